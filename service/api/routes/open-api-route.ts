import { content } from '../answer.ts';
import { openApiDocument } from '../open-api/open-api-document.ts';
import { type Route, route } from '../route.ts';

const document = content(200, 'The OpenAPI 3.1 document.', 'application/json');

/** `GET /openapi.json`: describes the routes, itself among them, which is why it is given them later. */
export function openApiRoute(all: () => readonly Route[]): Route {
  // Made once: it takes longer than any other answer that anyone may ask for.
  const made = new Map<string, string>();
  const textFor = (publicUrl: string): string => {
    const text = made.get(publicUrl) ?? JSON.stringify(openApiDocument(all(), publicUrl));
    made.set(publicUrl, text);
    return text;
  };
  return route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This interface, as OpenAPI 3.1',
    who: 'anyone',
    answers: [document],
    work: async ({ installation }) => textFor(installation.publicUrl),
    reply: (text) => document.with(text, { 'Cache-Control': 'no-cache' }),
  });
}
