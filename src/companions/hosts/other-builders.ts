import { posix } from 'node:path';
import type { Document } from '../../text/document.ts';
import { isDockerfileAt } from '../default-dockerfile.ts';
import { type BuildChange, type Companion, type CompanionCaveat, type CompanionFiles, type CompanionResult, UNRELATED } from '../types.ts';
import { YamlEditor } from '../yaml/edit.ts';
import { originalRange, settle } from '../yaml/settled.ts';
import { textOf } from '../yaml/tree.ts';
import { unreadable } from '../yaml/unreadable.ts';
import { keyRange, lackedBy, type Rewriter, removedIn, wantedBy } from './builder-arguments.ts';
import { rewriteCloudBuild } from './cloudbuild.ts';
import { devcontainer } from './devcontainer.ts';
import { skaffold } from './skaffold.ts';

/** Kamal: `builder.secrets` takes names, whose values come from .kamal/secrets. https://kamal-deploy.org/docs/configuration/builders/#build-secrets */
const kamal: Rewriter = (editor, document, change) => {
  const app = posix.dirname(posix.dirname(document.path));
  const context = posix.resolve(app, textOf(editor.get(['builder', 'context'])) ?? '.');
  const file = posix.resolve(app, textOf(editor.get(['builder', 'dockerfile'])) ?? 'Dockerfile');
  if (!isDockerfileAt(file, change) || !editor.get(['image'])) return { caveats: [], invocations: [] };
  const names = removedIn(editor, ['builder', 'args'], change);
  const caveats: CompanionCaveat[] = [];
  const listed = editor.get(['builder', 'secrets']);
  const has = (id: string): boolean => listed?.kind === 'seq' && listed.items.some(({ value }) => value.kind === 'scalar' && value.value === id);
  const wanted = wantedBy(names, change).filter((secret) => 'env' in secret.from && !has(secret.id));
  for (const secret of wanted)
    caveats.push({
      range: names.length > 0 ? keyRange(editor, ['builder', 'args', names[0] ?? '']) : originalRange(editor, editor.get(['image'])?.range),
      message: `Kamal takes the value of ${secret.id} from .kamal/secrets`,
      suggestion: `${secret.id}=$${secret.id}`,
      lacks: lackedBy(names, change).filter((id) => id === secret.id),
    });
  for (const secret of change.secrets)
    if (!('env' in secret.from))
      caveats.push({
        range: originalRange(editor, editor.get(['image'])?.range),
        message: `Kamal cannot pass the ${'ssh' in secret.from ? 'ssh agent' : 'file'} of ${secret.id} in builder.secrets`,
        suggestion: 'ssh' in secret.from ? 'builder:\n  ssh: default' : undefined,
      });
  const ids = wanted.map((secret) => secret.id);
  const all = editor.get(['builder', 'args']);
  const empties = all?.kind === 'map' && all.pairs.length === names.length && names.length > 0;
  if (listed?.kind === 'seq') for (const id of ids) editor.insertItem(['builder', 'secrets'], id);
  else if (ids.length > 0 && empties && !listed) editor.replacePair(['builder', 'args'], 'secrets', ids);
  else if (ids.length > 0 && editor.get(['builder'])) editor.insertPair(['builder'], 'secrets', ids, names.length > 0 ? { after: 'args' } : 'last');
  else if (ids.length > 0) editor.insertPair([], 'builder', { secrets: ids });
  for (const name of names) if (editor.get(['builder', 'args', name])) editor.remove(['builder', 'args', name], 1);
  return { caveats, invocations: [{ context, target: textOf(editor.get(['builder', 'target'])), service: undefined }] };
};

interface Kind {
  readonly files: RegExp;
  readonly language: 'yaml' | 'json';
  readonly rewrite: Rewriter;
}

const KINDS: readonly Kind[] = [
  { files: /(?:^|\/)skaffold[\w.-]*\.ya?ml$/, language: 'yaml', rewrite: skaffold },
  { files: /(?:^|\/)\.?devcontainer\.json$/, language: 'json', rewrite: devcontainer },
  { files: /(?:^|\/)config\/deploy(?:\.[\w-]+)?\.ya?ml$/, language: 'yaml', rewrite: kamal },
  { files: /(?:^|\/)cloudbuild[\w.-]*\.ya?ml$/, language: 'yaml', rewrite: rewriteCloudBuild },
  { files: /(?:^|\/)cloudbuild[\w.-]*\.json$/, language: 'json', rewrite: rewriteCloudBuild },
];

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const kind = KINDS.find((one) => one.files.test(document.path));
  if (!kind) return UNRELATED;
  const editor = YamlEditor.open(document.text, kind.language);
  if ('problem' in editor) return unreadable(editor, document.text, kind.language === 'json' ? 'JSON' : 'YAML', change);
  const { caveats, invocations } = kind.rewrite(editor, document, change, files);
  return settle(editor, caveats, invocations);
}

/** Skaffold, Dev Containers, Kamal and Google Cloud Build. */
export const otherBuilders: Companion = { kind: 'other-builders', matches: (path) => KINDS.some((kind) => kind.files.test(path)), rewrite };
