import { describe, expect, it } from 'vitest';
import { countFindings } from '../../../service/formats/findings/checked-file.ts';
import { sarifLog } from '../../../service/formats/findings/sarif.ts';
import { finding } from '../../../service/pathway/check/finding.ts';
import { FINDING_RULES } from '../../../service/pathway/check/finding-rules.ts';
import { checkDocument } from '../../../service/pathway/document/check-document.ts';

const { findings } = checkDocument(new TextEncoder().encode('title: 😀 x\ncolour: red\n'), 'yaml', () => ({
  content: null,
  findings: [
    finding('form-unknown-member', ['colour'], { sentence: 'It is unknown.', remedy: 'Leave it out.' }),
    finding('form-wrong-value', ['title'], { sentence: 'It is wrong.', remedy: 'Correct it.' }),
  ],
}));

describe('findings as SARIF', () => {
  const log = sarifLog(
    [
      { file: 'pathways/my pathway.yaml', findings },
      { file: '/home/ä/b.json', findings: [] },
    ],
    '1.2.3',
  );

  it('have their place in the file, in code points, and in the document', () => {
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-schema-2.1.0.json') });
    expect(log).toHaveProperty('runs.0.columnKind', 'unicodeCodePoints');
    expect(log).toHaveProperty('runs.0.artifacts', [
      { location: { uri: 'pathways/my%20pathway.yaml' } },
      { location: { uri: 'file:///home/%C3%A4/b.json' } },
    ]);
    expect(log).toHaveProperty('runs.0.results', [
      {
        ruleId: 'form-wrong-value',
        ruleIndex: Object.keys(FINDING_RULES).indexOf('form-wrong-value'),
        level: 'error',
        message: { text: 'It is wrong. Correct it.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'pathways/my%20pathway.yaml', index: 0 },
              region: { startLine: 1, startColumn: 8, endLine: 1, endColumn: 11 },
            },
            logicalLocations: [{ fullyQualifiedName: '/title', kind: 'value' }],
          },
        ],
        partialFingerprints: { 'codeAndPointer/v1': 'form-wrong-value:/title' },
      },
      expect.objectContaining({ ruleId: 'form-unknown-member' }),
    ]);
  });

  it('come with every rule that there is, by its code', () => {
    expect(log.runs[0]?.tool.driver.rules?.map(({ id }) => id)).toEqual(Object.keys(FINDING_RULES));
    expect(log).toHaveProperty('runs.0.tool.driver.rules.0', {
      id: 'form-unknown-member',
      shortDescription: { text: 'A document has no members but those of its form.' },
      help: {
        text: 'A document has no members but those of its form. A document with this finding is not published.',
      },
      defaultConfiguration: { level: 'error' },
    });
  });

  it('are counted by severity', () => {
    expect(countFindings([{ file: 'a', findings }])).toEqual({ errors: 2, warnings: 0 });
  });
});
