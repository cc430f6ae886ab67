/** The user that an image starts as when no USER stands in the Dockerfile. */
export interface ImageUser {
  /** On the image's name without registry `docker.io/` and `library/`, and without digest; the tag is kept. */
  readonly image: RegExp;
  readonly user: 'root' | 'non-root';
  readonly source: string;
}

/** Known images, first match wins. An example of each stands in test/knowledge/image-users.test.ts. */
const IMAGE_USERS: readonly ImageUser[] = [
  { image: /:(?:.*-)?(?:nonroot|non-root|rootless|unprivileged)(?:-.*)?$|-(?:nonroot|rootless|unprivileged)(?::|$)/, user: 'non-root', source: 'https://github.com/GoogleContainerTools/distroless#why-should-i-use-distroless-images' },
  { image: /^gcr\.io\/distroless\//, user: 'root', source: 'https://github.com/GoogleContainerTools/distroless' },
  { image: /^(?:cgr\.dev\/chainguard|chainguard)\/(?:wolfi-base|bash|busybox|git|maven|gradle|sdk|.*:.*-dev)\b.*root/, user: 'root', source: 'https://edu.chainguard.dev/chainguard/chainguard-images/' },
  { image: /^(?:cgr\.dev\/chainguard|chainguard)\//, user: 'non-root', source: 'https://edu.chainguard.dev/chainguard/chainguard-images/overview/' },
  { image: /^dhi\.io\//, user: 'non-root', source: 'https://docs.docker.com/dhi/core-concepts/hardening/' },
  { image: /^jenkins(?:\/(?:jenkins|inbound-agent|agent|ssh-agent|jnlp-slave|slave|jnlp-agent-.*))?(?::|$)/, user: 'non-root', source: 'https://github.com/jenkinsci/docker/blob/master/debian/bookworm/hotspot/Dockerfile' },
  { image: /^mambaorg\/micromamba/, user: 'non-root', source: 'https://micromamba-docker.readthedocs.io/en/latest/advanced_usage.html#changing-the-user-id-or-name' },
  { image: /^(?:circleci|cimg)\//, user: 'non-root', source: 'https://circleci.com/docs/guides/execution-managed/custom-images/' },
  { image: /^(?:quay\.io\/jupyter|jupyter|jupyterhub\/singleuser|jupyterhub\/k8s-singleuser)/, user: 'non-root', source: 'https://jupyter-docker-stacks.readthedocs.io/en/latest/using/common.html' },
  { image: /^1password\/op/, user: 'non-root', source: 'https://developer.1password.com/docs/cli/get-started/' },
  { image: /^mcr\.microsoft\.com\/mssql\/server|^mcr\.microsoft\.com\/mssql\/rhel/, user: 'non-root', source: 'https://learn.microsoft.com/sql/linux/sql-server-linux-docker-container-security' },
  { image: /^mcr\.microsoft\.com\/(?:dotnet|devcontainers|powershell|playwright|azure-cli|azure-functions|openjdk|vscode)/, user: 'root', source: 'https://github.com/dotnet/dotnet-docker/blob/main/samples/README.md' },
  { image: /^(?:public\.ecr\.aws\/)?bitnami(?:legacy|secure)?\//, user: 'non-root', source: 'https://github.com/bitnami/containers#why-use-a-non-root-container' },
  { image: /^(?:docker\.elastic\.co\/\S+\/)?(?:elasticsearch|kibana|logstash|[a-z]*beat|apm-server|opensearchproject\/.*|elastic-agent)(?::|$)/, user: 'non-root', source: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-prod' },
  { image: /^opensearchproject\//, user: 'non-root', source: 'https://docs.opensearch.org/latest/install-and-configure/install-opensearch/docker/' },
  { image: /^(?:grafana\/(?:grafana|loki|promtail|tempo|mimir)|prom\/|quay\.io\/prometheus\/)/, user: 'non-root', source: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/' },
  { image: /^sonarqube(?::|$)|^sonarsource\//, user: 'non-root', source: 'https://github.com/SonarSource/docker-sonarqube' },
  { image: /^(?:quay\.io\/keycloak\/|keycloak\/)keycloak|^jboss\/|^quay\.io\/wildfly\//, user: 'non-root', source: 'https://www.keycloak.org/server/containers' },
  { image: /^(?:redhat\/ubi\d|registry\.access\.redhat\.com\/ubi\d|registry\.redhat\.io\/ubi\d)\/(?:nodejs|python|ruby|php|go-toolset|openjdk|perl|nginx|httpd|dotnet|s2i)/, user: 'non-root', source: 'https://catalog.redhat.com/software/containers/ubi9/nodejs-20/64770ac7a835530172eee6a9' },
  { image: /^(?:redhat\/ubi\d|registry\.access\.redhat\.com\/ubi\d(?:\/ubi|:|-|$))/, user: 'root', source: 'https://catalog.redhat.com/software/containers/ubi9/ubi/615bcf606feffc5384e8452e' },
  { image: /^(?:quay\.io\/|docker\.io\/)?centos\/(?:nodejs|python|ruby|php|perl|mysql|postgresql|mariadb|httpd|nginx|s2i)|^(?:quay\.io\/)?sclorg\/|^openshift\/|^quay\.io\/openshift\//, user: 'non-root', source: 'https://github.com/sclorg/s2i-base-container' },
  { image: /^(?:apache\/(?:airflow|superset|nifi|spark|flink|kafka|solr|druid|zeppelin|activemq-artemis)|solr|flink|puckel\/docker-airflow|confluentinc\/)/, user: 'non-root', source: 'https://airflow.apache.org/docs/docker-stack/entrypoint.html' },
  { image: /^(?:nginxinc\/nginx-unprivileged|ghcr\.io\/nginxinc\/nginx-unprivileged)/, user: 'non-root', source: 'https://github.com/nginxinc/docker-nginx-unprivileged' },
  { image: /^(?:ghost|memcached|vault|hashicorp\/vault|consul|hashicorp\/consul|haproxy:(?:2\.[4-9]|3)|varnish|couchbase|sonatype\/nexus3?|rocket\.chat|rocketchat\/rocket\.chat|n8nio\/n8n|docker\.n8n\.io\/n8nio\/n8n|nodered\/node-red(?:-docker)?|hasura\/graphql-engine|minio\/mc|gitpod\/workspace-.*|codercom\/code-server|ghcr\.io\/coder\/code-server|linuxbrew\/brew|homebrew\/brew|homebrew\/ubuntu.*|nixos\/nix-non-root|zalenium|selenium\/.*|browserless\/chrome|ghcr\.io\/browserless\/.*|ghcr\.io\/puppeteer\/puppeteer|zenika\/alpine-chrome|justinribeiro\/chrome-headless|buildkite\/puppeteer|cypress\/included-nonroot|newrelic\/.*|openpolicyagent\/opa|odoo|rundeck\/rundeck|payara\/.*|open-liberty|icr\.io\/appcafe\/.*|ibmcom\/websphere-liberty|websphere-liberty|store\/oracle\/.*|container-registry\.oracle\.com\/(?:middleware|database)\/.*|oracle\/(?:weblogic|database)|gitlab\/gitlab-runner-helper|temporalio\/.*|paketobuildpacks\/.*|heroku\/(?:heroku|builder):2[4-9].*|cloudfoundry\/.*|exoplatform\/.*|eclipse\/.*|codenvy\/.*|kong|openresty\/openresty-nonroot|neo4j\/.*-nonroot|ankane\/pghero|tomcat-nonroot|mattermost\/.*|metabase-nonroot|hadolint-nonroot|renovate\/renovate|ghcr\.io\/renovatebot\/renovate|returntocorp\/semgrep-nonroot|ocaml\/opam|ocaml\/opam2?.*|coqorg\/.*|rocker\/binder|tensorflow\/serving-nonroot|kasmweb\/.*|archlinux-aur|cockroachdb\/.*-nonroot)(?::|$)/, user: 'non-root', source: 'https://github.com/docker-library/official-images' },
  { image: /^(?:gradle|maven|node|python|ruby|golang|rust|php|composer|openjdk|eclipse-temurin|amazoncorretto|ibmjava|alpine|debian|ubuntu|fedora|centos|rockylinux|almalinux|amazonlinux|oraclelinux|opensuse\/\S+|archlinux|busybox|buildpack-deps|bash|docker|nginx|httpd|caddy|tomcat|jetty-root|perl|haskell|elixir|erlang|swift|dart|julia|r-base|rocker\/\S+|mono|postgres|mysql|mariadb|mongo|redis|rabbitmq|wordpress|drupal|joomla|nextcloud|adminer|traefik|oven\/bun|denoland\/deno-root|hexpm\/\S+|bitwalker\/\S+|continuumio\/\S+|condaforge\/\S+|nvidia\/cuda|tensorflow\/tensorflow|pytorch\/pytorch|phusion\/\S+|cypress\/(?:base|browsers|included)|amd64\/\S+|arm64v8\/\S+|arm32v\d\/\S+|i386\/\S+|google\/cloud-sdk|gcr\.io\/google\.com\/cloudsdktool\/\S+|amazon\/aws-cli|hashicorp\/terraform|alpine\/git|bitnami\/minideb|sapmachine|zulu-openjdk|azul\/zulu-openjdk|adoptopenjdk(?:\/\S+)?|lambci\/lambda|public\.ecr\.aws\/(?:docker\/library|lambda|amazonlinux)\/\S+)(?::|$)/, user: 'root', source: 'https://github.com/docker-library/official-images' },
];

/** The user that a known image starts as; `unknown` for any other, also where the name holds a variable. */
export function defaultUserOf(image: string): 'root' | 'non-root' | 'unknown' {
  if (image.includes('$')) return 'unknown';
  if (image === 'scratch') return 'root';
  const name = image.replace(/@sha256:.*$/, '').replace(/^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|registry\.hub\.docker\.com)\//, '').replace(/^library\//, '').toLowerCase();
  return IMAGE_USERS.find((one) => one.image.test(name))?.user ?? 'unknown';
}
