/** What the address names behind its `#`. */
export interface PathwayName {
  readonly id: string;
  readonly edition: string;
}

/** `#data-stewardship-foundations@2`; null where it names nothing. */
export function parsePathwayName(hash: string): PathwayName | null {
  const found = /^#(?<id>[a-z0-9-]{1,64})@(?<edition>[0-9A-Za-z][0-9A-Za-z.-]{0,31})$/u.exec(hash)?.groups;
  const { id, edition } = found ?? {};
  return id === undefined || edition === undefined ? null : { id, edition };
}
