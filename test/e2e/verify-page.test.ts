import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startLocalNode } from '../../service/chain/local-node.ts';
import { hasSystemBrowser } from './system-browser.ts';
import { useVerifyPage } from './use-verify-page.ts';

describe.skipIf(!hasSystemBrowser())('the verdicts of the verify page, in a real browser, on a real chain', () => {
  const site = useVerifyPage();

  it('finds a certificate in force valid, and says first whose domain confirms it', async () => {
    const visitor = await site.visit();
    await visitor.give(site.file(0));
    await visitor.page.getByText('Recorded in').waitFor();
    const { verdict, reason, text, spoken } = await visitor.answer();
    expect(verdict).toBe('Valid');
    expect(reason).toBeNull();
    expect(spoken).toBe(
      `Valid. This certificate is real, unchanged, and in force. Issued by ${site.setting.server.domain}.`,
    );
    expect(text).toContain(`Issued by ${site.setting.server.domain}`);
    expect(text).toContain(`${site.setting.server.domain} itself confirms that this registry entry is its own.`);
    expect(text).toContain('Calls itself “The Open Institute”');
    expect(text).toContain('Amélie Nguyễn-Österreich');
    expect(text).toContain('Certificate: Foundations of Data Analysis With distinction');
    expect(text).toContain('Examination 88 of 100');
    expect(text).toMatch(/Recorded in block \d+ Transaction 0x[0-9a-f]{64}/);
    expect(text).toMatch(/Read at block \d+/);
    expect(visitor.complaints).toEqual([]);
  });

  it('finds a revoked certificate not valid, though genuinely issued', async () => {
    const visitor = await site.visit();
    await visitor.give(site.file(1));
    const { verdict, reason, text } = await visitor.answer();
    expect([verdict, reason]).toEqual(['Not valid', 'revoked']);
    expect(text).toContain('The issuer has revoked this certificate.');
    await visitor.page.waitForSelector('.verdict-change:not([hidden])');
    expect(await visitor.read('.verdict-change')).toMatch(
      /^Revoked on \d{1,2} \w+ 20\d\d.*So it stands on the chain, in block \d+\. By the account 0x[0-9a-f]{40}\.$/,
    );
    expect(text).toContain(`Issued by ${site.setting.server.domain}`);
    expect(await visitor.page.locator('.holder-name bdi').getAttribute('dir')).toBe('auto');
  });

  it('finds a suspended certificate not valid for now', async () => {
    const visitor = await site.visit();
    await visitor.give(site.file(2));
    const { verdict, reason, text } = await visitor.answer();
    expect([verdict, reason]).toEqual(['Not valid', 'suspended']);
    expect(text).toContain('A suspension can be lifted again.');
    await visitor.page.waitForSelector('.verdict-change:not([hidden])');
    expect(await visitor.read('.verdict-change')).toMatch(/^Suspended on \d{1,2} \w+ 20\d\d/);
  });

  it('finds a file with one changed digit not valid, and confirms nothing of what it says', async () => {
    const visitor = await site.visit();
    await visitor.give(site.tamperedFile());
    const { verdict, reason, text } = await visitor.answer();
    expect([verdict, reason]).toEqual(['Not valid', 'proof-invalid']);
    expect(text).toContain('The file names as its issuer');
    expect(text).toContain('This is what the file says. It is not confirmed.');
    expect(text).not.toContain('Issued by');
    expect(await visitor.read('.checks > li:has-text("Text unchanged")')).toMatch(/^Text unchanged: failed/);
  });

  it('finds a malformed file not valid, and names the place', async () => {
    const visitor = await site.visit();
    await visitor.give(site.file(0).replace('"version": 1,', '"version": 1, "version": 1,'));
    const { verdict, reason, text } = await visitor.answer();
    expect([verdict, reason]).toEqual(['Not valid', 'malformed']);
    expect(text).toMatch(/Line 3, column \d+: the name "version" occurs twice/);
  });

  it('could not check when no endpoint answers, and checks again through one that the visitor sets', async () => {
    const visitor = await site.visit({ pin: { rpcUrls: ['http://127.0.0.1:2'] } });
    await visitor.give(site.file(0));
    const { verdict, reason, text } = await visitor.answer();
    expect([verdict, reason]).toEqual(['Could not check', 'chain-unavailable']);
    expect(text).toContain('This says nothing about the certificate, neither good nor bad.');
    await visitor.page.click('[data-way-out="open-settings"]');
    await visitor.page.fill('#endpoints-0', site.setting.node.url);
    await visitor.page.click('.settings-buttons .primary-button');
    await visitor.page.waitForSelector('#answer.valid');
    // The visitor's endpoint is kept for the next visit.
    await visitor.page.reload();
    await visitor.give(site.file(0));
    expect((await visitor.answer()).verdict).toBe('Valid');
  });

  it('could not check when the endpoint serves another chain', async () => {
    const otherNode = await startLocalNode({ chainId: 31_999, blockTime: null });
    try {
      const visitor = await site.visit({ pin: { rpcUrls: [otherNode.url] } });
      await visitor.give(site.file(0));
      const { verdict, reason, text } = await visitor.answer();
      expect([verdict, reason]).toEqual(['Could not check', 'wrong-chain']);
      expect(text).toContain('The endpoint answered for another chain.');
      expect(text).toContain('serves another chain (31999)');
    } finally {
      await otherNode.stop();
    }
  });

  it('could not check through an endpoint whose newest block is too old', async () => {
    const visitor = await site.visit({ pin: { maxHeadAgeSeconds: 1 } });
    await setTimeout(2_000);
    await visitor.give(site.file(0));
    const { verdict, reason, text } = await visitor.answer();
    expect([verdict, reason]).toEqual(['Could not check', 'chain-stale']);
    expect(text).toContain('so this says nothing about it');
  });

  it('could not check through an endpoint that answers with a web page', async () => {
    const visitor = await site.visit({ pin: { rpcUrls: [`${site.setting.server.origin}/verify`] } });
    await visitor.give(site.file(0));
    expect((await visitor.answer()).reason).toBe('chain-unavailable');
    await visitor.page.locator('.checks summary', { hasText: 'Trusted registry' }).click();
    expect(await visitor.read('#answer')).toContain('a web page instead of JSON');
  });

  it('shows what it is waiting for, and gives up on an endpoint that is silent for 10 seconds', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const visitor = await site.visit({ pin: { rpcUrls: [`http://127.0.0.1:${port}`] } });
    const given = visitor.give(site.file(0));
    await visitor.page.getByText('Reading the local test chain').waitFor();
    await given;
    expect((await visitor.answer()).reason).toBe('chain-unavailable');
    silent.closeAllConnections();
    silent.close();
  });

  it('could not check against a registry that nobody pins', async () => {
    const visitor = await site.visit({ pin: { registry: site.setting.deployment.pin.registry, chainId: 5 } });
    await visitor.give(site.file(0));
    expect((await visitor.answer()).reason).toBe('unknown-registry');
  });

  it('could not check who an impostor is, until the visitor pins the issuer, and not after a reset', async () => {
    const visitor = await site.visit();
    await visitor.give(site.impostorFile());
    const before = await visitor.answer();
    expect([before.verdict, before.reason]).toEqual(['Could not check', 'issuer-identity-unbound']);
    expect(before.text).toContain('Someone recorded it under the name of localhost:9');
    expect(before.text).toContain('Not known.');
    await visitor.page.click('[data-way-out="pin-issuer"]');
    await visitor.page.waitForSelector('#answer.valid');
    expect((await visitor.answer()).text).toContain('You added this issuer to your trusted issuers.');
    await visitor.page.click('#open-settings');
    await visitor.page.click('.settings-reset');
    await visitor.page.waitForSelector('#answer.unknown');
  });

  it('knows an issuer that the site pins, and says that it is the site that does', async () => {
    const { chainId, registry } = site.setting.deployment.pin;
    const issuer = { did: 'did:web:localhost%3A9', chainId, registry, issuerId: site.setting.impostorBatch.issuerId };
    const visitor = await site.visit({ issuers: [issuer] });
    await visitor.give(site.impostorFile());
    expect((await visitor.answer()).text).toContain('This site lists it among the issuers that it trusts.');
  });

  it('passes over an endpoint that does not answer for the next that does', async () => {
    const visitor = await site.visit({ pin: { rpcUrls: ['http://127.0.0.1:2', site.setting.node.url] } });
    await visitor.give(site.file(0));
    expect((await visitor.answer()).verdict).toBe('Valid');
  });
});
