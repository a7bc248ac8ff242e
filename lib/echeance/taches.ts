import { accomplirTous, type Cible, type Ordre } from '#lib/dossier/porte.ts';
import { verrouillerDossiers } from '#lib/dossier/queries.ts';
import { reprendreApresDesistement } from '#lib/double/actes.ts';
import type { Jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import { enLots } from '#lib/technique/taches.ts';
import {
  constaterSilence,
  constaterSilenceRecours,
  rappelerPieces,
  relancerAvantCloture,
  signalerRetardsLeves,
} from './actes.ts';
import { type Avertissement, dossiersAAvertir, dossiersARejuger } from './queries.ts';

const VERBES: Readonly<Record<Avertissement, (cible: Cible) => Ordre>> = {
  constater_silence: constaterSilence,
  constater_silence_recours: constaterSilenceRecours,
  rappeler_pieces: rappelerPieces,
  relancer_avant_cloture: relancerAvantCloture,
  reprendre_apres_desistement: reprendreApresDesistement,
};

/** Flags the demandes judged late that a prolongation finds in time: a person takes each up. Done again it changes nothing. */
async function signalerLesRetardsLeves(portee: Portee): Promise<void> {
  const cibles = await dossiersARejuger(portee);
  for (const lot of enLots(cibles))
    await enPortee(
      portee,
      async (tx) => {
        await verrouillerDossiers(tx, lot);
        await signalerRetardsLeves(tx, portee, lot);
      },
      'lot',
    );
}

const instant = (): Date => new Date(maintenant().epochMilliseconds);

/**
 * Tells families what the day makes of their dossier: silence that has rejected, pieces still awaited, a demande taken up again
 * because the other parent withdrew. In lots, each in its transaction: cut anywhere and begun again, it tells what is left and
 * nothing twice, since the guards know what was told. A dossier that changed meanwhile, or that the law finds not due, is
 * passed over until the next passage. `leJour` is the day it tells, for whoever tells the past.
 */
export async function suivreLesEcheances(leJour?: Jour): Promise<void> {
  const debut = instant();
  const portee = porteeSysteme(leJour ?? (await aujourdHui()));
  await signalerLesRetardsLeves(portee);
  const dus = await dossiersAAvertir(portee);
  const faits: Record<Avertissement, number> = {
    constater_silence: 0,
    constater_silence_recours: 0,
    rappeler_pieces: 0,
    reprendre_apres_desistement: 0,
    relancer_avant_cloture: 0,
  };
  let refus = 0;
  for (const annonce of Object.keys(VERBES) as Avertissement[])
    for (const lot of enLots(dus[annonce])) {
      const accomplis = await avertir(portee, lot.map(VERBES[annonce]));
      faits[annonce] += accomplis;
      refus += lot.length - accomplis;
    }
  const passage = {
    silences: faits.constater_silence,
    recours: faits.constater_silence_recours,
    rappels: faits.rappeler_pieces,
    relances: faits.relancer_avant_cloture,
    reprises: faits.reprendre_apres_desistement,
    refus,
  };
  await enPortee(portee, (tx) =>
    tx.passageDEcheances.createMany({
      data: [{ debut, fin: instant(), jour: dateDe(portee.jour), ...passage }],
    }),
  );
}

/** How many of the acts of a lot were done; what the law or another act refuses is left. */
const avertir = (portee: Portee, ordres: readonly Ordre[]): Promise<number> =>
  enPortee(
    portee,
    async (tx) => {
      await verrouillerDossiers(
        tx,
        ordres.map(({ dossierId }) => dossierId),
      );
      const suites = await accomplirTous(tx, portee, ordres);
      return suites.filter((suite) => 'accompli' in suite).length;
    },
    'lot',
  );
