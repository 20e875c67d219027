import type { Finding } from '../../check/finding.ts';

/**
 * The findings, of those that say the same of one entry of a list after another `most` alone, the last of which tells how
 * many more there are: a program that writes a member wrongly writes it so everywhere.
 */
export function foldAlike(findings: readonly Finding[], most: number): Finding[] {
  const alike = Map.groupBy(findings, ({ code, pointer }) => `${code} ${pointer.replace(/\/[0-9]+(?=\/|$)/g, '/*')}`);
  const kept = new Map(
    [...alike.values()].flatMap((group) => {
      const shown = group.slice(0, most);
      const last = shown.at(-1);
      const more = group.length - shown.length;
      return shown.map((found) => [found, found === last && more > 0 ? withMore(found, more) : found] as const);
    }),
  );
  return findings.flatMap((found) => kept.get(found) ?? []);
}

function withMore(found: Finding, more: number): Finding {
  const places = more === 1 ? 'one more place' : `${more.toLocaleString('en')} more places`;
  return { ...found, sentence: `${found.sentence.slice(0, -1)}; the same is so at ${places}.` };
}
