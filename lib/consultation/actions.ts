'use server';

import { saisieDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { apercuDeLaSaisie } from './queries.ts';
import {
  ApercevoirSchema,
  type ApercuSaisi,
  DevoilerSchema,
  type EtatDeDevoilement,
  type ValeurDevoilee,
} from './schema.ts';

/** Shows masked values of a dossier, with a reason. */
export async function devoiler(_: EtatDeDevoilement, donnees: FormData): Promise<EtatDeDevoilement> {
  const portee = await exigerAgent();
  let valeurs: ValeurDevoilee[] = [];
  const etat = await traiter(DevoilerSchema, donnees, async (demande) => {
    valeurs = await actes.devoiler(portee, demande);
    return 'Affiché une fois : la page suivante ne le montre plus.';
  });
  return { ...etat, valeurs };
}

/** Shows what an act would do with all that is typed in its form; nothing is written but the read. */
export async function apercevoir(_: ApercuSaisi | null, donnees: FormData): Promise<ApercuSaisi> {
  const portee = await exigerAgent();
  let vu: ApercuSaisi = { apercu: null, version: null };
  const etat = await traiter(ApercevoirSchema, donnees, async (demande) => {
    vu = await apercuDeLaSaisie(portee, demande, saisieDe(donnees));
    return '';
  });
  return etat.statut === 'refuse' ? { apercu: etat.message, version: null } : vu;
}
