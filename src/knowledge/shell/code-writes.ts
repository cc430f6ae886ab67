/** Calls by which code that stands in a command writes a file: `python -c "open('f', 'w')…"`. */
export const CODE_WRITES: readonly { readonly pattern: RegExp; readonly source: string }[] = [
  { pattern: /\bopen\s*\([^)]*,\s*(?:mode\s*=\s*)?["'][rbt+]*[wax]/, source: 'https://docs.python.org/3/library/functions.html#open' },
  { pattern: /\.write_(?:text|bytes)\s*\(/, source: 'https://docs.python.org/3/library/pathlib.html#pathlib.Path.write_text' },
  { pattern: /\b(?:writeFile|appendFile|createWriteStream|outputFile|outputJson|writeJson)\w*\s*\(/, source: 'https://nodejs.org/api/fs.html' },
  { pattern: /\b(?:Bun\.write|Deno\.writeTextFile\w*|Deno\.writeFile\w*)\s*\(/, source: 'https://bun.sh/docs/api/file-io' },
  { pattern: /\b(?:File|IO)\.(?:bin)?write\b|\bFile\.(?:open|new)\s*\(?[^)]*["'][wa]/, source: 'https://docs.ruby-lang.org/en/master/IO.html' },
  { pattern: /\bfile_put_contents\s*\(|\bfopen\s*\([^)]*["'][waxc]/, source: 'https://www.php.net/manual/en/function.file-put-contents.php' },
  { pattern: /\bopen\s*\(?[^;]*["']\s*>{1,2}/, source: 'https://perldoc.perl.org/functions/open' },
];
