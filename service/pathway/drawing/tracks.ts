/** Lines that run beside one another in a channel: each gets a track, and those that would touch get different ones. */

/** What runs in one channel, from `from` to `to`, in any unit that orders the places along it. */
export interface Run {
  readonly channel: number;
  /** Runs of one owner are one line. */
  readonly owner: string;
  readonly points: readonly number[];
}

export interface Tracks {
  /** How many tracks a channel has. */
  count(channel: number): number;
  /** From 0 on. */
  of(channel: number, owner: string): number;
  /** Whether any line of the channel passes a place. */
  passes(channel: number, place: number): boolean;
}

interface Line {
  readonly channel: number;
  readonly owner: string;
  readonly from: number;
  readonly to: number;
}

/** Gives every owner of a channel its track: those that begin later stand first, so that fewer lines cross. */
export function layTracks(runs: readonly Run[]): Tracks {
  const lines = [...Map.groupBy(runs, ({ channel, owner }) => `${channel} ${owner}`).values()].map((of): Line => {
    const [first] = of;
    const points = of.flatMap((run) => run.points);
    return {
      channel: first?.channel ?? 0,
      owner: first?.owner ?? '',
      from: Math.min(...points),
      to: Math.max(...points),
    };
  });
  const tracks = new Map<string, number>();
  const counts = new Map<number, number>();
  for (const [channel, inChannel] of Map.groupBy(lines, (line) => line.channel)) {
    const taken: Line[][] = [];
    for (const line of inChannel.toSorted((a, b) => b.from - a.from || a.to - b.to)) {
      const free = taken.findIndex((others) => others.every((other) => other.to < line.from || line.to < other.from));
      const track = free === -1 ? taken.length : free;
      taken[track] = [...(taken[track] ?? []), line];
      tracks.set(`${channel} ${line.owner}`, track);
    }
    counts.set(channel, taken.length);
  }
  return {
    count: (channel) => counts.get(channel) ?? 0,
    of: (channel, owner) => tracks.get(`${channel} ${owner}`) ?? 0,
    passes: (channel, place) =>
      lines.some((line) => line.channel === channel && line.from <= place && place <= line.to),
  };
}
