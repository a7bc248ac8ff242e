'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { AnnulationSchema, JugementSchema, MemoireSchema, RequeteSchema } from './schema.ts';

/** Records a requête and sends it on to the recteur. */
export async function transmettreRequete(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(
    RequeteSchema,
    donnees,
    async ({ recueLe, numero = null, reponseAvant = null, objet, ...cible }) => {
      const requete = { recueLe, numero, reponseAvant, objet };
      await accomplir(portee, actes.transmettreRequete(cible, requete));
      return redirect(retourAuDossier(cible, 'transmettre_requete', 'recours'));
    },
  );
}

/** Records that the mémoire en défense was lodged. */
export async function deposerMemoire(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(MemoireSchema, donnees, async ({ memoireLe, objet, ...cible }) => {
    await accomplir(portee, actes.deposerMemoire(cible, memoireLe, objet));
    return redirect(retourAuDossier(cible, 'deposer_memoire', 'recours'));
  });
}

/** Records how the judge ended the requête. */
export async function cloreRequete(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(JugementSchema, donnees, async ({ jugeeLe, issue, motivation, objet, ...cible }) => {
    await accomplir(portee, actes.cloreRequete(cible, issue, { jugeeLe, motivation }, objet));
    return redirect(retourAuDossier(cible, 'clore_requete', 'recours'));
  });
}

/** Carries out a judgement that annuls the decision. */
export async function executerAnnulation(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(AnnulationSchema, donnees, async ({ jugeeLe, motivation, ...cible }) => {
    await accomplir(portee, actes.executerAnnulation(cible, { jugeeLe, motivation }));
    return redirect(retourAuDossier(cible, 'executer_annulation'));
  });
}
