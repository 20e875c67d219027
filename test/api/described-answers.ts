import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../service/api/open-api/open-api-document.ts';
import type { Route } from '../../service/api/route.ts';
import { routes } from '../../service/api/routes.ts';
import { isJsonObject, type JsonValue } from '../../service/core/json.ts';
import type { Answer } from './asked.ts';

const document = openApiDocument(routes, 'https://college.example');
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'cairn', components: document.components }, 'cairn');
const validators = new Map<string, ValidateFunction>();

/** Throws where a route answers with what the OpenAPI document does not say: another status, type or form. */
export function assertDescribed(method: string, address: string, answer: Answer): void {
  const route = routeAt(method === 'HEAD' ? 'GET' : method, address.split('?', 1)[0] ?? '');
  // 304 and what stands in front of every route is described nowhere.
  if (route === undefined || [304, 405].includes(answer.status)) return;
  const responses = at(document.paths, route.path, route.method.toLowerCase(), 'responses');
  const described = at(responses, String(answer.status));
  const where = `${method} ${route.path} ${answer.status}`;
  if (described === undefined) throw new Error(`${where} is not described: ${answer.text}`);
  const type = answer.headers.get('content-type')?.split(';', 1)[0] ?? '';
  const content = at(described, 'content');
  if (answer.text === '' && content === undefined) return;
  const schema = at(content, type, 'schema');
  if (schema === undefined) throw new Error(`${where} is not described as ${type}`);
  if (!/json$/.test(type) || answer.text === '') return;
  const validate = validatorOf(`${where} ${type}`, schema);
  if (!validate(JSON.parse(answer.text))) {
    throw new Error(`${where} is not as described: ${ajv.errorsText(validate.errors)}: ${answer.text}`);
  }
}

function routeAt(method: string, path: string): Route | undefined {
  return routes.find(
    (route) =>
      route.method === method &&
      new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`).test(path),
  );
}

function validatorOf(name: string, schema: JsonValue): ValidateFunction {
  const known = validators.get(name);
  if (known !== undefined) return known;
  const local: object = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"cairn#/components'));
  const made = ajv.compile(local);
  validators.set(name, made);
  return made;
}

function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const name of path) found = found !== undefined && isJsonObject(found) ? found[name] : undefined;
  return found;
}
