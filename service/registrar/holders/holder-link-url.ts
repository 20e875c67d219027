/** The address that a holder opens. The token stands behind the #, which browsers send to no server. */
export function holderLinkUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/certificate#${token}`;
}
