'use server';

import { refresh } from 'next/cache';
import { recevoirTableau } from '#lib/correspondance/queries.ts';
import { TIENNENT_L_EMPLOI } from '#lib/droit/argent/emploi.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { direLeBilan, type EtatDesRetours, lireRetoursOuRefuser } from '#lib/versement/faits.ts';
import * as actes from './actes.ts';
import { ImputerSchema, VerserSchema } from './schema.ts';

/** Says what fees are imputed on bourses received. */
export async function imputer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...TIENNENT_L_EMPLOI);
  const etat = await traiter(ImputerSchema, donnees, async (dits) => {
    const nombre = await actes.imputerDesFrais(portee, dits);
    return nombre === 0 ? 'Rien ne change.' : `Frais dits pour ${nombre} bourse${nombre > 1 ? 's' : ''}.`;
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Says that the balances that the page showed were paid to the families. */
export async function verser(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...TIENNENT_L_EMPLOI);
  const etat = await traiter(VerserSchema, donnees, async (dit) => {
    const nombre = await actes.verserLesSoldes(portee, dit);
    return `${nombre} solde${nombre > 1 ? 's' : ''} versé${nombre > 1 ? 's' : ''}.`;
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Reads a file of rejects and returns of the établissement's bank. */
export async function lireLesRetours(_: EtatDesRetours, envoi: FormData): Promise<EtatDesRetours> {
  const portee = await exigerAgent(...TIENNENT_L_EMPLOI);
  const donnees = formulaireDe(envoi);
  return direLeBilan(async () => {
    const lignes = lireRetoursOuRefuser(await recevoirTableau(portee, donnees, 'lire_retours'));
    const bilan = await actes.lireLesRetours(portee, lignes);
    refresh();
    return bilan;
  });
}
