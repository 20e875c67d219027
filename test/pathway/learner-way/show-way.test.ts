import { describe, expect, it } from 'vitest';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import type { AssessmentResult, Counting, LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { shippedPathway } from '../../../service/pathway/examples/shipped-pathways.ts';
import { learnerWaySchema } from '../../../service/pathway/learner-way/learner-way.ts';
import { showWay } from '../../../service/pathway/learner-way/show-way.ts';
import { type Pathway, parsePathway, pathwayDigest } from '../../../service/pathway/pathway.ts';

const professional = shippedPathway('data-stewardship-professional');
const TODAY = '2026-11-24';
const NO_DATES = { startsOn: null, endsOn: null, resultsUntil: null };

/** The same without recognition of prior learning, so that what is failed for good is in the way. */
function strict(): Pathway {
  const source = structuredClone(Object(professional.source));
  delete source.priorLearning;
  for (const module of source.modules) delete module.equivalents;
  return parsePathway(source);
}

function result(assessment: string, score: string | null, submittedOn: string | null = '2026-10-12'): AssessmentResult {
  return { assessment, score, submittedOn, carriedOver: false };
}

function wayOf(results: readonly AssessmentResult[], more: Partial<LearnerRecord> = {}, pathway = professional) {
  const record: LearnerRecord = { finalResult: null, results, ...more };
  const evaluator = compilePathway(pathway);
  const evaluation = evaluator.evaluate(record, TODAY);
  return { evaluation, way: showWay(pathway, record, evaluation, { outlook: evaluator.outlook(record, TODAY) }) };
}

const CATALOGUE = [result('catalogue-entry', '74'), result('provenance-test', '66')];
const FIRST_TIER = [
  ...CATALOGUE,
  ...['quality-report', 'legal-test', 'protection-case', 'practitioner-exam'].map((id) => result(id, '70')),
];
const ALL = professional.modules.flatMap(({ assessments = [] }) => assessments.map(({ id }) => result(id, '90')));

describe('the way that a learner is shown', () => {
  it('says what evaluation says, and has the form in which it is sent', () => {
    const { way, evaluation } = wayOf(CATALOGUE);
    expect(way.awards.map(({ award, explanation, trace }) => [award, explanation.outcome, trace])).toEqual(
      evaluation.decisions.map(({ awardId, outcome, trace }) => [awardId, outcome, trace]),
    );
    expect(way.tiers.map(({ progress }) => progress)).toEqual(evaluation.tiers.map(({ progress }) => progress));
    expect(way.pathway.digest).toBe(pathwayDigest(professional));
    expect(learnerWaySchema.parse(JSON.parse(JSON.stringify(way)))).toEqual(way);
  });

  it('marks every part in the drawing as it does in words', () => {
    const { way } = wayOf(CATALOGUE);
    const drawn = new Map(
      way.drawing.tiers.flatMap((tier) =>
        [tier, ...tier.modules, ...tier.milestones, ...tier.awards].map(({ key, marks }) => [key as string, marks]),
      ),
    );
    const said = [
      ...way.tiers.map((tier) => [`tier:${tier.tier}`, tier] as const),
      ...way.tiers.flatMap(({ modules }) => modules.map((module) => [`module:${module.module}`, module] as const)),
      ...way.awards.map((award) => [`award:${award.award}`, award] as const),
    ];
    for (const [key, { standing, words }] of said) expect(drawn.get(key)).toEqual([{ kind: standing, text: words }]);
    expect(way.drawing.tiers.flatMap(({ modules }) => modules.flatMap(({ assessments }) => assessments))).toEqual([]);
  });

  it('tells of a module what comes before it, what waits for a mark, and what is open', () => {
    const { way } = wayOf([...CATALOGUE, result('legal-test', '64'), result('protection-case', null)]);
    const words = new Map(way.tiers.flatMap(({ modules }) => modules.map((module) => [module.module, module.words])));
    expect(words.get('catalogue-practice')).toBe('Passed');
    expect(words.get('lawful-handling')).toBe('Waiting for a mark');
    expect(words.get('data-quality')).toBe('Open to you');
    expect(words.get('practice-week')).toBe('After 2 and 3');
    expect(way.waiting.map(({ assessment, module }) => [assessment, module])).toEqual([
      ['protection-case', 'lawful-handling'],
    ]);
  });

  it('shows formative results as feedback alone', () => {
    const { way } = wayOf([result('catalogue-quiz', '78'), ...CATALOGUE]);
    expect(way.feedback).toEqual([
      {
        assessment: 'catalogue-quiz',
        title: 'Catalogue quiz',
        module: 'catalogue-practice',
        moduleTitle: 'Catalogues and provenance',
        results: [{ score: '78', submittedOn: '2026-10-12', carriedOver: false }],
      },
    ]);
    const without = wayOf(CATALOGUE).way;
    expect(way.awards.map(({ explanation }) => explanation)).toEqual(
      without.awards.map(({ explanation }) => explanation),
    );
  });

  it('lists what the pathway does not name beside it', () => {
    const { way } = wayOf([result('1752', '60')]);
    expect(way.otherResults.map(({ assessment, module }) => [assessment, module])).toEqual([['1752', null]]);
  });
});

describe('where a learner is on the way', () => {
  const left: Counting = { cohort: NO_DATES, ended: { status: 'withdrawn', on: '2026-11-02' } };
  const moved: Counting = { cohort: NO_DATES, ended: { status: 'transferred', on: '2026-11-02' } };

  it.each([
    ['just-begun', 0, [], {}],
    ['midway', 1, CATALOGUE, {}],
    ['finished', 5, ALL, {}],
    ['withdrawn', 3, FIRST_TIER, { counting: left }],
    ['transferred', 0, FIRST_TIER, { counting: moved }],
  ] as const)('is %s, with %i stones', (stage, stones, results, more) => {
    const { way } = wayOf(results, more);
    expect([way.stage, way.stones]).toEqual([stage, stones]);
  });

  it('has begun with work for practice, too', () => {
    expect(wayOf([result('catalogue-quiz', '40')]).way.stage).toBe('midway');
  });

  it('is stuck where everything that is missing has become impossible', () => {
    const failed = ['31', '44'].map((score) => result('practitioner-exam', score));
    const most = FIRST_TIER.filter(({ assessment }) => assessment !== 'practitioner-exam');
    const { way } = wayOf([...most, ...failed], {}, strict());
    expect(way.stage).toBe('stuck');
    expect(way.nextSteps).toEqual([]);
    expect(way.awards.map(({ standing }) => standing)).toEqual(['earned', 'impossible', 'impossible', 'impossible']);
    expect(way.tiers[0]?.words).toBe('Cannot be completed any more');
  });

  it('offers nothing to do to who has left, and calls nothing of it open', () => {
    const { way } = wayOf(CATALOGUE, { counting: left });
    expect(way.nextSteps).toEqual([]);
    const standings = way.tiers.flatMap((tier) => [tier, ...tier.modules, ...tier.milestones]);
    expect([...new Set(standings.map(({ standing }) => standing))].toSorted()).toEqual(['earned', 'later']);
  });

  it('counts awards and modules in one sentence', () => {
    expect(wayOf(CATALOGUE).way.headline).toBe('You have earned 1 of 4 awards, and passed 1 of 12 modules.');
    expect(wayOf([]).way.headline).toBe('Your way begins here: 12 modules and 4 awards lie ahead.');
    expect(wayOf(ALL).way.headline).toBe('You have earned all 4 awards of this pathway.');
  });
});
