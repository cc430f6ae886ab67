/** A problem to show beside the text. Lines and columns start at 1. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly level: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** What shows one file at a time, and lets people change it. */
export interface Editor {
  open(path: string, text: string): void;
  mark(marks: readonly Mark[]): void;
  goTo(line: number, column: number): void;
  focus(): void;
}

/** The editor that the page has from the start: a text area, where nothing has to be loaded. */
export function plainEditor(area: HTMLTextAreaElement, onChange: (text: string) => void): Editor {
  area.addEventListener('input', () => onChange(area.value));
  return {
    open(path, text) {
      area.value = text;
      area.setAttribute('aria-label', path);
    },
    mark: () => undefined,
    goTo(line, column) {
      const before = area.value.split('\n').slice(0, line - 1);
      const at = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
      area.focus();
      area.setSelectionRange(at, at);
    },
    focus: () => area.focus(),
  };
}
