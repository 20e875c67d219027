/** Gathers what comes in chunks, for files that are known to be small. */
export async function allRecords<T>(chunks: AsyncIterable<readonly T[]>): Promise<T[]> {
  const records: T[] = [];
  for await (const chunk of chunks) records.push(...chunk);
  return records;
}
