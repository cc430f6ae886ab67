import { SETTING_OPTIONS } from '../../knowledge/project/published-settings.ts';
import { readsOf } from '../../syntax/shell/script-reads.ts';
import type { Script } from '../../syntax/types.ts';
import { commandInvocation } from './invocation.ts';

/** The keys of build settings that a script sets to a variable: `acme.token` in `mvn -Dacme.token=$TOKEN`, `acmeToken` in `gradle -PacmeToken=$TOKEN`. */
export function settingKeys(script: Script, name: string): readonly string[] {
  return readsOf(script, name).flatMap(({ command = -1 }) => {
    const reader = script.commands[command];
    const { program, at } = reader ? commandInvocation(reader) : { program: '', at: 0 };
    const options = SETTING_OPTIONS.filter(({ programs }) => programs.includes(program));
    if (options.length === 0) return [];
    const given = reader?.words.slice(at + 1).filter((word) => word.reads.some((read) => read.name === name)) ?? [];
    return given.flatMap(({ value }) => options.flatMap(({ key }) => key.exec(value)?.groups?.['key'] ?? []));
  });
}
