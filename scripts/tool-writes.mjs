// Of the page of a tool: what it writes, and how a fix keeps that out of the image.
import { code, codes, join, ofVerb, readPaths, some, unique } from './tool-words.mjs';

const HOLDS = {
  one: 'It holds one credential: a second one replaces the first.',
  clone: 'Each clone has its own.',
};

export function writesLines({ tool, lines }) {
  return (tool.writes ?? []).flatMap((row) => {
    const [first, ...others] = ofVerb(lines, 'writes').filter((line) => line.row === row);
    if (!first) return [`- It writes to ${join(row.files.map(place))}.`, ...writeDetails(row, [], [])];
    return [
      `- ${code(first.left)} writes to ${place(first.right)}.`,
      ...writeDetails(
        row,
        others,
        ofVerb(lines, 'reverts').filter((line) => line.row === row),
      ),
    ];
  });
}

function writeDetails(row, others, reverts) {
  const moved = row.moved ?? [];
  return [
    ...(others.length > 0 ? [`Also ${some(others.map(({ left, right }) => `${code(left)} (${place(right)})`))}.`] : []),
    ...(row.files.length > 1 ? [`It may go into ${join(row.files.map(place), 'or')}.`] : []),
    ...(row.account ? ['It is the password of an account in the image, and is meant to stay there.'] : []),
    ...(row.holds === undefined ? [] : [HOLDS[row.holds] ?? `It can hold several credentials, one for each ${row.holds}.`]),
    ...(row.keeps === undefined ? [] : [`Besides, ${row.keeps}${row.keepsUnless === undefined ? '' : `, unless ${code(row.keepsUnless)} is set`}.`]),
    ...(moved.length > 0 ? [`${codes(moved)} ${moved.length > 1 ? 'move' : 'moves'} the file.`] : []),
    ...(reverts.length > 0 ? [`Removed by ${some(unique(reverts.map(({ right }) => code(right))))}.`] : []),
  ].map((text) => `  - ${text}`);
}

/** In the order in which the fix tries them: src/fix/writes/rewrite-writes.ts. */
export function remedyLines(entry) {
  const { tool, lines } = entry;
  const settings = ofVerb(lines, 'setting').filter(({ right }) => right !== 'none');
  const reverts = ofVerb(lines, 'reverts');
  const files = readPaths(lines, tool.files ?? []);
  const steps = [
    ...referenceSteps(entry),
    ...(settings.length > 0
      ? [`A variable instead of the setting: ${some(settings.map(({ left, right }) => `${code(right)} for ${code(left)}`))}. Nothing is written.`]
      : []),
    ...(reverts.length > 0
      ? [
          `Stored and removed in one RUN, around the commands that need it:${reverts.map(({ left, right }) => `\n   - ${code(left)} … ${code(right)}`).join('')}`,
        ]
      : []),
    ...(files.length > 0 ? [`A copied file becomes a secret mount at its path, as ${join(files.slice(0, 2).map(code), 'or')}, in the RUNs that read it.`] : []),
  ];
  const left = (tool.writes ?? []).some((row) => !row.account && row.kind !== 'password-db' && !reverts.some((line) => line.row === row));
  return [
    ...steps.map((text, index) => `${index + 1}. ${text}`),
    ...(left ? [`${steps.length > 0 ? '\nIf none of these fits, the' : 'The'} finding remains, and says what to do by hand.`] : []),
  ];
}

function referenceSteps({ tool, lines }) {
  const stored = unique(ofVerb(lines, 'stores').map(({ left }) => code(left)));
  const expanded = ofVerb(lines, 'expands');
  if (expanded.length === 0 && stored.length === 0) return [];
  const inFile =
    expanded.length > 0
      ? `${code(expanded[0].left)} contains ${code(expanded[0].right)} instead of the value, and the tool expands it when it reads the file`
      : '';
  const byCommand = stored.length > 0 ? `${stored[0]} can be given the reference` : '';
  const strict = unique((tool.expands ?? []).flatMap((row) => row.strict.map(({ what }) => what)));
  const unless = unique((tool.expands ?? []).flatMap((row) => (row.unless ?? []).map(({ reason }) => reason)));
  return [
    [
      `A reference: ${[inFile, byCommand].filter((text) => text !== '').join('; ')}.`,
      ...(strict.length > 0 ? [`If the variable is not set, ${join(strict)} ${strict.length > 1 ? 'fail' : 'fails'}.`] : []),
      ...unless.map((reason) => `But ${reason}.`),
    ].join(' '),
  ];
}

/** A path as code; what a card says in words as it is. */
function place(text) {
  return text.includes(' ') && !/^[~./]/.test(text) ? text : code(text);
}
