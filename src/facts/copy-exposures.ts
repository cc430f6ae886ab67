import type { Copy, Dockerfile, Word } from '../syntax/types.ts';
import type { Range } from '../text/range.ts';
import { findTokens, judgeFile, judgeFileContent, judgeValue } from './sensitivity.ts';
import type { BuildContext, DetectionSettings, Exposure, FileFlow } from './types.ts';

/** Secrets that COPY and ADD bring along without naming a file of the context: other stages' credential files, whole contexts, addresses, heredocs. */
export function findCopyExposures(dockerfile: Dockerfile, context: BuildContext | undefined, settings: DetectionSettings, flows: readonly FileFlow[]): Exposure[] {
  return dockerfile.instructions.flatMap((instruction) => {
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return [];
    if (instruction.from !== undefined) return instruction.sources.flatMap((source) => fromStage(instruction, source, settings, flows));
    return [...instruction.sources.flatMap((source) => [...address(instruction, source), ...wholeContext(instruction, source, context, settings)]), ...heredocTokens(instruction)];
  });
}

function fromStage(copy: Copy, source: Word, settings: DetectionSettings, flows: readonly FileFlow[]): Exposure[] {
  const judgement = judgeFile(source.value, copy.destination?.value ?? '', settings);
  // the flow of the copied file says it already
  if (!judgement.secret || flows.some((flow) => flow.target === source.value)) return [];
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
        : `Take the credential out of the address and give it to the build: \`--secret id=HTTP_AUTH_TOKEN_${host},env=…\` (Docker 28.3 and newer), or fetch it in a RUN with a secret mount`,
    },
  ];
}

const MOST_NAMED = 3;

function wholeContext(copy: Copy, source: Word, context: BuildContext | undefined, settings: DetectionSettings): Exposure[] {
  if (!context || !/^\.?\/?$/.test(source.value)) return [];
  const files = context.files().filter((path) => {
    const judgement = judgeFile(path, path, settings);
    if (!judgement.secret || judgement.strength === 'weak') return false;
    if (judgement.cleanWhen === undefined) return true;
    const text = context.read(path);
    return text !== undefined && judgeFileContent(judgement.kind, text) === 'secret';
  });
  if (files.length === 0) return [];
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
