import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { putCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import type { DefinitionFile } from '../../service/registrar/definitions/definition-file.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { exportPathway } from '../../service/registrar/pathways/export-pathway.ts';
import { findPathway } from '../../service/registrar/pathways/find-pathway.ts';
import { listPathways } from '../../service/registrar/pathways/pathway-overview.ts';
import { publishPathway } from '../../service/registrar/pathways/publish-pathway.ts';
import { openUnanchored } from './unanchored-installation.ts';

let installation: Installation;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ installation, close } = await openUnanchored(new Date('2026-11-24T12:00:00Z')));
});
afterEach(() => close());

const dora: Actor = { kind: 'api-key', id: 'k-1', name: 'Dora, designer' };

/** The professional pathway as a file, with a change in its text. */
async function definition(change: (text: string) => string = (text) => text): Promise<DefinitionFile> {
  const { text } = await exportPathway(null, 'data-stewardship-professional', 'json');
  const own = text.replace('"id": "data-stewardship-professional"', '"id": "own-pathway"');
  return { bytes: new TextEncoder().encode(change(own)), format: 'json' };
}

const publish = async (file: DefinitionFile) => await publishPathway(installation, dora, file, { how: 'soon' });
const own = async () => (await listPathways(installation)).filter(({ id }) => id === 'own-pathway');

describe('publishing a pathway', () => {
  it('records who did it, when, and what was warned of', async () => {
    const { pathway, isNew } = await publish(await definition((text) => text.replace('"2029-09-01"', '"2026-01-01"')));
    expect([isNew, pathway.published]).toMatchObject([
      true,
      {
        at: '2026-11-24T12:00:00.000Z',
        by: dora,
        warnings: [{ code: 'review-due', pointer: '/reviewOn', sentence: expect.stringContaining('2026-01-01') }],
      },
    ]);
    expect(await own()).toEqual([pathway]);
  });

  it('again changes nothing, whoever asks', async () => {
    const first = await publish(await definition());
    const later = { ...installation, now: () => new Date('2027-01-01T00:00:00Z') };
    const again = await publishPathway(later, { ...dora, id: 'k-2' }, await definition(), { how: 'later' });
    expect([again.isNew, again.pathway]).toEqual([false, first.pathway]);
  });

  it('with an error is refused with every finding, and nothing is kept', async () => {
    const broken = await definition((text) =>
      text.replace('"2029-09-01"', '"2026-01-01"').replace('"weight": "60"', '"weight": "61"'),
    );
    await expect(publish(broken)).rejects.toMatchObject({
      code: 'malformed-pathway',
      details: {
        findings: [
          { code: 'review-due', severity: 'warning' },
          { code: 'weights-not-whole', severity: 'error' },
        ],
      },
    });
    expect(await own()).toEqual([]);
  });

  it('of another text under an edition that is published is refused', async () => {
    await publish(await definition());
    await expect(publish(await definition((text) => text.replace('Three tiers', 'Some tiers')))).rejects.toMatchObject({
      code: 'pathway-version-changed',
    });
  });

  it('without a key at hand keeps it all the same, and says why its digest is not on the chain yet', async () => {
    const { pathway, notYetOnChain } = await publish(await definition());
    expect([pathway.onChain, notYetOnChain?.code]).toEqual([null, 'key-missing']);
    await putCohort(installation, 'own', await findPathway(installation.store.db, 'own-pathway'), {});
  });
});
