/** One embedded PostgreSQL for the whole run, with the database that each test file copies (see base.ts). */
import type { TestProject } from 'vitest/node';
import { openServer, type Template } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext extends Template {}
}

/** Set by who runs these tests many times over and keeps the server: epreuves/mutations.ts. */
export const READY_TEMPLATE = 'BOURSES_MODELE_PRET';

export default async function start(project: TestProject) {
  const provide = ({ adminUrl, template, environnement }: Template) => {
    project.provide('adminUrl', adminUrl);
    project.provide('template', template);
    project.provide('environnement', environnement);
  };
  const ready = process.env[READY_TEMPLATE];
  if (ready) return provide(JSON.parse(ready));
  const server = await openServer();
  try {
    provide(await server.plant('template'));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server.stop;
}
