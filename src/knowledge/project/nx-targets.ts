/** The file in which Nx describes a project of a repository. Source: https://nx.dev/docs/reference/project-configuration */
export const NX_PROJECT = 'project.json';

/** The settings at the root of a repository of Nx. Source: https://nx.dev/docs/reference/nx-json */
export const NX_ROOT = /(?:^|\/)nx\.json$/;

/** The executor that runs shell commands, in the root of the repository. Source: https://nx.dev/docs/reference/nx/executors#run-commands */
export const NX_COMMANDS = /(?:^|:)run-commands$/;

/** Executors of targets, and the command that does the same in the folder of the project. Source: https://nx.dev/docs/reference */
export const NX_EXECUTORS: readonly { readonly executor: RegExp; readonly command: string }[] = [
  { executor: /^@(?:nx|nrwl)\/vite:build$/, command: 'vite build' },
  { executor: /^@(?:nx|nrwl)\/vite:test$/, command: 'vitest run' },
  { executor: /^@(?:nx|nrwl)\/(?:webpack|web):webpack$/, command: 'webpack' },
  { executor: /^@(?:nx|nrwl)\/rspack:rspack$/, command: 'rspack build' },
  { executor: /^@(?:nx|nrwl)\/rollup:rollup$|^@nrwl\/web:rollup$/, command: 'rollup' },
  { executor: /^@(?:nx|nrwl)\/esbuild:esbuild$/, command: 'esbuild' },
  { executor: /^@(?:nx|nrwl)\/js:(?:tsc|swc)$/, command: 'tsc' },
  { executor: /^@(?:nx|nrwl)\/next:build$/, command: 'next build' },
  { executor: /^@(?:nx|nrwl)\/jest:jest$/, command: 'jest' },
  { executor: /^@(?:nx|nrwl)\/(?:eslint|linter):(?:lint|eslint)$/, command: 'eslint .' },
  { executor: /^@(?:nx|nrwl)\/cypress:cypress$/, command: 'cypress run' },
  { executor: /^@(?:nx|nrwl)\/playwright:playwright$/, command: 'playwright test' },
];

/** The targets that plugins of Nx make of settings files in the folder of a project. Source: https://nx.dev/docs/concepts/inferred-tasks */
export const NX_INFERRED: readonly { readonly settings: RegExp; readonly target: string; readonly command: string }[] = [
  { settings: /^vite\.config\.\w+$/, target: 'build', command: 'vite build' },
  { settings: /^vite(?:st)?\.config\.\w+$/, target: 'test', command: 'vitest run' },
  { settings: /^webpack\.config\.\w+$/, target: 'build', command: 'webpack' },
  { settings: /^next\.config\.\w+$/, target: 'build', command: 'next build' },
  { settings: /^jest\.config\.\w+$/, target: 'test', command: 'jest' },
  { settings: /^(?:\.eslintrc(?:\.\w+)?|eslint\.config\.\w+)$/, target: 'lint', command: 'eslint .' },
];

/** Short names of the modules of a repository, and the file that each stands for. Source: https://www.typescriptlang.org/tsconfig/#paths */
export const MODULE_ALIASES = /"([^"*]+?)(?:\/\*)?"\s*:\s*\[\s*"([^"*]+)/g;
export const ALIAS_FILES = /(?:^|\/)tsconfig(?:\.base)?\.json$/;
