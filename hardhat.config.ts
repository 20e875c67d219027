import { createRequire } from 'node:module';
import { defineConfig } from 'hardhat/config';

/**
 * How the contracts are compiled and tested.
 *
 * The compiler is the `solc` package's own, by an absolute path: Hardhat then downloads nothing, and the version is
 * pinned by the lock file. Whatever here changes the bytecode changes the code hash that verifiers pin.
 */
export default defineConfig({
  solidity: {
    splitTestsCompilation: true,
    profiles: {
      default: {
        version: '0.8.37',
        path: createRequire(import.meta.url).resolve('solc/soljson.js'),
        settings: {
          evmVersion: 'cancun',
          optimizer: { enabled: true, runs: 100_000 },
          // No hash of sources in the code: comments and file names do not alter the code hash that verifiers pin.
          metadata: { bytecodeHash: 'none' },
          outputSelection: { '*': { '*': ['storageLayout'] } },
        },
      },
    },
  },
  paths: {
    // The proof oracle is no test by itself: TypeScript tests deploy it, so it is built to an artifact.
    sources: ['./contracts', './test/contracts/oracle'],
    tests: { solidity: './test/contracts' },
  },
  test: {
    solidity: {
      fuzz: { runs: 1_000 },
      invariant: { runs: 48, depth: 100, failOnRevert: true },
    },
  },
});
