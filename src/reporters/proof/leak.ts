import type { Issuer } from '../../knowledge/secrets/issuers.ts';
import type { Trace } from '../../prove/types.ts';
import { unreadRow } from './proof-rows.ts';
import { count, describe, type Row, row, shortened } from './rows.ts';

/** The result of `dockerlint prove --image`. */
export interface LeakReport {
  readonly version: 1;
  /** The image as the user named it. */
  readonly image: string;
  readonly verdict: 'clean' | 'leaks' | 'nothing-proved';
  readonly secrets: readonly { readonly name: string; readonly found: boolean; readonly issuer: Issuer | undefined }[];
  /** The images of the archive, one for each platform or tag. */
  readonly images: readonly {
    readonly name: string;
    readonly id: string;
    readonly layers: number;
    readonly files: number;
    readonly traces: readonly Trace[];
  }[];
  /** Secrets in provenance, SBOM and other files. */
  readonly attached: readonly Trace[];
  /** Files that were searched only in part. */
  readonly unread: readonly { readonly place: string; readonly why: string }[];
  /** The names of images that the archive lists but does not contain. */
  readonly missing: readonly string[];
}

const MOST_FOUND = 20;

/** The report for people, in rows. Contains no secret value. */
export function leakRows(report: LeakReport): readonly Row[] {
  const { images, secrets } = report;
  const places = images.flatMap(({ name, traces }) => traces.map((trace) => `${describe(trace)}${images.length > 1 ? ` (${name})` : ''}`));
  const found = secrets.filter((one) => one.found);
  const pages = found.flatMap(({ name, issuer }) => (issuer ? [`${name}, ${issuer.issuer}: ${issuer.page}`] : []));
  const clean = secrets.filter((one) => !one.found).map(({ name }) => name);
  return [
    {
      label: 'searched',
      texts: images.map(({ name, layers, files }) => `${name}: the configuration, the history and ${count(layers, 'layer')} (${count(files, 'file')})`),
    },
    { label: 'found', texts: shortened([...places, ...report.attached.map(describe)], MOST_FOUND) },
    ...(found.length > 0
      ? [row('rotate', `${found.map(({ name }) => name).join(', ')}: anyone who can pull the image has ${found.length > 1 ? 'them' : 'it'}`, 'warning')]
      : []),
    { label: '', texts: pages },
    ...(clean.length > 0 ? [row('not there', clean.join(', '), found.length > 0 ? undefined : 'good')] : []),
    unreadRow(report.unread),
    { label: 'missing', texts: report.missing.map((name) => `${name} cannot be searched: it is not in the image`) },
  ];
}
