import { CHOSEN_SETTINGS, DJANGO_SETTINGS } from '../../../knowledge/project/chosen-settings.ts';
import type { Project } from '../project.ts';

/**
 * Returns a test whether a command loads a file, which may hold settings for one environment of the application: only the environment that the arguments or a
 * variable choose counts; each, where neither does.
 */
export function chosenTest(text: string, valueOf: (name: string) => string | undefined): (path: string) => boolean {
  const chosen = CHOSEN_SETTINGS.map(({ files, variables, option }) => {
    const asked = option?.exec(text)?.slice(1).find(Boolean);
    return { files, name: asked ?? variables.map(valueOf).find((value) => value !== undefined) };
  }).filter(({ name }) => name !== undefined && /^\w+$/.test(name));
  return (path) =>
    chosen.every(({ files, name }) => {
      const own = files.exec(path)?.slice(1).find(Boolean);
      return own === undefined || own === name;
    });
}

/** Returns the project as a command of Django finds it that is told its settings module; the same project where it is not. */
export function withSettings(project: Project, text: string, valueOf: (name: string) => string | undefined): Project {
  const settingsModule = DJANGO_SETTINGS.option.exec(text)?.[1] ?? valueOf(DJANGO_SETTINGS.variable);
  return settingsModule === undefined ? project : { ...project, settingsModule };
}
