/** The header that has a browser keep an answer as a file. The name is ours: letters, digits, dots and hyphens. */
export function attachment(fileName: string): Record<string, string> {
  return { 'Content-Disposition': `attachment; filename="${fileName}"` };
}
