/** The part of bidi-js that is used here; its own types take it for an ES module, which it is not. */
declare module 'bidi-js' {
  interface Bidi {
    getEmbeddingLevels(text: string, baseDirection: 'ltr' | 'rtl' | 'auto'): { levels: Uint8Array };
    getMirroredCharacter(character: string): string | null;
  }
  export default function bidiFactory(): Bidi;
}
