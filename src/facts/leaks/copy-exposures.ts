import type { Copy, Dockerfile, Stage, Word } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import type { FileFlow, JudgeCopy } from '../flows/file-flows.ts';
import type { VariableFlow } from '../flows/variable-flows.ts';
import type { BuildContext } from '../project/build-context.ts';
import { findTokens, judgeFile, judgeFileContent, judgeName, judgeValue } from '../sensitivity/index.ts';
import type { DetectionSettings } from '../sensitivity/judgement.ts';
import type { Exposure } from './exposure.ts';

/** Secrets that COPY and ADD bring along without naming a file of the context: other stages' credential files, whole contexts, addresses, heredocs. */
export function findCopyExposures(
  dockerfile: Dockerfile,
  context: BuildContext | undefined,
  settings: DetectionSettings,
  variableFlows: readonly VariableFlow[],
  flows: readonly FileFlow[],
  judge: JudgeCopy,
): Exposure[] {
  return dockerfile.instructions.flatMap((instruction) => {
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return [];
    if (instruction.from !== undefined) return instruction.sources.flatMap((source) => fromStage(dockerfile, instruction, source, settings, flows, judge));
    return [
      ...instruction.sources.flatMap((source) => [
        ...address(instruction, source),
        ...(wholeContext(instruction, source, context, settings) ?? shownLater(dockerfile, instruction, source, settings)),
      ]),
      ...heredocTokens(instruction),
      ...heredocVariables(instruction, variableFlows),
    ];
  });
}

function fromStage(dockerfile: Dockerfile, copy: Copy, source: Word, settings: DetectionSettings, flows: readonly FileFlow[], judge: JudgeCopy): Exposure[] {
  const judgement = judgeFile(source.value, copy.destination?.value ?? '', settings);
  // the flow of the copied file says it already
  if (!judgement.secret || flows.some((flow) => flow.target === source.value) || isHarmlessThere(dockerfile, copy, source, judge)) return [];
  return [
    {
      range: source.range,
      instruction: copy,
      name: source.value,
      message: `"${source.value}" is taken over from "${copy.from}" with the credentials in it`,
      verdict: judgement.purpose === 'runtime' ? 'runtime' : 'build',
      severity: judgement.strength === 'weak' ? 'warning' : 'error',
      evidence: judgement.evidence,
      remedy: 'Leave it out; a RUN that needs it can mount it: `RUN --mount=type=secret,id=…,target=…`',
    },
  ];
}

/** Whether the other stage has the file from the context, where it was found to be no secret, and no RUN there names it. */
function isHarmlessThere(dockerfile: Dockerfile, copy: Copy, source: Word, judge: JudgeCopy): boolean {
  const name = source.value.replace(/^.*\//, '');
  const stage = dockerfile.stages.find((one) => one.name?.toLowerCase() === copy.from?.toLowerCase() || String(one.index) === copy.from);
  const copies = (stage?.instructions ?? []).filter((one): one is Copy => (one.keyword === 'COPY' || one.keyword === 'ADD') && one.from === undefined);
  const judged = copies.flatMap((one) => one.sources.flatMap((word, index) => (word.value.endsWith(name) ? [judge(one, index)] : [])));
  return (
    judged.length > 0 &&
    judged.every((one) => one === undefined) &&
    !(stage?.instructions ?? []).some((one) => one.keyword === 'RUN' && one.args.text.includes(name))
  );
}

/** `https://user:password@…`, a signed URL, a token in the query. */
function address(copy: Copy, source: Word): Exposure[] {
  if (!/^(?:https?|ftp|git|ssh):\/\//i.test(source.value)) return [];
  const judgement = judgeValue(source.value);
  const host = /^[a-z]+:\/\/(?:[^/@]*@)?([^/:]+)/i.exec(source.value)?.[1] ?? 'HOST';
  const userinfo = /^[a-z]+:\/\/([^/@]*)@/i.exec(source.value)?.[1];
  const byVariable = userinfo !== undefined && /\$/.test(userinfo) && source.references.length > 0;
  if (!byVariable && !['url-credentials', 'token', 'jwt'].includes(judgement.kind)) return [];
  const isGit = /\.git(?:#|$)/.test(source.value);
  return [
    {
      range: source.range,
      instruction: copy,
      name: host,
      message: `The address holds a credential, which the image history records`,
      verdict: byVariable ? 'build' : 'literal',
      severity: 'error',
      evidence: [byVariable ? 'a variable stands before the @ of the address' : judgement.reason],
      remedy: isGit
        ? `Take the credential out of the address and give it to the build: \`--secret id=GIT_AUTH_TOKEN.${host},env=…\``
        : userinfo !== undefined
          ? `Take the login out of the address and give the build its header, \`Basic\` and base64 of the login: \`--secret id=HTTP_AUTH_HEADER_${host},env=…\` (Docker 28.3 and newer), or fetch it in a RUN with a secret mount`
          : `Fetch it in a RUN with a secret mount; or, if the server takes the credential as a bearer token, leave it out of the address and give it to the build: \`--secret id=HTTP_AUTH_TOKEN_${host},env=…\` (Docker 28.3 and newer)`,
    },
  ];
}

const MOST_NAMED = 3;

function wholeContext(copy: Copy, source: Word, context: BuildContext | undefined, settings: DetectionSettings): Exposure[] | undefined {
  if (!context || !isWholeContext(source)) return undefined;
  const files = context.files().filter((path) => {
    const judgement = judgeFile(path, path, settings);
    if (!judgement.secret || judgement.strength === 'weak') return false;
    if (judgement.cleanWhen === undefined) return true;
    const text = context.read(path);
    return text !== undefined && judgeFileContent(judgement.kind, text) === 'secret';
  });
  if (files.length === 0) return undefined;
  const more = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '';
  return [
    {
      range: source.range,
      instruction: copy,
      name: source.value,
      message: `The build context goes into the image with ${files.slice(0, MOST_NAMED).join(', ')}${more}`,
      verdict: 'build',
      severity: 'warning',
      evidence: files.slice(0, MOST_NAMED).map((path) => `${path} is a credential file`),
      remedy: `Keep ${files.length === 1 ? 'it' : 'them'} out with .dockerignore: ${files.slice(0, MOST_NAMED).join(', ')}`,
    },
  ];
}

function isWholeContext(source: Word): boolean {
  return /^\.?\/?$/.test(source.value);
}

/** Credential files that must be among what `COPY . .` takes, because a later instruction finds them there. */
function shownLater(dockerfile: Dockerfile, copy: Copy, source: Word, settings: DetectionSettings): Exposure[] {
  const stage = copy.stage === undefined ? undefined : dockerfile.stages[copy.stage];
  if (!isWholeContext(source) || !stage) return [];
  const later = dockerfile.instructions.filter((one) => one.range.start > copy.range.start);
  const paths = later.flatMap((one) => {
    if (one.keyword === 'ENV' && one.stage === copy.stage)
      return one.entries.flatMap((entry) => (judgeName(entry.name).kind === 'pointer' && entry.value ? [entry.value.value] : []));
    const isFromHere =
      one.keyword === 'COPY' && one.from !== undefined && (one.from.toLowerCase() === stage.name?.toLowerCase() || one.from === String(stage.index));
    return isFromHere ? one.sources.map((word) => word.value) : [];
  });
  const folder = folderOf(stage, copy);
  const shown = paths.find((path) => (path.startsWith(`${folder}/`) || /^(?!\/)/.test(path)) && isCredentialFile(path, settings) && !isMade(stage, path));
  if (shown === undefined) return [];
  return [
    {
      range: source.range,
      instruction: copy,
      name: source.value,
      message: `The build context goes into the image with ${shown.replace(`${folder}/`, '')} in it`,
      verdict: 'build',
      severity: 'warning',
      evidence: [`a later instruction finds ${shown} there`],
      remedy: 'Keep it out with .dockerignore and give it to the container at run time',
    },
  ];
}

function isCredentialFile(path: string, settings: DetectionSettings): boolean {
  const judgement = judgeFile(path, path, settings);
  return judgement.secret && judgement.strength === 'strong';
}

/** The folder that a COPY fills, from the last WORKDIR before it. */
function folderOf(stage: Stage, copy: Copy): string {
  const destination = copy.destination?.value ?? '.';
  if (destination.startsWith('/')) return destination.replace(/\/$/, '');
  const workdirs = stage.instructions.filter((one) => one.keyword === 'WORKDIR' && one.range.start < copy.range.start);
  const last = workdirs.at(-1);
  return (last?.keyword === 'WORKDIR' ? (last.words[0]?.value ?? '') : '').replace(/\/$/, '');
}

/** Whether a command or another COPY of the stage makes the file. */
function isMade(stage: Stage, path: string): boolean {
  const name = path.replace(/^.*\//, '');
  return stage.instructions.some(
    (one) =>
      (one.keyword === 'RUN' && one.args.text.includes(name)) ||
      ((one.keyword === 'COPY' || one.keyword === 'ADD') && one.sources.some((word) => word.value.endsWith(name))),
  );
}

/** `COPY <<EOF` whose body takes a secret variable in: no mount can reach it. */
function heredocVariables(copy: Copy, flows: readonly VariableFlow[]): Exposure[] {
  const names = flows.filter((flow) => flow.judgement.severity !== 'info' && flow.otherUses.some((use) => use.instruction === copy)).map((flow) => flow.name);
  if (copy.heredocs.length === 0 || names.length === 0) return [];
  const name = copy.destination?.value ?? '';
  return [
    {
      range: copy.heredocs[0]?.wordRange ?? copy.range,
      instruction: copy,
      name,
      message: `${name} is written into a layer with ${names.join(', ')} in it`,
      verdict: 'build',
      severity: 'error',
      evidence: names.map((one) => `the text takes in $${one}`),
      remedy: 'Write the file in the RUN that needs it, with the secret mounted, and remove it there; or mount the whole file as a secret',
    },
  ];
}

function heredocTokens(copy: Copy): Exposure[] {
  return copy.heredocs.flatMap((heredoc) =>
    findTokens(heredoc.body.text).map((hit): Exposure => {
      const range: Range = { start: heredoc.bodyRange.start + hit.start, end: heredoc.bodyRange.start + hit.end };
      return {
        range,
        instruction: copy,
        name: hit.provider,
        message: `A credential (${hit.provider}) stands in the file that this instruction writes`,
        verdict: 'literal',
        severity: 'error',
        evidence: [`has the form of ${hit.provider}`],
        remedy: 'Replace the credential and give the file to the RUN that needs it as a secret mount',
      };
    }),
  );
}
