import { type Doubt, shownProgram } from '../../facts/index.ts';
import { environmentOf } from '../../knowledge/tools/index.ts';

/** Why a command may read a secret, shown to people: `: pip runs build scripts of the packages`; '' if there is no known reason. */
export function describeDoubt(doubt: Doubt | undefined): string {
  return doubt ? `: ${wordsOf(doubt)}` : '';
}

function wordsOf(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'windows':
      return 'commands for Windows';
    case 'interpreter':
      return 'a script in another language';
    case 'unparsed':
      return 'commands that cannot be analysed';
    case 'project-script':
      return 'it runs a script of the project';
    case 'unwritten':
      return 'it runs a program whose name is known only at build time';
    case 'computed':
      return 'it reads a variable whose name is known only at build time';
    case 'unknown':
      return `nothing is known about what ${shownProgram(doubt.program)} reads`;
    case 'runs':
      return `${shownProgram(doubt.program)} runs ${doubt.code}`;
    case 'arguments':
      return `with these arguments ${shownProgram(doubt.program)} runs another program`;
    case 'environment':
      return `${shownProgram(doubt.program)} has it in its environment`;
    case 'settings':
      return `${doubt.program} ${(environmentOf(doubt.program)?.how ?? 'reads %s').replaceAll('%s', doubt.variable).replaceAll('%%', '%')}`;
    case 'told':
      return `${shownProgram(doubt.program)} may be told to read ${doubt.path}`;
  }
}
