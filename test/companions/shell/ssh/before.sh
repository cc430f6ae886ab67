docker build --build-arg SSH_KEY="$(cat ~/.ssh/id_rsa)" -t app .
