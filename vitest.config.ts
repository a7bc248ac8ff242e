import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tested in a hostile time zone: a civil day computed through the machine's zone would shift. */
process.env.TZ = 'Pacific/Kiritimati';

export default defineConfig({
  // The modules under test run on the server, as they ask.
  resolve: { alias: { 'server-only': path.resolve('node_modules/server-only/empty.js') } },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'droit', include: ['tests/droit/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: { name: 'contrats', include: ['tests/contrats/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'actes',
          include: ['tests/actes/**/*.test.ts'],
          globalSetup: ['tests/actes/serveur.ts'],
          setupFiles: ['tests/actes/base.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // What resists kills and stops: each file has servers and processes of its own.
      {
        extends: true,
        test: {
          name: 'charge',
          include: ['tests/charge/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
