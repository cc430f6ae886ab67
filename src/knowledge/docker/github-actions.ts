/** Actions that build an image with the inputs of docker/build-push-action. https://github.com/docker/build-push-action#inputs, https://github.com/depot/build-push-action#inputs */
export const BUILD_PUSH_ACTIONS: ReadonlySet<string> = new Set(['docker/build-push-action', 'depot/build-push-action']);

/** Actions that run `bake`. https://github.com/docker/bake-action#inputs */
export const BAKE_ACTIONS: ReadonlySet<string> = new Set(['docker/bake-action', 'depot/bake-action']);

/** Other actions that build an image. `input`: the input with the build arguments. `hint`: the input that passes options on to the build, or ''. */
export const OTHER_BUILD_ACTIONS: { readonly [action: string]: { readonly input: string; readonly hint: string; readonly note?: string } } = {
  // https://github.com/redhat-actions/buildah-build#readme: it has no input for secrets, extra-args reaches buildah
  'redhat-actions/buildah-build': { input: 'build-args', hint: 'extra-args' },
  // https://github.com/mr-smithers-excellent/docker-build-push#readme
  'mr-smithers-excellent/docker-build-push': { input: 'buildArgs', hint: '' },
  // https://github.com/elgohr/Publish-Docker-Github-Action#buildargs
  'elgohr/Publish-Docker-Github-Action': { input: 'buildargs', hint: '' },
  // https://github.com/macbre/push-to-ghcr#readme
  'macbre/push-to-ghcr': { input: 'build_args', hint: '' },
  // https://github.com/aevea/action-kaniko#readme
  'aevea/action-kaniko': { input: 'extra_args', hint: '', note: 'builds with kaniko, which ignores secret mounts' },
  // https://github.com/int128/kaniko-action#readme
  'int128/kaniko-action': { input: 'build-args', hint: '', note: 'builds with kaniko, which ignores secret mounts' },
  // https://github.com/whoan/docker-build-with-cache-action#inputs: the text goes to `docker build`
  'whoan/docker-build-with-cache-action': { input: 'build_extra_args', hint: 'build_extra_args' },
};

/** The version of docker/setup-buildx-action for a file that pins nothing else of docker/. https://github.com/docker/setup-buildx-action/releases */
export const SETUP_BUILDX_VERSION = 'v3';
