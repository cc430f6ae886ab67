import { type BuildSecret, secretKey } from '../caller-change.ts';
import { staysInLayer, writesOneOf } from '../facts/commands/layer-writes.ts';
import type { Fix } from '../fix/types.ts';
import { isPreflightSecret } from '../knowledge/docker/preflight-secrets.ts';
import type { Dockerfile, Run } from '../syntax/types.ts';
import type { Analysis, RuleProblem } from './analysis.ts';
import type { Candidate } from './fix-choice.ts';
import type { SecondParser } from './types.ts';

/** Verifies the result of some fixes. Returns the reason why it is refused, or undefined if it is accepted. The reason contains no secret value. */
export function whyNotAccepted(
  before: Analysis,
  after: Analysis,
  applied: readonly Candidate[],
  secrets: readonly BuildSecret[],
  secondParser: SecondParser | undefined,
): string | undefined {
  const { dockerfile } = after.facts;
  const [problem] = dockerfile.problems.length > 0 ? dockerfile.problems : (secondParser?.(dockerfile) ?? []);
  if (problem) return `the result would not build: ${problem.message}`;
  const [failure] = after.failures;
  if (failure) return `${failure.rule ?? 'the linter'} fails on the result`;
  return leftClaim(before, after, applied) ?? leftWrite(after, applied) ?? missingMount(before.facts.dockerfile, after.facts.dockerfile, secrets);
}

/** A RUN that still leaves a secret in its layer, although a safe fix claims to prevent that and no other safe fix will. */
function leftWrite(after: Analysis, applied: readonly Candidate[]): string | undefined {
  const names = new Set(applied.filter(({ fix }) => fix.applicability === 'safe').flatMap(({ fix }) => namesOf(fix)));
  for (const [run, writes] of after.facts.persisted) {
    const left = writes.find(
      (write) => staysInLayer(write) && writesOneOf(write, names) && !isRepairedNext(after, run, write.where) && !isOfOtherCopy(after, run, write.secret),
    );
    if (left) return `the RUN on line ${after.facts.dockerfile.document.positionAt(run.range.start).line} would still leave "${left.secret}" in ${left.where}`;
  }
  return undefined;
}

/** Whether the next pass will fix this write: the fix of a copied file adds its mount, and the next one fixes writes of the mounted file. */
function isRepairedNext({ problems }: Analysis, run: Run, where: string): boolean {
  return problems.some(
    ({ problem: { name, range, fix } }) => fix?.applicability === 'safe' && name === where && run.range.start <= range.start && range.end <= run.range.end,
  );
}

/** Whether the RUN has the file from a COPY that is left as it was, with a finding of its own. */
function isOfOtherCopy({ facts }: Analysis, run: Run, file: string): boolean {
  return facts.fileFlows.some(({ target, sinks }) => target === file && sinks.some((sink) => sink.run === run));
}

/** The names of a fix's secrets in the RUNs. */
function namesOf({ removedArgs, containerEnv, secrets, edits }: Fix): readonly string[] {
  const mounted = edits.flatMap(({ text }) => [...text.matchAll(/--mount=type=secret\S*?,(?:env|target)=([^,\s]+)/g)].map((match) => match[1] ?? ''));
  return [...removedArgs.keys(), ...containerEnv.keys(), ...secrets.flatMap(({ id }) => [id, `/run/secrets/${id}`]), ...mounted];
}

/** A problem that a fix claimed to remove and that still exists. Exception: an error may leave an info with the same rule and name. */
function leftClaim(before: Analysis, after: Analysis, applied: readonly Candidate[]): string | undefined {
  const claims = applied.flatMap(({ claims: all }) => all);
  const isTold = (found: RuleProblem): boolean => found.problem.severity === 'info';
  return (
    leftAmong(before, after, claims.filter(isTold), () => true) ??
    leftAmong(
      before,
      after,
      claims.filter((found) => !isTold(found)),
      (found) => !isTold(found),
    )
  );
}

function leftAmong(before: Analysis, after: Analysis, claims: readonly RuleProblem[], counts: (found: RuleProblem) => boolean): string | undefined {
  const had = countByKey([...before.problems, ...before.suppressed].filter(counts));
  const has = countByKey([...after.problems, ...after.suppressed].filter(counts));
  for (const [key, count] of countByKey(claims)) {
    if ((has.get(key) ?? 0) > (had.get(key) ?? 0) - count) return `${key} would still be there`;
  }
  return undefined;
}

/** Checks that each newly mounted id has a secret passed to the build, and that each such secret has a mount, except for those that BuildKit itself reads. */
function missingMount(before: Dockerfile, after: Dockerfile, secrets: readonly BuildSecret[]): string | undefined {
  const old = mountIds(before);
  const ids = mountIds(after);
  const known = new Set(secrets.map(secretKey));
  for (const id of ids) if (!old.has(id) && !known.has(id)) return `nothing would give the build "${id}"`;
  for (const secret of secrets) if (!ids.has(secretKey(secret)) && !isPreflightSecret(secret.id)) return `no RUN would mount "${secret.id}"`;
  return undefined;
}

/** Whether no id has two sources. */
export function haveOneSourceEach(secrets: readonly BuildSecret[]): boolean {
  const sources = new Map(secrets.map((secret) => [secretKey(secret), JSON.stringify(secret.from)]));
  return secrets.every((secret) => sources.get(secretKey(secret)) === JSON.stringify(secret.from));
}

/** The ids of the secret and ssh mounts; the default id for a mount without one. */
function mountIds(dockerfile: Dockerfile): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const instruction of dockerfile.instructions) {
    if (instruction.keyword !== 'RUN') continue;
    for (const { type, values } of instruction.mounts) {
      if (type === 'secret') ids.add(`secret ${mountedSecretId(values)}`);
      if (type === 'ssh') ids.add(`ssh ${values.get('id') || 'default'}`);
    }
  }
  return ids;
}

/**
 * The id of a secret mount; without `id=`, the last part of its target.
 * Source: https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
 */
export function mountedSecretId(values: ReadonlyMap<string, string>): string {
  return values.get('id') || (values.get('target') ?? values.get('env') ?? '').replace(/^.*\//, '');
}

/** The number of problems by rule and name. */
function countByKey(problems: readonly RuleProblem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const found of problems) counts.set(problemKey(found), (counts.get(problemKey(found)) ?? 0) + 1);
  return counts;
}

/** Identifies a problem across passes, in which offsets change: its rule and name. */
export function problemKey({ rule, problem }: RuleProblem): string {
  return `${rule.name} of "${problem.name}"`;
}
