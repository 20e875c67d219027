import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const service = fileURLToPath(new URL('../../service/', import.meta.url));

/** One import of a source file of the service. */
export interface SourceImport {
  /** The importing file, from `service/` on. */
  readonly file: string;
  /** The layer that the file belongs to: its top folder, or its own name where it stands at the top. */
  readonly layer: string;
  /** For files of the service: the imported file, from `service/` on. For packages: undefined. */
  readonly target: string | undefined;
  readonly targetLayer: string | undefined;
  /** For packages: the name, without what follows it; `node:` for Node's own modules. */
  readonly packageName: string | undefined;
}

/** All source files of the service, from `service/` on. */
export function sourceFiles(): string[] {
  return readdirSync(service, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.endsWith('vite.config.ts'))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** The text of a source file. */
export function sourceText(file: string): string {
  return readFileSync(join(service, file), 'utf8');
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every import, type imports included: a layer that knows another's types depends on it. */
export function sourceImports(): SourceImport[] {
  return sourceFiles().flatMap((file) =>
    [...sourceText(file).matchAll(IMPORT)].map(([, specifier, dynamic]) => importOf(file, specifier ?? dynamic ?? '')),
  );
}

/** The layer of a file: `core`, `api`, ...; `application`, `config` and the like for the files at the top. */
export function layerOf(file: string): string {
  const [first = ''] = file.split('/');
  return first.replace(/\.ts$/, '');
}

function importOf(file: string, specifier: string): SourceImport {
  const layer = layerOf(file);
  if (specifier.startsWith('.')) {
    const target = relative(service, join(service, dirname(file), specifier))
      .split(sep)
      .join('/');
    return { file, layer, target, targetLayer: layerOf(target), packageName: undefined };
  }
  const packageName = specifier.startsWith('node:')
    ? 'node:'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
  return { file, layer, target: undefined, targetLayer: undefined, packageName };
}
