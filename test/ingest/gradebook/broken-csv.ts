import type { MappingOptions } from '../../../service/registrar/results/mapping-options.ts';

/** A file that cannot go in as it is, and the report that it must get. */
export interface BrokenCsv {
  /** Goes on from "a file with", or "a file that is". */
  readonly what: string;
  readonly content: string | Uint8Array;
  readonly options?: MappingOptions;
  readonly code: string;
  /** Of `results-refused`: every problem, as `problemText` says it. Else the one message. */
  readonly says: readonly string[];
}

/** Lines of results under the usual header. */
export const results = (...lines: readonly string[]): string =>
  `${['learner,name,assessment,score,date', ...lines].join('\n')}\n`;
const good = 's-1,Zoë Müller,final-exam,78,2026-03-01';
const refused = (what: string, content: string | Uint8Array, ...says: readonly string[]): BrokenCsv => ({
  what,
  content,
  code: 'results-refused',
  says,
});
const withOptions = (options: MappingOptions, broken: BrokenCsv): BrokenCsv => ({ ...broken, options });
const foreign = (what: string, content: string | Uint8Array, says: string, code = 'not-csv'): BrokenCsv => ({
  what,
  content,
  code,
  says: [says],
});
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** A ZIP archive as far as a look at its start can tell: the name of its first file. */
const zipWith = (name: string): Buffer =>
  latin1(`PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0${String.fromCharCode(name.length)}\0\0\0${name}`);

export const brokenCsv: readonly BrokenCsv[] = [
  // What is no CSV at all.
  foreign(
    'a workbook of Excel',
    zipWith('xl/workbook.xml'),
    'results.csv is no CSV file but a workbook of Excel (.xlsx).',
  ),
  foreign(
    'a workbook of Excel whose first part is its list of contents',
    zipWith('[Content_Types].xml'),
    'results.csv is no CSV file but a workbook of Excel (.xlsx).',
  ),
  foreign(
    'a spreadsheet of LibreOffice',
    zipWith('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
    'results.csv is no CSV file but a spreadsheet of LibreOffice (.ods).',
  ),
  foreign(
    'a spreadsheet of Numbers',
    zipWith('Index/Document.iwa'),
    'results.csv is no CSV file but a spreadsheet of Numbers.',
  ),
  foreign(
    'a document of Word',
    zipWith('word/document.xml'),
    'results.csv is no CSV file but a document of Word (.docx).',
  ),
  foreign('an archive', zipWith('results.csv'), 'results.csv is no CSV file but an archive (ZIP).'),
  foreign(
    'a workbook of old Excel',
    Buffer.from('d0cf11e0a1b11ae1000000', 'hex'),
    'results.csv is no CSV file but a workbook of Excel 97 to 2003 (.xls), or another old Office file.',
  ),
  foreign(
    'a web page under the name of a spreadsheet',
    '\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>',
    'results.csv is no CSV file but a web page (HTML), as some systems save under the name .xls.',
  ),
  foreign(
    'a bare table of HTML',
    '<table><tr><td>learner</td></tr></table>',
    'results.csv is no CSV file but a web page (HTML), as some systems save under the name .xls.',
  ),
  foreign(
    'a workbook in XML',
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>',
    'results.csv is no CSV file but a workbook of Excel in XML.',
  ),
  foreign('another XML file', '<?xml version="1.0"?>\n<results/>', 'results.csv is no CSV file but an XML file.'),
  foreign('a PDF document', '%PDF-1.7\n%\u00e2\n', 'results.csv is no CSV file but a PDF document.'),
  foreign(
    'a text document in RTF',
    '{\\rtf1\\ansi learner,score}',
    'results.csv is no CSV file but a text document (RTF).',
  ),
  foreign('JSON', '[{"learner":"s-1","score":78}]', 'results.csv is no CSV file but a JSON file.'),
  foreign(
    'an SQLite database',
    latin1('SQLite format 3\0\x10\0'),
    'results.csv is no CSV file but an SQLite database.',
  ),
  foreign(
    'compressed',
    Buffer.from('1f8b08000000000000', 'hex'),
    'results.csv is no CSV file but a compressed file (gzip).',
  ),
  foreign('a picture', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'results.csv is no CSV file but a picture (PNG).'),
  foreign(
    'binary',
    Buffer.from([1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 9, 0]),
    'results.csv is no CSV file but binary content.',
  ),
  foreign(
    'UTF-16 without a byte order mark',
    utf16(results(good)),
    'results.csv is no CSV file but text in UTF-16 without a byte order mark.',
  ),
  foreign('empty', '', 'results.csv is no CSV file but an empty file.'),
  foreign('blank', ' \n\n\t\n', 'results.csv is no CSV file but a file of blanks.'),

  // Headers.
  foreign(
    'nothing but a header',
    results(),
    'results.csv, line 2: expected lines with results after the header, found "".',
    'malformed-results',
  ),
  foreign(
    'nothing but a header, in spreadsheet lines of separators',
    `${results()},,,,\n,,,,\n`,
    'results.csv, line 2: expected lines with results after the header, found "".',
    'malformed-results',
  ),
  foreign(
    'a header without a learner',
    'who,assessment,score\ns-1,final-exam,78\n',
    "results.csv: no column is known to hold the learners' ids.",
    'columns-unknown',
  ),
  foreign(
    'no header',
    's-1,final-exam,78\ns-2,final-exam,79\n',
    "results.csv: no column is known to hold the learners' ids.",
    'columns-unknown',
  ),
  foreign(
    'two columns for the same',
    'learner,learner,assessment,score\ns-1,s-2,final-exam,78\n',
    `results.csv: two columns may be the learner's id: "learner" (column 1) and "learner" (column 2).`,
    'columns-unknown',
  ),
  foreign(
    'scores of nobody knows what',
    'learner,score\ns-1,78\n',
    'results.csv: there are scores, but no column is known to say of which assessment.',
    'columns-unknown',
  ),
  withOptions(
    { layout: 'wide' },
    foreign(
      'no assessment among its columns',
      'learner,Essay,Talk\ns-1,78,70\n',
      'results.csv: no column bears the name of an assessment.',
      'columns-unknown',
    ),
  ),
  foreign(
    'two columns for one assessment',
    'learner,final-exam,Case examination\ns-1,78,70\n',
    'results.csv: two columns may be the assessment final-exam: "final-exam" (column 2) and "Case examination" (column 3).',
    'columns-unknown',
  ),
  withOptions(
    { map: ['learner=Student'] },
    foreign('none of the columns mapped', results(good), 'results.csv has no column "Student"', 'malformed-mapping'),
  ),
  withOptions(
    { map: ['assessment:essay=final-exam'] },
    foreign(
      'an assessment mapped that there is not',
      'learner,final-exam\ns-1,78\n',
      'there is no assessment "essay"',
      'malformed-mapping',
    ),
  ),
  foreign(
    'a header that does not end',
    `"learner,name,${'x'.repeat(70_000)}`,
    'results.csv, line 1: expected a header, with the names of the columns, found "quotes that do not end within it, or a longer line".',
    'malformed-results',
  ),
  foreign(
    'more columns than any gradebook',
    `learner,${'x,'.repeat(2_100)}\ns-1\n`,
    'results.csv, line 1: expected a header of at most 2000 columns, found "2102 cells".',
    'malformed-results',
  ),

  // Encodings.
  refused(
    'a damaged name in UTF-8',
    Buffer.concat([Buffer.from(results(good)), latin1('s-2,Zo\xeb,final-exam,50,\n')]),
    `line 3, column "name": expected undamaged text: some of its bytes are not of the file's encoding, found "Zo\\ufffd"`,
  ),
  withOptions(
    { encoding: 'windows-1252' },
    foreign(
      'another encoding than the mapping says',
      results(good),
      'results.csv, line 1: expected text in windows-1252, which is what the mapping fixes, found "utf-8".',
      'malformed-results',
    ),
  ),
  withOptions(
    { encoding: 'utf-8' },
    refused(
      'Windows-1252 where the mapping says UTF-8',
      latin1('learner,name\ns-1,Zo\xeb\ns-2,Ann\n'),
      `line 2, column "name": expected undamaged text: some of its bytes are not of the file's encoding, found "Zo\\ufffd"`,
    ),
  ),
  refused(
    'letters that Windows-1252 does not have',
    latin1('learner,name\ns-1,Zo\xeb\ns-2,Zo\x81\n'),
    'line 3, column "name": expected a name of 1 to 200 characters on one line, with nothing blank around them, found "Zo\\u0081"',
  ),

  // Lines.
  refused(
    'a short line',
    results(good, 's-2,Ann,final-exam,50'),
    'line 3: expected as many cells as the header has, 5, found "4: s-2,Ann,final-exam,50"',
  ),
  refused(
    'a long line',
    results('s-2,Ann,final-exam,50,2026-03-01,more'),
    'line 2: expected as many cells as the header has, 5, found "6: s-2,Ann,final-exam,50,2026-03-01,more"',
  ),
  refused(
    'a quote within a cell',
    results('s-2,"Ann" Lee,final-exam,50,'),
    'line 2: expected quotes around whole cells only, and those within a cell written twice, found "s-2,\\"Ann\\" Lee,final-exam,50,"',
  ),
  refused(
    'a quote that never ends',
    results(good, 's-2,"Ann,final-exam,50,', 's-3,Lee,final-exam,60,'),
    'line 3: expected an end of this line, and of the quotes that are opened on it, found "the end of the file"',
  ),
  refused(
    'a quote that ends only in another line',
    results('s-2,"Ann,final-exam,50,', 's-3,"Lee",final-exam,60,'),
    'line 2: expected quotes around whole cells only, and those within a cell written twice, found "s-2,\\"Ann,final-exam,50,\\ns-3,\\"Lee\\",final-exam,60,"',
  ),
  refused(
    'a line longer than any',
    results(good, `s-2,${'x'.repeat(300_000)},final-exam,50,`),
    'line 3: expected an end of this line, and of the quotes that are opened on it, found "more than 262144 bytes"',
  ),
  refused(
    'a bad line after a cell of several lines',
    'learner,name,note\ns-1,Ann,"one\r\ntwo\r\nthree"\n\ns-2,x\n',
    'line 6: expected as many cells as the header has, 3, found "2: s-2,x"',
  ),
  refused(
    'other separators in one line',
    results('s-2;Ann;final-exam;50;'),
    'line 2: expected as many cells as the header has, 5, found "1: s-2;Ann;final-exam;50;"',
  ),

  // Learners.
  refused(
    'no learner in a line',
    results(',Ann,final-exam,50,'),
    'line 2, column "learner": expected an id of 1 to 200 visible characters on one line, with nothing blank around them, found nothing',
  ),
  refused(
    'an id that a spreadsheet has made a number of',
    results('1.23E+11,Ann,final-exam,50,'),
    'line 2, column "learner": expected the id in full: a spreadsheet has made a number of it, and its last digits are gone; format the column as text there, and fill it anew, found "1.23E+11"',
  ),
  refused(
    'an id with a decimal comma and an exponent',
    'learner;name\n1,23E+11;Ann\n',
    'line 2, column "learner": expected the id in full: a spreadsheet has made a number of it, and its last digits are gone; format the column as text there, and fill it anew, found "1,23E+11"',
  ),
  refused(
    'an id that a program has made a number of',
    results('1042.0,Ann,final-exam,50,'),
    'line 2, column "learner": expected the id as it is written, without .0: a program has made a number of it, found "1042.0"',
  ),
  refused(
    "an id with a spreadsheet's apostrophe",
    results("'00123,Ann,final-exam,50,"),
    `line 2, column "learner": expected the id alone: the apostrophe is a spreadsheet's mark for text, found "'00123"`,
  ),
  refused(
    'an id in a formula',
    results('"=""00123""",Ann,final-exam,50,'),
    'line 2, column "learner": expected the id alone, not a formula around it, found "=\\"00123\\""',
  ),
  refused(
    'an id that is an error',
    results('#N/A,Ann,final-exam,50,'),
    'line 2, column "learner": expected a value, not the error of a formula: correct it in the spreadsheet, found "#N/A"',
  ),
  refused(
    'an id that is nothing',
    results('NaN,Ann,final-exam,50,'),
    'line 2, column "learner": expected a value, or an empty cell where there is none, found "NaN"',
  ),
  refused(
    'an id with an invisible character',
    results('s\u200b-2,Ann,final-exam,50,'),
    'line 2, column "learner": expected an id of 1 to 200 visible characters on one line, with nothing blank around them, found "s\\u200b-2"',
  ),
  refused(
    'an id that is too long',
    results(`${'x'.repeat(201)},Ann,final-exam,50,`),
    'line 2, column "learner": expected an id of 1 to 200 visible characters on one line, with nothing blank around them, found "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."',
  ),
  refused(
    'a name on two lines',
    results('s-2,"Ann\nLee",final-exam,50,'),
    'line 2, column "name": expected a name of 1 to 200 characters on one line, with nothing blank around them, found "Ann\\nLee"',
  ),
  refused(
    'a name with a control character',
    results('s-2,Ann\u0007,final-exam,50,'),
    'line 2, column "name": expected a name of 1 to 200 characters on one line, with nothing blank around them, found "Ann\\u0007"',
  ),
  refused(
    'a name that is an error',
    results('s-2,#REF!,final-exam,50,'),
    'line 2, column "name": expected a value, not the error of a formula: correct it in the spreadsheet, found "#REF!"',
  ),
  refused(
    'a name that is too long',
    results(`s-2,${'n'.repeat(201)},final-exam,50,`),
    'line 2, column "name": expected a name of 1 to 200 characters on one line, with nothing blank around them, found "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn..."',
  ),
  refused(
    'an address that is none',
    'learner,email\ns-1,zoe.example.org\ns-2,a@b\n',
    'line 2, column "email": expected an e-mail address such as zoe@example.org, found "zoe.example.org"',
  ),
  refused(
    'two addresses in one cell',
    'learner,email\ns-1,"a@example.org, b@example.org"\n',
    'line 2, column "email": expected an e-mail address such as zoe@example.org, found "a@example.org, b@example.org"',
  ),
  refused(
    'two names of a learner',
    results('s-2,Ann,final-exam,50,', 's-2,Anne,cleaning-test,60,'),
    'line 3, column "name": expected the same name of a learner in every line (line 2 has another), found "Anne"',
  ),
  refused(
    'two addresses of a learner',
    'learner,email,assessment,score\ns-1,a@x,final-exam,1\ns-1,b@x,cleaning-test,1\n',
    'line 3, column "email": expected the same address of a learner in every line (line 2 has another), found "b@x"',
  ),
  refused(
    'two final results of a learner',
    'learner,outcome,assessment,score\ns-1,pass,final-exam,1\ns-1,fail,cleaning-test,1\n',
    'line 3, column "outcome": expected the same final result of a learner in every line (line 2 has another), found "fail"',
  ),
  refused(
    'a final result that is none',
    'learner,outcome\ns-1,maybe\n',
    'line 2, column "outcome": expected one of pass, distinction, fail and withdrawn, or nothing while the course goes on, found "maybe"',
  ),
  refused(
    'a learner twice in a list',
    'learner,name\ns-1,Ann\ns-2,Lee\ns-1,Ann\n',
    'line 4, column "learner": expected each learner once (line 2 has them already), found "s-1"',
  ),
  refused(
    'a learner twice in a gradebook',
    'learner,final-exam\ns-1,50\ns-1,51\n',
    'line 3, column "learner": expected each learner once (line 2 has them already), found "s-1"',
  ),

  // Assessments and modules.
  refused(
    'an unknown assessment',
    results('s-2,Ann,essay,50,'),
    'line 2, column "assessment": expected an assessment of the cohort: catalogue-quiz, cleaning-test, sharing-project, final-exam, found "essay"',
  ),
  refused(
    'a score of no assessment',
    results('s-2,Ann,,50,'),
    'line 2, column "assessment": expected the assessment that the score is of: catalogue-quiz, cleaning-test, sharing-project, final-exam, found nothing',
  ),
  refused(
    'an unknown module',
    'learner,module,assessment,score\ns-1,rust,final-exam,50\n',
    'line 2, column "module": expected a module of the pathway: describing-data, sharing-data, stewardship-practice, found "rust"',
  ),
  refused(
    'an assessment of another module',
    'learner,module,assessment,score\ns-1,describing-data,final-exam,50\n',
    'line 2, column "assessment": expected an assessment of the module describing-data: catalogue-quiz, cleaning-test, found "final-exam"',
  ),
  refused(
    'a module of several assessments alone',
    'learner,module,score\ns-1,describing-data,50\n',
    'line 2, column "module": expected the assessment that the score is of: catalogue-quiz, cleaning-test, found "describing-data"',
  ),
  refused(
    'an assessment that is an error',
    results('s-2,Ann,#NAME?,50,'),
    'line 2, column "assessment": expected an assessment of the cohort: catalogue-quiz, cleaning-test, sharing-project, final-exam, found "#NAME?"',
  ),
  refused(
    'a result twice',
    results(good, 's-2,Ann,final-exam,50,', 's-1,Zoë Müller,final-exam,78,2026-03-01'),
    'line 4, column "learner": expected each assessment of a learner once, or a column that numbers the attempts (line 2 has it already), found "s-1, final-exam"',
  ),
  refused(
    'a result three times',
    results('s-2,Ann,final-exam,1,', 's-2,Ann,Case examination,2,', 's-2,Ann,FINAL EXAM,3,'),
    'line 3, column "learner": expected each assessment of a learner once, or a column that numbers the attempts (line 2 has it already), found "s-2, final-exam"',
    'line 4, column "learner": expected each assessment of a learner once, or a column that numbers the attempts (line 2 has it already), found "s-2, final-exam"',
  ),

  // Scores.
  refused(
    'a score above 100',
    results('s-2,Ann,final-exam,100.5,'),
    'line 2, column "score": expected a percentage from 0 to 100; if these are points, say out of how many, found "100.5"',
  ),
  refused(
    'a score below 0',
    results('s-2,Ann,final-exam,-1,'),
    'line 2, column "score": expected a percentage from 0 to 100, found "-1"',
  ),
  refused(
    'a score in words',
    results('s-2,Ann,final-exam,good,'),
    'line 2, column "score": expected a percentage from 0 to 100, found "good"',
  ),
  refused(
    'a score as a fraction',
    results('s-2,Ann,final-exam,17/20,'),
    'line 2, column "score": expected a percentage from 0 to 100, found "17/20"',
  ),
  refused(
    'a score that is an error',
    results('s-2,Ann,final-exam,#DIV/0!,'),
    'line 2, column "score": expected a value, not the error of a formula: correct it in the spreadsheet, found "#DIV/0!"',
  ),
  refused(
    'a score that is too wide for its column',
    results('s-2,Ann,final-exam,####,'),
    'line 2, column "score": expected a value, not the error of a formula: correct it in the spreadsheet, found "####"',
  ),
  refused(
    'a score that is nothing',
    results('s-2,Ann,final-exam,NaN,'),
    'line 2, column "score": expected a value, or an empty cell where there is none, found "NaN"',
  ),
  refused(
    'a score with an exponent',
    results('s-2,Ann,final-exam,7.8E+01,'),
    'line 2, column "score": expected a percentage from 0 to 100, found "7.8E+01"',
  ),
  refused(
    'a score whose comma may divide thousands',
    results('s-2,Ann,final-exam,"1,500",'),
    'line 2, column "score": expected a score that can be read in one way only: set the decimal mark to comma, or write a point, found "1,500"',
  ),
  refused(
    'a score with both marks',
    results('s-2,Ann,final-exam,"1.234,5",'),
    'line 2, column "score": expected a percentage from 0 to 100, found "1.234,5"',
  ),
  refused(
    'a score with more digits than can be kept',
    results('s-2,Ann,final-exam,66.6666666666666,'),
    'line 2, column "score": expected a percentage of at most 9 digits after the point; or say to how many digits percentages are to be rounded, found "66.6666666666666"',
  ),
  refused(
    'a score that is a formula',
    results('s-2,Ann,final-exam,=SUM(A1:A9),'),
    'line 2, column "score": expected a percentage from 0 to 100, found "=SUM(A1:A9)"',
  ),
  withOptions(
    { decimal: 'comma' },
    refused(
      'a point where a comma is the decimal mark',
      'learner;assessment;score\ns-1;final-exam;7.5\n',
      'line 2, column "score": expected a percentage from 0 to 100, with a decimal comma, found "7.5"',
    ),
  ),
  withOptions(
    { decimal: 'point' },
    refused(
      'a comma where a point is the decimal mark',
      'learner;assessment;score\ns-1;final-exam;7,5\n',
      'line 2, column "score": expected a percentage from 0 to 100, with a decimal point, found "7,5"',
    ),
  ),
  withOptions(
    { outOf: ['40'] },
    refused(
      'more points than there are',
      results('s-2,Ann,final-exam,41,'),
      'line 2, column "score": expected points from 0 to 40, found "41"',
    ),
  ),
  withOptions(
    { outOf: ['40'] },
    refused(
      'percent where points are expected',
      results('s-2,Ann,final-exam,50 %,'),
      'line 2, column "score": expected points up to 40, as the mapping says, not a percentage, found "50 %"',
    ),
  ),
  withOptions(
    { outOf: ['30'] },
    refused(
      'points that are no decimal percentage',
      results('s-2,Ann,final-exam,17,'),
      'line 2, column "score": expected points that are a percentage of at most 9 digits after the point; or say to how many digits percentages are to be rounded, found "17"',
    ),
  ),
  refused(
    'points of no maximum',
    'learner,assessment,score,out of\ns-1,final-exam,5,0\n',
    'line 2, column "out of": expected the points that could be reached, above 0, found "0"',
  ),
  refused(
    'points above those of their line',
    'learner,assessment,score,out of\ns-1,final-exam,11,10\n',
    'line 2, column "score": expected points from 0 to 10, found "11"',
  ),
  refused(
    'scores of a gradebook, two of them wrong',
    'learner,final-exam,cleaning-test\ns-1,50,60\ns-2,150,x\n',
    'line 3, column "final-exam": expected a percentage from 0 to 100; if these are points, say out of how many, found "150"',
    'line 3, column "cleaning-test": expected a percentage from 0 to 100, found "x"',
  ),

  // Dates.
  refused(
    'a date that can be read in two ways',
    results('s-2,Ann,final-exam,50,03/04/2026'),
    'line 2, column "date": expected a date that can be read in one way only: set the date form to day-month-year or month-day-year, or write the year first, found "03/04/2026"',
  ),
  refused(
    'a day that the calendar lacks',
    results('s-2,Ann,final-exam,50,2026-02-30'),
    'line 2, column "date": expected a day that the calendar has, found "2026-02-30"',
  ),
  refused(
    "a spreadsheet's number of a day",
    results('s-2,Ann,final-exam,50,46082'),
    `line 2, column "date": expected a date, year first: 2026-09-01; a spreadsheet's number of a day has to be formatted as a date there, as yyyy-mm-dd, found "46082"`,
  ),
  refused(
    "a spreadsheet's number of a moment",
    results('s-2,Ann,final-exam,50,46082.75'),
    `line 2, column "date": expected a date, year first: 2026-09-01; a spreadsheet's number of a day has to be formatted as a date there, as yyyy-mm-dd, found "46082.75"`,
  ),
  refused(
    'a date with a short year',
    results('s-2,Ann,final-exam,50,1.3.26'),
    'line 2, column "date": expected a date with all four digits of the year: 2026-09-01, found "1.3.26"',
  ),
  refused(
    'a date in words',
    results('s-2,Ann,final-exam,50,1 March 2026'),
    'line 2, column "date": expected a date, year first: 2026-09-01, found "1 March 2026"',
  ),
  refused(
    'a date of another century',
    results('s-2,Ann,final-exam,50,0026-03-01'),
    'line 2, column "date": expected a day that the calendar has, found "0026-03-01"',
  ),
  refused(
    'a date that is an error',
    results('s-2,Ann,final-exam,50,#VALUE!'),
    'line 2, column "date": expected a value, not the error of a formula: correct it in the spreadsheet, found "#VALUE!"',
  ),
  withOptions(
    { date: 'month-day-year' },
    refused(
      'a day in place of a month',
      results('s-2,Ann,final-exam,50,25/04/2026'),
      'line 2, column "date": expected a day that the calendar has, found "25/04/2026"',
    ),
  ),
  withOptions(
    { date: 'day-number' },
    refused(
      'a date in place of a day number',
      results('s-2,Ann,final-exam,50,2026-03-01'),
      'line 2, column "date": expected a number of days since the first of the cohort, found "2026-03-01"',
    ),
  ),

  // Cohorts.
  withOptions(
    { map: ['cohort=group'] },
    refused(
      'another cohort than it is brought in for',
      'learner,group\ns-1,spring\ns-2,autumn\n',
      'line 3, column "group": expected the cohort spring, which the file is brought in for, found "autumn"',
    ),
  ),
];
