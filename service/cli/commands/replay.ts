import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cairnHome } from '../../config.ts';
import type { Credential } from '../../core/credential.ts';
import { credentialHash } from '../../core/credential-hash.ts';
import type { CredentialHash } from '../../core/hex.ts';
import { evidenceLimits, replayWithEvidence, replayWithout } from '../../registrar/replay/replay-with-evidence.ts';
import { credentialIn, readCertificateArgument } from '../certificate-argument.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-status.ts';
import { readFileUpTo } from '../read-file.ts';
import { type Replayed, replayRecord, replayView } from '../replay-view.ts';

const STATUS = { same: EXIT.done, 'not-same': EXIT.invalid, unknown: EXIT.unknown } as const;

/**
 * `cairn evaluate --replay CERTIFICATE [--evidence FILE]`: takes the decision behind a certificate again. With certificate and
 * evidence as files it needs no installation and no network.
 */
export async function replay(cli: Cli, argument: string, evidenceFile: string | undefined): Promise<void> {
  const { terminal } = cli;
  const replayed = await replayedFrom(cli, argument, evidenceFile);
  terminal.record(replayRecord(replayed));
  terminal.say(...replayView(replayed, terminal.paint));
  terminal.record({ kind: 'summary', command: 'evaluate', replay: replayed.replay.outcome });
  cli.exitStatus = STATUS[replayed.replay.outcome];
}

async function replayedFrom(cli: Cli, argument: string, file: string | undefined): Promise<Replayed> {
  const named = await readCertificateArgument(argument);
  const evidence = file === undefined ? null : await readFileUpTo(file, evidenceLimits.maxBytes);
  const shown = { argument, evidenceFile: file ?? null };
  if (named.kind === 'hash') return { ...shown, ...(await fromInstallation(cli, named.credentialHash, evidence)) };
  const credential = await credentialIn(named.bytes);
  if (evidence !== null) return { ...shown, credential, replay: replayWithEvidence(credential, evidence) };
  if (existsSync(join(cairnHome(cli.environment), 'config.json'))) {
    return { ...shown, ...(await fromInstallation(cli, credential, null)) };
  }
  const why = 'No evidence is named, and there is no installation in this folder that could keep any.';
  return { ...shown, credential, replay: replayWithout(credential, why) };
}

/** What comes out otherwise is told, grades among it: so the audit log knows who asked. */
async function fromInstallation(
  cli: Cli,
  certificate: Credential | CredentialHash,
  evidence: Uint8Array | null,
): Promise<Pick<Replayed, 'credential' | 'replay'>> {
  const subject = typeof certificate === 'string' ? certificate : credentialHash(certificate.json);
  return await cli.acting(
    'evidence.replay',
    { subject },
    async ({ installation }) => {
      const { issuedHere, replayCertificate } = await import('../../registrar/replay/replay-certificate.ts');
      const credential = typeof certificate === 'string' ? await issuedHere(installation, certificate) : certificate;
      const replay =
        evidence === null
          ? await replayCertificate(installation, credential)
          : replayWithEvidence(credential, evidence);
      return { credential, replay };
    },
    ({ replay: { outcome, reason } }) => ({ replay: outcome, reason }),
  );
}
