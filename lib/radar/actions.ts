'use server';

import { refresh } from 'next/cache';
import { RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent, exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import {
  ContactSchema,
  EcarterSchema,
  MesSmsSchema,
  ReglageDeDonneeSchema,
  RemettreSchema,
  RetraitSmsSchema,
} from './schema.ts';

/** Notes a contact with a family. */
export async function noterUnContact(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerAgent(...RELANCEURS);
  const etat = await traiter(ContactSchema, donnees, async (lu) => {
    await actes.noterUnContact(portee, lu);
    return 'Le contact est noté.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Sets a pupil aside, with the reason. */
export async function ecarterDuRadar(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerAgent(...RELANCEURS);
  const etat = await traiter(EcarterSchema, donnees, async (lu) => {
    await actes.ecarterDuRadar(portee, lu);
    return 'L’élève est écarté de la liste.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Puts a pupil back in the list. */
export async function remettreAuRadar(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerAgent(...RELANCEURS);
  const etat = await traiter(RemettreSchema, donnees, async (lu) => {
    await actes.remettreAuRadar(portee, lu);
    return 'L’élève est de nouveau dans la liste.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Writes that a person wants no more SMS, as it said to the établissement. */
export async function retirerDesSms(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerAgent(...RELANCEURS);
  const etat = await traiter(RetraitSmsSchema, donnees, async (lu) => {
    await actes.retirerDesSms(portee, lu);
    return 'C’est noté : cette personne ne recevra plus de SMS.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** A person says whether it wants SMS. */
export async function direMesSms(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  const etat = await traiter(MesSmsSchema, donnees, async ({ accepte }) => {
    await actes.direMesSms(portee, accepte);
    return accepte
      ? 'C’est noté : des SMS peuvent vous être envoyés.'
      : 'C’est noté : vous ne recevrez plus de SMS.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Opens or closes what the list may read of a family. */
export async function reglerUneDonnee(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerAgent('dpo');
  const etat = await traiter(ReglageDeDonneeSchema, donnees, async (lu) => {
    await actes.reglerUneDonnee(portee, lu);
    return lu.ouverte ? 'Cette donnée est ouverte au repérage.' : 'Cette donnée est fermée au repérage.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}
