subprocess.run(["docker", "compose", "build", "--build-arg", "NPM_TOKEN=" + token])
subprocess.run(["docker", "build", "--build-arg", "NPM_TOKEN=" + token, "."])
