sudo docker build -f Dockerfile --build-arg SSH_KEY="$(cat ~/.ssh/id_rsa)" .
