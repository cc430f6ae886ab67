const VOID = new Set(['meta']);

/** The elements that are open at the end of a page, or closed without having been opened. */
export function openElements(page: string): readonly string[] {
  const open: string[] = [];
  for (const [, close, name = ''] of page.matchAll(/<(\/?)([a-z][a-z\d]*)(?:\s[^<>]*)?>/g)) {
    if (VOID.has(name)) continue;
    if (close === '') open.push(name);
    else if (open.pop() !== name) return [...open, `/${name}`];
  }
  return open;
}
