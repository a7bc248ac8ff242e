'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { recevoirTableau } from '#lib/correspondance/queries.ts';
import { adresseDe } from '#lib/technique/adresse-ip.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { EnvoiSchema, InterrogationSchema } from './schema.ts';

/** The file of a form. Throws Refus impossible when none was chosen. */
function fichierDe(donnees: FormData): File {
  const fichier = donnees.get('fichier');
  if (fichier instanceof File && fichier.size > 0) return fichier;
  throw new Refus(
    'impossible',
    'Fichier : choisissez un fichier CSV ou un classeur Excel, d’un élève par ligne.',
    {
      champ: 'fichier',
    },
  );
}

/** Has a file of pupils asked, then leads to where it is followed. */
export async function envoyerUnFichier(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  const donnees = formulaireDe(envoi);
  return traiter(EnvoiSchema, donnees, async (vise) => {
    const { name: nom } = fichierDe(donnees);
    const tableau = await recevoirTableau(portee, donnees).catch((erreur: unknown) => {
      throw erreur instanceof Refus
        ? new Refus('impossible', `Fichier : ${erreur.message}`, { champ: 'fichier' })
        : erreur;
    });
    const adresse = adresseDe(await headers());
    const id = await actes.envoyerUnFichier(portee, vise, { tableau, nom, adresse });
    return redirect(`/habilitations/${vise.id}/interrogations/${id}`);
  });
}

/** Forgets a file and its answers at once. */
export async function effacerUnFichier(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(InterrogationSchema, formulaireDe(envoi), async ({ id, interrogationId }) => {
    await actes.effacerUnFichier(portee, interrogationId);
    return redirect(`/habilitations/${id}/interrogations/${interrogationId}`);
  });
}
