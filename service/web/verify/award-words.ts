/** Names of the kinds of award, by Open Badges' `achievementType`. */
const ACHIEVEMENT_TYPES: Readonly<Record<string, string>> = {
  'ext:StatementOfParticipation': 'Statement of participation',
  Badge: 'Badge',
  MicroCredential: 'Micro-credential',
  Certificate: 'Certificate',
  Diploma: 'Diploma',
};

/** What an `achievementType` is called; one that is not ours keeps its own name. */
export function achievementTypeName(achievementType: string): string {
  return Object.hasOwn(ACHIEVEMENT_TYPES, achievementType)
    ? (ACHIEVEMENT_TYPES[achievementType] ?? achievementType)
    : achievementType.replace(/^ext:/, '');
}

/** Sentences around the award. */
export const AWARD_WORDS = {
  title: 'Awarded to',
  claimedTitle: 'Awarded, so the file says, to',
  claimed: 'This is what the file says. It is not confirmed.',
  noName: 'No name is given in this certificate',
  distinction: 'With distinction',
  results: 'For these results',
  resultName: 'What was assessed',
  resultValue: 'Result',
  awarded: 'Awarded on',
  expires: 'Valid until',
  noExpiry: 'No end date',
  criteria: 'Criteria',
  pathway: 'Pathway',
  pathwayVersion: (id: string, version: string): string => `${id}, version ${version}`,
  supersedes: 'Corrects',
  supersedesText: 'an earlier certificate, which this one takes the place of',
} as const;
