/**
 * The language server: lints the open documents of an editor.
 *
 * - session.ts: lints a document, caches the result
 * - publisher.ts, caller-publisher.ts: send findings to the editor
 * - requests.ts, commands.ts, companion-edits.ts: answer its requests and commands
 * - offers/: code actions and hovers, and which offered fixes the user applied
 * - protocol/: conversion between our types and those of the protocol
 *
 * It reads no file itself: `ServerHost` provides the disk, the configuration and the rules.
 */
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  DocumentFormattingRequest,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { say, visible } from '../text/visible.ts';
import { answerCommands } from './commands.ts';
import type { ServerHost } from './host.ts';
import { logOnce, settled } from './log.ts';
import { rememberCallers } from './offers/caller-record.ts';
import { COMMANDS, FIX_ALL } from './offers/code-actions.ts';
import { rememberOffers } from './offers/offers.ts';
import { overlay } from './overlay.ts';
import { abilitiesOf, type ClientAbilities } from './protocol/client-abilities.ts';
import type { EditorConnection } from './protocol/editor-connection.ts';
import { DEFAULT_SETTINGS, type EditorSettings, readSettings } from './protocol/editor-settings.ts';
import { pathOfUri } from './protocol/uris.ts';
import { publishDiagnostics } from './publisher.ts';
import { answerRequests } from './requests.ts';
import type { ServerParts } from './server-parts.ts';
import { startSession } from './session.ts';
import { SECTION, settingsStore } from './settings-store.ts';

/** Patterns of other files that findings depend on. */
const WATCHED = [
  '**/.dockerlintrc*',
  '**/dockerlint.config.json',
  '**/package.json',
  '**/.dockerignore',
  '**/*.dockerignore',
  '**/{compose,docker-compose}*.{yaml,yml}',
  '**/docker-bake*.{hcl,json}',
  '**/.github/workflows/*.{yaml,yml}',
  '**/{Makefile,Jenkinsfile,.gitlab-ci.yml,*.sh}',
  '**/{.npmrc,.yarnrc,.yarnrc.yml,pip.conf,.pypirc,.netrc}',
];

/** Starts the language server on a connection. The caller must then call `listen`. */
export function startServer(editor: Connection, host: ServerHost): void {
  const connection: EditorConnection = editor;
  const log = logOnce((line) => connection.console.error(say`dockerlint: ${visible(line, [])}`));
  const documents = new TextDocuments(TextDocument);
  const open = new Map<string, string>();
  const files = overlay(host.disk, (path) => documents.get(open.get(path) ?? '')?.getText());
  const uriOf = (path: string): string | undefined => open.get(path);
  documents.onDidOpen(({ document }) => open.set(pathOfUri(document.uri) ?? document.uri, document.uri));
  documents.onDidClose(({ document }) => open.delete(pathOfUri(document.uri) ?? document.uri));

  connection.onInitialize((params): InitializeResult => {
    const abilities = abilitiesOf(params.capabilities);
    const given = readSettings(params.initializationOptions ?? DEFAULT_SETTINGS);
    const settings = settingsStore(editor, abilities, given);
    const parts: ServerParts = {
      connection,
      host,
      log,
      documents,
      uriOf,
      abilities,
      settings,
      session: startSession(host, files, log),
      offers: rememberOffers(),
      callers: rememberCallers(),
    };
    const publisher = publishDiagnostics(parts);
    answerRequests(parts);
    answerCommands(parts);
    const formatting = formattingRegistration(editor, abilities);

    const refresh = (): Promise<void> =>
      settled(log, 'reading the settings', async () => {
        parts.session.forget();
        await formatting((await settings.of()).format);
        publisher.publishAll();
      });
    connection.onInitialized(async () => {
      await settled(log, 'registering', () => register(editor, abilities));
      await refresh();
    });
    connection.onDidChangeConfiguration(({ settings: sent }) => {
      settings.change(sent);
      void refresh();
    });
    connection.onDidChangeWatchedFiles(() => void refresh());
    return { capabilities: capabilitiesOf(abilities, given), serverInfo: { name: 'dockerlint', version: host.version } };
  });
  documents.listen(editor);
}

function capabilitiesOf(abilities: ClientAbilities, given: EditorSettings): InitializeResult['capabilities'] {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true, willSaveWaitUntil: abilities.willSaveWaitUntil },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    hoverProvider: true,
    // if the editor supports it, formatting is registered later and only with the setting on: with two formatters, editors ask the user to choose
    documentFormattingProvider: !abilities.formattingRegistration && given.format,
    executeCommandProvider: { commands: Object.values(COMMANDS) },
  };
}

async function register(connection: Connection, abilities: ClientAbilities): Promise<void> {
  if (abilities.configurationRegistration) await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
  if (abilities.watchRegistration) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED.map((globPattern) => ({ globPattern })) });
  }
}

/** Registers and unregisters formatting when the setting changes, in editors that support dynamic registration. */
function formattingRegistration(connection: Connection, abilities: ClientAbilities): (wanted: boolean) => Promise<void> {
  let registered: Disposable | undefined;
  return async (wanted) => {
    if (!abilities.formattingRegistration || wanted === (registered !== undefined)) return;
    if (registered) {
      registered.dispose();
      registered = undefined;
    } else registered = await connection.client.register(DocumentFormattingRequest.type, { documentSelector: [{ language: 'dockerfile' }] });
  };
}
