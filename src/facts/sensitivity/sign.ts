/** A sign that something is a secret. Never contains a part of a value. Their texts are in rules/signs.ts. */
export type Sign = NameSign | ValueSign | FileSign | UseSign;

/** A sign in the name of a variable. */
export type NameSign =
  | { readonly kind: 'known-name'; readonly name: string /** Who reads it, for people. */; readonly consumer: string | undefined }
  | { readonly kind: 'browser-prefix'; readonly bundler: string; readonly prefix: string }
  /** A word of the name, in upper case. */
  | { readonly kind: 'word'; readonly word: string; readonly at: 'begin' | 'end' | 'anywhere' }
  | { readonly kind: 'switch-word'; readonly word: string }
  | { readonly kind: 'account-name' }
  | { readonly kind: 'no-secret-name' }
  | { readonly kind: 'configured' };

/** A sign in a value. */
export type ValueSign = { readonly kind: 'value'; readonly form: ValueForm } | { readonly kind: 'token'; readonly provider: string };

export type ValueForm =
  | 'default'
  | 'document'
  | 'empty'
  | 'example'
  | 'fingerprint'
  | 'literal'
  | 'name-of-secret'
  | 'no-word'
  | 'not-set'
  | 'number'
  | 'path'
  | 'placeholder'
  | 'placeholder-login'
  | 'private-key'
  | 'public-key'
  | 'random'
  | 'reference'
  | 'switch'
  | 'text'
  | 'url-without-login'
  | 'host'
  | 'url-with-password'
  | 'url-with-token'
  | 'version';

/** A sign in the name, the content or the use of a file. */
export type FileSign =
  | { readonly kind: 'configured' }
  | { readonly kind: 'file-name'; readonly name: string }
  /** The file is copied to the name of a credential file. */
  | { readonly kind: 'becomes-file'; readonly name: string }
  /** The file is copied to a folder of keys or credentials. */
  | { readonly kind: 'credential-folder'; readonly folder: string }
  /** The path says that the file is made up, or public by intent. */
  | { readonly kind: 'sample' }
  /** Files of this name often hold a credential among other settings. */
  | { readonly kind: 'often-credential'; readonly name: string }
  /** The build context at hand lacks the file; git may ignore it. */
  | { readonly kind: 'not-in-context'; readonly name: string; readonly isIgnoredByGit: boolean }
  /** A RUN deletes the copied settings again, as people do with a login. */
  | { readonly kind: 'deleted-again' }
  | { readonly kind: 'content-decides' }
  /** Project settings, which get the token from elsewhere. */
  | { readonly kind: 'project-settings' }
  /** The user of the file, shown to people. */
  | { readonly kind: 'used-file'; readonly by: string }
  /** The name of the file with the credential; undefined for the judged file itself. */
  | { readonly kind: 'holds-credential'; readonly name: string | undefined; readonly place?: CredentialPlace };

/** Where a credential stands in the text of a file. */
export interface CredentialPlace {
  /** 1-based, as people see it. */
  readonly line: number;
  /** The setting before it, as written, or the issuer of the token. */
  readonly of: { readonly setting: string } | { readonly provider: string } | 'private key';
}

/** A sign in the use of a variable. */
export type UseSign =
  /** The variable is used where a command expects a credential. */
  | { readonly kind: 'credential-place'; readonly command: string; readonly what: string }
  /** The variable is the whole value of another one, set by a RUN or an instruction. */
  | { readonly kind: 'value-of'; readonly name: string; readonly by: 'run' | 'instruction' }
  | { readonly kind: 'written'; readonly where: string }
  | { readonly kind: 'address-login' }
  /** The only sign: such variables usually hold a URL with a password. */
  | { readonly kind: 'usual-password' };
