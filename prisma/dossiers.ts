/**
 * Tells the dossiers of the demonstration day after day by the real acts, each by the agent whose task it is; at the end
 * of each day its letters are produced, as the worker would.
 */
import { avant, type Jour, jour } from '#lib/droit/date.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type Numeriser, type Pas, RECITS, type Recit } from '#monde/parcours.ts';
import { type Scene, saisir, verbes } from '#monde/scene.ts';

/** Produces every letter that waits, on a day. */
export type ProduireLettres = (leJour: Jour) => Promise<unknown>;

interface EnCours {
  recit: Recit;
  /** Steps still to be told; the draft comes before the first. */
  reste: Pas[];
  saisi: boolean;
  prochain: Jour;
  /** Days between two steps. */
  rythme: number;
}

const DEBUT = jour('2026-09-01');
/** No story goes beyond this day. */
const FIN = jour('2026-11-20');
/** Dossiers told at once: a few, so that the pool of connections always has one free. */
const DE_FRONT = 4;

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
async function avancer(s: Scene, pas: Pas, j: Jour): Promise<boolean> {
  if (pas === 'decider') return decider(s, j);
  if (typeof pas === 'string') await verbes[pas](s, j);
  else if ('demander' in pas) await verbes.demanderPieces(s, j, pas.demander);
  else if ('recevoir' in pas) await verbes.recevoirPiece(s, j, pas.recevoir);
  return true;
}

const estNumeriser = (pas?: Pas): pas is Numeriser => typeof pas === 'object' && 'numeriser' in pas;

/** Tells the day of one story: its draft and deposit together, else one step. */
async function continuer(histoire: EnCours): Promise<void> {
  const { recit, reste, prochain } = histoire;
  if (!histoire.saisi) {
    await saisir(recit.scene, prochain, { ...recit.ecarts, recuLe: recit.arrivee });
    histoire.saisi = true;
  }
  const pas = reste.shift();
  if (!pas) return;
  if (!(await avancer(recit.scene, pas, prochain))) reste.length = 0;
  for (let scans = reste[0]; estNumeriser(scans); scans = reste[0]) {
    reste.shift();
    for (const code of scans.numeriser) await verbes.joindreFichiers(recit.scene, prochain, code);
  }
  const jours = typeof pas === 'object' && 'attendre' in pas ? pas.attendre : histoire.rythme;
  histoire.prochain = ouvre(prochain.add({ days: jours }));
}

/** Tells every story, or the ones given. */
export async function planterDossiers(
  lettres: ProduireLettres,
  recits: readonly Recit[] = RECITS,
): Promise<void> {
  const histoires = recits.map((recit, rang): EnCours => {
    const prochain = ouvre(jour(recit.arrivee));
    return { recit, reste: [...recit.pas], saisi: false, prochain, rythme: 1 + (rang % 3) };
  });
  for (let j = DEBUT; !avant(FIN, j); j = j.add({ days: 1 })) {
    const duJour = histoires.filter(
      ({ prochain, reste, saisi }) => prochain.equals(j) && (!saisi || reste.length > 0),
    );
    if (duJour.length === 0) continue;
    const file = duJour.values();
    await Promise.all(
      Array.from({ length: DE_FRONT }, async () => {
        for (const histoire of file) await continuer(histoire);
      }),
    );
    await lettres(j);
  }
}
