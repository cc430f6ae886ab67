/** The CPU time in milliseconds that work takes in this process. Unlike the time on the clock it hardly depends on what else the machine does. */
export function cpuTimeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How often a fixed piece of work could be done in the CPU time of other work: a figure that is about the same on every machine. */
export function inYardsticks(work: () => unknown): number {
  const time = cpuTimeOf(work);
  return time / Math.max(1, cpuTimeOf(yardstick));
}

/** About a tenth of a second of string and array work on a machine of 2024. */
export function yardstick(): number {
  let sum = 0;
  for (let round = 0; round < 8; round++) {
    const words = Array.from({ length: 20_000 }, (_, index) => `${(index * 7919 + round) % 20_011} word`);
    sum += words.sort().join(' ').split(/\s+/).length;
  }
  return sum;
}
