/** The answer to whoever writes a draft of a framework down, whatever it was read from. */
import { z } from 'zod';
import type { JsonObject } from '../core/json.ts';
import type { DraftedFramework, draftFramework } from '../registrar/frameworks/draft-framework.ts';
import { type Answer, json, type Reply } from './answer.ts';
import { flatFinding, locatedFinding } from './finding-schemas.ts';
import { frameworkOverview } from './framework-schemas.ts';
import { count } from './schemas.ts';

const drafted = z.object({
  framework: frameworkOverview,
  change: z.enum(['new', 'replaced', 'unchanged']),
  voidSignOffs: count.meta({ description: 'How many sign-offs of the text before count for nothing now' }),
  findings: z.array(locatedFinding).readonly(),
});

const isNew = json(201, 'The edition is new here.', drafted);
const isKnown = json(200, 'The edition was known: its text is replaced, or is what it was.', drafted);

/** What may be answered. */
export const draftAnswers: readonly Answer<never>[] = [isNew, isKnown];

/** What is answered. */
export function draftReply({ findings, ...result }: Awaited<ReturnType<typeof draftFramework>>): Reply {
  return (result.change === 'new' ? isNew : isKnown).with({ ...result, findings: findings.map(flatFinding) });
}

/** What the audit log is told. */
export function draftOutcome({ framework, change, voidSignOffs }: DraftedFramework): JsonObject {
  const { reference, digest } = framework;
  return { reference, digest, change, voidSignOffs };
}
