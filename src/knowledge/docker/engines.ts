/** The oldest builder that must be able to build the result. */
export type EngineName = 'docker-28.3' | 'docker-27.3' | 'docker-23' | 'docker-20.10' | 'buildah-1.44' | 'buildah';

export interface Engine {
  readonly name: EngineName;
  /** Whether a secret can be mounted as a variable (`env=`): built in, only with `# syntax=docker/dockerfile:1`, or not at all. */
  readonly secretEnv: 'built-in' | 'with-syntax' | 'no';
  /** Whether the engine follows a `# syntax=` line. */
  readonly honoursSyntax: boolean;
  /** Whether `RUN <<EOF` builds without a `# syntax=` line. */
  readonly heredocs: boolean;
  /** Whether ADD of a git repository uses the secret `GIT_AUTH_TOKEN_<host>` to log in. */
  readonly gitAuth: boolean;
  /** Whether ADD of a file uses the secrets `HTTP_AUTH_HEADER_<host>` and `HTTP_AUTH_TOKEN_<host>` to log in. */
  readonly httpAuth: boolean;
}

/**
 * What each `--engine` can do.
 * Sources: https://docs.docker.com/build/buildkit/dockerfile-release-notes/ (env= since 1.10),
 * https://github.com/moby/buildkit/releases/tag/v0.23.0 (HTTP_AUTH, part of Docker 28.3: https://docs.docker.com/engine/release-notes/28/),
 * https://github.com/containers/buildah/releases/tag/v1.44.0
 */
export const ENGINES: { readonly [name in EngineName]: Engine } = {
  'docker-28.3': { name: 'docker-28.3', secretEnv: 'built-in', honoursSyntax: true, heredocs: true, gitAuth: true, httpAuth: true },
  'docker-27.3': { name: 'docker-27.3', secretEnv: 'built-in', honoursSyntax: true, heredocs: true, gitAuth: true, httpAuth: false },
  'docker-23': { name: 'docker-23', secretEnv: 'with-syntax', honoursSyntax: true, heredocs: true, gitAuth: true, httpAuth: false },
  'docker-20.10': { name: 'docker-20.10', secretEnv: 'no', honoursSyntax: true, heredocs: false, gitAuth: true, httpAuth: false },
  'buildah-1.44': { name: 'buildah-1.44', secretEnv: 'built-in', honoursSyntax: false, heredocs: true, gitAuth: false, httpAuth: false },
  buildah: { name: 'buildah', secretEnv: 'no', honoursSyntax: false, heredocs: false, gitAuth: false, httpAuth: false },
};

/** The program that an engine is a version of. */
export function builderOf({ name }: Engine): 'docker' | 'buildah' {
  return name.startsWith('buildah') ? 'buildah' : 'docker';
}

/** The engine that is taken where nothing names one: what most builds run on. Our own choice. */
export const DEFAULT_ENGINE: EngineName = 'docker-23';
