/** Something to be timed: does its work once and says how long that took, or how fast it was. */
export type Contender = () => number | Promise<number>;

/**
 * Runs contenders by turns, `rounds` times each, and gives the median of what each has said. By turns, so that a machine
 * with other work to do slows down all of them alike; the median, so that one bad moment decides nothing.
 */
export async function byTurns<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, Contender>>,
  onRound: (round: number, name: NoInfer<Name>, value: number) => void = () => {},
): Promise<Record<Name, number>> {
  const names = namesOf(contenders);
  const measured = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of names) {
      const value = await contenders[name]();
      measured.get(name)?.push(value);
      onRound(round, name, value);
    }
  }
  const medians: Partial<Record<Name, number>> = {};
  for (const [name, values] of measured) medians[name] = median(values);
  return complete(names, medians);
}

/** How long some work takes, in seconds. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/**
 * How much time of the processor some work takes, in seconds: other programs count little. What V8 does on threads of its
 * own (collecting garbage) is counted, so on an idle machine the work takes less time than this.
 */
export function processorSecondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length - 1 - middle];
  if (upper === undefined || lower === undefined) throw new RangeError('nothing was measured');
  return (lower + upper) / 2;
}

function namesOf<Name extends string>(contenders: Readonly<Record<Name, Contender>>): Name[] {
  const names: Name[] = [];
  for (const name in contenders) names.push(name);
  return names;
}

function complete<Name extends string>(
  names: readonly Name[],
  medians: Partial<Record<Name, number>>,
): Record<Name, number> {
  if (isComplete(names, medians)) return medians;
  throw new RangeError('a contender has not run');
}

function isComplete<Name extends string>(
  names: readonly Name[],
  medians: Partial<Record<Name, number>>,
): medians is Record<Name, number> {
  return names.every((name) => medians[name] !== undefined);
}
