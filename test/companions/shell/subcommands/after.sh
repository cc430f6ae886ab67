docker image build --secret id=NPM_TOKEN .
docker --log-level debug buildx --builder b build --secret id=NPM_TOKEN .
nerdctl build --secret id=NPM_TOKEN .
depot build --project p --secret id=NPM_TOKEN .
docker build -qt app --secret id=NPM_TOKEN - < Dockerfile
docker build --build-arg NPM_TOKEN https://github.com/example/app.git
docker build --check --build-arg NPM_TOKEN .
