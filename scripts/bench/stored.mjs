// The stored result: ratios alone, by the major version of the Node that measured, as times differ from machine to machine.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const STORED = path.join(import.meta.dirname, 'stored.json');
const major = process.versions.node.split('.')[0];

/** The ratios that are more than `allowed` times the stored ones now: `{ name, stored, now }`; undefined if none is stored for this Node. */
export function worseThanStored(ratios, allowed) {
  const stored = read()[major];
  if (!stored) return undefined;
  return Object.entries(stored).flatMap(([name, was]) =>
    ratios[name] !== undefined && ratios[name] > was * allowed ? [{ name, stored: was, now: ratios[name] }] : [],
  );
}

/** Stores the ratios for this Node. */
export function store(ratios) {
  const rounded = Object.fromEntries(Object.entries(ratios).map(([name, ratio]) => [name, Number(ratio.toFixed(2))]));
  writeFileSync(STORED, `${JSON.stringify({ ...read(), [major]: rounded }, undefined, 2)}\n`);
}

function read() {
  return existsSync(STORED) ? JSON.parse(readFileSync(STORED, 'utf8')) : {};
}
