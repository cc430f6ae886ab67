import pc from 'picocolors';
import { own, reshaped, say, type Visible } from '../text/visible.ts';
import { displayWidth, wrap } from './display-width.ts';

/** The capabilities of the output stream. */
export interface TerminalStyle {
  readonly color: boolean;
  /** Whether the terminal supports hyperlinks (OSC 8). */
  readonly links: boolean;
  /** Line width in terminal cells. */
  readonly width: number;
}

/** Functions that add escape sequences to a text; without colour they return it unchanged. */
export interface Paint {
  readonly error: (text: Visible) => Visible;
  readonly warning: (text: Visible) => Visible;
  readonly info: (text: Visible) => Visible;
  readonly good: (text: Visible) => Visible;
  readonly strong: (text: Visible) => Visible;
  readonly faint: (text: Visible) => Visible;
  readonly link: (text: Visible, address: Visible) => Visible;
}

/** The functions for a style. */
export function paintOf({ color, links }: TerminalStyle): Paint {
  const colors = pc.createColors(color);
  const styled =
    (style: (text: string) => string) =>
    (text: Visible): Visible =>
      color ? reshaped(text, style) : text;
  return {
    error: styled((text) => colors.bold(colors.red(text))),
    warning: styled((text) => colors.bold(colors.yellow(text))),
    info: styled((text) => colors.bold(colors.cyan(text))),
    good: styled(colors.green),
    strong: styled(colors.bold),
    faint: styled(colors.dim),
    // https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
    link: (text, address) => (links ? say`\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\` : text),
  };
}

/** `label` and `text`, wrapped to the width; continuation lines are indented to the start of the text. */
export function labelled(label: Visible, text: Visible, width: number, paint: (label: Visible) => Visible): readonly Visible[] {
  const indent = spaces(displayWidth(label));
  return wrap(text, Math.max(20, width - displayWidth(label))).map((line, index) => say`${index === 0 ? paint(label) : indent}${line}`);
}

/** A number of spaces. */
export function spaces(count: number): Visible {
  return reshaped(own(' '), (space) => space.repeat(count));
}

/** The text, padded with spaces to a width. */
export function padded(text: Visible, width: number): Visible {
  return reshaped(text, (short) => short.padEnd(width));
}
