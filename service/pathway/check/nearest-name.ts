import { closestMatch } from 'leven';

/** Of the names that are known, the one that a mistyped name was meant to be; undefined where none is near enough. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  // A third of the letters may be wrong, or two that changed places; nobody mistypes a name of more than a hundred.
  const maxDistance = name.length < 5 ? 1 : Math.max(2, Math.floor(name.length / 3));
  return name.length > 100 ? undefined : closestMatch(name, known, { maxDistance });
}
