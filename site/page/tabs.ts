import { element } from './elements.ts';

export interface Tabs {
  /** Shows these files, with one chosen; a file without a text is shown as absent. */
  show(files: ReadonlyMap<string, string>, chosen: string): void;
}

/** A list of tabs with the keys that such lists have: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function tabsIn(list: HTMLElement, panel: string, onChoose: (path: string) => void): Tabs {
  list.addEventListener('keydown', (event) => {
    const all = [...list.querySelectorAll('button')];
    const at = all.findIndex((tab) => tab.contains(document.activeElement));
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const tab = next === undefined ? undefined : all.at(next % all.length);
    if (!tab) return;
    event.preventDefault();
    tab.focus();
    tab.click();
  });
  return {
    show(files, chosen) {
      const paths = [...files.keys()];
      const shown = [...list.querySelectorAll('button')];
      // the same buttons stay, so that none loses the focus while somebody types
      if (shown.length !== paths.length || shown.some((tab, index) => tab.dataset['path'] !== paths[index]))
        list.replaceChildren(...paths.map((path) => tabOf(path, panel, onChoose)));
      for (const tab of list.querySelectorAll('button')) {
        const path = tab.dataset['path'] ?? '';
        tab.setAttribute('aria-selected', String(path === chosen));
        tab.tabIndex = path === chosen ? 0 : -1;
        tab.classList.toggle('absent', files.get(path) === '');
      }
    },
  };
}

function tabOf(path: string, panel: string, onChoose: (path: string) => void): HTMLElement {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const tab = element('button', { type: 'button', role: 'tab', 'aria-controls': panel, title: path, 'data-path': path }, name);
  tab.addEventListener('click', () => onChoose(path));
  return tab;
}
