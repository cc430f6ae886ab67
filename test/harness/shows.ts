/** The number of characters in a row of a value that no output may show. */
const TELLING = 8;

/** Whether so many characters in a row of the value stand in the text that somebody could tell it. */
export function shows(text: string, value: string): boolean {
  return Array.from({ length: value.length - TELLING + 1 }, (_, at) => value.slice(at, at + TELLING)).some((part) => text.includes(part));
}
