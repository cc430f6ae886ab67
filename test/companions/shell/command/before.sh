docker build --build-arg "NPM_TOKEN=$(vault read -field=token secret/npm)" .
