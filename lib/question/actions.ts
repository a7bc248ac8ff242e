'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { sourceDeLaRequete } from '#lib/technique/porteur.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { QuestionSchema, ReponseSchema } from './schema.ts';

/** Asks a family for one field of its état civil. */
export async function demander(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(QuestionSchema, donnees, async (question) => {
    await actes.demander(portee, question);
    return redirect(`/agent/etudes/reparation/${question.consentementId}?fait=demande`);
  });
}

/** Keeps what a person answers by the link. */
export async function repondre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return traiter(ReponseSchema, donnees, async (reponse) => {
    await actes.repondre(reponse, await sourceDeLaRequete(), await aujourdHui());
    return redirect(`/etat-civil/${reponse.questionId}/${reponse.champ}?fait=oui`);
  });
}
