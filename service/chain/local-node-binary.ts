import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CairnError } from '../core/errors.ts';

const platformPackages: Readonly<Record<string, string>> = {
  'linux x64': '@foundry-rs/anvil-linux-amd64',
  'linux arm64': '@foundry-rs/anvil-linux-arm64',
  'darwin x64': '@foundry-rs/anvil-darwin-amd64',
  'darwin arm64': '@foundry-rs/anvil-darwin-arm64',
  'win32 x64': '@foundry-rs/anvil-win32-amd64',
};

/**
 * The path of Anvil's own binary in its platform's npm package.
 *
 * The `anvil` command that npm links is a wrapper that leaves the node running when it is killed, so the binary is
 * started directly.
 *
 * @throws CairnError `local-node-unavailable` where no binary exists for this machine or npm did not install it.
 */
export function localNodeBinary(platform: string = process.platform, arch: string = process.arch): string {
  const packageName = platformPackages[`${platform} ${arch}`];
  if (packageName === undefined) {
    throw new CairnError('local-node-unavailable', `Anvil is not published for ${platform} on ${arch}.`, {
      remedy: 'Run a node of your own and give its address with --rpc.',
      details: { platform, arch },
    });
  }
  const require = createRequire(import.meta.url);
  const searched = (require.resolve.paths(packageName) ?? []).map((folder) =>
    join(folder, packageName, 'package.json'),
  );
  const manifest = searched.find((path) => existsSync(path));
  if (manifest === undefined) {
    throw new CairnError('local-node-unavailable', `The npm package ${packageName} is not installed.`, {
      remedy: 'Run `npm install` again on this machine, with optional packages allowed.',
      details: { packageName },
    });
  }
  return join(dirname(manifest), 'bin', platform === 'win32' ? 'anvil.exe' : 'anvil');
}
