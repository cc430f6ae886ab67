import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { member } from '../../src/text/json.ts';

/** A step of a composite action. */
interface Step {
  readonly id: string | undefined;
  readonly condition: string;
  readonly run: string | undefined;
  readonly uses: string | undefined;
  readonly env: readonly (readonly [string, string])[];
}

/** What a run of the action left. */
export interface ActionRun {
  /** The action succeeded: no step failed. */
  readonly ok: boolean;
  readonly log: string;
  readonly summary: string;
  readonly outputs: { readonly [name: string]: string };
  /** The actions of others that steps use, with their inputs; they are not run. */
  readonly used: readonly string[];
}

export interface ActionCall {
  readonly action: string;
  readonly workspace: string;
  /** A folder for the files of the runner. */
  readonly temporary: string;
  readonly inputs: { readonly [name: string]: string };
  readonly event: object;
  readonly env: { readonly [name: string]: string };
}

const entries = (value: unknown): readonly (readonly [string, unknown])[] => (typeof value === 'object' && value !== null ? Object.entries(value) : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * Runs the steps of a composite action as a runner does, with the files and variables that it gives them. Sources:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runs-for-composite-actions,
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function runAction({ action, workspace, temporary, inputs, event, env }: ActionCall): ActionRun {
  const definition: unknown = parse(readFileSync(path.join(action, 'action.yml'), 'utf8'));
  mkdirSync(temporary, { recursive: true });
  const file = (name: string, content = ''): string => {
    writeFileSync(path.join(temporary, name), content);
    return path.join(temporary, name);
  };
  const summaryFile = file('summary.md');
  const eventFile = file('event.json', JSON.stringify(event));
  const context = new Map<string, string>([['github.token', 'a-token']]);
  for (const [name, declared] of entries(member(definition, 'inputs'))) {
    context.set(`inputs.${name}`, inputs[name] ?? evaluate(text(member(declared, 'default')) ?? '', context));
  }
  const used: string[] = [];
  let log = '';
  let ok = true;
  for (const [index, step] of stepsOf(definition).entries()) {
    if (!(ok || /\b(?:always|cancelled|failure)\(\)/.test(step.condition)) || !isTrue(step.condition, context)) continue;
    const stepEnv = Object.fromEntries(step.env.map(([name, value]) => [name, evaluate(value, context)]));
    if (step.uses !== undefined) {
      used.push(`${step.uses} ${Object.values(stepEnv).join(' ')}`);
      continue;
    }
    const outputFile = file(`output-${index}`);
    const runner = {
      GITHUB_ACTION_PATH: action,
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
      GITHUB_EVENT_PATH: eventFile,
      RUNNER_TEMP: temporary,
    };
    const script = file(`step-${index}.sh`, step.run ?? '');
    const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      encoding: 'utf8',
      env: { ...env, ...runner, ...stepEnv },
    });
    log += run.stdout + run.stderr;
    ok &&= run.status === 0;
    for (const [, name = '', value = ''] of readFileSync(outputFile, 'utf8').matchAll(/^([\w-]+)=(.*)$/gm))
      context.set(`steps.${step.id}.outputs.${name}`, value);
  }
  const outputs = Object.fromEntries(entries(member(definition, 'outputs')).map(([name, one]) => [name, evaluate(text(member(one, 'value')) ?? '', context)]));
  return { ok, log, summary: readFileSync(summaryFile, 'utf8'), outputs, used };
}

function stepsOf(definition: unknown): readonly Step[] {
  const steps = member(member(definition, 'runs'), 'steps');
  return entries(steps).map(([, step]) => ({
    id: text(member(step, 'id')),
    condition: (text(member(step, 'if')) ?? 'true').replace(/^\$\{\{(.*)\}\}$/s, '$1').trim(),
    run: text(member(step, 'run')),
    uses: text(member(step, 'uses')),
    env: entries(member(step, 'uses') === undefined ? member(step, 'env') : member(step, 'with')).map(([name, value]) => [name, String(value)]),
  }));
}

/** A text with its expressions filled in. Throws for an expression that is more than a name, and for a name that is not known. */
function evaluate(value: string, context: ReadonlyMap<string, string>): string {
  return value.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => operand(expression, context));
}

function operand(word: string, context: ReadonlyMap<string, string>): string {
  const [, literal] = /^'(.*)'$/.exec(word) ?? [];
  if (literal !== undefined) return literal;
  const value = context.get(word);
  // the outputs of a step that did not run are empty
  if (value === undefined && !/^steps\.\w+\.outputs\.[\w-]+$/.test(word)) throw new Error(`no expression that is known here: ${word}`);
  return value ?? '';
}

function isTrue(condition: string, context: ReadonlyMap<string, string>): boolean {
  return condition.split('||').some((or) =>
    or.split('&&').every((and) => {
      const [, left = '', operator, right = ''] = /^\s*(.*?)\s*(==|!=)\s*(.*?)\s*$/.exec(and) ?? [];
      if (operator === undefined) return /^(?:true|always\(\)|!cancelled\(\))$/.test(and.trim());
      return (operand(left, context) === operand(right, context)) === (operator === '==');
    }),
  );
}
