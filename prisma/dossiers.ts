/** Tells the dossiers of the demonstration by the real acts, each by the agent whose task it is, on a plausible day. */
import { apres, type Jour, jour } from '#lib/droit/date.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Pas, Recit } from '#tests/monde/parcours.ts';
import { RECITS } from '#tests/monde/parcours.ts';
import { type Scene, saisir, verbes } from '#tests/monde/scene.ts';

/** Produces the letters of a dossier that wait; false when none may leave, and the story stops there. */
export type ProduireLettres = (dossierId: string, leJour: Jour) => Promise<boolean>;

/** No story goes beyond this day. */
const FIN = jour('2026-11-20');

/** The day itself, or the Monday after when it falls on a weekend. */
const ouvre = (j: Jour): Jour => (j.dayOfWeek > 5 ? j.add({ days: 8 - j.dayOfWeek }) : j);

/** Attributes or refuses, as the computation says; a dossier left to appreciation waits for a person. */
async function decider(s: Scene, j: Jour): Promise<boolean> {
  for (const verbe of [verbes.attribuer, verbes.refuser]) {
    try {
      await verbe(s, j);
      return true;
    } catch (erreur) {
      if (!(erreur instanceof Refus) || erreur.code !== 'impossible') throw erreur;
    }
  }
  return false;
}

/** Does one step; false when the story can go no further. */
async function avancer(s: Scene, pas: Pas, j: Jour, lettres: ProduireLettres): Promise<boolean> {
  if (pas === 'lettre') return lettres(s.dossierId, j);
  if (pas === 'decider') return decider(s, j);
  if (typeof pas === 'string') await verbes[pas](s, j);
  else if ('demander' in pas) await verbes.demanderPieces(s, j, pas.demander);
  else if ('recevoir' in pas) await verbes.recevoirPiece(s, j, pas.recevoir);
  return true;
}

async function raconter({ scene, arrivee, pas, ecarts }: Recit, rang: number, lettres: ProduireLettres) {
  let j = ouvre(jour(arrivee));
  await saisir(scene, j, { ...ecarts, recuLe: arrivee });
  for (const suivant of pas) {
    if (!(await avancer(scene, suivant, j, lettres))) return;
    const attente = typeof suivant === 'object' && 'attendre' in suivant ? suivant.attendre : 1 + (rang % 3);
    j = ouvre(j.add({ days: attente }));
    if (apres(j, FIN)) return;
  }
}

/** Dossiers told at once: a few, so that the pool of connections always has one free. */
const DE_FRONT = 4;

/** Tells every story, or the ones given. `lettres` produces the letters; see lib/courrier. */
export async function planterDossiers(
  lettres: ProduireLettres,
  recits: readonly Recit[] = RECITS,
): Promise<void> {
  const reste = recits.entries();
  await Promise.all(
    Array.from({ length: DE_FRONT }, async () => {
      for (const [rang, recit] of reste) await raconter(recit, rang, lettres);
    }),
  );
}
