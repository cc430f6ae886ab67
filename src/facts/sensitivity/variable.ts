import { TYPED_WORDS } from '../../knowledge/secrets/secret-words.ts';
import { matchesGlob } from './globs.ts';
import { innerLiterals } from './inner-literals.ts';
import type { DetectionSettings, VariableJudgement } from './judgement.ts';
import { judgeName, type NameJudgement } from './name.ts';
import type { Sign } from './sign.ts';
import { judgeCredential, judgeValue, type ValueJudgement } from './value.ts';

/** The facts about a declared variable. */
export interface VariableEvidence {
  readonly name: string;
  /** As written, with quotes resolved; undefined for an ARG without a default. */
  readonly value: string | undefined;
  readonly keyword: 'ARG' | 'ENV';
  /** For ENV: whether the value contains a build argument. */
  readonly fromArgument: boolean;
  /** For an ENV that is exactly a build argument: the default of that argument, if it has one. */
  readonly argumentDefault?: string | undefined;
  /** Whether a netrc is mounted as the login for the same hosts: URLs then need none. */
  readonly loginMounted?: boolean;
}

const HARMLESS: VariableJudgement = { secret: false, verdict: 'build', weight: 'placeholder', browser: false, evidence: [], confidence: 'high' };

/** Judges a declared variable by its name, value and use. Never throws, and no evidence contains a part of the value. */
export function judgeVariable(input: VariableEvidence, settings: DetectionSettings): VariableJudgement {
  if (matchesGlob(input.name, settings.ignoredNames)) return HARMLESS;
  const name = judgeName(input.name);
  const written = writtenValue(input);
  const isConfigured = matchesGlob(input.name, settings.secretNames);
  // most variables have no secret name: only the shape of their values counts
  if (!isConfigured && name.kind !== 'secret' && name.kind !== 'browser-secret')
    return (
      judgeShape(written) ??
      judgeLogin(input.name, written) ??
      judgeLicense(input.name, written) ??
      judgeInside(written) ??
      judgeDefaultLogin(written) ??
      HARMLESS
    );
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

/** Judges by the shape of the value alone. */
function judgeShape(written: string | undefined): VariableJudgement | undefined {
  const credential = written === undefined ? undefined : judgeCredential(written);
  return credential && literal([credential.sign], credential.checksum === 'wrong' ? 'medium' : 'high');
}

/** Judges credentials inside the value: `JAVA_OPTS="-Ddb.password=…"`, `CONNECTION_STRING="Server=db;Password=…"`, `ENV export TOKEN=…`. */
function judgeInside(written: string | undefined): VariableJudgement | undefined {
  const found = written === undefined ? [] : innerLiterals(written);
  const inner = found.find(({ weight }) => weight === 'secret') ?? found[0];
  if (!inner) return undefined;
  const evidence: readonly Sign[] = [inner.judgement.sign, { kind: 'value', form: inner.weight === 'secret' ? 'no-word' : 'default' }];
  return inner.weight === 'secret' ? literal(evidence, 'medium') : placeholder(evidence);
}

/** Judges `RABBIT=amqp://guest:guest@rabbit`: an address with a well-known password, whatever the name is. */
function judgeDefaultLogin(written: string | undefined): VariableJudgement | undefined {
  if (written === undefined || !/^[a-z][a-z0-9+.-]*:\/\/(?!anonymous:)[^\s/@:]*:[^\s/@]+@/i.test(written)) return undefined;
  const { kind, sign } = judgeValue(written);
  return kind === 'well-known-default' ? placeholder([sign]) : undefined;
}

/** Judges `STATS_AUTH=stats:stats`, a user and a password: a placeholder if the password equals the user name or is well known. */
function judgeLogin(name: string, written: string | undefined): VariableJudgement | undefined {
  const [, user = '', password = ''] = /(?:^|_)AUTH$/i.test(name) ? (/^([\w.@-]+)[:/]([^\s:/$]{4,})$/.exec(written ?? '') ?? []) : [];
  if (password === '') return undefined;
  const sign: Sign = { kind: 'value', form: 'default' };
  return user.toLowerCase() === password.toLowerCase() || judgeValue(password).kind === 'well-known-default' ? placeholder([sign]) : undefined;
}

/** The known text of the value; undefined for a value from a build argument without a default. */
function writtenValue({ keyword, value, fromArgument, argumentDefault }: VariableEvidence): string | undefined {
  return keyword === 'ENV' && fromArgument ? argumentDefault : value;
}

/** Judges a variable for a URL: a literal URL by its content, else by the kind of URL. */
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

/** Judges `ACME_LICENSE=AB12C-34DEF-56GHI-78JKL`, a license key: groups of letters and digits, unlike the name of a license. */
function judgeLicense(name: string, written: string | undefined): VariableJudgement | undefined {
  if (!/(?:^|_)(?:LICEN[CS]E|SERIAL)(?:_CODE|_NUMBER)?$/i.test(name) || !/^(?=.*\d)(?=.*[A-Z])(?:[A-Za-z\d]{4,}-){3,}[A-Za-z\d]{4,}$/.test(written ?? ''))
    return undefined;
  // one letter again and again is a placeholder
  return new Set(written).size < 8 ? undefined : literal([{ kind: 'value', form: 'random' }], 'medium');
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
  // the remaining values are literals that somebody chose
  if (name.strength === 'weak' && !isTyped(name, writtenValue(input) ?? '')) return HARMLESS;
  if (name.purpose === 'build' || input.keyword === 'ARG') return literal(evidence, 'medium', 'likely');
  return { secret: true, verdict: 'runtime', weight: 'likely', browser: false, evidence, confidence: 'medium' };
}

/** Whether the name says password, and the value looks like a typed one: `REDIS_PASSWORD_BAC lifeaft3r`. */
function isTyped({ sign }: NameJudgement, value: string): boolean {
  return sign.kind === 'word' && TYPED_WORDS.has(sign.word) && value.length >= 6 && /\d/.test(value) && /[A-Za-z]/.test(value) && !/[\s/.:]/.test(value);
}

/** Whether the value shows that the secret is elsewhere, or that the variable is no secret. */
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

/** Whether a default only says that the secret must be passed: `ARG TOKEN=""`, `ARG NPM_TOKEN=__NO_TOKEN__`, `ARG NUGET_PASSWORD=000`, `ARG NPM_TOKEN=false`, `ARG X=$X`. */
function isUnset({ name, keyword, argumentDefault }: VariableEvidence, value: ValueJudgement): boolean {
  if (keyword !== 'ARG' && argumentDefault === undefined) return false;
  // the fallback of another variable is not passed: `ARG OTHER_TOKEN_DEFAULT=none`
  if (/_DEFAULT$/i.test(name) && value.kind !== 'reference') return false;
  return value.kind === 'empty' || value.kind === 'reference' || ((isHarmlessValue(value) || value.kind === 'switch') && judgeName(name).purpose === 'build');
}

/** Whether the value is another secret variable: `ENV TOKEN=$CI_TOKEN`. */
function refersToSecret({ name, value }: VariableEvidence): boolean {
  const [, other] = /^\$\{?(\w+)\}?$/.exec(value ?? '') ?? [];
  const judgement = other !== undefined && other !== name ? judgeName(other) : undefined;
  return judgement?.kind === 'secret' && judgement.shape !== 'url';
}

/** Whether the value repeats the name as a placeholder: `ENV SMTP_PASSWORD=SMTP_PASSWORD`, `ENV SECRET=my-secret`, `ENV API_TOKEN=put-API_TOKEN-here`. */
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
