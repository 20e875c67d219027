import { z } from 'zod';
import type { JsonObject } from '../../core/json.ts';
import { CASE_PATH, CASE_RESOURCES, type CaseResource } from '../../registrar/frameworks/case-catalogue.ts';
import { MOST_CASE_BYTES } from '../../registrar/frameworks/case-file.ts';
import { draftCasePackage } from '../../registrar/frameworks/draft-case-package.ts';
import { content } from '../answer.ts';
import { draftAnswers, draftOutcome, draftReply } from '../framework-draft-answer.ts';
import { editionParameters } from '../framework-schemas.ts';
import { bytesBody } from '../request-body.ts';
import { route } from '../route.ts';

const object = z.looseObject({});

/** What a consumer of CASE finds at one address for long: it is published, but another edition may take its place. */
const CACHED = { 'Cache-Control': 'public, max-age=300' };

const packaged = content(
  200,
  'The framework as a CFPackage of CASE 1.1.',
  'application/json',
  z.looseObject({ CFDocument: object, CFItems: z.array(object) }).meta({ id: 'CasePackage' }),
);
const documents = content(
  200,
  'A page of them; the header X-Total-Count says how many there are.',
  'application/json',
  z.object({ CFDocuments: z.array(object) }),
);

const MEANINGS: Readonly<Record<CaseResource, string>> = {
  CFPackages: 'A published framework as a CASE package, by the identifier of its document',
  CFDocuments: 'What a CASE package says of a published framework as a whole',
  CFItems: 'A competency of a published framework, as a CASE item',
  CFItemAssociations: 'A CASE item with every association that it is an end of',
  CFAssociations: 'A CASE association of a published framework',
  CFAssociationGroupings: 'A grouping of CASE associations',
  CFConcepts: 'A CASE concept, and those below it',
  CFSubjects: 'A CASE subject, and those below it',
  CFItemTypes: 'A type of CASE items, and those below it',
  CFLicenses: 'A licence of a CASE package',
  CFRubrics: 'A rubric of a CASE package',
};

const objectParameters = z.object({
  sourcedId: z.string().max(64).meta({ description: 'Its identifier, a UUID; in lower or upper case' }),
});
const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100).meta({ description: 'How many at most' }),
  offset: z.coerce.number().int().min(0).default(0).meta({ description: 'How many are passed over' }),
});

/** CASE packages in (`/v1/frameworks/case`) and out (`/v1/frameworks/{id}/{edition}/case`), and the addresses of a CASE 1.1 service. */
export const caseRoutes = [
  route({
    method: 'POST',
    path: '/v1/frameworks/case',
    summary: 'Write the framework that a CASE package is down as a draft',
    description:
      'A CFPackage of CASE 1.1 (1EdTech); one of CASE 1.0 is read as well. What CASE alone can say is kept in the ' +
      'framework, so that it comes out again as it was. The findings are about the package, with places in it.',
    who: ['designer'],
    body: bytesBody(['application/json'], MOST_CASE_BYTES, object),
    answers: draftAnswers,
    errors: ['malformed-case-package', 'framework-published'],
    work: ({ installation, body }) => draftCasePackage(installation, body),
    reply: draftReply,
    deed: { action: 'frameworks.import', outcome: draftOutcome },
  }),
  route({
    method: 'GET',
    path: '/v1/frameworks/{id}/{edition}/case',
    summary: 'A published framework as a CASE package',
    description: 'For any software that reads CASE 1.1 (1EdTech). What CASE has no word for stands in extensions.',
    who: 'anyone',
    params: editionParameters,
    answers: [packaged],
    errors: ['framework-not-found'],
    work: ({ registrar, params }) => registrar.caseCatalogue.packageOf(params),
    reply: (found) => packaged.with(JSON.stringify(found), CACHED),
  }),
  route({
    method: 'GET',
    path: `${CASE_PATH}/CFDocuments`,
    summary: 'The published frameworks, as CASE documents',
    description:
      'Operation getAllCFDocuments of the CASE 1.1 service (1EdTech), read-only and for anyone; all its operations are ' +
      'here. Sorting, filtering and selecting fields are not; errors are problem documents as everywhere in this service.',
    who: 'anyone',
    query: pageQuery,
    answers: [documents],
    work: async ({ registrar, query: { limit, offset } }) => {
      const all = await registrar.caseCatalogue.documents();
      return { page: all.slice(offset, offset + limit), total: all.length };
    },
    reply: ({ page, total }) =>
      documents.with(JSON.stringify({ CFDocuments: page }), { ...CACHED, 'X-Total-Count': String(total) }),
  }),
  ...CASE_RESOURCES.map(resourceRoute),
];

function resourceRoute(resource: CaseResource) {
  const found = resource === 'CFPackages' ? packaged : content(200, 'As CASE 1.1 has it.', 'application/json', object);
  return route({
    method: 'GET',
    path: `${CASE_PATH}/${resource}/{sourcedId}`,
    summary: MEANINGS[resource],
    who: 'anyone',
    params: objectParameters,
    answers: [found],
    errors: ['case-object-not-found'],
    work: ({ registrar, params }): Promise<JsonObject> => registrar.caseCatalogue.find(resource, params.sourcedId),
    reply: (object) => found.with(JSON.stringify(object), CACHED),
  });
}
