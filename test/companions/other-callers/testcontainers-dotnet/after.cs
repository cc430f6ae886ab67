var image = new ImageFromDockerfileBuilder().WithDockerfileDirectory(".").WithBuildArgument("NPM_TOKEN", token).Build();
