import { afterEach, expect } from 'vitest';

/** What a visit of any page is closed by, and judged by. */
export interface JudgedVisit {
  /** What the page's console complained of. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/**
 * Closes every visit after its test, and holds, whatever the test is about, that the page never once went against its
 * Content-Security-Policy, nor failed itself.
 *
 * @returns what takes a visit into care
 */
export function useVisits<Visit extends JudgedVisit>(): (visit: Visit) => Visit {
  let visits: Visit[] = [];
  afterEach(async () => {
    const closing = visits;
    visits = [];
    await Promise.all(closing.map((visit) => visit.close()));
    const complaints = closing.flatMap((visit) => visit.complaints);
    expect(complaints.filter((complaint) => !complaint.startsWith('Failed to load resource'))).toEqual([]);
  });
  return (visit) => {
    visits.push(visit);
    return visit;
  };
}
