/** The files that Compose looks for in a folder, best first. https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file */
export const COMPOSE_FILES: readonly string[] = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/**
 * The files above, and override files (`compose.prod.yaml`); matched against the path. Source:
 * https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/
 */
export const COMPOSE_FILE = /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;
