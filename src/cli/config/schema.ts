import * as z from 'zod/mini';
import { RULES } from '../../../rules/index.ts';
import { readMountSpec, readSource } from '../../fix/edits/mount-spec.ts';
import { ENGINES } from '../../knowledge/docker/engines.ts';
import { UNUSED_SUPPRESSION } from '../../linter/unused-suppressions.ts';
import { LEVELS } from '../arguments/options.ts';
import { closest } from '../arguments/suggestion.ts';
import type { Config } from './types.ts';

const ENGINE_NAMES = Object.values(ENGINES).map((engine) => engine.name);
const RULE_NAMES = [...RULES.map((rule) => rule.meta.name), UNUSED_SUPPRESSION];

const words = (text: string) => z.optional(z.array(z.string().check(z.minLength(1))).check(z.describe(text)));
const level = z.enum(LEVELS);

const required = z.strictObject({
  command: z.string().check(
    z.refine((text) => /\S/.test(text), { error: 'must not be empty' }),
    z.describe('A program and the words that follow its options: pip install'),
  ),
  mount: z.string().check(
    z.refine((text) => readMountSpec(text) !== undefined, { error: 'must be a secret or ssh mount, such as type=secret,id=npmrc,target=/root/.npmrc' }),
    z.describe('What stands behind --mount='),
  ),
  secret: z.optional(
    z.string().check(
      z.refine((text) => readSource(text) !== undefined, { error: 'must be env=NAME or src=PATH' }),
      z.describe('Where builds get the secret: env=NAME, or src=PATH relative to the build context'),
    ),
  ),
});

const part = {
  engine: z.optional(z.enum(ENGINE_NAMES).check(z.describe('The oldest builder that must be able to build the result'))),
  rules: z.optional(z.strictObject(Object.fromEntries(RULE_NAMES.map((name) => [name, z.optional(level)]))).check(z.describe('The level of each rule'))),
  context: z.optional(z.string().check(z.minLength(1), z.describe("The build context, relative to this file's folder"))),
  companions: z.optional(z.boolean().check(z.describe('Whether --fix changes the files around the Dockerfile with it'))),
  keepArguments: z.optional(z.boolean().check(z.describe('Whether fixes leave build arguments in place, for builds that are not given the secret yet'))),
  sshAgent: z.optional(
    z.boolean().check(z.describe('Whether fixes take private keys from the ssh agent of whoever builds, where all that reads them can ask it')),
  ),
  secretNames: words('Variables that are secrets: names, or patterns with *'),
  ignoredNames: words('Variables that are no secrets: names, or patterns with *'),
  secretFiles: words('Files that hold credentials: names, or patterns with *'),
  ignoredFiles: words('Files that hold no credentials: names, or patterns with *'),
  requireReason: z.optional(z.boolean().check(z.describe('Whether `# dockerlint ignore=RULE` counts only with `;reason=TEXT`'))),
  requiredMounts: z.optional(z.array(required).check(z.describe('Mounts that commands must have'))),
};

const schema = z.strictObject({
  $schema: z.optional(z.string()),
  extends: z.optional(
    z.union([z.string(), z.array(z.string())]).check(z.describe("Configuration files that this one builds on, relative to this file's folder")),
  ),
  ignore: words('Files that are left out; patterns as in .gitignore'),
  ...part,
  overrides: z.optional(
    z
      .array(z.strictObject({ files: z.array(z.string()).check(z.minLength(1), z.describe('Patterns as in .gitignore')), ...part }))
      .check(z.describe('Settings for some files; the last that matches counts')),
  ),
});

/** The JSON schema of a configuration file, generated from the schema that validates it. */
export function configJsonSchema(): object {
  return { title: 'Configuration of dockerlint', ...z.toJSONSchema(schema, { target: 'draft-7' }) };
}

/** Validates a configuration: returns it, or one line for each mistake. */
export function validateConfig(value: unknown): { readonly config: Config } | { readonly mistakes: readonly string[] } {
  const result = schema.safeParse(value);
  if (result.success) return { config: result.data };
  return { mistakes: result.error.issues.map((issue) => describe(issue, value)) };
}

function describe(issue: z.core.$ZodIssue, value: unknown): string {
  const place = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  const at = place === '' ? '' : `${place.replace(/^\./, '')}: `;
  if (issue.code === 'unrecognized_keys') {
    const known =
      issue.path.at(-2) === 'requiredMounts'
        ? Object.keys(required.shape)
        : issue.path.at(-1) === 'rules'
          ? RULE_NAMES
          : issue.path.length > 0
            ? ['files', ...Object.keys(part)]
            : Object.keys(schema.shape);
    const what = issue.path.at(-1) === 'rules' ? 'rule' : 'key';
    return issue.keys.map((key) => `${at}unknown ${what} "${key}"${closest(key, known)}`).join('; ');
  }
  const found = issue.path.reduce<unknown>((inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined), value);
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    return `${at}${JSON.stringify(found)} is not one of ${known.join(', ')}${typeof found === 'string' ? closest(found, known) : ''}`;
  }
  if (issue.code === 'invalid_type' && found === undefined) return `${at}is missing`;
  if (issue.code === 'invalid_type') return `${at}must be ${article(issue.expected)}, not ${typeOf(found)}`;
  if (issue.code === 'custom') return `${at}${issue.message}`;
  if (issue.code === 'too_small') return `${at}must not be empty`;
  return `${at}${issue.code === 'invalid_union' ? 'must be a path or a list of paths' : 'is not valid'}`;
}

function article(type: string): string {
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : article(typeof value);
}
