/** Answers of a pure function, by the text they follow from. */
export interface Memo<Answer> {
  /** The kept answer for a text, or `compute` asked for it, whose answer is then kept. The answer must follow from the text alone, and nobody may change it. */
  of(text: string, compute: (text: string) => Answer): Answer;
}

/**
 * A memo of bounded size: documents that are linted over and over (on every change in an editor, before and after each fix) differ in a few
 * lines, and the same text always has the same answer. It keeps the texts asked for last, at most twice `most` UTF-16 units of them. What it
 * is keyed by is the whole input, so that a changed text is another text: no answer can be stale. A longer text is not kept at all.
 */
export function boundedMemo<Answer extends NonNullable<unknown>>(most: number): Memo<Answer> {
  // two generations: what was not asked for while the young one filled up is forgotten with the old one
  let young = new Map<string, Answer>();
  let old = new Map<string, Answer>();
  let size = 0;

  function keep(text: string, answer: Answer): Answer {
    if (text.length > most) return answer;
    if (size + text.length > most) {
      old = young;
      young = new Map();
      size = 0;
    }
    young.set(text, answer);
    // an entry costs something even where the text is short
    size += text.length + ENTRY;
    return answer;
  }

  return {
    of(text, compute) {
      const known = young.get(text);
      if (known !== undefined) return known;
      const aged = old.get(text);
      if (aged !== undefined) return keep(text, aged);
      const own = ownText(text);
      return keep(own, compute(own));
    },
  };
}

/** What an entry counts for beyond its text. */
const ENTRY = 40;

/** The same text in memory of its own: a part of a document would keep the whole document alive. */
function ownText(text: string): string {
  return ` ${text}`.slice(1);
}
