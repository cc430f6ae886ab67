/** A platform that runs containers, and how to give a container a secret there. */
export interface Platform {
  /** Every path that `files` matches contains one of these. Checked first, because compiling the RegExp is slow. */
  readonly marks: readonly string[];
  /** Matched against the path: a file that shows the project runs on this platform. */
  readonly files: RegExp;
  /** Shown to people; `%s` is a placeholder for the variable. */
  readonly how: string;
  readonly source: string;
}

/** An example of each stands in test/knowledge/docker/platforms.test.ts. */
// biome-ignore format: one row a line
export const PLATFORMS: readonly Platform[] = [
  { marks: ['fly'], files: /(?:^|\/)fly(?:\.[\w-]+)?\.toml$/, how: '`fly secrets set %s=…`', source: 'https://fly.io/docs/apps/secrets/' },
  { marks: ['heroku'], files: /(?:^|\/)heroku\.yml$/, how: '`heroku config:set %s=…`', source: 'https://devcenter.heroku.com/articles/config-vars' },
  { marks: ['railway'], files: /(?:^|\/)railway\.(?:json|toml)$/, how: '`railway variables --set %s=…`', source: 'https://docs.railway.com/guides/variables' },
  { marks: ['render'], files: /(?:^|\/)render\.ya?ml$/, how: 'an environment variable %s of the service at Render (`sync: false` in render.yaml)', source: 'https://render.com/docs/blueprint-spec#prompting-for-secret-values' },
  { marks: ['Chart', 'k8s', 'kubernetes', 'manifest', 'kustomization'], files: /(?:^|\/)Chart\.ya?ml$|(?:^|\/)(?:k8s|kubernetes|manifests?)\/[^/]*\.ya?ml$|(?:^|\/)kustomization\.ya?ml$/, how: '`kubectl create secret generic … --from-literal=%s=…` and `secretKeyRef` in the manifest', source: 'https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/' },
  { marks: ['task', 'copilot'], files: /(?:^|\/)(?:task-?def(?:inition)?[\w.-]*\.json|copilot\/[\w-]+\/manifest\.yml)$/, how: '`secrets` of the ECS task definition, with the name %s', source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html' },
  { marks: ['kamal', 'deploy'], files: /(?:^|\/)\.kamal\/|(?:^|\/)config\/deploy\.yml$/, how: '`env: secret:` of config/deploy.yml, with the name %s', source: 'https://kamal-deploy.org/docs/configuration/environment-variables/' },
  { marks: ['captain'], files: /(?:^|\/)captain-definition$/, how: 'an environment variable %s of the app in CapRover', source: 'https://caprover.com/docs/app-configuration.html' },
];

/** Returns how to give a container a secret on the platform that this file belongs to (shown to people), or undefined if the file belongs to none. */
export function platformAdvice(path: string, variable: string): string | undefined {
  return PLATFORMS.find(({ marks, files }) => marks.some((mark) => path.includes(mark)) && files.test(path))?.how.replaceAll('%s', variable);
}
