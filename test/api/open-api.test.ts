import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../service/api/open-api/open-api-document.ts';
import { routes } from '../../service/api/routes.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../service/core/json.ts';

let document: JsonObject;
beforeAll(() => {
  document = openApiDocument(routes, 'https://certificates.college.example');
});

/** What stands at a place of the document. */
function at(...path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const name of path) value = value !== undefined && isJsonObject(value) ? value[name] : undefined;
  return value;
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('describes every route, and each under a name of its own', () => {
    const names = routes.map(({ method, path }) => at('paths', path, method.toLowerCase(), 'operationId'));
    expect(names.every((name) => typeof name === 'string')).toBe(true);
    expect(new Set(names).size).toBe(routes.length);
  });

  it('leads every reference to a schema that is there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
    expect(references.length).toBeGreaterThan(routes.length);
    for (const reference of references) {
      const [, ...path] = (reference ?? '').split('/');
      expect(at(...path), reference).toBeDefined();
    }
  });

  it('holds only schemas that a stock validator can use', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'cairn', components: document.components }, 'cairn');
    const schemas: JsonValue[] = [];
    const collect = (value: JsonValue | undefined): void => {
      if (Array.isArray(value)) value.forEach(collect);
      if (value === undefined || !isJsonObject(value)) return;
      for (const [name, member] of Object.entries(value)) {
        if (name === 'schema' && member !== undefined) schemas.push(member);
        collect(member);
      }
    };
    collect(document.paths);
    expect(schemas.length).toBeGreaterThan(100);
    for (const schema of schemas) {
      const local: object = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"cairn#/components'));
      expect(() => ajv.compile(local), JSON.stringify(schema)).not.toThrow();
    }
  });

  it('says of each route who may ask, and what it may refuse', () => {
    expect(at('paths', '/v1/evaluations', 'post')).toMatchObject({
      security: [{ bearer: [] }],
      description: expect.stringContaining('Roles: registrar, admin.'),
      parameters: [{ name: 'Idempotency-Key', in: 'header' }],
      responses: { 200: {}, 401: {}, 403: {}, 404: {}, 409: {}, 413: {}, 415: {}, 422: {} },
    });
    expect(at('paths', '/v1/credentials/{hash}/proof', 'get')).toMatchObject({
      security: [],
      parameters: [{ name: 'hash', in: 'path', required: true }],
      responses: { 200: { content: { 'application/json': {} } }, 404: { content: { 'application/problem+json': {} } } },
    });
  });

  it('names only errors that are answers to whoever asks', async () => {
    const { problemRules } = await import('../../service/api/problem-statuses.ts');
    const unruled = routes.flatMap(({ method, path, errors }) =>
      errors.filter((code) => problemRules[code] === undefined).map((code) => `${method} ${path}: ${code}`),
    );
    expect(unruled).toEqual([]);
  });
});
