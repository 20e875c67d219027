/** A cohort for each of the worked examples: what is brought in, and exactly what each learner has earned by it. */
export interface ExampleCohort {
  /** The shipped pathway that is described in a file and published. */
  readonly pathway: string;
  readonly format: 'json' | 'yaml';
  readonly cohortId: string;
  readonly startsOn: string;
  /** A list of results, as CSV. */
  readonly csv: string;
  readonly recognition?: {
    readonly learnerId: string;
    readonly moduleId: string;
    readonly decidedBy: string;
    readonly equivalent: string;
    readonly evidence: { readonly title: string; readonly url: string };
    readonly on: string;
  };
  /** The awards of each learner, in the order of the pathway; `*` with distinction. */
  readonly earned: Readonly<Record<string, readonly string[]>>;
}

type Results = Readonly<Record<string, readonly [score: string, submitted: string]>>;

const HEADER = 'learner,name,email,final_result,assessment,score,submitted';

function csvOf(
  learners: Readonly<Record<string, { readonly finalResult?: string; readonly results: Results }>>,
): string {
  const lines = Object.entries(learners).flatMap(([id, { finalResult = '', results }]) =>
    Object.entries(results).map(([assessment, [score, submitted]]) =>
      [id, `${id} O'Learner`, `${id}@example.org`, finalResult, assessment, score, submitted].join(','),
    ),
  );
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/** The same score, on one day, in each of some assessments. */
const all = (assessments: readonly string[], score: string, submitted: string): Results =>
  Object.fromEntries(assessments.map((assessment) => [assessment, [score, submitted] as const]));

const CATALOGUE = ['catalogue-entry', 'provenance-test'];
const LAWFUL = ['legal-test', 'protection-case'];
const FIRST_TIER = [...CATALOGUE, 'quality-report', ...LAWFUL, 'practitioner-exam'];
const SECOND_CORE = ['agreement', 'management-plan', 'steward-exam'];
const GOVERNANCE = ['governance-design', 'governance-audit'];
const CAPSTONE = ['capstone-report', 'capstone-defence'];
const first = (score = '70') => all(FIRST_TIER, score, '2024-03-01');
const second = (electives: readonly string[], score = '70') => all([...SECOND_CORE, ...electives], score, '2024-09-01');
const everything = (score: string) => ({
  ...first(score),
  ...second(['recognition-audit', 'deposit'], score),
  ...all(GOVERNANCE, score, '2025-02-01'),
  ...all(CAPSTONE, score, '2026-01-31'),
});

/** One learner for each case that is worth one. */
const professional: ExampleCohort = {
  pathway: 'data-stewardship-professional',
  format: 'yaml',
  cohortId: 'stewards-2024',
  startsOn: '2024-01-08',
  csv: csvOf({
    // Everything, well; everything, just so.
    ada: { results: everything('90') },
    ian: { results: everything('50') },
    // The first tier alone; with a module that is recognised; with it neither learned nor recognised.
    ben: { results: first() },
    cho: {
      results: all(
        FIRST_TIER.filter((id) => !LAWFUL.includes(id)),
        '70',
        '2024-03-01',
      ),
    },
    lin: {
      results: all(
        FIRST_TIER.filter((id) => !LAWFUL.includes(id)),
        '70',
        '2024-03-01',
      ),
    },
    // Two electives of 4 credits together, which are too few; of 5, which are enough.
    dag: { results: { ...first(), ...second(['map-project', 'open-release']) } },
    eva: { results: { ...first(), ...second(['deposit', 'open-release']) } },
    // A module, whose badge needs no more; half of it, with a good mark in all.
    fay: { results: all(CATALOGUE, '50', '2024-02-01') },
    joy: { results: { 'catalogue-entry': ['100', '2024-02-01'], 'provenance-test': ['49.9', '2024-02-01'] } },
    // The examination of the second tier, failed by a little, after a first attempt that was worse.
    gus: { results: { ...first(), ...second(['deposit', 'open-release']), 'steward-exam': ['49.9', '2024-10-01'] } },
    // Two years and two days between governance and the capstone project.
    hoa: {
      results: {
        ...first(),
        ...second(['deposit', 'recognition-audit']),
        ...all(GOVERNANCE, '80', '2024-02-01'),
        ...all(CAPSTONE, '80', '2026-02-02'),
      },
    },
  }),
  recognition: {
    learnerId: 'cho',
    moduleId: 'lawful-handling',
    decidedBy: 'The recognition board of the programme',
    equivalent: 'Data Protection Officer Certificate',
    evidence: { title: 'Certificate of 3 May 2023', url: 'https://example.org/certificates/cho' },
    on: '2024-01-15',
  },
  earned: {
    ada: ['catalogue-badge', 'practitioner', 'steward', 'diploma*'],
    ian: ['catalogue-badge', 'practitioner', 'steward', 'diploma'],
    ben: ['catalogue-badge', 'practitioner'],
    cho: ['catalogue-badge', 'practitioner'],
    lin: ['catalogue-badge'],
    dag: ['catalogue-badge', 'practitioner'],
    eva: ['catalogue-badge', 'practitioner', 'steward'],
    fay: ['catalogue-badge'],
    gus: ['catalogue-badge', 'practitioner'],
    hoa: ['catalogue-badge', 'practitioner', 'steward'],
  },
};

const shortCourse: ExampleCohort = {
  pathway: 'data-stewardship-foundations',
  format: 'yaml',
  cohortId: 'course-2024',
  startsOn: '2024-01-08',
  csv: csvOf({
    lea: { results: all(['cleaning-test', 'sharing-project', 'final-exam'], '75', '2024-02-10') },
    max: {
      results: {
        ...all(['cleaning-test', 'sharing-project'], '100', '2024-02-10'),
        'final-exam': ['39', '2024-02-10'],
      },
    },
    noa: { results: all(['catalogue-quiz'], '10', '2024-02-10') },
  }),
  earned: {
    lea: ['participation', 'sharing-plan-badge', 'certificate'],
    max: ['participation', 'sharing-plan-badge'],
    noa: ['participation'],
  },
};

const openUniversity: ExampleCohort = {
  pathway: 'oulad-bbb',
  format: 'json',
  cohortId: 'bbb-2024',
  startsOn: '2024-01-08',
  csv: csvOf({
    pia: { finalResult: 'Pass', results: all(['TMA1', 'TMA2'], '60', '2024-02-10') },
    que: { finalResult: 'Distinction', results: all(['TMA1', 'TMA2'], '90', '2024-02-10') },
    ron: { finalResult: 'Fail', results: all(['TMA1'], '30', '2024-02-10') },
    sue: { finalResult: 'Withdrawn', results: all(['TMA1'], '80', '2024-02-10') },
  }),
  earned: {
    pia: ['certificate', 'participation'],
    que: ['certificate*', 'participation'],
    ron: ['participation'],
  },
};

/** The three worked examples. */
export const exampleCohorts: readonly ExampleCohort[] = [shortCourse, professional, openUniversity];

/** A certificate as a preview lists it. */
interface Foreseen {
  readonly learnerId: string;
  readonly awardId: string;
  readonly distinction: boolean;
}

/** What a preview lists, by learner, in the same words as the table. */
export function earnedBy(
  list: readonly Foreseen[],
  awards: readonly { readonly id: string }[],
): Record<string, string[]> {
  const order = awards.map(({ id }) => id);
  const byLearner = Map.groupBy(list, ({ learnerId }) => learnerId);
  return Object.fromEntries(
    [...byLearner].map(([learnerId, certificates]) => [
      learnerId,
      certificates
        .toSorted((a, b) => order.indexOf(a.awardId) - order.indexOf(b.awardId))
        .map(({ awardId, distinction }) => (distinction ? `${awardId}*` : awardId)),
    ]),
  );
}

/** How many certificates a table comes to. */
export function certificatesIn({ earned }: ExampleCohort): number {
  return Object.values(earned).reduce((sum, awards) => sum + awards.length, 0);
}
