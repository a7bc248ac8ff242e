'use server';

import { redirect } from 'next/navigation';
import { abandonnerBrouillon, garderBrouillon } from '#lib/demande/actes.ts';
import { refusDeSauvegarde } from '#lib/demande/queries.ts';
import { type ReponseDeSauvegarde, SauvegardeSchema } from '#lib/demande/schema.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import type { SaisieRefusee } from '#lib/saisie/schema.ts';
import { type EtatFormulaire, saisieDe, traiter } from '#lib/technique/formulaire.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerFamille, porteeDeLaSession } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { AbandonEnLigneSchema, ChoixSchema, EnvoiEnLigneSchema } from './schema.ts';

/** Opens the demande of the children ticked, or the draft that is there, and goes to it. */
export async function commencer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(ChoixSchema, donnees, async ({ eleveIds, protection }) =>
    redirect(`/famille/demande/${await actes.ouvrirDepot(portee, eleveIds, protection)}`),
  );
}

/** Keeps the draft that the page sends at each change; gives back what another device saved meanwhile. */
export async function garderEnLigne(dossierId: string, corps: unknown): Promise<ReponseDeSauvegarde> {
  const portee = await porteeDeLaSession();
  if (typeof portee === 'string') return { statut: 401, message: 'Votre session est finie.' };
  const lu = SauvegardeSchema.safeParse({ dossierId, corps });
  if (!lu.success) return { statut: 422, message: 'Cette saisie ne peut pas être lue.' };
  if (portee.auteur.genre !== 'famille') return { statut: 404, message: 'Brouillon introuvable.' };
  const { revision, valeurs } = lu.data.corps;
  try {
    const saisie = saisieDuFormulaire(valeurs);
    return { statut: 200, revision: await garderBrouillon(portee, { dossierId, revision, saisie }) };
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return refusDeSauvegarde(portee, dossierId, erreur);
  }
}

const SANS_CERTIFIER = 'Cochez la case pour certifier ce que vous avez écrit, puis envoyez de nouveau.';

/** Keeps the form as sent, then sends the demande unless only the draft is asked for (no script). */
export async function envoyer(_: SaisieRefusee | null, donnees: FormData): Promise<SaisieRefusee | null> {
  const portee = await exigerFamille();
  const saisie = saisieDe(donnees);
  const lu = EnvoiEnLigneSchema.safeParse(saisie);
  const motif = lu.error?.issues[0]?.message ?? '';
  if (!lu.success) return { message: motif, revision: Number(saisie.revision) || 0, valeurs: saisie };
  const { dossierId, revision, intention, certifie, valeurs } = lu.data;
  let tenue = revision;
  try {
    tenue = await garderBrouillon(portee, { dossierId, revision, saisie: saisieDuFormulaire(valeurs) });
    if (intention === 'envoyer') {
      if (!certifie) throw new Refus('impossible', SANS_CERTIFIER, { champ: 'certifie' });
      await actes.envoyerDepot(portee, dossierId);
    }
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return { message: erreur.message, texte: erreur.texte, revision: tenue, valeurs };
  }
  return redirect(`/famille/demande/${dossierId}${intention === 'envoyer' ? '/accuse' : ''}`);
}

/** Throws a draft away. */
export async function effacer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(AbandonEnLigneSchema, donnees, async ({ dossierId }) => {
    await abandonnerBrouillon(portee, dossierId);
    return redirect('/famille/demande');
  });
}
