/** Settings in which a project gives names to commands, in TOML: the sections, and what stands in front of the name of a task. */
export interface TaskSettings {
  /** Matched against the last part of the path. */
  readonly files: RegExp;
  /** Matched against the head of a section; a group is the environment that is named before the task, as in `docs:build`. */
  readonly section: RegExp;
  readonly source: string;
}

// biome-ignore format: one row a line
export const TASK_SETTINGS_TOML: readonly TaskSettings[] = [
  { files: /^pyproject\.toml$/, section: /^tool\.hatch\.envs\.([\w-]+)\.scripts$/, source: 'https://hatch.pypa.io/latest/config/environment/overview/#scripts' },
  { files: /^hatch\.toml$/, section: /^envs\.([\w-]+)\.scripts$/, source: 'https://hatch.pypa.io/latest/config/environment/overview/#scripts' },
  { files: /^pyproject\.toml$/, section: /^tool\.(?:pdm\.scripts|poe\.tasks|taskipy\.tasks|rye\.scripts|pixi\.(?:feature\.[\w-]+\.)?tasks)$/, source: 'https://pdm-project.org/latest/usage/scripts/' },
  { files: /^netlify\.toml$/, section: /^build$/, source: 'https://docs.netlify.com/build/configure-builds/file-based-configuration/#build-settings' },
  { files: /^Pipfile$/, section: /^scripts$/, source: 'https://pipenv.pypa.io/en/latest/scripts.html' },
  { files: /^(?:pixi|mise|\.mise)\.toml$/, section: /^(?:feature\.[\w-]+\.)?tasks$/, source: 'https://pixi.prefix.dev/latest/workspace/advanced_tasks/' },
];

/** The files of Task. Source: https://taskfile.dev/docs/reference/schema */
export const TASKFILE = /^[Tt]askfile(?:\.dist)?\.ya?ml$/;

/** A file that such a file takes in: its name there, and its path, below which the key may be. Source: https://taskfile.dev/docs/guide#including-other-taskfiles */
export const INCLUDED_TASKFILE = /^[ \t]+([\w.-]+):[ \t]*(?:(["']?\.{0,2}\/?[\w./-]+["']?)[ \t]*$|\n[ \t]+taskfile:[ \t]*(\S+))/gm;

/** A key of such a file; and the keys before a command. Source: https://taskfile.dev/docs/reference/schema */
export const TASK_KEY = /^[\w.-]+\s*:(?:\s|$)/;
export const TASK_COMMANDS = /^(?:cmd|sh|defer)\s*:\s*/;

/** Keys of a task that is a table of its own, in TOML. Source: https://poethepoet.natn.io/tasks/task_types/ */
export const TASK_FIELDS = /^(?:cmd|shell|script|sequence|ref|env|help|composite|depends(?:_on|-on)?|run)$/;

/** The task that runs where none is named. Source: https://taskfile.dev/docs/reference/cli */
export const USUAL_TASK = 'default';
