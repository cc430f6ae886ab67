/*
 * Run in a process of its own: counts the steps of the linter for a text with few and with four times as many of something, by V8's counts of how often each
 * block of code ran. Unlike a time, they are the same on every machine, and a loop in a loop shows with a hundred rounds.
 * https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#method-takePreciseCoverage
 */
import { Session } from 'node:inspector';
import { RULES } from '../../../rules/index.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../../src/knowledge/docker/engines.ts';
import { lint } from '../../../src/linter/lint.ts';
import { secondParser } from '../../../src/syntax/dockerfile/second-parser.ts';
import { Document } from '../../../src/text/document.ts';
import { COMMANDS, LINES } from './commands.ts';
import { FILES, STAGES, VARIABLES } from './dockerfiles.ts';
import type { Shape } from './shape.ts';

const FEW = 25;

const session = new Session();
session.connect();

/** How often all blocks of this program ran since the last call. */
function countedSteps(): number {
  let steps = 0;
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error) throw error;
    const own = result.filter(({ url }) => url === import.meta.url).flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges));
    steps = own.reduce((sum, { count }) => sum + count, 0);
  });
  return steps;
}

let salts = 0;

function stepsOf(shape: Shape, count: number, fix: 'none' | 'safe'): number {
  const text = `${shape(count, `q${(1000 + salts++).toString(36)}z`)}\n`;
  const settings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
  countedSteps();
  const { failures } = lint(new Document('Dockerfile', text), RULES, {
    engine: ENGINES[DEFAULT_ENGINE],
    context: undefined,
    settings,
    levels: new Map(),
    fix,
    secondParser,
  });
  const steps = countedSteps();
  if (failures.length > 0) throw new Error(failures[0]?.message);
  return steps;
}

session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const found: { readonly name: string; readonly fix: string; readonly few: number; readonly many: number }[] = [];
for (const [name, shape] of Object.entries({ ...STAGES, ...VARIABLES, ...FILES, ...COMMANDS, ...LINES })) {
  for (const fix of ['none', 'safe'] as const) {
    // what is made once is made before
    stepsOf(shape, 2, fix);
    found.push({ name, fix, few: stepsOf(shape, FEW, fix), many: stepsOf(shape, 4 * FEW, fix) });
  }
}
process.stdout.write(JSON.stringify(found));
