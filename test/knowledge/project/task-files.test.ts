import { expect, test } from '@jest/globals';
import { TASK_FILES, TASK_ROOTS } from '../../../src/knowledge/project/task-files.ts';

/** An example of each row, in the order of the table: a file, its text, and the command that it defines. */
const EXAMPLES: readonly (readonly [path: string, text: string, name: string | undefined])[] = [
  ['lib/tasks/i18n.rake', 'task :pull do', 'pull'],
  ['shop/management/commands/reindex.py', 'class Command(BaseCommand):', undefined],
  ['app/Console/Commands/Pull.php', "protected $signature = 'translations:pull {--force}';", 'translations:pull'],
  ['src/Command/IndexCommand.php', "#[AsCommand(name: 'app:index')]", 'app:index'],
];

test('each file of tasks says which it defines', () => {
  expect(EXAMPLES.length).toBe(TASK_FILES.length);
  for (const [index, [path, text, name]] of EXAMPLES.entries()) {
    const row = TASK_FILES[index];
    expect(row?.files.test(path)).toBe(true);
    expect(row?.names ? [...text.matchAll(row.names)].map((match) => match.slice(1).find(Boolean)) : undefined).toEqual(
      name === undefined ? undefined : [name],
    );
  }
  expect([TASK_ROOTS.test('Rakefile'), TASK_FILES.some(({ files }) => files.test('app/models/user.rb'))]).toEqual([true, false]);
});
