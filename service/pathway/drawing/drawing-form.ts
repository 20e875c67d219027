/** The form of a drawing as JSON, for whoever is sent one and draws it at the width that there is. */
import { z } from 'zod';
import { ASSESSMENT_METHODS, ASSESSMENT_PURPOSES, IDENTITY_ASSURANCES } from '../definition/assessment.ts';
import { ACHIEVEMENT_TYPES } from '../definition/award.ts';
import { MARK_KINDS, type PathwayDrawing } from './pathway-drawing.ts';

const key = z.templateLiteral([z.enum(['tier', 'module', 'milestone', 'award']), ':', z.string()]);
const text = z.string().nullable();
const marks = z.array(z.object({ kind: z.enum(MARK_KINDS), text: z.string() })).readonly();

const outcomes = z
  .array(
    z.object({
      id: z.string(),
      number: z.string(),
      statement: z.string(),
      assessed: z.enum(['summative', 'formative', 'not']),
    }),
  )
  .readonly();

const assessment = z.object({
  title: z.string(),
  purpose: z.enum(ASSESSMENT_PURPOSES),
  method: z.enum(ASSESSMENT_METHODS),
  identityAssurance: z.enum(IDENTITY_ASSURANCES),
  weight: text,
  passMark: text,
  outcomes,
  byCohort: z.boolean(),
});

const module = z.object({
  key,
  id: z.string(),
  number: z.int(),
  title: z.string(),
  elective: z.boolean(),
  workloadHours: text,
  credit: text,
  passMark: text,
  outcomes,
  assessments: z.array(assessment).readonly(),
  after: z.array(z.int()).readonly(),
  alsoIn: z.array(z.string()).readonly(),
  marks,
});

const award = z.object({
  key,
  id: z.string(),
  kind: z.enum(ACHIEVEMENT_TYPES),
  name: z.string(),
  level: text,
  workloadHours: text,
  credit: text,
  requirement: text,
  distinction: z.object({ label: z.string(), requirement: z.string() }).nullable(),
  articulations: z.array(z.string()).readonly(),
  marks,
});

const tier = z.object({
  key,
  number: z.int().nullable(),
  title: z.string(),
  level: text,
  stones: z.int(),
  requirement: text,
  modules: z.array(module).readonly(),
  milestones: z.array(z.object({ key, title: z.string(), requirement: text, marks })).readonly(),
  awards: z.array(award).readonly(),
  marks,
});

/** See `pathway-drawing.ts`. */
export const pathwayDrawingSchema: z.ZodType<PathwayDrawing> = z
  .object({
    id: z.string(),
    edition: z.string(),
    title: z.string(),
    facts: z.array(z.string()).readonly(),
    language: z.string(),
    direction: z.enum(['ltr', 'rtl']),
    sequential: z.boolean(),
    creditSystem: z.enum(['ECTS', 'credit-hours']).optional(),
    tiers: z.array(tier).readonly(),
    marks,
    links: z.array(z.object({ kind: z.enum(['prerequisite', 'order', 'award']), from: key, to: key })).readonly(),
  })
  .meta({
    id: 'PathwayDrawing',
    description: 'What is drawn of a pathway: stages, what stands in them, what leads to what.',
  });
