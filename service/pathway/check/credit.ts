import {
  addDecimals,
  compareDecimals,
  type Decimal,
  formatDecimal,
  parseDecimal,
  timesDecimal,
  ZERO,
} from '../decimal.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { CreditSystem } from '../definition/provider.ts';
import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** Hours of work that an ECTS credit stands for: ECTS Users' Guide 2015, "ECTS credits". */
const ECTS_HOURS = { least: parseDecimal('25'), most: parseDecimal('30') };

/** Credit, of modules and of awards: of which system, and whether the workload supports it. */
export function creditSupport(parts: PathwayParts): Finding[] {
  const { creditSystem, articulations = [] } = parts.definition;
  return [
    ...(creditSystem === undefined ? [] : creditHours(creditSystem, ['creditSystem'])),
    ...articulations.flatMap(({ creditSystem: theirs }, index) =>
      theirs === undefined ? [] : creditHours(theirs, ['articulations', index, 'creditSystem']),
    ),
    ...(creditSystem === undefined ? creditOfNoSystem(parts) : creditAndWorkload(creditSystem, parts)),
  ];
}

function creditHours({ name, hoursPerCredit }: CreditSystem, path: Path): Finding[] {
  const hours = parseDecimal(hoursPerCredit);
  const isUsual = compareDecimals(hours, ECTS_HOURS.least) >= 0 && compareDecimals(hours, ECTS_HOURS.most) <= 0;
  if (name !== 'ECTS' || isUsual) return [];
  return [
    finding('ects-hours-unusual', [...path, 'hoursPerCredit'], {
      sentence: `An ECTS credit stands for 25 to 30 hours of work, and here for ${hoursPerCredit}.`,
      remedy: 'State a factor from 25 to 30, or count in another system.',
    }),
  ];
}

function creditOfNoSystem({ modules, definition }: PathwayParts): Finding[] {
  const { awards, articulations = [], priorLearning } = definition;
  const places: Path[] = [
    ...(priorLearning?.mostCredit === undefined ? [] : [['priorLearning', 'mostCredit']]),
    ...modules.flatMap(({ module, path }) => (module.credit === undefined ? [] : [[...path, 'credit']])),
    ...awards.flatMap(({ credit }, index) => (credit === undefined ? [] : [['awards', index, 'credit']])),
    ...articulations.flatMap(({ creditSystem }, index) =>
      creditSystem === undefined ? [['articulations', index, 'credit']] : [],
    ),
  ];
  return places.map((path) =>
    finding('credit-without-system', path, {
      sentence: 'Credit is given, and the pathway does not say in which system.',
      remedy: 'State "creditSystem": its name, and how many hours one credit stands for.',
    }),
  );
}

function creditAndWorkload(system: CreditSystem, { modules, definition: { awards } }: PathwayParts): Finding[] {
  const hours = modules.map(({ module }) => module.workloadHours);
  const ofAll = hours.includes(undefined) ? undefined : formatDecimal(sum(hours));
  return [
    ...modules.flatMap(({ module, path }) => [
      ...creditOfNoWork(module, path),
      ...overWorkload(`The module "${module.id}"`, module, system, path),
    ]),
    // An award that does not say for how much work is of the pathway's at the most.
    ...awards.flatMap(({ id, credit, workloadHours = ofAll }, index) =>
      overWorkload(`The award "${id}"`, { credit, workloadHours }, system, ['awards', index]),
    ),
  ];
}

function creditOfNoWork({ id, credit, workloadHours }: PathwayModule, path: Path): Finding[] {
  if (credit === undefined || workloadHours !== undefined) return [];
  return [
    finding('credit-without-workload', [...path, 'credit'], {
      sentence: `The module "${id}" gives ${credit} credits, and does not say for how much work.`,
      remedy: 'Give its workload in "workloadHours".',
    }),
  ];
}

function overWorkload(
  whose: string,
  { credit, workloadHours }: { readonly credit?: string | undefined; readonly workloadHours?: string | undefined },
  { hoursPerCredit }: CreditSystem,
  path: Path,
): Finding[] {
  if (credit === undefined || workloadHours === undefined) return [];
  const asked = timesDecimal(parseDecimal(credit), parseDecimal(hoursPerCredit));
  if (compareDecimals(asked, parseDecimal(workloadHours)) <= 0) return [];
  return [
    finding('credit-over-workload', [...path, 'credit'], {
      sentence: `${whose} gives ${credit} credits, which stand for ${formatDecimal(asked)} hours, for ${workloadHours} hours of work.`,
      remedy: 'Give less credit, or state the whole workload: teaching, own work and assessments.',
    }),
  ];
}

function sum(amounts: readonly (string | undefined)[]): Decimal {
  return amounts.map((amount) => parseDecimal(amount ?? '0')).reduce<Decimal>(addDecimals, ZERO);
}
