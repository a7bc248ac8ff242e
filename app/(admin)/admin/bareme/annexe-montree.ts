import 'server-only';
import { notFound } from 'next/navigation';
import { type ActeVu, type AnnexeVue, lireAnnexe } from '#lib/bareme/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

/** The annexe of an address, or the page that says it does not exist. */
export async function annexeMontree(
  portee: Portee,
  id: string,
): Promise<{ annexe: AnnexeVue; actes: readonly ActeVu[] }> {
  try {
    return await lireAnnexe(portee, id);
  } catch (erreur) {
    if (erreur instanceof Refus && erreur.code === 'introuvable') notFound();
    throw erreur;
  }
}
