'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import {
  AttenteSchema,
  ConfierPlusieursSchema,
  ConfierSchema,
  NoteSchema,
  PortefeuilleSchema,
  ReprendreSchema,
} from './schema.ts';

const retour = ({ dossierId, liste }: { dossierId: string; liste: string }): never => {
  const suite = new URLSearchParams(liste);
  suite.set('onglet', 'notes');
  return redirect(`/agent/dossiers/${dossierId}?${suite}`);
};

/** Writes a note, or corrects one. */
export async function noter(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(NoteSchema, donnees, async (note) => {
    await actes.noter(portee, note);
    // The page stays where it is, and the keyboard with it: the next key may lead to the next dossier.
    refresh();
    return 'Note enregistrée.';
  });
}

/** Entrusts a dossier to a colleague. */
export async function confier(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ConfierSchema, donnees, async (demande) => {
    await actes.confier(portee, demande);
    return retour(demande);
  });
}

/** Puts a dossier on hold. */
export async function mettreEnAttente(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(AttenteSchema, donnees, async (attente) => {
    await actes.mettreEnAttente(portee, attente);
    return retour(attente);
  });
}

/** Takes up a dossier that was on hold. */
export async function leverAttente(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ReprendreSchema, donnees, async (demande) => {
    await actes.leverAttente(portee, demande);
    return retour(demande);
  });
}

/** Gives the portfolio of an absent colleague to others. */
export async function reprendrePortefeuille(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(PortefeuilleSchema, donnees, async (demande) => {
    const nombre = await actes.reprendrePortefeuille(portee, demande);
    refresh();
    return `${nombre} dossier${nombre > 1 ? 's' : ''} repris, avec leurs échéances.`;
  });
}

/** Entrusts the rows ticked in the queue. */
export async function confierPlusieurs(donnees: FormData): Promise<void> {
  const portee = await exigerAgent();
  const envoi = formulaireDe(donnees);
  const lu = ConfierPlusieursSchema.safeParse({
    ids: envoi.getAll('dossier'),
    agentId: envoi.get('agentId'),
    liste: envoi.get('liste') ?? '',
  });
  const nombre = lu.success
    ? await actes.confierPlusieurs(portee, lu.data.ids, lu.data.agentId).catch((erreur: unknown) => {
        if (!(erreur instanceof Refus)) throw erreur;
        return 0;
      })
    : 0;
  const suite = new URLSearchParams(lu.success ? lu.data.liste : '');
  suite.set('confies', String(nombre));
  redirect(`/agent/dossiers?${suite}`);
}
