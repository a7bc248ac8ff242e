/**
 * Tells the dossiers of the demonstration day after day by the real acts, each by the agent whose task it is; at the end
 * of each day its letters are produced, as the worker would.
 */
import { type Accompli, accomplirTous, type Ordre } from '#lib/dossier/porte.ts';
import { avant, type Jour, jour } from '#lib/droit/date.ts';
import { enPortee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type Numeriser, type Pas, RECITS, type Recit } from '#monde/parcours.ts';
import { type Geste, gestes, type Scene, saisir, verbes } from '#monde/scene.ts';

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

/** The acts that a step may be, tried in turn: a decision is an attribution, else a refusal. */
function essaisDe(pas: Pas): ((s: Scene, j: Jour) => Promise<Geste>)[] {
  if (pas === 'decider') return [gestes.attribuer, gestes.refuser];
  if (typeof pas === 'string') return [gestes[pas]];
  if ('demander' in pas) return [(s, j) => gestes.demanderPieces(s, j, pas.demander)];
  if ('recevoir' in pas) return [(s, j) => gestes.recevoirPiece(s, j, pas.recevoir)];
  return [];
}

/** Does acts of one day, one by one or in sets: what became of each, in their order. */
export type Accomplir = (gestes: readonly Geste[]) => Promise<(Accompli | Refus)[]>;

/** One transaction for all the acts of a person. */
export const enEnsembles: Accomplir = async (faits) => {
  const suites = new Map<Ordre, Accompli | Refus>();
  for (const lot of Map.groupBy(faits, ({ portee }) => portee.auteur.id).values()) {
    const [premier] = lot;
    if (!premier) continue;
    const ordres = lot.map(({ ordre }) => ordre);
    const faites = await enPortee(premier.portee, (tx) => accomplirTous(tx, premier.portee, ordres), 'semis');
    for (const suite of faites) suites.set(suite.ordre, 'refus' in suite ? suite.refus : suite.accompli);
  }
  return faits.map(({ ordre }) => suites.get(ordre) as Accompli | Refus);
};

const estNumeriser = (pas?: Pas): pas is Numeriser => typeof pas === 'object' && 'numeriser' in pas;

/**
 * Does the next step of each story, on a day. A dossier left to appreciation waits for a person: its story stops there.
 * Throws the refusal of any other act.
 */
async function avancer(histoires: readonly EnCours[], j: Jour, accomplirLes: Accomplir): Promise<void> {
  let restent = histoires.flatMap((histoire) => {
    const essais = essaisDe(histoire.reste[0] as Pas);
    return essais.length > 0 ? [{ histoire, essais }] : [];
  });
  while (restent.length > 0) {
    const faits = await Promise.all(
      restent.map(({ histoire, essais: [essai] }) =>
        (essai as (typeof gestes)['refuser'])(histoire.recit.scene, j),
      ),
    );
    const suites = await accomplirLes(faits);
    restent = restent.flatMap(({ histoire, essais: [, ...autres] }, rang) => {
      const suite = suites[rang];
      if (!(suite instanceof Refus)) {
        histoire.recit.scene.version = suite?.version ?? 0;
        return [];
      }
      if (histoire.reste[0] !== 'decider' || suite.code !== 'impossible') throw suite;
      if (autres.length > 0) return [{ histoire, essais: autres }];
      histoire.reste.length = 1;
      return [];
    });
  }
}

/** What follows a step the same day: the scans that came with the form, then the day of the next one. */
async function finirLeJour(histoire: EnCours): Promise<void> {
  const { recit, reste, prochain, rythme } = histoire;
  const pas = reste.shift();
  for (let scans = reste[0]; estNumeriser(scans); scans = reste[0]) {
    reste.shift();
    for (const code of scans.numeriser) await verbes.joindreFichiers(recit.scene, prochain, code);
  }
  const jours = typeof pas === 'object' && 'attendre' in pas ? pas.attendre : rythme;
  histoire.prochain = ouvre(prochain.add({ days: jours }));
}

async function deFront<T>(liste: readonly T[], travail: (element: T) => Promise<void>): Promise<void> {
  const file = liste.values();
  await Promise.all(
    Array.from({ length: DE_FRONT }, async () => {
      for (const element of file) await travail(element);
    }),
  );
}

/** Tells every story, or the ones given. */
export async function planterDossiers(
  lettres: ProduireLettres,
  recits: readonly Recit[] = RECITS,
  accomplirLes: Accomplir = enEnsembles,
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
    await deFront(
      duJour.filter(({ saisi }) => !saisi),
      async (histoire) => {
        const { recit } = histoire;
        await saisir(recit.scene, j, { ...recit.ecarts, recuLe: recit.arrivee });
        histoire.saisi = true;
      },
    );
    const actifs = duJour.filter(({ reste }) => reste.length > 0);
    await avancer(actifs, j, accomplirLes);
    await deFront(actifs, finirLeJour);
    await lettres(j);
  }
}
