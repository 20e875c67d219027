import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REVIEW_ROLES } from '../../service/pathway/framework/review.ts';
import { publishFramework } from '../../service/registrar/frameworks/publish-framework.ts';
import { submitFramework } from '../../service/registrar/frameworks/submit-framework.ts';
import { inOneOrder, samplePackage } from '../pathway/framework/case/sample-packages.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

const STANDARD = samplePackage('state-standard');
const DOCUMENT = Object(STANDARD.CFDocument);
const ID = 'northland-science-standards-grades-6-8';

let service: DeskService;
let designer: string;
beforeAll(async () => {
  service = await startDeskService();
  designer = await service.key('designer');
});
afterAll(() => service.close());

const get = (path: string) => service.send('GET', path);
/** What stands at an address that an object of CASE gives. */
const at = (uri: string) => get(uri.replace(service.installation.publicUrl, ''));
const caseOf = (path: string) => get(`/ims/case/v1p1/${path}`);

/** Drafts, and with `publish` publishes, what a package is. */
async function bringIn(changes: object, publish: boolean): Promise<void> {
  const source = { ...STANDARD, CFDocument: { ...DOCUMENT, ...changes } };
  const { json } = await service.send('POST', '/v1/frameworks/case', designer, source);
  if (!publish) return;
  const { installation } = service;
  const { id, edition } = Object(json.framework);
  const name = `${id}@${edition}`;
  await submitFramework(installation, name);
  await publishFramework(installation, { name, without: REVIEW_ROLES, reason: 'It was reviewed where it comes from.' });
}

describe('a CASE package that is sent', () => {
  it('becomes a draft, with what there is to say of the package', async () => {
    const { status, json } = await service.send('POST', '/v1/frameworks/case', designer, samplePackage('small'));
    expect(status).toBe(201);
    expect(json).toMatchObject({
      framework: { id: 'safe-use-of-hand-tools', edition: '3', standing: 'draft', competencies: 4 },
      change: 'new',
      findings: [],
    });
    expect((await service.send('POST', '/v1/frameworks/case', designer, samplePackage('small'))).json).toMatchObject({
      change: 'unchanged',
    });
  });

  it('is refused with each place, and nothing is kept, where it is none', async () => {
    const { status, json } = await service.send('POST', '/v1/frameworks/case', designer, { CFDocument: DOCUMENT });
    expect({ status, json }).toMatchObject({
      status: 400,
      json: {
        code: 'malformed-case-package',
        details: { findings: [{ code: 'case-without-items', pointer: '/CFItems' }] },
      },
    });
  });
});

describe('what software that reads CASE finds here', () => {
  it('is what ships, by names that are the same everywhere', async () => {
    const { json, headers } = await caseOf('CFDocuments');
    expect(headers.get('x-total-count')).toBe('2');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const [first] = Object(json).CFDocuments;
    expect(first).toMatchObject({
      identifier: '432d84fd-da65-5085-bb0b-837268387a18',
      caseVersion: '1.1',
      version: '2026.1',
    });
    const { json: found } = await get('/v1/frameworks/data-stewardship/2026.1/case');
    expect((await at(first.CFPackageURI.uri)).json).toEqual(found);
    const [item] = Object(found).CFItems;
    expect((await at(item.uri)).json).toMatchObject(item);
  });

  it('is no draft', async () => {
    await bringIn({}, false);
    expect((await get(`/v1/frameworks/${ID}/2025-Revision/case`)).json).toMatchObject({ code: 'framework-not-found' });
    const { status, json } = await caseOf(`CFDocuments/${DOCUMENT.identifier}`);
    expect({ status, json }).toMatchObject({ status: 404, json: { code: 'case-object-not-found' } });
  });

  it('is a package that was taken in, as it was, as soon as it is published', async () => {
    await bringIn({}, true);
    const { json } = await caseOf(`CFPackages/${String(DOCUMENT.identifier).toUpperCase()}`);
    expect(inOneOrder(json)).toEqual(inOneOrder(STANDARD));
    expect((await get(`/v1/frameworks/${ID}/2025-Revision/case`)).json).toEqual(json);
  });

  it('is of two editions with the same names that which was published last', async () => {
    service.clock.now = new Date('2026-12-01T09:00:00Z');
    await bringIn({ version: '2026' }, true);
    expect((await caseOf(`CFDocuments/${DOCUMENT.identifier}`)).json).toMatchObject({ version: '2026' });
    expect((await get(`/v1/frameworks/${ID}/2025-Revision/case`)).json).toMatchObject({ CFDocument: DOCUMENT });
    const { json, headers } = await caseOf('CFDocuments?limit=1&offset=2');
    expect(headers.get('x-total-count')).toBe('3');
    expect(Object(json).CFDocuments).toMatchObject([{ version: '2026' }]);
  });

  it('is each object of a package, by its identifier', async () => {
    const { CFItems, CFAssociations, CFDefinitions } = Object(STANDARD);
    for (const [resource, { identifier }] of [
      ['CFItems', CFItems[0]],
      ['CFAssociations', CFAssociations[0]],
      ['CFLicenses', CFDefinitions.CFLicenses[0]],
      ['CFAssociationGroupings', CFDefinitions.CFAssociationGroupings[0]],
    ] as const) {
      expect((await caseOf(`${resource}/${identifier}`)).json).toMatchObject({ identifier });
    }
    expect((await caseOf(`CFItemAssociations/${CFItems[1].identifier}`)).json).toMatchObject({ CFItem: CFItems[1] });
    expect((await caseOf(`CFSubjects/${CFDefinitions.CFSubjects[0].identifier}`)).json).toEqual({
      CFSubjects: CFDefinitions.CFSubjects,
    });
  });

  it('is nothing where a page is asked for that none can be', async () => {
    for (const query of ['limit=0', 'limit=1001', 'offset=-1', 'limit=all']) {
      expect((await caseOf(`CFDocuments?${query}`)).json).toMatchObject({ status: 400, code: 'malformed-request' });
    }
  });
});
