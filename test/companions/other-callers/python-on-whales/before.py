from python_on_whales import docker
docker.build(".", build_args={"NPM_TOKEN": os.environ["NPM_TOKEN"]})
