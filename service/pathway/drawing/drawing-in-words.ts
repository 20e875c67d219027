/** A drawing for who does not see it: a name for each of its things, and a description of the whole. */
import { achievementTypeName } from '../../core/achievement-type-name.ts';
import { creditInWords } from '../requirement-in-words.ts';
import { type DrawnKey, type DrawnTier, type Mark, type PathwayDrawing, standingOf } from './pathway-drawing.ts';

/** `Module 2, Sharing data responsibly: 25 h, 1 ECTS credit, after 1` */
export function namesOfCards(drawing: PathwayDrawing): ReadonlyMap<DrawnKey, string> {
  const credit = (amount: string | null): string | null =>
    amount === null ? null : creditInWords(amount, drawing.creditSystem);
  const hours = (workload: string | null): string | null => (workload === null ? null : `${workload} hours`);
  return new Map(
    drawing.tiers.flatMap(({ modules, milestones, awards }): [DrawnKey, string][] => [
      ...modules.map((module): [DrawnKey, string] => [
        module.key,
        named(`${module.elective ? 'Elective module' : 'Module'} ${module.number}, ${module.title}`, [
          hours(module.workloadHours),
          credit(module.credit),
          module.after.length === 0 ? null : `after ${module.after.join(' and ')}`,
          counted(module.outcomes.length, 'learning outcome'),
          counted(module.assessments.length, 'assessment'),
          ...module.marks.map(markInWords),
        ]),
      ]),
      ...milestones.map(({ key, title, requirement, marks }): [DrawnKey, string] => [
        key,
        named(`Milestone, ${title}`, [requirement, ...marks.map(markInWords)]),
      ]),
      ...awards.map((award): [DrawnKey, string] => [
        award.key,
        named(`${achievementTypeName(award.kind)}, ${award.name}`, [
          award.level,
          credit(award.credit),
          award.requirement,
          ...award.marks.map(markInWords),
        ]),
      ]),
    ]),
  );
}

/** What the drawing shows, tier by tier. */
export function describeDrawing(drawing: PathwayDrawing): string {
  return drawing.tiers.map(describeTier).join(' ');
}

function describeTier({ number, title, level, modules, awards }: DrawnTier): string {
  const tier = number === null ? title : `Tier ${number}, ${title}${level === null ? '' : ` (${level})`}`;
  const parts = [
    modules.length === 0
      ? 'no modules'
      : `modules ${modules.map((module) => `${module.number} ${module.title}${module.elective ? ' (elective)' : ''}`).join(', ')}`,
    ...(awards.length === 0 ? [] : [`earns ${awards.map(({ name }) => name).join(', ')}`]),
  ];
  return `${tier}: ${parts.join('; ')}.`;
}

/** `error: An outcome is assessed by nothing.`; how a learner stands says its text by itself. */
export function markInWords(mark: Mark): string {
  return standingOf([mark]) === null ? `${mark.kind}: ${mark.text}` : mark.text;
}

function named(name: string, facts: readonly (string | null)[]): string {
  const said = facts.filter((fact) => fact !== null);
  return said.length === 0 ? name : `${name}: ${said.join(', ')}`;
}

function counted(count: number, noun: string): string | null {
  return count === 0 ? null : `${count} ${noun}${count === 1 ? '' : 's'}`;
}
