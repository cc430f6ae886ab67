import type { Tool } from '../../tool.ts';

export const corepack: Tool = {
  name: 'corepack',
  docs: 'https://rust-lang.github.io/rustup/environment-variables.html',
  programs: ['corepack'],
  wraps: [
    {
      programs: ['corepack', 'dotenv'],
      operands: 0,
      source: 'https://github.com/nodejs/corepack',
      own: /^(?:enable|disable|prepare|install|use|up|pack|cache|hydrate)$/,
    },
  ],
  inert: [
    {
      certainty: 'by-manual',
      what: 'a tool that installs a tool chain',
      unless: /\b(?:exec|run|shell)\b|^(?:npm|yarn|pnpm)\b/,
      source: 'https://rust-lang.github.io/rustup/environment-variables.html',
    },
  ],
  readsFilesOf: [{ tool: 'npm' }, { tool: 'yarn' }],
};
