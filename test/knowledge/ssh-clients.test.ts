import { describe, expect, test } from '@jest/globals';
import { DEFAULT_KEY, isSshFetch, NARROWS_AGENT, SSH_CLIENTS } from '../../src/knowledge/ssh-clients.ts';

/** One for each row, in its order: a command that logs in, and one of the same program that has nothing to log in for. */
const EXAMPLES: readonly (readonly [fetches: string, other: string | undefined])[] = [
  ['ssh host true', undefined],
  ['rsync -a host:/x /y', undefined],
  ['git clone git@github.com:o/r.git', undefined],
  ['hg clone ssh://hg@example.com/r', undefined],
  ['svn checkout svn+ssh://example.com/r', undefined],
  ['repo sync', undefined],
  ['west update', 'west build'],
  ['npm --prefix=app ci --no-audit', 'npm run install'],
  ['yarn --frozen-lockfile', 'yarn build'],
  ['pip install -r requirements.txt', 'pip list'],
  ['pipenv install --deploy', 'pipenv run x'],
  ['poetry --no-interaction install', 'poetry run x'],
  ['pdm sync', 'pdm run x'],
  ['uv pip install .', 'uv run x'],
  ['go mod download', 'go test ./...'],
  ['cargo build --release', 'cargo run'],
  ['bundle install', 'bundle exec rake'],
  ['composer --no-dev install', 'composer run-script x'],
  ['mix deps.get', 'mix test'],
  ['rebar3 get-deps', 'rebar3 shell'],
  ['terraform -chdir=x init', 'terraform apply'],
  ['ansible-galaxy role install x', 'ansible-galaxy list'],
  ['dep ensure', 'dep status'],
  ['glide install', 'glide list'],
  ['pod install', 'pod lib lint'],
  ['dart pub get', 'dart run'],
];

describe('programs that log in over ssh', () => {
  test('every row has an example', () => {
    expect(EXAMPLES.length).toBe(SSH_CLIENTS.length);
  });

  test.each(EXAMPLES.map((example, index) => [index, ...example] as const))('row %i: %s, not %s', (index, fetches, other) => {
    const judge = (command: string): boolean => {
      const [program = '', ...args] = command.split(' ');
      expect(SSH_CLIENTS[index]?.programs).toContain(program);
      return isSshFetch(program, args.join(' '));
    };
    expect(judge(fetches)).toBe(true);
    if (other !== undefined) expect(judge(other)).toBe(false);
  });

  test.each(['make', 'node', 'python', ''])('%j is none', (program) => {
    expect(isSshFetch(program, 'install')).toBe(false);
  });

  test('the default keys, and what says which keys count', () => {
    expect(
      ['/root/.ssh/id_rsa', '~/.ssh/id_ed25519', '/root/.ssh/id_rsa.pub', '/root/id_rsa', '/root/.ssh/deploy'].map((path) => DEFAULT_KEY.test(path)),
    ).toEqual([true, true, false, false, false]);
    expect(['ssh -o IdentitiesOnly=yes', 'identityagent none', 'IdentityFile x'].map((text) => NARROWS_AGENT.test(text))).toEqual([true, true, false]);
  });
});
