import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedFrameworks } from '../../service/pathway/examples/shipped-frameworks.ts';
import type { CompetencyFrameworkDefinition } from '../../service/pathway/framework/competency-framework.ts';
import { frameworkDigest, parseFramework } from '../../service/pathway/framework/parse-framework.ts';
import type { ReviewRole } from '../../service/pathway/framework/review.ts';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { compareEditions } from '../../service/registrar/frameworks/compare-editions.ts';
import { draftFramework } from '../../service/registrar/frameworks/draft-framework.ts';
import { listFrameworks, showFramework } from '../../service/registrar/frameworks/framework-overview.ts';
import { frameworkLookup, publishedFramework } from '../../service/registrar/frameworks/known-frameworks.ts';
import { publishFramework } from '../../service/registrar/frameworks/publish-framework.ts';
import { signOffFramework } from '../../service/registrar/frameworks/sign-off-framework.ts';
import { submitFramework } from '../../service/registrar/frameworks/submit-framework.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { competency, writtenFramework } from '../pathway/framework/framework-fixture.ts';
import { openUnanchored } from './unanchored-installation.ts';

let opened: Awaited<ReturnType<typeof openUnanchored>>;
let installation: Installation;
beforeEach(async () => {
  opened = await openUnanchored(new Date('2026-11-24T09:00:00Z'));
  installation = opened.installation;
});
afterEach(() => opened.close());

const person = (id: string): Actor => ({ kind: 'api-key', id, name: `key ${id}` });
const file = (written: CompetencyFrameworkDefinition) => ({
  bytes: new TextEncoder().encode(JSON.stringify(written)),
  format: 'json' as const,
});
const draft = (changes: Partial<CompetencyFrameworkDefinition> = {}) =>
  draftFramework(installation, file(writtenFramework(changes)));
const submit = () => submitFramework(installation, 'welding');
const approve = (role: ReviewRole, by = role as string) =>
  signOffFramework(installation, person(by), { name: 'welding', role, decision: 'approved' });
const reject = (role: ReviewRole, by = role as string) =>
  signOffFramework(installation, person(by), { name: 'welding', role, decision: 'rejected', comment: 'Too vague.' });
const publish = (order: { without?: ReviewRole[]; reason?: string } = {}) =>
  publishFramework(installation, { name: 'welding', ...order });
const approveAll = async () => {
  for (const role of ['subject-matter-expert', 'industry', 'accreditor'] as const) await approve(role);
};
const digestOf = (changes: Partial<CompetencyFrameworkDefinition> = {}) =>
  frameworkDigest(parseFramework(writtenFramework(changes)));
const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

describe('a framework on its way', () => {
  it('is written, reviewed, signed off by every role, and published', async () => {
    expect(await draft()).toMatchObject({ change: 'new', framework: { standing: 'draft', digest: digestOf() } });
    expect(await submit()).toMatchObject({ isNew: true, framework: { standing: 'in-review' } });
    await approveAll();
    const { shown, isNew } = await publish();
    expect(isNew).toBe(true);
    expect(shown).toMatchObject({
      overview: { standing: 'published', digest: digestOf(), publishedAt: '2026-11-24T09:00:00.000Z', ships: false },
      document: writtenFramework(),
      review: [{ standing: 'approved' }, { standing: 'approved' }, { standing: 'approved' }],
      publishedWithout: null,
      warnings: [],
    });
    expect(await publishedFramework(installation.store.db, 'welding', '1')).toMatchObject({ title: 'Welding' });
  });

  it('is found by documents, with how far it has come', async () => {
    const { db } = installation.store;
    expect((await frameworkLookup(db))('welding', '1')).toBeNull();
    await draft();
    expect((await frameworkLookup(db))('welding', '1')).toMatchObject({ standing: 'draft', digest: digestOf() });
    expect(await publishedFramework(db, 'welding', '1')).toBeNull();
    const [shipped] = shippedFrameworks;
    expect((await frameworkLookup(db))('data-stewardship', '2026.1')).toMatchObject({
      framework: { id: shipped?.id },
      standing: 'published',
    });
  });

  it('stands in the list beside those that ship, and is told when it is due for review', async () => {
    await draft({ reviewOn: '2026-11-24' });
    expect((await listFrameworks(installation)).map(({ id, ships, reviewDue }) => ({ id, ships, reviewDue }))).toEqual([
      ...shippedFrameworks.map(({ id }) => ({ id, ships: true, reviewDue: false })),
      { id: 'welding', ships: false, reviewDue: true },
    ]);
  });
});

describe('a draft', () => {
  it('may be replaced, and may have errors, but not of its form', async () => {
    const levels = [
      { id: 'guided', title: 'Guided' },
      { id: 'guided', title: 'Guided again' },
    ];
    await draft();
    const again = await draft({ levels });
    expect(again).toMatchObject({ change: 'replaced', voidSignOffs: 0 });
    expect(again.findings.map(({ code }) => code)).toContain('id-repeated');
    expect(await draft({ levels })).toMatchObject({ change: 'unchanged' });
    const broken = { ...writtenFramework(), competencies: [] };
    await expect(draft(broken)).rejects.toEqual(refused('malformed-framework'));
    expect((await showFramework(installation, 'welding')).document).toMatchObject({ levels });
  });

  it('goes before its reviewers without errors alone, and with its warnings', async () => {
    await draft({ reviewOn: '2027-02-30' });
    await expect(submit()).rejects.toEqual(
      refused('malformed-framework', { details: { findings: [expect.objectContaining({ code: 'date-not-a-day' })] } }),
    );
    await draft({ competencies: [competency('cut', { statement: 'understands cutting' })] });
    expect(await submit()).toMatchObject({ findings: [{ code: 'statement-unmeasurable' }] });
    expect(await submit()).toMatchObject({ isNew: false });
  });

  it('is neither signed off nor published', async () => {
    await draft();
    await expect(approve('industry')).rejects.toEqual(refused('framework-not-in-review'));
    await expect(publish()).rejects.toEqual(refused('framework-not-in-review'));
  });
});

describe('a sign-off', () => {
  beforeEach(async () => {
    await draft();
    await submit();
  });

  it('is void once the text changes, and stays readable; it counts again for the text that it was given for', async () => {
    await approveAll();
    expect(await draft({ title: 'Welding, amended' })).toMatchObject({ change: 'replaced', voidSignOffs: 3 });
    await submit();
    await expect(publish()).rejects.toEqual(
      refused('framework-not-signed-off', {
        details: {
          framework: 'welding@1',
          missing: ['subject-matter-expert', 'industry', 'accreditor'],
          rejected: [],
        },
      }),
    );
    const { signOffs, review } = await showFramework(installation, 'welding');
    expect(signOffs.map(({ role, counts, digest }) => [role, counts, digest])).toEqual([
      ['subject-matter-expert', false, digestOf()],
      ['industry', false, digestOf()],
      ['accreditor', false, digestOf()],
    ]);
    expect(review.map(({ standing }) => standing)).toEqual(['missing', 'missing', 'missing']);
    await draft();
    await submit();
    expect(await publish()).toMatchObject({ isNew: true, shown: { overview: { digest: digestOf() } } });
  });

  it('is of the text that was read', async () => {
    const read = { name: 'welding', role: 'industry', decision: 'approved', digest: digestOf() } as const;
    expect((await signOffFramework(installation, person('a'), read)).signOff).toMatchObject({ counts: true });
    await draft({ title: 'Another' });
    await submit();
    await expect(signOffFramework(installation, person('a'), read)).rejects.toEqual(
      refused('framework-changed', { details: { framework: 'welding@1', digest: digestOf({ title: 'Another' }) } }),
    );
  });

  it('that rejects stands in the way, until the same reviewer has changed their mind', async () => {
    await approveAll();
    await reject('industry', 'another');
    await expect(publish({ without: ['industry'], reason: 'In haste.' })).rejects.toEqual(
      refused('framework-not-signed-off', { details: { framework: 'welding@1', missing: [], rejected: ['industry'] } }),
    );
    await approve('industry', 'industry');
    await expect(publish()).rejects.toEqual(refused('framework-not-signed-off'));
    await approve('industry', 'another');
    expect(await publish()).toMatchObject({ isNew: true });
  });

  it('says why it rejects; a comment alone decides nothing', async () => {
    const order = { name: 'welding', role: 'industry' } as const;
    await expect(
      signOffFramework(installation, person('a'), { ...order, decision: 'rejected', comment: ' ' }),
    ).rejects.toEqual(refused('malformed-sign-off'));
    await expect(
      signOffFramework(installation, person('a'), { ...order, decision: 'approved', comment: 'x'.repeat(4_001) }),
    ).rejects.toEqual(refused('malformed-sign-off'));
    await approve('industry', 'a');
    await signOffFramework(installation, person('a'), { ...order, decision: 'commented', comment: 'See page 3.' });
    const { review, signOffs } = await showFramework(installation, 'welding');
    expect(review).toContainEqual({ role: 'industry', standing: 'approved' });
    expect(signOffs.at(-1)).toMatchObject({ decision: 'commented', comment: 'See page 3.', reviewerName: 'key a' });
  });

  it('that somebody wrote down for a reviewer names both', async () => {
    const order = { name: 'welding', role: 'accreditor', decision: 'approved', reviewer: 'Dr A. Byrne' } as const;
    const { signOff } = await signOffFramework(installation, person('office'), order);
    expect(signOff).toMatchObject({ reviewerName: 'Dr A. Byrne', recordedBy: 'key office' });
    for (const reviewer of ['two\nlines', '\u001b[2J', 'A. Byrne\u0007']) {
      await expect(signOffFramework(installation, person('office'), { ...order, reviewer })).rejects.toEqual(
        refused('malformed-sign-off'),
      );
    }
  });
});

describe('people who work on a framework at the same time', () => {
  it('publish it once, and never a text that nobody signed off', async () => {
    await draft();
    await submit();
    await approveAll();
    const [first, second, change] = await Promise.allSettled([publish(), publish(), draft({ title: 'Another' })]);
    const { overview } = await showFramework(installation, 'welding');
    if (change.status === 'fulfilled') {
      expect(overview).toMatchObject({ standing: 'draft', digest: digestOf({ title: 'Another' }) });
    } else {
      expect(change.reason).toEqual(refused('framework-published'));
      expect(overview).toMatchObject({ standing: 'published', digest: digestOf() });
      const news = [first, second].map((each) => each.status === 'fulfilled' && each.value.isNew);
      expect(news.toSorted()).toEqual([false, true]);
    }
  });
});

describe('what is published', () => {
  it('may lack a role that has said nothing, for a reason that is recorded', async () => {
    await draft();
    await submit();
    await approve('subject-matter-expert');
    await approve('industry');
    await expect(publish()).rejects.toEqual(refused('framework-not-signed-off'));
    await expect(publish({ without: ['accreditor'] })).rejects.toEqual(refused('malformed-sign-off'));
    const { shown } = await publish({ without: ['accreditor'], reason: 'There is no accreditor in this field.' });
    expect(shown.publishedWithout).toEqual({
      roles: ['accreditor'],
      reason: 'There is no accreditor in this field.',
    });
  });

  it('needs the roles that the installation asks for, and no others', async () => {
    installation = { ...installation, frameworkSignOffs: ['industry'] };
    await draft();
    await submit();
    await reject('accreditor');
    await approve('industry');
    expect((await showFramework(installation, 'welding')).review).toEqual([{ role: 'industry', standing: 'approved' }]);
    await publish();
    // As it was published, whatever is asked for one day.
    installation = { ...installation, frameworkSignOffs: ['subject-matter-expert'] };
    expect(await showFramework(installation, 'welding')).toMatchObject({
      review: [
        { role: 'industry', standing: 'approved' },
        { role: 'accreditor', standing: 'rejected' },
      ],
      publishedWithout: null,
    });
  });

  it('keeps what was warned of on that day', async () => {
    installation = { ...installation, frameworkSignOffs: [] };
    await draft({ competencies: [competency('cut', { statement: 'understands cutting' })] });
    await submit();
    expect((await publish()).shown.warnings).toMatchObject([
      { code: 'statement-unmeasurable', pointer: '/competencies/0/statement' },
    ]);
  });

  it('never changes: a change is a new edition, and the two are told apart', async () => {
    installation = { ...installation, frameworkSignOffs: [] };
    await draft();
    await submit();
    await publish();
    expect(await publish()).toMatchObject({ isNew: false });
    await expect(draft({ title: 'Another' })).rejects.toEqual(refused('framework-published'));
    expect(await draft()).toMatchObject({ change: 'unchanged', framework: { standing: 'published' } });
    await expect(submit()).rejects.toEqual(refused('framework-published'));
    await expect(approve('industry')).rejects.toEqual(refused('framework-not-in-review'));
    await draft({ edition: '2', title: 'Another' });
    expect(await compareEditions(installation, 'welding@1', 'welding@2')).toMatchObject({
      from: { reference: 'urn:cairn:framework:welding:1' },
      changes: [{ kind: 'member-changed', of: 'title', from: 'Welding', to: 'Another', breaking: false }],
      breaking: 0,
    });
    await expect(showFramework(installation, 'welding')).rejects.toEqual(refused('framework-not-found'));
  });

  it('cannot be changed in the store either', async () => {
    installation = { ...installation, frameworkSignOffs: [] };
    await draft();
    await submit();
    await publish();
    const { saveFrameworkEdition, frameworkEdition } = await import('../../service/store/frameworks.ts');
    const { db } = installation.store;
    const row = await frameworkEdition(db, { id: 'welding', edition: '1' });
    if (row === undefined) throw new Error('nothing was published');
    expect(await saveFrameworkEdition(db, { ...row, document: '{}' })).toBe(false);
    expect(await frameworkEdition(db, { id: 'welding', edition: '1' })).toEqual(row);
  });

  it('may come with Cairn: then it is neither written anew nor published again', async () => {
    const [shipped] = shippedFrameworks;
    if (shipped === undefined) throw new Error('none ships');
    const { source: _, byId: __, ...written } = shipped;
    expect(await draftFramework(installation, file(written))).toMatchObject({ change: 'unchanged' });
    await expect(draftFramework(installation, file({ ...written, title: 'Mine' }))).rejects.toEqual(
      refused('framework-published'),
    );
    await expect(submitFramework(installation, shipped.id)).rejects.toEqual(refused('framework-published'));
    expect(await publishFramework(installation, { name: shipped.id })).toMatchObject({ isNew: false });
  });
});
