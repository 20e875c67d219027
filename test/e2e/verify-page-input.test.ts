import { describe, expect, it } from 'vitest';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { hasSystemBrowser } from './system-browser.ts';
import { useVerifyPage } from './use-verify-page.ts';

describe.skipIf(!hasSystemBrowser())('what a visitor brings to the verify page', () => {
  const site = useVerifyPage();

  it('says of a bare hash that it says nothing, and shows beside it what the server says', async () => {
    const { routes } = site.setting.server;
    const path = `/v1/credentials/${site.revokedHash()}/status`;
    routes.set(path, { status: 200, json: { anchored: true, revoked: true, suspended: false, block: { number: 7 } } });
    const visitor = await site.visit({ fragment: `#${site.revokedHash()}` });
    await visitor.page.waitForSelector('#answer');
    const { verdict, reason, text } = await visitor.answer();
    expect([verdict, reason]).toEqual(['Could not check', 'document-required']);
    expect(text).toContain('A hash alone says nothing about what was awarded, or to whom.');
    expect(text).toContain('It has been revoked. Read by the server at block 7.');
    expect(text).toContain('This is only what the server says.');
    routes.delete(path);
  });

  it('takes a pasted hash without a server, in any case and without its 0x, and refuses a short one', async () => {
    const visitor = await site.visit();
    await visitor.page.fill('#paste', site.revokedHash().slice(0, 65));
    await visitor.page.click('#paste-form button');
    expect(await visitor.page.textContent('#paste-problem')).toBe(
      'A certificate hash has 64 digits after 0x; this one has 63. Copy it again, whole.',
    );
    await visitor.page.fill('#paste', site.revokedHash().slice(2).toUpperCase());
    await visitor.page.press('#paste', 'Enter');
    await visitor.page.waitForSelector('#answer');
    const { reason, text } = await visitor.answer();
    expect(reason).toBe('document-required');
    expect(text).toContain('This site has no server that could be asked, or it did not answer.');
    expect(text).toContain(site.revokedHash());
  });

  it('could not check a credential without its anchor, unless the server supplies one, which is checked', async () => {
    const { routes } = site.setting.server;
    const { credential, anchor } = parseCertificateFile(new TextEncoder().encode(site.file(0)));
    const visitor = await site.visit();
    await visitor.give(JSON.stringify(credential.json));
    const { reason, text } = await visitor.answer();
    expect(reason).toBe('document-required');
    expect(text).toContain('This is a credential without the proof of where it is recorded.');
    const path = `/v1/credentials/${site.setting.batch.hashes[0]}/proof`;
    routes.set(path, { status: 200, json: { ...anchor, issuerId: String(anchor.issuerId) } });
    await visitor.page.click('[data-way-out="try-again"]');
    await visitor.page.waitForSelector('#answer.valid');
    routes.delete(path);
  });

  it('names the certificate that corrects a revoked one, as the server says it', async () => {
    const { routes } = site.setting.server;
    const supersededBy = `0x${'5c'.repeat(32)}`;
    const path = `/v1/credentials/${site.revokedHash()}/status`;
    routes.set(path, { status: 200, json: { anchored: true, revoked: true, supersededBy } });
    const visitor = await site.visit();
    await visitor.give(site.file(1));
    const { reason, text } = await visitor.answer();
    expect(reason).toBe('revoked');
    expect(text).toContain(`The hash of the certificate that takes its place is ${supersededBy}`);
    expect(text).toContain('This is only what the server says.');
    routes.delete(path);
  });

  it('takes a file that is dropped anywhere, and one whose text is pasted', async () => {
    const visitor = await site.visit();
    await visitor.page.evaluate((text) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], 'dropped.cairn.json'));
      for (const name of ['dragenter', 'dragover', 'drop']) {
        document
          .querySelector('footer')
          ?.dispatchEvent(new DragEvent(name, { dataTransfer: dropped, bubbles: true, cancelable: true }));
      }
    }, site.file(0));
    await visitor.page.waitForSelector('#answer.valid');
    await visitor.page.fill('#paste', site.file(2));
    await visitor.page.click('#paste-form button');
    await visitor.page.waitForSelector('#answer.invalid');
  });

  it('compares an e-mail address or a name of the holder without altering the verdict', async () => {
    const visitor = await site.visit();
    await visitor.give(site.file(0));
    expect(await visitor.read('.holder-line')).toContain('not checked');
    await visitor.page.fill('#holder-claim', 'holder-0@example.org');
    await visitor.page.press('#holder-claim', 'Enter');
    expect(await visitor.read('.holder-line')).toContain('passed');
    await visitor.page.fill('#holder-claim', 'somebody@example.org');
    await visitor.page.press('#holder-claim', 'Enter');
    expect(await visitor.read('.holder-line')).toContain('failed');
    expect((await visitor.answer()).verdict).toBe('Valid');
  });

  it('never shows what stands in proof or, unconfirmed, in hints', async () => {
    const forged = site
      .file(0)
      .replace('"credentialStatus"', '"proof": { "type": "Forged", "note": "SHOWN-FROM-PROOF" }, "credentialStatus"')
      .replace(/"transactionHash": "0x[0-9a-f]{64}"/, `"transactionHash": "0x${'ab'.repeat(32)}"`);
    const visitor = await site.visit();
    await visitor.give(forged);
    const { verdict } = await visitor.answer();
    expect(verdict).toBe('Valid');
    await visitor.page.waitForLoadState('networkidle');
    const html = await visitor.page.content();
    expect(html).not.toContain('SHOWN-FROM-PROOF');
    expect(html).not.toContain('abababab');
    expect(html).not.toContain('Recorded in');
  });

  it('shows markup in a name as text', async () => {
    const visitor = await site.visit();
    await visitor.give(site.file(0).replace('Amélie Nguyễn-Österreich', '<img src=x onerror=alert(1)>'));
    expect(await visitor.page.textContent('.holder-name')).toBe('<img src=x onerror=alert(1)>');
    expect(await visitor.page.locator('#answer img').count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });

  it('says so when the site hands out no pins, and finds nothing valid then', async () => {
    const visitor = await site.visit();
    site.setting.server.routes.set('/pins.json', { status: 500, json: {} });
    await visitor.page.reload();
    await visitor.give(site.file(0));
    expect(await visitor.read('#pins-problem')).toContain('the site answered 500');
    expect((await visitor.answer()).reason).toBe('unknown-registry');
  });

  it('names what is wrong in the settings and keeps nothing of it', async () => {
    const { page, read } = await site.visit();
    await page.click('#open-settings');
    await page.fill('#endpoints-0', 'ftp://node.example');
    await page.fill('#issuer-did', 'university.example');
    await page.click('.settings-buttons .primary-button');
    expect(await read('#settings')).toMatch(/“ftp:\/\/node\.example” cannot be used/);
    expect(await read('#settings')).toMatch(/A DID starts with “did:”/);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.locator('#settings').isVisible()).toBe(false);
  });
});
