/** What shows that something is a secret. Never holds a part of a value. The rules have the words for it (rules/signs.ts). */
export type Sign = NameSign | ValueSign | FileSign | UseSign;

/** What the name of a variable shows. */
export type NameSign =
  | { readonly kind: 'known-name'; readonly name: string /** Who reads it, for people. */; readonly consumer: string | undefined }
  | { readonly kind: 'browser-prefix'; readonly bundler: string; readonly prefix: string }
  /** A word of the name, in upper case. */
  | { readonly kind: 'word'; readonly word: string; readonly at: 'begin' | 'end' | 'anywhere' }
  | { readonly kind: 'switch-word'; readonly word: string }
  | { readonly kind: 'account-name' }
  | { readonly kind: 'no-secret-name' }
  | { readonly kind: 'configured' };

/** What a value shows. */
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
  | 'version';

/** What the name, the content or a reader of a file shows. */
export type FileSign =
  | { readonly kind: 'configured' }
  | { readonly kind: 'file-name'; readonly name: string }
  /** It gets the name of a credential file. */
  | { readonly kind: 'becomes-file'; readonly name: string }
  | { readonly kind: 'content-decides' }
  /** Settings of the project, which take the token from elsewhere. */
  | { readonly kind: 'project-settings' }
  /** What uses it, for people. */
  | { readonly kind: 'used-file'; readonly by: string }
  /** The name of the file; undefined for the one that is spoken of. */
  | { readonly kind: 'holds-credential'; readonly name: string | undefined };

/** What a use of a variable shows. */
export type UseSign =
  /** It stands where a command expects a credential. */
  | { readonly kind: 'credential-place'; readonly command: string; readonly what: string }
  /** It is the whole value of another variable, which a RUN or an instruction sets. */
  | { readonly kind: 'value-of'; readonly name: string; readonly by: 'run' | 'instruction' }
  | { readonly kind: 'written'; readonly where: string }
  | { readonly kind: 'address-login' }
  /** Nothing but that such variables mostly hold a URL with a password. */
  | { readonly kind: 'usual-password' };
