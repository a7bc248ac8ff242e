/** One embedded PostgreSQL for the whole run, with the database that each test file copies (see base.ts). */
import type { TestProject } from 'vitest/node';
import { type Modele, ouvrirServeur } from './modele.ts';

declare module 'vitest' {
  interface ProvidedContext extends Modele {}
}

/** Set by who runs these tests many times over and keeps the server: epreuves/mutations.ts. */
export const MODELE_PRET = 'BOURSES_MODELE_PRET';

export default async function start(project: TestProject) {
  const fournir = ({ adminUrl, modele, environnement }: Modele) => {
    project.provide('adminUrl', adminUrl);
    project.provide('modele', modele);
    project.provide('environnement', environnement);
  };
  const pret = process.env[MODELE_PRET];
  if (pret) return fournir(JSON.parse(pret));
  const serveur = await ouvrirServeur();
  try {
    fournir(await serveur.planter('modele'));
  } catch (error) {
    await serveur.arreter();
    throw error;
  }
  return serveur.arreter;
}
