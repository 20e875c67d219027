export { transcriptSchema } from '../../pathway/transcript/transcript-form.ts';
