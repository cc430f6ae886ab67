/** The program that a base image starts if the Dockerfile has no CMD and no ENTRYPOINT. */
export interface StartingImage {
  /** Image names without `docker.io/`, `library/` and tag, separated by spaces. A name that ends in `*` is a prefix. */
  readonly images: string;
  /** Matched against the tag; omitted if all tags start the program. */
  readonly tags?: RegExp;
  /** Shown to people; undefined if the image starts a shell or a language prompt, which read nothing by themselves. */
  readonly starts: string | undefined;
  /** The program of its ENTRYPOINT, which gets the CMD of the Dockerfile as its arguments. */
  readonly entrypoint?: string;
  /** Whether that program runs commands defined elsewhere: builds, services, notebooks. */
  readonly runsCommands?: boolean;
  /** The variables that its entrypoint and its server read. */
  readonly variables?: RegExp;
  /** Suffix of the variables that hold the path of a file with the value instead of the value: `_FILE` for `POSTGRES_PASSWORD_FILE`. */
  readonly fileSuffix?: string;
  readonly source: string;
}

/**
 * In order: among rows with the same image name, the first row with a matching tag counts. An example of each stands in
 * test/knowledge/docker/starting-images.test.ts.
 */
// biome-ignore format: one row a line
export const STARTING_IMAGES: readonly StartingImage[] = [
  { images: 'amazon/aws-cli public.ecr.aws/aws-cli/aws-cli', starts: 'aws', entrypoint: 'aws', source: 'https://github.com/aws/aws-cli/blob/v2/docker/Dockerfile' },
  { images: 'hashicorp/terraform', starts: 'terraform', entrypoint: 'terraform', source: 'https://github.com/hashicorp/terraform/blob/main/Dockerfile' },
  { images: 'alpine/helm', starts: 'helm', entrypoint: 'helm', source: 'https://github.com/alpine-docker/helm/blob/master/Dockerfile' },
  { images: 'bitnami/kubectl rancher/kubectl', starts: 'kubectl', entrypoint: 'kubectl', source: 'https://github.com/bitnami/containers/tree/main/bitnami/kubectl' },
  { images: 'alpine/git bitnami/git', starts: 'git', entrypoint: 'git', source: 'https://github.com/alpine-docker/git/blob/master/Dockerfile' },
  { images: 'docker', tags: /dind/, starts: 'dockerd', source: 'https://github.com/docker-library/docker/blob/master/Dockerfile-dind.template' },
  { images: 'docker', starts: 'docker', source: 'https://github.com/docker-library/docker/blob/master/docker-entrypoint.sh' },
  { images: 'digitalocean/doctl', starts: 'doctl', entrypoint: 'doctl', source: 'https://github.com/digitalocean/doctl/blob/main/Dockerfile' },
  { images: 'quay.io/skopeo/stable quay.io/skopeo/upstream quay.io/skopeo/testing', starts: 'skopeo', entrypoint: 'skopeo', source: 'https://github.com/containers/image_build/blob/main/skopeo/Containerfile' },
  { images: 'gcr.io/go-containerregistry/crane', starts: 'crane', entrypoint: 'crane', source: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/README.md#images' },
  { images: 'php', tags: /apache/, starts: 'apache2-foreground', source: 'https://github.com/docker-library/php/blob/master/Dockerfile-linux.template' },
  { images: 'php', tags: /fpm/, starts: 'php-fpm', source: 'https://github.com/docker-library/php/blob/master/Dockerfile-linux.template' },
  { images: 'nginx nginxinc/nginx-unprivileged bitnami/nginx', starts: 'nginx', source: 'https://github.com/nginx/docker-nginx/blob/master/Dockerfile-debian.template' },
  { images: 'httpd', starts: 'httpd-foreground', source: 'https://github.com/docker-library/httpd/blob/master/2.4/Dockerfile' },
  { images: 'tomcat tomee', starts: 'catalina.sh run', source: 'https://github.com/docker-library/tomcat/blob/master/Dockerfile.template' },
  { images: 'jetty', starts: 'Jetty', source: 'https://github.com/jetty/jetty.docker' },
  { images: 'quay.io/wildfly/wildfly jboss/wildfly jboss/keycloak quay.io/keycloak/keycloak payara/* open-liberty websphere-liberty', starts: 'the application server', source: 'https://github.com/jboss-dockerfiles/wildfly' },
  { images: 'mysql mariadb percona', starts: 'mysqld', variables: /^(?:MYSQL|MARIADB)_/, fileSuffix: '_FILE', source: 'https://github.com/docker-library/mysql/blob/master/Dockerfile.oracle' },
  { images: 'postgres postgis/postgis timescale/timescaledb*', starts: 'postgres', variables: /^(?:POSTGRES_|PG)/, fileSuffix: '_FILE', source: 'https://github.com/docker-library/postgres/blob/master/Dockerfile-debian.template' },
  { images: 'mongo', starts: 'mongod', variables: /^MONGO_INITDB_/, fileSuffix: '_FILE', source: 'https://github.com/docker-library/mongo/blob/master/docker-entrypoint.sh' },
  { images: 'rabbitmq neo4j influxdb couchdb', starts: 'its server', variables: /^(?:RABBITMQ|NEO4J|(?:DOCKER_)?INFLUXDB|COUCHDB)_/, source: 'https://hub.docker.com/_/rabbitmq' },
  { images: 'hashicorp/packer', starts: 'packer', entrypoint: 'packer', source: 'https://github.com/hashicorp/packer/blob/main/Dockerfile' },
  { images: 'redis valkey/valkey memcached cassandra elasticsearch kibana logstash solr zookeeper consul hashicorp/* vault nats haproxy traefik caddy varnish registry sonarqube', starts: 'its server', source: 'https://github.com/docker-library/official-images/tree/master/library' },
  { images: 'wordpress nextcloud phpmyadmin', starts: 'its application', fileSuffix: '_FILE', variables: /^(?:WORDPRESS|NEXTCLOUD|PMA|MYSQL|POSTGRES|REDIS|SMTP)_/, source: 'https://hub.docker.com/_/wordpress' },
  { images: 'ghost drupal joomla redmine odoo matomo mediawiki adminer gitea/gitea gitlab/gitlab-ce gitlab/gitlab-ee', starts: 'its application', source: 'https://github.com/docker-library/official-images/tree/master/library' },
  { images: 'jenkins/jenkins jenkins/inbound-agent jenkins/agent jenkins/ssh-agent jenkins/jnlp-slave jenkins jenkinsci/* gitlab/gitlab-runner buildkite/agent', starts: 'Jenkins or another CI agent', runsCommands: true, source: 'https://github.com/jenkinsci/docker' },
  { images: 'grafana/* prom/*', starts: 'its server', variables: /^GF_/, source: 'https://grafana.com/docs/grafana/latest/setup-grafana/installation/docker/' },
  { images: 'phusion/baseimage phusion/passenger-* linuxserver/* lscr.io/linuxserver/* ghcr.io/linuxserver/*', starts: 'its services', runsCommands: true, source: 'https://github.com/phusion/baseimage-docker' },
  { images: 'jupyter/* quay.io/jupyter/* rocker/rstudio rocker/shiny rocker/tidyverse rocker/verse apache/airflow puckel/docker-airflow', starts: 'its server', runsCommands: true, source: 'https://jupyter-docker-stacks.readthedocs.io/en/latest/using/common.html' },
  { images: 'tiangolo/* webdevops/* richarvey/nginx-php-fpm trafex/*', starts: 'its server', source: 'https://github.com/tiangolo/uvicorn-gunicorn-fastapi-docker' },
  { images: 'thecodingmachine/php', tags: /apache|fpm/, starts: 'its server', source: 'https://github.com/tiangolo/uvicorn-gunicorn-fastapi-docker' },
  { images: 'lambci/* public.ecr.aws/lambda/*', starts: 'the handler of a function', source: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html' },
  { images: 'mcr.microsoft.com/mssql/*', starts: 'its server', variables: /^(?:MSSQL_\w+|SA_PASSWORD)$/, source: 'https://learn.microsoft.com/sql/linux/sql-server-linux-configure-environment-variables' },
  { images: 'mcr.microsoft.com/azure-functions/*', starts: 'its server', source: 'https://mcr.microsoft.com/en-us/artifact/mar/azure-functions/node/about' },
  { images: 'cypress/included', starts: 'cypress run', variables: /^CYPRESS_/, source: 'https://github.com/cypress-io/cypress-docker-images/blob/master/included/README.md' },
  { images: 'scratch alpine debian ubuntu centos fedora rockylinux almalinux oraclelinux amazonlinux busybox archlinux opensuse/* photon clearlinux buildpack-deps bash gcr.io/distroless/* cgr.dev/chainguard/wolfi-base cgr.dev/chainguard/static cgr.dev/chainguard/glibc-dynamic registry.access.redhat.com/ubi* redhat/ubi*', starts: undefined, source: 'https://github.com/docker-library/official-images/tree/master/library' },
  { images: 'node python pypy ruby jruby golang rust openjdk eclipse-temurin amazoncorretto sapmachine ibmjava maven gradle sbtscala/* hseeberger/* clojure groovy php hhvm perl erlang elixir haskell swift julia r-base rocker/r-ver gcc mono composer oven/bun denoland/deno dart cirrusci/flutter continuumio/* condaforge/* mcr.microsoft.com/dotnet/* microsoft/dotnet ghcr.io/astral-sh/uv cypress/* circleci/* cimg/*', starts: undefined, source: 'https://github.com/docker-library/official-images/tree/master/library' },
];

/** Returns the row for an image name as written in FROM, or undefined if the image is unknown. */
export function startingImage(image: string): StartingImage | undefined {
  const [name = '', tag = ''] = image
    .replace(/^(?:docker\.io\/)?(?:library\/)?/, '')
    .replace(/@.*/, '')
    .split(/:(?=[^/]*$)/);
  const isIt = ({ tags }: StartingImage): boolean => tags?.test(tag) ?? true;
  known ??= index();
  const { byName, byBeginning } = known;
  return byName.get(name)?.find(isIt) ?? byBeginning.find(([beginning, row]) => name.startsWith(beginning) && isIt(row))?.[1];
}

interface Index {
  readonly byName: ReadonlyMap<string, readonly StartingImage[]>;
  readonly byBeginning: readonly (readonly [beginning: string, row: StartingImage])[];
}

let known: Index | undefined;

function index(): Index {
  const byName = new Map<string, StartingImage[]>();
  const byBeginning: (readonly [string, StartingImage])[] = [];
  for (const row of STARTING_IMAGES)
    for (const name of row.images.split(' '))
      if (name.endsWith('*')) byBeginning.push([name.slice(0, -1), row]);
      else byName.set(name, [...(byName.get(name) ?? []), row]);
  return { byName, byBeginning };
}
