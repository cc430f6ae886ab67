dockerBuildOptions ++= Seq("--build-arg", s"NPM_TOKEN=$token")
