/** The files that bake reads together if none is named, in order. Source: https://docs.docker.com/build/bake/overrides/ */
export const BAKE_FILES: readonly string[] = ['docker-bake.hcl', 'docker-bake.json', 'docker-bake.override.hcl', 'docker-bake.override.json'];
