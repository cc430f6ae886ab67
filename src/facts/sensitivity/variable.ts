import { TYPED_WORDS } from '../../knowledge/secrets/secret-words.ts';
import { matchesGlob } from './globs.ts';
import { innerLiterals } from './inner-literals.ts';
import type { DetectionSettings, VariableJudgement } from './judgement.ts';
import { judgeName, type NameJudgement } from './name.ts';
import type { Sign } from './sign.ts';
import { judgeCredential, judgeValue, type ValueJudgement } from './value.ts';

/** What is known about a variable where it is declared. */
export interface VariableEvidence {
  readonly name: string;
  /** As written, quotes resolved; undefined for an ARG without a default. */
  readonly value: string | undefined;
  readonly keyword: 'ARG' | 'ENV';
  /** For ENV: whether the value is made of a build argument. */
  readonly fromArgument: boolean;
  /** For ENV with the value of a build argument, unchanged: the default of that argument, where it has one. */
  readonly argumentDefault?: string | undefined;
  /** Whether a login for the same hosts is mounted as a file (a netrc): URLs then need none. */
  readonly loginMounted?: boolean;
}

const HARMLESS: VariableJudgement = { secret: false, verdict: 'build', weight: 'placeholder', browser: false, evidence: [], confidence: 'high' };

/** Judges a declared variable by its name, value and use. Nothing is thrown, and no evidence holds a part of the value. */
export function judgeVariable(input: VariableEvidence, settings: DetectionSettings): VariableJudgement {
  if (matchesGlob(input.name, settings.ignoredNames)) return HARMLESS;
  const name = judgeName(input.name);
  const written = writtenValue(input);
  const isConfigured = matchesGlob(input.name, settings.secretNames);
  // most variables have no name of a secret: of their values only the shape counts
  if (!isConfigured && name.kind !== 'secret' && name.kind !== 'browser-secret')
    return judgeShape(written) ?? judgeLogin(input.name, written) ?? judgeInside(written) ?? HARMLESS;
  const value = written === undefined ? undefined : judgeValue(written);
  if (isConfigured) return judgeSecretName(input, { ...name, kind: 'secret', strength: 'strong', shape: 'value', sign: { kind: 'configured' } }, value);
  const shape = judgeShape(written);
  if (shape) return shape;
  if (name.kind === 'browser-secret')
    return isHarmlessValue(value)
      ? placeholder(value ? [name.sign, value.sign] : [name.sign])
      : { secret: true, verdict: 'build', weight: 'secret', browser: true, evidence: [name.sign], confidence: 'medium' };
  if (name.shape === 'url') return judgeInside(written) ?? judgeUrlName(input, name, value);
  return judgeSecretName(input, name, value);
}

/** What a value is by its shape, whatever the name says. */
function judgeShape(written: string | undefined): VariableJudgement | undefined {
  const credential = written === undefined ? undefined : judgeCredential(written);
  return credential && literal([credential.sign], credential.checksum === 'wrong' ? 'medium' : 'high');
}

/** What stands within the value: `JAVA_OPTS="-Ddb.password=…"`, `CONNECTION_STRING="Server=db;Password=…"`, `ENV export TOKEN=…`. */
function judgeInside(written: string | undefined): VariableJudgement | undefined {
  const found = written === undefined ? [] : innerLiterals(written);
  const inner = found.find(({ weight }) => weight === 'secret') ?? found[0];
  if (!inner) return undefined;
  const evidence: readonly Sign[] = [inner.judgement.sign, { kind: 'value', form: inner.weight === 'secret' ? 'no-word' : 'default' }];
  return inner.weight === 'secret' ? literal(evidence, 'medium') : placeholder(evidence);
}

/** `STATS_AUTH=stats:stats`: a user and a password, which is told as a default where it is the user's name or everybody's. */
function judgeLogin(name: string, written: string | undefined): VariableJudgement | undefined {
  const [, user = '', password = ''] = /(?:^|_)AUTH$/i.test(name) ? (/^([\w.@-]+)[:/]([^\s:/$]{4,})$/.exec(written ?? '') ?? []) : [];
  if (password === '') return undefined;
  const sign: Sign = { kind: 'value', form: 'default' };
  return user.toLowerCase() === password.toLowerCase() || judgeValue(password).kind === 'well-known-default' ? placeholder([sign]) : undefined;
}

/** The text that is known to be the value: what an argument brings along is not. */
function writtenValue({ keyword, value, fromArgument, argumentDefault }: VariableEvidence): string | undefined {
  return keyword === 'ENV' && fromArgument ? argumentDefault : value;
}

/** A URL is a secret if it holds one: where nothing is written down, the kind of URL decides. */
function judgeUrlName(input: VariableEvidence, name: NameJudgement, value: ValueJudgement | undefined): VariableJudgement {
  if (value && !isUnset(input, value))
    return value.kind === 'well-known-default' && /@/.test(writtenValue(input) ?? '') ? placeholder([name.sign, value.sign]) : HARMLESS;
  const needsLogin = name.purpose !== 'build' || /EXTRA|AUTH|CRED/i.test(input.name);
  if (!needsLogin || input.loginMounted) return HARMLESS;
  return {
    secret: true,
    verdict: 'build',
    weight: 'likely',
    browser: false,
    evidence: [name.sign, { kind: 'usual-password' }],
    confidence: 'low',
  };
}

function judgeSecretName(input: VariableEvidence, name: NameJudgement, value: ValueJudgement | undefined): VariableJudgement {
  const evidence: Sign[] = [name.sign];
  if (!value || isUnset(input, value))
    return {
      secret: true,
      verdict: 'build',
      weight: name.strength === 'strong' ? 'secret' : 'likely',
      browser: false,
      evidence,
      confidence: name.strength === 'strong' ? 'high' : 'low',
    };
  evidence.push(value.sign);
  if (value.kind === 'reference' && refersToSecret(input))
    return { secret: true, verdict: 'build', weight: 'likely', browser: false, evidence, confidence: 'medium' };
  if (isElsewhere(value)) return HARMLESS;
  if (isHarmlessValue(value) || isNameAgain(input)) return isSetting(value) && name.strength === 'weak' ? HARMLESS : placeholder(evidence);
  if (value.kind === 'words') return name.strength === 'weak' ? HARMLESS : placeholder(evidence);
  if (value.kind === 'high-entropy') return literal(evidence, name.strength === 'strong' ? 'high' : 'medium');
  // what is left is a literal that someone chose
  if (name.strength === 'weak' && !isTyped(name, writtenValue(input) ?? '')) return HARMLESS;
  if (name.purpose === 'build' || input.keyword === 'ARG') return literal(evidence, 'medium', 'likely');
  return { secret: true, verdict: 'runtime', weight: 'likely', browser: false, evidence, confidence: 'medium' };
}

/** `REDIS_PASSWORD_BAC lifeaft3r`: the name speaks of a password, and the value is no word of a setting. */
function isTyped({ sign }: NameJudgement, value: string): boolean {
  return sign.kind === 'word' && TYPED_WORDS.has(sign.word) && value.length >= 6 && /\d/.test(value) && /[A-Za-z]/.test(value) && !/[\s/.:]/.test(value);
}

/** The value says that the secret is in another place, or that this is none. */
function isElsewhere(value: ValueJudgement): boolean {
  return value.kind === 'path' || value.kind === 'fingerprint' || value.kind === 'url' || value.kind === 'version' || value.kind === 'switch';
}

function isHarmlessValue(value: ValueJudgement | undefined): boolean {
  if (!value) return false;
  return (
    value.kind === 'empty' ||
    value.kind === 'placeholder' ||
    value.kind === 'well-known-default' ||
    value.kind === 'example' ||
    value.kind === 'number' ||
    value.kind === 'reference'
  );
}

function isSetting(value: ValueJudgement): boolean {
  return value.kind === 'number' || value.kind === 'empty' || value.kind === 'reference';
}

/** Whether a default only says that the build has to be given the secret: `ARG TOKEN=""`, `ARG NPM_TOKEN=__NO_TOKEN__`, `ARG NUGET_PASSWORD=000`, `ARG X=$X`. */
function isUnset({ name, keyword, argumentDefault }: VariableEvidence, value: ValueJudgement): boolean {
  if (keyword !== 'ARG' && argumentDefault === undefined) return false;
  return value.kind === 'empty' || value.kind === 'reference' || (isHarmlessValue(value) && judgeName(name).purpose === 'build');
}

/** `ENV TOKEN=$CI_TOKEN`: whoever wrote it expects a secret there. */
function refersToSecret({ name, value }: VariableEvidence): boolean {
  const [, other] = /^\$\{?(\w+)\}?$/.exec(value ?? '') ?? [];
  const judgement = other !== undefined && other !== name ? judgeName(other) : undefined;
  return judgement?.kind === 'secret' && judgement.shape !== 'url';
}

/** `ENV SMTP_PASSWORD=SMTP_PASSWORD`, `ENV SECRET=my-secret`, `ENV API_TOKEN=put-API_TOKEN-here`: says what goes there. */
function isNameAgain(input: VariableEvidence): boolean {
  const { name } = input;
  const value = writtenValue(input);
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (value === undefined || plain(value) === '') return false;
  return plain(name).includes(plain(value).replace(/^(?:my|your|the)/, '')) || (plain(name).length >= 8 && plain(value).includes(plain(name)));
}

function placeholder(evidence: readonly Sign[]): VariableJudgement {
  return { secret: true, verdict: 'runtime', weight: 'placeholder', browser: false, evidence, confidence: 'low' };
}

function literal(evidence: readonly Sign[], confidence: VariableJudgement['confidence'], weight: 'secret' | 'likely' = 'secret'): VariableJudgement {
  return { secret: true, verdict: 'literal', weight, browser: false, evidence, confidence };
}
