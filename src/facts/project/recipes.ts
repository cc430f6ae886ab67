import { posix } from 'node:path';
import { IMPLICIT_PROGRAMS, JUST_IMPORT, JUSTFILES, MAKE_INCLUDE, MAKE_PROGRAMS, MAKEFILES } from '../../knowledge/project/recipes.ts';
import { literalPattern } from '../../text/pattern.ts';
import type { ManifestScript } from './package-scripts.ts';
import type { Project } from './project.ts';

interface Rule {
  readonly prerequisites: readonly string[];
  readonly recipe: readonly { readonly line: number; readonly text: string }[];
}

interface Makefile {
  readonly path: string;
  readonly folder: string;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly variables: ReadonlyMap<string, string>;
  readonly first: string | undefined;
}

const DEEPEST = 20;

/**
 * Returns the recipes that `make` or `just` with these arguments runs: of its targets and their prerequisites, with the makefile's own variables expanded. Undefined if
 * there is no makefile, or if it has no rule for a target.
 */
export function recipesOf(project: Project, args: readonly string[], folder: string, manifest?: RegExp): readonly ManifestScript[] | undefined {
  const valueOf = (option: RegExp): string | undefined => {
    const at = args.findIndex((word) => option.test(word));
    return at < 0 ? undefined : args[at + 1];
  };
  const inside = posix.resolve(folder, valueOf(/^(?:-C|--directory)$/) ?? '.');
  const named = valueOf(/^(?:-f|--file|--makefile)$/);
  const usual = [...MAKEFILES, ...JUSTFILES].filter((name) => manifest?.test(name) ?? true);
  const file = readMakefile(project, inside, named === undefined ? usual : [named]);
  if (!file) return undefined;
  const valued = new Set(args.flatMap((word, at) => (/^(?:-C|-f|-j|--directory|--file|--makefile|-I|-o|-W)$/.test(word) ? [at + 1] : [])));
  const targets = args.filter((word, at) => !word.startsWith('-') && !word.includes('=') && !valued.has(at) && !/^\d+$/.test(word));
  const wanted = targets.length > 0 ? targets : file.first === undefined ? [] : [file.first];
  if (wanted.length === 0 || wanted.some((target) => !ruleFor(file, target))) return undefined;
  const found: ManifestScript[] = [];
  const seen = new Set<string>();
  for (const target of wanted) collect(file, target, found, seen);
  return found;
}

function collect(file: Makefile, target: string, found: ManifestScript[], seen: Set<string>): void {
  const rule = ruleFor(file, target);
  if (!rule || seen.has(target) || seen.size > 500) return;
  seen.add(target);
  for (const each of rule.prerequisites) collect(file, each, found, seen);
  if (rule.recipe.length === 0) return;
  const lines = rule.recipe.map(({ text }) => shellText(file, text, target));
  found.push({ path: file.path, line: rule.recipe[0]?.line ?? 1, text: lines.join('\n'), folder: file.folder });
}

function ruleFor(file: Makefile, target: string): Rule | undefined {
  const own = file.rules.get(target);
  if (own) return own;
  for (const [pattern, rule] of file.rules) {
    const [head, tail] = pattern.split('%');
    if (tail !== undefined && head !== undefined && target.startsWith(head) && target.endsWith(tail)) return rule;
  }
  return undefined;
}

/** The line as the shell gets it. A reference that make expands and that the makefile does not set counts as a shell variable. */
function shellText(file: Makefile, text: string, target: string): string {
  let filled = text
    .replace(/^[@+-]+/, '')
    .replaceAll('$@', target)
    .replace(/\$[<^?*]/g, 'FILE');
  for (let depth = 0; depth < DEEPEST && /\$[({]\w+[)}]/.test(filled); depth++) {
    const next = filled.replace(
      /(?<!\$)\$[({](\w+)[)}]/g,
      (whole, name: string) => MAKE_PROGRAMS.get(name) ?? file.variables.get(name) ?? IMPLICIT_PROGRAMS.get(name) ?? whole,
    );
    if (next === filled) break;
    filled = next;
  }
  return filled
    .replace(/(?<!\$)\$\((\w+)\)/g, '${$1}')
    .replace(/(?<!\$)\$\((?:shell|call)\s+([^()]*)\)/g, '$($1)')
    .replaceAll('$$', '$');
}

function readMakefile(project: Project, folder: string, names: readonly string[], isJust?: boolean): Makefile | undefined {
  for (const name of names) {
    const image = posix.resolve(folder, name);
    const path = project.copied.get(image);
    const text = path === undefined ? undefined : project.texts.textOf(path);
    if (path !== undefined && text !== undefined)
      return parseMakefile(project, path, folder, (isJust ?? JUSTFILES.includes(posix.basename(name))) ? asMakefile(text) : text, isJust);
  }
  return undefined;
}

/** The names of the files in the folder that a name with wildcards stands for; a name without any as it is. */
function filesLike({ copied }: Project, folder: string, name: string): readonly string[] {
  if (!/[*?$]/.test(name)) return [name];
  const pattern = new RegExp(
    `^${literalPattern(posix.resolve(folder, name.replace(/\$[({]\w+[)}]\/?/g, '*')))
      .replace(/\\\*/g, '.*')
      .replace(/\\\?/g, '[^/]')}$`,
  );
  return [...copied.keys()].filter((image) => pattern.test(image));
}

/** The text of a justfile as a makefile has it. Source: https://just.systems/man/en/ */
function asMakefile(text: string): string {
  return text.replace(/^([ \t]+)(\S.*)$|^@?([\w-]+)(?: [^:\n]*)?:(?!=)(.*)$/gm, (_, indent?: string, command?: string, name?: string, needed?: string) => {
    if (indent === undefined) return `${name ?? ''}:${(needed ?? '').replace(/\(([\w-]+)[^)]*\)|&&/g, ' $1 ')}`;
    return `\t${(command ?? '').replaceAll('$', '$$$$').replace(/\{\{\s*(\w+)\s*\}\}/g, '$($1)')}`;
  });
}

function parseMakefile(project: Project, path: string, folder: string, text: string, isJust?: boolean): Makefile {
  const rules = new Map<string, Rule>();
  const variables = new Map<string, string>();
  let first: string | undefined;
  let open: string[] = [];
  const lines = text.replace(/\\\r?\n/g, (match) => (match.includes('\n') ? ' \u0000' : match)).split(/\r?\n/);
  let line = 1;
  for (const raw of lines) {
    const at = line;
    line += 1 + (raw.match(/\u0000/g)?.length ?? 0);
    const clean = raw.replaceAll('\u0000', '');
    if (clean.startsWith('\t')) {
      for (const target of open) {
        const rule = rules.get(target);
        if (rule) rules.set(target, { ...rule, recipe: [...rule.recipe, { line: at, text: clean.trim() }] });
      }
      continue;
    }
    const assigned = /^(?:export\s+|override\s+)*(\w+)\s*(?:[:?+!]|::)?=\s*(.*?)\s*(?:#.*)?$/.exec(clean);
    if (assigned) {
      variables.set(assigned[1] ?? '', assigned[2] ?? '');
      continue;
    }
    const included = JUST_IMPORT.exec(clean)?.[1] ?? MAKE_INCLUDE.exec(clean)?.[1];
    for (const name of included?.trim().split(/\s+/) ?? []) {
      for (const one of filesLike(project, folder, name)) {
        const other = one === path ? undefined : readMakefile(project, folder, [one], isJust ?? JUST_IMPORT.test(clean));
        for (const [target, rule] of other?.rules ?? []) rules.set(target, rule);
        for (const [variable, value] of other?.variables ?? []) variables.set(variable, value);
      }
    }
    const heading = /^([^\s#:=][^:=#]*?)\s*::?(?!=)\s*([^#;]*)(?:;\s*([^#]*))?/.exec(clean);
    if (!heading) continue;
    open = (heading[1] ?? '').split(/\s+/);
    const prerequisites = (heading[2] ?? '').split(/\s+/).filter((word) => word !== '' && word !== '|');
    for (const target of open) {
      const own = rules.get(target);
      const recipe = heading[3] === undefined ? [] : [{ line: at, text: heading[3].trim() }];
      rules.set(target, { prerequisites: [...(own?.prerequisites ?? []), ...prerequisites], recipe: [...(own?.recipe ?? []), ...recipe] });
      if (first === undefined && !/^\.|%/.test(target)) first = target;
    }
  }
  return { path, folder, rules, variables, first };
}
