/** A cache for a pure function of a text. */
export interface Memo<Answer> {
  /** The cached answer for `text`, else that of `compute`, which is then cached. It must depend on the text alone, and must not be changed afterwards. */
  of(text: string, compute: (text: string) => Answer): Answer;
}

/**
 * A cache of bounded size. It pays because a document that is linted again (on every change in an editor, after each fix) differs in a few lines
 * only. The key is the whole input, so an answer is never stale. It holds the texts that were asked for last, at most twice `most` UTF-16 units of
 * them; a text longer than `most` is not cached.
 */
export function boundedMemo<Answer extends NonNullable<unknown>>(most: number): Memo<Answer> {
  // two generations: when the young one is full it becomes the old one, and entries that were not used since are dropped with the previous old one
  let young = new Map<string, Answer>();
  let old = new Map<string, Answer>();
  let size = 0;
  const age = (): void => {
    old = young;
    young = new Map();
    size = 0;
  };
  AGED.push(() => {
    if (size > MOST_OF_OTHERS) age();
  });

  function keep(text: string, answer: Answer): Answer {
    if (text.length > most) return answer;
    if (size + text.length > most) age();
    young.set(text, answer);
    // an entry for a short text takes memory too
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

/** Ages each cache, if it holds enough for `ageMemos`. */
const AGED: (() => void)[] = [];
/** What the caches hold of other documents, in the same units: lines that most documents have. */
const MOST_OF_OTHERS = 20_000;

/**
 * Lets the caches forget most of what they hold of earlier documents. A run over thousands of files calls it between them: what a parsed line takes in memory is
 * a hundred times its text, and the caches are large enough for one long document.
 */
export function ageMemos(): void {
  for (const age of AGED) age();
}

/** Caches the answers of a function as long as their subject exists. Precondition: for the same subject, `rest` is always the same. */
export function keptWith<Subject extends object, Rest extends readonly unknown[], Answer extends NonNullable<unknown>>(
  compute: (subject: Subject, ...rest: Rest) => Answer,
): (subject: Subject, ...rest: Rest) => Answer {
  const answers = new WeakMap<Subject, Answer>();
  return (subject, ...rest) => {
    const known = answers.get(subject);
    if (known !== undefined) return known;
    const answer = compute(subject, ...rest);
    answers.set(subject, answer);
    return answer;
  };
}

/** The size of an entry without its text, in the same units. */
const ENTRY = 40;

/** A copy of the text: V8 keeps the whole document in memory while a slice of it is referenced. */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
}

/** Computes an answer when it is first asked for, and keeps it. */
export function once<Answer extends NonNullable<unknown>>(compute: () => Answer): () => Answer {
  let answer: Answer | undefined;
  return () => {
    answer ??= compute();
    return answer;
  };
}
