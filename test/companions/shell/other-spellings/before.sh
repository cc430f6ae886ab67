#!/bin/sh
az acr build --registry acme --secret-build-arg NPM_TOKEN="$NPM_TOKEN" .
balena build --buildArg NPM_TOKEN="$NPM_TOKEN" .
balena push app -B NPM_TOKEN="$NPM_TOKEN"
minikube image build --build-opt=build-arg=NPM_TOKEN="$NPM_TOKEN" -t app .
oc start-build app --build-arg NPM_TOKEN="$NPM_TOKEN" --from-dir .
docker run -v "$PWD:/workspace" gcr.io/kaniko-project/executor --build-arg NPM_TOKEN="$NPM_TOKEN"
