import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEmployerFeedback } from '../../service/ingest/employer-feedback/read-employer-feedback.ts';
import { competencyNames } from '../../service/ingest/role-figures/competency-names.ts';
import { type FigureContext, readRoleFigures } from '../../service/ingest/role-figures/read-role-figures.ts';
import { openTable } from '../../service/ingest/table/read-table.ts';
import { frameworks } from '../pathway/role/gap-fixture.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-figures-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function tableOf(...lines: readonly string[]) {
  const file = join(folder, 'figures.csv');
  await writeFile(file, lines.join('\r\n'));
  return await openTable(file, 'figures.csv');
}

const known = ['welding', 'general'].flatMap((id) => frameworks(id, '1')?.framework ?? []);
const context: FigureContext = { frameworks: known, sources: ['survey', 'jobs'], source: null };

describe('figures for a role', () => {
  it('are read whatever the order of the columns, the decimal mark and the sign of percent', async () => {
    const { figures, problems, lines } = await readRoleFigures(
      await tableOf(
        'n;Importance;Source;Skill;Remarks;Share',
        '12;4,25;survey;welding/join;none;',
        '7;;jobs;estimate;;3,5 %',
      ),
      context,
    );
    expect({ lines, problems }).toEqual({ lines: 2, problems: [] });
    expect(figures).toEqual([
      { line: 2, competency: 'welding/join', source: 'survey', importance: '4.25', count: 12 },
      { line: 3, competency: 'welding/estimate', source: 'jobs', share: '3.5', count: 7 },
    ]);
  });

  it('have every fault of every line named, and the other lines are read', async () => {
    const { figures, problems } = await readRoleFigures(
      await tableOf(
        'competency,source,importance,share,count,level',
        'welding/fly,survey,3,,,',
        'welding/join,rumour,5.1,100.5,-1,guru',
        'welding/weld,survey,,,,',
        'general/report,survey,2,,,welder',
        '"welding/join,survey,3',
      ),
      context,
    );
    expect(figures).toEqual([]);
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      ...[
        [2, 'competency'],
        [3, 'source'],
        [3, 'level'],
        [3, 'importance'],
        [3, 'share'],
        [3, 'count'],
      ],
      ...[
        [4, 'importance'],
        [5, 'level'],
        [6, null],
      ],
    ]);
    for (const { expected } of problems) expect(expected).not.toBe('');
  });

  it('say a thing once for each competency and source', async () => {
    const { figures, problems } = await readRoleFigures(
      await tableOf('competency,importance', 'welding/join,3', 'join,4'),
      { ...context, source: 'survey' },
    );
    expect(figures).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 3, column: null, expected: expect.stringContaining('line 2') }]);
  });

  it('are refused as a whole where a column is missing, or two are the same', async () => {
    const code = 'columns-unknown';
    await expect(readRoleFigures(await tableOf('importance,source', '3,survey'), context)).rejects.toMatchObject({
      code,
    });
    await expect(readRoleFigures(await tableOf('skill,code,source', 'a,b,c'), context)).rejects.toMatchObject({ code });
  });

  it('name a competency by its reference, its identifier, or what it is exactly aligned with; in doubt by none', () => {
    const names = competencyNames(known);
    expect(names.find('welding/join')).toEqual(['welding/join']);
    expect(names.find('JOIN')).toEqual(['welding/join']);
    expect(names.find('http://data.europa.eu/esco/skill/drawings')).toEqual(['welding/drawings', 'general/plans']);
    expect(names.find('sing')).toEqual([]);
  });
});

describe("employers' feedback in a table", () => {
  const head = 'pathway,award,competency,rating,employer,date,survey,response';

  it('has the ratings of one answer together', async () => {
    const { answers, problems } = await readEmployerFeedback(
      await tableOf(
        head,
        'p@1,badge,a/b,4,Us,2026-01-15,S,1',
        'p@1,badge,a/c,5,Us,2026-01-15,S,1',
        'p@1,badge,a/b,2,Us,2026-01-15,S,2',
      ),
    );
    expect(problems).toEqual([]);
    expect(answers).toMatchObject([
      {
        response: '1',
        ratings: [
          { competency: 'a/b', rating: 4 },
          { competency: 'a/c', rating: 5 },
        ],
      },
      { response: '2', ratings: [{ competency: 'a/b', rating: 2 }] },
    ]);
  });

  it('has every fault named by its column', async () => {
    const { answers, problems } = await readEmployerFeedback(
      await tableOf(head, 'p,badge,b,4.5,,2026-01,S,', 'p@1,badge,a/b,4,Us,2026-02-30,S,'),
    );
    expect(answers).toEqual([]);
    expect(problems.map(({ line, column }) => `${line} ${column}`).toSorted()).toEqual([
      ...['2 competency', '2 date', '2 employer', '2 pathway', '2 rating'],
      '3 date',
    ]);
  });
});
