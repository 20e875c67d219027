import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const path = process.env['CAIRN_CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * Whether the system's Chromium is there. Tests in a browser are skipped without it, and say so; on a CI machine
 * (`CI=true`) its absence is a failure, so that a green run always means that the page was tried.
 *
 * @throws {Error} when it is missing on a CI machine.
 */
export function hasSystemBrowser(): boolean {
  if (existsSync(path)) return true;
  const message = `No Chromium at ${path}: install it, or name another in CAIRN_CHROMIUM.`;
  if (process.env['CI'] === 'true') throw new Error(message);
  process.stderr.write(`${message} The tests of the page are skipped.\n`);
  return false;
}

/** Starts the system's Chromium with an empty profile and nothing of its own on the network. */
export function launchSystemBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
