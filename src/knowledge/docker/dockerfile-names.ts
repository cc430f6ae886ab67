/**
 * Names of Dockerfiles. Source: https://docs.docker.com/build/concepts/dockerfile/#filename, https://github.com/containers/common/blob/main/docs/Containerfile.5.md,
 * for `dockerfile` https://github.com/docker/cli/blob/v28.3.0/cli/command/image/build/context.go (getDockerfileRelPath)
 */
export const DOCKERFILE_NAMES: readonly string[] = [
  'Dockerfile',
  'dockerfile',
  'Dockerfile.*',
  '*.Dockerfile',
  '*.dockerfile',
  'Containerfile',
  'Containerfile.*',
];

/** Whether a file has the name of a Dockerfile, as editors and projects give it: also `Dockerfile-web`, `Dockerfile_dev`. The same source. */
export function isDockerfileName(name: string): boolean {
  return /^(?:(?:docker|container)file(?:[._-].*)?|.*\.(?:docker|container)file(?:[.-].*)?)$/i.test(name) && !/\.dockerignore$/i.test(name);
}

/** Whether a name only looks like that of a Dockerfile, as `webDockerfile.txt` does. */
export function isLikeDockerfileName(name: string): boolean {
  return /(?:docker|container)file/i.test(name);
}

/**
 * Files that say how images are built. A project has only a few of them. Our own list: the files that the companions know
 * (https://docs.docker.com/reference/compose-file/, https://docs.docker.com/build/bake/reference/), and scripts.
 */
export const NAMING_CALLER =
  /^(?:(?:docker-)?compose[\w.-]*\.ya?ml|docker-bake[\w.-]*\.(?:hcl|json)|[\w.-]+\.(?:ya?ml|hcl|sh|bash|zsh|fish|ps1|bat|cmd|mk|groovy|jenkinsfile|toml|tf|md|markdown)|(?:GNU)?makefile(?:\.[\w.-]+)?|[\w.-]*jenkinsfile[\w.-]*|\.?justfile|(?:Tilt|Rake|Task|Fast)file|package\.json|\.?devcontainer\.json)$/i;

/**
 * How the files above name a Dockerfile: after a command option, a key or a redirection; a word that is clearly a Dockerfile name counts anywhere.
 * Precondition: each variable in the text is replaced by NUL.
 * Source: https://docs.docker.com/reference/cli/docker/buildx/build/#file, https://docs.docker.com/reference/compose-file/build/#dockerfile,
 * https://docs.docker.com/build/bake/reference/#targetdockerfile, https://github.com/docker/build-push-action#inputs
 */
export const DOCKERFILE_MENTIONS: readonly RegExp[] = [
  /(?:^|\s)(?:-f|--file|--dockerfile|--containerfile)(?:[ \t]+|=)(["']?)(?<path>[^\s"'`;|&<>()]+)\1/gim,
  /\b(?:docker_?file|file|containerfile)["']?[ \t]*[:=][ \t]*(["']?)(?<path>[^\s"'`;|&<>(){},]+)\1/gi,
  /(?<![\w./@+\0-])(?<path>[\w./@+\0-]{0,200}?(?:docker|container)file[\w./@+\0-]{0,200})/gi,
];
