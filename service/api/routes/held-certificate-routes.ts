import { z } from 'zod';
import {
  heldCertificateFile,
  heldCertificatePdf,
  heldEvidence,
  openHolderLink,
} from '../../registrar/holders/open-holder-link.ts';
import { content, json } from '../answer.ts';
import { attachment } from '../attachment.ts';
import { route } from '../route.ts';
import { day, EVIDENCE_DESCRIPTION, hash32 } from '../schemas.ts';

const held = json(
  200,
  'What the link leads to: its certificate, or the newest correction of it.',
  z.object({
    credentialHash: hash32,
    state: z.enum(['final', 'pending']).meta({ description: '`pending`: not final on the chain yet, so no file' }),
    holderNames: z.array(z.string()).readonly(),
    award: z.object({ name: z.string(), achievementType: z.string() }),
    issuer: z.object({ did: z.string(), name: z.string() }),
    validFrom: z.string(),
    corrects: hash32
      .nullable()
      .meta({ description: 'The certificate that the link was made for, if it was corrected' }),
    forms: z
      .array(z.enum(['file', 'pdf', 'evidence']))
      .readonly()
      .meta({ description: 'What there is to take away; no `evidence` where none was kept' }),
    verifyUrl: z.string().meta({ description: 'For others: it says nothing of what the certificate contains' }),
    link: z.object({
      createdOn: day,
      expiresOn: day.nullable().meta({ description: 'The last day on which it opens' }),
    }),
  }),
);
const file = content(200, 'The certificate file.', 'application/json');
const evidence = content(200, 'The evidence of the decision.', 'application/json');
const pdf = content(200, 'The certificate as PDF, with its file attached.', 'application/pdf');

const params = z.object({
  token: z.string().max(200).meta({ description: "What a holder's link ends with", pattern: '^[A-Za-z0-9_-]{43}$' }),
});
const errors = ['holder-link-not-found', 'holder-link-withdrawn', 'holder-link-expired', 'learner-erased'] as const;

/** It is the holder's alone: no cache keeps it (`no-store` is everywhere), and no search engine lists it. */
const UNLISTED = { 'X-Robots-Tag': 'noindex, nofollow, noarchive' };

/** `GET /v1/certificates/{token}`, `.../file`, `.../pdf` and `.../evidence`: for whoever holds the link. */
export const heldCertificateRoutes = [
  route({
    method: 'GET',
    path: '/v1/certificates/{token}',
    summary: "What a holder's link leads to",
    who: 'anyone',
    crossOrigin: false,
    params,
    answers: [held],
    errors,
    work: ({ installation, params }) => openHolderLink(installation, params.token),
    reply: (found) => held.with(found, UNLISTED),
  }),
  route({
    method: 'GET',
    path: '/v1/certificates/{token}/file',
    summary: 'The certificate file of a holder',
    who: 'anyone',
    crossOrigin: false,
    params,
    answers: [file],
    errors: [...errors, 'anchor-pending'],
    work: ({ installation, params }) => heldCertificateFile(installation, params.token),
    reply: ({ text, credentialId }) => file.with(text, { ...UNLISTED, ...attachment(`${credentialId}.cairn.json`) }),
  }),
  route({
    method: 'GET',
    path: '/v1/certificates/{token}/pdf',
    summary: 'The certificate of a holder as PDF',
    who: 'anyone',
    crossOrigin: false,
    params,
    answers: [pdf],
    errors: [...errors, 'anchor-pending', 'glyph-missing'],
    work: ({ installation, params }) => heldCertificatePdf(installation, params.token),
    reply: ({ bytes, fileName }) => pdf.with(bytes, { ...UNLISTED, ...attachment(fileName) }),
  }),
  route({
    method: 'GET',
    path: '/v1/certificates/{token}/evidence',
    summary: 'The evidence of the decision behind a certificate, for its holder',
    description: EVIDENCE_DESCRIPTION,
    who: 'anyone',
    crossOrigin: false,
    params,
    answers: [evidence],
    errors: [...errors, 'anchor-pending', 'evidence-missing'],
    work: ({ installation, params }) => heldEvidence(installation, params.token),
    reply: ({ text, fileName }) => evidence.with(text, { ...UNLISTED, ...attachment(fileName) }),
  }),
];
