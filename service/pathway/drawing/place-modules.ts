/** The places of a tier's modules in its grid: columns by prerequisite depth, rows such that few arrows cross. */

/** A module to be placed, and what stands before it in the same tier. */
export interface ModuleToPlace {
  readonly elective: boolean;
  /** Indexes into the same list. */
  readonly after: readonly number[];
}

/** From 0 on. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Each module's place. What comes after another stands further right in its rows, or below. Electives stand below what
 * everybody takes, unless something that everybody takes comes after one of them.
 */
export function placeModules(modules: readonly ModuleToPlace[], columns: number): GridPlace[] {
  const places = new Map<number, GridPlace>();
  let row = 0;
  for (const lane of lanesOf(modules)) {
    const inLane = placeLane(lane, columns);
    for (const [index, place] of inLane) places.set(index, { ...place, row: row + place.row });
    row += rowsOf(inLane.values());
  }
  return modules.map((_, index) => places.get(index) ?? { row: 0, column: 0 });
}

/** How many columns the tier can make use of. */
export function columnsWanted(modules: readonly ModuleToPlace[]): number {
  return Math.max(
    1,
    ...lanesOf(modules).map(({ members, linked, depths }) =>
      linked.length < members.length
        ? members.length
        : Math.max(0, ...linked.map((index) => (depths.get(index) ?? 0) + 1)),
    ),
  );
}

/** Modules that stand together. */
interface Lane {
  readonly members: readonly number[];
  /** What comes before each, in this lane. */
  readonly before: ReadonlyMap<number, readonly number[]>;
  readonly depths: ReadonlyMap<number, number>;
  /** Those that come before or after another. */
  readonly linked: readonly number[];
}

function lanesOf(modules: readonly ModuleToPlace[]): Lane[] {
  const indexes = modules.map((_, index) => index);
  const isElective = (index: number): boolean => modules[index]?.elective === true;
  const mixed = modules.some(({ elective, after }) => !elective && after.some(isElective));
  const lanes = mixed ? [indexes] : [indexes.filter((at) => !isElective(at)), indexes.filter(isElective)];
  return lanes.map((members) => {
    const before = new Map(
      members.map((index) => [index, (modules[index]?.after ?? []).filter((other) => members.includes(other))]),
    );
    const tied = new Set([...before].flatMap(([index, after]) => (after.length === 0 ? [] : [index, ...after])));
    return { members, before, depths: depthsOf(members, before), linked: members.filter((index) => tied.has(index)) };
  });
}

function placeLane({ members, before, depths, linked }: Lane, columns: number): Map<number, GridPlace> {
  const places = new Map<number, GridPlace>();
  const deepest = Math.max(-1, ...linked.map((index) => depths.get(index) ?? 0));
  let top = 0;
  // A chain that is longer than there are columns goes on below, from the start.
  for (let shelf = 0; shelf * columns <= deepest; shelf += 1) {
    let bottom = top;
    for (let column = 0; column < columns; column += 1) {
      const here = linked.filter((index) => depths.get(index) === shelf * columns + column);
      bottom = Math.max(bottom, placeColumn(here, column, top, before, places));
    }
    top = bottom;
  }
  fillWithOthers(
    members.filter((index) => !linked.includes(index)),
    columns,
    places,
  );
  return places;
}

/** Puts a column in order, each module near those that it comes after. @returns the row below it */
function placeColumn(
  column: readonly number[],
  at: number,
  top: number,
  before: ReadonlyMap<number, readonly number[]>,
  places: Map<number, GridPlace>,
): number {
  const wished = (index: number): number => {
    const rows = (before.get(index) ?? []).flatMap((other) => places.get(other)?.row ?? []).filter((row) => row >= top);
    return rows.length === 0 ? top : rows.reduce((sum, row) => sum + row, 0) / rows.length;
  };
  const ordered = column.toSorted((a, b) => wished(a) - wished(b) || a - b);
  let row = top;
  for (const index of ordered) {
    row = Math.max(row, Math.floor(wished(index)));
    places.set(index, { row, column: at });
    row += 1;
  }
  return row;
}

/** Modules that nothing is tied to take the places that are left, as one reads. */
function fillWithOthers(others: readonly number[], columns: number, places: Map<number, GridPlace>): void {
  const taken = new Set([...places.values()].map(({ row, column }) => row * columns + column));
  let next = 0;
  for (const index of others) {
    while (taken.has(next)) next += 1;
    places.set(index, { row: Math.floor(next / columns), column: next % columns });
    taken.add(next);
  }
}

/** How many modules stand one after another before each; a link that closes a circle counts for nothing. */
function depthsOf(lane: readonly number[], before: ReadonlyMap<number, readonly number[]>): Map<number, number> {
  const depths = new Map<number, number>();
  const underWay = new Set<number>();
  const depthOf = (index: number): number => {
    const known = depths.get(index);
    if (known !== undefined) return known;
    underWay.add(index);
    const depth = Math.max(
      0,
      ...(before.get(index) ?? []).filter((other) => !underWay.has(other)).map((other) => depthOf(other) + 1),
    );
    underWay.delete(index);
    depths.set(index, depth);
    return depth;
  };
  for (const index of lane) depthOf(index);
  return depths;
}

function rowsOf(places: Iterable<GridPlace>): number {
  return Math.max(0, ...Array.from(places, ({ row }) => row + 1));
}
