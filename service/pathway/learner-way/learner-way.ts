/**
 * One learner's way through a pathway, as they are shown it: where they are, what to do next and why, what each part needs
 * and what there is of it. Plain JSON: whoever shows it computes nothing.
 */
import { z } from 'zod';
import { ASSESSMENT_METHODS, ASSESSMENT_PURPOSES } from '../definition/assessment.ts';
import { ACHIEVEMENT_TYPES } from '../definition/award.ts';
import { pathwayDrawingSchema } from '../drawing/drawing-form.ts';
import { STANDING_MARKS } from '../drawing/pathway-drawing.ts';
import { decisionExplanationSchema, explanationSchema } from '../explanation/explanation-form.ts';
import { anyJsonSchema } from '../form/any-json.ts';
import { nextStepSchema } from '../next-steps/next-step-form.ts';

/**
 * Where a learner is on the way as a whole: nothing is there yet, something is, nothing can be done until something else
 * changes, everything is earned, or the enrolment has ended.
 */
export const WAY_STAGES = ['just-begun', 'midway', 'stuck', 'finished', 'withdrawn', 'transferred'] as const;

/** One of {@link WAY_STAGES}. */
export type WayStage = (typeof WAY_STAGES)[number];

const day = z.string().meta({ description: 'A day, as 2026-09-01', format: 'date' });
const progress = z.int().min(0).max(100);

/** How a learner stands with a part: a sign, the same in a few words, and how much of it is there. */
const standing = {
  standing: z.enum(STANDING_MARKS),
  words: z.string().meta({ description: 'The standing in a few words' }),
  progress,
};

const result = z.object({
  score: z.string().nullable().meta({ description: 'Of 100, exact; null where it has no mark (yet)' }),
  submittedOn: z.string().nullable().meta({ description: 'A day, or a day number of the cohort' }),
  carriedOver: z.boolean(),
});

const assessment = z.object({
  assessment: z.string(),
  title: z.string(),
  purpose: z.enum(ASSESSMENT_PURPOSES).meta({ description: 'Formative results are feedback and decide nothing' }),
  method: z.enum(ASSESSMENT_METHODS),
  methodName: z.string(),
  weight: z.string().nullable(),
  passMark: z.string().nullable(),
  attempts: z.string().nullable().meta({ description: 'Which of how many attempts counts, in words' }),
  dueOn: day.nullable(),
  results: z.array(result).readonly(),
  waiting: z.boolean().meta({ description: 'Something was handed in that has no mark yet' }),
});

const wayModule = z.object({
  module: z.string(),
  number: z.int(),
  title: z.string(),
  description: z.string().nullable(),
  elective: z.boolean(),
  facts: z.array(z.string()).readonly().meta({ description: 'Workload and credit, in words' }),
  outcomes: z.array(z.string()).readonly(),
  after: z.array(z.object({ module: z.string(), title: z.string(), passed: z.boolean() })).readonly(),
  ...standing,
  explanation: explanationSchema,
  assessments: z.array(assessment).readonly(),
});

/** A module as the learner is shown it. */
export type WayModule = z.infer<typeof wayModule>;
/** An assessment of it, with the results that there are. */
export type WayAssessment = z.infer<typeof assessment>;
/** A result, whatever it counts for. */
export type WayResult = z.infer<typeof result>;

const milestone = z.object({
  milestone: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  ...standing,
  explanation: explanationSchema,
});

/** A milestone as the learner is shown it. */
export type WayMilestone = z.infer<typeof milestone>;

const tier = z.object({
  tier: z.string().nullable().meta({ description: 'Null for modules that stand in no tier' }),
  number: z.int().nullable(),
  title: z.string(),
  description: z.string().nullable(),
  level: z.string().nullable(),
  ...standing,
  explanation: explanationSchema.nullable(),
  modules: z.array(wayModule).readonly(),
  milestones: z.array(milestone).readonly(),
  awards: z.array(z.string()).readonly().meta({ description: 'What stands at its end: ids of `awards`' }),
});

/** A tier as the learner is shown it. */
export type WayTier = z.infer<typeof tier>;

const award = z.object({
  award: z.string(),
  edition: z
    .string()
    .meta({ description: 'Of the version that decided it; not always the one that the learner is pinned to' }),
  name: z.string(),
  description: z.string(),
  achievementType: z.enum(ACHIEVEMENT_TYPES),
  kind: z.string().meta({ description: 'What its type is called among people' }),
  facts: z.array(z.string()).readonly(),
  ...standing,
  explanation: decisionExplanationSchema,
  trace: anyJsonSchema.meta({ description: 'What the decision rests on, whole: a CairnTrace' }),
});

/** An award, the decision on it and why. */
export type WayAward = z.infer<typeof award>;

const found = z.object({
  assessment: z.string(),
  title: z.string(),
  module: z.string().nullable(),
  moduleTitle: z.string().nullable(),
  results: z.array(result).readonly(),
});

/** Results of one assessment, and where it stands. */
export type WayResults = z.infer<typeof found>;

/** See {@link LearnerWay}. */
export const learnerWaySchema = z.object({
  asOf: day.meta({ description: 'The day of the evaluation: what is dated later does not count yet', format: 'date' }),
  pathway: z.object({
    id: z.string(),
    edition: z.string(),
    title: z.string(),
    description: z.string(),
    language: z.string(),
    digest: z.string(),
  }),
  stage: z.enum(WAY_STAGES),
  stones: z.int().min(0).max(5).meta({ description: 'How many of the five stones of a cairn are laid' }),
  headline: z.string().meta({ description: 'Where the learner is, as a sentence' }),
  nextSteps: z.array(nextStepSchema).readonly(),
  waiting: z.array(found).readonly().meta({ description: 'What was handed in and has no mark yet' }),
  feedback: z.array(found).readonly().meta({ description: 'Formative results: they decide nothing' }),
  otherResults: z.array(found).readonly().meta({ description: 'Of assessments that the cohort has brought' }),
  tiers: z.array(tier).readonly(),
  awards: z.array(award).readonly(),
  drawing: pathwayDrawingSchema,
});

/** One learner's way through a pathway. */
export type LearnerWay = z.infer<typeof learnerWaySchema>;
