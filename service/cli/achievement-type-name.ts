const NAMES: Readonly<Record<string, string>> = {
  'ext:StatementOfParticipation': 'statement of participation',
  MicroCredential: 'micro-credential',
};

/** What Open Badges' `achievementType` is called among people. */
export function achievementTypeName(achievementType: string): string {
  const known = Object.hasOwn(NAMES, achievementType) ? NAMES[achievementType] : undefined;
  return known ?? achievementType.replace(/^ext:/, '').toLowerCase();
}
