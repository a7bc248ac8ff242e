'use server';

import { refresh } from 'next/cache';
import { RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { formulaireDe, saisieDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { prevoirLesRelances, relancerFamilles } from './actes.ts';
import { type ApercuDeRelance, direApercu, direBilan, type EtatDeRelance } from './faits.ts';
import { RelancerSchema } from './schema.ts';

/** Shows what a reminder of the families ticked would send; sends it when it was seen, and says how many were reached. */
export async function relancer(_: EtatDeRelance, envoi: FormData): Promise<EtatDeRelance> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerAgent(...RELANCEURS);
  const vus: ApercuDeRelance[] = [];
  const etat = await traiter(RelancerSchema, donnees, async (lu) => {
    if (lu.geste === 'envoyer') return direBilan(lu.etape, await relancerFamilles(portee, lu));
    const apercu = await prevoirLesRelances(portee, lu);
    vus.push(apercu);
    return direApercu(apercu);
  });
  const [apercu = null] = vus;
  if (apercu) return { etat: { statut: 'vierge' }, apercu, saisie: saisieDe(donnees) };
  if (etat.statut === 'fait') refresh();
  return { etat, apercu: null, saisie: etat.statut === 'refuse' ? etat.saisie : {} };
}
