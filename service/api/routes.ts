import type { Route } from './route.ts';
import { auditLogRoutes } from './routes/audit-log-routes.ts';
import { batchCertificateRoutes } from './routes/batch-certificate-routes.ts';
import { batchRoutes } from './routes/batch-routes.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { cohortRoutes } from './routes/cohort-routes.ts';
import { credentialRoutes } from './routes/credential-routes.ts';
import { deliveryRoutes } from './routes/delivery-routes.ts';
import { enrolmentRoutes } from './routes/enrolment-routes.ts';
import { evaluationRoutes } from './routes/evaluation-routes.ts';
import { explanationRoutes } from './routes/explanation-routes.ts';
import { exportRoutes } from './routes/export-routes.ts';
import { feedbackRoutes } from './routes/feedback-routes.ts';
import { frameworkReviewRoutes } from './routes/framework-review-routes.ts';
import { frameworkRoutes } from './routes/framework-routes.ts';
import { heldCertificateRoutes } from './routes/held-certificate-routes.ts';
import { holderLinkRoutes } from './routes/holder-link-routes.ts';
import { installationRoutes } from './routes/installation-routes.ts';
import { issuingRoutes } from './routes/issuing-routes.ts';
import { keyRoutes } from './routes/key-routes.ts';
import { learnRoutes } from './routes/learn-routes.ts';
import { learnerReviewRoutes } from './routes/learner-review-routes.ts';

import { learnerRoutes } from './routes/learner-routes.ts';
import { learnerSessionRoutes } from './routes/learner-session-routes.ts';
import { mappingRoutes } from './routes/mapping-routes.ts';
import { moveRoutes } from './routes/move-routes.ts';
import { oidcSignInRoutes } from './routes/oidc-sign-in-routes.ts';
import { openApiRoute } from './routes/open-api-route.ts';
import { operationRoutes } from './routes/operation-routes.ts';
import { ownCertificateRoutes } from './routes/own-certificate-routes.ts';
import { pathwayRoutes } from './routes/pathway-routes.ts';
import { previewRoutes } from './routes/preview-routes.ts';
import { publicPathwayRoutes } from './routes/public-pathway-routes.ts';
import { recognitionRoutes } from './routes/recognition-routes.ts';
import { resultRoutes } from './routes/result-routes.ts';
import { reviewRoutes } from './routes/review-routes.ts';
import { revocationRoutes } from './routes/revocation-routes.ts';
import { roleRoutes } from './routes/role-routes.ts';
import { schemaRoutes } from './routes/schema-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { statusChangeRoutes } from './routes/status-change-routes.ts';
import { transcriptRoutes } from './routes/transcript-routes.ts';
import { verifyRoute } from './routes/verify-route.ts';

/**
 * Every address of the service, but for its pages. Looked through in this order: what is asked for most comes first.
 */
export const routes: readonly Route[] = [
  ...credentialRoutes,
  verifyRoute,
  ...batchRoutes,
  ...installationRoutes,
  ...operationRoutes,
  ...sessionRoutes,
  ...heldCertificateRoutes,
  ...learnerSessionRoutes,
  ...signInRoutes,
  ...oidcSignInRoutes,
  ...ownCertificateRoutes,
  ...learnRoutes,
  ...schemaRoutes,
  ...pathwayRoutes,
  ...publicPathwayRoutes,
  ...caseRoutes,
  ...frameworkRoutes,
  ...frameworkReviewRoutes,
  ...roleRoutes,
  ...feedbackRoutes,
  ...cohortRoutes,
  ...enrolmentRoutes,
  ...moveRoutes,
  ...learnerRoutes,
  ...transcriptRoutes,
  ...resultRoutes,
  ...recognitionRoutes,
  ...reviewRoutes,
  ...learnerReviewRoutes,
  ...mappingRoutes,
  ...evaluationRoutes,
  ...explanationRoutes,
  ...previewRoutes,
  ...issuingRoutes,
  ...batchCertificateRoutes,
  ...exportRoutes,
  ...revocationRoutes,
  ...statusChangeRoutes,
  ...holderLinkRoutes,
  ...deliveryRoutes,
  ...keyRoutes,
  ...auditLogRoutes,
  openApiRoute(() => routes),
];
