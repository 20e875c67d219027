import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../service/core/first-difference.ts';
import { sameJson } from '../../service/core/same-json.ts';
import { smallJson } from './small-json.ts';

describe('the first difference of two JSON values', () => {
  it('is none exactly where they are the same, whatever the order of members', () => {
    expect(firstDifference({ a: 1, b: [2] }, { b: [2], a: 1 })).toBeNull();
    fc.assert(
      fc.property(smallJson, smallJson, (one, other) => {
        expect(firstDifference(one, other) === null).toBe(sameJson(one, other));
      }),
    );
  });

  it.each([
    [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, '/a/b/1', 2, 3],
    [{ a: 1 }, {}, '/a', 1, undefined],
    [{}, { 'a/b~c': null }, '/a~1b~0c', undefined, null],
    [[1], { 0: 1 }, '', [1], { 0: 1 }],
    [[1], [1, 2], '/1', undefined, 2],
    ['1', 1, '', '1', 1],
  ])('of %j and %j is at %j', (one, other, pointer, was, now) => {
    expect(firstDifference(one, other)).toEqual({ pointer, one: was, other: now });
  });
});
