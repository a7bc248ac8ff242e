'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import {
  ConstaterDepartSchema,
  ConstaterRetourSchema,
  PrendreEnChargeSchema,
  ReprendreDAilleursSchema,
  TransfererSchema,
} from './schema.ts';

/** Sends the dossier on to the établissement where the pupil now is. */
export async function transferer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(TransfererSchema, donnees, async ({ accueil, sortieLe, manqueDu, exclusion, ...cible }) => {
    await accomplir(portee, actes.transferer(cible, { accueil, sortieLe, manqueDu, exclusion }));
    return redirect(retourAuDossier(cible, 'transferer'));
  });
}

/** Takes up a bourse that another authority attributed. */
export async function reprendreDAilleurs(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(
    ReprendreDAilleursSchema,
    donnees,
    async ({ echelon, service, decideeLe, sortieLe, ...cible }) => {
      await accomplir(
        portee,
        actes.reprendreBourseDAilleurs(cible, { echelon, service, decideeLe, sortieLe }),
      );
      return redirect(retourAuDossier(cible, 'reprendre_bourse_d_ailleurs'));
    },
  );
}

/** Records that a boursier has left the base. */
export async function constaterDepart(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ConstaterDepartSchema, donnees, async (dit) => {
    const { dossierId, version, liste, sortieLe, exclusion } = dit;
    const cible = { dossierId, version, liste };
    const suite =
      'motivation' in dit
        ? { fin: dit.suite, motivation: dit.motivation }
        : { etablissement: dit.etablissement, commune: dit.commune, reseau: dit.suite };
    await accomplir(portee, actes.constaterDepart(cible, { ...suite, sortieLe, exclusion }));
    return redirect(retourAuDossier(cible, 'constater_depart'));
  });
}

/** Records that a pupil who left the base is back. */
export async function constaterRetour(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ConstaterRetourSchema, donnees, async ({ retourLe, ...cible }) => {
    await accomplir(portee, actes.constaterRetour(cible, retourLe));
    return redirect(retourAuDossier(cible, 'constater_retour'));
  });
}

/** Takes a transferred bourse in charge. */
export async function prendreEnCharge(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(PrendreEnChargeSchema, donnees, async ({ transfertId }) => {
    await actes.prendreEnCharge(portee, transfertId);
    revalidatePath('/agent/transferts');
    return 'Prise en charge enregistrée.';
  });
}
