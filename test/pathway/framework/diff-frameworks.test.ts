import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompetencyFrameworkDefinition } from '../../../service/pathway/framework/competency-framework.ts';
import { diffFrameworks } from '../../../service/pathway/framework/diff-frameworks.ts';
import { frameworkChange } from '../../../service/pathway/framework/framework-change.ts';
import { frameworkDigest, parseFramework } from '../../../service/pathway/framework/parse-framework.ts';
import { frameworks } from './framework-arbitrary.ts';
import { competency, writtenFramework } from './framework-fixture.ts';

const diff = (before: Partial<CompetencyFrameworkDefinition>, after: Partial<CompetencyFrameworkDefinition>) =>
  diffFrameworks(
    parseFramework(writtenFramework(before)),
    parseFramework(writtenFramework({ edition: '2', ...after })),
  );
const cut = competency('cut');

describe('two editions of a framework', () => {
  it('differ in a competency that is new, and in one that is gone, which breaks what refers to it', () => {
    expect(diff({ competencies: [cut, competency('saw')] }, { competencies: [cut, competency('grind')] })).toEqual([
      frameworkChange('competency-removed', { competency: 'saw', from: 'can show saw', breaking: true }),
      frameworkChange('competency-added', { competency: 'grind', to: 'can show grind' }),
    ]);
  });

  it('differ in where a competency stands', () => {
    const before = [
      competency('weld', { competencies: [cut] }),
      competency('finish', { competencies: [competency('grind')] }),
    ];
    const after = [competency('weld'), competency('finish', { competencies: [competency('grind'), cut] })];
    expect(diff({ competencies: before }, { competencies: after })).toEqual([
      frameworkChange('competency-moved', { competency: 'cut', from: 'weld', to: 'finish' }),
    ]);
  });

  it('differ in the order in which competencies stand, where nothing else has changed', () => {
    expect(diff({ competencies: [cut, competency('saw')] }, { competencies: [competency('saw'), cut] })).toEqual([
      frameworkChange('order-changed', { from: 'cut, saw', to: 'saw, cut' }),
    ]);
  });

  it('differ in what a competency says, with both texts', () => {
    const one = competency('cut', { statement: 'can cut metal', code: 'A', notes: 'by hand' });
    const other = competency('cut', { statement: 'can cut steel', kind: 'ability', code: 'B' });
    expect(diff({ competencies: [one] }, { competencies: [other] })).toEqual([
      frameworkChange('statement-changed', { competency: 'cut', from: 'can cut metal', to: 'can cut steel' }),
      frameworkChange('kind-changed', { competency: 'cut', from: 'skill', to: 'ability' }),
      frameworkChange('code-changed', { competency: 'cut', from: 'A', to: 'B' }),
      frameworkChange('notes-changed', { competency: 'cut', from: 'by hand' }),
    ]);
  });

  it('differ in what a competency is aligned with', () => {
    const to = (uri: string, relation: 'exact' | 'close') => ({ uri, framework: 'ESCO', relation, title: 'cutting' });
    const one = competency('cut', { alignments: [to('urn:a', 'exact'), to('urn:b', 'exact')] });
    const other = competency('cut', { alignments: [to('urn:a', 'close'), to('urn:c', 'exact')] });
    expect(diff({ competencies: [one] }, { competencies: [other] })).toEqual([
      frameworkChange('alignment-changed', {
        ...{ competency: 'cut', of: 'urn:a' },
        ...{ from: 'ESCO: cutting (exact)', to: 'ESCO: cutting (close)' },
      }),
      frameworkChange('alignment-removed', { competency: 'cut', of: 'urn:b', from: 'ESCO: cutting (exact)' }),
      frameworkChange('alignment-added', { competency: 'cut', of: 'urn:c', to: 'ESCO: cutting (exact)' }),
    ]);
  });

  it('differ in what levels mean for a competency', () => {
    const one = competency('cut', { levelDescriptors: { guided: 'with a template', alone: 'from a drawing' } });
    const other = competency('cut', { levelDescriptors: { guided: 'with a guide' } });
    expect(diff({ competencies: [one] }, { competencies: [other] })).toEqual([
      frameworkChange('descriptor-changed', {
        ...{ competency: 'cut', of: 'guided' },
        ...{ from: 'with a template', to: 'with a guide' },
      }),
      frameworkChange('descriptor-removed', { competency: 'cut', of: 'alone', from: 'from a drawing' }),
    ]);
  });

  it('differ in their scale: a level that is gone breaks what refers to it, and so do levels in another order', () => {
    const [low, high, top] = [
      { id: 'low', title: 'Low' },
      { id: 'high', title: 'High' },
      { id: 'top', title: 'Top' },
    ];
    expect(diff({ levels: [low, high] }, { levels: [low, top] })).toEqual([
      frameworkChange('level-removed', { of: 'high', from: 'High', breaking: true }),
      frameworkChange('level-added', { of: 'top', to: 'Top' }),
    ]);
    expect(diff({ levels: [low, high] }, { levels: [high, low] })).toEqual([
      frameworkChange('levels-reordered', { from: 'low, high', to: 'high, low', breaking: true }),
    ]);
    expect(diff({ levels: [low] }, { levels: [{ ...low, description: 'With help.' }] })).toEqual([
      frameworkChange('level-changed', { of: 'low', from: 'Low', to: 'Low: With help.' }),
    ]);
  });

  it('differ in what is said of the whole', () => {
    const after = {
      title: 'Welding today',
      reviewOn: '2030-01-01',
      publisher: { name: 'Guild', url: 'https://example.org/' },
    };
    expect(diff({}, after)).toEqual([
      frameworkChange('member-changed', { of: 'title', from: 'Welding', to: 'Welding today' }),
      frameworkChange('member-changed', { of: 'reviewOn', to: '2030-01-01' }),
      frameworkChange('member-changed', { of: 'publisher', to: 'Guild (https://example.org/)' }),
    ]);
  });
});

it('Two frameworks have no difference when, and only when, their digests are the same', () => {
  fc.assert(
    fc.property(frameworks, frameworks, (one, other) => {
      const [before, after] = [parseFramework(one), parseFramework(other)];
      const isSame = frameworkDigest(before) === frameworkDigest(after);
      expect(diffFrameworks(before, after).length === 0).toBe(isSame);
      expect(diffFrameworks(before, parseFramework(structuredClone(one)))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('A change breaks something when, and only when, a competency or a level is gone, or the levels changed places', () => {
  fc.assert(
    fc.property(frameworks, frameworks, (one, other) => {
      const [before, after] = [parseFramework(one), parseFramework(other)];
      const kept = [...before.byId.keys()].every((id) => after.byId.has(id));
      const levels = (of: CompetencyFrameworkDefinition) => (of.levels ?? []).map(({ id }) => id);
      const still = levels(after).filter((id) => levels(before).includes(id));
      const breaks = diffFrameworks(before, after).some(({ breaking }) => breaking);
      expect(breaks).toBe(!kept || still.join() !== levels(before).join());
    }),
    { numRuns: 300 },
  );
});
