import { afterAll, beforeAll } from 'vitest';
import {
  type HolderPageSetting,
  type HolderVisit,
  startHolderPageSetting,
  type VisitOptions,
} from './holder-page-setting.ts';
import { useVisits } from './use-visits.ts';

/** What a test of the holder's page works with. */
export interface HolderPageUse {
  /** The running setting; only inside tests and what prepares them. */
  readonly setting: HolderPageSetting;
  /** Opens an address as a new visitor; closed after the test. */
  visit(url: string, options?: VisitOptions): Promise<HolderVisit>;
}

/** Starts the page with all that it needs before the tests of a `describe`, and ends it after them. */
export function useHolderPage(): HolderPageUse {
  let running: HolderPageSetting | undefined;
  const inCare = useVisits<HolderVisit>();
  const current = (): HolderPageSetting => {
    if (running === undefined) throw new Error('The page runs inside tests only.');
    return running;
  };
  beforeAll(async () => {
    running = await startHolderPageSetting();
  }, 120_000);
  afterAll(async () => running?.close());
  return {
    get setting() {
      return current();
    },
    visit: async (url, options) => inCare(await current().visit(url, options)),
  };
}
