import type { CredentialPlace, Sign, ValueForm } from '../src/facts/index.ts';

const FORMS: { readonly [form in ValueForm]: string } = {
  default: 'the value is a well-known default',
  document: 'the value is a document',
  empty: 'the value is empty',
  example: 'the value is an example from documentation',
  fingerprint: 'the value is a fingerprint',
  literal: 'the value is a literal',
  'name-of-secret': 'the value is the name of a secret',
  'no-word': 'the value is not a word',
  'not-set': 'the value means that nothing is set',
  number: 'the value is a number',
  path: 'the value is a path',
  placeholder: 'the value is a placeholder',
  'placeholder-login': 'the login in the URL is a placeholder',
  'private-key': 'the value holds a private key',
  'public-key': 'the value is a public key',
  random: 'the value looks random',
  reference: 'the value refers to another variable',
  switch: 'the value is an on/off switch',
  text: 'the value is ordinary text',
  'url-without-login': 'the value is a URL without a login',
  host: 'the value is a host name',
  'url-with-password': 'the value is a URL with a password in it',
  'url-with-token': 'a token is in the query of the URL',
  version: 'the value is a version',
};

const PLACES = { begin: 'the name begins with', end: 'the name ends in' } as const;

/** Returns the reasons why something counts as a secret, a sentence each. */
export function describeSigns(signs: readonly Sign[]): string[] {
  return signs.map(describeSign);
}

function describeSign(sign: Sign): string {
  switch (sign.kind) {
    case 'known-name':
      return sign.consumer === undefined ? `${sign.name} is a well-known name` : `${sign.name} is a well-known name (${sign.consumer})`;
    case 'browser-prefix':
      return `${sign.bundler} writes variables with the prefix ${sign.prefix} into the code for browsers`;
    case 'word':
      return sign.at === 'anywhere' ? `the word ${sign.word} is in the name` : `${PLACES[sign.at]} ${sign.word}`;
    case 'switch-word':
      return `the word ${sign.word} marks an on/off switch`;
    case 'account-name':
      return 'the name is that of an account';
    case 'no-secret-name':
      return 'the name is not that of a secret';
    case 'configured':
      return 'the configuration says so';
    case 'value':
      return FORMS[sign.form];
    case 'token':
      return `the value looks like a token of ${sign.provider}`;
    case 'file-name':
      return `${sign.name} is the name of a credential file`;
    case 'becomes-file':
      return `it is copied to ${sign.name}, a credential file`;
    case 'credential-folder':
      return `it is copied to ${sign.folder}, a place of keys and credentials`;
    case 'sample':
      return 'its path says that it is only an example, or insecure by intent';
    case 'often-credential':
      return `${sign.name} often holds a password or key, and its content cannot be read here`;
    case 'not-in-context':
      return sign.isIgnoredByGit
        ? `.gitignore lists ${sign.name}, as people do with a file that holds a login`
        : `${sign.name} often holds a login, and is not among the files here`;
    case 'deleted-again':
      return 'a RUN deletes it again, as people do with a login';
    case 'content-decides':
      return 'only its content can tell whether it is a secret';
    case 'project-settings':
      return 'settings of the project, which take the token from elsewhere';
    case 'used-file':
      return `${sign.by} reads a credential from it`;
    case 'holds-credential':
      return `${sign.name ?? 'it'} contains a credential${sign.place ? ` (line ${sign.place.line}: ${whatStandsAt(sign.place)})` : ''}`;
    case 'credential-place':
      return `it is where ${sign.command} expects a credential (${sign.what})`;
    case 'value-of':
      return sign.by === 'run' ? `it is the value of "${sign.name}" in the RUN` : `it is the value of "${sign.name}"`;
    case 'written':
      return `it is written to ${sign.where}`;
    case 'address-login':
      return 'it is the login in the address of an ADD';
    case 'usual-password':
      return 'a URL of this kind usually contains a password';
  }
}

/** Returns the issuer of the token that a sign is, or that a file holds; undefined if none is a token. */
export function issuerIn(signs: readonly Sign[]): string | undefined {
  return signs.flatMap((sign) => {
    if (sign.kind === 'token') return [sign.provider];
    const of = sign.kind === 'holds-credential' ? sign.place?.of : undefined;
    return typeof of === 'object' && 'provider' in of ? [of.provider] : [];
  })[0];
}

function whatStandsAt({ of }: CredentialPlace): string {
  if (of === 'private key') return 'a private key';
  if ('setting' in of) return of.setting;
  return of.provider === 'JSON web token' ? 'a JSON web token' : `a token of ${of.provider}`;
}
