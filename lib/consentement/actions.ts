'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent, exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { InvitationSchema, PapierSchema, ReponseEnLigneSchema, RetraitSchema } from './schema.ts';

/** Keeps what the person in charge answers for the pupils ticked. */
export async function repondre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(ReponseEnLigneSchema, donnees, async (lu) => {
    await actes.repondreEnLigne(portee, lu);
    return redirect(`/famille/etude?fait=${lu.reponse}`);
  });
}

/** Withdraws a consent. */
export async function retirer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(RetraitSchema, donnees, async ({ eleveId }) => {
    await actes.retirer(portee, eleveId);
    return redirect('/famille/etude?fait=retrait');
  });
}

/** Sends a link to the concubin again. */
export async function renvoyerLeLien(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(InvitationSchema, donnees, async (lu) => {
    await actes.renvoyerLeLien(portee, lu);
    return redirect('/famille/etude?fait=lien');
  });
}

/** Types the paper of a person in charge. */
export async function saisirPapier(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...RECUEILLEURS);
  const etat = await traiter(PapierSchema, donnees, async (papier) => {
    const code = await actes.saisirPapier(portee, papier);
    return code
      ? `Enregistré au registre des consentements. Le concubin reçoit un lien pour répondre. Notez le code à remettre à la personne qui signe, qui le lui transmet : ${code}. Il ne sera plus affiché ici.`
      : 'Enregistré au registre des consentements.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}
