/**
 * What may be shown of an endpoint: scheme, host and port. Providers put access keys into path, query or user name, and
 * readings end up in pages and public answers.
 */
export function endpointName(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'an endpoint that is not a URL';
}
