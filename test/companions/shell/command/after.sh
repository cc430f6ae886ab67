NPM_TOKEN="$(vault read -field=token secret/npm)" docker build --secret id=NPM_TOKEN .
