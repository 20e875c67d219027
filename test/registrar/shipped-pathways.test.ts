import { describe, expect, it } from 'vitest';
import { checkPathway } from '../../service/pathway/check/check-pathway.ts';
import { readDocument } from '../../service/pathway/document/read-document.ts';
import { shippedPathways } from '../../service/pathway/examples/shipped-pathways.ts';
import { parsePathway, pathwayDigest } from '../../service/pathway/pathway.ts';
import { exportPathway } from '../../service/registrar/pathways/export-pathway.ts';
import { shippedCheckContext } from '../../service/registrar/pathways/pathway-check-context.ts';

/** A day on which no review of what ships is due. */
const TODAY = '2026-11-24';

describe('a pathway that ships', () => {
  it.each(shippedPathways)('$id is checked without a finding', ({ source }) => {
    expect(checkPathway(source, shippedCheckContext(TODAY))).toEqual([]);
  });

  it.each(shippedPathways)(
    '$id is written out, as JSON and as YAML, and read again with the same digest',
    async (it) => {
      for (const format of ['json', 'yaml'] as const) {
        const { text } = await exportPathway(null, `${it.id}@${it.edition}`, format);
        const { document } = readDocument(new TextEncoder().encode(text), format);
        expect(pathwayDigest(parsePathway(document?.json))).toBe(pathwayDigest(it));
      }
    },
  );

  it('builds on the framework that ships, as it is published', () => {
    const warned = checkPathway(
      {
        ...Object(shippedPathways.find(({ id }) => id === 'data-stewardship-professional')?.source),
        reviewOn: '2026-01-01',
      },
      shippedCheckContext(TODAY),
    );
    expect(warned.map(({ code, severity, pointer }) => [code, severity, pointer])).toEqual([
      ['review-due', 'warning', '/reviewOn'],
    ]);
  });
});
