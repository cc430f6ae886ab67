import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const toolchains: Tool = {
  name: 'toolchains',
  docs: 'https://rust-lang.github.io/rustup/environment-variables.html',
  programs: words(`
      nvm fnm n volta rustup rbenv pyenv sdk asdf phpenv goenv jenv venv ensurepip compileall ghcup tfenv sdkmanager avdmanager
    `),
  inert: [
    {
      certainty: 'by-manual',
      what: 'a tool that installs a tool chain',
      unless: /\b(?:exec|run|shell)\b|^(?:npm|yarn|pnpm)\b/,
      source: 'https://rust-lang.github.io/rustup/environment-variables.html',
    },
  ],
};
