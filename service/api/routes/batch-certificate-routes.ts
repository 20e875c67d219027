import { z } from 'zod';
import { cohortsOfBatches, cohortsOfCertificates } from '../../registrar/access/cohorts-concerned.ts';
import { certificateOf } from '../../registrar/certificates/certificate-of.ts';
import { evidenceOf } from '../../registrar/certificates/evidence-of.ts';
import { listCertificates } from '../../registrar/certificates/list-certificates.ts';
import { content, json } from '../answer.ts';
import { attachment } from '../attachment.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { batchParameters, count, EVIDENCE_DESCRIPTION, hash32, hashParameters } from '../schemas.ts';

const page = json(
  200,
  'Certificates of the batch, by their place in it.',
  z.object({
    certificates: z
      .array(
        z.object({
          credentialHash: hash32,
          index: count,
          revision: z.int().min(1).meta({ description: '1, or more for a correction' }),
          learnerId: z.string().nullable().meta({ description: 'Null once the holder was erased' }),
          name: z.string().nullable(),
          standing: z.enum(['pending', 'in-force', 'suspended', 'revoked', 'void', 'unknown']).meta({
            description: 'As the chain has it; `pending` until the batch is final, `unknown` where no node answered',
          }),
          supersededBy: hash32.nullable(),
        }),
      )
      .readonly(),
    next: count.nullable().meta({ description: 'Send it as `from` for the next page; null on the last' }),
  }),
);

const file = content(200, 'The certificate file.', 'application/json');
const evidence = content(200, 'The evidence of the decision.', 'application/json');

/** The certificates of a batch with their holders, for the registrar. */
export const batchCertificateRoutes = [
  route({
    method: 'POST',
    path: '/v1/batches/{batchId}/certificates',
    summary: 'Whose certificates a batch holds, and where each stands',
    description:
      'What is looked for may be a name, so it stands in the body: addresses are kept in logs and histories.',
    who: ['registrar'],
    changesNothing: true,
    params: batchParameters,
    body: jsonBody(
      z.strictObject({
        from: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
        matching: z
          .string()
          .min(1)
          .max(200)
          .optional()
          .meta({ description: "Part of a holder's id or name, or a whole certificate hash" }),
      }),
    ),
    answers: [page],
    errors: ['malformed-reference', 'batch-not-found', 'batch-empty'],
    concerns: ({ installation, params }) => cohortsOfBatches(installation, [params.batchId]),
    work: ({ installation, params, body }) => listCertificates(installation, params.batchId, body),
    reply: (found) => page.with(found),
    deed: {
      action: 'certificates.list',
      about: ({ params }) => ({ subject: params.batchId }),
      outcome: ({ certificates }) => ({ certificates: certificates.length }),
    },
  }),
  route({
    method: 'GET',
    path: '/v1/credentials/{hash}/certificate',
    summary: 'The certificate file, for its holder',
    who: ['registrar'],
    params: hashParameters,
    answers: [file],
    errors: ['malformed-hex', 'credential-not-found', 'anchor-pending', 'learner-erased'],
    concerns: ({ installation, params }) => cohortsOfCertificates(installation, [params.hash]),
    work: ({ installation, params }) => certificateOf(installation, params.hash),
    reply: ({ text, credentialId }) => file.with(text, attachment(`${credentialId}.cairn.json`)),
    deed: {
      action: 'certificates.export',
      about: ({ params }) => ({ subject: params.hash }),
    },
  }),
  route({
    method: 'GET',
    path: '/v1/credentials/{hash}/evidence',
    summary: 'The evidence of the decision behind a certificate, for its holder',
    description: EVIDENCE_DESCRIPTION,
    who: ['registrar'],
    params: hashParameters,
    answers: [evidence],
    errors: ['malformed-hex', 'credential-not-found', 'anchor-pending', 'learner-erased', 'evidence-missing'],
    concerns: ({ installation, params }) => cohortsOfCertificates(installation, [params.hash]),
    work: ({ installation, params }) => evidenceOf(installation, params.hash),
    reply: ({ text, fileName }) => evidence.with(text, attachment(fileName)),
    deed: {
      action: 'evidence.export',
      about: ({ params }) => ({ subject: params.hash }),
    },
  }),
];
