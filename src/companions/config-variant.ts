import { CONFIG_VARIANTS, type ConfigVariant } from '../knowledge/config-variants.ts';
import type { Document } from '../text/document.ts';
import type { Edit } from '../text/edit.ts';

/** Which kind of config file with references to variables a path may be, by its name; undefined where its tool expands none. */
export function variantKind(path: string): ConfigVariant['kind'] | undefined {
  return CONFIG_VARIANTS.find((variant) => variant.path.test(path))?.kind;
}

/** A value that is already a reference of some tool's, or a blank to fill in. */
const REFERENCE = /\$\{|\$[A-Za-z_]|%\w+%|^<.*>$|^\{\{/;

/**
 * The edits that put a reference to `variable` where the file holds its secret, so that the file may be committed. Undefined where it holds none, or
 * several that differ: one variable cannot stand for two values.
 */
export function referenceVariant(kind: ConfigVariant['kind'], document: Document, variable: string): readonly Edit[] | undefined {
  const variant = CONFIG_VARIANTS.find((one) => one.kind === kind);
  if (!variant) return undefined;
  const found = new Map<number, { readonly edit: Edit; readonly value: string }>();
  for (const pattern of variant.values) {
    for (const match of document.text.matchAll(pattern)) {
      const value = match.groups?.['value'];
      const [start, end] = match.indices?.groups?.['value'] ?? [];
      if (value === undefined || start === undefined || end === undefined || REFERENCE.test(value) || found.has(start)) continue;
      found.set(start, { edit: { range: { start, end }, text: variant.reference.replace('NAME', () => variable) }, value });
    }
  }
  const hits = [...found.values()];
  return new Set(hits.map((hit) => hit.value)).size === 1 ? hits.map((hit) => hit.edit) : undefined;
}
