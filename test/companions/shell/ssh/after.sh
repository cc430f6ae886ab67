docker build --ssh default -t app .
