/** Why a line of a gap analysis stands as it does, in sentences that a designer and an employer read alike. */
import type { Coverage } from './competency-coverage.ts';
import type { Share } from './exact-shares.ts';
import type { NamedCompetency, NamedLevel } from './gap-line.ts';

/** What the sentences are made of. */
export interface LineToExplain extends Omit<Coverage, 'missedParts'> {
  readonly level: NamedLevel | null;
  readonly weight: Share | null;
  readonly missedParts: readonly NamedCompetency[];
}

/** More names than this make no sentence. */
const MOST_NAMES = 4;

/**
 * The sentences: how it is taught, how it is assessed, and with what weight.
 *
 * @param scale the levels of the competency's framework, lowest first
 */
export function reasonsOf(line: LineToExplain, scale: readonly NamedLevel[]): string[] {
  if (line.through === null) return ['No outcome of the pathway leads there.'];
  return [
    teachingReason(line),
    ...(line.outcomes.every(({ module }) => module.elective)
      ? ['It stands in electives alone: who chooses others does not come by it.']
      : []),
    ...(line.level === null ? [] : [levelReason(line.level, line, scale)]),
    ...(line.through === 'parts' ? partReasons(line) : []),
    assessmentReason(line),
    ...(line.weight === null ? [] : [weightReason(line.weight)]),
  ];
}

function teachingReason({ through, outcomes }: LineToExplain): string {
  const modules = listed(outcomes.map(({ module }) => module.title));
  if (through === 'whole') return `Only something broader, of which it is a part, is taught: in ${modules}.`;
  return through === 'parts' ? `Taught through its parts: in ${modules}.` : `Taught in ${modules}.`;
}

function levelReason(level: NamedLevel, { outcomes }: LineToExplain, scale: readonly NamedLevel[]): string {
  const asked = `${level.title} is asked for`;
  const reaching = outcomes.filter(({ reaches }) => reaches === 'reached');
  const below = outcomes.filter(({ reaches }) => reaches === 'below');
  const highest = (some: LineToExplain['outcomes']): string =>
    scale.findLast(({ id }) => some.some((outcome) => outcome.level === id))?.title ?? '';
  if (reaching.length === outcomes.length || (reaching.length > 0 && below.length === 0)) {
    return `${asked}, ${highest(reaching)} is taught.`;
  }
  if (reaching.length > 0) return `${asked}, up to ${highest(reaching)} is taught.`;
  if (below.length > 0) return `${asked}, no more than ${highest(below)} is taught.`;
  return `${asked}, and the outcomes do not say on that scale how far they lead.`;
}

function partReasons({ missedParts }: LineToExplain): string[] {
  if (missedParts.length === 0) return ['Every part of it is taught; it stands as the weakest of them.'];
  const names = listed(missedParts.map(({ statement }) => `“${statement}”`));
  return [`${missedParts.length === 1 ? 'One part is' : `${missedParts.length} parts are`} missed: ${names}.`];
}

function assessmentReason({ assessments, strength, standing }: LineToExplain): string {
  const place = standing === 'taught' ? ' at that level' : '';
  const of = (wanted: readonly string[]) => assessments.filter((one) => wanted.includes(one.strength)).length;
  const summative = of(['summative', 'identity-assured']);
  const assured = of(['identity-assured']);
  const formative = of(['formative']);
  const feedback = formative === 0 ? '' : `, and ${counted(formative, 'formative one', 'formative ones')} for practice`;
  if (assessments.length === 0) return `No assessment looks at it${place}.`;
  if (summative === 0) {
    return `Assessed by ${counted(formative, 'formative assessment', 'formative assessments')} alone, which ${formative === 1 ? 'decides' : 'decide'} nothing.`;
  }
  const number = counted(summative, 'summative assessment', 'summative assessments');
  const weak =
    strength === 'not-assessed' || strength === 'formative'
      ? ' Not all of its parts are assessed by something that decides.'
      : '';
  const identity =
    assured === 0
      ? 'without the identity of the learner being verified'
      : assured === summative
        ? 'with the identity of the learner verified'
        : `in ${assured === 1 ? 'one' : assured} of them with the identity of the learner verified`;
  return `Assessed by ${number}, ${identity}${feedback}.${weak}`;
}

function weightReason({ percent, part, whole }: Share): string {
  return `What assesses it carries ${percent} % of the weight of all summative assessments (${part} of ${whole}).`;
}

function counted(number: number, one: string, many: string): string {
  return number === 1 ? `one ${one}` : `${number} ${many}`;
}

/** Each once, in their order: `A, B and C`. */
function listed(names: readonly string[]): string {
  const each = [...new Set(names)];
  const shown =
    each.length > MOST_NAMES ? [...each.slice(0, MOST_NAMES - 1), `${each.length - MOST_NAMES + 1} more`] : each;
  return shown.length === 1 ? `${shown[0]}` : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
