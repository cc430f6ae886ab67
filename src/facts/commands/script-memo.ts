import type { Script } from '../../syntax/types.ts';
import { boundedMemo } from '../../text/memo.ts';

/**
 * A search that finds nothing in most scripts, and what it finds has places: only that there is nothing is kept. Returns what `search` finds;
 * `question` is as for a memo.
 */
export type ScriptSearch = <Found>(script: Script, question: string, search: () => readonly Found[]) => readonly Found[];

/** Enough for the scripts of some ten thousand lines. */
const MOST = 400_000;
/** Names and paths that are asked of one script; beyond them the script's answers are forgotten. */
const MOST_QUESTIONS = 64;

/** What can hold no place. */
type Plain = string | number | boolean | undefined | { readonly [key: string]: string };

/** The kept answer to a question about a script, or what `compute` says, which is then kept. */
export type ScriptMemo<Answer> = (script: Script, question: string, compute: () => Answer) => Answer;

/**
 * Keeps answers about scripts that follow from the text of the script and the question alone and name no place in the document: a RUN that
 * moved, or that stands there twice, has the same ones. `question` must hold all else that the answer depends on.
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

/** Keeps for scripts whether a search in them is worth it: see `ScriptSearch`. Each needs one of its own. */
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
