import type { Credential } from '../core/credential.ts';
import { credentialHash } from '../core/credential-hash.ts';
import type { Replay, ReplayReason } from '../registrar/replay/replay-with-evidence.ts';
import { checkLine } from './check-line.ts';
import type { Paint } from './palette.ts';
import { plainText } from './plain-text.ts';
import { REPLAY_NAMES, REPLAY_REASON_WORDS, SAME_WORDS } from './replay-words.ts';
import { facts } from './table.ts';

/** What was replayed, and from where. */
export interface Replayed {
  readonly argument: string;
  readonly credential: Credential;
  /** The file of the evidence; null where this installation was asked. */
  readonly evidenceFile: string | null;
  readonly replay: Replay;
}

/** A replay as people read it: the answer, of which award, each thing that was looked at, what to do. */
export function replayView({ argument, credential, evidenceFile, replay }: Replayed, paint: Paint): string[] {
  const { name, style } = REPLAY_NAMES[replay.outcome];
  const { reason } = replay;
  const { headline, wayOut } = reason === null ? SAME_WORDS : REPLAY_REASON_WORDS[reason];
  const { achievement, related } = credential;
  return [
    `${paint(name, style, 'bold')}${reason === null ? '' : paint(` (${reason})`, style)}: ${headline}`,
    '',
    ...facts(
      [
        ['Award', paint(achievement.name, 'bold')],
        ...(related.pathway === null
          ? []
          : [['Earned by', plainText(`${related.pathway.pathwayId}, edition ${related.pathway.version}`)] as const]),
        ['Evidence', evidenceWords(evidenceFile, reason)],
        ['Certificate hash', credentialHash(credential.json)],
      ],
      paint,
    ),
    '',
    ...replay.checks.map((check) => checkLine(check, paint)),
    '',
    `${paint('What to do:', 'bold')} ${wayOut}`,
    `This is about the decision. Whether the certificate is real and in force: npx cairn verify ${plainText(argument)}`,
  ];
}

function evidenceWords(file: string | null, reason: ReplayReason | null): string {
  if (file !== null) return plainText(file);
  return reason === 'evidence-missing' ? 'none' : 'as this installation keeps it';
}

/** The same for programs. */
export function replayRecord({ argument, credential, replay }: Replayed): Readonly<Record<string, unknown>> {
  return {
    kind: 'replay',
    argument,
    replay: replay.outcome,
    reason: replay.reason,
    credentialHash: credentialHash(credential.json),
    credentialId: credential.id,
    checks: replay.checks.map((check) => ({ ...check, reason: check.reason ?? null })),
  };
}
