/** Names of the kinds of award, by Open Badges' `achievementType`. */
const NAMES: Readonly<Record<string, string>> = {
  'ext:StatementOfParticipation': 'Statement of participation',
  MicroCredential: 'Micro-credential',
};

/** What an `achievementType` of Open Badges 3.0 is called among people; one that is not ours keeps its own name. */
export function achievementTypeName(achievementType: string): string {
  const known = Object.hasOwn(NAMES, achievementType) ? NAMES[achievementType] : undefined;
  return known ?? achievementType.replace(/^ext:/, '');
}
