import type { Facts } from '../../facts/facts.ts';
import type { Sink } from '../../facts/flows/sink.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { isPlainCopy } from '../../facts/flows/variable-flows.ts';
import { judgeName, judgeValue } from '../../facts/sensitivity/index.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import type { Run, ShellCommand, Word } from '../../syntax/types.ts';
import { hasName } from '../../text/pattern.ts';
import { type Absence, absenceOf } from '../edits/absence.ts';
import type { MountSpec } from '../edits/mount-edit.ts';
import { permissionsFor } from '../edits/permissions.ts';
import { isUsableName, readFileStatement, readFilledFileStatement, readOptionalFileStatement, toShellOperand, toShellWord } from '../edits/shell-text.ts';
import type { Caveat } from '../types.ts';
import { type ArgumentDefault, defaultIn } from './argument-default.ts';

/** What a RUN needs in place of the declarations. */
export interface RunPlan {
  readonly run: Run;
  readonly mounts: readonly MountSpec[];
  readonly prelude: readonly string[];
  readonly caveats: readonly Caveat[];
  readonly required: boolean;
}

/** How secrets reach a RUN on this engine: as variables, or as files that a prelude reads. */
export type Form = 'env' | 'file';

/** A RUN that is to get the variables of a flow from a mounted secret. */
export interface RunToPlan {
  readonly facts: Facts;
  readonly flow: VariableFlow;
  readonly run: Run;
  /** What reads the variables in this RUN. */
  readonly sinks: readonly Sink[];
  readonly form: Form;
  /** Of the secret. */
  readonly id: string;
  /** Whether the build argument stays as a fallback. */
  readonly isKept: boolean;
  /** What the statements that a rewrite adds to the RUN do without each variable. */
  readonly absences: ReadonlyMap<string, Absence>;
  /** Whether some caller builds without the value, and the build must go on. */
  readonly isUnpassed: boolean;
  /** The commands that a rewrite removes from the RUN. */
  readonly gone: ReadonlySet<ShellCommand>;
}

/** Plans the `--mount` flags and shell statements that give the RUN the same variables as before the fix. */
export function planRun(given: RunToPlan): RunPlan {
  const builder = new Builder(given);
  for (const sink of given.sinks) builder.give(sink);
  return builder.plan();
}

/** The kinds of defaults with which nobody logs in, where the variable is known to hold a login. */
const STANDS_FOR_A_LOGIN: ReadonlySet<string> = new Set(['placeholder', 'well-known-default']);

/** Whether a default means nothing in a RUN that has the variable only because it cannot be seen: `PASSWORD` for the token of GitHub. */
function isOfNoUse({ evidence, name, run }: Sink, { word }: { readonly word: Word }): boolean {
  if (evidence?.kind !== 'unseen' || judgeName(name).consumer === undefined) return false;
  // a script that the RUN writes and runs has it in quotes
  if (hasName(run.args.text, name) || run.heredocs.some((heredoc) => hasName(heredoc.body.text, name))) return false;
  return word.references.length === 0 && STANDS_FOR_A_LOGIN.has(judgeValue(word.value).kind);
}

class Builder {
  readonly #given: RunToPlan;
  readonly #mounts: MountSpec[] = [];
  readonly #prelude: string[] = [];
  readonly #caveats: Caveat[] = [];
  #required = false;
  readonly #default: ArgumentDefault;

  constructor(given: RunToPlan) {
    this.#given = given;
    this.#default = defaultIn(given.facts.dockerfile, given.flow, given.run);
  }

  plan(): RunPlan {
    return { run: this.#given.run, mounts: this.#mounts, prelude: this.#prelude, caveats: this.#caveats, required: this.#required };
  }

  give(sink: Sink): void {
    const declaration = this.#declarationAt(sink.name);
    // a copy through `${A:-x}` or around text is built again in the RUN
    if (declaration && (declaration.value === 'composed' || this.#given.flow.copies.includes(declaration)) && !isPlainCopy(declaration)) {
      this.#compose(declaration, sink);
      return;
    }
    this.#giveValue(sink.name, sink);
  }

  #declarationAt(name: string): Declaration | undefined {
    return [...this.#given.flow.copies].reverse().find((copy) => copy.name === name && copy.instruction.range.start < this.#given.run.range.start);
  }

  #compose(declaration: Declaration, sink: Sink): void {
    const word = declaration.instruction.entries[declaration.entry]?.value;
    const text = word && toShellWord(word);
    if (text === undefined || !this.#canPrelude()) {
      this.#caveats.push({
        applicability: 'manual',
        reason: `"${declaration.name}" is made of the secret and other text, which this RUN cannot put together itself`,
      });
      return;
    }
    const known = new Set([this.#given.flow.name, ...this.#given.flow.copies.map((copy) => copy.name)]);
    for (const use of declaration.uses) if (known.has(use) && use !== declaration.name) this.give({ ...sink, name: use, named: true });
    if (declaration.uses.includes(declaration.name)) this.#giveValue(declaration.name, sink);
    const statement = `export ${declaration.name}=${text};`;
    if (!this.#prelude.includes(statement)) this.#prelude.push(statement);
  }

  #giveValue(name: string, sink: Sink): void {
    if (!isUsableName(name)) {
      this.#caveats.push({ applicability: 'manual', reason: `"${name}" cannot be the name of a mounted variable` });
      return;
    }
    const own = absenceOf({ ...sink, name }, this.#given.gone);
    const absence = own === 'unknown' ? (this.#given.absences.get(name) ?? own) : own;
    if (this.#given.isKept) {
      this.#giveFile(name, false, true);
      return;
    }
    const fallback = this.#default;
    const needed = fallback.kind === 'literal' || fallback.kind === 'secret' || (fallback.kind === 'none' && absence === 'fails' && !this.#goesOnWithout(name));
    if (needed) this.#required = true;
    const asVariable = this.#given.form === 'env' && (absence !== 'tells-unset' || needed || fallback.kind !== 'none');
    if (asVariable) this.#mount({ type: 'secret', id: this.#given.id, env: name, required: needed });
    else this.#giveFile(name, needed, absence === 'tells-unset');
    const absent = asVariable ? 'empty' : this.#given.run.script?.nounset === true || absence === 'tells-unset' ? 'unset' : 'either';
    if (fallback.kind === 'text' && !isOfNoUse(sink, fallback)) this.#restoreDefault(name, fallback, absent);
  }

  /** Whether a build that was given no value goes on with an empty one, which has to stay so: `set -u` stops at what is not set. */
  #goesOnWithout(name: string): boolean {
    const { script } = this.#given.run;
    return this.#given.isUnpassed && !(script?.nounset === true && script.reads.some((read) => read.name === name && read.operator === ''));
  }

  #giveFile(name: string, needed: boolean, keepsUnset: boolean): void {
    if (!this.#canPrelude()) {
      this.#caveats.push({
        applicability: 'manual',
        reason: this.#given.isKept
          ? 'this RUN has no POSIX shell that could take the secret and else the build argument'
          : 'this RUN has no POSIX shell that could read a mounted file: a newer engine could give it the variable',
      });
      return;
    }
    this.#mount({ type: 'secret', id: this.#given.id, ...permissionsFor(this.#given.facts.states.get(this.#given.run)), required: needed });
    const statement = this.#given.isKept ? readFilledFileStatement : needed && !keepsUnset ? readFileStatement : readOptionalFileStatement;
    this.#prelude.push(statement(name, this.#given.id));
  }

  /** `absent`: what the variable is without the secret, where that makes a difference; an empty default is there to be told from none. */
  #restoreDefault(name: string, { word }: { readonly word: Word }, absent: 'empty' | 'unset' | 'either'): void {
    if (word.value === '' && absent !== 'unset') return;
    const inForce = this.#given.facts.states.get(this.#given.run)?.env;
    const canExpand = word.references.every((reference) => inForce?.has(reference.name));
    const operand = this.#canPrelude() && canExpand ? toShellOperand(word) : undefined;
    if (operand !== undefined) this.#prelude.push(`${name}="\${${name}:-${operand}}"; export ${name};`);
    else this.#caveats.push({ applicability: 'unsafe', reason: `without the secret "${name}" is empty, no longer its default` });
  }

  #mount(mount: MountSpec): void {
    if (!this.#mounts.some((one) => one.env === mount.env && one.target === mount.target)) this.#mounts.push(mount);
  }

  /** Shell text can go before the command: a POSIX shell runs it. */
  #canPrelude(): boolean {
    return this.#given.run.interpreter === 'posix' && (this.#given.run.form !== 'exec' || this.#given.run.script?.ok === true);
  }
}
