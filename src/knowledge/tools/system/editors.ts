import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const editors: Tool = {
  name: 'editors',
  docs: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/ed.html',
  programs: ['ed', 'ex', 'vi', 'vim', 'nvim', 'dasel', 'augtool', 'sd', 'rpl', 'replace', 'gsettings', 'dconf'],
  environment: [
    {
      programs: ['ex', 'vi', 'vim', 'nvim'],
      variables: /EXINIT|VIM\w*|NVIM_\w+|MYVIMRC/,
      how: 'reads %s',
      runs: 'what its settings file says',
      readsNothing: VERSION,
      source: 'https://vimhelp.org/starting.txt.html#initialization',
    },
    { programs: ['augtool'], variables: /AUGEAS_\w+/, how: 'reads %s', source: 'https://augeas.net/docs/references/1.4.0/manpages/augtool.html' },
  ],
  inert: [
    { programs: ['gsettings', 'dconf'], certainty: 'by-manual', what: 'a settings tool', source: 'https://man.archlinux.org/man/dconf.1' },
    {
      programs: ['ed', 'dasel', 'sd', 'rpl', 'replace'],
      certainty: 'by-manual',
      what: 'a text tool',
      unless: /^(?:\S+ )*!|\benv\b/,
      source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/ed.html',
    },
  ],
  writes: [
    {
      programs: ['gsettings', 'dconf'],
      kind: 'edit',
      arguments: /^(?:--\S+ )*(?:set|write|load)\b/,
      files: ['~/.config/dconf/user'],
      source: 'https://man.archlinux.org/man/dconf.1',
    },
    {
      programs: ['augtool'],
      kind: 'edit',
      arguments: /(?:^| )(?:-[a-zA-Z]*s|--autosave)(?: |$)/,
      files: ['/etc'],
      source: 'https://augeas.net/docs/references/1.4.0/manpages/augtool.html',
    },
  ],
  fileArguments: [
    {
      programs: ['ed', 'ex', 'vi', 'vim', 'nvim'],
      effect: 'edit',
      files: { operands: 'last', valued: /^(?:-[a-zA-Z]*[cpu]|--cmd)$/ },
      source: 'https://vimhelp.org/starting.txt.html#vim-arguments',
    },
    {
      programs: ['dasel'],
      effect: 'edit',
      arguments: /^(?:put|delete)\b/,
      files: { separate: /^(?:-f|--file|-o|--out)$/, attached: /^--(?:file|out)=/ },
      source: 'https://daseldocs.tomwright.me/v2/commands/put',
    },
    { programs: ['augtool'], effect: 'edit', files: { attached: /^\/files(?=\/)/ }, source: 'https://augeas.net/docs/references/1.4.0/manpages/augtool.html' },
    // with two operands, both filter their input
    {
      programs: ['sd', 'rpl', 'replace'],
      effect: 'edit',
      arguments: /^(?:-\S+ )*[^- ]\S* \S+ (?:-- )?\S/,
      files: { operands: 'last' },
      source: 'https://github.com/chmln/sd#quick-guide',
    },
  ],
};
