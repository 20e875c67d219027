import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskService, startDeskService } from './desk-service.ts';

describe('/schemas', () => {
  let desk: DeskService;
  beforeAll(async () => {
    desk = await startDeskService();
  });
  afterAll(() => desk.close());

  it('lists the schemas of what people write, with their addresses, to anyone', async () => {
    const { status, json } = await desk.send('GET', '/schemas');
    expect(status).toBe(200);
    expect(json.schemas).toContainEqual({
      name: 'cairn-pathway-2.schema.json',
      title: 'Cairn pathway, version 2',
      address: expect.stringMatching(/^https?:\/\/.*\/schemas\/cairn-pathway-2\.schema\.json$/),
    });
  });

  it('gives a schema to the editors of any origin', async () => {
    const { status, headers, text } = await desk.send('GET', '/schemas/cairn-role-profile-1.schema.json');
    expect([status, headers.get('content-type'), headers.get('access-control-allow-origin')]).toEqual([
      ...[200, 'application/schema+json; charset=utf-8', '*'],
    ]);
    expect(JSON.parse(text)).toMatchObject({ $id: 'urn:cairn:schema:cairn-role-profile-1', type: 'object' });
  });

  it.each(['none', '..%2f..%2fpackage.json', '__proto__', 'constructor'])('knows no schema %s', async (name) => {
    const { status, json } = await desk.send('GET', `/schemas/${name}`);
    expect([status, json.code]).toEqual([404, 'route-not-found']);
  });
});
