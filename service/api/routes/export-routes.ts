import { z } from 'zod';
import { cohortsOfBatches } from '../../registrar/access/cohorts-concerned.ts';
import { type CertificateExport, openExport } from '../../registrar/export/certificate-export.ts';
import { DEFAULT_FORMS, type ExportForms } from '../../registrar/export/export-forms.ts';
import type { ExportChoice } from '../../registrar/export/export-plan.ts';
import { zipArchive } from '../../registrar/export/zip-archive.ts';
import type { Installation } from '../../registrar/installation.ts';
import { content, type Reply } from '../answer.ts';
import { repeatable, route } from '../route.ts';
import { batchParameters, cohortId } from '../schemas.ts';

const archive = content(
  200,
  'A ZIP archive, sent as it is made: a break in the middle is a failure.',
  'application/zip',
);

const forms = repeatable(z.enum(['files', 'pdf', 'index', 'evidence']))
  .optional()
  .meta({
    description:
      'Which forms to send, once for each; `files`, `pdf` and `index` where it is absent. `evidence` is what the decisions were taken on, which holds grades',
  });

const query = z.strictObject({
  form: forms,
  names: z
    .enum(['uuid', 'readable'])
    .default('uuid')
    .meta({ description: '`readable` names files by holder and award; without it by a number that says nothing' }),
});

type ExportQuery = z.output<typeof query>;

const DESCRIPTION =
  'Certificate files, PDFs and an index for a spreadsheet, in which withdrawn certificates are marked. Certificates of ' +
  'learners who were erased are left out, and so are batches that are not final yet; the README inside counts them.';

/** Whole batches and cohorts for the registrar: `GET /v1/batches/{batchId}/archive`, `GET /v1/cohorts/{cohortId}/archive`. */
export const exportRoutes = [
  route({
    method: 'GET',
    path: '/v1/batches/{batchId}/archive',
    summary: 'All certificates of a batch, as an archive',
    description: DESCRIPTION,
    who: ['registrar'],
    params: batchParameters,
    query,
    answers: [archive],
    errors: ['malformed-reference', 'batch-not-found', 'batch-not-final', 'batch-empty', 'nothing-to-export'],
    concerns: ({ installation, params }) => cohortsOfBatches(installation, [params.batchId]),
    work: ({ installation, params, query }) => opened(installation, { batchId: params.batchId }, query),
    reply: (exported, { installation, params }) => sent(exported, installation, params.batchId),
    deed: {
      action: 'certificates.export',
      about: ({ params, query }) => ({ subject: params.batchId, details: formsOf(query) }),
      outcome: ({ plan }) => ({ certificates: plan.certificates }),
    },
  }),
  route({
    method: 'GET',
    path: '/v1/cohorts/{cohortId}/archive',
    summary: 'All certificates of a cohort, as an archive',
    description: DESCRIPTION,
    who: ['registrar'],
    params: z.object({ cohortId }),
    query,
    answers: [archive],
    errors: ['cohort-not-found', 'batch-not-final', 'nothing-to-export'],
    concerns: ({ params }) => [params.cohortId],
    work: ({ installation, params, query }) => opened(installation, { cohortId: params.cohortId }, query),
    reply: (exported, { installation, params }) => sent(exported, installation, params.cohortId),
    deed: {
      action: 'certificates.export',
      about: ({ params, query }) => ({ cohortId: params.cohortId, details: formsOf(query) }),
      outcome: ({ plan }) => ({ certificates: plan.certificates }),
    },
  }),
];

function opened(installation: Installation, choice: ExportChoice, asked: ExportQuery): Promise<CertificateExport> {
  return openExport(installation, choice, { forms: formsOf(asked), readableNames: asked.names === 'readable' });
}

/** What is refused was refused before: from here on, the archive goes out as it is made. */
function sent(exported: CertificateExport, { now }: Installation, of: string): Reply {
  // RFC 6266: the id may have letters that a plain file name must not.
  const name = `attachment; filename="certificates.zip"; filename*=UTF-8''${encodeURIComponent(`certificates-${of}`)}.zip`;
  return archive.with(zipArchive(exported.entries(), now()), { 'Content-Disposition': name });
}

function formsOf({ form }: ExportQuery): ExportForms & Readonly<Record<string, boolean>> {
  if (form === undefined) return { ...DEFAULT_FORMS };
  const has = (one: (typeof form)[number]) => form.includes(one);
  return { files: has('files'), pdf: has('pdf'), index: has('index'), evidence: has('evidence') };
}
