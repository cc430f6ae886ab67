/** What a base image starts where the Dockerfile has no CMD and no ENTRYPOINT. */
export interface StartingImage {
  /** On the image's name without registry `docker.io/` and `library/`. */
  readonly image: RegExp;
  /** For people; undefined where it is a shell or a prompt of the language, which read nothing by themselves. */
  readonly starts: string | undefined;
  /** Whether that runs commands that stand somewhere else: builds, services, notebooks. */
  readonly runsCommands?: boolean;
  /** The variables that its entrypoint and its server read. */
  readonly variables?: RegExp;
  /** What a variable of those is called that holds the path of a file with the value. */
  readonly fileSuffix?: string;
  readonly source: string;
}

/** In order: the first row that matches counts. An example of each stands in test/knowledge/docker/starting-images.test.ts. */
// biome-ignore format: one row a line
export const STARTING_IMAGES: readonly StartingImage[] = [
  { image: /^php:.*apache/, starts: 'apache2-foreground', source: 'https://github.com/docker-library/php/blob/master/Dockerfile-linux.template' },
  { image: /^php:.*fpm/, starts: 'php-fpm', source: 'https://github.com/docker-library/php/blob/master/Dockerfile-linux.template' },
  { image: /^(?:nginx|nginxinc\/nginx-unprivileged|bitnami\/nginx)(?::|$)/, starts: 'nginx', source: 'https://github.com/nginx/docker-nginx/blob/master/Dockerfile-debian.template' },
  { image: /^httpd(?::|$)/, starts: 'httpd-foreground', source: 'https://github.com/docker-library/httpd/blob/master/2.4/Dockerfile' },
  { image: /^(?:tomcat|tomee)(?::|$)/, starts: 'catalina.sh run', source: 'https://github.com/docker-library/tomcat/blob/master/Dockerfile.template' },
  { image: /^jetty(?::|$)/, starts: 'Jetty', source: 'https://github.com/jetty/jetty.docker' },
  { image: /^(?:quay\.io\/wildfly\/wildfly|jboss\/(?:wildfly|keycloak)|quay\.io\/keycloak\/keycloak|payara\/[\w-]+|open-liberty|websphere-liberty)(?::|$)/, starts: 'the application server', source: 'https://github.com/jboss-dockerfiles/wildfly' },
  { image: /^(?:mysql|mariadb|percona)(?::|$)/, starts: 'mysqld', variables: /^(?:MYSQL|MARIADB)_/, fileSuffix: '_FILE', source: 'https://github.com/docker-library/mysql/blob/master/Dockerfile.oracle' },
  { image: /^(?:postgres|postgis\/postgis|timescale\/timescaledb[\w-]*)(?::|$)/, starts: 'postgres', variables: /^(?:POSTGRES_|PG)/, fileSuffix: '_FILE', source: 'https://github.com/docker-library/postgres/blob/master/Dockerfile-debian.template' },
  { image: /^mongo(?::|$)/, starts: 'mongod', variables: /^MONGO_INITDB_/, fileSuffix: '_FILE', source: 'https://github.com/docker-library/mongo/blob/master/docker-entrypoint.sh' },
  { image: /^(?:rabbitmq|neo4j|influxdb|couchdb)(?::|$)/, starts: 'its server', variables: /^(?:RABBITMQ|NEO4J|(?:DOCKER_)?INFLUXDB|COUCHDB)_/, source: 'https://hub.docker.com/_/rabbitmq' },
  { image: /^(?:redis|valkey\/valkey|memcached|cassandra|elasticsearch|kibana|logstash|solr|zookeeper|consul|hashicorp\/[\w-]+|vault|nats|haproxy|traefik|caddy|varnish|registry|sonarqube)(?::|$)/, starts: 'its server', source: 'https://github.com/docker-library/official-images/tree/master/library' },
  { image: /^(?:wordpress|nextcloud|phpmyadmin)(?::|$)/, starts: 'its application', fileSuffix: '_FILE', variables: /^(?:WORDPRESS|NEXTCLOUD|PMA|MYSQL|POSTGRES|REDIS|SMTP)_/, source: 'https://hub.docker.com/_/wordpress' },
  { image: /^(?:ghost|drupal|joomla|redmine|odoo|matomo|mediawiki|adminer|gitea\/gitea|gitlab\/gitlab-ce|gitlab\/gitlab-ee)(?::|$)/, starts: 'its application', source: 'https://github.com/docker-library/official-images/tree/master/library' },
  { image: /^(?:jenkins\/(?:jenkins|inbound-agent|agent|ssh-agent|jnlp-slave)|jenkins|jenkinsci\/[\w-]+|gitlab\/gitlab-runner|buildkite\/agent)(?::|$)/, starts: 'Jenkins or another CI agent', runsCommands: true, source: 'https://github.com/jenkinsci/docker' },
  { image: /^(?:grafana|prom)\/[\w-]+(?::|$)/, starts: 'its server', variables: /^GF_/, source: 'https://grafana.com/docs/grafana/latest/setup-grafana/installation/docker/' },
  { image: /^(?:phusion\/(?:baseimage|passenger-[\w-]+)|linuxserver\/[\w-]+|(?:lscr|ghcr)\.io\/linuxserver\/[\w-]+)(?::|$)/, starts: 'its services', runsCommands: true, source: 'https://github.com/phusion/baseimage-docker' },
  { image: /^(?:jupyter\/[\w-]+|quay\.io\/jupyter\/[\w-]+|rocker\/(?:rstudio|shiny|tidyverse|verse)|apache\/airflow|puckel\/docker-airflow)(?::|$)/, starts: 'its server', runsCommands: true, source: 'https://jupyter-docker-stacks.readthedocs.io/en/latest/using/common.html' },
  { image: /^(?:tiangolo\/[\w-]+|thecodingmachine\/php:.*(?:apache|fpm)|webdevops\/[\w-]+|richarvey\/nginx-php-fpm|trafex\/[\w-]+)/, starts: 'its server', source: 'https://github.com/tiangolo/uvicorn-gunicorn-fastapi-docker' },
  { image: /^(?:lambci|public\.ecr\.aws\/lambda)\//, starts: 'the handler of a function', source: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html' },
  { image: /^mcr\.microsoft\.com\/mssql\//, starts: 'its server', variables: /^(?:MSSQL_\w+|SA_PASSWORD)$/, source: 'https://learn.microsoft.com/sql/linux/sql-server-linux-configure-environment-variables' },
  { image: /^mcr\.microsoft\.com\/azure-functions\//, starts: 'its server', source: 'https://mcr.microsoft.com/en-us/artifact/mar/azure-functions/node/about' },
  { image: /^cypress\/included(?::|$)/, starts: 'cypress run', variables: /^CYPRESS_/, source: 'https://github.com/cypress-io/cypress-docker-images/blob/master/included/README.md' },
  { image: /^(?:scratch|alpine|debian|ubuntu|centos|fedora|rockylinux|almalinux|oraclelinux|amazonlinux|busybox|archlinux|opensuse\/[\w-]+|photon|clearlinux|buildpack-deps|bash|gcr\.io\/distroless\/[\w-]+|cgr\.dev\/chainguard\/(?:wolfi-base|static|glibc-dynamic)|registry\.access\.redhat\.com\/ubi\d+\/[\w-]+|redhat\/ubi\d+[\w-]*)(?:[:@]|$)/, starts: undefined, source: 'https://github.com/docker-library/official-images/tree/master/library' },
  { image: /^(?:node|python|pypy|ruby|jruby|golang|rust|openjdk|eclipse-temurin|amazoncorretto|sapmachine|ibmjava|maven|gradle|sbtscala\/[\w-]+|hseeberger\/[\w-]+|clojure|groovy|php|hhvm|perl|erlang|elixir|haskell|swift|julia|r-base|rocker\/r-ver|gcc|mono|composer|oven\/bun|denoland\/deno|dart|cirrusci\/flutter|continuumio\/[\w-]+|condaforge\/[\w-]+|mcr\.microsoft\.com\/(?:dotnet|dotnet\/core)\/[\w-]+|microsoft\/dotnet|ghcr\.io\/astral-sh\/uv|cypress\/[\w-]+|circleci\/[\w-]+|cimg\/[\w-]+)(?:[:@]|$)/, starts: undefined, source: 'https://github.com/docker-library/official-images/tree/master/library' },
];
