import { boundedMemo } from '../../text/memo.ts';
import type { Script } from './types.ts';

/**
 * Runs a search over a script and caches only that nothing was found, by the text of the script: results contain offsets, so they cannot be reused elsewhere.
 * `question` identifies the search, as for `ScriptMemo`.
 */
export type ScriptSearch = <Found>(script: Script, question: string, search: () => readonly Found[]) => readonly Found[];

/** Cache size in UTF-16 units: enough for the scripts of some ten thousand lines. */
const MOST = 400_000;
/** Maximum number of questions for one script; beyond it, the answers for that script are dropped. */
const MOST_QUESTIONS = 64;

/** Values that contain no offsets. */
type Plain = string | number | boolean | undefined | { readonly [key: string]: string };

/** Returns the cached answer to a question about a script, or else the result of `compute`, which is then cached. */
export type ScriptMemo<Answer> = (script: Script, question: string, compute: () => Answer) => Answer;

/**
 * Caches answers that depend only on the text of the script and the question, and contain no offsets of the document: a RUN that moved, or that occurs twice,
 * has the same answers. `question` must contain everything else that the answer depends on.
 */
export function scriptMemo<Answer extends Plain | { readonly [key in keyof Answer]: Plain }>(): ScriptMemo<Answer> {
  const memo = boundedMemo<Map<string, { readonly answer: Answer }>>(MOST);
  return (script, question, compute) => {
    const answers = memo.of(script.source.text, () => new Map());
    const known = answers.get(question);
    if (known) return known.answer;
    const answer = compute();
    if (answers.size >= MOST_QUESTIONS) answers.clear();
    answers.set(question, { answer });
    return answer;
  };
}

/** Creates a `ScriptSearch`. Each kind of search needs its own. */
export function scriptSearch(): ScriptSearch {
  const isEmpty = scriptMemo<boolean>();
  return (script, question, search) => {
    let found: ReturnType<typeof search> | undefined;
    const nothing = isEmpty(script, question, () => {
      found = search();
      return found.length === 0;
    });
    return nothing ? [] : (found ?? search());
  };
}
