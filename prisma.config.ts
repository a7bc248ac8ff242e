import { defineConfig } from 'prisma/config';

/** Used by `prisma generate` only: migrations are applied by scripts/migrer.ts, without a downloaded engine. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
