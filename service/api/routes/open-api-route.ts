import { content } from '../answer.ts';
import { openApiDocument } from '../open-api/open-api-document.ts';
import { type Route, route } from '../route.ts';

const document = content(200, 'The OpenAPI 3.1 document.', 'application/json');

/** `GET /openapi.json`: describes the routes, itself among them, which is why it is given them later. */
export function openApiRoute(all: () => readonly Route[]): Route {
  return route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This interface, as OpenAPI 3.1',
    who: 'anyone',
    answers: [document],
    work: async ({ installation }) => JSON.stringify(openApiDocument(all(), installation.publicUrl)),
    reply: (text) => document.with(text, { 'Cache-Control': 'no-cache' }),
  });
}
