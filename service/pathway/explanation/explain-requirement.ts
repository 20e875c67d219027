/** One requirement of a trace in words, and those that it is made of. */
import { outlookWithin } from '../evaluation/outlook/outlook.ts';
import { type Standing, standingOf } from '../evaluation/outlook/standing-of.ts';
import { progressOf } from '../evaluation/progress.ts';
import { isPassedByResults } from '../evaluation/requirements/module-passed.ts';
import { scoreThatCounts } from '../evaluation/score-that-counts.ts';
import type { ModulePassedTrace, RequirementTrace } from '../evaluation/trace.ts';
import { requirementHead } from '../requirement-in-words.ts';
import { fractionInWords, quoted } from '../sentence-parts.ts';
import { askedIn } from './asked-in.ts';
import type { PartCounts } from './english.ts';
import { resultsBehind, scoreSentence } from './explain-result.ts';
import type { Explanation } from './explanation.ts';
import { pointsShort } from './points-short.ts';
import type { Speech } from './speech.ts';

/** What is to be said of a requirement besides what all of them have. */
type Said = Pick<Explanation, 'because' | 'missing'> &
  Partial<Pick<Explanation, 'results' | 'module' | 'assessment' | 'of'>>;

type TraceOf<Kind extends RequirementTrace['kind']> = Extract<RequirementTrace, { readonly kind: Kind }>;

/** Explains requirements of one evaluation: what several awards rest on is explained once. */
export class RequirementExplainer {
  readonly #speech: Speech;
  readonly #known = new Map<RequirementTrace, Explanation>();
  readonly #standings = new Map<RequirementTrace, Standing>();

  constructor(speech: Speech) {
    this.#speech = speech;
  }

  /** @param inWindow whether it stands in a stretch of time, as `within` has it */
  explain(requirement: RequirementTrace, inWindow = false): Explanation {
    const before = this.#known.get(requirement);
    if (before !== undefined) return before;
    const standing = this.#standing(requirement, inWindow);
    const {
      because,
      missing,
      results = [],
      module = null,
      assessment = null,
      of = [],
    } = this.#said(requirement, standing === 'impossible', inWindow);
    const explanation: Explanation = {
      standing,
      asks: requirementHead(askedIn(requirement, this.#speech.credited), this.#speech.names),
      because,
      missing: requirement.met ? null : missing,
      results,
      progress: progressOf(requirement),
      module,
      assessment,
      of,
    };
    this.#known.set(requirement, explanation);
    return explanation;
  }

  #said(requirement: RequirementTrace, impossible: boolean, inWindow: boolean): Said {
    const { words, names } = this.#speech;
    switch (requirement.kind) {
      case 'all': {
        const counts = this.#counts(requirement.of, requirement.of.length, inWindow);
        return {
          because: words.all.because(counts),
          missing: impossible ? words.all.impossible(counts) : words.all.missing(counts),
          of: this.#parts(requirement.of, inWindow),
        };
      }
      case 'any':
      case 'at-least': {
        const counts = this.#counts(requirement.of, 'count' in requirement ? requirement.count : 1, inWindow);
        return {
          because: words.some.because(counts),
          missing: impossible ? words.some.impossible(counts) : words.some.missing(counts),
          of: this.#parts(requirement.of, inWindow),
        };
      }
      case 'within':
        return this.#within(requirement, impossible);
      case 'credits':
        return this.#credits(requirement, impossible, inWindow);
      case 'module-passed':
        return this.#module(requirement, impossible, inWindow);
      case 'prior-learning': {
        const { priorLearning } = words;
        return {
          because: requirement.recognition === null ? null : priorLearning.met(words.day(requirement.recognition.on)),
          missing: impossible ? priorLearning.impossible : priorLearning.missing,
          module: requirement.module,
        };
      }
      case 'competency':
        return this.#competency(requirement, impossible, inWindow);
      case 'tier-completed':
        return this.#tier(requirement, impossible, inWindow);
      case 'award-held':
        return this.#award(requirement, impossible, inWindow);
      case 'final-result': {
        const { finalResult } = words;
        return {
          because: requirement.finalResult === null ? null : finalResult.because(requirement.finalResult),
          missing: inWindow
            ? finalResult.inWindow
            : requirement.finalResult === null
              ? finalResult.missing
              : finalResult.impossible(requirement.in),
        };
      }
      case 'not-withdrawn':
        return {
          because: requirement.met ? words.notWithdrawn.met : words.notWithdrawn.because,
          missing: words.notWithdrawn.impossible,
        };
      case 'submitted': {
        const { atLeast, count, results } = requirement;
        const titles = [...new Set(results.map(({ assessment }) => assessment))].map((id) =>
          quoted(names.assessment(id)),
        );
        return {
          because: words.submitted.because(count, titles),
          missing: impossible ? words.submitted.impossible : words.submitted.missing(atLeast - count),
          results,
        };
      }
      case 'assessment-score': {
        const { assessment, atLeast } = requirement;
        const score = scoreSentence(requirement, this.#speech);
        return {
          because: score,
          missing: impossible
            ? words.score.impossible(atLeast)
            : score === null
              ? words.score.missing
              : words.score.short(fractionInWords(pointsShort(scoreThatCounts(requirement) ?? '0', atLeast))),
          results: resultsBehind(requirement),
          assessment,
        };
      }
      case 'weighted-score':
        return this.#weighted(requirement, impossible);
    }
  }

  #standing(requirement: RequirementTrace, inWindow: boolean): Standing {
    const { outlook } = this.#speech;
    const before = this.#standings.get(requirement);
    if (before !== undefined) return before;
    const standing = requirement.met
      ? 'met'
      : outlook === null
        ? 'open'
        : standingOf(requirement, inWindow ? outlookWithin(outlook) : outlook);
    this.#standings.set(requirement, standing);
    return standing;
  }

  #parts(parts: readonly RequirementTrace[], inWindow: boolean): Explanation[] {
    return parts.map((part) => this.explain(part, inWindow));
  }

  #counts(parts: readonly RequirementTrace[], asked: number, inWindow: boolean): PartCounts {
    return {
      parts: parts.length,
      met: parts.filter(({ met }) => met).length,
      impossible: parts.filter((part) => this.#standing(part, inWindow) === 'impossible').length,
      asked,
    };
  }

  #within({ days, of, window }: TraceOf<'within'>, impossible: boolean): Said {
    const { day, within } = this.#speech.words;
    return {
      because: window !== null ? within.met(day(window.from), day(window.to)) : of.met ? within.notInTime(days) : null,
      missing: impossible ? within.impossible : of.met ? within.missingTime : within.missing,
      of: [this.explain(of, true)],
    };
  }

  #credits(requirement: TraceOf<'credits'>, impossible: boolean, inWindow: boolean): Said {
    const { names, words } = this.#speech;
    const { atLeast, credit, mostRecognised, of, recognised } = requirement;
    const isCut = mostRecognised !== null && pointsShort(mostRecognised, recognised) !== '0';
    const told = isCut
      ? words.credits.recognisedInPart(names.credit(mostRecognised), names.credit(recognised))
      : recognised === '0'
        ? ''
        : words.credits.recognised(names.credit(recognised));
    return {
      because: words.credits.because(names.credit(credit)) + told,
      missing: impossible
        ? words.credits.impossible
        : words.credits.missing(names.credit(pointsShort(credit, atLeast))),
      of: of.map(({ credit: own, module }) => {
        const explanation = this.explain(module, inWindow);
        return { ...explanation, asks: words.credits.part(explanation.asks, names.credit(own)) };
      }),
    };
  }

  #module(requirement: ModulePassedTrace, impossible: boolean, inWindow: boolean): Said {
    const { day, module: words } = this.#speech.words;
    const { module, of, recognition } = requirement;
    const marks = of.filter(({ met }) => met).length;
    const isPassed = isPassedByResults(requirement);
    const because =
      recognition !== null
        ? `${words.recognised(day(recognition.on))}${isPassed ? words.passedToo : ''}`
        : isPassed
          ? words.passed
          : marks === 0 || marks === of.length
            ? null
            : words.marks(marks, of.length);
    const missing = impossible
      ? words.impossible
      : of.length === 0
        ? words.missingRecognition
        : marks === of.length
          ? words.missingResult
          : of.length === 1
            ? words.missingMark
            : words.missingMarks;
    return { because, missing, module, of: this.#parts(of, inWindow) };
  }

  #competency({ met, of }: TraceOf<'competency'>, impossible: boolean, inWindow: boolean): Said {
    const { names, words } = this.#speech;
    const shown = of.flatMap((way) => {
      if (!way.met) return [];
      return [
        way.kind === 'assessment-score' ? quoted(names.assessment(way.assessment)) : words.competency.finalResult,
      ];
    });
    return {
      because: met ? words.competency.met(shown) : null,
      missing:
        of.length === 0
          ? words.competency.nothingShowsIt
          : impossible
            ? words.competency.impossible
            : words.competency.missing(of.length),
      of: this.#parts(of, inWindow),
    };
  }

  /** Of several tiers each part says whose it is. */
  #tier({ met, of, tier }: TraceOf<'tier-completed'>, impossible: boolean, inWindow: boolean): Said {
    const { names, words } = this.#speech;
    const several = of.length > 1;
    const completed = of.filter((part) => part.met).length;
    const tiers = names.tiersUpTo(tier).slice(-of.length);
    return {
      because: met ? words.tier.met : several ? words.tier.counts(completed, of.length) : null,
      missing: impossible ? words.tier.impossible : several ? words.tier.missingBefore : words.tier.missing,
      of: this.#parts(of, inWindow).map((explanation, index) => {
        const title = tiers[index];
        return several && title !== undefined
          ? { ...explanation, asks: words.tier.part(quoted(title), explanation.asks) }
          : explanation;
      }),
    };
  }

  #award({ held, met, of, pathway }: TraceOf<'award-held'>, impossible: boolean, inWindow: boolean): Said {
    const { award: words, day } = this.#speech.words;
    const elsewhere = pathway !== null;
    return {
      because: held !== null ? words.held(held.edition, day(held.on)) : met ? words.met : null,
      missing: impossible ? words.impossible : elsewhere ? words.missingElsewhere : words.missing,
      of: this.#parts(of, inWindow),
    };
  }

  #weighted({ atLeast, met, of, score }: TraceOf<'weighted-score'>, impossible: boolean): Said {
    const { names, words } = this.#speech;
    const scored = of.flatMap((part) => {
      const text = scoreThatCounts(part);
      const name = quoted(names.assessment(part.assessment));
      return text === null ? [] : [words.weighted.part(name, fractionInWords(text), fractionInWords(part.weight))];
    });
    const unscored = of.flatMap((part) =>
      scoreThatCounts(part) === null ? [quoted(names.assessment(part.assessment))] : [],
    );
    const short = met ? '0' : fractionInWords(pointsShort(score, atLeast));
    return {
      because: scored.length === 0 && !met ? null : words.weighted.because(fractionInWords(score), scored),
      missing: impossible
        ? words.score.impossible(atLeast)
        : scored.length === 0
          ? words.weighted.nothing
          : words.weighted.missing(short, unscored),
      results: of.flatMap(resultsBehind),
    };
  }
}
