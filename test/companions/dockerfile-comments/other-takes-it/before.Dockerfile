FROM node:22
# docker build --build-arg NPM_TOKEN="xxxxx" -f Dockerfile_base .
ARG NPM_TOKEN=""
RUN npm ci
