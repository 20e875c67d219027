import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CairnError } from '../../service/core/errors.ts';
import { parseCredentialHash } from '../../service/core/hex.ts';
import { certificateOf } from '../../service/registrar/certificate-of.ts';
import { changeStatus } from '../../service/registrar/change-status.ts';
import type { Installation } from '../../service/registrar/installation.ts';

/** Certificate files to try: paths. */
export interface SampleFiles {
  readonly valid: string;
  readonly revoked: string;
  readonly tampered: string;
}

/** Samples stand in a folder that file dialogs show, unlike `.cairn`. */
const FOLDER = 'demo-certificates';

/** The certificates that the samples are made of: the first two leaves of a cohort's certificates. */
export async function sampleHashes(
  { store }: Installation,
  source: string,
): Promise<{ valid: string; revoked: string }> {
  const rows = await store.db
    .selectFrom('credential')
    .innerJoin('batch', 'batch.batch_id', 'credential.batch_id')
    .innerJoin('cohort', 'cohort.cohort_id', 'batch.cohort_id')
    .select('credential.credential_hash')
    .where('cohort.source', '=', source)
    .where('credential.award_id', '=', 'certificate')
    .where('credential.revision', '=', 1)
    .orderBy('batch.sealed_at')
    .orderBy('batch.batch_id')
    .orderBy('credential.leaf_index')
    .limit(2)
    .execute();
  const [valid, revoked] = rows;
  if (valid === undefined || revoked === undefined) throw new Error('the cohort earned fewer than two certificates');
  return { valid: valid.credential_hash, revoked: revoked.credential_hash };
}

/** Revokes the second sample; done already at an earlier start is as good. */
export async function revokeSample(installation: Installation, hash: string): Promise<void> {
  try {
    await changeStatus(installation, 'revoke', [parseCredentialHash(hash)], 'issued-in-error');
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'status-unchanged') throw error;
  }
}

/** Writes the three files: the third is the first with what it says of the holder's achievement altered. */
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
    revoked: join(folder, 'revoked.cairn.json'),
    tampered: join(folder, 'tampered.cairn.json'),
  };
  await writeFile(files.valid, valid.text);
  await writeFile(files.revoked, revoked.text);
  await writeFile(files.tampered, tamperedWith(valid.text));
  return files;
}

/** A forger's first idea: the same file, with a better award. */
function tamperedWith(text: string): string {
  const tampered = text.replace(/"name": "(Certificate[^"]*)"/, '"name": "$1, with highest honours"');
  if (tampered === text) throw new Error('the sample certificate has no name to alter');
  return tampered;
}
