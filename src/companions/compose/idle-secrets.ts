import { posix } from 'node:path';
import { COMPOSE_FILES } from '../../knowledge/docker/compose-files.ts';
import { hasName } from '../../text/pattern.ts';
import { takesSecret } from '../other-dockerfiles.ts';
import type { YamlNode, YamlPath } from '../yaml/tree.ts';
import { buildOf, type ComposeDocument, composeDocument, find } from './model.ts';
import type { WantedSecret } from './plan.ts';
import type { Session } from './report.ts';
import { topLevelSecret } from './wiring.ts';

/**
 * Removes from the build of a service the secrets that give a variable under an id that the Dockerfile mounts nowhere, where a secret that replaces an argument gives the same variable,
 * and their definitions if nothing uses them any more. An id is not renamed by the long form, so that every version gives it to the build.
 * Source: https://docs.docker.com/reference/compose-file/build/#secrets
 */
export function dropIdleSecrets(session: Session, service: string, secrets: readonly WantedSecret[]): void {
  for (const secret of secrets) {
    const document = currentDocument(session);
    const id = document && idleSecret(session, document, service, secret);
    if (!document || id === undefined) continue;
    session.editor.remove([...listOf(service), id.index], listOf(service).length - 1);
    const after = currentDocument(session);
    if (after && !isNamed(after.root, id.name, []) && !othersName(session, after, id.name))
      session.editor.attempt(() => session.editor.remove(['secrets', id.name]));
  }
}

function listOf(service: string): YamlPath {
  return ['services', service, 'build', 'secrets'];
}

function currentDocument({ editor, document }: Session): ComposeDocument | undefined {
  return editor.root && composeDocument(document.path, editor.root);
}

/** The plain id in a list that only this service has. */
function idleSecret(
  { change, files }: Session,
  document: ComposeDocument,
  service: string,
  secret: WantedSecret,
): { readonly index: number; readonly name: string } | undefined {
  const list = find(document, buildOf(document, service), 'secrets');
  const own = listOf(service);
  const isOwn = list?.path.length === own.length && list.path.every((step, index) => step === own[index]);
  const isShared = [...document.anchors.values()].some((path) => path?.every((step, index) => step === own[index]) !== false);
  if (list?.node.kind !== 'seq' || !isOwn || isShared || !('env' in secret.source)) return undefined;
  const { env } = secret.source;
  const names = list.node.items.map(({ value }) => (value.kind === 'scalar' ? String(value.value) : ''));
  const index = names.findIndex((name) => {
    const source = name === '' || name === secret.id ? undefined : topLevelSecret(document, name)?.source;
    return source !== undefined && source !== 'other' && 'env' in source && source.env === env && !takesSecret(name, change, files);
  });
  const name = names[index];
  return name === undefined || !names.includes(secret.id) ? undefined : { index, name };
}

/** Whether a node beside the definitions of secrets holds a name. */
function isNamed(node: YamlNode, name: string, path: YamlPath): boolean {
  if (path.length === 1 && path[0] === 'secrets') return false;
  if (node.kind === 'map') return node.pairs.some((pair) => pair.name === name || isNamed(pair.value, name, [...path, pair.name]));
  if (node.kind === 'seq') return node.items.some((item, index) => isNamed(item.value, name, [...path, index]));
  return node.kind === 'alias' || String(node.value) === name;
}

/** Whether another Compose file of the folder names it, or this one takes part of another. */
function othersName({ files }: Session, { path, root }: ComposeDocument, name: string): boolean {
  const isJoined = root.kind === 'map' && root.pairs.some((pair) => pair.name === 'include');
  const folder = posix.dirname(path);
  const beside = COMPOSE_FILES.flatMap((file) => SUFFIXES.map((suffix) => posix.join(folder, file.replace(/\.ya?ml$/, `${suffix}$&`))));
  return isJoined || beside.some((file) => file !== path && hasName(files.read(file) ?? '', name));
}

/** What people call the files that they merge. Source: https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/ */
const SUFFIXES = ['', '.override', '.prod', '.production', '.staging', '.dev', '.development', '.test', '.ci', '.local', '.build'];
