/** Which credential a command logs in with, and where tools look for it in files: answered from the cards. */

import type { Tool } from '../tool.ts';
import type { CredentialPlaces } from '../tool-logins.ts';
import { cardNamed, credentialPlaces, loginFiles, loginPrograms, namedFiles, ownVariables } from './cards.ts';
import { toolOf } from './index.ts';

/** Programs that log in with the same credential. */
export interface Login {
  /** The name of the card with the credential, or of the variable if only some programs of the card read it. */
  readonly name: string;
  /** Canonical names. */
  readonly programs: ReadonlySet<string>;
}

/**
 * Cards whose login is that of a host, which may serve packages of any kind.
 * Sources: https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-apache-maven-registry,
 * https://docs.gitlab.com/user/packages/maven_repository/, https://everything.curl.dev/usingcurl/netrc
 */
export const HOST_LOGINS: ReadonlySet<string> = new Set(['git', 'netrc']);

/** Cards with whose login code of any kind fetches from a host. Sources: as above, https://git-scm.com/book/en/v2/Git-on-the-Server-The-Protocols */
export const FETCH_LOGINS: ReadonlySet<string> = new Set([...HOST_LOGINS, 'ssh']);

/** Whether the file at an absolute path holds such a login, or a key for one. */
export function isOfHost(path: string): boolean {
  return loginFiles().some((file) => FETCH_LOGINS.has(file.tool) && file.path.test(path));
}

let logins: ReadonlyMap<string, Login> | undefined;

/** Returns the login of a card, given its name or one of its programs; undefined if there is no such card, or if none of its commands logs in. */
export function loginOf(name: string): Login | undefined {
  logins ??= new Map(loginPrograms().map(({ tool, programs }) => [tool, { name: tool, programs: new Set(programs) }]));
  const tool = cardNamed(name) ?? toolOf(name);
  return tool && logins.get(tool.name);
}

/** Returns the logins that a variable is for, by its name: SNYK_TOKEN is for snyk, JF_TOKEN also for the package managers that it serves. */
export function loginsByName(variable: string): readonly Login[] {
  const row = ownVariables().find(({ pattern }) => pattern.test(variable));
  if (!row) return [];
  const served = row.serves.flatMap((name) => loginOf(name) ?? []);
  return [...served, { name: variable, programs: row.programs ? new Set(row.programs) : (loginOf(row.tool)?.programs ?? new Set()) }];
}

/** Returns the logins that a file holds, given its absolute path: docker's for /root/.docker/config.json. Empty if it is no such file, or no command logs in. */
export function loginsByFile(path: string): readonly Login[] {
  return loginFiles().flatMap((file) => (file.path.test(path) ? (loginOf(file.tool) ?? []) : []));
}

/** The programs that log in with what a file holds, if containers use that login too. */
export interface ServiceLogin {
  readonly programs: ReadonlySet<string>;
  /** Whether it is the login of a service, for which code has libraries that look for the file. */
  readonly isForCode: boolean;
}

/**
 * Returns the login in the file at an absolute path, or that a command of `program` stores, if containers use it too; undefined if only builds do, or if nobody
 * knows.
 */
export function serviceLoginOf(path: string, program: string | undefined): ServiceLogin | undefined {
  const names = new Set(loginFiles().flatMap((file) => (file.path.test(path) ? [file.tool] : [])));
  const tools = [...[...names].map(cardNamed), program === undefined ? undefined : toolOf(program)].filter((tool) => tool !== undefined);
  const serving = tools.filter(({ forServices, places }) => forServices || places?.some(({ serves }) => serves === 'either'));
  if (serving.length === 0) return undefined;
  return {
    programs: new Set(serving.flatMap((tool) => [...tool.programs, ...(loginOf(tool.name)?.programs ?? [])])),
    isForCode: serving.some(({ forServices }) => forServices),
  };
}

/** Variables that tell a tool where its credential file is, each with the login of the tool: KUBECONFIG. */
export function fileVariables(): readonly { readonly name: string; readonly login: Login }[] {
  fileNames ??= namedFiles().flatMap(({ variables, tool }) => {
    const login = { name: tool, programs: new Set([...(cardNamed(tool)?.programs ?? []), ...(loginOf(tool)?.programs ?? [])]) };
    return variables.map((name) => ({ name, login }));
  });
  return fileNames;
}

let fileNames: ReturnType<typeof fileVariables> | undefined;

/** Whether a command logs in with any credential; the arguments are joined by single spaces. */
export function logsIn(program: string, text: string): boolean {
  const row = loginRowOf(program);
  return row !== undefined && (row.arguments?.test(text) ?? true) && !(row.unless?.test(text) ?? false);
}

/** Whether a command logs in only where the commands do that it runs. */
export function onlyPassesOn(program: string, text: string): boolean {
  return loginRowOf(program)?.passesOn?.test(text) ?? false;
}

/** Whether a command that starts a container logs in. True for programs without a card about logins. */
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

/** Returns the tool that owns credential files of that kind (secret-files.ts), or undefined if many programs have such files. */
export function toolFileOf(kind: string): ToolFile | undefined {
  const places = credentialPlaces().find(({ kinds }) => kinds.includes(kind));
  const tool = places && cardNamed(places.tool);
  return tool && { ...places, tool };
}

function loginRowOf(program: string) {
  return toolOf(program)?.logins?.find((row) => row.programs?.includes(program) ?? true);
}
