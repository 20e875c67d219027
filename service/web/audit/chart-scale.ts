/** The values at which an axis from 0 has its lines: round ones, at most so many. */
export function axisTicks(largest: number, most: number): number[] {
  if (largest <= 0) return [0, 1];
  const rough = Math.max(largest / most, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, at) => at * step);
}

/** Which steps have their name on the axis, so that the names stand clear of each other. */
export function labelledSteps(steps: number, room: number, labelWidth: number): (at: number) => boolean {
  const every = Math.max(Math.ceil(steps / Math.max(Math.floor(room / labelWidth), 1)), 1);
  return (at) => at % every === 0;
}
