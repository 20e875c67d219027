import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes sure that Anvil can load the state file at `path`, and says what the chain will begin from.
 *
 * Anvil writes the file in place, so a power cut can leave half of one, which it then refuses. Each start therefore
 * keeps a copy of the state that it found good, and returns to it when the file is unreadable: the chain then has lost
 * its last blocks, which whoever anchors on it notices and catches up.
 */
export function keepStateLoadable(path: string): 'fresh' | 'resumed' | 'recovered' {
  const copy = `${path}.previous`;
  // The first to be made in an installation's folder, in which keys and people's results will stand.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (isJson(path)) {
    copyFileSync(path, `${copy}.new`);
    renameSync(`${copy}.new`, copy);
    return 'resumed';
  }
  rmSync(path, { force: true });
  if (isJson(copy)) {
    copyFileSync(copy, path);
    return 'recovered';
  }
  return 'fresh';
}

function isJson(path: string): boolean {
  if (!existsSync(path)) {
    return false;
  }
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return false;
    }
    throw error;
  }
}
