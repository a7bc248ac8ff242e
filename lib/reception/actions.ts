'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { direBilan } from './faits.ts';
import {
  DaterReceptionSchema,
  EnvoyerRecommandeSchema,
  RemettreSchema,
  RenvoyerSchema,
  SignalerRetourSchema,
} from './schema.ts';

/** Dates the reception of the last letter. */
export async function daterReception(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(DaterReceptionSchema, donnees, async ({ recuLe, preuve, ...cible }) => {
    await accomplir(portee, actes.daterReception(cible, { recuLe, preuve }));
    return redirect(retourAuDossier(cible, 'dater_reception'));
  });
}

/** Dates the reception of an invitation to be heard before a withdrawal. */
export async function daterInvitation(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(DaterReceptionSchema, donnees, async ({ recuLe, preuve, ...cible }) => {
    await accomplir(portee, actes.daterInvitation(cible, { recuLe, preuve }));
    return redirect(retourAuDossier(cible, 'dater_invitation'));
  });
}

/** Dates the reception of the letter of a retenue. */
export async function daterRetenue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(DaterReceptionSchema, donnees, async ({ recuLe, preuve, ...cible }) => {
    await accomplir(portee, actes.daterRetenue(cible, { recuLe, preuve }));
    return redirect(retourAuDossier(cible, 'dater_retenue'));
  });
}

/** Records a registered sending. */
export async function envoyerRecommande(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(EnvoyerRecommandeSchema, donnees, async ({ numero, posteLe, ...cible }) => {
    await accomplir(portee, actes.envoyerRecommande(cible, { numero, posteLe }));
    return redirect(retourAuDossier(cible, 'envoyer_recommande', 'courriers'));
  });
}

/** Records that the letter came back. */
export async function signalerRetour(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(SignalerRetourSchema, donnees, async ({ revenuLe, ...cible }) => {
    await accomplir(portee, actes.signalerRetour(cible, revenuLe));
    return redirect(retourAuDossier(cible, 'signaler_retour', 'courriers'));
  });
}

/** Sends the letter again, to another address. */
export async function renvoyerCourrier(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RenvoyerSchema, donnees, async ({ cible, vers }) => {
    await accomplir(portee, actes.renvoyerCourrier(cible, vers));
    return redirect(retourAuDossier(cible, 'renvoyer_courrier', 'courriers'));
  });
}

/** Records the letters signed for on the list, and says line by line what was refused. */
export async function remettreEnMainPropre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  const etat = await traiter(RemettreSchema, donnees, async ({ remises, remisLe }) =>
    direBilan(await actes.remettreEnMainPropre(portee, remises, remisLe), 'remise'),
  );
  if (etat.statut === 'fait') refresh();
  return etat;
}
