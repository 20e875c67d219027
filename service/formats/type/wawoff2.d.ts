/** The part of wawoff2, which ships no types, that is used here: Google's WOFF2 decoder. */
declare module 'wawoff2' {
  const wawoff2: { decompress(woff2: Uint8Array): Promise<Uint8Array> };
  export default wawoff2;
}
