'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Refusee } from '#components/saisie/formulaire.tsx';
import { saisieDuFormulaire } from '#components/saisie/valeurs.ts';
import { enregistrerReception, garderBrouillon } from '#lib/demande/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { saisieDe } from '#lib/technique/formulaire.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerSaisie } from '../acces.ts';
import { ValeursSchema } from './valeurs.ts';

const EnvoiSchema = z.object({
  dossierId: z.uuid(),
  revision: z.coerce.number().int().min(0),
  intention: z.enum(['reception', 'brouillon']).default('reception'),
});

/** Keeps the form as sent, then records its reception unless only the draft is asked for (no script). */
export async function enregistrerLaReception(_: Refusee | null, donnees: FormData): Promise<Refusee | null> {
  const portee = await exigerSaisie();
  const { dossierId, revision, intention } = EnvoiSchema.parse(saisieDe(donnees));
  const { dossierId: _d, revision: _r, intention: _i, ...champs } = saisieDe(donnees);
  const valeurs = ValeursSchema.parse(champs);
  let tenue = revision;
  try {
    tenue = await garderBrouillon(portee, { dossierId, revision, saisie: saisieDuFormulaire(valeurs) });
    if (intention === 'reception') await accomplir(portee, enregistrerReception({ dossierId, version: 0 }));
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    // The other dossier, just recorded by somebody else, then shows beside the form with its link.
    if (erreur.code === 'conflit') refresh();
    return { message: erreur.message, texte: erreur.texte, revision: tenue, valeurs };
  }
  redirect(intention === 'reception' ? `/agent/saisie/${dossierId}/recu` : `/agent/saisie/${dossierId}`);
}
