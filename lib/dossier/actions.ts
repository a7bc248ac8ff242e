'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import {
  ActeMotiveSchema,
  AdmettreHorsDelaiSchema,
  CibleSchema,
  CorrigerReceptionSchema,
  retourAuDossier,
} from './schema.ts';

/** Takes the dossier in hand. */
export async function instruire(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(CibleSchema, donnees, async (cible) => {
    await accomplir(portee, actes.instruire(cible));
    return redirect(retourAuDossier(cible, 'instruire'));
  });
}

/** Admits a late demande, with the reason. */
export async function admettreHorsDelai(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(AdmettreHorsDelaiSchema, donnees, async ({ motif, motivation, ...cible }) => {
    await accomplir(portee, actes.admettreHorsDelai(cible, { motif, motivation }));
    return redirect(retourAuDossier(cible, 'admettre_hors_delai'));
  });
}

/** Records that the family gave up on paper. */
export async function enregistrerDesistement(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.enregistrerDesistement(cible, motivation));
    return redirect(retourAuDossier(cible, 'enregistrer_desistement'));
  });
}

/** Corrects the recorded day of reception, with the reason. */
export async function corrigerReception(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(
    CorrigerReceptionSchema,
    donnees,
    async ({ recuLe, cachetPostalLe, motivation, ...cible }) => {
      await accomplir(portee, actes.corrigerReception(cible, { recuLe, cachetPostalLe, motivation }));
      return redirect(retourAuDossier(cible, 'corriger_reception'));
    },
  );
}

/** Undoes a decision of lateness that the family knows of. */
export async function revenirSurLeRetard(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(
    CorrigerReceptionSchema,
    donnees,
    async ({ recuLe, cachetPostalLe, motivation, ...cible }) => {
      await accomplir(portee, actes.revenirSurLeRetard(cible, { recuLe, cachetPostalLe, motivation }));
      return redirect(retourAuDossier(cible, 'revenir_sur_le_retard'));
    },
  );
}
