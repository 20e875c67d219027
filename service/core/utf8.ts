/** Text, or what could be read before the first sequence that is not UTF-8. */
export type DecodedText = { readonly text: string } | { readonly readable: string };

/** Decodes UTF-8, keeping a byte order mark; nothing is ever replaced. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  const decode = (end: number, partial: boolean) =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), { stream: partial });
  try {
    return { text: decode(bytes.length, false) };
  } catch {
    // The longest prefix without a fault, by halving: a sequence that is merely unfinished is no fault of a prefix.
    let good = 0;
    let bad = bytes.length + 1;
    while (bad - good > 1) {
      const middle = (good + bad) >>> 1;
      try {
        decode(middle, true);
        good = middle;
      } catch {
        bad = middle;
      }
    }
    return { readable: decode(good, true) };
  }
}
