import type { Comparison } from '../../prove/compare-builds.ts';
import type { BuildReport, Proof } from './proof.ts';
import { readerLines, withoutLine } from './reader-lines.ts';
import { count, describe, MOST_TRACES, type Row, row, shortened } from './rows.ts';

const MOST_DIFFERENCES = 12;

/** The proof for people, in rows. Contains no secret value. */
export function proofRows(proof: Proof): readonly Row[] {
  const unproved = proof.secrets.filter(({ control }) => control === false).map(({ name }) => name);
  return [
    ...(proof.build === undefined ? [] : [row('build', proof.build)]),
    row('secrets', secretNames(proof)),
    ...(proof.before ? [buildRow('before', proof.before)] : []),
    buildRow(proof.before ? 'after' : 'now', proof.after),
    ...(unproved.length > 0 ? [row('unproved', `${unproved.join(', ')}: ${NO_CONTROL}`, 'warning')] : []),
    ...(proof.after.cache === 'unsupported' ? [row('cache', NO_CACHE, 'warning')] : []),
    unreadRow(proof.unsearched),
    { label: 'readers', texts: readerLines(proof) },
    ...(proof.without ? [row('without', withoutLine(proof.without))] : []),
    ...(proof.comparison ? comparisonRows(proof.comparison) : []),
    ...(proof.fallbacks.length > 0 ? [row('kept', `${proof.fallbacks.join(', ')}: ${FALLBACK}`, 'warning')] : []),
    ...(proof.verdict === 'leaks' ? [row('to do', `\`dockerlint ${proof.path}\` says why it is still there, and what to do`)] : []),
    { label: 'left', texts: proof.left.map((what) => `could not remove ${what}`) },
  ];
}

/** Files that could not be searched. */
export function unreadRow(unread: readonly { readonly place: string; readonly why: string }[]): Row {
  const texts = unread.map(({ place, why }) => `${place} could not be searched (${why})`);
  return { label: 'unread', texts: shortened(texts, MOST_TRACES) };
}

function buildRow(label: string, report: BuildReport): Row {
  return report.traces.length === 0 ? row(label, `no secret in ${searched(report)}`, 'good') : { label, texts: found(report) };
}

function comparisonRows({ differences, gone, unstable, same }: Comparison): readonly Row[] {
  return [
    { label: 'differs', texts: shortened(differences, MOST_DIFFERENCES) },
    ...(gone.length > 0 ? [row('gone', `held a secret before: ${shortened(gone, MOST_DIFFERENCES).join(', ')}`)] : []),
    ...(unstable.length > 0 ? [row('unstable', `${shortened(unstable, MOST_DIFFERENCES).join(', ')}: different in each build of the original, too`)] : []),
    row('same', `${same} paths and settings are as before${differences.length > 0 ? '' : ', nothing else differs'}`),
  ];
}

const FALLBACK = 'a build that still passes the argument is recorded as before; this one passed only the secret';
const NO_CACHE =
  'not searched: the builder of docker exports none without the containerd image store. It would hold the layers of the stages, which are searched; `-- --builder NAME` names one that exports it';
const NO_CONTROL = 'not found in the original build either, so not finding it after the fix proves nothing';

function secretNames({ secrets }: Proof): string {
  const names = secrets.map(({ name, standIn }) => (standIn ? name : `${name} (the real value in the fixed build)`));
  return `${names.join(', ')}${secrets.some(({ standIn }) => standIn) ? ' (made up for each build)' : ''}`;
}

function found({ traces, failed }: BuildReport): readonly string[] {
  return [...shortened(traces.map(describe), MOST_TRACES), ...(failed === undefined ? [] : [`it does not build: \`${failed}\` failed`])];
}

/** Lists what was searched, for a build in which nothing was found. */
function searched({ layers, files, stages, record, cache }: BuildReport): string {
  const image = `the configuration, the history and ${count(layers, 'layer')} (${count(files, 'file')})`;
  const beside = stages.length > 0 ? `, the ${stages.length === 1 ? 'stage' : 'stages'} ${stages.join(', ')}` : '';
  const exported = cache === 'searched' ? ', the exported cache' : '';
  const log = record === undefined ? ' and the log' : `, the log${record ? ' and the build record' : '; this docker shows no build record'}`;
  return `${image}${beside}${exported}${log}`;
}
