/**
 * Prepares a database of one's own, then migrates it: `node scripts/preparer.ts`, with DATABASE_URL_ADMIN (a role that
 * may create roles), DATABASE_URL_PROPRIETAIRE, DATABASE_URL and DATABASE_URL_WORKER, whose passwords the roles receive.
 */
import { migrate, tellMigrations } from './migrer.ts';
import { Panne, stopOnError } from './panne.ts';
import { createRoles, grantRights } from './roles.ts';

function variable(name: string): string {
  const value = process.env[name];
  if (!value || !URL.canParse(value)) {
    throw new Panne(
      `${name} manque ou n’est pas une adresse : donnez postgresql://utilisateur:motdepasse@serveur:5432/base.`,
    );
  }
  return value;
}

try {
  const admin = variable('DATABASE_URL_ADMIN');
  const owner = variable('DATABASE_URL_PROPRIETAIRE');
  const web = variable('DATABASE_URL');
  const worker = variable('DATABASE_URL_WORKER');
  const password = (url: string) => decodeURIComponent(new URL(url).password);
  await createRoles(admin, { owner: password(owner), web: password(web), worker: password(worker) });
  await grantRights(admin);
  const applied = await migrate(owner, worker);
  console.log(tellMigrations(applied));
  // The engine leaves a timer of ten seconds behind it.
  process.exit(0);
} catch (error) {
  stopOnError(error);
}
