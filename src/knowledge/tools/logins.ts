/** Whose credentials commands log in with, and where the tools look for those in files: answered from the cards. */

import type { Tool } from '../tool.ts';
import type { CredentialPlaces } from '../tool-logins.ts';
import { cardNamed, credentialPlaces, loginPrograms, ownVariables } from './cards.ts';
import { toolOf } from './index.ts';

/** Programs that log in with the same credential. */
export interface Login {
  /** The card whose credential it is, or the variable where only some programs of a card read that. */
  readonly name: string;
  /** Canonical names. */
  readonly programs: ReadonlySet<string>;
}

let logins: ReadonlyMap<string, Login> | undefined;

/** The login of a card, by its name or one of its programs; undefined where there is no such card, or no command of it logs in. */
export function loginOf(name: string): Login | undefined {
  logins ??= new Map(loginPrograms().map(({ tool, programs }) => [tool, { name: tool, programs: new Set(programs) }]));
  const tool = cardNamed(name) ?? toolOf(name);
  return tool && logins.get(tool.name);
}

/** The logins that a variable is for, where its name says so: SNYK_TOKEN is that of snyk, JF_TOKEN of the package managers that it serves as well. */
export function loginsByName(variable: string): readonly Login[] {
  const row = ownVariables().find(({ pattern }) => pattern.test(variable));
  if (!row) return [];
  const served = row.serves.flatMap((name) => loginOf(name) ?? []);
  return [...served, { name: variable, programs: row.programs ? new Set(row.programs) : (loginOf(row.tool)?.programs ?? new Set()) }];
}

/** Whether a command logs in, with whatever credential; the arguments are joined by single spaces. */
export function logsIn(program: string, text: string): boolean {
  const row = loginRowOf(program);
  return row !== undefined && (row.arguments?.test(text) ?? true) && !(row.unless?.test(text) ?? false);
}

/** Whether a command that a container starts logs in. Programs of which no card says it may. */
export function logsInAtStart(program: string, text: string): boolean {
  const row = loginRowOf(program);
  return row === undefined || (logsIn(program, text) && !(row.starts?.test(text) ?? false));
}

/** Whether a card says which commands of a program log in. */
export function hasLogins(program: string): boolean {
  return loginRowOf(program) !== undefined;
}

/** A card with the places where it looks for credential files of a kind. */
export interface ToolFile extends CredentialPlaces {
  readonly tool: Tool;
}

/** The tool that a credential file of that kind (secret-files.ts) belongs to; undefined where many programs have such files. */
export function toolFileOf(kind: string): ToolFile | undefined {
  const places = credentialPlaces().find(({ kinds }) => kinds.includes(kind));
  const tool = places && cardNamed(places.tool);
  return tool && { ...places, tool };
}

function loginRowOf(program: string) {
  return toolOf(program)?.logins?.find((row) => row.programs?.includes(program) ?? true);
}
