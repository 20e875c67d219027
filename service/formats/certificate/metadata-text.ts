const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What XML 1.0 has no place for, escaped or not. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * A text of a PDF's properties. The library writes each twice: by its value, into the information dictionary, and as a
 * string, as it is, into XML (XMP), where a name with `<` would end up as markup.
 */
export class MetadataText extends String {
  override toString(): string {
    return this.valueOf()
      .replaceAll(NOT_XML, '')
      .replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
  }
}
