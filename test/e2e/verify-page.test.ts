import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startLocalNode } from '../../service/chain/local-node.ts';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { hasSystemBrowser } from './system-browser.ts';
import {
  startVerifyPageSetting,
  type VerifyPageSetting,
  type Visit,
  type VisitOptions,
} from './verify-page-setting.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe.skipIf(!hasSystemBrowser())('the verify page, in a real browser, on a real chain', () => {
  let setting: VerifyPageSetting;
  let visits: Visit[] = [];

  beforeAll(async () => {
    setting = await startVerifyPageSetting();
  }, 120_000);
  afterAll(async () => setting?.close());
  afterEach(async () => {
    await Promise.all(visits.map((visit) => visit.close()));
    visits = [];
  });

  const visit = async (options?: VisitOptions): Promise<Visit> => {
    const made = await setting.visit(options);
    visits.push(made);
    return made;
  };
  const file = (index: number): string => setting.batch.files[index] ?? '';
  const impostorFile = (): string => setting.impostorBatch.files[0] ?? '';
  const revokedHash = (): string => setting.batch.hashes[1] ?? '';
  const tampered = (): string => file(0).replace('88 of 100', '98 of 100');
  const answerOf = async ({ page, read }: Visit) => ({
    verdict: await page.textContent('#verdict-title'),
    reason: await page.getAttribute('#answer', 'data-reason'),
    text: await read('#answer'),
    spoken: await page.textContent('#announcement'),
  });
  const lineOf = ({ read }: Visit, title: string): Promise<string> => read(`.checks > li:has-text("${title}")`);

  it('finds a certificate in force valid, and says first whose domain confirms it', async () => {
    const visitor = await visit();
    await visitor.give(file(0));
    await visitor.page.getByText('Recorded in').waitFor();
    const { verdict, reason, text, spoken } = await answerOf(visitor);
    expect(verdict).toBe('Valid');
    expect(reason).toBeNull();
    expect(spoken).toBe(
      `Valid. This certificate is real, unchanged, and in force. Issued by ${setting.server.domain}.`,
    );
    expect(text).toContain(`Issued by ${setting.server.domain}`);
    expect(text).toContain(`${setting.server.domain} itself confirms that this registry entry is its own.`);
    expect(text).toContain('Calls itself “The Open Institute”');
    expect(text).toContain('Amélie Nguyễn-Österreich');
    expect(text).toContain('Certificate: Foundations of Data Analysis With distinction');
    expect(text).toContain('Examination 88 of 100');
    expect(text).toMatch(/Recorded in block \d+ Transaction 0x[0-9a-f]{64}/);
    expect(text).toMatch(/Read at block \d+/);
    expect(visitor.complaints).toEqual([]);
  });

  it('finds a revoked certificate not valid, though genuinely issued', async () => {
    const visitor = await visit();
    await visitor.give(file(1));
    const { verdict, reason, text } = await answerOf(visitor);
    expect([verdict, reason]).toEqual(['Not valid', 'revoked']);
    expect(text).toContain('The issuer has revoked this certificate.');
    expect(text).toContain(`Issued by ${setting.server.domain}`);
    expect(await visitor.page.locator('.holder-name bdi').getAttribute('dir')).toBe('auto');
    expect(visitor.complaints).toEqual([]);
  });

  it('finds a suspended certificate not valid for now', async () => {
    const visitor = await visit();
    await visitor.give(file(2));
    const { verdict, reason, text } = await answerOf(visitor);
    expect([verdict, reason]).toEqual(['Not valid', 'suspended']);
    expect(text).toContain('A suspension can be lifted again.');
  });

  it('finds a file with one changed digit not valid, and confirms nothing of what it says', async () => {
    const visitor = await visit();
    await visitor.give(tampered());
    const { verdict, reason, text } = await answerOf(visitor);
    expect([verdict, reason]).toEqual(['Not valid', 'proof-invalid']);
    expect(text).toContain('The file names as its issuer');
    expect(text).toContain('This is what the file says. It is not confirmed.');
    expect(text).not.toContain('Issued by');
    expect(await lineOf(visitor, 'Text unchanged')).toMatch(/^Text unchanged: failed/);
  });

  it('finds a malformed file not valid, and names the place', async () => {
    const visitor = await visit();
    await visitor.give(file(0).replace('"version": 1,', '"version": 1, "version": 1,'));
    const { verdict, reason, text } = await answerOf(visitor);
    expect([verdict, reason]).toEqual(['Not valid', 'malformed']);
    expect(text).toMatch(/Line 3, column \d+: the name "version" occurs twice/);
  });

  it('could not check when no endpoint answers, and checks again through one that the visitor sets', async () => {
    const visitor = await visit({ pin: { rpcUrls: ['http://127.0.0.1:2'] } });
    await visitor.give(file(0));
    const { verdict, reason, text } = await answerOf(visitor);
    expect([verdict, reason]).toEqual(['Could not check', 'chain-unavailable']);
    expect(text).toContain('This says nothing about the certificate, neither good nor bad.');
    await visitor.page.click('[data-way-out="open-settings"]');
    await visitor.page.fill('#endpoints-0', setting.node.url);
    await visitor.page.click('.settings-buttons .primary-button');
    await visitor.page.waitForSelector('#answer.valid');
    // The visitor's endpoint is kept for the next visit.
    await visitor.page.reload();
    await visitor.give(file(0));
    expect((await answerOf(visitor)).verdict).toBe('Valid');
  });

  it('could not check when the endpoint serves another chain', async () => {
    const otherNode = await startLocalNode({ chainId: 31_999, blockTime: null });
    try {
      const visitor = await visit({ pin: { rpcUrls: [otherNode.url] } });
      await visitor.give(file(0));
      const { verdict, reason, text } = await answerOf(visitor);
      expect([verdict, reason]).toEqual(['Could not check', 'wrong-chain']);
      expect(text).toContain('The endpoint answered for another chain.');
      expect(text).toContain('serves another chain (31999)');
    } finally {
      await otherNode.stop();
    }
  });

  it('could not check through an endpoint whose newest block is too old', async () => {
    const visitor = await visit({ pin: { maxHeadAgeSeconds: 1 } });
    await setTimeout(2_000);
    await visitor.give(file(0));
    const { verdict, reason, text } = await answerOf(visitor);
    expect([verdict, reason]).toEqual(['Could not check', 'chain-stale']);
    expect(text).toContain('so this says nothing about it');
  });

  it('could not check through an endpoint that answers with a web page', async () => {
    const visitor = await visit({ pin: { rpcUrls: [`${setting.server.origin}/verify`] } });
    await visitor.give(file(0));
    expect((await answerOf(visitor)).reason).toBe('chain-unavailable');
    await visitor.page.locator('.checks summary', { hasText: 'Trusted registry' }).click();
    expect(await visitor.read('#answer')).toContain('a web page instead of JSON');
  });

  it('shows what it is waiting for, and gives up on an endpoint that is silent for 10 seconds', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const visitor = await visit({ pin: { rpcUrls: [`http://127.0.0.1:${port}`] } });
    const given = visitor.give(file(0));
    await visitor.page.getByText('Reading the local test chain').waitFor();
    await given;
    expect((await answerOf(visitor)).reason).toBe('chain-unavailable');
    silent.closeAllConnections();
    silent.close();
  });

  it('could not check against a registry that nobody pins', async () => {
    const visitor = await visit({ pin: { registry: setting.deployment.pin.registry, chainId: 5 } });
    await visitor.give(file(0));
    expect((await answerOf(visitor)).reason).toBe('unknown-registry');
  });

  it('could not check who an impostor is, until the visitor pins the issuer, and not after a reset', async () => {
    const visitor = await visit();
    await visitor.give(impostorFile());
    const before = await answerOf(visitor);
    expect([before.verdict, before.reason]).toEqual(['Could not check', 'issuer-identity-unbound']);
    expect(before.text).toContain('Someone recorded it under the name of localhost:9');
    expect(before.text).toContain('Not known.');
    await visitor.page.click('[data-way-out="pin-issuer"]');
    await visitor.page.waitForSelector('#answer.valid');
    expect((await answerOf(visitor)).text).toContain('You added this issuer to your trusted issuers.');
    await visitor.page.click('#open-settings');
    await visitor.page.click('.settings-reset');
    await visitor.page.waitForSelector('#answer.unknown');
  });

  it('knows an issuer that the site pins, and says that it is the site that does', async () => {
    const { chainId, registry } = setting.deployment.pin;
    const issuer = { did: 'did:web:localhost%3A9', chainId, registry, issuerId: setting.impostorBatch.issuerId };
    const visitor = await visit({ issuers: [issuer] });
    await visitor.give(impostorFile());
    expect((await answerOf(visitor)).text).toContain('This site lists it among the issuers that it trusts.');
  });

  it('says of a bare hash that it says nothing, and shows beside it what the server says', async () => {
    const { routes } = setting.server;
    const path = `/v1/credentials/${revokedHash()}/status`;
    routes.set(path, { status: 200, json: { anchored: true, revoked: true, suspended: false, block: { number: 7 } } });
    const visitor = await visit({ fragment: `#${revokedHash()}` });
    await visitor.page.waitForSelector('#answer');
    const { verdict, reason, text } = await answerOf(visitor);
    expect([verdict, reason]).toEqual(['Could not check', 'document-required']);
    expect(text).toContain('A hash alone says nothing about what was awarded, or to whom.');
    expect(text).toContain('It has been revoked. Read by the server at block 7.');
    expect(text).toContain('This is only what the server says.');
    routes.delete(path);
  });

  it('takes a pasted hash without a server, in any case and without its 0x, and refuses a short one', async () => {
    const visitor = await visit();
    await visitor.page.fill('#paste', revokedHash().slice(0, 65));
    await visitor.page.click('#paste-form button');
    expect(await visitor.page.textContent('#paste-problem')).toBe(
      'A certificate hash has 64 digits after 0x; this one has 63. Copy it again, whole.',
    );
    await visitor.page.fill('#paste', revokedHash().slice(2).toUpperCase());
    await visitor.page.press('#paste', 'Enter');
    await visitor.page.waitForSelector('#answer');
    const { reason, text } = await answerOf(visitor);
    expect(reason).toBe('document-required');
    expect(text).toContain('This site has no server that could be asked, or it did not answer.');
    expect(text).toContain(revokedHash());
  });

  it('could not check a credential without its anchor, unless the server supplies one, which is checked', async () => {
    const { routes } = setting.server;
    const { credential, anchor } = parseCertificateFile(new TextEncoder().encode(file(0)));
    const visitor = await visit();
    await visitor.give(JSON.stringify(credential.json));
    const { reason, text } = await answerOf(visitor);
    expect(reason).toBe('document-required');
    expect(text).toContain('This is a credential without the proof of where it is recorded.');
    const path = `/v1/credentials/${setting.batch.hashes[0]}/proof`;
    routes.set(path, { status: 200, json: { ...anchor, issuerId: String(anchor.issuerId) } });
    await visitor.page.click('[data-way-out="try-again"]');
    await visitor.page.waitForSelector('#answer.valid');
    routes.delete(path);
  });

  it('takes a file that is dropped anywhere, and one whose text is pasted', async () => {
    const visitor = await visit();
    await visitor.page.evaluate((text) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], 'dropped.cairn.json'));
      for (const name of ['dragenter', 'dragover', 'drop']) {
        document
          .querySelector('footer')
          ?.dispatchEvent(new DragEvent(name, { dataTransfer: dropped, bubbles: true, cancelable: true }));
      }
    }, file(0));
    await visitor.page.waitForSelector('#answer.valid');
    await visitor.page.fill('#paste', file(2));
    await visitor.page.click('#paste-form button');
    await visitor.page.waitForSelector('#answer.invalid');
  });

  it('compares an e-mail address or a name of the holder without altering the verdict', async () => {
    const visitor = await visit();
    await visitor.give(file(0));
    expect(await visitor.read('.holder-line')).toContain('not checked');
    await visitor.page.fill('#holder-claim', 'holder-0@example.org');
    await visitor.page.press('#holder-claim', 'Enter');
    expect(await visitor.read('.holder-line')).toContain('passed');
    await visitor.page.fill('#holder-claim', 'somebody@example.org');
    await visitor.page.press('#holder-claim', 'Enter');
    expect(await visitor.read('.holder-line')).toContain('failed');
    expect((await answerOf(visitor)).verdict).toBe('Valid');
  });

  it('never shows what stands in proof or, unconfirmed, in hints', async () => {
    const forged = file(0)
      .replace('"credentialStatus"', '"proof": { "type": "Forged", "note": "SHOWN-FROM-PROOF" }, "credentialStatus"')
      .replace(/"transactionHash": "0x[0-9a-f]{64}"/, `"transactionHash": "0x${'ab'.repeat(32)}"`);
    const visitor = await visit();
    await visitor.give(forged);
    const { verdict } = await answerOf(visitor);
    expect(verdict).toBe('Valid');
    await visitor.page.waitForLoadState('networkidle');
    const html = await visitor.page.content();
    expect(html).not.toContain('SHOWN-FROM-PROOF');
    expect(html).not.toContain('abababab');
    expect(html).not.toContain('Recorded in');
  });

  it('shows markup in a name as text', async () => {
    const visitor = await visit();
    await visitor.give(file(0).replace('Amélie Nguyễn-Österreich', '<img src=x onerror=alert(1)>'));
    expect(await visitor.page.textContent('.holder-name')).toBe('<img src=x onerror=alert(1)>');
    expect(await visitor.page.locator('#answer img').count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });

  it('says so when the site hands out no pins, and finds nothing valid then', async () => {
    const visitor = await visit();
    setting.server.routes.set('/pins.json', { status: 500, json: {} });
    await visitor.page.reload();
    await visitor.give(file(0));
    expect(await visitor.read('#pins-problem')).toContain('the site answered 500');
    expect((await answerOf(visitor)).reason).toBe('unknown-registry');
  });

  it('names what is wrong in the settings and keeps nothing of it', async () => {
    const { page, read } = await visit();
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

  it('can be used by keyboard alone', async () => {
    const { page } = await visit();
    const chosen = { name: 'a.cairn.json', mimeType: 'application/json', buffer: Buffer.from(file(0)) };
    // The system's own dialog is beyond the page; this listens before any key, so that the dialog never opens.
    page.on('filechooser', (chooser) => void chooser.setFiles(chosen));
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the check');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('main');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('choose-file');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#answer.valid');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('paste');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('holder-claim');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('.checks details[open]').count()).toBe(1);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline).toBe('solid');
  });

  describe.each(['light', 'dark'] as const)('in its %s dress', (colorScheme) => {
    const states: Readonly<Record<string, (visitor: Visit) => Promise<void>>> = {
      'at the start': async () => {},
      valid: (visitor) => visitor.give(file(0)),
      revoked: (visitor) => visitor.give(file(1)),
      suspended: (visitor) => visitor.give(file(2)),
      tampered: (visitor) => visitor.give(tampered()),
      malformed: (visitor) => visitor.give('{'),
      'with an issuer that nobody confirms': (visitor) => visitor.give(impostorFile()),
      'with a bare hash': async ({ page }) => {
        await page.fill('#paste', revokedHash());
        await page.press('#paste', 'Enter');
        await page.waitForSelector('#answer');
      },
      'with every check unfolded': async (visitor) => {
        await visitor.give(file(0));
        for (const summary of await visitor.page.locator('.checks summary').all()) await summary.click();
      },
      'with the settings open': async ({ page }) => {
        await page.click('#open-settings');
        await page.click('#settings summary');
      },
    };
    it.each(Object.keys(states))('has nothing serious for axe, and nothing too wide for a phone, %s', async (state) => {
      const visitor = await visit({ colorScheme });
      await states[state]?.(visitor);
      await visitor.page.evaluate(await readFile(axePath, 'utf8'));
      const grave: unknown = await visitor.page.evaluate(`axe.run().then(({ violations }) =>
        violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary).join('; ')))`);
      expect(grave).toEqual([]);
      const overflow = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });

  it('passes over an endpoint that does not answer for the next that does', async () => {
    const visitor = await visit({ pin: { rpcUrls: ['http://127.0.0.1:2', setting.node.url] } });
    await visitor.give(file(0));
    expect((await answerOf(visitor)).verdict).toBe('Valid');
  });

  it('weighs less than 80 kB gzipped with all that it loads', async () => {
    const visitor = await visit();
    const paths = await visitor.page.evaluate(() => [
      location.pathname,
      ...performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
    ]);
    const files = [...new Set(paths)].filter((path) => path !== '/pins.json');
    const sizes = await Promise.all(
      files.map(async (path) => {
        const onDisk = path === '/verify' ? '/verify/index.html' : path;
        return gzipSync(await readFile(join(setting.folder, onDisk))).length;
      }),
    );
    for (const kind of ['.js', '.css', '.svg']) expect(files.some((path) => path.endsWith(kind))).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(80_000);
  });
});
