import type { Range } from '../text/range.ts';

/** The shortest word that is taken for a generated value. */
const SHORTEST = 12;
/** Letters and digits change so often in a generated value, and in few names. */
const CHANGES = 3;

/** What is given to something with the name of a credential. `isLoose`: an ordinary word there says nothing. The group `value`, or the only one, is the value. */
const GIVEN: readonly { readonly pattern: RegExp; readonly isLoose?: true }[] = [
  // `--api-token=VALUE`, `-Password "VALUE"`, `"--token", "VALUE"`
  {
    pattern:
      /(?<=[\s"'[])--?[\w-]{0,40}(?:pass|token|secret|key|auth|login|credential|licen[cs]e|otp)[\w-]{0,40}(?:=|["']?,?[ \t]+)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"',;)\]]+)/dgi,
  },
  // `password=VALUE`, `{"password": "VALUE"}`, `X-Api-Key: VALUE`
  {
    pattern:
      /(?:pass(?:word|wd|phrase)?|pwd|pw|\bpat|_pat|token|secret(?:_?id)?|key|auth(?:orization)?|credentials?|session(?:_?id)?)["']?[ \t]*(?:=>|[:=])[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'<>()\]}]+)/dgi,
  },
  // `Authorization: Bearer VALUE`, `-p VALUE`, `password 'VALUE'`
  {
    pattern: /(?:(?<=\s)-[pPNak]|["']-[pPNak]["'],|pass(?:word|wd|phrase)?|token|secret|key|bearer|basic)[ \t]+("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'<>()\]}]+)/dgi,
    isLoose: true,
  },
  // `test "$TOKEN" = 'VALUE'`, `case "$TOKEN" in 'VALUE')`
  {
    pattern: /\$\{?\w{0,40}(?:pass|token|secret|key|auth|credential)\w{0,40}\}?"?[ \t]+(?:={1,2}|!=|in)[ \t]+("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'<>()\]]+)/dgi,
  },
  // `login('VALUE')`, `set_password("VALUE")`
  { pattern: /(?:pass(?:word|wd|phrase)?|token|secret|key|auth|login)\w{0,20}\([ \t]*("(?:[^"\\]|\\.)*"|'[^']*')/dgi },
  // `<password>VALUE</password>`
  { pattern: /<\w{0,40}(?:pass(?:word|phrase)?|token|secret|key)>[ \t]*([^<>]+)</dgi },
  // `s/PASSWORD/VALUE/`
  { pattern: /\bs([/|#,!@])[^/|#,!@\s]{0,40}(?:pass|token|secret|key)[^/|#,!@\s]{0,40}\1(?<value>[^\s'"]+?)\1/dgi },
  // `login <<< 'VALUE'`
  { pattern: /<<<[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']+)/dg },
  // `https://VALUE@git.example.com`, `https://VALUE:x-oauth-basic@git.example.com`
  { pattern: /:\/\/([^\s/@:'"]{16,})@/dg },
  { pattern: /:\/\/([^\s/@:'"]+):[^\s/'"]*@/dg, isLoose: true },
];

const REFERENCE = /^\$|^\(|^%\w+%$|^[~.]?\/|^[a-z]+:\/\/|^-/;

/**
 * The ranges of words in a line of a Dockerfile that may be secrets although no rule found them: what an option, a setting or a header for a credential is
 * given, and words that look generated. References, paths and addresses are none.
 */
export function likelyValues(line: string): readonly Range[] {
  const given = GIVEN.flatMap(({ pattern, isLoose }) =>
    [...line.matchAll(pattern)].flatMap((match): readonly Range[] => {
      const word = match.groups?.['value'] ?? match[1] ?? '';
      const value = word.replace(/^["']|["']$/g, '');
      if (REFERENCE.test(value) || (isLoose && word === value && !isGenerated(value))) return [];
      const [start, end] = match.indices?.groups?.['value'] ?? match.indices?.[1] ?? [0, 0];
      const quote = /^["']/.test(word) ? 1 : 0;
      return [{ start: start + quote, end: end - (quote === 1 && word.length > 1 && word.endsWith(word[0] ?? '') ? 1 : 0) }];
    }),
  );
  const generated = [...line.matchAll(/[^\s"'`()[\]{}<>|;]+/g)].filter(({ 0: word }) => isGenerated(word));
  return [...given, ...generated.map(({ 0: word, index }) => ({ start: index, end: index + word.length }))];
}

/** Whether letters and digits are mixed as in a generated value. A checksum, a path, an address, a version and an image are none. */
function isGenerated(word: string): boolean {
  const isBase64 = /^[A-Za-z0-9+/]+=*$/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
  if (word.length < SHORTEST || (word.includes('/') && !isBase64) || /^[a-f0-9]{32,}$|(?:^|@)sha\d+[:-]|^\W*[\w-]*v?\d+\.\d/.test(word)) return false;
  return (word.match(/[A-Za-z]\d|\d[A-Za-z]/g) ?? []).length >= CHANGES;
}
