import { expect } from 'vitest';
import type { CairnRun } from './cairn.ts';

/** A refusal has a code, says what to do, shows no trace and ends with 3. */
export function expectRefused({ status, error, stderr }: CairnRun, code: string): void {
  expect({ status, code: error?.code }).toEqual({ status: 3, code });
  expect(error?.message).not.toBe('');
  expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
}
