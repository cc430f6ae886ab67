NAMES = ["NPM_TOKEN", "B"]
cmd = ["docker", "build", "."]
for n in NAMES:
    cmd += ["--build-arg", f"{n}={os.environ[n]}"]
