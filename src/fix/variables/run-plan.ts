import type { Facts } from '../../facts/facts.ts';
import type { Sink } from '../../facts/flows/sink.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { isPlainCopy } from '../../facts/flows/variable-flows.ts';
import { judgeName, judgeValue } from '../../facts/sensitivity/index.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import type { Run, ShellCommand, Word } from '../../syntax/types.ts';
import { hasName } from '../../text/pattern.ts';
import { type Absence, absenceOf } from '../edits/absence.ts';
import { permissionsFor } from '../edits/permissions.ts';
import { isUsableName, readFileStatement, readFilledFileStatement, readOptionalFileStatement, toShellOperand, toShellWord } from '../edits/shell-text.ts';
import type { Caveat, MountSpec } from '../types.ts';
import { type ArgumentDefault, defaultIn } from './argument-default.ts';

/** The replacement for the declarations in one RUN. */
export interface RunPlan {
  readonly run: Run;
  readonly mounts: readonly MountSpec[];
  readonly prelude: readonly string[];
  readonly caveats: readonly Caveat[];
  readonly required: boolean;
}

/** How the engine can pass a secret to a RUN: as a variable, or as a file that a prelude reads. */
export type Form = 'env' | 'file';

/** A RUN that needs the variables of a flow from a mounted secret. */
export interface RunToPlan {
  readonly facts: Facts;
  readonly flow: VariableFlow;
  readonly run: Run;
  /** The readers of the variables in this RUN. */
  readonly sinks: readonly Sink[];
  readonly form: Form;
  /** Id of the secret. */
  readonly id: string;
  /** Whether the build argument stays as a fallback. */
  readonly isKept: boolean;
  /** The behaviour of statements added by a rewrite without each variable. */
  readonly absences: ReadonlyMap<string, Absence>;
  /** Whether some caller builds without the value, so that the secret must stay optional. */
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

/** Kinds of defaults that cannot be a working login. */
const STANDS_FOR_A_LOGIN: ReadonlySet<string> = new Set(['placeholder', 'well-known-default']);

/**
 * Whether a default is useless in a RUN: it is no working login, the variable is known to hold one, and the RUN has it only because a reader cannot be ruled
 * out.
 */
function isOfNoUse({ evidence, name, run }: Sink, { word }: { readonly word: Word }): boolean {
  if (evidence?.kind !== 'unseen' || judgeName(name).consumer === undefined) return false;
  // a script that the RUN writes and executes mentions the name in quotes
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
    // the RUN itself computes a copy with a default (`${A:-x}`) or with text around the value
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
    const { instruction, entry, uses } = declaration.inherits ?? declaration;
    const word = instruction.entries[entry]?.value;
    const text = word && toShellWord(word);
    const known = new Set([this.#given.flow.name, ...this.#given.flow.copies.map((copy) => copy.name)]);
    // a stage has a variable from before the first FROM only if it declares it
    const isOpen = declaration.inherits !== undefined && uses.some((use) => !known.has(use));
    if (text === undefined || isOpen || !this.#canPrelude()) {
      this.#caveats.push({
        applicability: 'manual',
        reason: `"${declaration.name}" combines the secret with other text, which this RUN cannot do itself`,
      });
      return;
    }
    for (const use of uses) if (known.has(use) && use !== declaration.name) this.give({ ...sink, name: use, named: true });
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

  /** Whether a build without the value works with an empty variable. False if `set -u` would stop at it. */
  #goesOnWithout(name: string): boolean {
    const { script } = this.#given.run;
    return this.#given.isUnpassed && !(script?.nounset === true && script.reads.some((read) => read.name === name && read.operator === ''));
  }

  #giveFile(name: string, needed: boolean, keepsUnset: boolean): void {
    if (!this.#canPrelude()) {
      this.#caveats.push({
        applicability: 'manual',
        reason: this.#given.isKept
          ? 'without a POSIX shell, this RUN cannot use the secret or else the build argument'
          : 'without a POSIX shell, this RUN cannot read a mounted file; with a newer `--engine` the secret can be mounted as a variable',
      });
      return;
    }
    this.#mount({ type: 'secret', id: this.#given.id, ...permissionsFor(this.#given.facts.states.get(this.#given.run)), required: needed });
    const statement = this.#given.isKept ? readFilledFileStatement : needed && !keepsUnset ? readFileStatement : readOptionalFileStatement;
    this.#prelude.push(statement(name, this.#given.id));
  }

  /**
   * Adds a statement that restores the default. `absent`: the value of the variable without the secret, if that matters. An empty default is restored only if
   * the variable would be unset.
   */
  #restoreDefault(name: string, { word }: { readonly word: Word }, absent: 'empty' | 'unset' | 'either'): void {
    if (word.value === '' && absent !== 'unset') return;
    const inForce = this.#given.facts.states.get(this.#given.run)?.env;
    const canExpand = word.references.every((reference) => inForce?.has(reference.name));
    const operand = this.#canPrelude() && canExpand ? toShellOperand(word) : undefined;
    if (operand !== undefined) this.#prelude.push(`${name}="\${${name}:-${operand}}"; export ${name};`);
    else this.#caveats.push({ applicability: 'unsafe', reason: `without the secret, "${name}" is empty instead of its default` });
  }

  #mount(mount: MountSpec): void {
    if (!this.#mounts.some((one) => one.env === mount.env && one.target === mount.target)) this.#mounts.push(mount);
  }

  /** Whether shell statements can be added before the command, i.e. whether a POSIX shell runs it. */
  #canPrelude(): boolean {
    return this.#given.run.interpreter === 'posix' && (this.#given.run.form !== 'exec' || this.#given.run.script?.ok === true);
  }
}
