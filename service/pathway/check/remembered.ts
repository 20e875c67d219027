/** Judges each thing once, however often it is asked for. */
export function rememberedFor<K, V>(judge: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? judge(key);
    known.set(key, value);
    return value;
  };
}
