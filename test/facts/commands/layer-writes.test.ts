import { describe, expect, test } from '@jest/globals';
import { findPersisted } from '../../../src/facts/commands/layer-writes.ts';
import { runOf, scriptOf } from '../script-of.ts';

const persisted = (text: string) =>
  findPersisted(
    scriptOf(text),
    { variables: new Set(['TOKEN', 'KEY']), files: ['/run/secrets/key', '/app/.env'], mountedTargets: ['/root/.cache', '/scratch'] },
    { workdir: '/app', home: '/root' },
  );

describe('secrets that a RUN writes into its layer', () => {
  test.each([
    ['echo "//r/:_authToken=$TOKEN" > .npmrc', '.npmrc', 'redirect'],
    ['echo $TOKEN >> ~/x', '~/x', 'redirect'],
    ['printf %s "$KEY" > ~/.ssh/id_rsa', '~/.ssh/id_rsa', 'key-file'],
    ['echo "$KEY" | base64 -d > /keys/id_ed25519', '/keys/id_ed25519', 'key-file'],
    ['echo "$KEY" | tr -d "\\r" | tee /etc/k > /dev/null', '/etc/k', 'redirect'],
    ['X=$TOKEN; Y="a$X"; echo "$Y" > f', 'f', 'redirect'],
    ['export X=$(cat /run/secrets/key) && echo $X > f', 'f', 'redirect'],
    ['echo "$(cat /run/secrets/key)" > f', 'f', 'redirect'],
    ['read -r X < /run/secrets/key; echo $X > f', 'f', 'redirect'],
    ['cat /run/secrets/key > f', 'f', 'copy'],
    ['cat < /run/secrets/key > f', 'f', 'copy'],
    ['cp /run/secrets/key /etc/k', '/etc/k', 'copy'],
    ['cp /run/secrets/key .', './key', 'copy'],
    ['cp /run/secrets/* /etc/', '/etc/*', 'copy'],
    ['install -m 600 /run/secrets/key /root/.ssh/id_rsa', '/root/.ssh/id_rsa', 'key-file'],
    ['dd if=/run/secrets/key of=/etc/k', '/etc/k', 'copy'],
    ['cp -r /app /dist', '/dist', 'copy'],
    ['sed -i "s|_T_|$TOKEN|" conf', 'conf', 'edit'],
    ['perl -pi -e "s/_T_/$TOKEN/" conf', 'conf', 'edit'],
    ['cat > f <<EOF\na=$TOKEN\nEOF', 'f', 'redirect'],
    ['cat <<EOF | tee f\na=$TOKEN\nEOF', 'f', 'redirect'],
    ['cat <<< "$TOKEN" > f', 'f', 'redirect'],
    ['{ echo a; echo "$TOKEN"; } > f', 'f', 'redirect'],
    ['(umask 077; echo "$TOKEN" > f)', 'f', 'redirect'],
    ['if [ -n "$TOKEN" ]; then echo $TOKEN > f; fi', 'f', 'redirect'],
    [`bash -c 'echo "$TOKEN" > f'`, 'f', 'redirect'],
    ['sh -c "echo $TOKEN > f"', 'f', 'redirect'],
    ['env > f', 'f', 'redirect'],
    ['envsubst < .npmrc.template > .npmrc', '.npmrc', 'redirect'],
    ["envsubst '$TOKEN' < a > f", 'f', 'redirect'],
  ])('%s', (text, where, kind) => {
    expect(persisted(text).map((one) => ({ where: one.where, kind: one.kind, removed: one.removed }))).toEqual([{ where, kind, removed: false }]);
  });

  test.each([
    ['echo "//r/:_authToken=\\$TOKEN" > .npmrc'],
    ["echo '//r/:_authToken=${TOKEN}' > .npmrc"],
    ["cat > .npmrc <<'EOF'\n//r/:_authToken=${TOKEN}\nEOF"],
    ['[ -n "$TOKEN" ] && echo yes > f'],
    ['echo "${#TOKEN} ${TOKEN:+set}" > f'],
    ['echo $TOKEN > /dev/null'],
    ['echo $TOKEN > /dev/shm/x'],
    ['echo $TOKEN > ~/.cache/x'],
    ['cd /scratch && echo $TOKEN > x'],
    ['OUT=/scratch/x; echo $TOKEN > $OUT'],
    ['curl -H "Authorization: $TOKEN" https://h > f'],
    ['echo "$OTHER" > f'],
    ['echo "$KEY" >> ~/.ssh/authorized_keys'],
    ['ln -s /run/secrets/key ~/.ssh/id_rsa'],
    ['envsubst < nginx.template > /etc/nginx/nginx.conf'],
    ['./build.sh $TOKEN > build.log'],
    ['ssh-add - <<< "$KEY"'],
  ])('%s writes none', (text) => {
    expect(persisted(text)).toEqual([]);
  });

  test.each([
    ['echo $TOKEN > .npmrc && npm ci && rm -f .npmrc'],
    ['echo $TOKEN > ~/.npmrc && npm ci && rm /root/.npmrc'],
    ['echo $TOKEN > .npmrc; npm ci; rc=$?; rm .npmrc; exit $rc'],
    ['echo $TOKEN > .npmrc; npm ci || true; rm .npmrc'],
    ['mkdir /tmp/a && echo $TOKEN > /tmp/a/b && rm -rf /tmp/*'],
    ['cd /x && echo $TOKEN > k && cd / && rm /x/k'],
    ['F=/x/k; echo $TOKEN > "$F" && cmd && rm "$F"'],
    ['F=$(mktemp); echo $TOKEN > "$F"; cmd; rm -f "$F"'],
    ["trap 'rm -f .npmrc' EXIT; echo $TOKEN > .npmrc; npm ci"],
    ['cp /run/secrets/key ~/.ssh/id_rsa && git clone x && rm -rf ~/.ssh'],
    ['echo $TOKEN > .npmrc && npm ci && echo "registry=x" > .npmrc'],
    ['echo "//r/:_authToken=$TOKEN" >> .npmrc && npm ci && sed -i \'/_authToken/d\' .npmrc'],
    ['if x; then echo $TOKEN > k; cmd; rm k; fi'],
    ['echo $TOKEN > k && shred -u k'],
  ])('%s is clean', (text) => {
    expect(persisted(text).map((one) => one.removed)).toEqual([true]);
    expect(persisted(text)[0]?.removal).toBeDefined();
  });

  test.each([
    ['echo $TOKEN > ~/.npmrc && npm ci && rm -f .npmrc'],
    ['echo $TOKEN > k && if x; then rm k; fi'],
    ['echo $TOKEN > k && cmd || rm k'],
    ['rm -f k; echo $TOKEN > k'],
    ['echo $TOKEN > k && chmod 600 k'],
    ['echo $TOKEN > k && echo more >> k'],
    ['echo $TOKEN > d/k && rm d'],
  ])('%s is not', (text) => {
    expect(persisted(text).map((one) => one.removed)).toEqual([false]);
  });

  test('a moved or copied file is found again', () => {
    expect(persisted('echo $TOKEN > /tmp/k && cp /tmp/k /etc/k && rm /tmp/k').map((one) => [one.where, one.removed])).toEqual([
      ['/tmp/k', true],
      ['/etc/k', false],
    ]);
  });

  test('says which secret, which command and why', () => {
    const { run, document } = runOf('npm ci && echo "$TOKEN" > /etc/x');
    const [first] = run.script ? findPersisted(run.script, { variables: new Set(['TOKEN']), files: [], mountedTargets: [] }) : [];
    expect(first).toMatchObject({ secret: 'TOKEN', from: 'variable', where: '/etc/x', removed: false, keeps: undefined });
    expect(first && document.slice(first.range)).toBe('echo "$TOKEN" > /etc/x');
  });
});
