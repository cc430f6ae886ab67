import type { Shell } from '../shell/interpreters.ts';
import type { Instruction } from '../types.ts';
import { readCommand, readRun } from './command-instructions.ts';
import type { InstructionContext } from './instruction-parts.ts';
import type { HeredocLines } from './logical-lines.ts';
import { readArg, readEnv, readLabel } from './pair-instructions.ts';
import { readCopy, readFrom, readOther } from './word-instructions.ts';

/** Returns the instruction of the keyword. `shell` runs its shell form. An unknown keyword is reported and returns undefined. */
export function instructionOf(context: InstructionContext, shell: Shell, bodies: readonly HeredocLines[]): Instruction | undefined {
  const { keyword } = context.parts;
  switch (keyword) {
    case 'FROM':
      return readFrom(context);
    case 'ARG':
      return readArg(context);
    case 'ENV':
      return readEnv(context);
    case 'LABEL':
      return readLabel(context);
    case 'COPY':
    case 'ADD':
      return readCopy(context, keyword);
    case 'RUN':
      return readRun(context, shell, bodies);
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      return readCommand(context, keyword, shell);
    case 'EXPOSE':
    case 'VOLUME':
    case 'USER':
    case 'WORKDIR':
    case 'STOPSIGNAL':
    case 'SHELL':
    case 'MAINTAINER':
      return readOther(context, keyword);
    default:
      if (keyword !== '' || !context.base.onbuild) context.report(context.base.keywordRange, 'unknown instruction');
      return undefined;
  }
}
