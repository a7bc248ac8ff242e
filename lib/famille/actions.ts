'use server';

import { redirect } from 'next/navigation';
import { signalerAttenteAvis } from '#lib/avis/actes.ts';
import { AnnonceEnLigneSchema } from '#lib/avis/schema.ts';
import { seDesister } from '#lib/dossier/actes.ts';
import { accomplir, type Cible } from '#lib/dossier/porte.ts';
import { accomplirAvecFichiers, recevoirFichiers } from '#lib/piece/actes.ts';
import { formerRecours } from '#lib/recours/actes.ts';
import { RecoursEnLigneSchema } from '#lib/recours/schema.ts';
import * as rectification from '#lib/rectification/actes.ts';
import { ErreurEnLigneSchema } from '#lib/rectification/schema.ts';
import * as actes from '#lib/retrait/actes.ts';
import { ObservationsEnLigneSchema, RenonciationEnLigneSchema } from '#lib/retrait/schema.ts';
import { type EtatFormulaire, fichiersDe, traiter } from '#lib/technique/formulaire.ts';
import { mener } from '#lib/technique/mener.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { EnvoiDePieceSchema, RenonciationSchema } from './schema.ts';

const suite = ({ dossierId }: Cible, fait: string): string => `/famille/dossiers/${dossierId}?fait=${fait}`;

const revenir = (cible: Cible, fait: string): never => redirect(suite(cible, fait));

/** Receives the files of one piece that was asked for; once done, the message is the address to go to. */
export async function envoyerPieceSuivie(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(EnvoiDePieceSchema, donnees, async (lu) => {
    const envoyes = await fichiersDe(donnees, 'fichiers');
    await recevoirFichiers(portee, lu, { code: lu.code, recueLe: portee.jour, envoyes });
    return suite(lu, 'piece');
  });
}

/** The same for a form without script, which is led on. */
export async function envoyerPiece(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return mener(await envoyerPieceSuivie(donnees));
}

/** Says that the avis d'impôt will come later, and why: the établissement knows it from this very day. */
export async function annoncerAvis(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(AnnonceEnLigneSchema, donnees, async ({ cause, ...cible }) => {
    await accomplir(portee, signalerAttenteAvis(cible, { cause, annonceLe: portee.jour }));
    return revenir(cible, 'avis');
  });
}

/** Forms a recours against the decision notified, the silence, or a retenue for absences, with its documents; it counts from this very day. */
export async function contester(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(RecoursEnLigneSchema, donnees, async ({ objet, nomme, grief, ...cible }) => {
    const leJour = { formeLe: portee.jour, recuLe: portee.jour };
    const forme = { ...leJour, objet, nomme: nomme === 'sans' ? null : nomme, grief };
    const envoyes = await fichiersDe(donnees, 'fichiers');
    await accomplirAvecFichiers(portee, envoyes, (fichiers) => formerRecours(cible, forme, fichiers));
    return revenir(cible, 'recours');
  });
}

/** Answers before a withdrawal; it counts from this very day. */
export async function presenterObservations(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(ObservationsEnLigneSchema, donnees, async ({ observations, ...cible }) => {
    await accomplir(portee, actes.recevoirObservations(cible, { recuesLe: portee.jour, observations }));
    return revenir(cible, 'observations');
  });
}

/** Gives up an attributed bourse from the day after the one named. */
export async function renoncerALaBourse(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(RenonciationEnLigneSchema, donnees, async ({ dernierJour, confirme: _, ...cible }) => {
    const expose = 'Renonciation faite en ligne par la famille.';
    await accomplir(portee, actes.renoncerALaBourse(cible, { dernierJour, expose }));
    return revenir(cible, 'fin_de_bourse');
  });
}

/** Says an error of its own demande; it counts from this very day. */
export async function signalerErreur(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(ErreurEnLigneSchema, donnees, async ({ expose, ...cible }) => {
    const dite = { erreurLe: portee.jour, origine: 'spontanee', expose } as const;
    await accomplir(portee, rectification.signalerErreur(cible, dite));
    return revenir(cible, 'erreur');
  });
}

/** Gives up the demande. */
export async function renoncer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(RenonciationSchema, donnees, async (lu) => {
    await accomplir(portee, seDesister(lu));
    return revenir(lu, 'renonciation');
  });
}
