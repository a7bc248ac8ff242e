'use server';

import { SAISISSANTS } from '#lib/droit/competence.ts';
import { formulaireDe, saisieDe, traiter } from '#lib/technique/formulaire.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { importerBrevet } from './actes.ts';
import type { EtatDuBrevet } from './faits.ts';
import { apercuDuBrevet, colonnesDuFichier, recevoirTableau, type TableauRecu } from './queries.ts';
import { ImportDuBrevetSchema } from './schema.ts';

type Lu = Extract<EtatDuBrevet, { statut: 'lu' }>;

const bilan = (nombre: number): string => {
  if (nombre === 0) return 'Rien de nouveau : tout était déjà connu.';
  return nombre > 1 ? `${nombre} résultats enregistrés.` : '1 résultat enregistré.';
};

/** The steps of a table that was read: what lacks, what it would write, then what it wrote. */
async function suivre(
  portee: Awaited<ReturnType<typeof exigerAgent>>,
  donnees: FormData,
  { texte, ...tableau }: TableauRecu,
): Promise<EtatDuBrevet> {
  const lu: Lu = {
    statut: 'lu',
    saisie: saisieDe(donnees),
    fichier: { texte, noms: tableau.noms },
    colonnes: {},
    fautes: {},
    apercu: null,
  };
  const etat = await traiter(ImportDuBrevetSchema, donnees, async (dit) => {
    lu.colonnes = await colonnesDuFichier(portee, dit, tableau);
    const demande = { ...dit, correspondance: lu.colonnes };
    if (demande.apercu) return bilan(await importerBrevet(portee, tableau, demande));
    const vu = await apercuDuBrevet(portee, tableau, demande);
    if ('fautes' in vu) lu.fautes = vu.fautes;
    else lu.apercu = vu;
    return '';
  });
  if (etat.statut === 'fait' && etat.message) return etat;
  // The file was read: it stays with the form, whatever is refused.
  if (etat.statut === 'refuse')
    lu.fautes = Object.keys(etat.champs).length > 0 ? etat.champs : { fichier: etat.message };
  return lu;
}

/** Reads a file of results, shows what it would write, and writes it once that was confirmed. */
export async function importerLeBrevet(_: EtatDuBrevet, envoi: FormData): Promise<EtatDuBrevet> {
  const portee = await exigerAgent(...SAISISSANTS);
  const donnees = formulaireDe(envoi);
  try {
    return await suivre(portee, donnees, await recevoirTableau(portee, donnees));
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    const { message } = erreur;
    return { statut: 'refuse', message, champs: { fichier: message }, saisie: saisieDe(donnees) };
  }
}
