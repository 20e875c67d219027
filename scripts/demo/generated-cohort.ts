import type { CohortLearner } from '../../service/registrar/results/import-cohort.ts';

/** The demonstration's cohort: made up, and the same at every start, so that a second start changes nothing. */
export const generatedCohort = {
  id: 'data-stewardship-2026-autumn',
  title: 'Foundations of Data Stewardship, autumn 2026',
  source: 'demo',
} as const;

const GIVEN = [
  'Amara',
  'Björn',
  'Chloé',
  'Dmitri',
  'Elif',
  'Fatima',
  'Giulia',
  'Hiroshi',
  'Ingrid',
  'João',
  'Kofi',
  'Lucía',
  'Małgorzata',
  'Ngozi',
  'Oisín',
  'Priya',
  'Quỳnh',
  'Renée',
  'Søren',
  'Tāne',
] as const;
const FAMILY = [
  'Åkesson',
  'Brown',
  'Đặng',
  "O'Neill",
  'García Márquez',
  'van den Berg',
  'Øvergård',
  'Şahin',
  'Žižka',
  'Nkemelu',
] as const;

/** Names as they come: other scripts, right to left, marks that combine, very short, very long, with an apostrophe. */
const NOTABLE_NAMES = [
  'Анна Сергеевна Кузнецова',
  'محمد بن عبد الله',
  'נעמי לוי',
  '王小明',
  '山田 花子',
  '김서연',
  'अनन्या शर्मा',
  'สมชาย ใจดี',
  'Ελένη Παπαδοπούλου',
  'Բագրատ Հովհաննիսյան',
  'ნინო ბერიძე',
  'தமிழ்ச்செல்வி முருகன்',
  'Zoe\u0301 Lefe\u0300vre',
  'Ng',
  "D'Arcy O'Sullivan-Ní Dhomhnaill",
  'Maria do Carmo Fernandes de Albuquerque e Castro Vasconcelos de Sá Nogueira da Gama e Menezes',
  'Robert <b>Tables</b>',
  'Nguyễn Thị Minh Khai',
] as const;

/** Cases at the edges of the rules, first in the cohort, so that they can be found. */
const EDGE_CASES: readonly (readonly [
  cleaning: string | null,
  project: string | null,
  exam: string | null,
  final?: 'withdrawn',
])[] = [
  ['50', '50', '50'], // exactly at the pass mark
  ['49.999', '50', '50'], // a thousandth below it
  ['85', '85', '85'], // exactly at distinction
  ['84.999', '85', '85'],
  ['100', '100', '39.9'], // a high total, but the examination is failed
  ['100', '100', '40'],
  ['0', '0', '0'], // handed in everything, earned nothing but the statement
  [null, null, null], // handed in nothing
  [null, '60', null], // the badge alone
  ['90', '90', '90', 'withdrawn'],
  ['100', '100', '100'],
  ['66.67', '66.67', '66.67'],
  ['66.67', '66.67', '66.67'], // a tie
];

const SIZE = 200;

/** The 200 learners, each with an e-mail address that leads nowhere (RFC 2606). */
export function generatedLearners(): CohortLearner[] {
  const random = seeded(0x0ca1);
  return Array.from({ length: SIZE }, (_, index) => {
    const edge = EDGE_CASES[index];
    const ability = 35 + random() * 60;
    const score = () =>
      random() < 0.06 ? null : Math.max(0, Math.min(100, ability + (random() - 0.5) * 40)).toFixed(1);
    const [cleaning, project, exam, final] = edge ?? [score(), score(), score()];
    const scores = { 'cleaning-test': cleaning, 'sharing-project': project, 'final-exam': exam };
    const quiz = edge === undefined && random() < 0.8 ? { 'catalogue-quiz': score() } : {};
    return {
      learnerId: `demo-${String(index + 1).padStart(3, '0')}`,
      name: nameOf(index, random),
      email: `learner${index + 1}@example.org`,
      finalResult: final ?? (edge === undefined && random() < 0.05 ? 'withdrawn' : null),
      results: Object.entries({ ...quiz, ...scores }).flatMap(([assessment, value]) =>
        value === null
          ? []
          : [{ assessment, score: exactDecimal(value), submittedOn: '2026-10-30', carriedOver: random() < 0.02 }],
      ),
    };
  });
}

function nameOf(index: number, random: () => number): string | null {
  const notable = NOTABLE_NAMES[index - EDGE_CASES.length];
  if (notable !== undefined) return notable;
  // One learner whose platform knows no name: the certificate states only a hashed identifier.
  if (index === SIZE - 1) return null;
  return `${pick(GIVEN, random)} ${pick(FAMILY, random)}`;
}

function pick<T>(values: readonly [T, ...T[]], random: () => number): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}

/** `62.0` is written `62`: scores are exact decimals in their plainest form. */
function exactDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** mulberry32: small, public domain, and enough for made-up scores. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
