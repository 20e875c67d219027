/**
 * `npm run bench`: what the project costs, in gas and in time, each figure beside a baseline of the same run.
 *
 * `-- gas`, `-- tree`, `-- evaluate`, `-- pipeline`, `-- csv`, `-- case`, `-- api` and `-- pdf` choose sections, several at once if
 * you like; with `--json` the last line is one object with a key a section. There, every figure but gas is `{ value, unit, baseline, ratio }`.
 *
 * `CAIRN_OULAD` is the folder of OULAD for the pipeline (default `../shared/data/oulad`; without it that section is left
 * out, and says so), `CAIRN_BENCH_LEAVES` the size of the tree and `CAIRN_BENCH_LINES` that of the file of results (default 1,000,000 each).
 */
import { parseArgs } from 'node:util';
import { build } from '../build.ts';
import { benchApi } from './api.ts';
import { benchCase } from './case.ts';
import { benchCsv } from './csv.ts';
import { benchEvaluate } from './evaluate.ts';
import { type Figure, figuresJson } from './figure.ts';
import { benchGas } from './gas.ts';
import { benchPdf } from './pdf.ts';
import { benchPipeline } from './pipeline.ts';
import { figureTable, gasTable } from './table.ts';
import { benchTree } from './tree.ts';

/** A section's part of the JSON, and its table; null when it was left out. */
type SectionResult = Readonly<{ json: Readonly<Record<string, unknown>>; table: string }> | null;

const SECTIONS: Readonly<Record<string, (note: (text: string) => void) => Promise<SectionResult>>> = {
  async gas() {
    await build(['contracts']);
    const { rows, ...gas } = await benchGas();
    return { json: gas, table: gasTable(rows) };
  },
  tree: async (note) => section('Tree', await benchTree(numberIn('CAIRN_BENCH_LEAVES'), note)),
  evaluate: async (note) => section('Evaluate', await benchEvaluate(note)),
  async pipeline(note) {
    const folder = process.env['CAIRN_OULAD'] ?? '../shared/data/oulad';
    const figures = await benchPipeline(folder, note);
    if (figures !== null) return section('Pipeline, on OULAD', figures);
    console.log(`Pipeline: left out, since ${folder} does not hold OULAD. The README says where it is published.\n`);
    return null;
  },
  csv: async (note) => section('CSV', await benchCsv(numberIn('CAIRN_BENCH_LINES'), note)),
  case: async (note) => section('CASE', await benchCase(note)),
  api: async (note) => section('API', await benchApi(note)),
  pdf: async (note) => section('PDF', await benchPdf(note)),
};

const { names, json } = options();
const sections: Record<string, unknown> = {};
for (const name of names) {
  const started = performance.now();
  const result = await SECTIONS[name]?.((text) => console.error(`${name}: ${text}`));
  console.error(`${name}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (result == null) continue;
  sections[name] = result.json;
  console.log(result.table);
}
if (json) console.log(JSON.stringify(sections));

function section(title: string, figures: readonly Figure[]): SectionResult {
  return { json: figuresJson(figures), table: figureTable(title, figures) };
}

function numberIn(variable: 'CAIRN_BENCH_LEAVES' | 'CAIRN_BENCH_LINES'): number {
  const text = process.env[variable] ?? '1000000';
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 10_000_000) return count;
  return refuse(`${variable} is a number from 1 to 10,000,000, found ${JSON.stringify(text)}`);
}

function options(): { names: readonly string[]; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const unknown = positionals.find((name) => SECTIONS[name] === undefined);
    if (unknown !== undefined) refuse(`there is no section ${JSON.stringify(unknown)}`);
    return { names: positionals.length === 0 ? Object.keys(SECTIONS) : [...new Set(positionals)], json: values.json };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(problem: string): never {
  console.error(`error: ${problem}`);
  console.error(`usage: npm run bench [-- [${Object.keys(SECTIONS).join('] [')}] [--json]]`);
  process.exit(3);
}
