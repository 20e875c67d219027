import type { AchievedResult } from '../../core/achievement.ts';
import type { Credential } from '../../core/credential.ts';
import type { HeldCertificate } from './held-certificate.ts';

/** What stands on the certificate as it is shown. */
export interface Sheet {
  readonly holderNames: readonly string[];
  readonly award: string;
  readonly achievementType: string;
  readonly issuer: { readonly did: string; readonly name: string };
  /** Unix milliseconds. */
  readonly awardedAt: number;
  /** Null for no end. */
  readonly validUntil: number | null;
  readonly description: string | null;
  readonly criteria: string | null;
  readonly results: readonly AchievedResult[];
}

/** What the certificate itself says. */
export function sheetOf({ holder, achievement, issuer, validFrom, validUntil, results }: Credential): Sheet {
  return {
    holderNames: holder.names,
    award: achievement.name,
    achievementType: achievement.achievementType,
    issuer: { did: issuer.id, name: issuer.name },
    awardedAt: validFrom.milliseconds,
    validUntil: validUntil?.milliseconds ?? null,
    description: achievement.description,
    criteria: achievement.criteria.narrative,
    results,
  };
}

/** What the issuer's server says before there is a file to read it from. */
export function announcedSheet({ holderNames, award, issuer, validFrom }: HeldCertificate): Sheet {
  return {
    holderNames,
    award: award.name,
    achievementType: award.achievementType,
    issuer,
    awardedAt: validFrom,
    validUntil: null,
    description: null,
    criteria: null,
    results: [],
  };
}
