import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseCredentialHash } from '../../service/core/hex.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { certificatePdfOf } from '../../service/registrar/certificates/certificate-pdf-of.ts';
import { statusOf } from '../../service/registrar/certificates/status-of.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { firstCertificates } from '../../service/store/credentials.ts';
import { sampleGradebook } from './sample-gradebook.ts';

/** Certificate files to try: paths. */
export interface SampleFiles {
  readonly valid: string;
  /** The valid one in print, with its file attached. */
  readonly pdf: string;
  readonly revoked: string;
  readonly tampered: string;
}

/** Samples stand in a folder that file dialogs show, unlike `.cairn`. */
const FOLDER = 'demo-certificates';

/** How many certificates are looked at for one that is in good standing, when a visitor has tried the others' commands. */
const CANDIDATES = 50;

/**
 * The certificates that the samples are made of. The second leaf of a cohort's certificates is the one to revoke; valid
 * is the first other one that still is, whatever was tried on those before it since the last start.
 */
export async function sampleHashes(
  installation: Installation,
  source: string,
): Promise<{ valid: string; revoked: string }> {
  const hashes = await firstCertificates(installation.store.db, source, CANDIDATES);
  const [first, revoked, ...others] = hashes;
  if (first === undefined || revoked === undefined) throw new Error('the cohort earned fewer than two certificates');
  for (const hash of [first, ...others]) {
    const status = await statusOf(installation, parseCredentialHash(hash));
    if (!status.voided && !status.revoked && !status.suspended && !status.batchRevoked) return { valid: hash, revoked };
  }
  throw new Error('none of the sample certificates is valid any more; remove .cairn to begin anew');
}

/** Writes the files: the last is the first with what it says of the holder's achievement altered. */
export async function writeSampleFiles(
  installation: Installation,
  hashes: { readonly valid: string; readonly revoked: string },
): Promise<SampleFiles> {
  const folder = resolve(FOLDER);
  await mkdir(folder, { recursive: true });
  const valid = await certificateOf(installation, parseCredentialHash(hashes.valid));
  const revoked = await certificateOf(installation, parseCredentialHash(hashes.revoked));
  const files = {
    valid: join(folder, 'valid.cairn.json'),
    pdf: join(folder, 'valid.pdf'),
    revoked: join(folder, 'revoked.cairn.json'),
    tampered: join(folder, 'tampered.cairn.json'),
  };
  await writeFile(files.valid, valid.text);
  await writeFile(files.pdf, (await certificatePdfOf(installation, parseCredentialHash(hashes.valid))).bytes);
  await writeFile(files.revoked, revoked.text);
  await writeFile(files.tampered, tamperedWith(valid.text));
  return files;
}

/** Writes the gradebook of a cohort that is still to come, to bring in; returns its path. */
export async function writeSampleGradebook(): Promise<string> {
  const path = join(resolve(FOLDER), 'next-cohort.csv');
  await writeFile(path, sampleGradebook());
  return path;
}

/** A forger's first idea: the same file, with a better award. */
function tamperedWith(text: string): string {
  const tampered = text.replace(/"name": "(Certificate[^"]*)"/, '"name": "$1, with highest honours"');
  if (tampered === text) throw new Error('the sample certificate has no name to alter');
  return tampered;
}
