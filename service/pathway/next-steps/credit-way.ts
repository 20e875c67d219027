/**
 * Which modules to pass for credit. The rules:
 *
 * 1. Those are passed that take least for their credit, until it is enough; of equals the first.
 * 2. What turns out not to be needed is left out, what takes most first.
 * 3. Where passing is not enough, what may be recognised as prior learning is added, in order, up to the pathway's bound.
 */
import { type Decimal, parseDecimal } from '../decimal.ts';

/** A module that carries credit. */
export interface CreditedModule {
  readonly credit: string;
  /** What passing it takes by results, in minutes: 0 where it is so already; null where it cannot be. */
  readonly effort: number | null;
  /** It is recognised as prior learning, or may be. */
  readonly recognition: 'there' | 'possible' | null;
}

/** Modules, by their places. */
export interface CreditWay {
  readonly pass: readonly number[];
  readonly recognise: readonly number[];
}

/** Null where it is not enough, whatever is done. */
export function creditWay(
  modules: readonly CreditedModule[],
  atLeast: string,
  mostRecognised: string | null,
): CreditWay | null {
  const credits = modules.map(({ credit }) => exact(parseDecimal(credit)));
  const creditAt = (place: number): bigint => credits[place] ?? 0n;
  const asked = exact(parseDecimal(atLeast));
  const most = mostRecognised === null ? null : exact(parseDecimal(mostRecognised));
  const passed = new Set<number>();
  const recognised = new Set<number>();
  let own = 0n;
  let other = 0n;
  const pass = (place: number, by: 1n | -1n): void => {
    own += by * creditAt(place);
    if (recognised.has(place)) other -= by * creditAt(place);
    if (by > 0n) passed.add(place);
    else passed.delete(place);
  };
  const isEnough = (): boolean => own + (most !== null && other > most ? most : other) >= asked;

  const places = modules.map((_, place) => place);
  const effortAt = (place: number): number => modules[place]?.effort ?? 0;
  for (const place of places) {
    if (modules[place]?.recognition !== 'there') continue;
    recognised.add(place);
    other += creditAt(place);
  }
  for (const place of places) if (modules[place]?.effort === 0) pass(place, 1n);
  const open = places.filter((place) => effortAt(place) > 0);
  const cheapestFirst = (left: number, right: number): number =>
    Number(BigInt(effortAt(left)) * creditAt(right) - BigInt(effortAt(right)) * creditAt(left));
  for (const place of open.toSorted(cheapestFirst)) {
    if (isEnough()) break;
    pass(place, 1n);
  }
  const taken = open.filter((place) => passed.has(place));
  for (const place of taken.toSorted((left, right) => effortAt(right) - effortAt(left))) {
    pass(place, -1n);
    if (!isEnough()) pass(place, 1n);
  }
  const recognise: number[] = [];
  for (const place of places) {
    if (isEnough()) break;
    if (passed.has(place) || modules[place]?.recognition !== 'possible') continue;
    recognise.push(place);
    other += creditAt(place);
  }
  return isEnough() ? { pass: places.filter((place) => passed.has(place)), recognise } : null;
}

/** Decimals have nine places at the most. */
const PLACES = 9;

function exact({ scale, units }: Decimal): bigint {
  return units * 10n ** BigInt(PLACES - scale);
}
