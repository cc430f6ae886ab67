import { posix } from 'node:path';
import { makesAccounts, passwordInputOf } from '../../knowledge/tools/index.ts';
import type { Copy, Dockerfile, Instruction, ShellCommand, Word } from '../../syntax/types.ts';
import { splitAddress } from '../../text/address.ts';
import type { Range } from '../../text/range.ts';
import { commandSpots, textSpots } from '../commands/credential-spots.ts';
import { commandInvocation } from '../commands/invocation.ts';
import type { AddressCredential } from '../flows/address-credentials.ts';
import { contextPath, type FileFlow, type JudgeCopy } from '../flows/file-flows.ts';
import type { VariableFlow } from '../flows/variable-flows.ts';
import type { BuildContext } from '../project/build-context.ts';
import { isCertificateOfPair } from '../sensitivity/file.ts';
import { judgeFile, judgeFileContent, judgeValue } from '../sensitivity/index.ts';
import type { DetectionSettings, FileJudgement } from '../sensitivity/judgement.ts';
import { literalWeight } from '../sensitivity/literal-weight.ts';
import type { Sign } from '../sensitivity/sign.ts';
import { targetOf } from '../stages/copy-target.ts';
import type { StageState } from '../stages/stage-state.ts';
import { runsAfter } from '../stages/stage-tree.ts';
import { type FetchedFile, fetchedFile } from './fetched-files.ts';
import { type HeredocLiteral, heredocLiterals } from './heredoc-literals.ts';
import { type PlaceholderFiles, placeholderFiles } from './placeholder-files.ts';
import { type ContextFileSeen, contextFileSeen } from './whole-contexts.ts';

/** A secret in a layer because of COPY or ADD, other than a credential file of the build context, which is a flow. */
export type CopyLeak = ForeignCopy | AddressWithCredential | ContextFileSeen | FetchedFile | PlaceholderFiles | HeredocWithVariables | HeredocLiteral;

/** A credential file that COPY takes from another stage or image. */
export interface ForeignCopy {
  readonly kind: 'foreign-copy';
  readonly instruction: Copy;
  readonly range: Range;
  /** As written. */
  readonly path: string;
  readonly judgement: FileJudgement;
  /** Whether no RUN comes after it, so that only a container can use the file. */
  readonly isForContainer: boolean;
}

/** An address with a credential in it: `https://user:password@…`, a signed URL, a token in the query. */
export interface AddressWithCredential {
  readonly kind: 'address';
  readonly instruction: Copy;
  /** Range of the whole address. */
  readonly range: Range;
  readonly host: string;
  readonly isGit: boolean;
  /** Whether there is a text before the `@` of the address. */
  readonly hasLogin: boolean;
  /** The sign that the literal text of the address contains a credential; undefined if its login is a variable. */
  readonly literal: Sign | undefined;
  /** The parts of the login, for a fix; undefined if there is no login, or if it is not contiguous in the file. */
  readonly login: AddressCredential | undefined;
}

/** A `COPY <<EOF` whose text contains secret variables. */
export interface HeredocWithVariables {
  readonly kind: 'heredoc-variables';
  readonly instruction: Copy;
  readonly range: Range;
  /** The written file, as in the instruction. */
  readonly path: string;
  readonly variables: readonly string[];
}

/** The inputs for finding leaks of COPY and ADD. */
export interface CopyLeakInput {
  readonly dockerfile: Dockerfile;
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly context: BuildContext | undefined;
  readonly settings: DetectionSettings;
  readonly variableFlows: readonly VariableFlow[];
  readonly fileFlows: readonly FileFlow[];
  readonly addressCredentials: readonly AddressCredential[];
  readonly judge: JudgeCopy;
}

/** Returns the leaks of all COPYs and ADDs in order, without credential files of the build context, which are flows. */
export function findCopyLeaks(input: CopyLeakInput): CopyLeak[] {
  const { dockerfile, settings, fileFlows } = input;
  return dockerfile.instructions.flatMap((instruction): readonly CopyLeak[] => {
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return [];
    if (instruction.from !== undefined) return instruction.sources.flatMap((source) => foreignCopy(input, instruction, source));
    return [
      ...instruction.sources.flatMap((source) => [
        ...addressWithCredential(instruction, source, input.addressCredentials),
        ...fetchedFile(instruction, source, settings),
        ...(input.context ? placeholderFiles(instruction, source, input.context, settings, fileFlows) : []),
        ...(fileFlows.some((flow) => flow.isCarried && flow.copy === instruction)
          ? []
          : contextFileSeen(dockerfile, instruction, source, settings, input.states).filter((seen) => !isSeenHarmless(input, seen))),
      ]),
      ...heredocLiterals(instruction, settings),
      ...heredocVariables(instruction, input.variableFlows),
    ];
  });
}

/** Whether the context has the file, without a credential in it. */
function isSeenHarmless({ context, settings }: CopyLeakInput, { source, file, path, to }: ContextFileSeen): boolean {
  const text = context?.read(contextPath(`${source}/${file}`));
  const content = text === undefined ? 'unknown' : judgeFileContent(judgeFile(path, to ?? path, settings).kind, text);
  return content === 'no-credentials' || content === 'references-only';
}

function foreignCopy({ dockerfile, states, settings, fileFlows, judge }: CopyLeakInput, copy: Copy, source: Word): ForeignCopy[] {
  const judgement = judgeFile(source.value, copy.destination?.value ?? '', settings);
  const says = (pattern: RegExp): boolean =>
    dockerfile.instructions.some((one) => one.keyword === 'COPY' && one.sources.some((word) => pattern.test(word.value)));
  if (judgement.kind === 'private-key' && isCertificateOfPair(source.value, says)) return [];
  // the flow of the copied file is reported already
  if (!judgement.secret || fileFlows.some((flow) => flow.target === source.value) || isHarmlessThere(dockerfile, copy, source, judge)) return [];
  if (judgement.kind === 'shadow' && !setsPasswords(dockerfile, copy)) return [];
  if (judgement.strength === 'weak' && isWrittenPlain({ dockerfile, states }, copy, source)) return [];
  return [
    {
      kind: 'foreign-copy',
      instruction: copy,
      range: source.range,
      path: source.value,
      judgement,
      isForContainer: judgement.purpose === 'runtime' || runsAfter(dockerfile, copy).length === 0,
    },
  ];
}

/**
 * Whether the stage that a COPY takes files from sets the password of an account, or brings a list of such passwords. Without that, its accounts are locked, as
 * images deliver them. Source: https://man7.org/linux/man-pages/man5/shadow.5.html
 */
function setsPasswords(dockerfile: Dockerfile, copy: Copy): boolean {
  return (stageOf(dockerfile, copy)?.instructions ?? []).some((one) => {
    if (one.keyword === 'COPY' || one.keyword === 'ADD')
      return /shadow/.test(one.destination?.value ?? '') || one.sources.some(({ value }) => /shadow/.test(value));
    return one.keyword === 'RUN' && (!one.script?.ok || one.script.commands.some(setsPassword));
  });
}

/** Whether a command gives an account a password: on its standard input, or in an argument. */
function setsPassword(command: ShellCommand): boolean {
  const { program, args } = commandInvocation(command);
  return makesAccounts(program) && (passwordInputOf(program, args.join(' ')) !== undefined || commandSpots(command).length > 0);
}

/** Words of commands and variables that have to do with a login. Our own list. */
const SAYS_LOGIN = /auth|token|passw|secret|credential|login|(?<![a-z])key/i;

/**
 * Whether the stage that a COPY takes settings from writes them itself, and neither says a word of a login nor copies anything of the context to their folder:
 * `npm config set @acme:registry https://npm.example.com` writes no credential.
 */
function isWrittenPlain({ dockerfile, states }: Pick<CopyLeakInput, 'dockerfile' | 'states'>, copy: Copy, source: Word): boolean {
  const own = stageOf(dockerfile, copy)?.instructions ?? [];
  const [, folder = '', name = ''] = /^(.*?)\/?([^/]+)$/.exec(source.value) ?? [];
  const texts = own.flatMap((one) => (one.keyword === 'RUN' ? [one.args.text, ...one.heredocs.map(({ body }) => body.text)] : []));
  const isWritten = texts.some((text) => text.includes(name));
  const declared = own.flatMap((one) => (one.keyword === 'ARG' || one.keyword === 'ENV' ? [one.args.text] : []));
  const saysLogin = [...texts, ...declared].some((text) => SAYS_LOGIN.test(text));
  const mayBring = (one: Instruction): boolean =>
    (one.keyword === 'COPY' || one.keyword === 'ADD') &&
    one.sources.some((word) => {
      const target = targetOf(dockerfile, one, word, states);
      if (target === undefined || target === source.value) return true;
      // what is in a copied folder comes beside it
      return !/[^/.]\.\w{1,20}$/.test(word.value) && `${folder}/`.startsWith(`${posix.dirname(target).replace(/\/$/, '')}/`);
    });
  return isWritten && !saysLogin && !own.some(mayBring);
}

/** The stage that a COPY takes files from; undefined for an image. */
function stageOf({ stages }: Dockerfile, copy: Copy): Dockerfile['stages'][number] | undefined {
  return stages.find((one) => one.name?.toLowerCase() === copy.from?.toLowerCase() || String(one.index) === copy.from);
}

/** Whether the other stage copies the file from the context, where it was judged harmless, and no RUN there names it. */
function isHarmlessThere(dockerfile: Dockerfile, copy: Copy, source: Word, judge: JudgeCopy): boolean {
  const name = source.value.replace(/^.*\//, '');
  const stage = stageOf(dockerfile, copy);
  const copies = (stage?.instructions ?? []).filter((one): one is Copy => (one.keyword === 'COPY' || one.keyword === 'ADD') && one.from === undefined);
  const judged = copies.flatMap((one) => one.sources.flatMap((word, index) => (word.value.endsWith(name) ? [judge(one, index)] : [])));
  return (
    judged.length > 0 &&
    judged.every((one) => one === undefined) &&
    !(stage?.instructions ?? []).some((one) => one.keyword === 'RUN' && one.args.text.includes(name))
  );
}

function addressWithCredential(copy: Copy, source: Word, credentials: readonly AddressCredential[]): AddressWithCredential[] {
  if (!/^(?:https?|ftp|git|ssh):\/\//i.test(source.value)) return [];
  const judgement = judgeValue(source.value);
  const address = splitAddress(source.value);
  const userinfo = address.login;
  const byVariable = userinfo !== undefined && /\$/.test(userinfo) && source.references.length > 0;
  const isToken = ['url-credentials', 'token', 'jwt'].includes(judgement.kind);
  const inQuery = textSpots(source.value).some(
    ({ what, value, orUser }) => what === 'token in a URL' && !orUser && literalWeight(value, { orUser: true }) === 'secret',
  );
  if (!byVariable && !isToken && !inQuery) return [];
  return [
    {
      kind: 'address',
      instruction: copy,
      range: source.range,
      host: address.host.replace(/:.*/, '') || 'HOST',
      isGit: /\.git(?:#|$)/.test(source.value),
      hasLogin: userinfo !== undefined,
      literal: byVariable ? undefined : isToken ? judgement.sign : { kind: 'value', form: 'url-with-token' },
      login: credentials.find((one) => one.range === source.range),
    },
  ];
}

/** The variables of a heredoc: no mount can provide them to COPY. */
function heredocVariables(copy: Copy, flows: readonly VariableFlow[]): HeredocWithVariables[] {
  const variables = flows
    .filter((flow) => flow.judgement.weight !== 'placeholder' && flow.otherUses.some((use) => use.instruction === copy))
    .map((flow) => flow.name);
  const [heredoc] = copy.heredocs;
  if (!heredoc || variables.length === 0) return [];
  return [{ kind: 'heredoc-variables', instruction: copy, range: heredoc.wordRange, path: copy.destination?.value ?? '', variables }];
}
