import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import {
  type HolderPageSetting,
  type HolderVisit,
  startHolderPageSetting,
  type VisitOptions,
} from './holder-page-setting.ts';

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
  let visits: HolderVisit[] = [];
  const current = (): HolderPageSetting => {
    if (running === undefined) throw new Error('The page runs inside tests only.');
    return running;
  };
  beforeAll(async () => {
    running = await startHolderPageSetting();
  }, 120_000);
  afterAll(async () => running?.close());
  afterEach(async () => {
    const closing = visits;
    visits = [];
    await Promise.all(closing.map((visit) => visit.close()));
    // Whatever a test is about: the page never once went against its Content-Security-Policy, nor failed itself.
    const complaints = closing.flatMap((visit) => visit.complaints);
    expect(complaints.filter((complaint) => !complaint.startsWith('Failed to load resource'))).toEqual([]);
  });
  return {
    get setting() {
      return current();
    },
    visit: async (url, options) => {
      const visit = await current().visit(url, options);
      visits.push(visit);
      return visit;
    },
  };
}
