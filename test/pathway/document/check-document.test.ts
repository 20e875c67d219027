import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkDefinition } from '../../../service/pathway/check/check-pathway.ts';
import { finding } from '../../../service/pathway/check/finding.ts';
import { readDefinition } from '../../../service/pathway/check/read-definition.ts';
import { checkDocument, type Examine } from '../../../service/pathway/document/check-document.ts';
import { brokenDocument, contextOf } from '../check/broken/broken-definition.ts';
import { brokenDefinitions } from '../check/broken/broken-definitions.ts';

const utf8 = new TextEncoder();

describe('a document that is checked', () => {
  it.each(brokenDefinitions)('has the same findings in JSON and in YAML: where $broken', (definition) => {
    const document = brokenDocument(definition);
    const examine: Examine<unknown> = (json, written) => {
      const reading = readDefinition(json, written);
      if (reading.definition === null) return { content: null, findings: reading.findings };
      const findings = checkDefinition(reading.definition, reading.source, contextOf(definition));
      return { content: reading.definition, findings };
    };
    const found = (text: string, format: 'json' | 'yaml') =>
      checkDocument(utf8.encode(text), format, examine).findings.map(({ region, ...rest }) => rest);
    const json = found(JSON.stringify(document), 'json');
    expect(
      found(stringify(document, { defaultStringType: 'QUOTE_DOUBLE', aliasDuplicateObjects: false }), 'yaml'),
    ).toEqual(json);
    expect(json.map(({ code, pointer }) => ({ code, pointer })).toSorted(byPointer)).toEqual(
      definition.findings.map(({ code, pointer }) => ({ code, pointer })).toSorted(byPointer),
    );
  });

  it('is told of in so many words as people read: errors before warnings, and how many are left out', () => {
    const names = Array.from({ length: 1_500 }, (_, at) => `m${at}`);
    const words = { sentence: 'It is so.', remedy: 'Change it.' };
    const text = JSON.stringify(Object.fromEntries(names.map((name) => [name, 0])), null, 1);
    const { findings } = checkDocument(utf8.encode(text), 'json', () => ({
      content: null,
      findings: names.map((name, at) => finding(at % 2 === 0 ? 'source-unused' : 'form-wrong-value', [name], words)),
    }));
    expect(findings).toHaveLength(1_001);
    expect(findings.filter(({ severity }) => severity === 'error')).toHaveLength(750);
    expect(findings.at(-1)).toMatchObject({ code: 'findings-omitted', sentence: '500 more findings are not told.' });
  });

  it('may have any number of unknown members', () => {
    const members = Array.from({ length: 20_000 }, (_, at) => `"m${at}": 0`).join(',\n');
    const { findings } = checkDocument(utf8.encode(`{${members}}`), 'json', (json, written) => {
      const reading = readDefinition(json, written);
      return { content: null, findings: reading.definition === null ? reading.findings : [] };
    });
    expect(findings).toHaveLength(1_001);
  });
});

function byPointer(a: { readonly pointer: string }, b: { readonly pointer: string }): number {
  return a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0;
}
