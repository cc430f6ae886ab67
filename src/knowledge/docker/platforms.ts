/** A platform that runs containers, and how to give a container a secret there. */
export interface Platform {
  /** Matched against the path: a file that shows the project runs on this platform. */
  readonly files: RegExp;
  /** Shown to people; `%s` is a placeholder for the variable. */
  readonly how: string;
  readonly source: string;
}

/** An example of each stands in test/knowledge/docker/platforms.test.ts. */
// biome-ignore format: one row a line
export const PLATFORMS: readonly Platform[] = [
  { files: /(?:^|\/)fly(?:\.[\w-]+)?\.toml$/, how: '`fly secrets set %s=…`', source: 'https://fly.io/docs/apps/secrets/' },
  { files: /(?:^|\/)heroku\.yml$/, how: '`heroku config:set %s=…`', source: 'https://devcenter.heroku.com/articles/config-vars' },
  { files: /(?:^|\/)railway\.(?:json|toml)$/, how: '`railway variables --set %s=…`', source: 'https://docs.railway.com/guides/variables' },
  { files: /(?:^|\/)render\.ya?ml$/, how: 'an environment variable %s of the service at Render (`sync: false` in render.yaml)', source: 'https://render.com/docs/blueprint-spec#prompting-for-secret-values' },
  { files: /(?:^|\/)Chart\.ya?ml$|(?:^|\/)(?:k8s|kubernetes|manifests?)\/[^/]*\.ya?ml$|(?:^|\/)kustomization\.ya?ml$/, how: '`kubectl create secret generic … --from-literal=%s=…` and `secretKeyRef` in the manifest', source: 'https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/' },
  { files: /(?:^|\/)(?:task-?def(?:inition)?[\w.-]*\.json|copilot\/[\w-]+\/manifest\.yml)$/, how: '`secrets` of the ECS task definition, with the name %s', source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html' },
  { files: /(?:^|\/)\.kamal\/|(?:^|\/)config\/deploy\.yml$/, how: '`env: secret:` of config/deploy.yml, with the name %s', source: 'https://kamal-deploy.org/docs/configuration/environment-variables/' },
  { files: /(?:^|\/)captain-definition$/, how: 'an environment variable %s of the app in CapRover', source: 'https://caprover.com/docs/app-configuration.html' },
];

/** Returns how to give a container a secret on the platform that this file belongs to (shown to people), or undefined if the file belongs to none. */
export function platformAdvice(path: string, variable: string): string | undefined {
  return PLATFORMS.find(({ files }) => files.test(path))?.how.replaceAll('%s', variable);
}
