import { readFile, stat } from 'node:fs/promises';
import { CairnError } from '../../core/errors.ts';
import { type CertificateBranding, DEFAULT_BRANDING } from '../../formats/certificate/branding.ts';
import type { LogoImage } from '../../formats/certificate/logo-image.ts';

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
    logo: branding.logo === null ? null : await openLogo(branding.logo),
    primaryColour: branding.primaryColour ?? DEFAULT_BRANDING.primaryColour,
    accentColour: branding.accentColour ?? DEFAULT_BRANDING.accentColour,
    paper: branding.paper ?? DEFAULT_BRANDING.paper,
  };
}

/** What a logo's file may have; one that is larger would make every certificate as large. */
const MOST_BYTES = 2 * 1024 * 1024;

async function openLogo(path: string): Promise<LogoImage> {
  // Decoding images is loaded by who prints.
  const { readLogo } = await import('../../formats/certificate/logo-image.ts');
  try {
    if ((await stat(path)).size > MOST_BYTES) throw unusable(path, 'the logo has more than 2 MiB');
    return readLogo(await readFile(path));
  } catch (cause) {
    if (cause instanceof CairnError) throw cause.code === 'logo-unusable' ? unusable(path, cause.message) : cause;
    throw unusable(path, 'it cannot be read', cause);
  }
}

function unusable(path: string, what: string, cause?: unknown): CairnError {
  return new CairnError('logo-unusable', `${path}: ${what}`, {
    remedy: 'correct branding.logo in config.json, or take it out',
    details: { path },
    cause,
  });
}
