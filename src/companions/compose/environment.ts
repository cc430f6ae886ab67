import { type ComposeDocument, composeDocument, find, follow, type Located, serviceOf, textOf } from './model.ts';
import type { ServicePlan } from './plan.ts';
import { report, type Session } from './report.ts';

/**
 * Adds the variables that the image no longer sets to the containers of a service. Each takes its value from the client's variable that the build argument
 * used. A variable that the service sets itself, or may set through an `env_file`, is not touched.
 * Source: https://docs.docker.com/reference/compose-file/services/#environment
 */
export function giveContainers(session: Session, before: ComposeDocument, plan: ServicePlan): void {
  for (const [name, argument] of session.change.containerEnv) {
    const [entry] = plan.entries.filter((one) => argument === undefined || one.name === argument);
    // the service passed no such argument, so its image had no value
    if (!entry || has(before, plan.name, name)) continue;
    const place = ['services', plan.name];
    const source = argument === undefined ? name : (entry.variable ?? name);
    const text = source === name ? name : `${name}=\${${source}}`;
    const file = find(before, serviceOf(before, plan.name), 'env_file');
    const done =
      argument !== undefined &&
      entry.kind === 'variable' &&
      file === undefined &&
      session.editor.attempt(() => addVariable(session, before.path, plan.name, name, source));
    if (done)
      report(session, place, `containers of service "${plan.name}" now take ${name} from the variable ${source}, which must be set where they are started`);
    else
      report(
        session,
        place,
        `containers of service "${plan.name}" no longer get ${name} from the image: set it in "environment"${file === undefined ? '' : ', unless the env_file does'}`,
        `environment:\n  - ${text}`,
      );
  }
}

/** Whether the service sets the variable itself. */
function has(document: ComposeDocument, service: string, name: string): boolean {
  const environment = follow(document, find(document, serviceOf(document, service), 'environment'));
  return environment !== undefined && namesOf(document, environment).includes(name);
}

function namesOf(document: ComposeDocument, environment: Located): readonly string[] {
  if (environment.node.kind === 'map') return environment.node.pairs.map((pair) => pair.name);
  if (environment.node.kind !== 'seq') return [];
  return environment.node.items.map((item, index) => {
    const text = textOf(follow(document, { path: [...environment.path, index], node: item.value, via: environment.via }));
    return text?.split('=')[0] ?? '';
  });
}

/** Adds the variable to the service. Returns false if other services share its `environment`, or if the edit is not possible. */
function addVariable({ editor }: Session, path: string, service: string, name: string, source: string): boolean {
  const document = editor.root && composeDocument(path, editor.root);
  const at = document && serviceOf(document, service);
  if (!document || at?.node.kind !== 'map' || at.path.length !== 2 || at.via.length > 0 || at.node.anchor !== undefined) return false;
  const given = find(document, at, 'environment');
  const item = source === name ? name : `${name}=\${${source}}`;
  if (!given) return editor.insertPair(at.path, 'environment', [item], { after: 'build' });
  if (given.path.length !== 3 || given.path[1] !== service || given.node.anchor !== undefined) return false;
  if (given.node.kind === 'map') return editor.insertPair(given.path, name, `\${${source}}`);
  return given.node.kind === 'seq' && editor.insertItem(given.path, item);
}
