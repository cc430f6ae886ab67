import { SURELY_PUBLIC } from '../../knowledge/secrets/secret-words.ts';
import type { Dockerfile, Word } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import { evidenceOfUse } from '../commands/credential-use.ts';
import { matchesGlob } from '../sensitivity/globs.ts';
import { judgeName, judgeVariable } from '../sensitivity/index.ts';
import type { DetectionSettings, VariableJudgement } from '../sensitivity/judgement.ts';
import { literalWeight } from '../sensitivity/literal-weight.ts';
import { instructionsNaming } from '../stages/mentions.ts';
import type { Declaration, Scopes } from '../stages/scope.ts';
import { evidenceOnWindows } from '../windows/windows-words.ts';
import type { AddressCredential } from './address-credentials.ts';
import type { JudgeDeclaration } from './variable-flows.ts';

/** The inputs for judging a declaration, apart from its own text. */
export interface DeclarationSurroundings {
  readonly dockerfile: Dockerfile;
  readonly scopes: Scopes;
  readonly settings: DetectionSettings;
  readonly addressCredentials: readonly AddressCredential[];
  /** Whether a netrc is mounted: then addresses need no password of their own. */
  readonly loginMounted: boolean;
}

/** Returns a function that judges declarations: by name, value and use; then by an address that uses them as login; then by a secret variable that they set. */
export function declarationJudge(around: DeclarationSurroundings): JudgeDeclaration {
  return (declaration, all) => judgeDeclaration(declaration, all, around) ?? judgeAsLogin(declaration, all, around) ?? judgeAsOrigin(declaration, all, around);
}

/** Judges a declaration by name, value and use; undefined if it is no secret. */
function judgeDeclaration(declaration: Declaration, all: readonly Declaration[], around: DeclarationSurroundings): VariableJudgement | undefined {
  const { scopes, settings, loginMounted } = around;
  const entry = declaration.instruction.entries[declaration.entry];
  const inForce = scopes.before.get(declaration.instruction);
  const judgement = judgeVariable(
    {
      name: declaration.name,
      value: entry?.value && textOf(entry.value),
      keyword: declaration.instruction.keyword,
      fromArgument: declaration.uses.some((use) => inForce?.get(use)?.instruction.keyword === 'ARG'),
      argumentDefault: declaration.value === 'copy' ? defaultOf(inForce?.get(declaration.uses[0] ?? '')) : undefined,
      loginMounted,
    },
    settings,
  );
  if (!judgement.secret) return judgeAsHalf(declaration, scopes) ?? judgeByUse(declaration, all, around);
  // `MYSQL_USER=shop`, `MYSQL_PASSWORD=shop`: a name in place of a password
  return judgement.weight === 'likely' && isTextOfOther(declaration, scopes) ? { ...judgement, verdict: 'runtime', weight: 'placeholder' } : judgement;
}

/**
 * The value as it is judged. A `$` within a text of which Docker expands nothing, in single quotes, is a character like any other: `'envy-$lack-Jelly7'`. A
 * text that is one reference as a whole, or has braces, is for another program to fill in; `$apr1$` begins a hash. Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
function textOf({ value, references }: Word): string {
  return references.length > 0 || /\$[{(]|^\$\w+$|\$\{\{|\$\w{1,8}\$|^[/~.]/.test(value) ? value : value.replaceAll('$', 'S');
}

/** `PAYGATE_KEY=5500443322119988` beside `PAYGATE_SECRET`: the other half of one login. */
function judgeAsHalf(declaration: Declaration, scopes: Scopes): VariableJudgement | undefined {
  const [, stem] = /^(\w+)_KEY$/i.exec(declaration.name) ?? [];
  const text = stem === undefined ? undefined : literalOf(declaration);
  const { kind, strength, sign } = judgeName(declaration.name);
  if (stem === undefined || text === undefined || kind !== 'secret' || strength !== 'weak' || text.length < 10 || /[^\w-]/.test(text) || !/\d/.test(text))
    return undefined;
  const other = `${stem}_SECRET`.toLowerCase();
  if (!lowerNames(scopes).has(other)) return undefined;
  return { secret: true, verdict: 'runtime', weight: 'likely', browser: false, evidence: [sign, { kind: 'value', form: 'literal' }], confidence: 'low' };
}

const lowerNames = keptWith(({ declarations }: Scopes): ReadonlySet<string> => new Set(declarations.map(({ name }) => name.toLowerCase())));

/** Whether another variable, whose name is not secret, has the same text. */
function isTextOfOther(declaration: Declaration, scopes: Scopes): boolean {
  const text = literalOf(declaration);
  return text !== undefined && text.length > 1 && plainTexts(scopes).has(text);
}

/** The texts of the variables whose name is not secret. */
const plainTexts = keptWith(
  ({ declarations }: Scopes): ReadonlySet<string | undefined> => new Set(declarations.filter(({ name }) => judgeName(name).kind !== 'secret').map(literalOf)),
);

function literalOf({ instruction, entry, value }: Declaration): string | undefined {
  return value === 'composed' || value === 'copy' ? undefined : instruction.entries[entry]?.value?.value;
}

/** Judges by use, only if the name is meaningless. A plain text is judged by its content too. */
function judgeByUse(
  declaration: Declaration,
  all: readonly Declaration[],
  { dockerfile, scopes, settings }: DeclarationSurroundings,
): VariableJudgement | undefined {
  if (!isOpenName(declaration.name) || isIgnoredName(declaration.name, settings)) return undefined;
  const isArgument = declaration.value === 'argument';
  const text = declaration.value === 'literal' ? (declaration.instruction.entries[declaration.entry]?.value?.value ?? '') : '';
  const weight = isArgument ? 'secret' : literalWeight(text, {});
  if (weight === undefined) return undefined;
  for (const run of instructionsNaming(dockerfile, declaration.name)) {
    if (run.keyword !== 'RUN') continue;
    const evidence = run.interpreter === 'windows' ? evidenceOnWindows(run, declaration.name) : run.script && evidenceOfUse(run.script, declaration.name);
    const inForce = evidence === undefined ? undefined : scopes.before.get(run)?.get(declaration.name);
    if (evidence !== undefined && inForce && all.includes(inForce))
      return {
        secret: true,
        verdict: isArgument ? 'build' : 'literal',
        weight: weight === 'secret' ? 'secret' : 'placeholder',
        browser: false,
        evidence: [evidence],
        confidence: 'medium',
      };
  }
  return undefined;
}

/** A build argument used as the login of an address is a secret, whatever its name is. */
function judgeAsLogin(declaration: Declaration, all: readonly Declaration[], around: DeclarationSurroundings): VariableJudgement | undefined {
  const { scopes, settings, addressCredentials } = around;
  if (
    declaration.value !== 'argument' ||
    !isOpenName(declaration.name) ||
    judgeName(declaration.name).kind === 'username' ||
    isIgnoredName(declaration.name, settings)
  )
    return undefined;
  const isUsed = addressCredentials.some(({ instruction, variable }) => {
    const inForce = variable === declaration.name ? scopes.before.get(instruction)?.get(variable) : undefined;
    return inForce !== undefined && all.includes(inForce);
  });
  if (!isUsed) return undefined;
  return { secret: true, verdict: 'build', weight: 'secret', browser: false, evidence: [{ kind: 'address-login' }], confidence: 'high' };
}

/** A build argument that is the whole value of a secret variable is a secret, whatever its name is: `ARG TK`, `ENV NPM_TOKEN=$TK`. */
function judgeAsOrigin(declaration: Declaration, all: readonly Declaration[], around: DeclarationSurroundings): VariableJudgement | undefined {
  const { scopes, settings } = around;
  if (declaration.value !== 'argument' || !isOpenName(declaration.name) || isIgnoredName(declaration.name, settings)) return undefined;
  for (const copy of copiesByOrigin(scopes).get(declaration.name) ?? []) {
    if (judgeName(copy.name).kind !== 'secret') continue;
    const origin = scopes.before.get(copy.instruction)?.get(declaration.name);
    const judgement = origin !== undefined && all.includes(origin) ? judgeDeclaration(copy, [copy], around) : undefined;
    if (judgement && judgement.weight !== 'placeholder')
      return { ...judgement, evidence: [{ kind: 'value-of', name: copy.name, by: 'instruction' }, ...judgement.evidence] };
  }
  return undefined;
}

/** The declarations that are plain copies, by the copied variable. */
const copiesByOrigin = keptWith(
  ({ declarations }: Scopes): ReadonlyMap<string, readonly Declaration[]> =>
    groupBy(
      declarations.filter(({ value, uses }) => value === 'copy' && uses.length > 0),
      ({ uses: [origin = ''] }) => origin,
    ),
);

function defaultOf(declaration: Declaration | undefined): string | undefined {
  return declaration?.instruction.keyword === 'ARG' ? declaration.instruction.entries[declaration.entry]?.value?.value : undefined;
}

/**
 * Whether the use of a variable decides. The value of a login variable may be only a user name, or the complete login; REPO_KEY is mostly a key that verifies
 * packages, and sometimes the key to a repository.
 */
function isOpenName(name: string): boolean {
  const { kind, sign } = judgeName(name);
  return kind === 'none' || kind === 'username' || (kind === 'public' && sign.kind === 'word' && !SURELY_PUBLIC.test(sign.word));
}

function isIgnoredName(name: string, settings: DetectionSettings): boolean {
  return matchesGlob(name, settings.ignoredNames);
}
