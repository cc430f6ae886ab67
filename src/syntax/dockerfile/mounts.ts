import { MOUNT_KEYS, MOUNT_TYPES } from '../../knowledge/docker/instruction-flags.ts';
import type { Range } from '../../text/range.ts';
import { toFileRange } from '../joined-text.ts';
import type { JoinedText, Mount, MountOption } from '../types.ts';
import type { FlagToken } from './flags.ts';
import type { Report } from './words.ts';

/** A field of a CSV line: its text without quotes, and its offsets in the line. */
interface Field {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the value of a `--mount=` flag, and reports what BuildKit would refuse.
 * https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/instructions/commands_runmount.go
 */
export function readMount(line: JoinedText, token: FlagToken, report: Report): Mount {
  const value = token.flag.value ?? '';
  const range = token.flag.range;
  const valueRange = toFileRange(line, { start: (token.equals ?? token.range.end - 1) + 1, end: token.range.end });
  const fields = splitFields(value);
  if (!fields) report(range, 'the value of --mount is not valid CSV');
  const options = (fields ?? []).map((field) => toOption(field, (at) => placeOf(line, token, at)));
  const type = options.find(({ key }) => key === 'type')?.value?.toLowerCase() ?? 'bind';
  const values = new Map(options.map((option) => [canonicalKey(type, option.key), option.value ?? '']));
  if (fields) checkMount(options, report, range);
  return { type, range, valueRange, options, values };
}

/** The document range of a range of the unquoted value of the flag. */
function placeOf(line: JoinedText, token: FlagToken, range: Range): Range {
  const start = token.valuePlaces[range.start] ?? token.range.end;
  const last = token.valuePlaces[range.end - 1];
  return toFileRange(line, { start, end: range.end > range.start && last !== undefined ? last + 1 : start });
}

function toOption(field: Field, place: (range: Range) => Range): MountOption {
  const cut = field.text.indexOf('=');
  return {
    key: (cut < 0 ? field.text : field.text.slice(0, cut)).toLowerCase(),
    value: cut < 0 ? undefined : field.text.slice(cut + 1),
    range: place(field),
  };
}

function canonicalKey(type: string, key: string): string {
  const canonical = Object.hasOwn(MOUNT_KEYS, key) ? (MOUNT_KEYS[key] ?? key) : key;
  return canonical === 'source' && type === 'secret' ? 'id' : canonical;
}

/** The path of a mounted secret, as written. Source of the default: https://docs.docker.com/reference/dockerfile/#run---mounttypesecret */
export function secretMountPath({ values }: Pick<Mount, 'values'>): string {
  return values.get('target') ?? `/run/secrets/${values.get('id') ?? ''}`;
}

/** Splits a line of CSV; undefined if it is malformed. https://github.com/tonistiigi/go-csvvalue */
function splitFields(line: string): Field[] | undefined {
  if (line === '') return undefined;
  const fields: Field[] = [];
  for (let at = 0; ; at++) {
    const field = line[at] === '"' ? quotedField(line, at) : plainField(line, at);
    if (!field) return undefined;
    fields.push(field);
    at = field.end;
    if (at >= line.length) return fields;
  }
}

function plainField(line: string, start: number): Field | undefined {
  const comma = line.indexOf(',', start);
  const end = comma < 0 ? line.length : comma;
  const text = line.slice(start, end);
  return text.includes('"') ? undefined : { text, start, end };
}

function quotedField(line: string, start: number): Field | undefined {
  let text = '';
  for (let at = start + 1; ; ) {
    const quote = line.indexOf('"', at);
    if (quote < 0) return undefined;
    text += line.slice(at, quote);
    if (line[quote + 1] !== '"') return quote + 1 === line.length || line[quote + 1] === ',' ? { text, start, end: quote + 1 } : undefined;
    text += '"';
    at = quote + 2;
  }
}

/** Checks the options in order, as BuildKit does: an option is checked against the `type` that stands before it. */
function checkMount(options: readonly MountOption[], report: Report, range: Range): void {
  let type = 'bind';
  for (const option of options) {
    const { key, value } = option;
    const problem = optionProblem(type, key, value);
    if (problem !== undefined) report(option.range, problem);
    if (key === 'type' && value !== undefined) type = value.toLowerCase();
  }
  const has = (...keys: string[]): boolean => options.some(({ key, value }) => keys.includes(key) && value !== undefined && value !== '');
  if (type === 'secret') {
    if (has('from')) report(range, 'a secret mount takes no from');
    if (has('sharing')) report(range, 'a secret mount takes no sharing');
    if (!has('id', 'source', 'src', 'target', 'dst', 'destination')) report(range, 'a secret mount needs an id or a target');
    if (has('id') && has('source', 'src')) report(range, 'a secret mount takes either id or source');
  } else if (has('sharing') && type !== 'cache' && !type.includes('$')) {
    report(range, 'only a cache mount takes sharing');
  }
  if ((type === 'bind' || type === 'tmpfs') && has('mode', 'uid', 'gid')) report(range, `a ${type} mount takes no mode, uid or gid`);
}

function optionProblem(type: string, key: string, value: string | undefined): string | undefined {
  if (value === undefined) {
    if (key === 'readonly' || key === 'ro' || key === 'readwrite' || key === 'rw') return undefined;
    if (key !== 'required') return 'a mount option must be key=value';
  }
  if (!Object.hasOwn(MOUNT_KEYS, key)) return 'unknown mount option';
  if (key === 'required' && type !== 'secret' && type !== 'ssh' && !type.includes('$'))
    return `required is not for a mount of type ${MOUNT_TYPES.has(type) ? type : 'unknown'}; type must stand before it`;
  if (value === undefined) return undefined;
  if (key === 'from') return /\$./.test(value) ? 'from takes no variable' : undefined;
  if (value.includes('$')) return undefined;
  if (key === 'type') return MOUNT_TYPES.has(value.toLowerCase()) ? undefined : 'unknown mount type';
  if (key === 'size' && type !== 'tmpfs') return 'size is for tmpfs mounts only';
  if (key === 'mode') return /^[0-7]+$/.test(value) ? undefined : 'mode must be an octal number';
  if (key === 'uid' || key === 'gid') return /^[0-9]+$/.test(value) ? undefined : `${key} must be a number`;
  if (key === 'sharing') return /^(?:shared|private|locked)$/i.test(value) ? undefined : 'unknown sharing mode';
  if (key === 'required' || MOUNT_KEYS[key] === 'readonly' || MOUNT_KEYS[key] === 'readwrite')
    return /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value) ? undefined : `${key} must be true or false`;
  return undefined;
}
