import { BRANCHES, type Branche, brancheOrdinaire } from '#lib/droit/competence.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { academiesDe, enPortee, type Portee, uaisDe } from '#lib/technique/portee.ts';
import type { ActeFait } from './faits.ts';

/** The branches of the établissements where the agent holds a function; all of them for who holds an académie. */
export async function branchesDe(portee: Portee): Promise<readonly Branche[]> {
  if (academiesDe(portee).length > 0) return BRANCHES;
  const siens = await enPortee(portee, (tx) =>
    tx.etablissement.findMany({
      where: { uai: { in: uaisDe(portee) } },
      select: { type: true, secteur: true },
    }),
  );
  return [...new Set(siens.map(brancheOrdinaire))];
}

/** What the agent did since an instant, each act once, the last time: a page of training ticks it. */
export async function actesFaitsDepuis(portee: Portee, depuis: Date): Promise<ActeFait[]> {
  const lignes = await enPortee(portee, (tx) =>
    tx.ligneDeJournal.findMany({
      where: { auteurId: portee.auteur.id, instant: { gte: depuis } },
      distinct: ['acte'],
      orderBy: { instant: 'desc' },
      select: { acte: true, dossierId: true, dossier: { select: { numero: true } } },
    }),
  );
  return lignes.map(({ acte, dossierId, dossier: { numero } }) => ({
    acte: acte as Acte,
    dossierId,
    numero,
  }));
}
