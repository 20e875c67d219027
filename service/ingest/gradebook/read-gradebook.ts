/** Lines of a table as records of learners and results, each cell checked. */
import { type Decimal, parseDecimal } from '../../pathway/decimal.ts';
import type { FinalResult } from '../../pathway/evaluation/learner-record.ts';
import { isEmail, isLearnerId, isLearnerName, LEARNER_FIELD_WORDS } from '../learner-fields.ts';
import type { TableLine } from '../table/table-lines.ts';
import type { AssessmentNames } from './assessment-names.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { GradebookField } from './gradebook-fields.ts';
import type { GradebookBatch, GradebookProblem, GradebookRecord } from './gradebook-record.ts';
import { readDate } from './read-date.ts';
import { readFinalResult } from './read-final-result.ts';
import { readScore, type ScoreForm } from './read-score.ts';
import type { AssessmentColumn, GradebookColumns } from './recognise-columns.ts';
import { residueIn, residueInId } from './spreadsheet-residue.ts';

/** What a report quotes of a cell. Characters. */
const QUOTED = 200;
/** What stands for "nothing": Moodle writes a hyphen where there is no grade. */
const MISSING = new Set(['', '-', '–', '—', '?']);
const ATTEMPT = /^[1-9][0-9]{0,3}$/;
/** Canvas has the maxima in a line between header and learners, under the learners' names. */
const POINTS_POSSIBLE = /^points possible$/i;

/** Of somebody of whom another record of the same line says it. */
const NOTHING_NEW = { name: null, email: null, finalResult: null };
/** Files have fewer dates than this; what comes after is read each time. */
const MOST_KEPT = 10_000;

/** What the lines of a file are checked against. */
export interface GradebookCohorts {
  /** The cohort that all lines are of; null where a column says so. */
  readonly only: string | null;
  /** The assessments of a cohort; undefined where it is not known, or not one of those that may be imported into. */
  find(cohortId: string): AssessmentNames | undefined;
  /** For errors: the cohorts that there are. */
  readonly listing: string;
}

/** Reads the lines of one file, batch by batch. */
export class GradebookReader {
  readonly #header: readonly string[];
  readonly #columns: GradebookColumns;
  readonly #mapping: ColumnMapping;
  readonly #cohorts: GradebookCohorts;
  readonly #maxima = new Map<string, Decimal>();
  /** Dates by what was written: files have few of them, many times. */
  readonly #days = new Map<string, string>();
  #assessmentColumns: readonly AssessmentColumn[];
  #cells: readonly string[] = [];
  #line = 0;
  #place: { column: string | null; found: string } = { column: null, found: '' };
  #problems: GradebookProblem[] = [];
  #records: GradebookRecord[] = [];
  #isStart = true;

  constructor(header: readonly string[], columns: GradebookColumns, mapping: ColumnMapping, cohorts: GradebookCohorts) {
    this.#header = header;
    this.#columns = columns;
    this.#mapping = mapping;
    this.#cohorts = cohorts;
    this.#assessmentColumns = columns.assessments;
  }

  read(lines: readonly TableLine[]): GradebookBatch {
    this.#problems = [];
    this.#records = [];
    let [isCutOff, count] = [false, 0];
    for (const { line, cells, problem } of lines) {
      this.#line = line;
      this.#cells = cells;
      if (problem !== null) {
        if (problem.isEnd === true) isCutOff = true;
        else count += 1;
        this.#place = { column: null, found: problem.found };
        this.#refuse(problem.expected);
        continue;
      }
      if (this.#isStart && this.#isLineOfMaxima()) continue;
      count += 1;
      const [problems, records] = [this.#problems.length, this.#records.length];
      this.#readLine();
      if (this.#problems.length > problems) this.#records.length = records;
    }
    return { lines: count, records: this.#records, problems: this.#problems, isCutOff };
  }

  readonly #refuse = (expected: string): undefined => {
    const { column, found } = this.#place;
    this.#problems.push({ line: this.#line, column, found: quoted(found), expected });
  };

  /** The cell of a field, without blanks around it; empty where there is no such column. */
  #text(field: GradebookField): string {
    const position = this.#columns.fields.get(field);
    return position === undefined ? '' : this.#cell(position);
  }

  #cell(position: number): string {
    const found = (this.#cells[position] ?? '').trim();
    this.#place.column = this.#header[position] ?? null;
    this.#place.found = found;
    return found;
  }

  #readLine(): void {
    const learnerId = this.#learnerId();
    const names = this.#cohort();
    const name = this.#name();
    const email = this.#email();
    const finalResult = this.#finalResult();
    const attempt = this.#attempt();
    if (this.#columns.layout === 'wide') {
      const submittedOn = this.#date();
      if (learnerId === undefined || names === undefined || attempt === undefined) return;
      const person = { line: this.#line, cohortId: names.cohortId, learnerId, name, email, finalResult, attempt };
      this.#records.push({ ...person, assessmentId: null, score: null, submittedOn: null });
      this.#readScores({ ...person, ...NOTHING_NEW }, names.assessments, submittedOn);
      return;
    }
    const score = this.#score(names?.assessments);
    const submittedOn = this.#date();
    if (names === undefined) return;
    const assessmentId = this.#assessment(names.assessments, score !== null || submittedOn !== null);
    if (learnerId === undefined || assessmentId === undefined || attempt === undefined) return;
    const person = { line: this.#line, cohortId: names.cohortId, learnerId, name, email, finalResult };
    this.#records.push({ ...person, assessmentId, attempt, score, submittedOn });
  }

  /** The results of a wide line; an empty cell says nothing, neither a score nor that there is none. */
  #readScores(
    person: Omit<GradebookRecord, 'assessmentId' | 'score' | 'submittedOn'>,
    names: AssessmentNames,
    submittedOn: string | null,
  ): void {
    const { decimal, round } = this.#mapping;
    for (const { position, assessmentId, outOf } of this.#assessmentColumns) {
      const text = this.#cell(position);
      if (MISSING.has(text)) continue;
      if (!names.has(assessmentId)) {
        this.#refuse(`an empty cell: the cohort has no assessment ${assessmentId}; it has ${names.listing}`);
        continue;
      }
      const score = this.#scoreIn(text, { outOf, decimal, round });
      if (score !== undefined) this.#records.push({ ...person, assessmentId, score, submittedOn });
    }
  }

  #learnerId(): string | undefined {
    const text = this.#text('learner').normalize('NFC');
    if (text === '') return this.#refuse(LEARNER_FIELD_WORDS.learner);
    const residue = residueIn(text) ?? residueInId(text);
    if (residue !== null) return this.#refuse(residue);
    return isLearnerId(text) ? text : this.#refuse(LEARNER_FIELD_WORDS.learner);
  }

  #cohort(): { readonly cohortId: string; readonly assessments: AssessmentNames } | undefined {
    const { only } = this.#cohorts;
    const hasColumn = this.#columns.fields.has('cohort');
    const cohortId = hasColumn ? this.#text('cohort') : (only ?? '');
    const assessments = this.#cohorts.find(cohortId);
    if (only !== null && cohortId !== only) return this.#refuse(`the cohort ${only}, which the file is brought in for`);
    if (assessments === undefined) return this.#refuse(`a cohort that is known: ${this.#cohorts.listing}`);
    return { cohortId, assessments };
  }

  #name(): string | null {
    const whole = this.#text('name');
    const text = whole === '' ? this.#joinedName() : whole;
    if (text === '') return null;
    const residue = residueIn(text);
    if (residue !== null) this.#refuse(residue);
    else if (isLearnerName(text)) return text.normalize('NFC');
    else this.#refuse(LEARNER_FIELD_WORDS.name);
    return null;
  }

  #joinedName(): string {
    const family = this.#text('family-name');
    const given = this.#text('given-name');
    return given === '' || family === '' ? given + family : `${given} ${family}`;
  }

  #email(): string | null {
    const text = this.#text('email');
    if (MISSING.has(text)) return null;
    const residue = residueIn(text);
    if (residue !== null) this.#refuse(residue);
    else if (isEmail(text)) return text;
    else this.#refuse(LEARNER_FIELD_WORDS.email);
    return null;
  }

  #finalResult(): FinalResult | null {
    const text = this.#text('final-result');
    if (MISSING.has(text)) return null;
    const residue = residueIn(text);
    if (residue !== null) return this.#refuse(residue) ?? null;
    return readFinalResult(text, this.#refuse) ?? null;
  }

  /** 1 where nothing is said. */
  #attempt(): number | undefined {
    const text = this.#text('attempt');
    if (MISSING.has(text)) return 1;
    return ATTEMPT.test(text) ? Number(text) : this.#refuse('the number of the attempt: 1, 2, 3 and so on');
  }

  #date(): string | null {
    const text = this.#text('date');
    if (MISSING.has(text)) return null;
    const known = this.#days.get(text);
    if (known !== undefined) return known;
    const residue = residueIn(text);
    if (residue !== null) return this.#refuse(residue) ?? null;
    const day = readDate(text, this.#mapping.date, this.#refuse);
    if (day !== undefined && this.#days.size < MOST_KEPT) this.#days.set(text, day);
    return day ?? null;
  }

  /** The score of a long line. */
  #score(names: AssessmentNames | undefined): string | null {
    const maximum = this.#maximum(names);
    const text = this.#text('score');
    if (MISSING.has(text) || maximum === undefined) return null;
    const { decimal, round } = this.#mapping;
    return this.#scoreIn(text, { outOf: maximum, decimal, round }) ?? null;
  }

  #scoreIn(text: string, form: ScoreForm): string | undefined {
    const residue = residueIn(text);
    return residue === null ? readScore(text, form, this.#refuse) : this.#refuse(residue);
  }

  /** Null where scores are percentages. */
  #maximum(names: AssessmentNames | undefined): Decimal | null | undefined {
    const { outOf, outOfByAssessment } = this.#mapping;
    const text = this.#text('maximum');
    if (text !== '') return this.#points(text);
    const byAssessment = outOfByAssessment?.[names?.find(this.#text('assessment')) ?? ''];
    const points = byAssessment ?? outOf;
    return points === undefined ? null : this.#points(points);
  }

  #points(text: string): Decimal | undefined {
    const known = this.#maxima.get(text);
    if (known !== undefined) return known;
    const points = pointsIn(text);
    if (points === null) return this.#refuse('the points that could be reached, above 0');
    if (this.#maxima.size < 1_000) this.#maxima.set(text, points);
    return points;
  }

  /** Null where the line names none and brings no result. */
  #assessment(names: AssessmentNames, hasResult: boolean): string | null | undefined {
    const module = this.#text('module');
    const inModule = module === '' ? undefined : names.inModule(module);
    if (module !== '' && inModule === undefined) return this.#refuse(`a module of the pathway: ${names.moduleListing}`);
    const text = this.#text('assessment');
    if (text !== '') {
      const id = names.find(text);
      if (id === undefined) return this.#refuse(`an assessment of the cohort: ${names.listing}`);
      if (module === '' || names.belongsTo(id, module)) return id;
      return this.#refuse(`an assessment of the module ${module}: ${inModule?.join(', ')}`);
    }
    if (!hasResult) return null;
    const [only] = inModule ?? [];
    if (only !== undefined && inModule?.length === 1) return only;
    return this.#refuse(
      `the assessment that the score is of: ${inModule === undefined ? names.listing : inModule.join(', ')}`,
    );
  }

  /** Takes the maxima from the line in which Canvas has them; the line above it, where there is one, is Canvas's too. */
  #isLineOfMaxima(): boolean {
    if (this.#columns.layout !== 'wide' || this.#text('learner') !== '') {
      this.#isStart = false;
      return false;
    }
    if (!POINTS_POSSIBLE.test(this.#text('name')))
      return this.#cells.some((cell) => /^manual posting$/i.test(cell.trim()));
    this.#isStart = false;
    this.#assessmentColumns = this.#assessmentColumns.map((column) => {
      const points = pointsIn(this.#cell(column.position));
      return points === null || column.outOf !== null ? column : { ...column, outOf: points };
    });
    return true;
  }
}

function pointsIn(text: string): Decimal | null {
  if (!/^(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?$/.test(text)) return null;
  const points = parseDecimal(text);
  return points.units === 0n ? null : points;
}

function quoted(text: string): string {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
