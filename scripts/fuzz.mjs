#!/usr/bin/env node
// Makes inputs that nobody wrote out of the cases, golden callers and examples, and looks for faults: crashes, endless work, a second fix that
// changes something, YAML, JSON or HCL that loses data or comments, a language server that falls silent. Prints each fault with its number, which makes
// the same input again, and fails where there was one.
//
// With --tools, bash, docker compose and docker buildx bake must also accept what they accepted before (they only read; no engine is needed).
//
//   npm run fuzz -- [--tools] [--minutes 10] [--seed 1] [--runs N] [--only dockerfile|project|caller|config|messages|editor] [--most 20]
import { parseArgs } from 'node:util';
import { loadSource } from './source.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    most: { type: 'string', default: '20' },
    tools: { type: 'boolean', default: false },
  },
});
const { SUBJECTS, fuzzOnce, describeFault } = await loadSource("export * from './test/fuzz/fuzz.ts'");
const subjects = SUBJECTS.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
/** Of each subject so many runs in a row: those of the language server wait for timers. */
const TURNS = { dockerfile: 20, project: 10, caller: 60, config: 10, messages: 2, editor: 1 };
const until = performance.now() + Number(values.minutes) * 60_000;
const runs = new Map(subjects.map(({ name }) => [name, 0]));
const faults = [];
const limit = Number(values.runs ?? Number.POSITIVE_INFINITY);
const isOver = () => performance.now() > until || faults.length >= Number(values.most) || [...runs.values()].every((count) => count >= limit);
while (!isOver()) {
  for (const subject of subjects) {
    for (let turn = 0; turn < TURNS[subject.name] && runs.get(subject.name) < limit && !isOver(); turn++) {
      const count = runs.get(subject.name);
      runs.set(subject.name, count + 1);
      const fault = await fuzzOnce(subject, Number(values.seed) + count, values.tools);
      if (!fault) continue;
      faults.push(fault);
      console.log(`${describeFault(fault)}\n${'-'.repeat(80)}`);
    }
  }
}
console.log(`${[...runs].map(([name, count]) => `${name} ${count}`).join(', ')}: ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
