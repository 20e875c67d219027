import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { GatheredLookUps } from '../../service/store/gathered-look-ups.ts';

/** Knows the lengths of words that begin with a letter, and writes down what was asked together. */
function lengths() {
  const asked: string[][] = [];
  const lookUps = new GatheredLookUps<string, number>(async (words) => {
    asked.push([...words]);
    if (words.includes('broken')) throw new Error('the store cannot be read');
    return new Map(words.filter((word) => /^[a-z]/.test(word)).map((word) => [word, word.length]));
  });
  return { asked, lookUps };
}

describe('gathered look-ups', () => {
  it('of one turn of the event loop are one read, and each gets its own answer', async () => {
    const { asked, lookUps } = lengths();
    expect(await Promise.all([lookUps.get('stone'), lookUps.get('cairn!'), lookUps.get('0')])).toEqual([
      5,
      6,
      undefined,
    ]);
    expect(asked).toEqual([['stone', 'cairn!', '0']]);
  });

  it('answer one alone', async () => {
    expect(await lengths().lookUps.get('stone')).toBe(5);
  });

  it('read anew in a later turn: no answer is kept', async () => {
    const { asked, lookUps } = lengths();
    await lookUps.get('stone');
    await nextTurn();
    await lookUps.get('stone');
    expect(asked).toEqual([['stone'], ['stone']]);
  });

  it('take what comes while a read is under way into the next one', async () => {
    const { asked, lookUps } = lengths();
    const first = lookUps.get('stone');
    const second = first.then(() => lookUps.get('path'));
    expect(await Promise.all([first, second])).toEqual([5, 4]);
    expect(asked).toEqual([['stone'], ['path']]);
  });

  it('fail together when the read fails, and the next turn reads again', async () => {
    const { lookUps } = lengths();
    const outcomes = await Promise.allSettled([lookUps.get('stone'), lookUps.get('broken')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await lookUps.get('stone')).toBe(5);
  });
});
