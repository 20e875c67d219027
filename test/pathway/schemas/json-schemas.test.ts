import { readdir, readFile } from 'node:fs/promises';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { generateSchemas, SCHEMAS_FOLDER } from '../../../scripts/schemas.ts';
import { isJsonObject, type JsonValue } from '../../../service/core/json.ts';
import { parseStrictJson } from '../../../service/core/strict-json.ts';
import { readForm } from '../../../service/pathway/check/read-form.ts';
import { pathwaySchema } from '../../../service/pathway/definition/pathway-definition.ts';
import { PUBLISHED_SCHEMAS } from '../../../service/pathway/schemas/published-schemas.ts';
import { brokenDocument } from '../check/broken/broken-definition.ts';
import { brokenDefinitions } from '../check/broken/broken-definitions.ts';
import { brokenInForm } from '../check/broken/broken-form.ts';

const EXAMPLES = new URL('../../../service/pathway/examples/', import.meta.url);

/** A stock validator, as strict as it can be: an unknown keyword or an ambiguous type is an error. */
const ajv = new Ajv2020({ strict: true, allErrors: true });

/** By the `type` of the documents that it is for. */
const validators = new Map(
  [...generateSchemas()].map(([name, text]): [string, ValidateFunction] => {
    const schema: unknown = JSON.parse(text);
    const type = /"type": \{\n\s+"type": "string",\n\s+"const": "(\w+)"/.exec(text)?.[1];
    if (typeof schema !== 'object' || schema === null || type === undefined) throw new Error(`${name} is no schema`);
    return [type, ajv.compile(schema)];
  }),
);

const valid = (document: JsonValue): boolean => {
  const type = isJsonObject(document) ? String(document['type']) : '';
  return validators.get(type)?.(document) === true;
};

const examples = await Promise.all(
  (await readdir(EXAMPLES, { recursive: true }))
    .filter((name) => name.endsWith('.json'))
    .map(
      async (name): Promise<[string, JsonValue]> => [name, parseStrictJson(await readFile(new URL(name, EXAMPLES)))],
    ),
);

describe('the JSON Schemas', () => {
  it('are those of the forms that the service reads by', async () => {
    const generated = generateSchemas();
    expect((await readdir(SCHEMAS_FOLDER)).filter((name) => name.endsWith('.json')).toSorted()).toEqual(
      [...generated.keys()].toSorted(),
    );
    for (const [name, text] of generated) {
      expect(await readFile(new URL(name, SCHEMAS_FOLDER), 'utf8'), `${name}: run node scripts/schemas.ts`).toBe(text);
    }
  });

  it('are served, each as it is', () => {
    expect(PUBLISHED_SCHEMAS).toEqual(
      Object.fromEntries([...generateSchemas()].map(([name, text]) => [name, JSON.parse(text)])),
    );
  });

  it('are for pathways, competency frameworks and role profiles, in draft 2020-12', () => {
    expect([...validators.keys()]).toEqual(['CairnPathway', 'CairnCompetencyFramework', 'CairnRoleProfile']);
    for (const [name, text] of generateSchemas()) {
      expect(JSON.parse(text)).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `urn:cairn:schema:${name.replace('.schema.json', '')}`,
        title: expect.stringMatching(/^Cairn .*, version [0-9]$/),
        additionalProperties: false,
      });
    }
  });

  it('name every part that is used more than once, and describe it', () => {
    for (const text of generateSchemas().values()) {
      expect(text).not.toContain('__schema');
      const { $defs } = JSON.parse(text);
      for (const part of Object.values($defs)) expect(part).toHaveProperty('description');
    }
  });

  it.each(examples)('accept the example %s', (_, document) => {
    expect(valid(document)).toBe(true);
  });

  it('reject every example with a member too many, too few, or of another kind, as the reader does', () => {
    for (const [, document] of examples) {
      if (!isJsonObject(document)) continue;
      const spoilt: JsonValue[] = [
        { ...document, colour: 'red' },
        { ...document, version: '2' },
        { ...document, title: 7 },
        { ...document, title: ' padded' },
        ...Object.keys(document)
          .filter((name) => ['type', 'version', 'id', 'edition', 'title', 'language'].includes(name))
          .map((left) => Object.fromEntries(Object.entries(document).filter(([name]) => name !== left))),
      ];
      expect(spoilt.map(valid)).toEqual(spoilt.map(() => false));
    }
  });

  it.each(brokenDefinitions)(
    'reject a pathway in which $broken exactly when that is a matter of form',
    (definition) => {
      expect(valid(brokenDocument(definition))).toBe(!brokenInForm.includes(definition));
    },
  );

  it('accept text of several lines, and no number where text is asked for', () => {
    const [, pathway] = examples.find(([name]) => name.startsWith('data-stewardship-foundations')) ?? [];
    if (!isJsonObject(pathway)) throw new Error('no example');
    expect(valid({ ...pathway, description: 'One line.\nAnother.' })).toBe(true);
    expect(valid({ ...pathway, creditSystem: { name: 'ECTS', hoursPerCredit: 25 } })).toBe(false);
    expect(valid({ ...pathway, creditSystem: { name: 'ECTS', hoursPerCredit: '25' } })).toBe(true);
    expect('source' in readForm(pathwaySchema, { ...pathway, description: 'One line.\nAnother.' })).toBe(true);
  });
});
