import { boundedMemo } from '../../text/memo.ts';

/** The user that containers of an image run as if the Dockerfile has no USER. */
export interface ImageUser {
  /**
   * Every image name that the pattern matches contains one of these. Checked first, because compiling the RegExp is slow. Omitted: the pattern is always tried.
   */
  readonly marks?: readonly string[];
  /** Matched against the image name without registry `docker.io/`, without `library/` and without digest, but with the tag. */
  readonly image: RegExp;
  readonly user: 'root' | 'non-root';
  readonly source: string;
}

/** Known images, first match wins. An example of each stands in test/knowledge/docker/image-users.test.ts. */
export const IMAGE_USERS: readonly ImageUser[] = [
  {
    marks: ['nonroot', 'non-root', 'rootless', 'unprivileged'],
    image: /:(?:.*-)?(?:nonroot|non-root|rootless|unprivileged)(?:-.*)?$|-(?:nonroot|rootless|unprivileged)(?::|$)/,
    user: 'non-root',
    source: 'https://github.com/GoogleContainerTools/distroless#debian-13',
  },
  { marks: ['distroless'], image: /^gcr\.io\/distroless\//, user: 'root', source: 'https://github.com/GoogleContainerTools/distroless' },
  {
    marks: ['cgr.dev/', 'chainguard'],
    image: /^(?:cgr\.dev\/[^/]+|chainguard)\//,
    user: 'non-root',
    source: 'https://edu.chainguard.dev/chainguard/chainguard-images/overview/',
  },
  { marks: ['dhi.io'], image: /^dhi\.io\/[^:]+:.*-dev/, user: 'root', source: 'https://docs.docker.com/dhi/core-concepts/hardening/' },
  { marks: ['dhi.io'], image: /^dhi\.io\//, user: 'non-root', source: 'https://docs.docker.com/dhi/core-concepts/hardening/' },
  {
    marks: ['jenkins'],
    image: /^jenkins(?:\/(?:jenkins|inbound-agent|agent|jnlp-slave|slave|jnlp-agent-.*))?(?::|$)/,
    user: 'non-root',
    source: 'https://github.com/jenkinsci/docker/blob/master/debian/bookworm/hotspot/Dockerfile',
  },
  {
    marks: ['micromamba'],
    image: /^mambaorg\/micromamba(?::|$)/,
    user: 'non-root',
    source: 'https://micromamba-docker.readthedocs.io/en/latest/advanced_usage.html',
  },
  { marks: ['circleci', 'cimg'], image: /^(?:circleci|cimg)\//, user: 'non-root', source: 'https://circleci.com/docs/guides/execution-managed/custom-images/' },
  {
    marks: ['jupyter'],
    image: /^(?:quay\.io\/)?jupyter\//,
    user: 'non-root',
    source: 'https://jupyter-docker-stacks.readthedocs.io/en/latest/using/common.html',
  },
  { marks: ['1password'], image: /^1password\/op(?::|$)/, user: 'non-root', source: 'https://developer.1password.com/docs/cli/get-started/' },
  {
    marks: ['mssql'],
    image: /^mcr\.microsoft\.com\/mssql\//,
    user: 'non-root',
    source: 'https://learn.microsoft.com/sql/linux/sql-server-linux-docker-container-security',
  },
  {
    marks: ['mcr.microsoft.com'],
    image: /^mcr\.microsoft\.com\/(?:dotnet|powershell|playwright|azure-cli|azure-functions|openjdk)/,
    user: 'root',
    source: 'https://github.com/dotnet/dotnet-docker/blob/main/README.md',
  },
  { marks: ['minideb'], image: /^bitnami\/minideb(?::|$)/, user: 'root', source: 'https://github.com/bitnami/minideb' },
  {
    marks: ['bitnami'],
    image: /^(?:public\.ecr\.aws\/)?bitnami(?:legacy|secure)?\//,
    user: 'non-root',
    source: 'https://github.com/bitnami/containers#why-use-a-non-root-container',
  },
  {
    marks: ['elasticsearch', 'kibana', 'logstash'],
    image: /^(?:docker\.elastic\.co\/.*\/)?(?:elasticsearch|kibana|logstash)(?::|$)/,
    user: 'non-root',
    source: 'https://github.com/elastic/elasticsearch/tree/main/distribution/docker',
  },
  {
    marks: ['opensearchproject'],
    image: /^opensearchproject\//,
    user: 'non-root',
    source: 'https://github.com/opensearch-project/opensearch-build/tree/main/docker',
  },
  {
    marks: ['grafana'],
    image: /^grafana\/(?:grafana|loki)/,
    user: 'non-root',
    source: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/',
  },
  { marks: ['prom'], image: /^(?:quay\.io\/prometheus|prom)\//, user: 'non-root', source: 'https://github.com/prometheus/prometheus/blob/main/Dockerfile' },
  { marks: ['sonar'], image: /^sonarqube(?::|$)|^sonarsource\//, user: 'non-root', source: 'https://github.com/SonarSource/docker-sonarqube' },
  {
    marks: ['keycloak', 'wildfly', 'jboss'],
    image: /^quay\.io\/(?:keycloak|wildfly)\/|^jboss\//,
    user: 'non-root',
    source: 'https://github.com/keycloak/keycloak/blob/main/quarkus/container/Dockerfile',
  },
  {
    marks: ['/ubi'],
    image: /^(?:registry\.access\.redhat\.com|registry\.redhat\.io|redhat)\/ubi\d+\/(?:nodejs|python|ruby|php|go-toolset|openjdk|perl|nginx|httpd|dotnet|s2i)/,
    user: 'non-root',
    source: 'https://github.com/sclorg/s2i-base-container',
  },
  {
    marks: ['/ubi'],
    image: /^(?:registry\.access\.redhat\.com|registry\.redhat\.io|redhat)\/ubi\d+/,
    user: 'root',
    source: 'https://catalog.redhat.com/software/base-images',
  },
  {
    marks: ['sclorg', 'centos/'],
    image: /^(?:quay\.io\/)?(?:sclorg|centos)\/(?:nodejs|python|ruby|php|perl|s2i)-/,
    user: 'non-root',
    source: 'https://github.com/sclorg/s2i-base-container',
  },
  {
    marks: ['apache/', 'solr', 'spark', 'airflow'],
    image: /^apache\/(?:airflow|superset|nifi|spark|kafka|druid)(?::|$)|^(?:solr|spark|puckel\/docker-airflow)(?::|$)/,
    user: 'non-root',
    source: 'https://airflow.apache.org/docs/docker-stack/entrypoint.html',
  },
  {
    marks: ['confluentinc'],
    image: /^confluentinc\/cp-/,
    user: 'non-root',
    source: 'https://docs.confluent.io/platform/current/installation/docker/image-reference.html',
  },
  {
    marks: ['selenium', 'browserless', 'puppeteer', 'zenika'],
    image: /^(?:selenium|browserless)\/|^ghcr\.io\/(?:puppeteer\/puppeteer|browserless\/.*)|^zenika\/alpine-chrome/,
    user: 'non-root',
    source: 'https://github.com/SeleniumHQ/docker-selenium/blob/trunk/Base/Dockerfile',
  },
  {
    marks: ['code-server', 'gitpod', 'brew', 'kasmweb'],
    image: /^(?:codercom|ghcr\.io\/coder)\/code-server|^gitpod\/workspace-|^(?:homebrew|linuxbrew)\/brew|^kasmweb\//,
    user: 'non-root',
    source: 'https://github.com/coder/code-server/blob/main/ci/release-image/Dockerfile',
  },
  {
    marks: ['n8n', 'nodered', 'rocket', 'mattermost'],
    image: /^(?:docker\.n8n\.io\/)?n8nio\/n8n|^nodered\/node-red|^rocket(?:\.chat|chat\/rocket\.chat)|^mattermost\//,
    user: 'non-root',
    source: 'https://github.com/n8n-io/n8n/blob/master/docker/images/n8n/Dockerfile',
  },
  {
    marks: ['memcached', 'varnish', 'odoo', 'kong', 'liberty', 'haproxy', 'icr.io'],
    image: /^(?:memcached|varnish|odoo|kong|open-liberty|websphere-liberty)(?::|$)|^haproxy:(?:2\.[4-9]|3|lts|latest)|^icr\.io\/appcafe\//,
    user: 'non-root',
    source: 'https://github.com/docker-library/official-images',
  },
  {
    marks: ['nexus', 'rundeck', 'payara', 'temporalio', 'renovate'],
    image: /^(?:sonatype\/nexus3?|rundeck\/rundeck|payara\/.*|temporalio\/.*|renovate\/renovate|ghcr\.io\/renovatebot\/renovate)(?::|$)/,
    user: 'non-root',
    source: 'https://github.com/sonatype/docker-nexus3/blob/main/Dockerfile',
  },
  {
    marks: ['oracle.com'],
    image: /^container-registry\.oracle\.com\/(?:middleware|database)\//,
    user: 'non-root',
    source: 'https://github.com/oracle/docker-images',
  },
  { marks: ['ocaml', 'coqorg'], image: /^ocaml\/opam|^coqorg\//, user: 'non-root', source: 'https://hub.docker.com/r/ocaml/opam' },
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

/** Returns the default user of a known image, or `unknown` for other images and for names with a variable. */
export function defaultUserOf(image: string): 'root' | 'non-root' | 'unknown' {
  return USERS.of(image, findUser);
}

const USERS = boundedMemo<'root' | 'non-root' | 'unknown'>(20_000);

function findUser(image: string): 'root' | 'non-root' | 'unknown' {
  if (image.includes('$')) return 'unknown';
  if (image === 'scratch') return 'root';
  const name = image
    .replace(/@sha256:.*$/, '')
    .replace(/^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|registry\.hub\.docker\.com)\//, '')
    .replace(/^library\//, '')
    .toLowerCase();
  return IMAGE_USERS.find(({ marks, image: pattern }) => (marks?.some((mark) => name.includes(mark)) ?? true) && pattern.test(name))?.user ?? 'unknown';
}
