import { utcMoment } from '../core/utc-moment.ts';

const NUMBER = new Intl.NumberFormat('en');

/** A whole number with thousands separators: `32,593`. */
export function count(value: number): string {
  return NUMBER.format(value);
}

/** A number and its noun: `1 batch`, `44 batches`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** An amount of bytes: `812 B`, `3.4 kB`, `61 MB`. */
export function byteCount(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

/** How long something took, from milliseconds: `0.4 s`, `12 s`, `3 min 20 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return whole % 60 === 0 ? `${Math.floor(whole / 60)} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A moment, from Unix milliseconds: `2026-11-23 21:40:02 UTC`; the same wherever the reader's clock stands. */
export function moment(milliseconds: number): string {
  return utcMoment(milliseconds / 1000);
}

/** A day, from Unix milliseconds: `2026-11-23`. */
export function day(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
