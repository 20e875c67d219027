import type { JsonObject } from '../../core/json.ts';
import { learnerCookieName } from '../learner-cookie.ts';
import { problemSchema } from '../problem.ts';
import type { Route } from '../route.ts';
import { JsonSchemas } from './json-schemas.ts';
import { operation } from './operation.ts';

/** The version of the interface; of a package it says nothing. */
const INTERFACE_VERSION = '1.0.0';

const DESCRIPTION = `The issuer's and the verifiers' interface of a Cairn installation.

What anyone may read needs no key, and what is under \`/v1/learn\` takes a learner's session. Everything else takes \`Authorization: Bearer ...\`: an API key, as
\`npx cairn keys create\` makes them, or a token of the identity provider that is configured.

Every write takes an **Idempotency-Key**: the same request with the same key gets the same answer again, for a day.
Errors are problem documents (RFC 9457); programs decide by \`code\`.`;

/** What the routes declare, as an OpenAPI 3.1 document: made from the very schemas that check requests and answers. */
export function openApiDocument(routes: readonly Route[], publicUrl: string): JsonObject {
  const schemas = new JsonSchemas();
  const paths = Object.fromEntries(
    [...Map.groupBy(routes, ({ path }) => path)].map(([path, here]) => [
      path,
      Object.fromEntries(here.map((route) => [route.method.toLowerCase(), operation(route, schemas)])),
    ]),
  );
  schemas.of(problemSchema, 'output');
  return {
    openapi: '3.1.1',
    info: {
      title: 'Cairn',
      version: INTERFACE_VERSION,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: schemas.named(),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key (`cairn_...`), or a token of the identity provider.',
        },
        learnerSession: {
          type: 'apiKey',
          in: 'cookie',
          name: learnerCookieName(publicUrl),
          description: 'The session of a learner who has signed in at `/learn`. No script can read it.',
        },
      },
    },
  };
}
