/**
 * Texts that a pattern may match, made from its source at random: enough of its grammar for the tables of names and paths. Look-arounds are
 * left out, so that a sample need not match.
 */
function sampler({ source }: RegExp, next: () => number): () => string {
  let at = 0;
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];

  function alternatives(): () => string {
    const found: (() => string)[][] = [[]];
    for (; at < source.length && source[at] !== ')'; ) {
      if (source[at] !== '|') found.at(-1)?.push(repeated());
      else {
        found.push([]);
        at++;
      }
    }
    return () => (pick(found) ?? []).map((part) => part()).join('');
  }

  function repeated(): () => string {
    const one = single();
    const quantifier = /^(?:[?*+]\??|\{\d+(?:,\d*)?\}\??)/.exec(source.slice(at))?.[0] ?? '';
    at += quantifier.length;
    return quantifier.startsWith('?') || quantifier.startsWith('*') ? () => (next() < 0.5 ? one() : '') : one;
  }

  function single(): () => string {
    const group = /^\((?:\?(?:[:=!]|<[=!]))?/.exec(source.slice(at))?.[0];
    if (group !== undefined) {
      at += group.length;
      const inner = alternatives();
      at++;
      return /[=!]$/.test(group) ? () => '' : inner;
    }
    const set = /^\[((?:\\.|[^\]\\])*)\]/.exec(source.slice(at));
    if (set) {
      at += set[0].length;
      const units = (set[1] ?? '')
        .replace(/([A-Za-z0-9])-[A-Za-z0-9]/g, '$1')
        .replaceAll('\\s', ' ')
        .replace(/\\(.)/g, '$1');
      return () => pick([...units]) ?? '';
    }
    const unit = /^(?:\\.|.)/s.exec(source.slice(at))?.[0] ?? '';
    at += unit.length;
    const plain = { '^': '', $: '', '.': 'x', '\\w': 'x', '\\d': '7', '\\s': ' ', '\\S': 'x', '\\b': '' }[unit] ?? unit.replace(/^\\/, '');
    return () => plain;
  }

  return alternatives();
}

/** Texts that the pattern does match, of `tries` samples. */
export function matchesOf(pattern: RegExp, next: () => number, tries: number): readonly string[] {
  return Array.from({ length: tries }, sampler(pattern, next)).filter((one) => one.search(pattern) >= 0);
}
