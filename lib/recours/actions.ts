'use server';

import { redirect } from 'next/navigation';
import { AttribuerSchema } from '#lib/decision/schema.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { ActeMotiveSchema, CibleSchema, retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { AnnulationSchema, FormerRecoursSchema, JugementSchema, RequeteSchema } from './schema.ts';

/** Records a recours that came on paper. */
export async function formerRecours(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(FormerRecoursSchema, donnees, async ({ nomme, formeLe, recuLe, grief, ...cible }) => {
    const forme = { formeLe, recuLe, grief, nomme: nomme === 'sans' ? null : nomme };
    await accomplir(portee, actes.formerRecours(cible, forme));
    return redirect(retourAuDossier(cible, 'former_recours', 'recours'));
  });
}

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
  return traiter(CibleSchema, donnees, async (cible) => {
    await accomplir(portee, actes.ecarterRecoursTardif(cible));
    return redirect(retourAuDossier(cible, 'ecarter_recours_tardif', 'recours'));
  });
}

/** Records a requête and sends it on to the recteur. */
export async function transmettreRequete(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(
    RequeteSchema,
    donnees,
    async ({ recueLe, numero = null, reponseAvant = null, ...cible }) => {
      const requete = { recueLe, numero, reponseAvant };
      await accomplir(portee, actes.transmettreRequete(cible, requete));
      return redirect(retourAuDossier(cible, 'transmettre_requete', 'recours'));
    },
  );
}

/** Records how the judge ended the requête. */
export async function cloreRequete(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(JugementSchema, donnees, async ({ jugeeLe, issue, motivation, ...cible }) => {
    await accomplir(portee, actes.cloreRequete(cible, issue, { jugeeLe, motivation }));
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
