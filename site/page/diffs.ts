export interface FileDiff {
  readonly path: string;
  readonly lines: readonly string[];
}

/** A unified diff, file by file. A line of a hunk begins with a blank, `+`, `-` or `\`: one that begins with `--- ` is a head only behind the end of a hunk. */
export function diffsOf(diff: string): readonly FileDiff[] {
  const files: { path: string; lines: string[] }[] = [];
  let left = { old: 0, now: 0 };
  for (const line of diff.split('\n')) {
    const file = files.at(-1);
    const isInside = left.old > 0 || left.now > 0 || line.startsWith('\\');
    if (isInside && file) {
      file.lines.push(line);
      if (line.startsWith('-') || line.startsWith(' ')) left.old--;
      if (line.startsWith('+') || line.startsWith(' ')) left.now--;
    } else if (line.startsWith('--- ')) files.push({ path: '', lines: [] });
    else if (line.startsWith('+++ b/') && file) file.path = line.slice('+++ b/'.length).replace(/\t$/, '');
    else {
      const [, old, now] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line) ?? [];
      if (!line.startsWith('@@') || !file) continue;
      left = { old: Number(old ?? 1), now: Number(now ?? 1) };
      file.lines.push(line);
    }
  }
  return files;
}
