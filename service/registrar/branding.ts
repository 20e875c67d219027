import { readFile } from 'node:fs/promises';
import { CairnError } from '../core/errors.ts';
import { type CertificateBranding, DEFAULT_BRANDING } from '../formats/certificate/branding.ts';

/** How the issuer's certificates look, as it is configured. What is left out is as this project would have it. */
export interface Branding {
  /** Path of a PNG or JPEG image; null where there is none. */
  readonly logo: string | null;
  /** `#rrggbb` */
  readonly primaryColour?: string | undefined;
  readonly accentColour?: string | undefined;
  readonly paper?: 'a4' | 'letter' | undefined;
}

/** The branding with its logo read. @throws CairnError `logo-unusable` when there is no such image */
export async function loadBranding(branding: Branding | undefined): Promise<CertificateBranding> {
  if (branding === undefined) return DEFAULT_BRANDING;
  return {
    logo: branding.logo === null ? null : await readLogo(branding.logo),
    primaryColour: branding.primaryColour ?? DEFAULT_BRANDING.primaryColour,
    accentColour: branding.accentColour ?? DEFAULT_BRANDING.accentColour,
    paper: branding.paper ?? DEFAULT_BRANDING.paper,
  };
}

async function readLogo(path: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw unusable(path, 'cannot be read', cause);
  }
  const isPng = [0x89, 0x50, 0x4e, 0x47].every((byte, at) => bytes[at] === byte);
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  if (!isPng && !isJpeg) throw unusable(path, 'is neither a PNG nor a JPEG image');
  return bytes;
}

function unusable(path: string, what: string, cause?: unknown): CairnError {
  return new CairnError('logo-unusable', `the logo ${path} ${what}`, {
    remedy: 'correct branding.logo in config.json, or take it out',
    details: { path },
    cause,
  });
}
