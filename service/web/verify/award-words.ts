/** Sentences around the award. */
export const AWARD_WORDS = {
  title: 'Awarded to',
  claimedTitle: 'Awarded, so the file says, to',
  claimed: 'This is what the file says. It is not confirmed.',
  noName: 'No name is given in this certificate',
  awarded: 'Awarded on',
  expires: 'Valid until',
  noExpiry: 'No end date',
  criteria: 'Criteria',
  pathway: 'Pathway',
  pathwayVersion: (id: string, version: string): string => `${id}, version ${version}`,
  supersedes: 'Corrects',
  supersedesText: 'an earlier certificate, which this one takes the place of',
} as const;
