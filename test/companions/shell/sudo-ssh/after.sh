sudo docker build -f Dockerfile --ssh default .
