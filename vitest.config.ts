import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tested in a hostile time zone: a civil day computed through the machine's zone would shift. */
process.env.TZ = 'Pacific/Kiritimati';

/** What hangs must end one day; nothing that is slow may be taken for it. */
const PATIENCE_MS = 30 * 60_000;

export default defineConfig({
  // The modules under test run on the server, as they ask.
  resolve: { alias: { 'server-only': path.resolve('node_modules/server-only/empty.js') } },
  test: {
    // Every core: the one that the runner leaves to itself is half of a small machine.
    maxWorkers: availableParallelism(),
    testTimeout: PATIENCE_MS,
    hookTimeout: PATIENCE_MS,
    teardownTimeout: PATIENCE_MS,
    projects: [
      // Each file has modules of its own: one of them changes the delays of the law to see every text follow.
      { extends: true, test: { name: 'droit', include: ['tests/droit/**/*.test.ts'] } },
      { extends: true, test: { name: 'contrats', include: ['tests/contrats/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'actes',
          include: ['tests/actes/**/*.test.ts'],
          globalSetup: ['tests/actes/serveur.ts'],
          setupFiles: ['tests/actes/base.ts'],
        },
      },
      // What resists kills and stops: each file has servers and processes of its own.
      { extends: true, test: { name: 'charge', include: ['tests/charge/**/*.test.ts'] } },
    ],
  },
});
