Process.Start("docker", $"build --build-arg NPM_TOKEN={Environment.GetEnvironmentVariable("NPM_READ")} .");
