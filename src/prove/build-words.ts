import { judgeCredential, judgeName } from '../facts/sensitivity/index.ts';

/** The arguments that the user adds to both builds. */
export interface AddedWords {
  readonly words: readonly string[];
  readonly target: string | undefined;
  readonly builder: string | undefined;
  /** The caches that the user's own build exports, as options; none is passed on. */
  readonly caches: readonly string[];
}

/**
 * Options that affect the image but not the proof: options with a value, then options without one.
 * Source: https://docs.docker.com/reference/cli/docker/buildx/build/#options
 */
const WITH_VALUE: ReadonlySet<string> = new Set(
  '--add-host --allow --build-arg --build-context --builder --cgroup-parent --label --network --platform --shm-size --ssh --target --ulimit'.split(' '),
);
const WITHOUT_VALUE: ReadonlySet<string> = new Set(['--pull', '--debug', '-D']);
/** Options that prove sets anyway. */
const DONE_ANYWAY: ReadonlySet<string> = new Set(['--load', '--no-cache']);

/** Why certain options are refused. Options in no table are refused as unknown. */
const REFUSED: { readonly [option: string]: string } = {
  '--secret': 'the builds get made-up secrets; `--real NAME` passes yours to the fixed build',
  '--tag': 'the images have names of their own and are removed',
  '--file': 'the Dockerfile is the PATH',
  '--push': 'nothing that is built here leaves the machine',
  '--output': 'both images are loaded to be searched',
  '--metadata-file': 'it would keep the values of build arguments',
  '--iidfile': 'the images are removed at the end',
  '--cache-from': 'both builds run without a cache',
  '--no-cache-filter': 'both builds run without a cache',
  '--progress': 'the log is searched',
  '--quiet': 'the log is searched',
};
const SHORT: { readonly [option: string]: string } = { '-t': '--tag', '-f': '--file', '-o': '--output', '-q': '--quiet' };

/**
 * Parses the words after `--`. Returns the reason as a text if a word is refused, because it carries the value of a secret or chooses the destination of the
 * image: the proof would then be about another build. `secrets`: build arguments and ids of secrets that prove passes itself.
 */
export function readBuildWords(words: readonly string[], secrets: ReadonlySet<string>): AddedWords | string {
  const kept: string[] = [];
  const values = new Map<string, string>();
  const caches: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [option, inline] = optionOf(word);
    if (DONE_ANYWAY.has(word)) continue;
    if (WITHOUT_VALUE.has(option)) {
      kept.push(word);
      continue;
    }
    const value = inline ?? words[at + 1];
    if (inline === undefined) at++;
    if (option === '--cache-to' && value !== undefined && value !== '') {
      caches.push(value);
      continue;
    }
    // prove passes the same option itself
    if (value !== undefined && secrets.has(value.replace(/^id=/, '')) && (option === '--build-arg' || option === '--secret')) continue;
    const problem = whyRefused(word, option, value, secrets);
    if (problem !== undefined) return problem;
    kept.push(option, value ?? '');
    values.set(option, value ?? '');
  }
  return { words: kept, target: values.get('--target'), builder: values.get('--builder'), caches };
}

/** The option and its attached value: `--target=web`, `-tname`. */
function optionOf(word: string): readonly [option: string, value: string | undefined] {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  if (equals > 0) return [word.slice(0, equals), word.slice(equals + 1)];
  const short = /^-[tfoq]/.exec(word)?.[0];
  return short !== undefined ? [SHORT[short] ?? short, word.length > 2 ? word.slice(2) : undefined] : [word, undefined];
}

function whyRefused(word: string, option: string, value: string | undefined, secrets: ReadonlySet<string>): string | undefined {
  // the value may be a secret, so it is not shown
  const shown = `\`${option}\` after -- cannot be passed on`;
  if (!word.startsWith('-')) return 'words after -- are options of docker buildx build; the context is set with --context';
  if (REFUSED[option] !== undefined) return `${shown}: ${REFUSED[option]}`;
  if (!WITH_VALUE.has(option)) return `${shown}: prove does not know how it affects the proof`;
  if (value === undefined || value === '') return `\`${option}\` after -- needs a value`;
  if (option !== '--build-arg') return undefined;
  const [name = ''] = value.split('=');
  if (secrets.has(name))
    return `\`--build-arg ${name}=…\` after -- cannot be passed on: the builds get a made-up ${name}, which is searched for; \`--real ${name}\` passes yours to the fixed build`;
  if (judgeCredential(value.slice(name.length + 1)))
    return `\`--build-arg ${name}=…\` after -- cannot be passed on: its value is a credential, which would not be searched for`;
  const { kind } = judgeName(name);
  return kind === 'secret'
    ? `\`--build-arg ${name}\` after -- cannot be passed on: it looks like a secret, but no finding names it, so it would not be searched for`
    : undefined;
}
