const uuidV4Pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text is a random UUID (RFC 9562, version 4) in lower case. */
export function isUuidV4(text: string): boolean {
  return uuidV4Pattern.test(text);
}
