/**
 * Writes one learner after the other and says so only once each is committed. Run by a test that kills it.
 *
 * Usage: `node committing-writer.ts FILE FIRST`
 */
import { saveLearners } from '../../service/store/learner-records.ts';
import { openStore } from '../../service/store/store.ts';

const [file = '', first = '0'] = process.argv.slice(2);
const store = await openStore(file);
for (let n = Number(first); ; n += 1) {
  await store.db
    .transaction()
    .execute((tx) => saveLearners(tx, [{ learner_id: `${n}`, name: `Name ${n}`, email: null }]));
  process.stdout.write(`${n}\n`);
}
