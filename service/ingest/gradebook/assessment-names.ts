/** Which assessment of a cohort a file means. */
import { headerWords } from './header-words.ts';

/** What a cohort can have results of. */
export interface CohortAssessments {
  readonly cohortId: string;
  readonly modules: readonly {
    readonly id: string;
    readonly title: string;
    readonly assessments: readonly { readonly id: string; readonly title: string }[];
  }[];
  /** Assessments that the cohort has brought itself. */
  readonly further: readonly string[];
  /** Whether any other may come: where the pathway leaves its assessments to the cohorts, and none has been named yet. */
  readonly isOpen: boolean;
}

/** The form of an assessment's id, in a cohort that takes any. */
const ASSESSMENT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** How many are named in an error. */
const NAMED = 30;

/** An assessment with the modules' names that it may stand under. */
interface NamedAssessment {
  readonly id: string;
  readonly module: string | null;
}

/** The assessments of one cohort, or of all that a file may be about, by id, title, and what a mapping calls them. */
export class AssessmentNames {
  readonly #known: ReadonlyMap<string, NamedAssessment>;
  readonly #modules: ReadonlyMap<string, { readonly id: string; readonly assessments: readonly string[] }>;
  readonly #byText = new Map<string, NamedAssessment | null>();
  readonly #isOpen: boolean;
  /** For errors: the ids that there are. */
  readonly listing: string;

  constructor(cohorts: readonly CohortAssessments[], calledAs: Readonly<Record<string, string>>) {
    const known = new Map<string, NamedAssessment>();
    const modules = new Map<string, { id: string; assessments: readonly string[] }>();
    for (const { modules: all, further } of cohorts) {
      for (const id of further) known.set(headerWords(id), { id, module: null });
      for (const { id: module, title, assessments } of all) {
        const entry = { id: module, assessments: assessments.map(({ id }) => id) };
        modules.set(headerWords(title), entry);
        for (const assessment of assessments) known.set(headerWords(assessment.title), { id: assessment.id, module });
      }
    }
    // Ids outweigh titles, and what a mapping says outweighs both.
    for (const { modules: all } of cohorts) {
      for (const { id: module, assessments } of all) {
        modules.set(headerWords(module), { id: module, assessments: assessments.map(({ id }) => id) });
        for (const { id } of assessments) known.set(headerWords(id), { id, module });
      }
    }
    this.#isOpen = cohorts.some(({ isOpen }) => isOpen);
    const ids = new Map([...known.values()].map((assessment) => [assessment.id, assessment]));
    for (const [id, text] of Object.entries(calledAs)) {
      const assessment = ids.get(id) ?? (this.#isOpen ? { id, module: null } : undefined);
      if (assessment !== undefined) known.set(headerWords(text), assessment);
    }
    this.#known = known;
    this.#modules = modules;
    this.listing = listed([...ids.keys()]);
  }

  /** The id of the assessment that a text names. */
  find(text: string): string | undefined {
    return this.#find(text)?.id;
  }

  /** The same, of those that are known: not what any text may name where every assessment is taken. */
  known(text: string): string | undefined {
    return this.#known.get(headerWords(text))?.id;
  }

  /** Whether an id is one of these. */
  has(id: string): boolean {
    return this.#find(id)?.id === id;
  }

  /** The ids of a module's assessments; undefined where there is no such module. */
  inModule(text: string): readonly string[] | undefined {
    return this.#modules.get(headerWords(text))?.assessments;
  }

  /** Whether an assessment belongs to a module; one that the cohort has brought may belong to any. */
  belongsTo(id: string, module: string): boolean {
    const found = this.#find(id);
    return found?.module == null || found.module === this.#modules.get(headerWords(module))?.id;
  }

  get moduleListing(): string {
    return listed([...new Set([...this.#modules.values()].map(({ id }) => id))]);
  }

  #find(text: string): NamedAssessment | null {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const words = headerWords(text);
    const found =
      (words === '' ? undefined : this.#known.get(words)) ??
      (this.#isOpen && ASSESSMENT_ID.test(text) ? { id: text, module: null } : null);
    // A file of nothing but unknown assessments must not fill the memory.
    if (this.#byText.size < 10_000) this.#byText.set(text, found);
    return found;
  }
}

function listed(ids: readonly string[]): string {
  if (ids.length === 0) return 'none';
  return `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''}`;
}
