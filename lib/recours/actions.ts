'use server';

import { redirect } from 'next/navigation';
import { AttribuerSchema } from '#lib/decision/schema.ts';
import { accomplir, type Cible, type Ordre } from '#lib/dossier/porte.ts';
import { ActeMotiveSchema, retourAuDossier } from '#lib/dossier/schema.ts';
import { accomplirAvecFichiers } from '#lib/piece/actes.ts';
import { type EtatFormulaire, fichiersDe, traiter } from '#lib/technique/formulaire.ts';
import { mener } from '#lib/technique/mener.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import {
  EnvoiAuMinistreSchema,
  FormerRecoursSchema,
  RecoursTardifSchema,
  ReponseDuMinistreSchema,
} from './schema.ts';

/** Records a recours that came on paper, with what is scanned of it. */
export async function formerRecours(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return mener(await formerRecoursSuivi(donnees));
}

/** The same, for a page that shows how far the files have gone. */
export async function formerRecoursSuivi(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(FormerRecoursSchema, donnees, async ({ objet, nomme, formeLe, recuLe, grief, ...cible }) => {
    const forme = { objet, formeLe, recuLe, grief, nomme: nomme === 'sans' ? null : nomme };
    await accomplirAvecFichiers(portee, await fichiersDe(donnees, 'fichiers'), (fichiers) =>
      actes.formerRecours(cible, forme, fichiers),
    );
    return retourAuDossier(cible, 'former_recours', 'recours');
  });
}

/** Records that the recours was sent on to the ministre. */
export async function envoyerAuMinistre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(EnvoiAuMinistreSchema, donnees, async ({ envoyeLe, envoi = null, ...cible }) => {
    await accomplir(portee, actes.envoyerAuMinistre(cible, { envoyeLe, envoi }));
    return redirect(retourAuDossier(cible, 'envoyer_au_ministre', 'recours'));
  });
}

/** What the ministre answered, with its letter when it is scanned. */
async function recevoirDuMinistre(acte: actes.ActeDuMinistre, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ReponseDuMinistreSchema, donnees, async ({ dossierId, version, liste, ...reponse }) => {
    const cible = { dossierId, version, liste };
    await accomplirAvecFichiers(portee, await fichiersDe(donnees, 'fichiers'), (fichiers) =>
      actes.repondreDuMinistre(acte, cible, reponse, fichiers),
    );
    return retourAuDossier(cible, acte, 'recours');
  });
}

/** The ministre granted the recours, or rejected it; each for a form, and for a page that follows its files. */
export const executerReponseDuMinistreSuivie = async (donnees: FormData) =>
  recevoirDuMinistre('executer_reponse_du_ministre', donnees);
export const executerReponseDuMinistre = async (_: EtatFormulaire, donnees: FormData) =>
  mener(await executerReponseDuMinistreSuivie(donnees));
export const enregistrerRejetDuMinistreSuivi = async (donnees: FormData) =>
  recevoirDuMinistre('enregistrer_rejet_du_ministre', donnees);
export const enregistrerRejetDuMinistre = async (_: EtatFormulaire, donnees: FormData) =>
  mener(await enregistrerRejetDuMinistreSuivi(donnees));

/** Grants the recours. */
export async function accueillirRecours(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(AttribuerSchema, donnees, async ({ cible, choix }) => {
    await accomplir(portee, actes.accueillirRecours(cible, choix));
    return redirect(retourAuDossier(cible, 'accueillir_recours'));
  });
}

/** An answer that a person gives in words. */
async function ecrire(ordre: (cible: Cible, motivation: string) => Ordre, donnees: FormData) {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    const ecrit = ordre(cible, motivation);
    await accomplir(portee, ecrit);
    return redirect(retourAuDossier(cible, ecrit.acte));
  });
}

/** Keeps the refusal, keeps the attribution, or begins the examination again. */
export const maintenirRefus = async (_: EtatFormulaire, d: FormData) => ecrire(actes.maintenirRefus, d);
export const maintenirAttribution = async (_: EtatFormulaire, d: FormData) =>
  ecrire(actes.maintenirAttribution, d);
export const rouvrirSurRecours = async (_: EtatFormulaire, d: FormData) => ecrire(actes.rouvrirSurRecours, d);

/** Answers that the recours came too late. */
export async function ecarterRecoursTardif(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RecoursTardifSchema, donnees, async ({ cible, connaissance }) => {
    await accomplir(portee, actes.ecarterRecoursTardif(cible, connaissance));
    return redirect(retourAuDossier(cible, 'ecarter_recours_tardif', 'recours'));
  });
}
