import type { LogoImage } from './logo-image.ts';

/** How an issuer's certificates look. */
export interface CertificateBranding {
  readonly logo: LogoImage | null;
  /** `#rrggbb`: the issuer's name, the award and the frame. Dark enough to be read on white. */
  readonly primaryColour: string;
  /** `#rrggbb`: rules, the kind of award, distinction. */
  readonly accentColour: string;
  readonly paper: 'a4' | 'letter';
}

/** What stands where the issuer has chosen nothing: pine and old gold. */
export const DEFAULT_BRANDING: CertificateBranding = {
  logo: null,
  primaryColour: '#17413c',
  accentColour: '#8a6a1f',
  paper: 'a4',
};
