import type { Command, Run } from '../../syntax/types.ts';
import { findTokens } from '../sensitivity/index.ts';
import { findExecLiterals, findRunLiterals, type RunLiteral } from './run-literals.ts';
import { findWindowsLiterals } from './windows-literals.ts';

/** A credential in plain text in the commands of an instruction. */
export interface LiteralCredential extends RunLiteral {
  readonly kind: 'literal';
  /** The issuer of the token in the value; undefined if the value has the shape of none. */
  readonly issuer: string | undefined;
  readonly instruction: Run | Command;
}

/** Returns the credentials in plain text in the commands of an instruction, in shell or exec form. */
export function literalCredentials(instruction: Run | Command): readonly LiteralCredential[] {
  const { script, exec } = instruction;
  const isWindows = instruction.keyword === 'RUN' && instruction.interpreter === 'windows';
  const literals = script ? findRunLiterals(script) : isWindows ? findWindowsLiterals(instruction) : exec ? findExecLiterals(exec) : [];
  return literals.map((literal) => ({ kind: 'literal', instruction, ...literal, issuer: findTokens(literal.value)[0]?.provider }));
}
