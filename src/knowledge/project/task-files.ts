/** Files that define tasks of an application. They count only if a command asks for one of those tasks. */
export interface TaskFile {
  /** Matched against the path. */
  readonly files: RegExp;
  /** Finds the task names: the first group that matched (flag g). Omitted if the file name is the task name. */
  readonly names?: RegExp;
  /** Marks a file that always counts, because it changes tasks that other files define. */
  readonly always?: RegExp;
  readonly source: string;
}

// biome-ignore format: one row a line
export const TASK_FILES: readonly TaskFile[] = [
  { files: /\.rake$/, names: /\btask\s*\(?\s*:?["']?([\w:-]+)/g, always: /\.enhance\b|Rake::Task\[/, source: 'https://ruby.github.io/rake/doc/rakefile_rdoc.html' },
  { files: /\/management\/commands\/[a-zA-Z]\w*\.py$/, source: 'https://docs.djangoproject.com/en/stable/howto/custom-management-commands/' },
  { files: /\/Console\/Commands\/.+\.php$/, names: /\$signature\s*=\s*['"]\s*([\w:.-]+)/g, source: 'https://laravel.com/docs/artisan#generating-commands' },
  { files: /\/Command\/.+\.php$/, names: /AsCommand\(\s*(?:name:\s*)?['"]([\w:.-]+)|\$defaultName\s*=\s*['"]([\w:.-]+)/g, source: 'https://symfony.com/doc/current/console.html#creating-a-command' },
];

/** Files whose tasks may have tasks of other files as prerequisites. Source: https://ruby.github.io/rake/doc/rakefile_rdoc.html#label-Prerequisites */
export const TASK_ROOTS = /(?:^|\/)Rakefile$/;
