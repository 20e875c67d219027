import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../../service/core/calendar-day.ts';
import { parseDateTime } from '../../../../service/core/date-time.ts';
import type { JsonObject } from '../../../../service/core/json.ts';
import { exportCase } from '../../../../service/pathway/framework/case/export-case.ts';
import { importCase } from '../../../../service/pathway/framework/case/import-case.ts';
import type {
  Competency,
  CompetencyFrameworkDefinition,
} from '../../../../service/pathway/framework/competency-framework.ts';
import { parseFramework } from '../../../../service/pathway/framework/parse-framework.ts';
import { anyFramework, anyPackage } from './arbitrary-case.ts';
import { caseSchema, inOneOrder, SAMPLES, samplePackage } from './sample-packages.ts';

const SETTING = {
  changedAt: '2026-09-01T08:00:00Z',
  address: 'https://registry.example.org/ims/case/v1p1',
  creator: 'Example University',
};

/** More by the variable: `CAIRN_CASE_RUNS=12000`. */
const runs = Number(process.env.CAIRN_CASE_RUNS ?? 150);

const isCasePackage = new Ajv({
  allErrors: true,
  formats: { date: (day) => dayNumber(day) !== null, 'date-time': (moment) => parseDateTime(moment) !== null },
}).compile(caseSchema());

function framework(source: unknown): CompetencyFrameworkDefinition {
  const read = importCase(source);
  if (read.framework === null) throw new Error(JSON.stringify(read.findings));
  return read.framework;
}

/** What was never of CASE in a framework: everything but what is kept of a package. */
function ours({ case: _, ...said }: CompetencyFrameworkDefinition): JsonObject {
  return { ...said, competencies: said.competencies.map(oursOf) };
}

function oursOf({ case: _, alignments, competencies, ...said }: Competency): JsonObject {
  return {
    ...said,
    ...(alignments === undefined ? {} : { alignments: alignments.map(({ case: kept, ...words }) => words) }),
    ...(competencies === undefined ? {} : { competencies: competencies.map(oursOf) }),
  };
}

describe('a CASE package, in and out again', () => {
  it.each(SAMPLES)('is the same: %s', (name) => {
    const source = samplePackage(name);
    expect(inOneOrder(exportCase(framework(source), SETTING))).toEqual(inOneOrder(source));
  });

  it('is the same, whatever a producer wrote', () => {
    fc.assert(
      fc.property(anyPackage, (source) => {
        expect(inOneOrder(exportCase(framework(source), SETTING))).toEqual(inOneOrder(source));
      }),
      { numRuns: runs },
    );
  });

  it('is a framework in its form, which reads the same from the export as from the package', () => {
    fc.assert(
      fc.property(anyPackage, (source) => {
        const read = framework(source);
        expect(parseFramework(read).competencies).toEqual(read.competencies);
        expect(ours(framework(exportCase(read, SETTING)))).toEqual(ours(read));
      }),
      { numRuns: runs },
    );
  });
});

describe('a framework, out to CASE and in again', () => {
  it('is the same, with what CASE says of it beside', () => {
    fc.assert(
      fc.property(anyFramework, (source) => {
        expect(ours(framework(exportCase(source, SETTING)))).toEqual(ours(source));
      }),
      { numRuns: runs },
    );
  });

  it('is a package in the form of CASE 1.1, the same at every export', () => {
    fc.assert(
      fc.property(anyFramework, (source) => {
        const written = exportCase(source, SETTING);
        expect(isCasePackage(written) ? [] : isCasePackage.errors).toEqual([]);
        expect(exportCase(source, SETTING)).toEqual(written);
        expect(exportCase(framework(written), { ...SETTING, changedAt: '2030-01-01T00:00:00Z' })).toEqual(written);
      }),
      { numRuns: runs },
    );
  });
});
