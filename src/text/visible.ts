/**
 * Characters that change what a terminal or an editor shows without being seen: controls, and marks of direction.
 * Sources: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/, https://www.unicode.org/reports/tr9/
 */
const UNSEEN = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
/** Our own: plain colours, and links to pages of the web. https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const STYLES = /(\x1b\[(?:0|1|2|4|22|24|3[0-79]|9[0-7])m|\x1b\]8;;(?:https:\/\/[\w./#?=&%-]+)?\x1b\\)/;
const DIRECTIONS = /[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The text with a dot for each such character. New lines and tabs stay. */
export function visible(text: string): string {
  return text.replace(UNSEEN, '·');
}

/** The same for a text with styles for a terminal: plain colours and links stay. */
export function visibleStyled(text: string): string {
  return text
    .split(STYLES)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('');
}

/** JSON that says the same without such characters: JSON.stringify escapes only the first 32. */
export function visibleJson(json: string): string {
  return json.replace(DIRECTIONS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
