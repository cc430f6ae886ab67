import pc from 'picocolors';
import { displayWidth, wrap } from './display-width.ts';

/** What the output stream can display. */
export interface TerminalStyle {
  readonly color: boolean;
  /** Whether the terminal supports hyperlinks (OSC 8). */
  readonly links: boolean;
  /** Line width in terminal cells. */
  readonly width: number;
}

/** Functions that add escape sequences to a text; without colour they return it unchanged. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly good: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly link: (text: string, address: string) => string;
}

/** The functions for a style. */
export function paintOf({ color, links }: TerminalStyle): Paint {
  const colors = pc.createColors(color);
  return {
    error: (text) => colors.bold(colors.red(text)),
    warning: (text) => colors.bold(colors.yellow(text)),
    info: (text) => colors.bold(colors.cyan(text)),
    good: colors.green,
    strong: colors.bold,
    faint: colors.dim,
    // https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
    link: (text, address) => (links ? `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\` : text),
  };
}

/** `label` and `text`, wrapped to the width; continuation lines are indented to the start of the text. */
export function labelled(label: string, text: string, width: number, paint: (label: string) => string): readonly string[] {
  const indent = ' '.repeat(displayWidth(label));
  return wrap(text, Math.max(20, width - displayWidth(label))).map((line, index) => (index === 0 ? paint(label) : indent) + line);
}
