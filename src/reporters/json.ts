import type { MountedRun } from '../fix/index.ts';
import type { Finding } from '../linter/index.ts';
import type { BuildCommand } from '../project/types.ts';
import type { Document } from '../text/document.ts';
import { lineAt } from '../text/range.ts';
import { json, say, visible } from '../text/visible.ts';
import { type Mask, masker } from './masking.ts';
import { placeOf } from './places.ts';
import { isByHand, type PublishedSecret, publishedSecrets, type ReportCompanion, type Reporter, type ReportFile, summarize } from './report.ts';

/** `--format json`. A stable interface: fields are only added. Lines and columns start at 1, columns count UTF-16 units. */
export const reportJson: Reporter = (report) => {
  const { byHand, ...summary } = summarize(report);
  const maskAll = masker({ values: report.files.flatMap((file) => file.lint.values) });
  const published = publishedSecrets(report);
  const value = {
    version: 1,
    files: report.files.map(fileOf),
    companions: report.companions.map((companion) => companionOf(companion, maskAll)),
    ...(published.length > 0 ? { published: published.map((secret) => publishedOf(secret, maskAll)) } : {}),
    summary: { ...summary, ...(byHand > 0 ? { byHand } : {}) },
  };
  return say`${json(value)}\n`;
};

/** The member of `files`. */
export function fileOf(file: ReportFile) {
  const mask = masker(file.lint);
  const { build, lint } = file;
  return {
    path: visible(file.path, []),
    findings: file.findings.map((finding) => findingOf(lint.document, finding, mask)),
    ...(build
      ? {
          build: {
            argv: build.argv.map(mask),
            command: mask(build.command),
            secrets: build.secrets.map((secret) => secretOf(secret, build.argv, mask)),
            ssh: build.ssh.map(mask),
            guards: build.guards.map(mask),
          },
        }
      : {}),
    ...(lint.refusal === undefined ? {} : { refusal: mask(lint.refusal) }),
    ...(lint.dropped.length === 0 ? {} : { notes: lint.dropped.map(mask) }),
  };
}

/** `src`: the path in the build command, relative to the working directory. */
function secretOf({ id, from }: BuildCommand['secrets'][number], argv: readonly string[], mask: Mask) {
  if ('env' in from) return { id: mask(id), env: mask(from.env) };
  const option = argv.find((word) => word.startsWith(`id=${id},src=`) || word.startsWith(`"id=${id}",`));
  return { id: mask(id), ...('file' in from ? { src: mask(option?.startsWith('id=') ? option.slice(`id=${id},src=`.length) : from.file) } : {}) };
}

function findingOf(document: Document, finding: Finding, mask: Mask) {
  const { fix } = finding;
  return {
    rule: visible(finding.rule, []),
    severity: finding.severity,
    ...(finding.verdict === undefined ? {} : { verdict: finding.verdict }),
    message: mask(finding.message),
    name: mask(finding.name),
    ...placeOf(document, finding.range),
    // a finding in a caller has no instruction
    ...(finding.instruction === undefined
      ? {}
      : { instruction: finding.instruction, instructionLine: document.positionAt(finding.instructionRange.start).line }),
    evidence: finding.evidence.map(mask),
    notes: finding.notes.map(mask),
    related: finding.related.map((related) => ({ message: mask(related.message), ...placeOf(document, related.range) })),
    ...(finding.remedy === undefined ? {} : { remedy: mask(finding.remedy) }),
    ...(fix
      ? {
          fix: {
            title: mask(fix.title),
            applicability: fix.applicability,
            caveats: fix.caveats.map(({ applicability, reason }) => ({ applicability, reason: mask(reason) })),
            effects: fix.effects.map(mask),
          },
        }
      : {}),
    ...(fix && fix.mounts.length > 0 ? { mounts: fix.mounts.map((mount) => mountOf(document, mount, mask)) } : {}),
    fixed: finding.fixed,
  };
}

/** The strength of the evidence that a RUN reads a secret, in the terms of the JSON interface: code that may read any variable counts as `project`. */
const STRENGTHS: { readonly [kind in MountedRun['evidence']['kind']]: 'named' | 'known' | 'project' | 'library' | 'unseen' } = {
  named: 'named',
  known: 'known',
  project: 'project',
  library: 'library',
  whole: 'project',
  unseen: 'unseen',
};

function mountOf(document: Document, { range, name, why, evidence }: MountedRun, mask: Mask) {
  const at = 'at' in evidence ? evidence.at : undefined;
  return {
    line: document.positionAt(range.start).line,
    name: mask(name),
    why: mask(why),
    evidence: { strength: STRENGTHS[evidence.kind], ...(at ? { path: visible(at.path, []), line: at.line } : {}) },
  };
}

/** A secret that is part of images built earlier. */
export function publishedOf({ name, path, issuer }: PublishedSecret, mask: Mask) {
  return { name: mask(name), path: visible(path, []), ...(issuer ? { issuer: visible(issuer.issuer, []), url: visible(issuer.page, []) } : {}) };
}

/** The member of `companions`. */
export function companionOf({ path, kind, before, after, caveats }: ReportCompanion, mask: Mask) {
  return {
    path: visible(path, []),
    kind: visible(kind, []),
    changed: before !== after,
    caveats: caveats.map((caveat) => ({
      ...(caveat.range ? { line: lineAt(before, caveat.range.start) } : {}),
      message: mask(caveat.message),
      ...(caveat.suggestion === undefined ? {} : { suggestion: mask(caveat.suggestion) }),
      ...(isByHand(caveat) ? { byHand: true } : {}),
    })),
  };
}
