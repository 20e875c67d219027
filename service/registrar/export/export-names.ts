import type { ExportedCertificate } from './exported-certificates.ts';

/** Devices to Windows, whatever stands behind the dot. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
/** Of what a person reads of a name; file systems take 255 bytes of UTF-8 for all of it. */
const MOST_BYTES = 140;

/**
 * A text as the name of a file or folder in every file system: no separators, no control or direction characters, no dots
 * or spaces at its ends, no device of Windows, not too long.
 */
export function fileNameFrom(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/g, '-')
    .replaceAll(/\s+/gu, ' ');
  let name = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(plain)) {
    if (Buffer.byteLength(name + segment) > MOST_BYTES) break;
    name += segment;
  }
  name = name.replaceAll(/^[. ]+|[. ]+$/g, '');
  if (name === '') return '_';
  return DEVICES.test(name.split('.')[0] ?? '') ? `_${name}` : name;
}

/**
 * Names the files of an export, without their endings. By the credential's UUID: a name in a file name would say who is on
 * the list to whoever sees the folder. Where readable names are asked for, by holder (by learner id where there is no name) and award
 * with the beginning of the UUID, no two of them alike to a file system that does not tell capitals.
 */
export class ExportNames {
  readonly #isReadable: boolean;
  /** Whether every cohort gets a folder of its own. */
  readonly #hasFolders: boolean;
  readonly #taken = new Set<string>();

  constructor(isReadable: boolean, hasFolders: boolean) {
    this.#isReadable = isReadable;
    this.#hasFolders = hasFolders;
  }

  nameOf({ credentialId, credential, learnerId, batch }: ExportedCertificate): string {
    const folder = this.#hasFolders ? `${fileNameFrom(batch.cohort_id)}/` : '';
    if (!this.#isReadable) return `${folder}${credentialId}`;
    const holder = credential.holder.names.join(', ') || learnerId;
    const readable = `${folder}${fileNameFrom(`${holder} - ${credential.achievement.name}`)}`;
    const short = `${readable} (${credentialId.slice(0, 8)})`;
    const name = this.#taken.has(short.toLowerCase()) ? `${readable} (${credentialId})` : short;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
