import { fileURLToPath, pathToFileURL } from 'node:url';

/** The absolute path (with `/`) of a `file:` URI; undefined for any other URI, e.g. of an untitled buffer or a Git revision. */
export function pathOfUri(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    return fileURLToPath(uri).replaceAll('\\', '/');
  } catch {
    return undefined;
  }
}

/** The `file:` URI of an absolute path. */
export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}

/** The name of a document in messages and for the rules: its path, or the path part of a URI that is no file. */
export function nameOfUri(uri: string): string {
  const path = pathOfUri(uri);
  if (path !== undefined) return path;
  const rest = uri.replace(/^[a-z][a-z0-9+.-]*:/i, '').replace(/[?#].*$/, '');
  return rest.startsWith('/') ? rest : `/${rest}`;
}
