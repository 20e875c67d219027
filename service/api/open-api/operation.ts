import type { ErrorCode } from '../../core/errors.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';
import { ANSWERS_KEPT_HOURS } from '../../registrar/access/once-for-key.ts';
import type { Answer } from '../answer.ts';
import { problemRules } from '../problem-statuses.ts';
import type { Route } from '../route.ts';
import type { JsonSchemas } from './json-schemas.ts';

/** A route as an OpenAPI operation. */
export function operation(route: Route, schemas: JsonSchemas): JsonObject {
  const { method, path, summary, description, who, body } = route;
  const parameters = [...parametersOf(route, schemas), ...(route.writes ? [IDEMPOTENCY_KEY] : [])];
  return {
    operationId: nameOf(method, path),
    tags: [tagOf(path)],
    summary,
    description: [description, roles(who)].filter((part) => part !== null).join('\n\n'),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === null ? {} : { requestBody: requestBody(body, schemas) }),
    responses: responses(route, schemas),
    security: who === 'anyone' ? [] : [who === 'learner' ? { learnerSession: [] } : { bearer: [] }],
  };
}

const IDEMPOTENCY_KEY: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  description: `What nobody can guess, as a random UUID: the same request with it gets the same answer again, for ${ANSWERS_KEPT_HOURS} hours.`,
  schema: { type: 'string', minLength: 16, maxLength: 255 },
};

/** `getV1BatchesByBatchIdManifest` */
function nameOf(method: string, path: string): string {
  const words = path
    .replaceAll('{', 'by-')
    .split(/[/.}_-]+/)
    .filter((word) => word !== '');
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function tagOf(path: string): string {
  const [first = '', second] = path.split('/').slice(1);
  return first === 'v1' && second !== undefined ? second : 'installation';
}

function roles(who: Route['who']): string | null {
  if (who === 'learner') return 'For a learner who is signed in, about what is theirs alone.';
  return who === 'anyone' ? null : `Roles: ${[...who, 'admin'].join(', ')}.`;
}

function parametersOf({ params, query }: Route, schemas: JsonSchemas): JsonObject[] {
  return [
    ...(params === null ? [] : membersOf(schemas.of(params, 'input'), 'path')),
    ...(query === null ? [] : membersOf(schemas.of(query, 'input'), 'query')),
  ];
}

function membersOf({ properties, required }: JsonObject, place: 'path' | 'query'): JsonObject[] {
  const members = properties !== undefined && isJsonObject(properties) ? Object.entries(properties) : [];
  const needed = required !== undefined && isJsonArray(required) ? required : [];
  return members.map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || needed.includes(name),
    schema: schema ?? {},
  }));
}

function requestBody(body: NonNullable<Route['body']>, schemas: JsonSchemas): JsonObject {
  const schema = body.schema === null ? {} : schemas.of(body.schema, 'input');
  return {
    required: true,
    description: `At most ${body.maxBytes.toLocaleString('en')} bytes.`,
    content: Object.fromEntries(body.mediaTypes.map((type) => [type, { schema }])),
  };
}

function responses(route: Route, schemas: JsonSchemas): JsonObject {
  const answers = Map.groupBy(route.answers, ({ status }) => status);
  const refusals = Map.groupBy(errorsOf(route), (code) => problemRules[code]?.status ?? 500);
  const statuses = [...new Set([...answers.keys(), ...refusals.keys()])].toSorted((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [status, response(answers.get(status) ?? [], refusals.get(status) ?? [], schemas)]),
  );
}

function response(answers: readonly Answer<never>[], codes: readonly ErrorCode[], schemas: JsonSchemas): JsonObject {
  const content: Record<string, JsonValue> = {};
  for (const { mediaType, schema } of answers) {
    if (mediaType !== null) content[mediaType] = { schema: schema === null ? {} : schemas.of(schema, 'output') };
  }
  if (codes.length > 0) {
    content['application/problem+json'] = {
      schema: { $ref: '#/components/schemas/Problem', properties: { code: { enum: [...new Set(codes)] } } },
    };
  }
  const described = [...answers.map(({ description }) => description), ...new Set(codes.map((code) => `\`${code}\``))];
  return { description: described.join(' '), ...(Object.keys(content).length === 0 ? {} : { content }) };
}

/** What a route says that it may refuse, and what comes of how it is declared. */
function errorsOf({ errors, who, params, query, body, writes, unmetered, sameOrigin }: Route): ErrorCode[] {
  const reads = params !== null || query !== null || body !== null;
  return [
    ...errors,
    ...(reads ? (['malformed-request'] as const) : []),
    ...(body === null
      ? []
      : (['content-too-large', 'unsupported-media-type', 'upload-interrupted', 'upload-too-slow'] as const)),
    ...(body?.schema == null ? [] : (['malformed-json'] as const)),
    ...refusalsOf(who),
    ...(sameOrigin ? (['cross-site-request'] as const) : []),
    ...(writes ? (['idempotency-key-reused', 'request-under-way', 'store-full', 'store-read-only'] as const) : []),
    ...(unmetered ? [] : (['too-many-requests'] as const)),
    'store-busy',
    'service-ending',
    'internal-error',
  ];
}

function refusalsOf(who: Route['who']): readonly ErrorCode[] {
  if (who === 'anyone') return [];
  if (who === 'learner') return ['not-signed-in'];
  return [
    ...(['token-missing', 'token-malformed', 'token-foreign', 'token-unknown', 'token-expired'] as const),
    ...(['token-revoked', 'token-invalid', 'role-lacking', 'scope-lacking', 'identity-provider-unavailable'] as const),
  ];
}
