import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CairnError } from '../../../service/core/errors.ts';
import {
  competencyReference,
  frameworkDigest,
  frameworkReference,
  parseFramework,
  readFramework,
} from '../../../service/pathway/framework/parse-framework.ts';
import { competency, writtenFramework } from './framework-fixture.ts';

describe('a framework that is read', () => {
  const framework = parseFramework(writtenFramework());

  it('has names for itself and for each of its competencies', () => {
    expect(frameworkReference(framework)).toBe('urn:cairn:framework:welding:1');
    expect(competencyReference(framework, 'run-bead')).toBe('urn:cairn:competency:welding:1:run-bead');
  });

  it('knows where each competency stands', () => {
    expect(
      [...framework.byId.values()].map(({ competency: { id }, parent, depth }) => ({ id, parent, depth })),
    ).toEqual([
      { id: 'join-metal', parent: null, depth: 1 },
      { id: 'prepare-edges', parent: 'join-metal', depth: 2 },
      { id: 'run-bead', parent: 'join-metal', depth: 2 },
      { id: 'name-hazards', parent: null, depth: 1 },
    ]);
    expect(framework.byId.get('run-bead')?.path).toEqual(['competencies', 0, 'competencies', 1]);
  });

  it('has the digest of what was written, in whatever order its members stand', () => {
    const { id, ...rest } = writtenFramework();
    expect(frameworkDigest(parseFramework({ ...rest, id }))).toBe(frameworkDigest(framework));
    expect(frameworkDigest(parseFramework(writtenFramework({ title: 'Welding, again' })))).not.toBe(
      frameworkDigest(framework),
    );
  });
});

describe('what is no framework', () => {
  it('is told by the places of its form', () => {
    const { title: _, ...untitled } = writtenFramework();
    const { findings } = readFramework({ ...untitled, author: 'me', edition: 'a b' });
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['form-wrong-value', '/edition'],
      ['form-missing-member', '/title'],
      ['form-unknown-member', '/author'],
    ]);
  });

  it('is told by the second place of an identifier, anywhere in the tree', () => {
    const written = writtenFramework({
      competencies: [
        competency('weld', {
          competencies: [competency('grind'), competency('cut', { competencies: [competency('weld')] })],
        }),
        competency('grind'),
      ],
    });
    expect(readFramework(written).findings).toEqual([
      {
        code: 'id-repeated',
        severity: 'error',
        pointer: '/competencies/0/competencies/1/competencies/0/id',
        sentence: '"weld" already stands for another competency of this framework.',
        remedy: 'Give one of the two another identifier: those who refer to it could not tell which is meant.',
      },
      expect.objectContaining({ code: 'id-repeated', pointer: '/competencies/1/id' }),
    ]);
  });

  it('is refused before its nesting exhausts the stack, and where a name is dangerous', () => {
    let deep: unknown = [];
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(readFramework(deep).findings).toMatchObject([{ code: 'form-unsafe', pointer: '' }]);
    const tainted: unknown = JSON.parse('{"competencies": [{"__proto__": {"id": "x"}}]}');
    expect(readFramework(tainted).findings).toMatchObject([
      { code: 'form-unsafe', pointer: '/competencies/0/__proto__' },
    ]);
  });

  it('is an error with all findings where a framework is needed', () => {
    const written = writtenFramework({ competencies: [competency('weld'), competency('weld'), competency('weld')] });
    expect(() => parseFramework(written)).toThrow(
      'The competency framework is refused at /competencies/1/id: "weld" already stands for another competency of this framework. (and 1 more)',
    );
    try {
      parseFramework(written);
    } catch (error) {
      expect(error).toBeInstanceOf(CairnError);
      expect(error).toMatchObject({ code: 'malformed-framework', details: { findings: [{}, {}] } });
    }
  });

  it('is told, and never thrown, whatever the value', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { framework, findings } = readFramework(value);
        return framework === null && findings.length > 0;
      }),
    );
  });
});
