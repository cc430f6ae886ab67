docker image build --build-arg NPM_TOKEN .
docker --log-level debug buildx --builder b build --build-arg NPM_TOKEN .
nerdctl build --build-arg=NPM_TOKEN .
depot build --project p --build-arg NPM_TOKEN=$NPM_TOKEN .
docker build -qt app --build-arg NPM_TOKEN - < Dockerfile
docker build --build-arg NPM_TOKEN https://github.com/example/app.git
docker build --check --build-arg NPM_TOKEN .
