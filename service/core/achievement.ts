import { elements, isPresent, member, optionalTextAt, type Place, refuse, textAt, typeAt } from './shape.ts';

/** What was awarded, in the issuer's words: plain texts, to be shown as text and never as markup. */
export interface Achievement {
  readonly id: string;
  /** Open Badges' `achievementType`: `Certificate`, `ext:StatementOfParticipation`, ... */
  readonly achievementType: string;
  readonly name: string;
  readonly description: string;
  /** Where the criteria are published, or what they are; at least one of the two. */
  readonly criteria: { readonly id: string | null; readonly narrative: string | null };
}

/** One line of what was achieved. */
export interface AchievedResult {
  readonly label: string;
  readonly value: string;
}

/** Reads `credentialSubject.achievement`, an Open Badges 3.0 `Achievement`. */
export function parseAchievement(place: Place): Achievement {
  typeAt(member(place, 'type'), 'Achievement');
  const criteria = member(place, 'criteria');
  const criteriaId = optionalTextAt(member(criteria, 'id'));
  const narrative = optionalTextAt(member(criteria, 'narrative'));
  if (criteriaId === null && narrative === null) refuse(criteria, 'criteria with an id or a narrative');
  return {
    id: textAt(member(place, 'id')),
    achievementType: textAt(member(place, 'achievementType')),
    name: textAt(member(place, 'name')),
    description: textAt(member(place, 'description')),
    criteria: { id: criteriaId, narrative },
  };
}

/**
 * Reads `credentialSubject.result`, Open Badges 3.0 `Result`s, for showing: the label is the name of the result
 * description in the achievement that a result links to, the value its `value` or else its `status`. A result with
 * neither says nothing to people and is left out; one that links to a description that is not there is refused.
 */
export function parseResults(place: Place, achievement: Place): readonly AchievedResult[] {
  const labels = new Map<string, string>();
  const descriptions = member(achievement, 'resultDescription');
  for (const description of isPresent(descriptions) ? elements(descriptions) : []) {
    typeAt(member(description, 'type'), 'ResultDescription');
    labels.set(textAt(member(description, 'id')), textAt(member(description, 'name')));
  }
  const results: AchievedResult[] = [];
  for (const result of isPresent(place) ? elements(place) : []) {
    typeAt(member(result, 'type'), 'Result');
    const link = member(result, 'resultDescription');
    const linked = optionalTextAt(link);
    const label = linked === null ? 'Result' : labels.get(linked);
    if (label === undefined) refuse(link, 'a result description of this achievement');
    const value = optionalTextAt(member(result, 'value')) ?? optionalTextAt(member(result, 'status'));
    if (value !== null) results.push({ label, value });
  }
  return results;
}
