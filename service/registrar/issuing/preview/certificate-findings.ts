import type { IssuableRow } from '../../../store/issuable.ts';
import { type Finding, type FindingKind, findingAbout, people } from './finding.ts';

type Rule = {
  readonly kind: FindingKind;
  readonly weight: Finding['weight'];
  readonly concerns: (row: IssuableRow) => boolean;
  readonly sentence: (count: number) => string;
  readonly remedy: string | null;
};

/** What stands out of the certificates that a batch would hold, and of each of them. */
export interface CertificateFindings {
  readonly findings: readonly Finding[];
  /** By learner. */
  readonly kindsOf: (learnerId: string) => readonly FindingKind[];
}

/**
 * @param unprintable the names that no font here can set, of those that were asked about
 */
export function certificateFindings(
  place: Pick<Finding, 'cohortId' | 'awardId'>,
  rows: readonly IssuableRow[],
  unprintable: ReadonlySet<string>,
): CertificateFindings {
  const bearers = Map.groupBy(
    rows.filter(({ name }) => name !== null),
    ({ name }) => comparable(name ?? ''),
  );
  const kinds = new Map<string, FindingKind[]>();
  const findings = rulesFor(bearers, unprintable).flatMap(({ kind, weight, concerns, sentence, remedy }) => {
    const learners = rows.filter(concerns).map(({ learner_id }) => learner_id);
    for (const learner of learners) kinds.set(learner, [...(kinds.get(learner) ?? []), kind]);
    return learners.length === 0
      ? []
      : [findingAbout(place, learners, { kind, weight, sentence: sentence(learners.length), remedy })];
  });
  return { findings, kindsOf: (learnerId) => kinds.get(learnerId) ?? [] };
}

function rulesFor(bearers: ReadonlyMap<string, readonly IssuableRow[]>, unprintable: ReadonlySet<string>): Rule[] {
  return [
    {
      kind: 'name-missing',
      weight: 'look',
      concerns: ({ name }) => name === null,
      sentence: (count) =>
        `${people(count, 'has', 'have')} no name here: the certificate will state a hashed identifier alone.`,
      remedy: 'Bring in the names, or hand these certificates out with what was hashed.',
    },
    {
      kind: 'name-shared',
      weight: 'look',
      concerns: ({ name }) => name !== null && (bearers.get(comparable(name))?.length ?? 0) > 1,
      sentence: (count) => `${people(count, 'shares a name with another', 'share a name with another')}.`,
      remedy: 'See that they are different people, and nobody was brought in twice under two ids.',
    },
    {
      kind: 'name-not-printable',
      weight: 'look',
      concerns: ({ name }) => name !== null && unprintable.has(name),
      sentence: (count) =>
        `${people(count, 'has a name with letters', 'have names with letters')} that no font here can print.`,
      remedy: 'Correct the name if a letter is a mistake. The certificate file is not affected, the PDF is.',
    },
    {
      kind: 'holder-withdrawn',
      weight: 'look',
      concerns: ({ status }) => status !== 'enrolled',
      sentence: (count) => `${people(count, 'has', 'have')} left the cohort, with enough to earn the award before.`,
      remedy: null,
    },
    {
      kind: 'issued-elsewhere',
      weight: 'look',
      concerns: ({ issued_in }) => issued_in !== null,
      sentence: (count) =>
        `${people(count, 'has', 'have')} this award already, from another cohort of the same pathway.`,
      remedy: 'See that the second certificate is meant.',
    },
    {
      kind: 'email-missing',
      weight: 'know',
      concerns: ({ email }) => email === null,
      sentence: (count) => `${people(count, 'has', 'have')} no e-mail address here: nothing can be sent to them.`,
      remedy: null,
    },
  ];
}

/** Names that a reader would take for the same. */
function comparable(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('en').replaceAll(/\s+/g, ' ').trim();
}
