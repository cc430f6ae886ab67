/** Commands that log out of a registry. */
export const LOGOUT = /^(?:docker|podman|buildah|skopeo|oras|nerdctl|img|crane auth|helm registry|regctl registry) logout\b/;

/** Options of a login that take the next word. */
export const LOGIN_OPTIONS =
  /^(?:-u|--username|-p|--password|--authfile|--compat-auth-file|--config|--registry-config|--repository-config|--cert-file|--key-file|--ca-file|--cert-dir|--tls-verify)$/;

/** Another use of docker's settings: the settings then hold more than the one login. */
export const OTHER_LOGIN = /\.docker\b|\blogin\b/;
