'use server';

import { refresh } from 'next/cache';
import { recevoirTableau } from '#lib/correspondance/queries.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { colonnesAbsentes, lireRetours } from './faits.ts';
import { SUIVENT_LES_PAIEMENTS } from './queries.ts';
import { DireSchema, PayerDeNouveauSchema } from './schema.ts';

/** Says what became of one payment. */
export async function dire(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SUIVENT_LES_PAIEMENTS);
  const etat = await traiter(DireSchema, donnees, async (dit) => {
    await actes.direDuVersement(portee, dit);
    return 'Enregistré.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Pays again what came back. */
export async function payerDeNouveau(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SUIVENT_LES_PAIEMENTS);
  const etat = await traiter(PayerDeNouveauSchema, donnees, async ({ versementId }) => {
    await actes.payerDeNouveau(portee, versementId);
    return 'Un nouveau versement est à payer.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** What a file did, and the lines that it could not. */
export type EtatDesRetours = EtatFormulaire & { refus?: readonly { ligne: number; cause: string }[] };

/** Reads a file of payments, rejects and returns. */
export async function lireUnFichier(_: EtatDesRetours, envoi: FormData): Promise<EtatDesRetours> {
  const portee = await exigerAgent(...SUIVENT_LES_PAIEMENTS);
  const donnees = formulaireDe(envoi);
  try {
    const tableau = await recevoirTableau(portee, donnees);
    const absentes = colonnesAbsentes(tableau);
    if (absentes.length > 0)
      throw new Refus(
        'impossible',
        `Colonnes introuvables : ${absentes.join(', ')}. La première ligne nomme les colonnes.`,
      );
    const { faits, dejaDits, refus } = await actes.direParFichier(portee, lireRetours(tableau));
    refresh();
    return {
      statut: 'fait',
      message: `${faits} enregistré${faits > 1 ? 's' : ''}, ${dejaDits} déjà connu${dejaDits > 1 ? 's' : ''}, ${refus.length} ligne${refus.length > 1 ? 's' : ''} refusée${refus.length > 1 ? 's' : ''}.`,
      refus,
    };
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    const { message } = erreur;
    return { statut: 'refuse', message, champs: { fichier: message }, saisie: {} };
  }
}
