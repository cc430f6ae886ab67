/** Returns a member of a value that `JSON.parse` made; undefined if the value is no object, or has no member of its own with that name. Never throws. */
export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}
