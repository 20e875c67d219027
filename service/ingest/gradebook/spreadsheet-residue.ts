/** What spreadsheets leave behind where they were not asked to calculate. */

/** https://support.microsoft.com/office: the values that formulas fail with; LibreOffice's are alike. */
const FAILED_FORMULA =
  /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|BLOCKED!|FIELD!|#+)$|^Err:[0-9]{3}$/i;
/** Of programs that keep tables as numbers. */
const NOTHING = /^(?:NaN|NULL|<NA>|undefined|None)$/;
const SCIENTIFIC = /^[0-9](?:[.,][0-9]+)?E\+[0-9]+$/i;
const WRITTEN_AS_NUMBER = /^[0-9]+\.0$/;

/** What ought to stand in place of what a spreadsheet or another program has left; null where a cell shows nothing of that. */
export function residueIn(text: string): string | null {
  const first = text.charCodeAt(0);
  // `#`, `E`, `N`, `<`, `u`, `n`: all others are told apart without asking further.
  if (first === 35 || first === 69 || first === 101) {
    if (FAILED_FORMULA.test(text)) return 'a value, not the error of a formula: correct it in the spreadsheet';
  }
  if (NOTHING.test(text)) return 'a value, or an empty cell where there is none';
  if (text.includes('\ufffd')) return "undamaged text: some of its bytes are not of the file's encoding";
  return null;
}

/** The same of an id, which spreadsheets like to take for a number. */
export function residueInId(text: string): string | null {
  if (SCIENTIFIC.test(text)) {
    return 'the id in full: a spreadsheet has made a number of it, and its last digits are gone; format the column as text there, and fill it anew';
  }
  if (WRITTEN_AS_NUMBER.test(text)) return 'the id as it is written, without .0: a program has made a number of it';
  if (text.startsWith("'")) return "the id alone: the apostrophe is a spreadsheet's mark for text";
  if (/^="[^"]*"$/.test(text)) return 'the id alone, not a formula around it';
  return null;
}
