'use server';

import { redirect } from 'next/navigation';
import { AttribuerSchema } from '#lib/decision/schema.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { ActeMotiveSchema, retourAuDossier } from '#lib/dossier/schema.ts';
import { accomplirAvecFichiers } from '#lib/piece/actes.ts';
import { type EtatFormulaire, fichiersDe, traiter } from '#lib/technique/formulaire.ts';
import { mener } from '#lib/technique/mener.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { FormerRecoursSchema, RecoursTardifSchema, ReponseDuMinistreSchema } from './schema.ts';

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

/** Keeps the refusal. */
export async function maintenirRefus(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.maintenirRefus(cible, motivation));
    return redirect(retourAuDossier(cible, 'maintenir_refus'));
  });
}

/** Keeps the attribution. */
export async function maintenirAttribution(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.maintenirAttribution(cible, motivation));
    return redirect(retourAuDossier(cible, 'maintenir_attribution'));
  });
}

/** Begins the examination again. */
export async function rouvrirSurRecours(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.rouvrirSurRecours(cible, motivation));
    return redirect(retourAuDossier(cible, 'rouvrir_sur_recours'));
  });
}

/** Answers that the recours came too late. */
export async function ecarterRecoursTardif(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RecoursTardifSchema, donnees, async ({ cible, connaissance }) => {
    await accomplir(portee, actes.ecarterRecoursTardif(cible, connaissance));
    return redirect(retourAuDossier(cible, 'ecarter_recours_tardif', 'recours'));
  });
}
