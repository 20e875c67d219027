import { parseDay } from '../../core/calendar-day.ts';
import { dayOfKnownResult } from './day-of-result.ts';
import type { KnownResult } from './known-results.ts';
import type { FactsCalendar, KnownRecord, LearnerFacts } from './learner-facts.ts';
import { type ResultsOf, resultsByAssessment } from './results-by-assessment.ts';

/**
 * The facts of a whole record.
 *
 * @param startsOn the first day of the cohort, which day numbers are counted from; null where it is not known
 */
export function learnerFacts(record: KnownRecord, startsOn: string | null): LearnerFacts {
  const { finalResult, results, recognitions, heldAwards } = record;
  const calendar = new RecordCalendar(record, startsOn);
  const { resultsOf } = calendar;
  return { finalResult, reported: finalResult, results, recognitions, heldAwards, resultsOf, calendar, window: null };
}

/** A record by its days. Nothing is worked out before somebody asks: most pathways ask for nothing within a time. */
class RecordCalendar implements FactsCalendar {
  /** The whole record. */
  readonly record: KnownRecord;
  readonly resultsOf: ResultsOf;
  readonly #startsOn: number | null;
  #dated: DatedRecord | undefined;

  constructor(record: KnownRecord, startsOn: string | null) {
    this.record = record;
    this.resultsOf = resultsByAssessment(record.results);
    this.#startsOn = startsOn === null ? null : parseDay(startsOn);
  }

  dayOf(result: KnownResult): number | null {
    return dayOfKnownResult(result, this.#startsOn);
  }

  /** The days on which something stands, ascending, each once, in days since 1970. */
  get days(): readonly number[] {
    return this.#datedRecord().days;
  }

  /** What stands on the days from one index to another, both included: the same facts each time. */
  between(first: number, last: number): LearnerFacts {
    const key = `${first} ${last}`;
    const { days, results, recognitions, heldAwards, windows } = this.#datedRecord();
    const before = windows.get(key);
    if (before !== undefined) return before;
    const [from = 0, to = -1] = [days[first], days[last]];
    const inside = <Fact>(facts: readonly Dated<Fact>[]): Fact[] =>
      facts.filter(({ day }) => day >= from && day <= to).map(({ fact }) => fact);
    const within = inside(results);
    const facts: LearnerFacts = {
      finalResult: null,
      reported: this.record.finalResult,
      results: within,
      resultsOf: resultsByAssessment(within),
      recognitions: inside(recognitions),
      heldAwards: inside(heldAwards),
      calendar: this,
      window: { first, last, decided: new Map() },
    };
    windows.set(key, facts);
    return facts;
  }

  #datedRecord(): DatedRecord {
    this.#dated ??= datedRecord(this.record, (result) => this.dayOf(result));
    return this.#dated;
  }
}

interface Dated<Fact> {
  readonly fact: Fact;
  readonly day: number;
}

type DatedRecord = { readonly days: readonly number[]; readonly windows: Map<string, LearnerFacts> } & {
  readonly [Part in 'results' | 'recognitions' | 'heldAwards']: readonly Dated<KnownRecord[Part][number]>[];
};

function datedRecord(record: KnownRecord, dayOf: (result: KnownResult) => number | null): DatedRecord {
  const results = dated(record.results, dayOf);
  const recognitions = dated(record.recognitions, ({ on }) => parseDay(on));
  const heldAwards = dated(record.heldAwards, ({ on }) => parseDay(on));
  const days = new Set([...results, ...recognitions, ...heldAwards].map(({ day }) => day));
  return {
    days: [...days].sort((left, right) => left - right),
    windows: new Map(),
    results,
    recognitions,
    heldAwards,
  };
}

function dated<Fact>(facts: readonly Fact[], dayOf: (fact: Fact) => number | null): Dated<Fact>[] {
  return facts.flatMap((fact) => {
    const day = dayOf(fact);
    return day === null ? [] : [{ fact, day }];
  });
}
