/** A package.json or composer.json of a project, or what Nx knows of one. */
export interface Manifest {
  readonly path: string;
  /** In the image. */
  readonly folder: string;
  readonly name: string | undefined;
  readonly scripts: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Returns the object that a text of JSON holds; undefined if it holds none. */
export function parseObject(text: string): { readonly [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value that was parsed is an object, and no array. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
