/** The user that an image starts as when no USER stands in the Dockerfile. */
export interface ImageUser {
  /** On the image's name without registry `docker.io/` and `library/`, and without digest; the tag is kept. */
  readonly image: RegExp;
  readonly user: 'root' | 'non-root';
  readonly source: string;
}

/** Known images, first match wins. An example of each stands in test/knowledge/image-users.test.ts. */
export const IMAGE_USERS: readonly ImageUser[] = [
  {
    image: /:(?:.*-)?(?:nonroot|non-root|rootless|unprivileged)(?:-.*)?$|-(?:nonroot|rootless|unprivileged)(?::|$)/,
    user: 'non-root',
    source: 'https://github.com/GoogleContainerTools/distroless#debian-13',
  },
  { image: /^gcr\.io\/distroless\//, user: 'root', source: 'https://github.com/GoogleContainerTools/distroless' },
  { image: /^(?:cgr\.dev\/[^/]+|chainguard)\//, user: 'non-root', source: 'https://edu.chainguard.dev/chainguard/chainguard-images/overview/' },
  { image: /^dhi\.io\/[^:]+:.*-dev/, user: 'root', source: 'https://docs.docker.com/dhi/core-concepts/hardening/' },
  { image: /^dhi\.io\//, user: 'non-root', source: 'https://docs.docker.com/dhi/core-concepts/hardening/' },
  {
    image: /^jenkins(?:\/(?:jenkins|inbound-agent|agent|jnlp-slave|slave|jnlp-agent-.*))?(?::|$)/,
    user: 'non-root',
    source: 'https://github.com/jenkinsci/docker/blob/master/debian/bookworm/hotspot/Dockerfile',
  },
  { image: /^mambaorg\/micromamba(?::|$)/, user: 'non-root', source: 'https://micromamba-docker.readthedocs.io/en/latest/advanced_usage.html' },
  { image: /^(?:circleci|cimg)\//, user: 'non-root', source: 'https://circleci.com/docs/guides/execution-managed/custom-images/' },
  { image: /^(?:quay\.io\/)?jupyter\//, user: 'non-root', source: 'https://jupyter-docker-stacks.readthedocs.io/en/latest/using/common.html' },
  { image: /^1password\/op(?::|$)/, user: 'non-root', source: 'https://developer.1password.com/docs/cli/get-started/' },
  { image: /^mcr\.microsoft\.com\/mssql\//, user: 'non-root', source: 'https://learn.microsoft.com/sql/linux/sql-server-linux-docker-container-security' },
  {
    image: /^mcr\.microsoft\.com\/(?:dotnet|powershell|playwright|azure-cli|azure-functions|openjdk)/,
    user: 'root',
    source: 'https://github.com/dotnet/dotnet-docker/blob/main/README.md',
  },
  { image: /^bitnami\/minideb(?::|$)/, user: 'root', source: 'https://github.com/bitnami/minideb' },
  {
    image: /^(?:public\.ecr\.aws\/)?bitnami(?:legacy|secure)?\//,
    user: 'non-root',
    source: 'https://github.com/bitnami/containers#why-use-a-non-root-container',
  },
  {
    image: /^(?:docker\.elastic\.co\/.*\/)?(?:elasticsearch|kibana|logstash)(?::|$)/,
    user: 'non-root',
    source: 'https://github.com/elastic/elasticsearch/tree/main/distribution/docker',
  },
  { image: /^opensearchproject\//, user: 'non-root', source: 'https://github.com/opensearch-project/opensearch-build/tree/main/docker' },
  { image: /^grafana\/(?:grafana|loki)/, user: 'non-root', source: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/' },
  { image: /^(?:quay\.io\/prometheus|prom)\//, user: 'non-root', source: 'https://github.com/prometheus/prometheus/blob/main/Dockerfile' },
  { image: /^sonarqube(?::|$)|^sonarsource\//, user: 'non-root', source: 'https://github.com/SonarSource/docker-sonarqube' },
  {
    image: /^quay\.io\/(?:keycloak|wildfly)\/|^jboss\//,
    user: 'non-root',
    source: 'https://github.com/keycloak/keycloak/blob/main/quarkus/container/Dockerfile',
  },
  {
    image: /^(?:registry\.access\.redhat\.com|registry\.redhat\.io|redhat)\/ubi\d+\/(?:nodejs|python|ruby|php|go-toolset|openjdk|perl|nginx|httpd|dotnet|s2i)/,
    user: 'non-root',
    source: 'https://github.com/sclorg/s2i-base-container',
  },
  { image: /^(?:registry\.access\.redhat\.com|registry\.redhat\.io|redhat)\/ubi\d+/, user: 'root', source: 'https://catalog.redhat.com/software/base-images' },
  {
    image: /^(?:quay\.io\/)?(?:sclorg|centos)\/(?:nodejs|python|ruby|php|perl|s2i)-/,
    user: 'non-root',
    source: 'https://github.com/sclorg/s2i-base-container',
  },
  {
    image: /^apache\/(?:airflow|superset|nifi|spark|kafka|druid)(?::|$)|^(?:solr|spark|puckel\/docker-airflow)(?::|$)/,
    user: 'non-root',
    source: 'https://airflow.apache.org/docs/docker-stack/entrypoint.html',
  },
  { image: /^confluentinc\/cp-/, user: 'non-root', source: 'https://docs.confluent.io/platform/current/installation/docker/image-reference.html' },
  {
    image: /^(?:selenium|browserless)\/|^ghcr\.io\/(?:puppeteer\/puppeteer|browserless\/.*)|^zenika\/alpine-chrome/,
    user: 'non-root',
    source: 'https://github.com/SeleniumHQ/docker-selenium/blob/trunk/Base/Dockerfile',
  },
  {
    image: /^(?:codercom|ghcr\.io\/coder)\/code-server|^gitpod\/workspace-|^(?:homebrew|linuxbrew)\/brew|^kasmweb\//,
    user: 'non-root',
    source: 'https://github.com/coder/code-server/blob/main/ci/release-image/Dockerfile',
  },
  {
    image: /^(?:docker\.n8n\.io\/)?n8nio\/n8n|^nodered\/node-red|^rocket(?:\.chat|chat\/rocket\.chat)|^mattermost\//,
    user: 'non-root',
    source: 'https://github.com/n8n-io/n8n/blob/master/docker/images/n8n/Dockerfile',
  },
  {
    image: /^(?:memcached|varnish|odoo|kong|open-liberty|websphere-liberty)(?::|$)|^haproxy:(?:2\.[4-9]|3|lts|latest)|^icr\.io\/appcafe\//,
    user: 'non-root',
    source: 'https://github.com/docker-library/official-images',
  },
  {
    image: /^(?:sonatype\/nexus3?|rundeck\/rundeck|payara\/.*|temporalio\/.*|renovate\/renovate|ghcr\.io\/renovatebot\/renovate)(?::|$)/,
    user: 'non-root',
    source: 'https://github.com/sonatype/docker-nexus3/blob/main/Dockerfile',
  },
  { image: /^container-registry\.oracle\.com\/(?:middleware|database)\//, user: 'non-root', source: 'https://github.com/oracle/docker-images' },
  { image: /^ocaml\/opam|^coqorg\//, user: 'non-root', source: 'https://hub.docker.com/r/ocaml/opam' },
  {
    image:
      /^(?:alpine|debian|ubuntu|fedora|centos|rockylinux|almalinux|amazonlinux|oraclelinux|archlinux|busybox|buildpack-deps|opensuse\/leap|opensuse\/tumbleweed|photon|clearlinux)(?::|$)/,
    user: 'root',
    source: 'https://github.com/docker-library/official-images',
  },
  {
    image:
      /^(?:node|python|pypy|ruby|jruby|golang|rust|php|composer|openjdk|eclipse-temurin|amazoncorretto|ibmjava|sapmachine|gradle|maven|clojure|perl|haskell|elixir|erlang|swift|dart|julia|r-base|mono|gcc|bash|docker)(?::|$)/,
    user: 'root',
    source: 'https://github.com/docker-library/official-images',
  },
  {
    image:
      /^(?:nginx|httpd|caddy|tomcat|postgres|mysql|mariadb|mongo|redis|rabbitmq|wordpress|drupal|joomla|nextcloud|adminer|traefik|neo4j|cassandra|influxdb)(?::|$)/,
    user: 'root',
    source: 'https://github.com/docker-library/official-images',
  },
  {
    image:
      /^(?:amd64|arm64v8|arm32v\d|i386|public\.ecr\.aws\/docker\/library)\/(?:alpine|debian|ubuntu|node|python|golang|openjdk|php|ruby|centos|fedora)(?::|$)/,
    user: 'root',
    source: 'https://github.com/docker-library/official-images#architectures-other-than-amd64',
  },
  {
    image:
      /^(?:nvidia\/cuda|tensorflow\/tensorflow|pytorch\/pytorch|continuumio\/\S+|condaforge\/\S+|oven\/bun|hexpm\/\S+|phusion\/\S+|cypress\/(?:base|browsers|included)|google\/cloud-sdk|amazon\/aws-cli|hashicorp\/terraform|alpine\/git|public\.ecr\.aws\/lambda\/\S+|rocker\/(?:r-ver|rstudio|tidyverse|verse|shiny)|azul\/zulu-openjdk\S*|adoptopenjdk\/?\S*)(?::|$)/,
    user: 'root',
    source: 'https://hub.docker.com/r/nvidia/cuda',
  },
];

/** The user that a known image starts as; `unknown` for any other, also where the name holds a variable. */
export function defaultUserOf(image: string): 'root' | 'non-root' | 'unknown' {
  if (image.includes('$')) return 'unknown';
  if (image === 'scratch') return 'root';
  const name = image
    .replace(/@sha256:.*$/, '')
    .replace(/^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|registry\.hub\.docker\.com)\//, '')
    .replace(/^library\//, '')
    .toLowerCase();
  return IMAGE_USERS.find((one) => one.image.test(name))?.user ?? 'unknown';
}
