import { z } from 'zod';
import { documentLimits } from '../../core/strict-json.ts';
import { verdictJson } from '../../core/verdict-json.ts';
import { pdfLimits } from '../../registrar/certificates/certificate-in-pdf.ts';
import { content } from '../answer.ts';
import { bytesBody, eitherBody } from '../request-body.ts';
import { route } from '../route.ts';

/** `application/json`, and types that are written in JSON: `application/vc`, and those of RFC 6839 as `application/ld+json`. */
const document = eitherBody([
  bytesBody(['application/json', 'application/vc', 'application/*+json'], documentLimits.maxBytes),
  bytesBody(['application/pdf'], pdfLimits.maxBytes),
]);

const verdict = content(
  200,
  'The verdict. Broken JSON is one too: `malformed`.',
  'application/json',
  z.looseObject({
    verdict: z.enum(['valid', 'invalid', 'unknown']),
    reason: z.string().nullable(),
    credentialHash: z.string().nullable(),
    checks: z.array(z.looseObject({ name: z.string(), outcome: z.enum(['pass', 'fail', 'unknown', 'not-checked']) })),
  }),
);

/**
 * `POST /v1/verify`: the advisory verdict on a certificate file, a credential, or the certificate attached to a PDF. The
 * body is taken as bytes, since only strict readers may say what it means; broken JSON is a verdict (`malformed`), not a
 * failure.
 */
export const verifyRoute = route({
  method: 'POST',
  path: '/v1/verify',
  summary: 'The advisory verdict on a certificate file, a credential or a PDF',
  description:
    'A convenience, never an authority: whoever must be sure computes it, with the pages or the command. Of a PDF only the ' +
    'attached certificate is judged: what is printed on its page is authenticated by nothing.',
  who: 'anyone',
  body: document,
  answers: [verdict],
  work: ({ registrar, body }) => registrar.verify(body),
  reply: (found) => verdict.with(JSON.stringify(verdictJson(found))),
});
