import { posix } from 'node:path';
import { toFileRange } from '../../syntax/joined-text.ts';
import type { Document } from '../../text/document.ts';
import { spokenOf } from '../mentions.ts';
import { foldersOf, type HostedShell, rewriteHosted } from '../shell/host.ts';
import { mentionCaveat } from '../shell/other-callers.ts';
import type { BuildChange, Companion, CompanionFiles, CompanionResult } from '../types.ts';
import { windowsCommands, windowsFolders } from '../windows/windows.ts';
import { checkoutOf } from './checkout.ts';
import { commandsIn } from './markdown-blocks.ts';

/** A placeholder for readers, `<your token>`, which a shell would take for redirections. */
const PLACEHOLDER = /(?<![<\d&])<[A-Za-z](?:[\w .:/'-]{0,60}[\w.'])?>/g;

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const own = posix.dirname(document.path);
  const onlyMentions = own !== files.root && own !== posix.dirname(change.dockerfile);
  const folders = { ...foldersOf(document, files, 'root'), isCheckout: checkoutOf(document.text, files) };
  const { shell, windows } = commandsIn(document);
  const hosted = [
    ...shell.map((one): HostedShell => ({ shell: one, folders, onlyMentions, isShown: true, template: PLACEHOLDER })),
    ...windows.flatMap((block) =>
      windowsCommands(document, block.lines, block.shell, { folders: windowsFolders(document, block.lines, folders), onlyMentions }),
    ),
  ];
  const result = rewriteHosted(document, hosted, change, files);
  const inBlocks = hosted.map((one) => toFileRange(one.shell.joined, { start: 0, end: one.shell.joined.text.length }));
  const spoken = spokenOf(document.text, change.removedArgs.keys()).filter(
    ({ range }) => ![...inBlocks, ...result.caveats.flatMap((one) => one.range ?? [])].some((one) => one.start <= range.start && range.end <= one.end),
  );
  return {
    ...result,
    caveats: [
      ...result.caveats,
      ...spoken.map((mention) => mentionCaveat(document, change, mention, { root: files.root, isSure: result.invocations.length > 0 })),
    ],
  };
}

/** The code blocks of README files and other documentation. */
export const markdown: Companion = { kind: 'markdown', matches: (path) => /\.(?:mdx?|markdown)$/i.test(path), rewrite };
