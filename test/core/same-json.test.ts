import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameJson } from '../../service/core/same-json.ts';
import { smallJson } from './small-json.ts';

describe('two JSON values', () => {
  it('are the same where every part is, whatever the order of members', () => {
    fc.assert(
      fc.property(smallJson, smallJson, (one, other) => {
        expect(sameJson(one, other)).toBe(isDeepStrictEqual(structuredClone(one), structuredClone(other)));
      }),
    );
    expect(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  });

  it('differ where one is not there, or has a member that the other inherits', () => {
    expect(sameJson(undefined, null)).toBe(false);
    expect(sameJson(undefined, undefined)).toBe(true);
    expect(sameJson({ toString: 1 }, { a: 1 })).toBe(false);
  });
});
