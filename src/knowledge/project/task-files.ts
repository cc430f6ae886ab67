/** Files that define commands of an application, which count only where one of these is asked for. */
export interface TaskFile {
  /** On the path. */
  readonly files: RegExp;
  /** The names that it defines: the first group that is there (flag g). Left out where it is the file's own name. */
  readonly names?: RegExp;
  /** What makes it count all the same: it changes tasks that others define. */
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

/** Files whose tasks may need others. Source: https://ruby.github.io/rake/doc/rakefile_rdoc.html#label-Prerequisites */
export const TASK_ROOTS = /(?:^|\/)Rakefile$/;
