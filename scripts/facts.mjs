#!/usr/bin/env node
// Prints what each layer says about one Dockerfile, for people who are new here: syntax, facts, rules, fix. No known secret value is shown.
//
//   npm run facts -- FILE
//
// It goes through the layers as `dockerlint FILE` does without a configuration file. What it prints of a fact is what stands in the object:
// to see where a line comes from, search src/facts for the name of the list above it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadSource } from './source.mjs';

const [given] = process.argv.slice(2);
if (given === undefined || given.startsWith('-')) exit('usage: npm run facts -- FILE');
// npm runs scripts in the folder of the package, and says where it was started
const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), given).replaceAll(path.sep, '/');
if (!existsSync(file)) exit(`facts: ${given}: no such file`);

const {
  RULES,
  COMPANIONS,
  DEFAULT_ARGUMENTS,
  Document,
  analyze,
  contextFolderOf,
  contextOf,
  describeDoubt,
  describeSigns,
  diskFiles,
  masker,
  readInput,
  settingsFrom,
} = await loadSource(`
    export { RULES } from './rules/index.ts';
    export { describeSigns } from './rules/signs.ts';
    export { DEFAULT_ARGUMENTS } from './src/cli/arguments/options.ts';
    export { settingsFrom } from './src/cli/config/default-settings.ts';
    export { diskFiles } from './src/cli/io/disk.ts';
    export { readInput } from './src/cli/io/read-input.ts';
    export { COMPANIONS } from './src/companions/index.ts';
    export { describeDoubt } from './src/fix/index.ts';
    export { analyze } from './src/linter/analysis.ts';
    export { contextFolderOf, contextOf } from './src/project/project.ts';
    export { masker } from './src/reporters/masking.ts';
    export { Document } from './src/text/document.ts';
  `);

const { facts, problems, suppressed, failures } = analyzeFile();
const { document } = facts.dockerfile;
const lines = [
  given,
  ...section('syntax: what is written', [...facts.dockerfile.problems.map(problemLine), ...facts.dockerfile.instructions.map(instructionLine)]),
  ...section('facts: what follows', factLines()),
  ...section('rules: what is a problem', [
    ...problems.map(({ rule, problem, severity }) => `${at(problem.range)}  ${severity} ${rule.name}: ${problem.message}`),
    ...suppressed.map(({ rule, problem }) => `${at(problem.range)}  suppressed ${rule.name}: ${problem.message}`),
    ...failures.map(({ rule, message }) => `${rule ?? 'the linter'} failed: ${message}`),
  ]),
  ...section('fix: what would repair it', fixLines()),
];
const mask = masker({ values: facts.values });
process.stdout.write(`${mask(lines.join('\n'))}\n`);

function exit(message) {
  console.error(message);
  process.exit(2);
}

function analyzeFile() {
  const files = diskFiles();
  const settings = settingsFrom(DEFAULT_ARGUMENTS, path.dirname(file));
  const context = contextOf(files, file, contextFolderOf(files, file, COMPANIONS, settings));
  try {
    return analyze(new Document(file, readInput(file)), RULES, { ...settings, context, fix: 'none' });
  } catch (error) {
    return exit(`facts: ${given}: ${error.message}`);
  }
}

function section(title, content) {
  return ['', title, ...(content.length > 0 ? content : ['(nothing)']).map((line) => `  ${line}`)];
}

/** `line 3`, or `lines 3-5`. */
function at({ start, end }) {
  const first = document.positionAt(start).line;
  const last = document.positionAt(Math.max(start, end - 1)).line;
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}

function problemLine({ range, message }) {
  return `${at(range)}  BuildKit would refuse this: ${message}`;
}

function instructionLine(instruction) {
  const stage = instruction.stage === undefined ? undefined : facts.dockerfile.stages[instruction.stage];
  const where = stage ? `stage ${stage.index}${stage.name === undefined ? '' : ` (${stage.name})`}` : 'before any stage';
  return `${at(instruction.range)}  ${where}  ${instruction.onbuild ? 'ONBUILD ' : ''}${instruction.keyword} ${contentOf(instruction)}`.trimEnd();
}

/** What an instruction says, without texts that may hold a value which nobody knows to be a secret. */
function contentOf(instruction) {
  switch (instruction.keyword) {
    case 'FROM':
      return instruction.image.value;
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return instruction.entries.map((entry) => (entry.value ? `${entry.name}=…` : entry.name)).join(' ');
    case 'COPY':
    case 'ADD':
      return `${instruction.sources.map(({ value }) => value).join(' ')} -> ${instruction.destination?.value ?? '?'}`;
    case 'RUN': {
      const mounts = instruction.mounts.map(({ type, values }) =>
        [`mount ${type}`, ...[...values].filter(([key]) => key !== 'type').map(([key, value]) => `${key}=${value}`)].join(' '),
      );
      const commands = instruction.script?.commands.map(({ name }) => name || '(no name)').join(', ');
      return [`(${instruction.form} form, ${instruction.interpreter})`, ...mounts, commands === undefined ? 'no script to read' : `runs ${commands}`].join(
        '  ',
      );
    }
    default:
      return '';
  }
}

/** The lists that have a form of their own; every other list of the facts is printed as it is. */
function factLines() {
  const known = {
    states: stateLines,
    variableFlows: () => facts.variableFlows.flatMap(variableLines),
    fileFlows: () => facts.fileFlows.flatMap(fileLines),
    persisted: () => [...facts.persisted].flatMap(([run, writes]) => writes.map((write) => `${at(run.range)}  ${describe(write)}`)),
  };
  const lists = Object.entries(facts).filter(([name, value]) => name !== 'values' && (Object.hasOwn(known, name) || Array.isArray(value)));
  return lists.flatMap(([name, value]) => {
    const content = known[name]?.() ?? value.map(describe);
    return content.length > 0 ? [name, ...content.map((line) => `  ${line}`)] : [`${name}: none`];
  });
}

/** User and folder before an instruction, where they are others than before the instruction above. */
function stateLines() {
  const states = [...facts.states].map(([instruction, { user, privilege, workdir }]) => ({
    place: `${at(instruction.range)}  before ${instruction.keyword}`,
    state: `user ${user ?? 'of the image'} (${privilege}), in ${workdir ?? 'an unknown folder'}`,
  }));
  return states.filter(({ state }, index) => state !== states[index - 1]?.state).map(({ place, state }) => `${place}: ${state}`);
}

function variableLines(flow) {
  return [
    `${flow.name}: ${flow.verdict} secret, ${flow.judgement.weight}: ${describeSigns(flow.judgement.evidence).join('; ')}`,
    ...flow.sources.map((source) => `  source: ${source.instruction.keyword} ${source.name} (${source.value}), ${at(source.range)}`),
    ...flow.copies.map((copy) => `  copy: ${copy.instruction.keyword} ${copy.name} (${copy.value}), ${at(copy.range)}`),
    ...flow.sinks.map(sinkLine),
    ...flow.otherUses.map((use) => `  used by ${use.instruction.keyword}, ${at(use.range)}`),
    ...flow.blindSpots.map(blindSpotLine),
  ];
}

function fileLines(flow) {
  return [
    `${flow.name}: ${flow.verdict} secret: ${describeSigns(flow.judgement.evidence).join('; ')}`,
    `  source: ${flow.copy.keyword} to ${flow.target ?? 'an unknown path'}, ${at(flow.copy.range)}`,
    ...flow.sinks.map(sinkLine),
    ...flow.touches.map(({ run, command, effect }) => `  ${effect} by ${command.name}, ${at(run.range)}`),
    ...flow.otherUses.map((use) => `  used by ${use.instruction.keyword}, ${at(use.range)}`),
    ...flow.blindSpots.map(blindSpotLine),
  ];
}

function sinkLine({ run, name, certainty, reader, doubt }) {
  return `  sink: ${certainty}, ${at(run.range)}, ${name}, ${reader}${describeDoubt(doubt)}`;
}

function blindSpotLine({ range, kind }) {
  return `  blind spot: ${at(range)}: ${kind}`;
}

/** A fact of any shape: its plain members, and where its ranges and instructions stand. What is inside of others is followed once. */
function describe(fact, depth = 0) {
  const parts = Object.entries(fact).flatMap(([name, value]) => {
    if (typeof value === 'string' || typeof value === 'number') return [`${name}: ${value}`];
    if (value === true) return [name];
    if (Array.isArray(value)) return value.length > 0 && value.every((each) => typeof each === 'string') ? [`${name}: ${value.join('; ')}`] : [];
    if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Set) return [];
    if (typeof value.keyword === 'string') return [`${name}: ${value.keyword} (${at(value.range)})`];
    if (Number.isInteger(value.start)) return [`${name}: ${at(value)}`];
    if (Array.isArray(value.words)) return [`${name}: ${value.name} (${at(value.range)})`];
    return depth === 0 ? [`${name}: (${describe(value, 1)})`] : [];
  });
  return parts.join(', ');
}

function fixLines() {
  const seen = new Set();
  return problems.flatMap(({ rule, problem }) => {
    const { fix } = problem;
    if (!fix) return [`${at(problem.range)}  ${rule.name}: none${problem.remedy === undefined ? '' : `; to do: ${problem.remedy}`}`];
    const edits = JSON.stringify(fix.edits);
    if (seen.has(edits) && fix.edits.length > 0) return [`${at(problem.range)}  ${rule.name}: the same fix as above`];
    seen.add(edits);
    return [
      `${at(problem.range)}  ${rule.name}: ${fix.applicability}: ${fix.title}`,
      ...fix.caveats.map(({ applicability, reason }) => `  caveat (${applicability}): ${reason}`),
      ...fix.effects.map((effect) => `  effect: ${effect}`),
      ...fix.secrets.map(({ id, from, required }) => `  secret: ${id} from ${Object.entries(from).flat().join(' ')}${required ? '' : ', optional'}`),
      ...fix.edits.map(({ range }) => `  edit: ${at(range)}`),
    ];
  });
}
