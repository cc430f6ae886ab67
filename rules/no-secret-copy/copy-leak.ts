import type { AddressWithCredential, CopyLeak, Facts, FetchedFile, PlaceholderFiles } from '../../src/facts/index.ts';
import { type FixSettings, fixAddress } from '../../src/fix/index.ts';
import type { Problem } from '../../src/rule.ts';
import { describeSigns, issuerIn } from '../signs.ts';

/** The problem of a leak other than a copied credential file. Only a login in an address has a fix. */
export function problemOfLeak(facts: Facts, leak: CopyLeak, settings: FixSettings): Problem {
  const login = leak.kind === 'address' ? leak.login : undefined;
  return {
    range: leak.range,
    instruction: leak.instruction,
    related: [],
    notes: [],
    ...judge(leak),
    ...(login ? { fix: () => fixAddress(facts, login, settings) } : {}),
  };
}

type Judgement = Pick<Problem, 'name' | 'issuer' | 'message' | 'verdict' | 'severity' | 'evidence' | 'remedy'>;

/** Message, severity and remedy. */
function judge(leak: CopyLeak): Judgement {
  switch (leak.kind) {
    case 'foreign-copy':
      return {
        name: leak.path,
        message: `"${leak.path}" is taken over from "${leak.instruction.from}" with the credentials in it`,
        verdict: leak.judgement.purpose === 'runtime' ? 'runtime' : 'build',
        severity: leak.judgement.strength === 'weak' ? 'warning' : 'error',
        evidence: describeSigns(leak.judgement.evidence),
        remedy: 'Leave it out; a RUN that needs it can mount it: `RUN --mount=type=secret,id=…,target=…`',
      };
    case 'address':
      return judgeAddress(leak);
    case 'context-file-seen':
      return {
        name: leak.source,
        message: `The build context goes into the image with ${leak.file} in it`,
        verdict: 'build',
        severity: 'warning',
        evidence: [`a later instruction finds ${leak.path} there`],
        remedy: 'Keep it out with .dockerignore; a RUN that needs it can mount it as a secret, and a container gets it at run time',
      };
    case 'fetched-file':
      return judgeFetched(leak);
    case 'placeholder-files':
      return judgePlaceholders(leak);
    case 'heredoc-variables':
      return {
        name: leak.path,
        message: `${leak.path} is written into a layer with ${leak.variables.join(', ')} in it`,
        verdict: 'build',
        severity: 'error',
        evidence: leak.variables.map((name) => `the text takes in $${name}`),
        remedy: 'Write the file in the RUN that needs it, with the secret mounted, and remove it there; or mount the whole file as a secret',
      };
    case 'heredoc-literal':
      return {
        name: leak.what,
        issuer: leak.weight === 'secret' ? leak.what : undefined,
        message: `A credential (${leak.what}) stands in the file that this instruction writes, ${leak.path}`,
        verdict: 'literal',
        severity: leak.weight === 'secret' ? 'error' : 'info',
        evidence: [leak.weight === 'secret' ? `${leak.what} in plain text` : 'a placeholder or a well-known password'],
        remedy: 'Replace the credential and give the file to the RUN that needs it as a secret mount',
      };
  }
}

function judgeFetched({ name, judgement }: FetchedFile): Judgement {
  return {
    name,
    message: `"${name}" is fetched into a layer of the image: whoever has the image has it`,
    verdict: judgement.purpose === 'runtime' ? 'runtime' : 'build',
    severity: 'warning',
    evidence: [...describeSigns(judgement.evidence), 'the address needs no login, so whoever reaches the server has it too'],
    remedy: 'Take it off the server and replace it; give the new one to the RUN that needs it as a secret mount, or to the container when it starts',
  };
}

function judgePlaceholders({ paths, source }: PlaceholderFiles): Judgement {
  const [first = source, second] = paths;
  return {
    name: second === undefined ? first : source,
    message: `The image gets ${listed(paths)} with what looks like a placeholder in place of a credential`,
    verdict: 'literal',
    severity: 'info',
    evidence: ['a placeholder or a well-known password'],
    remedy: 'If it is real, keep the file out with .dockerignore and replace the credential; if it is an example, a name that ends in .example says so',
  };
}

function judgeAddress(leak: AddressWithCredential): Judgement {
  return {
    name: leak.host,
    issuer: leak.literal && issuerIn([leak.literal]),
    message: 'The address holds a credential, which the image history records',
    verdict: leak.literal === undefined ? 'build' : 'literal',
    severity: 'error',
    evidence: leak.literal ? describeSigns([leak.literal]) : ['a variable stands before the @ of the address'],
    remedy: remedyOfAddress(leak),
  };
}

function remedyOfAddress({ host, isGit, hasLogin }: AddressWithCredential): string {
  if (isGit) return `Take the credential out of the address and give it to the build: \`--secret id=GIT_AUTH_TOKEN.${host},env=…\``;
  if (hasLogin)
    return `Take the login out of the address and give the build its header, \`Basic\` and base64 of the login: \`--secret id=HTTP_AUTH_HEADER_${host},env=…\` (Docker 28.3 and newer), or fetch it in a RUN with a secret mount`;
  return `Fetch it in a RUN with a secret mount; or, if the server takes the credential as a bearer token, leave it out of the address and give it to the build: \`--secret id=HTTP_AUTH_TOKEN_${host},env=…\` (Docker 28.3 and newer)`;
}

/** The first three, and how many there are besides. */
function listed(paths: readonly string[]): string {
  const first = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${first} and ${paths.length - 3} more` : first;
}
