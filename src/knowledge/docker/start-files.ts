/** Files of a project, besides those of Compose, that say what containers start. */

/** A kind of such files. */
export interface StartFile {
  readonly path: RegExp;
  /** A text that every file of the kind holds; omitted if its path is enough. */
  readonly mark?: RegExp;
  /** A line with a command, in the group `command`. */
  readonly line: RegExp;
  readonly source: string;
}

// biome-ignore format: one row a line
export const START_FILES: readonly StartFile[] = [
  { path: /(?:^|\/)Procfile(?:\.\w+)?$/, line: /^[\w-]+:\s*(?<command>\S.*)$/, source: 'https://devcenter.heroku.com/articles/procfile' },
  { path: /(?:^|\/)fly(?:\.[\w-]+)?\.toml$/, line: /^\s*[\w-]+\s*=\s*(?<quote>["'])(?<command>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>\s*(?:#.*)?$/, source: 'https://fly.io/docs/reference/configuration/#the-processes-section' },
  { path: /(?:^|\/)render\.ya?ml$/, line: /^\s*(?:dockerCommand|startCommand|preDeployCommand):\s*(?<command>\S.*)$/, source: 'https://render.com/docs/blueprint-spec' },
  { path: /(?:^|\/)heroku\.yml$/, line: /^\s+(?:[\w-]+:\s*(?:command:)?|-)\s*(?<command>\S.*)$/, source: 'https://devcenter.heroku.com/articles/build-docker-images-heroku-yml' },
  { path: /(?:^|\/)(?:railway|app|captain-definition)(?:\.\w+)?\.(?:json|toml)$/, line: /^\s*"?(?:startCommand|preDeployCommand|postdeploy|release)"?\s*[:=]\s*"(?<command>[^"]*)"/, source: 'https://docs.railway.com/reference/config-as-code' },
  { path: /\.(?:conf|ini)$/, mark: /^\[program:/m, line: /^command\s*=\s*(?<command>\S.*)$/, source: 'https://supervisord.org/configuration.html#program-x-section-settings' },
  { path: /\.service$/, mark: /^\[Service\]/m, line: /^Exec\w+\s*=\s*[-@+!:|]*(?<command>\S.*)$/, source: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html' },
  { path: /(?:^|\/)(?:[\w.-]*crontab[\w.-]*|cron(?:\.\w+)?\/[\w.-]+|cron[\w.-]*|[\w.-]+\.cron)$/, line: /^\s*(?:@\w+|(?:[\d*][\d*/,-]*\s+){2}[\d*/,?L-]+\s+[\w*/,-]+\s+[\w*/,-]+)\s+(?<command>\S.*)$/, source: 'https://man7.org/linux/man-pages/man5/crontab.5.html' },
];

/** Manifests of Kubernetes, and templates of Helm for them. Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container */
export const MANIFEST = { path: /\.ya?ml$/, mark: /^\s*(?:initC|ephemeralC|c)ontainers:/m } as const;

/** Files that hold shell commands, such as `docker run`: our own list. */
export const SHELL_TEXT = /\.(?:sh|bash|md|mk|ya?ml|groovy)$|(?:^|\/)(?:[Mm]akefile|GNUmakefile|[Jj]ustfile|Jenkinsfile[\w.-]*|package\.json)$/;

/** A command that starts a program in a container, with what follows the sub-command. Source: https://docs.docker.com/reference/cli/docker/container/run/ */
export const RUNS_IN_CONTAINER =
  /\b(?:docker|podman|nerdctl|docker-compose|kubectl)\s+(?:container\s+|compose\s+(?:-\S+\s+)*)?(?:run|exec)\s+(?<rest>[^\n;&|]+)/g;

/** The options of these commands that take the next word. Source: https://docs.docker.com/reference/cli/docker/container/run/#options */
export const VALUED_RUN_OPTION =
  /^(?:-[aehlmpuvwnc]|-[a-z]*[euvwp]|--(?:name|env|env-file|volume|mount|network|net|publish|user|workdir|hostname|label|memory|cpus|platform|entrypoint|add-host|restart|gpus|device|cap-add|cap-drop|security-opt|tmpfs|shm-size|ulimit|link|log-driver|log-opt|pull|dns|ip|ipc|pid|namespace|container|context|image|overrides))$/;
