import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { competencyReferences } from '../../service/pathway/competency-references.ts';
import { STANDALONE_STYLE } from '../../service/pathway/drawing/svg/paints.ts';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { pathwayDigest } from '../../service/pathway/pathway.ts';
import { type RunningService, startRunningService } from './running-service.ts';

describe('a pathway for anyone', () => {
  let service: RunningService;
  const { id, edition } = dataStewardshipPathway;
  const ask = (rest = '') => fetch(`${service.origin}/v1/pathways/${id}/${edition}${rest}`);

  beforeAll(async () => {
    service = await startRunningService();
  });
  afterAll(async () => await service.close());

  it('is the text that its digest is of', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const digest = `0x${createHash('sha256').update(bytes).digest('hex')}`;
    expect(digest).toBe(pathwayDigest(dataStewardshipPathway));
    expect(answer.headers.get('etag')).toBe(`"${digest}"`);
  });

  it('says where its digest stands', async () => {
    const answer = await ask('/standing');
    expect(await answer.json()).toMatchObject({
      reference: `urn:cairn:pathway:${id}:${edition}`,
      digest: pathwayDigest(dataStewardshipPathway),
    });
  });

  it('says what the competencies are that it names, and of no others', async () => {
    const { competencies } = Object(await (await ask('/competencies')).json());
    expect(Object.keys(competencies).toSorted()).toEqual(competencyReferences(dataStewardshipPathway).toSorted());
    expect(competencies['data-stewardship/clean-data']).toMatch(/^can /);
  });

  it('is drawn for a desk or for a phone, in a file that can do nothing', async () => {
    const wide = await ask('/drawing');
    expect(wide.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    const style = createHash('sha256').update(STANDALONE_STYLE).digest('base64');
    expect(wide.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${style}'; frame-ancestors 'none'`,
    );
    const narrow = await ask('/drawing?shape=narrow');
    const [wideText, narrowText] = [await wide.text(), await narrow.text()];
    expect(wideText).toContain(`<style>${STANDALONE_STYLE}</style>`);
    expect(narrowText).toMatch(/^<svg .* width="3[0-9.]+"/);
    expect(narrowText).not.toBe(wideText);
  });

  it('is not found under another edition, and refuses other shapes', async () => {
    const missing = await fetch(`${service.origin}/v1/pathways/${id}/none/drawing`);
    expect([missing.status, await missing.json()]).toEqual([
      404,
      expect.objectContaining({ code: 'pathway-not-found' }),
    ]);
    expect((await ask('/drawing?shape=round')).status).toBe(400);
  });
});
