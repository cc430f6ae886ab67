import os, subprocess
subprocess.run(["docker", "build", "--build-arg", f"NPM_TOKEN={os.environ['NPM_READ']}", "."], check=True)
subprocess.run([
    "docker",
    "build",
    "--build-arg",
    "NPM_TOKEN",
    ".",
])
os.system("docker build --build-arg NPM_TOKEN=$NPM_READ .")
cmd += ["--build-arg", "NPM_TOKEN=" + os.getenv("NPM_READ")]
# --build-arg NPM_TOKEN is what it took before
