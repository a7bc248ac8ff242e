'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { ActeMotiveSchema, retourAuDossier } from '#lib/dossier/schema.ts';
import { accomplirAvecFichiers } from '#lib/piece/actes.ts';
import { type EtatFormulaire, fichiersDe, traiter } from '#lib/technique/formulaire.ts';
import { mener } from '#lib/technique/mener.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { AnnulationDeRetenueSchema, MinistreSurRetenueSchema, RevoirRetenueSchema } from './schema.ts';

/** Asks the service académique for a retenue. */
export async function demanderRetenue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.demanderRetenue(cible, motivation));
    return redirect(retourAuDossier(cible, 'demander_retenue'));
  });
}

/** Retains for the unjustified absences of the year. */
export async function retenir(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.retenir(cible, motivation));
    return redirect(retourAuDossier(cible, 'retenir'));
  });
}

/** Answers the chef that nothing is retained. */
export async function ecarterRetenue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.ecarterRetenue(cible, motivation));
    return redirect(retourAuDossier(cible, 'ecarter_retenue'));
  });
}

/** Keeps the retenue that a recours contests. */
export async function maintenirRetenue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.maintenirRetenue(cible, motivation));
    return redirect(retourAuDossier(cible, 'maintenir_retenue', 'recours'));
  });
}

/** Cancels the retenue that a recours contests, or reduces it. */
export async function revoirRetenue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RevoirRetenueSchema, donnees, async ({ cible, rendu }) => {
    await accomplir(portee, actes.revoirRetenue(cible, rendu));
    return redirect(retourAuDossier(cible, 'revoir_retenue', 'recours'));
  });
}

/** The same as the ministre said, with the letter when it is scanned; for a page that shows how far the files have gone. */
export async function executerMinistreSurRetenueSuivi(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(MinistreSurRetenueSchema, donnees, async ({ cible, nommees, reponse }) => {
    await accomplirAvecFichiers(portee, await fichiersDe(donnees, 'fichiers'), (fichiers) =>
      actes.executerMinistreSurRetenue(cible, nommees, reponse, fichiers),
    );
    return retourAuDossier(cible, 'executer_ministre_sur_retenue', 'recours');
  });
}
export const executerMinistreSurRetenue = async (_: EtatFormulaire, donnees: FormData) =>
  mener(await executerMinistreSurRetenueSuivi(donnees));

/** Gives back what was retained for absences justified since. */
export async function rendreRetenue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.rendreRetenue(cible, motivation));
    return redirect(retourAuDossier(cible, 'rendre_retenue'));
  });
}

/** Carries out a judgement that annuls the retenue, or a part of it; for a form, and for a page that follows its files. */
export async function executerAnnulationDeRetenueSuivie(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(AnnulationDeRetenueSchema, donnees, async ({ cible, rendu, jugeeLe }) => {
    await accomplirAvecFichiers(portee, await fichiersDe(donnees, 'fichiers'), (fichiers) =>
      actes.executerAnnulationDeRetenue(cible, rendu, jugeeLe, fichiers),
    );
    return retourAuDossier(cible, 'executer_annulation_de_retenue', 'recours');
  });
}
export const executerAnnulationDeRetenue = async (_: EtatFormulaire, donnees: FormData) =>
  mener(await executerAnnulationDeRetenueSuivie(donnees));
