/** What LinkedIn is told of a certificate. */
export interface LinkedInEntry {
  readonly award: string;
  readonly issuer: string;
  /** Unix milliseconds. */
  readonly awardedAt: number;
  /** Null for no end. */
  readonly validUntil: number | null;
  readonly verifyUrl: string;
  readonly credentialHash: string;
}

/**
 * The address that adds a certificate to the visitor's own LinkedIn profile ("Add to profile",
 * https://addtoprofile.linkedin.com). Nothing is sent before the holder has looked at the form there and saved it.
 */
export function linkedInUrl(entry: LinkedInEntry): string {
  const awarded = new Date(entry.awardedAt);
  const parameters = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: entry.award,
    organizationName: entry.issuer,
    issueYear: String(awarded.getUTCFullYear()),
    issueMonth: String(awarded.getUTCMonth() + 1),
    ...expiry(entry.validUntil),
    certUrl: entry.verifyUrl,
    certId: entry.credentialHash,
  });
  return `https://www.linkedin.com/profile/add?${parameters}`;
}

function expiry(validUntil: number | null): Record<string, string> {
  if (validUntil === null) return {};
  const end = new Date(validUntil);
  return { expirationYear: String(end.getUTCFullYear()), expirationMonth: String(end.getUTCMonth() + 1) };
}
