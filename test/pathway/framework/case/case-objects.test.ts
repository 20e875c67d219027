import { describe, expect, it } from 'vitest';
import {
  CASE_RESOURCES,
  CaseObjects,
  type CaseResource,
} from '../../../../service/pathway/framework/case/case-objects.ts';
import { exportCase } from '../../../../service/pathway/framework/case/export-case.ts';
import { importCase } from '../../../../service/pathway/framework/case/import-case.ts';
import { samplePackage } from './sample-packages.ts';

const ADDRESS = 'https://registry.example.org/ims/case/v1p1';

function objectsOf(name: Parameters<typeof samplePackage>[0]): CaseObjects {
  const { framework } = importCase(samplePackage(name));
  if (framework === null) throw new Error('the sample is good');
  return new CaseObjects(
    exportCase(framework, { changedAt: '2026-09-01T08:00:00Z', address: ADDRESS, creator: '' }),
    ADDRESS,
  );
}

/** The identifier of the first object of a list of the state's standards, or of the rubrics. */
function nameIn(list: string): string {
  const standard = samplePackage('state-standard');
  const all = {
    ...standard,
    ...Object(standard.CFDefinitions),
    CFRubrics: samplePackage('rubrics-and-others').CFRubrics,
  };
  return String(all[list][0].identifier);
}

const standard = objectsOf('state-standard');
const document = Object(samplePackage('state-standard').CFDocument);

describe('what a CASE service hands out of a package', () => {
  it('is the package, and the document with the address of the package', () => {
    expect(standard.find('CFPackages', document.identifier)).toMatchObject({ CFDocument: document });
    const { CFPackageURI, ...plain } = Object(standard.find('CFDocuments', document.identifier));
    expect(plain).toEqual(document);
    const { identifier, title } = document;
    expect(CFPackageURI).toEqual({ title, identifier, uri: `${ADDRESS}/CFPackages/${identifier}` });
  });

  it('is an item or an association with the address of its document', () => {
    const { identifier, uri, title } = document;
    for (const resource of ['CFItems', 'CFAssociations'] as const) {
      const found = standard.find(resource, nameIn(resource));
      expect(found).toMatchObject({ identifier: nameIn(resource), CFDocumentURI: { identifier, uri, title } });
    }
  });

  it('is an item with all associations that it is an end of', () => {
    const domain = Object(samplePackage('state-standard')).CFItems[1];
    const { CFItem, CFAssociations } = Object(standard.find('CFItemAssociations', domain.identifier));
    expect(CFItem).toMatchObject(domain);
    expect(CFAssociations).toHaveLength(3);
  });

  it('is a definition with those below it, where CASE orders them', () => {
    const { CFItemTypes } = Object(standard.find('CFItemTypes', nameIn('CFItemTypes')));
    expect(CFItemTypes.map(({ title }: { title: string }) => title)).toEqual([
      'Grade',
      'Domain',
      'Standard',
      'Benchmark',
    ]);
    expect(Object(standard.find('CFConcepts', nameIn('CFConcepts'))).CFConcepts).toHaveLength(1);
  });

  it.each<[CaseResource, CaseObjects]>([
    ['CFLicenses', standard],
    ['CFAssociationGroupings', standard],
    ['CFRubrics', objectsOf('rubrics-and-others')],
  ])('is one of the %s, as it stands in the package', (resource, objects) => {
    expect(objects.find(resource, nameIn(resource))).toMatchObject({ identifier: nameIn(resource) });
  });

  it.each(CASE_RESOURCES)('is found by its identifier in whatever case, and not where it is none: %s', (resource) => {
    expect(standard.find(resource, '00000000-0000-4000-8000-000000000000')).toBeUndefined();
    const objects = resource === 'CFRubrics' ? objectsOf('rubrics-and-others') : standard;
    const list = resource === 'CFPackages' ? 'CFDocuments' : resource === 'CFItemAssociations' ? 'CFItems' : resource;
    const name = list === 'CFDocuments' ? document.identifier : nameIn(list);
    expect(objects.find(resource, name.toUpperCase())).toEqual(objects.find(resource, name));
    expect(objects.find(resource, name)).toBeDefined();
    expect(objects.identifiers()).toContain(name);
  });
});
