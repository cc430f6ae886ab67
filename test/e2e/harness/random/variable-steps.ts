import { type Stage, VARIABLES } from './stage.ts';

/** Ways in which a stage gets a variable. */
const GIVEN: readonly ((name: string) => readonly string[])[] = [
  (name) => [`ARG ${name}`],
  (name) => [`ARG ${name}`],
  (name) => [`ARG ${name}=`],
  (name) => [`ARG ${name}`, `ENV ${name}=$${name}`],
  (name) => [`ARG ${name}`, `ENV MODE=production ${name}=\${${name}}`],
];

/** Ways in which a RUN reads a variable, by its name or in its environment. */
const READS: readonly ((name: string) => string)[] = [
  () => 'npm ci',
  () => 'fetch-data --all',
  (name) => `fetch-data --token "$${name}"`,
  (name) => `fetch-data --token=\${${name}} && npm ci`,
  (name) => `curl -H "Authorization: Bearer $${name}" -O https://example.com/a`,
  (name) => `git clone https://x:$${name}@git.example.com/a.git /tmp/a && rm -rf /tmp/a`,
  (name) => `if [ -n "$${name}" ]; then fetch-data --token "$${name}"; else exit 1; fi`,
  (name) => `test -n "\${${name}:-}" && npm ci`,
  (name) => `: "\${${name}:?is missing}" && fetch-data`,
  (name) => `export TOKEN=$${name} && fetch-data`,
  (name) => `TOKEN=$${name} fetch-data`,
  (name) => `echo "$${name}" | fetch-data --password-stdin`,
  (name) => `fetch-data --password-stdin <<< "$${name}"`,
  (name) => `<<EOF\nset -eu\nfetch-data --token "$${name}"\nEOF`,
  (name) => `<<'EOF'\nset -eu\nfetch-data --token "$${name}"\nEOF`,
  (name) => `sh -c "fetch-data --token $${name}"`,
  (name) => `sh -c 'fetch-data --token "$${name}"'`,
  (name) => `["sh", "-c", "fetch-data --token $${name}"]`,
  (name) => `apt-get update && \\\n    fetch-data --token "$${name}" && \\\n    # and what follows\n    npm ci`,
  (name) => `for n in one two; do fetch-data --token "$${name}" $n; done`,
  (name) => `get() { fetch-data --token "$${name}"; }; get`,
  (name) => `(cd /tmp && fetch-data --token "$${name}")`,
];

/** Ways in which a RUN writes a variable down, uses what it wrote, and takes it back or does not. */
const WRITES: readonly ((name: string, lines: readonly string[]) => readonly string[])[] = [
  (name) => [`echo "//npm.example.com/:_authToken=$${name}" > ~/.npmrc && npm ci && rm -f ~/.npmrc`],
  (name) => [`echo "//npm.example.com/:_authToken=$${name}" > ~/.npmrc`, 'npm ci', 'rm -f ~/.npmrc'],
  (name) => [`echo "//npm.example.com/:_authToken=$${name}" >> .npmrc && npm ci`],
  (name) => [`npm config set //npm.example.com/:_authToken=$${name} && npm ci && npm config delete //npm.example.com/:_authToken`],
  (name) => [`npm config set //npm.example.com/:_authToken $${name}`, 'npm ci'],
  (name) => [
    `git config --global url."https://x:$${name}@git.example.com/".insteadOf https://git.example.com/`,
    'git clone https://git.example.com/a.git /tmp/a',
  ],
  (name) => [
    `git config --global url."https://x:$${name}@git.example.com/".insteadOf https://git.example.com/ && git clone https://git.example.com/a.git /tmp/a && git config --global --unset url."https://x:$${name}@git.example.com/".insteadOf`,
  ],
  (name, { length }) => [`printf '%s' "$${name}" > /tmp/t${length} && fetch-data --token-file /tmp/t${length} && rm /tmp/t${length}`],
  (name) => [`echo "machine git.example.com login ci password $${name}" > ~/.netrc && git clone https://git.example.com/a.git /tmp/a && rm ~/.netrc`],
  (name) => [`npm ci && echo built > /made.txt && echo "$${name}" | wc -c > /length.txt`],
];

export function giveVariable(stage: Stage): void {
  const name = stage.dice.pick(stage.chosen.variables);
  if (stage.variables.has(name)) return;
  stage.lines.push(...stage.dice.pick(GIVEN)(name));
  stage.variables.add(name);
}

export function useVariable(stage: Stage): void {
  const names = [...stage.variables].filter((name) => VARIABLES.includes(name));
  if (names.length === 0) return;
  const name = stage.dice.pick(names);
  const writes = stage.user === 'root' && stage.dice.chance(0.35) ? stage.dice.pick(WRITES)(name, stage.lines) : [stage.dice.pick(READS)(name)];
  stage.lines.push(...writes.map((line) => `RUN ${line}`));
}
