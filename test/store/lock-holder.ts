/** Holds the write lock of a database until it is killed. Usage: `node lock-holder.ts FILE` */
import Database from 'better-sqlite3';

const database = new Database(process.argv[2], { fileMustExist: true });
database.exec('begin immediate');
process.stdout.write('held\n');
// What nobody refers to any more is closed, and lets go.
setInterval(() => database.inTransaction, 60_000);
