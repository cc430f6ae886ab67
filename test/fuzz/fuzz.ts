import { random } from '../harness/mutate.ts';
import { editors, messages } from './language-server.ts';
import { diceOf } from './mutants.ts';
import { readSeeds, type Seeds } from './seeds.ts';
import { callers, configs, dockerfiles, type Input, projects, type Subject } from './subjects.ts';

export const SUBJECTS: readonly Subject[] = [dockerfiles, projects, callers, configs, messages, editors];

/** A run that went wrong: the number makes the same input again. */
export interface Fault {
  readonly subject: string;
  readonly seed: number;
  readonly what: string;
  readonly input: Input;
}

/** More CPU for an input of some kilobytes is a fault: it does not grow with the text alone. */
const MOST_MS = 3_000;
let known: Seeds | undefined;

/** One run of a subject, from a number. `tools`: whether the programs that the files are for must accept what they accepted before: slow, see accepted.ts. */
export async function fuzzOnce(subject: Subject, seed: number, tools = false): Promise<Fault | undefined> {
  known ??= readSeeds();
  const input = subject.make(known, diceOf(random(seed)));
  const started = process.cpuUsage();
  const what = await faultOf(subject, input, tools);
  const { user } = process.cpuUsage(started);
  if (what !== undefined) return { subject: subject.name, seed, what, input };
  if (user / 1000 < MOST_MS) return undefined;
  // once more: the machine, the collection of garbage or a first compilation may have taken it
  const again = process.cpuUsage();
  await faultOf(subject, input, tools);
  const took = process.cpuUsage(again).user / 1000;
  return took < MOST_MS ? undefined : { subject: subject.name, seed, what: `takes ${Math.round(took)} ms`, input };
}

async function faultOf(subject: Subject, input: Input, tools: boolean): Promise<string | undefined> {
  try {
    return await subject.faultOf(input, tools);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** A fault for people: what, which number, and the files. */
export function describeFault({ subject, seed, what, input }: Fault): string {
  const files = Object.entries(input.files).map(([name, text]) => `=== ${name}\n${text}`);
  return [`${subject} ${seed}: ${what}`, `(npm run fuzz -- --only ${subject} --seed ${seed} --runs 1${input.fix ? `; ${input.fix}` : ''})`, ...files].join(
    '\n',
  );
}
