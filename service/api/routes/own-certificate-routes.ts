import { ownCertificateFile, ownCertificatePdf, ownEvidence } from '../../registrar/learners/own-certificate.ts';
import { content } from '../answer.ts';
import { attachment } from '../attachment.ts';
import { route } from '../route.ts';
import { EVIDENCE_DESCRIPTION, hashParameters } from '../schemas.ts';

const file = content(200, 'The certificate file.', 'application/json');
const pdf = content(200, 'The certificate as PDF, with its file attached.', 'application/pdf');
const evidence = content(200, 'The evidence of the decision.', 'application/json');

const common = { method: 'GET', who: 'learner', params: hashParameters } as const;
const errors = ['malformed-hex', 'credential-not-found', 'anchor-pending'] as const;

/** `GET /v1/learn/certificates/{hash}/file`, `.../pdf` and `.../evidence`: for the learner whose certificate it is. */
export const ownCertificateRoutes = [
  route({
    ...common,
    path: '/v1/learn/certificates/{hash}/file',
    summary: 'The certificate file of a certificate of one’s own',
    answers: [file],
    errors,
    work: ({ installation, learner, params }) => ownCertificateFile(installation, { learner, hash: params.hash }),
    reply: ({ text, credentialId }) => file.with(text, attachment(`${credentialId}.cairn.json`)),
  }),
  route({
    ...common,
    path: '/v1/learn/certificates/{hash}/pdf',
    summary: 'A certificate of one’s own as PDF',
    answers: [pdf],
    errors: [...errors, 'glyph-missing'],
    work: ({ installation, learner, params }) => ownCertificatePdf(installation, { learner, hash: params.hash }),
    reply: ({ bytes, fileName }) => pdf.with(bytes, attachment(fileName)),
  }),
  route({
    ...common,
    path: '/v1/learn/certificates/{hash}/evidence',
    summary: 'The evidence of the decision behind a certificate of one’s own',
    description: EVIDENCE_DESCRIPTION,
    answers: [evidence],
    errors: [...errors, 'evidence-missing'],
    work: ({ installation, learner, params }) => ownEvidence(installation, { learner, hash: params.hash }),
    reply: ({ text, fileName }) => evidence.with(text, attachment(fileName)),
  }),
];
