import { LANGUAGE_PROGRAMS } from './language-programs.ts';
import { SERVICE_PROGRAMS } from './service-programs.ts';

/** What a program reads of its environment, and whether it runs code that we cannot see. */
export interface ProgramReads {
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** Names of variables that it reads, full match without regard to case; undefined where it reads none of its own. */
  readonly variables: RegExp | undefined;
  /** How it reads them, for people; `%s` is the variable. */
  readonly how: string;
  /** Whose code it runs, for people; undefined where it runs nothing but itself. */
  readonly runs: string | undefined;
  /** Arguments, joined by single spaces, with which it runs no such code (it may still read its variables). */
  readonly plain?: RegExp;
  /** Arguments with which it reads nothing at all. */
  readonly quiet?: RegExp;
  readonly source: string;
}

/** Programs that read variables of their own or run code. An example of each stands in test/knowledge/programs.test.ts. */
export const PROGRAMS: readonly ProgramReads[] = [...LANGUAGE_PROGRAMS, ...SERVICE_PROGRAMS];
