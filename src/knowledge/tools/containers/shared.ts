/** Commands that log out of a registry. Source: https://docs.docker.com/reference/cli/docker/logout/ */
export const LOGOUT = /^(?:docker|podman|buildah|skopeo|oras|nerdctl|img|crane auth|helm registry|regctl registry) logout\b/;

/** Options of a login that take the next word. Source: https://docs.docker.com/reference/cli/docker/login/#options */
export const LOGIN_OPTIONS =
  /^(?:-u|--username|-p|--password|--authfile|--compat-auth-file|--config|--registry-config|--repository-config|--cert-file|--key-file|--ca-file|--cert-dir|--tls-verify)$/;

/**
 * Another use of docker's settings: the settings then hold more than the one login. Source:
 * https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */
export const OTHER_LOGIN = /\.docker\b|\blogin\b/;
