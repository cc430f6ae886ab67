import type { Facts } from '../../facts/facts.ts';
import type { Sink } from '../../facts/flows/sink.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { isPlainCopy } from '../../facts/flows/variable-flows.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import type { Run, ShellCommand, Word } from '../../syntax/types.ts';
import { type Absence, absenceOf } from '../edits/absence.ts';
import type { MountSpec } from '../edits/mount-edit.ts';
import { permissionsFor } from '../edits/permissions.ts';
import { isUsableName, readFileStatement, readFilledFileStatement, readOptionalFileStatement, toShellOperand, toShellWord } from '../edits/shell-text.ts';
import type { Caveat } from '../types.ts';
import { type ArgumentDefault, defaultIn } from './argument-default.ts';
import { keepsArgument } from './kept-argument.ts';

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

/**
 * The mounts and the prelude that give the RUN of these sinks the variables that it had. `absences`: what statements that a rewrite
 * puts into the RUN do without a variable; `gone`: the commands that it takes out.
 */
export function planRun(
  facts: Facts,
  flow: VariableFlow,
  run: Run,
  sinks: readonly Sink[],
  form: Form,
  id: string,
  absences: ReadonlyMap<string, Absence> = new Map(),
  gone: ReadonlySet<ShellCommand> = new Set(),
): RunPlan {
  const builder = new Builder(facts, flow, run, form, id, absences, gone);
  for (const sink of sinks) builder.give(sink);
  return builder.plan();
}

class Builder {
  readonly #facts: Facts;
  readonly #flow: VariableFlow;
  readonly #run: Run;
  readonly #form: Form;
  readonly #id: string;
  readonly #absences: ReadonlyMap<string, Absence>;
  readonly #gone: ReadonlySet<ShellCommand>;
  readonly #mounts: MountSpec[] = [];
  readonly #prelude: string[] = [];
  readonly #caveats: Caveat[] = [];
  #required = false;
  readonly #default: ArgumentDefault;
  readonly #keepsArgument: boolean;

  constructor(facts: Facts, flow: VariableFlow, run: Run, form: Form, id: string, absences: ReadonlyMap<string, Absence>, gone: ReadonlySet<ShellCommand>) {
    this.#gone = gone;
    this.#absences = absences;
    this.#facts = facts;
    this.#flow = flow;
    this.#run = run;
    this.#form = form;
    this.#id = id;
    this.#default = defaultIn(facts.dockerfile, flow, run);
    this.#keepsArgument = keepsArgument(facts, flow);
  }

  plan(): RunPlan {
    return { run: this.#run, mounts: this.#mounts, prelude: this.#prelude, caveats: this.#caveats, required: this.#required };
  }

  give(sink: Sink): void {
    const declaration = this.#declarationAt(sink.name);
    // a copy through `${A:-x}` or around text is built again in the RUN
    if (declaration && (declaration.value === 'composed' || this.#flow.copies.includes(declaration)) && !isPlainCopy(declaration)) {
      this.#compose(declaration, sink);
      return;
    }
    this.#giveValue(sink.name, sink);
  }

  #declarationAt(name: string): Declaration | undefined {
    return [...this.#flow.copies].reverse().find((copy) => copy.name === name && copy.instruction.range.start < this.#run.range.start);
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
    const known = new Set([this.#flow.name, ...this.#flow.copies.map((copy) => copy.name)]);
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
    const own = absenceOf({ ...sink, name }, this.#gone);
    const absence = own === 'unknown' ? (this.#absences.get(name) ?? own) : own;
    if (this.#keepsArgument) {
      this.#giveFile(name, false, true);
      return;
    }
    const fallback = this.#default;
    const needed = fallback.kind === 'literal' || fallback.kind === 'secret' || (fallback.kind === 'none' && absence === 'fails');
    if (needed) this.#required = true;
    const asVariable = this.#form === 'env' && (absence !== 'tells-unset' || needed || fallback.kind !== 'none');
    if (asVariable) this.#mount({ type: 'secret', id: this.#id, env: name, required: needed });
    else this.#giveFile(name, needed, absence === 'tells-unset');
    const absent = asVariable ? 'empty' : this.#run.script?.nounset === true || absence === 'tells-unset' ? 'unset' : 'either';
    if (fallback.kind === 'text') this.#restoreDefault(name, fallback, absent);
  }

  #giveFile(name: string, needed: boolean, keepsUnset: boolean): void {
    if (!this.#canPrelude()) {
      this.#caveats.push({
        applicability: 'manual',
        reason: this.#keepsArgument
          ? 'this RUN has no POSIX shell that could take the secret and else the build argument'
          : 'this RUN has no POSIX shell that could read a mounted file: a newer engine could give it the variable',
      });
      return;
    }
    this.#mount({ type: 'secret', id: this.#id, ...permissionsFor(this.#facts.states.get(this.#run)), required: needed });
    const statement = this.#keepsArgument ? readFilledFileStatement : needed && !keepsUnset ? readFileStatement : readOptionalFileStatement;
    this.#prelude.push(statement(name, this.#id));
  }

  /** `absent`: what the variable is without the secret, where that makes a difference; an empty default is there to be told from none. */
  #restoreDefault(name: string, { word }: { readonly word: Word }, absent: 'empty' | 'unset' | 'either'): void {
    if (word.value === '' && absent !== 'unset') return;
    const inForce = this.#facts.states.get(this.#run)?.env;
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
    return this.#run.interpreter === 'posix' && (this.#run.form !== 'exec' || this.#run.script?.ok === true);
  }
}
