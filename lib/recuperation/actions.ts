'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ECHECS_DU_TRAJET, type EchecDuRetour } from '#lib/droit/consentement/recuperation.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { partirVersFranceConnect, pourQuoi, revenirDeFranceConnect } from '#lib/technique/franceconnect.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { lireIdentite } from '#lib/technique/identite-lue.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { accesFranceConnect } from '#lib/technique/portes.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { garderLeTrajet, reprendreLeTrajet, type TrajetEnCours } from '#lib/technique/trajet.ts';
import * as actes from './actes.ts';
import { DemandeDeChiffresSchema, DepartSchema, ReponseAuxChiffresSchema } from './schema.ts';

/** Has the tax administration asked for the figures of who writes this draft, and leads to where they are shown. */
export async function demander(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  return traiter(DemandeDeChiffresSchema, donnees, async (demande) => {
    await actes.demanderLesChiffres(portee, demande);
    return redirect(`/famille/demande/${demande.dossierId}/impots`);
  });
}

/** Keeps what the family says of its figures, and goes back to its demande. */
export async function repondre(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  return traiter(ReponseAuxChiffresSchema, donnees, async (reponse) => {
    await actes.repondreAuxChiffres(portee, reponse);
    return redirect(`/famille/demande/${reponse.dossierId}`);
  });
}

/** Leads to FranceConnect for the figures of who writes this draft; sign-in never does. */
export async function partir(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  return traiter(DepartSchema, donnees, async ({ dossierId }) => {
    await actes.permettreLeDepart(portee, dossierId);
    const acces = accesFranceConnect();
    const depart = acces && (await partirVersFranceConnect(acces, dossierId));
    if (!depart) throw new Refus('impossible', ECHECS_DU_TRAJET.indisponible);
    await garderLeTrajet({ dossierId, responsableId: portee.auteur.id ?? '', ...depart.secrets });
    return redirect(depart.adresse);
  });
}

/** Takes a return of FranceConnect, and leads to where the figures are shown, or to what is said of the failure. */
export async function revenir(adresse: unknown): Promise<never> {
  const portee = await exigerFamille();
  const url = URL.parse(typeof adresse === 'string' ? adresse : '');
  const trajet = await reprendreLeTrajet();
  const dossierId = z.uuid().safeParse(trajet?.dossierId ?? (url && pourQuoi(url))).data;
  if (!url || !dossierId) redirect('/famille/demande');
  const echec = await conclure(portee, url, trajet);
  redirect(`/famille/demande/${dossierId}/impots${echec ? `?retour=${echec}` : ''}`);
}

/** Why a return asked nothing of the tax administration; null once it did. */
async function conclure(
  portee: Portee,
  url: URL,
  trajet: TrajetEnCours | null,
): Promise<EchecDuRetour | null> {
  const acces = accesFranceConnect();
  if (!acces || !trajet || trajet.responsableId !== portee.auteur.id) return 'perdu';
  const retour = await revenirDeFranceConnect(acces, url, trajet);
  if ('echec' in retour) return retour.echec;
  const lecture = lireIdentite('franceconnect', retour.profil, await aujourdHui());
  const preuve = 'lue' in lecture ? lecture.lue.preuve : undefined;
  if (preuve?.genre !== 'etat_civil') return 'illisible';
  try {
    const demandee = await actes.demanderParFranceConnect(portee, {
      ...{ dossierId: trajet.dossierId, jeton: retour.jeton, identite: preuve },
    });
    return demandee ? null : 'autre_personne';
  } catch (erreur) {
    // The draft was sent meanwhile, or asked too often: its page says which.
    if (erreur instanceof Refus) return 'perdu';
    throw erreur;
  }
}
