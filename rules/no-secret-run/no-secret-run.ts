import { type Facts, type LeakedWrite, type LiteralCredential, shortText } from '../../src/facts/index.ts';
import { type Fix, fixMountedWrites } from '../../src/fix/index.ts';
import { PASSWORD_HASH_TEXT } from '../../src/knowledge/secrets/credential-texts.ts';
import type { Problem, Rule } from '../../src/rule.ts';
import { remedyOf } from './write-remedy.ts';

export const noSecretRun: Rule = {
  meta: {
    name: 'no-secret-run',
    summary: 'Literal credentials in RUN, and secrets that a RUN leaves in a layer',
    severity: 'error',
    fixable: 'sometimes',
    references: ['https://docs.docker.com/build/building/secrets/', 'https://docs.docker.com/build/building/best-practices/#run'],
  },
  *check(facts) {
    for (const leak of facts.runLeaks) yield leak.kind === 'write' ? problemOfWrite(facts, leak) : problemOfLiteral(leak);
  },
};

function problemOfWrite(facts: Facts, leak: LeakedWrite): Problem {
  const { write, instruction } = leak;
  // an account password is meant to stay in the image; the leak of its plain text is reported by the finding of its flow
  const isTold = write.removed || write.kind === 'password-db';
  return {
    range: write.range,
    instruction,
    name: write.where,
    secret: write.secret,
    message: messageOfWrite(leak),
    verdict: 'build',
    severity: isTold || write.from === 'test-key' ? 'info' : write.from === 'generated' ? 'warning' : 'error',
    evidence: [whyItStays(write)],
    related: [],
    notes: [],
    remedy: remedyOf(write),
    published: isTold ? undefined : leak.mountedAs,
    ...(isTold ? {} : { fix: () => fixOfWrite(facts, leak) }),
  };
}

function messageOfWrite({ write: { secret, where, removed, kind, from } }: LeakedWrite): string {
  if (isNewKey(from) && !removed)
    return `This RUN leaves ${secret} in the image, ${where}, where anyone who has the image can read it${from === 'test-key' ? ': keep it to tests' : ''}`;
  if (removed) return `This RUN writes the secret "${secret}" to ${where} and removes it again: the layer is clean as long as both stay in one RUN`;
  if (kind === 'password-db') return `This RUN bakes "${secret}" into ${where}`;
  return `This RUN leaves the secret "${secret}" in the layer, in ${where}`;
}

/** Whether the RUN itself makes the key. */
function isNewKey(from: LeakedWrite['write']['from']): boolean {
  return from === 'generated' || from === 'test-key';
}

function whyItStays({ command, removed, removal, keeps }: LeakedWrite['write']): string {
  const written = `\`${shortText(command)}\` writes it`;
  if (removed) return removal === undefined ? `${written}, and this RUN removes it` : `${written}, and \`${shortText(removal)}\` removes it`;
  return `${written}, and nothing in this RUN removes it${keeps === undefined ? '' : `; ${keeps}`}`;
}

/** The fix of the RUN, if it keeps the secret out of this place. */
function fixOfWrite(facts: Facts, { instruction, write }: LeakedWrite): Fix | undefined {
  const found = fixMountedWrites(facts, instruction);
  return found?.places.has(write.where) ? found.fix : undefined;
}

function messageOfLiteral(option: string, weight: LiteralCredential['weight']): string {
  if (weight === 'secret') return `This RUN contains a credential (${option}), which the image history records`;
  if (option === PASSWORD_HASH_TEXT) return 'This RUN contains a password hash: anyone who has the image can try to crack it';
  return `This RUN contains a default password (${option})`;
}

/** A default password is only an info, because everybody knows it. */
function problemOfLiteral({ range, instruction, option, weight, issuer }: LiteralCredential): Problem {
  return {
    range,
    instruction,
    name: option,
    issuer: weight === 'secret' ? issuer : undefined,
    message: messageOfLiteral(option, weight),
    verdict: 'literal',
    severity: weight === 'secret' ? 'error' : 'info',
    evidence: [option],
    related: [],
    notes: [],
    remedy:
      weight === 'secret'
        ? 'Rotate the credential: it is in this file and in every image built from it. Then pass the new one as a build secret: `RUN --mount=type=secret,…`'
        : 'Let the container set its own password when it starts: anyone can read this one',
  };
}
