'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { ActeRefuse } from '#components/formulaire-acte.tsx';
import { abandonnerBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import { brouillonDeLEleve } from '#lib/demande/queries.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { creerEleve } from '#lib/eleve/actes.ts';
import { EleveSchema } from '#lib/eleve/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerSaisie } from './acces.ts';

const lireId = (donnees: FormData, nom: string): string => z.uuid().parse(donnees.get(nom));

/** Runs an act of one button: its refusal becomes a sentence in place. */
async function dire(travail: () => Promise<unknown>): Promise<ActeRefuse | null> {
  try {
    await travail();
    return null;
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return { message: erreur.message };
  }
}

/** The draft of the pupil: the one this agent already has open, or a new one. */
async function brouillonPour(portee: Portee, eleveId: string): Promise<string> {
  const annee = rentreeDu(portee.jour);
  return (
    (await brouillonDeLEleve(portee, eleveId, annee)) ?? (await ouvrirBrouillon(portee, { eleveId, annee }))
  );
}

/** Opens the entry of a pupil's demande. */
export async function commencer(_: ActeRefuse | null, donnees: FormData): Promise<ActeRefuse | null> {
  const portee = await exigerSaisie();
  let dossierId = '';
  const refus = await dire(async () => {
    dossierId = await brouillonPour(portee, lireId(donnees, 'eleveId'));
  });
  return refus ?? redirect(`/agent/saisie/${dossierId}`);
}

/** Throws a draft away. */
export async function abandonner(_: ActeRefuse | null, donnees: FormData): Promise<ActeRefuse | null> {
  const portee = await exigerSaisie();
  return (
    (await dire(() => abandonnerBrouillon(portee, lireId(donnees, 'dossierId')))) ?? redirect('/agent/saisie')
  );
}

/** Adds the pupil whom the base lacks, then opens the entry. */
export async function creerEtCommencer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerSaisie();
  const etat = await traiter(EleveSchema, donnees, async (saisie) => {
    const eleveId = await creerEleve(portee, saisie, rentreeDu(portee.jour));
    return brouillonPour(portee, eleveId);
  });
  return etat.statut === 'fait' ? redirect(`/agent/saisie/${etat.message}`) : etat;
}
