/** What a published digest is of, in the order of the contract's `DocumentKind` enum. */
export const documentKinds = ['issuer-document', 'pathway-version'] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** The number by which the contract knows a kind. */
export function documentKindNumber(kind: DocumentKind): number {
  return documentKinds.indexOf(kind);
}
