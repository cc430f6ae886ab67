import { once } from '../../text/memo.ts';
import type { ConfigFile, ConfigVariant, ExpandedFile, Spelling, Tool, Wrapper } from '../tool.ts';
import type { CredentialFileUse } from '../tool-credential-files.ts';
import type { KeyAgent } from '../tool-keys.ts';
import type { CredentialFolder, CredentialPlaces, LoginCommands, OwnVariables } from '../tool-logins.ts';
import { TOOLS } from './all.ts';

/*
 * The only access of index.ts to the cards. scripts/bundle/cards.mjs writes another module in place of this one into the shipped program: it creates a card
 * only when that card is first asked for, because a run needs few of them. For that reason, every export is a function, and a function without parameters
 * returns plain data.
 */

const BY_PROGRAM = new Map(TOOLS.flatMap((tool) => tool.programs.map((program) => [program, tool] as const)));
const BY_NAME = new Map(TOOLS.map((tool) => [tool.name, tool]));

/** The card of a program, by its canonical name. */
export function cardOf(program: string): Tool | undefined {
  return BY_PROGRAM.get(program);
}

/** The card of that name. */
export function cardNamed(name: string): Tool | undefined {
  return BY_NAME.get(name);
}

/** The names of all cards. */
export function cardNames(): readonly string[] {
  return TOOLS.map((tool) => tool.name);
}

/** The canonical names of all programs. */
export const programNames = once((): readonly string[] => TOOLS.flatMap((tool) => tool.programs));

/** The agents that keep private keys. */
export const keyAgents = once((): readonly KeyAgent[] => TOOLS.flatMap((tool) => tool.agent ?? []));

/** Folders of a home that hold credentials, by their names. */
export function credentialFolders(): readonly CredentialFolder[] {
  return TOOLS.flatMap((tool) => tool.credentialFolders ?? []);
}

/** Settings files in which tools fill in variables. */
export const expandedFiles = once((): readonly ExpandedFile[] => TOOLS.flatMap((tool) => tool.expands ?? []));

/** Settings files that may be committed if they refer to variables in place of secrets. */
export const configVariants = once((): readonly ConfigVariant[] => TOOLS.flatMap((tool) => tool.references ?? []));

/** Rows about variables and nested commands that name credential files. The program that reads such a file is unknown at that place. */
export const namedCredentialFiles = once((): readonly CredentialFileUse[] =>
  TOOLS.flatMap((tool) => (tool.credentialFiles ?? []).filter((row) => row.variables !== undefined || row.text !== undefined)),
);

/** Alternative spellings of programs; no two patterns match the same word. */
export const spellings = once((): readonly Spelling[] => TOOLS.flatMap((tool) => tool.spellings ?? []));

/** The wrappers among the tools. */
export const toolWrappers = once((): readonly Wrapper[] => TOOLS.flatMap((tool) => tool.wraps ?? []));

/** The variables with each card's own credential. `tool`: name of the card. `serves`: names of the cards that log in with it. */
export const ownVariables = once((): readonly (OwnVariables & { readonly tool: string; readonly serves: readonly string[] })[] =>
  TOOLS.flatMap((tool) => (tool.ownVariables ?? []).map((row) => ({ ...row, tool: tool.name, serves: tool.servesLoginOf ?? [] }))),
);

/** The places where tools look for credential files. `tool`: name of the card. */
export const credentialPlaces = once((): readonly (CredentialPlaces & { readonly tool: string })[] =>
  TOOLS.flatMap((tool) => (tool.places ?? []).map((row) => ({ ...row, tool: tool.name }))),
);

/** The programs that log in with the credential of a card: its own programs, programs that read its files, and programs that use its logins. */
export function loginPrograms(): readonly { readonly tool: string; readonly programs: readonly string[] }[] {
  return TOOLS.map((tool) => {
    const users = TOOLS.flatMap((other) => [
      ...(other === tool ? other.programs : []),
      ...[...(other.readsFilesOf ?? []), ...(other.usesLoginOf ?? [])].flatMap((row) =>
        row.tool === tool.name && !row.byLibrary ? (row.programs ?? other.programs) : [],
      ),
    ]);
    return { tool: tool.name, programs: [...new Set(users)].filter((program) => logsInFor(program, tool)) };
  }).filter(({ programs }) => programs.length > 0);
}

/** Whether a program logs in with the credential of that card, and not with its own alone. */
function logsInFor(program: string, tool: Tool): boolean {
  const row: LoginCommands | undefined = cardOf(program)?.logins?.find(({ programs }) => programs?.includes(program) ?? true);
  return row !== undefined && (row.own !== true || tool.programs.includes(program));
}

/** A file that no library reads by itself, except those that say so. */
export interface ProgramFile extends Pick<ConfigFile, 'path' | 'mentions' | 'helpers'> {
  /** The programs that look for it. */
  readonly programs: readonly string[];
}

/** The files that only programs look for. */
export function programFiles(): readonly ProgramFile[] {
  const users = new Map(loginPrograms().map(({ tool, programs }) => [tool, programs]));
  const seekersFor = (tool: Tool): readonly string[] => {
    const known = users.get(tool.name);
    if (tool.logins && known) return known;
    // where no command is known to log in, each program that looks for the file counts
    const readers = TOOLS.flatMap((other) => (other.readsFilesOf ?? []).flatMap((row) => (row.tool === tool.name ? (row.programs ?? other.programs) : [])));
    return [...new Set([...tool.programs, ...readers])];
  };
  return TOOLS.flatMap((tool) =>
    (tool.files ?? [])
      .filter((file) => file.programOnly)
      .map(({ path, mentions, helpers }) => ({
        path,
        programs: seekersFor(tool),
        ...(mentions ? { mentions } : {}),
        ...(helpers ? { helpers } : {}),
      })),
  );
}

/** Paths of files with logins that only the programs of their own tool use. */
export const ownLogins = once((): readonly RegExp[] => TOOLS.flatMap((tool) => (tool.files ?? []).filter((file) => file.ownOnly).map((file) => file.path)));

/** The paths where programs find credential files by themselves. `tool`: name of the card. */
export const loginFiles = once((): readonly { readonly path: RegExp; readonly tool: string }[] =>
  TOOLS.flatMap((tool) => (tool.files ?? []).map(({ path }) => ({ path, tool: tool.name }))),
);

/** The variables whose value is the path of a credential file. `tool`: name of the card. */
export const namedFiles = once((): readonly { readonly variables: readonly string[]; readonly tool: string }[] =>
  TOOLS.flatMap((tool) => (tool.credentialFiles ?? []).flatMap(({ variables }) => (variables ? [{ variables, tool: tool.name }] : []))),
);
