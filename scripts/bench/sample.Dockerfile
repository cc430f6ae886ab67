# What a Dockerfile usually holds.
ARG NODE_VERSION=22
FROM node:${NODE_VERSION}-slim AS build
ARG NPM_TOKEN
ENV NODE_ENV=production \
    DATABASE_URL=postgres://localhost/app
WORKDIR /app
RUN apt-get update \
 && apt-get install -y --no-install-recommends git curl \
 && rm -rf /var/lib/apt/lists/*
COPY --chown=node:node package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN if [ -n "$NPM_TOKEN" ]; then npm publish; fi
FROM build
LABEL org.opencontainers.image.title="sample"
# dockerlint ignore=no-secret-env;reason=a sample
ENV API_TOKEN=changeme
RUN curl -fsSL https://example.com/install.sh | sh
EXPOSE 8080
USER node
HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1
ENTRYPOINT ["node"]
CMD ["index.js"]
