import { z } from 'zod';
import { parseBatchId } from '../core/batch-id.ts';
import { parseCredentialHash } from '../core/hex.ts';

/** `:hash` of a route. @throws CairnError `malformed-hex` */
export const hashParameters = z.object({ hash: z.string().transform(parseCredentialHash) });

/** `:batchId` of a route. @throws CairnError `malformed-reference` */
export const batchParameters = z.object({ batchId: z.string().transform(parseBatchId) });
