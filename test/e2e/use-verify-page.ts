import { afterAll, beforeAll } from 'vitest';
import { useVisits } from './use-visits.ts';
import {
  startVerifyPageSetting,
  type VerifyPageSetting,
  type Visit,
  type VisitOptions,
} from './verify-page-setting.ts';

/** What a test of the page works with. */
export interface VerifyPageUse {
  /** The running setting; only inside tests. */
  readonly setting: VerifyPageSetting;
  /** Opens the page as a new visitor; closed after the test. */
  visit(options?: VisitOptions): Promise<Visit>;
  /** The certificate file at this place of the issuer's batch: 0 is in force, 1 revoked, 2 suspended. */
  file(index: number): string;
  /** The file of the impostor. */
  impostorFile(): string;
  /** The first file with one digit of a result changed. */
  tamperedFile(): string;
  /** The hash of the revoked certificate. */
  revokedHash(): string;
}

/** Starts the page with all that it needs before the tests of a `describe`, and ends it after them. */
export function useVerifyPage(): VerifyPageUse {
  let running: VerifyPageSetting | undefined;
  const inCare = useVisits<Visit>();
  const current = (): VerifyPageSetting => {
    if (running === undefined) throw new Error('The page runs inside tests only.');
    return running;
  };
  beforeAll(async () => {
    running = await startVerifyPageSetting();
  }, 120_000);
  afterAll(async () => running?.close());
  const file = (index: number): string => current().batch.files[index] ?? '';
  return {
    get setting() {
      return current();
    },
    visit: async (options) => inCare(await current().visit(options)),
    file,
    impostorFile: () => current().impostorBatch.files[0] ?? '',
    tamperedFile: () => file(0).replace('88 of 100', '98 of 100'),
    revokedHash: () => current().batch.hashes[1] ?? '',
  };
}
