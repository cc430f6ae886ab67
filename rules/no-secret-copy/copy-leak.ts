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
        message: `"${leak.path}" is copied from "${leak.instruction.from}" with the credentials in it`,
        verdict: leak.isForContainer ? 'runtime' : 'build',
        severity: leak.judgement.strength === 'strong' ? 'error' : leak.judgement.strength === 'weak' ? 'warning' : 'info',
        evidence: describeSigns(leak.judgement.evidence),
        remedy: leak.isForContainer
          ? 'Every container of this image shares it: make it when the container starts, or mount it then, e.g. `docker run -v` or Compose `secrets:`'
          : 'Do not copy it; a RUN that needs it can mount it: `RUN --mount=type=secret,id=…,target=…`',
      };
    case 'address':
      return judgeAddress(leak);
    case 'context-file-seen':
      return {
        name: leak.source,
        message: `${/^\.?\/?$/.test(leak.source) ? 'The build context' : `"${leak.source}"`} is copied into the image, including ${leak.file}`,
        verdict: 'build',
        severity: 'warning',
        evidence: [`another instruction uses ${leak.path} there`],
        remedy: 'Exclude it in .dockerignore; a RUN that needs it can mount it as a secret, and a container can get it at run time',
      };
    case 'fetched-file':
      return judgeFetched(leak);
    case 'placeholder-files':
      return judgePlaceholders(leak);
    case 'heredoc-variables':
      return {
        name: leak.path,
        message: `${leak.path} is written into a layer with the value of ${leak.variables.join(', ')} in it`,
        verdict: 'build',
        severity: 'error',
        evidence: leak.variables.map((name) => `the text contains $${name}`),
        remedy: 'Write the file in the RUN that needs it, with the secret mounted, and remove it there; or mount the whole file as a secret',
      };
    case 'heredoc-literal':
      return {
        name: leak.what,
        issuer: leak.weight === 'secret' ? leak.what : undefined,
        message: `This instruction writes a credential (${leak.what}) to ${leak.path}`,
        verdict: 'literal',
        severity: leak.weight === 'secret' ? 'error' : 'info',
        evidence: [leak.weight === 'secret' ? `${leak.what} in plain text` : 'a placeholder or a well-known password'],
        remedy: 'Rotate the credential, and mount the file as a secret in the RUN that needs it',
      };
  }
}

function judgeFetched({ name, judgement }: FetchedFile): Judgement {
  return {
    name,
    message: `"${name}" is downloaded into a layer, where anyone who has the image can read it`,
    verdict: judgement.purpose === 'runtime' ? 'runtime' : 'build',
    severity: 'warning',
    evidence: [...describeSigns(judgement.evidence), 'the address needs no login: anyone who can reach the server can download it'],
    remedy: 'Remove it from the server and rotate it; mount the new one as a secret in the RUN that needs it, or give it to the container at run time',
  };
}

function judgePlaceholders({ paths, source }: PlaceholderFiles): Judgement {
  const [first = source, second] = paths;
  return {
    name: second === undefined ? first : source,
    message: `${listed(paths)} ${second === undefined ? 'goes into' : 'go into'} the image with what looks like a placeholder for a credential`,
    verdict: 'literal',
    severity: 'info',
    evidence: ['a placeholder or a well-known password'],
    remedy: 'If it is real, exclude the file in .dockerignore and rotate the credential; if it is an example, let its name end in .example',
  };
}

function judgeAddress(leak: AddressWithCredential): Judgement {
  return {
    name: leak.host,
    issuer: leak.literal && issuerIn([leak.literal]),
    message: 'The address contains a credential, which the image history records',
    verdict: leak.literal === undefined ? 'build' : 'literal',
    severity: 'error',
    evidence: leak.literal ? describeSigns([leak.literal]) : ['a variable is in the login of the address, before the @'],
    remedy: remedyOfAddress(leak),
  };
}

function remedyOfAddress({ host, isGit, hasLogin }: AddressWithCredential): string {
  if (isGit) return `Remove the credential from the address and pass it to the build as a secret: \`--secret id=GIT_AUTH_TOKEN.${host},env=…\``;
  if (hasLogin)
    return `Remove the login from the address and pass the header to the build as a secret, \`Basic\` and the base64 of user:password: \`--secret id=HTTP_AUTH_HEADER_${host},env=…\` (Docker 28.3 and newer), or download it in a RUN with a secret mount`;
  return `Download it in a RUN with a secret mount; or, if the server accepts the credential as a bearer token, remove it from the address and pass it to the build: \`--secret id=HTTP_AUTH_TOKEN_${host},env=…\` (Docker 28.3 and newer)`;
}

/** The first three, and how many there are besides. */
function listed(paths: readonly string[]): string {
  const first = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${first} and ${paths.length - 3} more` : first;
}
