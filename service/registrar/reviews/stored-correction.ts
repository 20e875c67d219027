import { CairnError } from '../../core/errors.ts';
import { type Correction, correctionSchema } from '../../pathway/correction/correction.ts';
import { storedObject } from '../../store/stored-json.ts';

/** A correction as it stands in the store. @throws CairnError `store-corrupt` */
export function storedCorrection(text: string): Correction {
  const parsed = correctionSchema.safeParse(storedObject(text));
  if (parsed.success) return parsed.data;
  throw new CairnError('store-corrupt', 'what has changed, of a review in the database, cannot be read');
}
