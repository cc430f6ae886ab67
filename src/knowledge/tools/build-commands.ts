/** What commands make of a project, and how what was made is run: answered from the cards, by program and by its arguments, joined by single spaces. */

import type { Row } from '../row.ts';
import type { FileRunner, KeptSettings, PruningCommands, TaskRunner } from '../tool-builds.ts';
import { toolOf } from './index.ts';

/** Whether a command compiles the sources in its working directory. */
export function compilesSources(program: string, text: string): boolean {
  return some(toolOf(program)?.compiles, program, text);
}

/** Returns the argument of a program that a build made, as `app.jar` of `java -jar app.jar`; undefined if the program runs none. */
export function madeArgument(program: string, args: readonly string[]): string | undefined {
  const row = rowOf(toolOf(program)?.runsMade, program);
  return row && args.find((word) => row.made.test(word));
}

/** Whether a command prints the whole environment, or fills templates from it. */
export function dumpsEnvironment(program: string, text: string): boolean {
  return some(toolOf(program)?.dumps, program, text);
}

/** Returns how a program runs a file with another interpreter, or undefined if it does not. */
export function fileRunnerOf(program: string): FileRunner | undefined {
  return rowOf(toolOf(program)?.runsAs, program);
}

/** Whether a command of a bundler only serves what was built, or only checks sources. */
export function servesOnly(program: string, text: string): boolean {
  return some(toolOf(program)?.serves, program, text);
}

/** Returns how a command copies a part of a repository, or undefined if it does not. */
export function prunesOf(program: string, text: string): PruningCommands | undefined {
  const row = rowOf(toolOf(program)?.prunes, program);
  return row?.arguments.test(text) ? row : undefined;
}

/** Returns which settings of the project a command keeps the values of, and where; undefined if it keeps none. */
export function keptSettingsOf(program: string, text: string): KeptSettings | undefined {
  return toolOf(program)?.keepsSettings?.find((row) => (row.programs?.includes(program) ?? true) && row.arguments.test(text));
}

/** Whether a program runs a program of a package by its name, as `npx vitest` does. */
export function runsPackages(program: string): boolean {
  return rowOf(toolOf(program)?.runsPackages, program) !== undefined;
}

/** Returns how a program runs scripts of all packages of a repository, or undefined if it does not. */
export function taskRunnerOf(program: string): TaskRunner | undefined {
  return rowOf(toolOf(program)?.tasks, program);
}

function rowOf<T extends Row>(rows: readonly T[] | undefined, program: string): T | undefined {
  return rows?.find((row) => row.programs?.includes(program) ?? true);
}

function some(rows: readonly (Row & { readonly arguments?: RegExp })[] | undefined, program: string, text: string): boolean {
  return rows?.some((row) => (row.programs?.includes(program) ?? true) && (row.arguments?.test(text) ?? true)) ?? false;
}
