import { CLIENT_CREDENTIAL_OPTIONS } from './client-credential-options.ts';
import { TOOL_CREDENTIAL_OPTIONS } from './tool-credential-options.ts';

/** Where in an argument the secret stands. */
export type CredentialForm =
  | 'value' /** all of it */
  | 'user:value' /** after the first colon; nothing without one */
  | 'user%value' /** after the first percent sign */
  | 'user,value' /** after the first comma */
  | 'pass:value' /** after `pass:`, as openssl has it */
  | 'key=value' /** after the first `=` */
  | 'fields' /** in a field of a form or of JSON: `password=…`, `"token": "…"` */
  | 'text'; /** wherever a pattern of credential-texts.ts finds it */

/** An option of a program that takes a credential. */
export interface CredentialOption {
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** Only where the arguments, joined by single spaces, match. */
  readonly when?: RegExp;
  /** As written, with dashes. A long one also takes `--name=VALUE`, a short one `-xVALUE`. */
  readonly options: readonly string[];
  /** `only`: the value must be attached (`mysql -pX`: a separate word is the database). `never`: a short option takes only a separate word. */
  readonly attached?: 'only' | 'never';
  /** For `key=value`: what the argument must look like, of the many that the option takes. */
  readonly key?: RegExp;
  readonly form: CredentialForm;
  readonly source: string;
}

/** Options that take a credential, by program. An example of each stands in test/knowledge/credential-options.test.ts. */
export const CREDENTIAL_OPTIONS: readonly CredentialOption[] = [...CLIENT_CREDENTIAL_OPTIONS, ...TOOL_CREDENTIAL_OPTIONS];
