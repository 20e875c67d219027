import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject } from '../../../service/core/json.ts';
import { addDecimals, formatDecimal, parseDecimal, ZERO } from '../../../service/pathway/decimal.ts';
import { type Pathway, parsePathway } from '../../../service/pathway/pathway.ts';
import {
  COVERAGE_STANDINGS,
  compareStandings,
  compareStrengths,
} from '../../../service/pathway/role/coverage-standing.ts';
import { sharesOf } from '../../../service/pathway/role/exact-shares.ts';
import { feedbackFigures } from '../../../service/pathway/role/feedback-figures.ts';
import { analyseGaps, type GapAnalysis } from '../../../service/pathway/role/gap-analysis.ts';
import { general, pathway, pathwayWith, role, roleWith, type Taught, welding } from './gap-fixture.ts';

const frameworks = [welding, general];

function lineOn(competency: string, analysis: GapAnalysis) {
  const line = analysis.lines.find((one) => one.competency === competency);
  if (line === undefined) throw new Error(`no line on ${competency}`);
  return line;
}

describe('a gap analysis, worked by hand', () => {
  const analysis = analyseGaps({ role, pathway, frameworks });
  const on = (competency: string) => lineOn(`welding/${competency}`, analysis);

  it('finds what is taught above the level and assessed with the identity assured', () => {
    expect(on('join')).toMatchObject({
      ...{ standing: 'identity-assured', covered: true, through: 'itself', strength: 'identity-assured' },
      level: { id: 'welder', title: 'Welder' },
      importanceWord: 'extremely important',
      outcomes: [{ id: 'joins', level: 'master', reaches: 'reached', module: { id: 'workshop' } }],
      assessments: [{ id: 'seam' }, { id: 'test' }],
      weight: { part: '100', whole: '200', percent: '50.0' },
    });
    expect(on('join').reasons).toEqual([
      'Taught in The workshop.',
      'Welder is asked for, Master is taught.',
      'Assessed by 2 summative assessments, in one of them with the identity of the learner verified.',
      'What assesses it carries 50.0 % of the weight of all summative assessments (100 of 200).',
    ]);
  });

  it('covers a whole through its parts, and lets it stand as the weakest of them', () => {
    expect(on('weld')).toMatchObject({ standing: 'summative', through: 'parts', missedParts: [] });
    expect(on('weld').outcomes.map(({ id }) => id)).toEqual(['prepares', 'joins', 'inspects']);
    expect(on('weld').reasons).toContain('Every part of it is taught; it stands as the weakest of them.');
  });

  it('says which parts of a whole are missed', () => {
    expect(on('safety')).toMatchObject({
      ...{ standing: 'partly', covered: false, through: 'parts' },
      missedParts: [{ competency: 'welding/ventilate', statement: 'can keep the air clean' }],
    });
    expect(on('safety').reasons).toContain('One part is missed: “can keep the air clean”.');
  });

  it('does not take what is only practised for what is decided', () => {
    expect(on('protect')).toMatchObject({ standing: 'formative', weight: null });
    expect(on('protect').reasons).toContain('Assessed by one formative assessment alone, which decides nothing.');
  });

  it('names what is missed', () => {
    expect(on('ventilate')).toMatchObject({ standing: 'missed', through: null, outcomes: [], assessments: [] });
    expect(on('ventilate').reasons).toEqual(['No outcome of the pathway leads there.']);
  });

  it('knows a competency of another framework by an exact alignment that both have', () => {
    expect(on('drawings')).toMatchObject({
      ...{ standing: 'summative', through: 'itself', weight: { part: '100', percent: '50.0' } },
      outcomes: [{ competency: 'general/plans', module: { id: 'workshop' } }],
      assessments: [{ id: 'essay', module: { id: 'office' } }],
    });
  });

  it('does not take a lower level for the one that is asked for', () => {
    expect(on('estimate')).toMatchObject({ standing: 'below-level', outcomes: [{ reaches: 'below' }] });
    expect(on('estimate').reasons).toEqual([
      'Taught in The office.',
      'Welder is asked for, no more than Helper is taught.',
      'No assessment looks at it.',
    ]);
  });

  it('sums up by importance, exactly', () => {
    // 5 + 4.5 + 4.25 + 3 + 2 + 1.5 + 1
    expect(analysis.summary.covered).toEqual({
      competencies: 3,
      importance: { part: '11', whole: '21.25', percent: '51.8' },
    });
    expect(
      analysis.summary.byStanding.map(({ standing, competencies, importance }) => [
        ...[standing, competencies, importance.part, importance.percent],
      ]),
    ).toEqual([
      ['missed', 1, '2', '9.4'],
      ['partly', 1, '4.25', '20.0'],
      ['below-level', 1, '1', '4.7'],
      ['taught', 0, '0', '0.0'],
      ['formative', 1, '3', '14.1'],
      ['summative', 2, '6', '28.3'],
      ['identity-assured', 1, '5', '23.5'],
    ]);
  });

  it('tells what the pathway teaches that the role does not ask for, and what it cannot see', () => {
    expect(analysis.beyond).toMatchObject([{ competency: 'general/report', outcomes: [{ id: 'writes' }] }]);
    expect(analysis.withoutCompetency).toMatchObject([{ id: 'greets', module: { id: 'office' } }]);
    expect(analysis.notes).toEqual([
      'One outcome of the pathway names no competency; what is taught there is not seen here.',
    ]);
  });
});

describe('a gap analysis', () => {
  it('counts what is broader for no more than a part, since no outcome says that the part is in it', () => {
    const broad = pathwayWith([
      {
        id: 'all',
        outcomes: [{ id: 'welds', competency: 'welding/weld', level: 'master' }],
        assessments: [
          { id: 'exam', purpose: 'summative', weight: '100', identityAssurance: 'verified', outcomes: ['welds'] },
        ],
      },
    ]);
    const [line] = analyseGaps({
      role: roleWith([{ competency: 'welding/inspect', importance: '3' }]),
      pathway: broad,
      frameworks,
    }).lines;
    expect(line).toMatchObject({ standing: 'partly', through: 'whole', covered: false });
    expect(line?.reasons[0]).toBe('Only something broader, of which it is a part, is taught: in The all.');
  });

  it('does not guess the level of an outcome that states none', () => {
    const silent = pathwayWith([
      { id: 'all', outcomes: [{ id: 'joins', competency: 'welding/join' }], assessments: [] },
    ]);
    const asked = roleWith([{ competency: 'welding/join', level: 'helper', importance: '3' }]);
    const [line] = analyseGaps({ role: asked, pathway: silent, frameworks }).lines;
    expect(line).toMatchObject({ standing: 'below-level', outcomes: [{ reaches: 'not-stated' }] });
    expect(line?.reasons).toContain(
      'Helper is asked for, and the outcomes do not say on that scale how far they lead.',
    );
  });

  it('says of what stands in electives alone that a holder need not have come by it', () => {
    const { source } = pathway;
    if (!isJsonObject(source)) throw new Error('a pathway is an object');
    const tier = {
      ...{ id: 'basics', title: 'Basics', core: ['office'], electives: ['workshop'] },
      requirement: { kind: 'module-passed', module: 'office' },
    };
    const chosen = parsePathway({ ...source, tiers: [tier] });
    const line = lineOn('welding/join', analyseGaps({ role, pathway: chosen, frameworks }));
    expect(line).toMatchObject({ electiveOnly: true, standing: 'identity-assured' });
    expect(line.reasons).toContain('It stands in electives alone: who chooses others does not come by it.');
    expect(lineOn('welding/join', analyseGaps({ role, pathway, frameworks })).electiveOnly).toBe(false);
  });

  it('says so when role and pathway are written upon different editions', () => {
    const later = { ...role, frameworks: [{ id: 'welding', edition: '2' }] };
    expect(analyseGaps({ role: later, pathway, frameworks }).notes[0]).toBe(
      'The role is written upon edition 2 of the framework welding, the pathway upon edition 1; competencies are ' +
        'compared by their identifiers, and levels by the scale of the edition of the role.',
    );
  });

  it('shows what employers said beside the competency, of all its names together', () => {
    const figures = (byRating: readonly number[]) => {
      const found = feedbackFigures(byRating);
      if (found === null) throw new Error('there is none');
      return found;
    };
    const feedback = new Map([
      ['welding/drawings', figures([0, 0, 1, 1, 0])],
      ['general/plans', figures([0, 0, 0, 1, 0])],
    ]);
    const line = lineOn('welding/drawings', analyseGaps({ role, pathway, frameworks, feedback }));
    expect(line.feedback).toEqual({ ratings: 3, sum: 11, mean: '3.67', byRating: [0, 0, 1, 2, 0] });
    expect(lineOn('welding/join', analyseGaps({ role, pathway, frameworks, feedback })).feedback).toBeNull();
  });
});

const references = ['weld', 'prepare', 'join', 'inspect', 'safety', 'protect', 'ventilate', 'drawings', 'estimate'].map(
  (id) => `welding/${id}`,
);
const anyLevel = fc.option(fc.constantFrom('helper', 'welder', 'master'), { nil: undefined });
const anyImportance = fc
  .integer({ min: 100, max: 500 })
  .map((n) => `${Math.trunc(n / 100)}.${String(n % 100).padStart(2, '0')}`);
const anyRole = fc
  .uniqueArray(fc.record({ competency: fc.constantFrom(...references), importance: anyImportance, level: anyLevel }), {
    minLength: 1,
    selector: ({ competency }) => competency,
  })
  .map((asked) => roleWith(asked.map(({ level, ...rest }) => (level === undefined ? rest : { ...rest, level }))));
const anyOutcome = fc.record({
  competency: fc.option(fc.constantFrom(...references, 'general/plans', 'general/report'), { nil: undefined }),
  level: anyLevel,
});
const anyAssessment = fc.record({
  purpose: fc.constantFrom('formative' as const, 'summative' as const),
  identityAssurance: fc.constantFrom(
    'none' as const,
    'honour-code' as const,
    'verified' as const,
    'proctored' as const,
  ),
  of: fc.uniqueArray(fc.nat(11), { minLength: 1 }),
});
type Outcome = { readonly competency: string | undefined; readonly level: string | undefined };
type Assessed = {
  readonly purpose: 'formative' | 'summative';
  readonly identityAssurance: 'none' | 'honour-code' | 'verified' | 'proctored';
  readonly of: readonly number[];
};

function made(outcomes: readonly Outcome[], assessments: readonly Assessed[]): Pathway {
  const taught: Taught[] = outcomes.map(({ competency, level }, at) => ({
    id: `outcome-${at}`,
    ...(competency === undefined
      ? {}
      : { competency, ...(level === undefined || competency.startsWith('general/') ? {} : { level }) }),
  }));
  return pathwayWith([
    {
      id: 'module',
      outcomes: taught,
      assessments: assessments.map(({ of, ...rest }, at) => ({
        ...rest,
        id: `assessment-${at}`,
        outcomes: [...new Set(of.map((number) => `outcome-${number % outcomes.length}`))],
      })),
    },
  ]);
}

const anyPathway = fc.record({
  outcomes: fc.array(anyOutcome, { minLength: 1, maxLength: 12 }),
  assessments: fc.array(anyAssessment, { maxLength: 6 }),
});

describe('whatever the role and the pathway', () => {
  it('an assessment more never weakens a line', () => {
    fc.assert(
      fc.property(anyRole, anyPathway, anyAssessment, (asked, { outcomes, assessments }, more) => {
        const before = analyseGaps({ role: asked, pathway: made(outcomes, assessments), frameworks });
        const after = analyseGaps({ role: asked, pathway: made(outcomes, [...assessments, more]), frameworks });
        for (const [at, line] of before.lines.entries()) {
          const later = after.lines[at];
          if (later === undefined) throw new Error('a line is gone');
          expect(compareStandings(later.standing, line.standing)).toBeGreaterThanOrEqual(0);
          expect(compareStrengths(later.strength, line.strength)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('an outcome more never worsens where a line stands', () => {
    fc.assert(
      fc.property(anyRole, anyPathway, anyOutcome, (asked, { outcomes, assessments }, more) => {
        const fixed = assessments.map((one) => ({ ...one, of: one.of.map((number) => number % outcomes.length) }));
        const before = analyseGaps({ role: asked, pathway: made(outcomes, fixed), frameworks });
        const after = analyseGaps({ role: asked, pathway: made([...outcomes, more], fixed), frameworks });
        for (const [at, line] of before.lines.entries()) {
          expect(compareStandings(after.lines[at]?.standing ?? 'missed', line.standing)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('every competency stands in one place, with a reason, and the shares add up', () => {
    fc.assert(
      fc.property(anyRole, anyPathway, (asked, { outcomes, assessments }) => {
        const { lines, summary } = analyseGaps({ role: asked, pathway: made(outcomes, assessments), frameworks });
        expect(lines.map(({ competency }) => competency)).toEqual(
          asked.competencies.map(({ competency }) => competency),
        );
        expect(
          lines.every(({ reasons }) => reasons.length > 0 && reasons.every((reason) => reason.endsWith('.'))),
        ).toBe(true);
        expect(summary.byStanding.map(({ standing }) => standing)).toEqual(COVERAGE_STANDINGS);
        const parts = summary.byStanding.map(({ importance }) => parseDecimal(importance.part));
        expect(formatDecimal(parts.reduce(addDecimals, ZERO))).toBe(summary.covered.importance.whole);
        const tenths = summary.byStanding.map(({ importance }) => Number(importance.percent.replace('.', '')));
        expect(tenths.reduce((sum, more) => sum + more, 0)).toBe(1000);
      }),
    );
  });

  it('the same input gives the same analysis', () => {
    fc.assert(
      fc.property(anyRole, anyPathway, (asked, { outcomes, assessments }) => {
        const once = () =>
          JSON.stringify(analyseGaps({ role: asked, pathway: made(outcomes, assessments), frameworks }));
        expect(once()).toBe(once());
      }),
      { numRuns: 20 },
    );
  });
});

describe('shares of a whole', () => {
  it('add up to exactly 100, each within a tenth of what it is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 }), (numbers) => {
        fc.pre(numbers.some((number) => number > 0));
        const total = numbers.reduce((sum, more) => sum + more, 0);
        const shares = sharesOf(numbers.map((number) => parseDecimal(String(number))));
        const tenths = shares.map(({ percent }) => Number(percent.replace('.', '')));
        expect(tenths.reduce((sum, more) => sum + more, 0)).toBe(1000);
        for (const [at, tenth] of tenths.entries()) {
          expect(Math.abs(tenth * total - 1000 * (numbers[at] ?? 0))).toBeLessThan(total);
        }
      }),
    );
  });

  it('of nothing are nothing', () => {
    expect(sharesOf([ZERO, ZERO]).map(({ percent }) => percent)).toEqual(['0.0', '0.0']);
  });
});
