'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { creerEleve } from '#lib/eleve/actes.ts';
import { EleveSchema } from '#lib/eleve/schema.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { EnvoiSchema, type SaisieRefusee } from '#lib/saisie/schema.ts';
import { type EtatFormulaire, saisieDe, traiter } from '#lib/technique/formulaire.ts';
import { type Portee, tient } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent, porteeDeLaSession } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { brouillonDeLEleve, refusDeSauvegarde, refuserAQuiAConsenti } from './queries.ts';
import * as schema from './schema.ts';

/** The draft of the pupil: the one this agent already has open, or a new one. Goes to it. */
async function saisir(portee: Portee, eleveId: string): Promise<never> {
  const annee = rentreeDu(portee.jour);
  const ouvert = await brouillonDeLEleve(portee, eleveId, annee);
  return redirect(`/agent/saisie/${ouvert ?? (await actes.ouvrirBrouillon(portee, { eleveId, annee }))}`);
}

/** Opens the entry of a pupil's demande. */
export async function commencer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SAISISSANTS);
  return traiter(schema.DebutSchema, donnees, ({ eleveId }) => saisir(portee, eleveId));
}

/** Adds the pupil whom the base lacks, then opens the entry. */
export async function creerEtCommencer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SAISISSANTS);
  return traiter(EleveSchema, donnees, async (eleve) =>
    saisir(portee, await creerEleve(portee, eleve, rentreeDu(portee.jour))),
  );
}

/** Throws a draft away. */
export async function abandonner(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SAISISSANTS);
  return traiter(schema.AbandonSchema, donnees, async ({ dossierId }) => {
    await actes.abandonnerBrouillon(portee, dossierId);
    return redirect('/agent/saisie');
  });
}

/** Keeps the draft that the entry screen sends at each change; gives back what somebody else saved meanwhile. */
export async function garder(dossierId: string, corps: unknown): Promise<schema.ReponseDeSauvegarde> {
  const portee = await porteeDeLaSession();
  if (typeof portee === 'string') return { statut: 401, message: 'Votre session est finie.' };
  const lu = schema.SauvegardeSchema.safeParse({ dossierId, corps });
  if (!lu.success) return { statut: 422, message: 'Cette saisie ne peut pas être lue.' };
  if (!tient(portee, ...SAISISSANTS)) return { statut: 404, message: 'Brouillon introuvable.' };
  const { revision, valeurs } = lu.data.corps;
  try {
    const saisie = saisieDuFormulaire(valeurs);
    return { statut: 200, revision: await actes.garderBrouillon(portee, { dossierId, revision, saisie }) };
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return refusDeSauvegarde(portee, dossierId, erreur);
  }
}

/** Keeps the form as sent, then records its reception unless only the draft is asked for (no script). */
export async function enregistrerLaReception(
  _: SaisieRefusee | null,
  donnees: FormData,
): Promise<SaisieRefusee | null> {
  const portee = await exigerAgent(...SAISISSANTS);
  const saisie = saisieDe(donnees);
  const lu = EnvoiSchema.safeParse(saisie);
  const motif = lu.error?.issues[0]?.message ?? '';
  if (!lu.success) return { message: motif, revision: Number(saisie.revision) || 0, valeurs: saisie };
  const { dossierId, revision, intention, valeurs } = lu.data;
  let tenue = revision;
  try {
    const formulaire = saisieDuFormulaire(valeurs);
    tenue = await actes.garderBrouillon(portee, { dossierId, revision, saisie: formulaire });
    if (intention === 'reception') {
      await refuserAQuiAConsenti(portee, dossierId, valeurs['demandeur.responsableId']);
      await accomplir(portee, actes.enregistrerReception({ dossierId, version: 0 }));
    }
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    // The other dossier, just recorded by somebody else, then shows beside the form with its link.
    if (erreur.code === 'conflit') refresh();
    return { message: erreur.message, texte: erreur.texte, revision: tenue, valeurs };
  }
  redirect(intention === 'reception' ? `/agent/saisie/${dossierId}/recu` : `/agent/saisie/${dossierId}`);
}
