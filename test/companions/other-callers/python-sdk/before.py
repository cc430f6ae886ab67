import docker
client = docker.from_env()
client.images.build(path=".", buildargs={"VERSION": "1", "NPM_TOKEN": os.getenv("TOK")})
client.images.build(path=".", buildargs=dict(NPM_TOKEN=token), tag="x")
client.containers.run("app", environment={"NPM_TOKEN": token})
