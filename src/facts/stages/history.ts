/** A read-only map from names to values, at one point of the file. */
export interface Lookup<Value> {
  get(name: string): Value | undefined;
  has(name: string): boolean;
}

/** A map that grows from instruction to instruction. Each view keeps the state at its creation, without copying the map. */
export interface History<Value> {
  /** Sets the value of a name for later views; undefined removes it. */
  set(name: string, value: Value | undefined): void;
  view(): Lookup<Value>;
}

interface Step<Value> {
  readonly step: number;
  readonly value: Value | undefined;
}

/** The last of the steps, which are in order, that is not after a number. */
function latestUntil<Value>(steps: readonly Step<Value>[] | undefined, last: number): Step<Value> | undefined {
  if (!steps) return undefined;
  let low = 0;
  for (let high = steps.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.step ?? 0) <= last) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
}

/** Creates a history that starts with another view. */
export function startHistory<Value extends NonNullable<unknown>>(start?: Lookup<Value>): History<Value> {
  const steps = new Map<string, Step<Value>[]>();
  /** Cached values of the start, which may have to search a chain of views. */
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
      const found = latestUntil(steps.get(name), last);
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
