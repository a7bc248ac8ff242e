'use server';

import type { FichierDepose } from '#lib/connecteurs/octets/depot.ts';
import type { Ordre } from '#lib/dossier/porte.ts';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { accomplirAvecFichiers } from '#lib/piece/actes.ts';
import { type EtatFormulaire, fichiersDe, traiter } from '#lib/technique/formulaire.ts';
import { mener } from '#lib/technique/mener.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { AnnulationSchema, JugementSchema, MemoireSchema, RequeteSchema } from './schema.ts';

/** Does the act with what is scanned of it. */
const accomplir = async (
  portee: Portee,
  donnees: FormData,
  ordre: (fichiers: readonly FichierDepose[]) => Ordre,
) => accomplirAvecFichiers(portee, await fichiersDe(donnees, 'fichiers'), ordre);

/** Records a requête and sends it on to the recteur; for a page that follows its files, and for a form. */
export async function transmettreRequeteSuivie(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(
    RequeteSchema,
    donnees,
    async ({ recueLe, numero = null, reponseAvant = null, objet, ...cible }) => {
      const requete = { recueLe, numero, reponseAvant, objet };
      await accomplir(portee, donnees, (fichiers) => actes.transmettreRequete(cible, requete, fichiers));
      return retourAuDossier(cible, 'transmettre_requete', 'recours');
    },
  );
}
export const transmettreRequete = async (_: EtatFormulaire, donnees: FormData) =>
  mener(await transmettreRequeteSuivie(donnees));

/** Records that the mémoire en défense was lodged. */
export async function deposerMemoireSuivi(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(MemoireSchema, donnees, async ({ memoireLe, objet, ...cible }) => {
    await accomplir(portee, donnees, (fichiers) => actes.deposerMemoire(cible, memoireLe, objet, fichiers));
    return retourAuDossier(cible, 'deposer_memoire', 'recours');
  });
}
export const deposerMemoire = async (_: EtatFormulaire, donnees: FormData) =>
  mener(await deposerMemoireSuivi(donnees));

/** Records how the judge ended the requête. */
export async function cloreRequeteSuivie(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(JugementSchema, donnees, async ({ jugeeLe, issue, motivation, objet, ...cible }) => {
    await accomplir(portee, donnees, (fichiers) =>
      actes.cloreRequete(cible, issue, { jugeeLe, motivation, fichiers }, objet),
    );
    return retourAuDossier(cible, 'clore_requete', 'recours');
  });
}
export const cloreRequete = async (_: EtatFormulaire, donnees: FormData) =>
  mener(await cloreRequeteSuivie(donnees));

/** Carries out a judgement that annuls the decision. */
export async function executerAnnulationSuivie(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(AnnulationSchema, donnees, async ({ jugeeLe, motivation, ...cible }) => {
    await accomplir(portee, donnees, (fichiers) =>
      actes.executerAnnulation(cible, { jugeeLe, motivation, fichiers }),
    );
    return retourAuDossier(cible, 'executer_annulation');
  });
}
export const executerAnnulation = async (_: EtatFormulaire, donnees: FormData) =>
  mener(await executerAnnulationSuivie(donnees));
