import { z } from 'zod';
import { ACTOR_KINDS } from '../../registrar/access/actor.ts';
import { checkAuditLog, readAuditLog } from '../../registrar/audit-log/read-audit-log.ts';
import { json } from '../answer.ts';
import { route } from '../route.ts';
import { cohortId, count, time } from '../schemas.ts';

const entry = z
  .object({
    sequence: z.int(),
    at: time,
    deedId: z.string().meta({ description: 'Shared by the entries of one deed' }),
    phase: z.enum(['began', 'done', 'failed']),
    actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
    action: z.string(),
    cohortId: z.string().nullable(),
    subject: z.string().nullable(),
    details: z.looseObject({}),
    errorCode: z.string().nullable(),
    entryHash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

const page = json(
  200,
  'The entries, in the order in which they were written.',
  z.object({
    entries: z.array(entry).readonly(),
    next: z.int().nullable().meta({ description: 'Send it as `after` for the next page; null on the last' }),
  }),
);

const check = json(
  200,
  'Whether every entry is as it was written, and follows the one before.',
  z.object({
    entries: count,
    head: z.string().meta({ description: 'The hash of the last entry, which stands for all: keep it elsewhere' }),
    brokenAt: z.int().nullable().meta({ description: 'The first entry that does not' }),
  }),
);

/** As the log has it: UTC, to the millisecond. */
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const text = z.string().min(1).max(200).optional();

/** `/v1/audit-log`: what people and programs did here. */
export const auditLogRoutes = [
  route({
    method: 'GET',
    path: '/v1/audit-log',
    summary: 'What people and programs did here',
    who: ['auditor'],
    query: z.strictObject({
      actorKind: z.enum(ACTOR_KINDS).optional(),
      actorId: text,
      action: text.meta({ examples: ['certificates.revoke'] }),
      cohortId: cohortId.optional(),
      from: instant.optional().meta({ format: 'date-time' }),
      to: instant.optional().meta({ format: 'date-time' }),
      after: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
    answers: [page],
    concerns: ({ query }) => (query.cohortId === undefined ? 'installation' : [query.cohortId]),
    work: ({ installation, query }) => readAuditLog(installation, query),
    reply: (found) => page.with(found),
  }),
  route({
    method: 'GET',
    path: '/v1/audit-log/check',
    summary: 'Whether the audit log is whole',
    description: 'Every entry holds the hash of the one before: each is computed again.',
    who: ['auditor'],
    answers: [check],
    work: ({ installation }) => checkAuditLog(installation),
    reply: (found) => check.with(found),
  }),
];
