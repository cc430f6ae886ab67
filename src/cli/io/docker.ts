import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { UserError } from './io.ts';

/** The result of a docker command. */
export interface DockerEnd {
  readonly ok: boolean;
  /** The last lines of its output, both streams together; may contain secret values. */
  readonly tail: readonly string[];
}

const MOST_TAIL = 64 * 1024;
const TAIL_LINES = 15;

/** Runs a docker command. Throws a UserError if docker is not installed. */
export async function docker(argv: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<DockerEnd> {
  const [program = 'docker', ...words] = argv;
  const child = spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const keep = (chunk: Buffer): void => {
    said = (said + stripVTControlCharacters(chunk.toString('utf8'))).slice(-MOST_TAIL);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const status = await ended(child, program);
  return { ok: status === 0, tail: said.trimEnd().split('\n').slice(-TAIL_LINES) };
}

/** Runs docker and streams its standard output to `read`. Throws a UserError if the command fails. */
export async function dockerOutput<Result>(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  read: (output: AsyncIterable<Uint8Array>) => Promise<Result>,
): Promise<Result> {
  const child = spawn('docker', words, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const end = ended(child, 'docker');
  const [result, status] = await Promise.all([read(child.stdout), end]);
  if (status !== 0) throw new UserError(`docker ${words.slice(0, 2).join(' ')} failed with status ${status}`);
  return result;
}

function ended(child: ReturnType<typeof spawn>, program: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? new UserError(`${program} is not installed: prove builds with docker buildx`) : error);
    });
    child.on('close', resolve);
  });
}
