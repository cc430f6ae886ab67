/** Commands that take a registry login back. */
export const LOGOUT = /^(?:docker|podman|buildah|skopeo|oras|nerdctl|crane auth|helm registry|cosign|regctl registry) logout\b/;

/** Options of a login that take the next word. */
export const LOGIN_OPTIONS = /^(?:-u|--username|-p|--password|--authfile|--config|--cert-file|--key-file|--ca-file)$/;
