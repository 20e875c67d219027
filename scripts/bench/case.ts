import { casePackage, readCaseFile } from '../../service/registrar/frameworks/case-file.ts';
import { type Figure, timesTheBaseline } from './figure.ts';
import { byTurns, processorSecondsOf } from './rounds.ts';

const ROUNDS = 5;
const ITEMS = 5_000;
const WHEN = '2025-08-29T16:05:12.000Z';
const SETTING = { changedAt: WHEN, address: null, creator: 'A department of education' };

/** Times how a CASE package as large as the standards of a state is read as a framework, and written again. */
export async function benchCase(note: (text: string) => void): Promise<Figure[]> {
  const text = JSON.stringify(generatedPackage(ITEMS), null, 2);
  const bytes = new TextEncoder().encode(text);
  const { content } = readCaseFile(bytes);
  if (content === null) throw new Error('the generated package is a good one');
  const parsed: unknown = JSON.parse(text);
  const seconds = await byTurns(
    ROUNDS,
    {
      read: () => processorSecondsOf(() => readCaseFile(bytes)),
      parse: () => processorSecondsOf(() => JSON.parse(new TextDecoder().decode(bytes))),
      write: () => processorSecondsOf(() => JSON.stringify(casePackage(content, SETTING), null, 2)),
      stringify: () => processorSecondsOf(() => JSON.stringify(parsed, null, 2)),
    },
    (round, name, value) => note(`round ${round} of ${ROUNDS}, ${name}: ${Math.round(value * 1000)} ms`),
  );
  const size = `${ITEMS.toLocaleString('en-GB')} items, ${(bytes.length / 1_000_000).toFixed(1)} MB`;
  return [
    timesTheBaseline({
      key: 'read',
      title: `a CASE package (${size}) read as a framework`,
      value: seconds.read * 1000,
      unit: 'ms',
      baseline: seconds.parse * 1000,
      baselineIs: 'bare JSON.parse of the same file, which checks nothing',
    }),
    timesTheBaseline({
      key: 'write',
      title: 'the framework written as a CASE package',
      value: seconds.write * 1000,
      unit: 'ms',
      baseline: seconds.stringify * 1000,
      baselineIs: 'bare JSON.stringify of the same package',
    }),
  ];
}

/** Eight parts to an item, each aligned with an item of another document. */
function generatedPackage(items: number) {
  const name = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
  const link = (at: number) => ({ title: `Standard ${at}`, ...named(at) });
  const named = (at: number) => ({ identifier: name(at), uri: `https://case.example.org/uri/${name(at)}` });
  const association = (at: number, associationType: string, from: number, to: number, more = {}) => ({
    ...named(at),
    associationType,
    originNodeURI: link(from),
    destinationNodeURI: link(to),
    lastChangeDateTime: WHEN,
    ...more,
  });
  const numbers = Array.from({ length: items }, (_, at) => at + 1);
  return {
    CFDocument: { ...named(0), title: 'Standards', creator: 'A department of education', lastChangeDateTime: WHEN },
    CFItems: numbers.map((at) => ({
      ...named(at),
      fullStatement: `Standard ${at}: explain how matter and energy move through a system, and give reasons.`,
      humanCodingScheme: `S.${at}`,
      educationLevel: ['06', '07', '08'],
      language: 'en',
      lastChangeDateTime: WHEN,
    })),
    CFAssociations: numbers.flatMap((at) => [
      association(items + at, 'isChildOf', at, at <= 8 ? 0 : Math.floor((at - 1) / 8), { sequenceNumber: at }),
      association(2 * items + at, 'exactMatchOf', at, 10 * items + at),
    ]),
  };
}
