import { defineConfig } from 'vitest/config';

/** The law is tested in a hostile time zone: a civil day computed through the machine's zone would shift. */
process.env.TZ = 'Pacific/Kiritimati';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'droit', include: ['tests/droit/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'contrats', include: ['tests/contrats/**/*.test.ts'] },
      },
    ],
  },
});
