import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const ASSESSMENTS = ['catalogue-quiz', 'cleaning-test', 'sharing-project', 'final-exam'] as const;
const LINES_PER_PIECE = 5_000;

/** The head of a file of results as `writeResults` writes it. */
const HEADER = 'student id,first name,last name,e-mail,assessment,score,date handed in\n';

/**
 * Writes a file of results, a line each, in the order in which platforms export them: learner by learner, those not in
 * the order of their ids. The same at every call.
 */
export async function writeResults(file: string, lines: number): Promise<void> {
  await pipeline(Readable.from(pieces(lines)), createWriteStream(file));
}

function* pieces(lines: number): Generator<string> {
  yield HEADER;
  for (let start = 0; start < lines; start += LINES_PER_PIECE) {
    let piece = '';
    for (let at = start; at < Math.min(start + LINES_PER_PIECE, lines); at += 1) piece += line(at);
    yield piece;
  }
}

function line(at: number): string {
  const learner = Math.floor(at / ASSESSMENTS.length);
  // 7,919 is prime, so no id comes twice among the first ten million.
  const id = String((learner * 7_919) % 10_000_000).padStart(7, '0');
  const score = (at * 37) % 201;
  const day = String((learner % 28) + 1).padStart(2, '0');
  return `s${id},Zoë ${learner % 977},Müller-${learner},${id}@students.example,${ASSESSMENTS[at % ASSESSMENTS.length]},${score / 2},2026-03-${day}\n`;
}
