/** What is known by name at one place. */
export interface Lookup<Value> {
  get(name: string): Value | undefined;
  has(name: string): boolean;
}

/** What is known by name, as it grows from instruction to instruction: every view keeps showing what was known when it was taken, without a copy of it. */
export interface History<Value> {
  /** From here on the name has the value; undefined: none. */
  set(name: string, value: Value | undefined): void;
  view(): Lookup<Value>;
}

/** A history that starts from what another place knew. */
export function startHistory<Value extends NonNullable<unknown>>(start?: Lookup<Value>): History<Value> {
  const steps = new Map<string, { readonly step: number; readonly value: Value | undefined }[]>();
  /** What the start says of a name: it may have to ask place after place. */
  const started = new Map<string, Value | undefined>();
  let step = 0;
  let latest: Lookup<Value> | undefined;

  function atStart(name: string): Value | undefined {
    if (!start) return undefined;
    if (started.has(name)) return started.get(name);
    const value = start.get(name);
    started.set(name, value);
    return value;
  }

  function viewAt(last: number): Lookup<Value> {
    const get = (name: string): Value | undefined => {
      const found = steps.get(name)?.findLast((one) => one.step <= last);
      return found ? found.value : atStart(name);
    };
    return { get, has: (name) => get(name) !== undefined };
  }

  return {
    set(name, value) {
      const known = steps.get(name) ?? [];
      steps.set(name, known);
      known.push({ step: ++step, value });
      latest = undefined;
    },
    view() {
      latest ??= viewAt(step);
      return latest;
    },
  };
}
