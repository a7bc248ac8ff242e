import { createHash } from 'node:crypto';
import { prevoirTous } from '#lib/dossier/porte.ts';
import { chargerDossiers } from '#lib/dossier/queries.ts';
import type { ConventionDHebergement, RegimeTenu } from '#lib/droit/argent/regimes.ts';
import { jour } from '#lib/droit/date.ts';
import { ageImpossible } from '#lib/droit/dates-possibles.ts';
import { naissance } from '#lib/droit/naissance.ts';
import type { Regime } from '#lib/droit/situation.ts';
import { eleveACorriger, premiersEtats } from '#lib/eleve/queries.ts';
import { corrigerPersonne, DEJA_CHANGEE, RIEN_DE_CHANGE, signe, suivre } from '#lib/personne/actes.ts';
import { differences } from '#lib/personne/faits.ts';
import { dateDe, dateOuNulle } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import {
  champsDeLaScolarite,
  direConvention,
  type Effet,
  effetSurLeDossier,
  horsDeLAnnee,
  regimeImpossible,
  regimesApres,
  relireRegimes,
} from './faits.ts';
import type { CorrectionDeScolarite } from './schema.ts';

/** What a correction would change, and a mark of it: the same correction of the same dossiers gives the same. */
export interface Annonce {
  effets: readonly Effet[];
  empreinte: string;
}

/** The correction judged: the rows as they would be. Throws the Refus of `corrigerScolarite`. */
async function juger(tx: Transaction, portee: Portee, voulu: CorrectionDeScolarite) {
  const { scolarite, eleve } = await eleveACorriger(tx, portee, voulu.scolariteId);
  if (eleve.corrections.length !== voulu.revision) throw new Refus('conflit', DEJA_CHANGEE);
  const convention = await conventionDite(tx, scolarite, voulu);
  const change = differences(
    champsDeLaScolarite(scolarite),
    champsDeLaScolarite({ ...voulu, hebergement: convention ? direConvention(convention) : null }),
  );
  if (!change) throw new Refus('impossible', RIEN_DE_CHANGE);
  const faute = horsDeLAnnee(voulu, scolarite.rentree);
  if (faute) throw new Refus('impossible', faute.message, { champ: faute.champ });
  const fauteDuRegime = regimeImpossible(voulu, scolarite.codeRegime, portee.jour);
  if (fauteDuRegime) throw new Refus('impossible', fauteDuRegime.message, { champ: fauteDuRegime.champ });
  const age = ageImpossible(naissance(eleve.naissance), jour(voulu.entreeLe), voulu.niveau);
  if (age) throw new Refus('impossible', age, { champ: 'niveau' });
  const { classe, niveau, terminale, regime, entreeLe, sortieLe, mef = null } = voulu;
  const connue = mef ? await tx.scolarite.findFirst({ where: { mef, libelleMef: { not: null } } }) : null;
  const jours = { entreeLe: dateDe(jour(entreeLe)), sortieLe: dateOuNulle(sortieLe ? jour(sortieLe) : null) };
  const libelleMef = mef === scolarite.mef ? scolarite.libelleMef : (connue?.libelleMef ?? null);
  return {
    scolarite,
    eleve,
    change,
    apres: {
      ...{ classe, niveau, terminale, regime, mef, libelleMef },
      regimes: await regimesCorriges(tx, scolarite, voulu, { convention, change: change.apres }),
      ...jours,
    },
  };
}

/** The convention that lodges the pupil elsewhere, with the name of the place. Throws Refus impossible of an unknown UAI. */
async function conventionDite(
  tx: Transaction,
  { uai }: { uai: string },
  { hebergeur, conventionLe, collectivites }: CorrectionDeScolarite,
): Promise<ConventionDHebergement | null> {
  if (!hebergeur || !conventionLe || !collectivites) return null;
  const lieu = await tx.etablissement.findUnique({ where: { uai: hebergeur } });
  const message = !lieu
    ? 'Établissement d’hébergement : cet UAI n’est pas connu, vérifiez-le.'
    : 'Établissement d’hébergement : c’est celui de l’élève ; une convention n’est utile que pour un autre.';
  if (!lieu || lieu.uai === uai) throw new Refus('impossible', message, { champ: 'hebergeur' });
  return { uai: lieu.uai, nom: lieu.nom, signeeLe: conventionLe, collectivites };
}

/** The régimes of the stay after the correction; as they were when it says nothing of the régime. */
async function regimesCorriges(
  tx: Transaction,
  scolarite: { uai: string; rentree: number; regime: Regime; regimes: unknown },
  { regime, regimeDu, entreeLe }: CorrectionDeScolarite,
  { convention, change }: { convention: ConventionDHebergement | null; change: object },
): Promise<RegimeTenu[]> {
  const tenus = relireRegimes(scolarite.regimes);
  const dits = ['regime', 'regimeDu', 'hebergement'].some((champ) => champ in change);
  if (!dits) return tenus;
  return regimesApres(
    {
      ...{ tenus, entreeLe, avant: scolarite.regime, rentree: scolarite.rentree },
      etats: await premiersEtats(tx, scolarite),
    },
    { regime, du: regimeDu ?? entreeLe, ...(convention ? { convention } : {}) },
  );
}

/**
 * What a correction of a schooling would change on the dossiers that rest on it: computed by the law and the door, and
 * nothing written. Throws the Refus of `corrigerScolarite`.
 */
export function annoncerCorrection(portee: Portee, voulu: CorrectionDeScolarite): Promise<Annonce> {
  return enPortee(portee, async (tx) => {
    const { scolarite, change, apres } = await juger(tx, portee, voulu);
    const deposes = { scolariteId: scolarite.id, etat: { not: 'brouillon' as const } };
    const ids = await tx.dossier.findMany({
      where: deposes,
      select: { id: true },
      orderBy: { numero: 'asc' },
    });
    const dossiers = await chargerDossiers(
      tx,
      portee,
      ids.map(({ id }) => id),
    );
    const suite = { fait: 'eleve' as const, trace: scolarite.id, motivation: voulu.motivation };
    const ordres = [...dossiers.values()].map((dossier) =>
      corrigerPersonne({ dossierId: dossier.id, version: dossier.version }, suite, {
        scolarite: { ...dossier.scolarite, ...apres },
      }),
    );
    const prevus = await prevoirTous(tx, portee, ordres);
    const effets = ordres.flatMap((ordre) => {
      const [de, vers] = [dossiers.get(ordre.dossierId), prevus.get(ordre)];
      const effet = de && vers && !(vers instanceof Refus) ? effetSurLeDossier(de, vers.dossier) : null;
      return effet ? [effet] : [];
    });
    const empreinte = createHash('sha256')
      .update(JSON.stringify([change, effets]))
      .digest('hex');
    return { effets, empreinte };
  });
}

/**
 * Corrects where and how a pupil is schooled this year, with the reason: before and after, who and when are kept and never
 * edited; the dossiers are read again at once, and a decision that stands is not touched. Throws Refus introuvable outside
 * the portée, conflit when somebody else corrected meanwhile, impossible when nothing changes, when a day is out of the
 * school year or when the age does not fit the level.
 */
export function corrigerScolarite(portee: Portee, voulu: CorrectionDeScolarite): Promise<void> {
  return enPortee(
    portee,
    async (tx) => {
      const { scolarite, eleve, change, apres } = await juger(tx, portee, voulu);
      await tx.scolarite.update({ where: { id: scolarite.id }, data: apres });
      const trace = crypto.randomUUID();
      const { motivation } = voulu;
      await tx.correctionEleve.create({
        data: {
          id: trace,
          eleveId: eleve.id,
          scolariteId: scolarite.id,
          ...change,
          ...signe(portee, motivation),
        },
      });
      const champs = Object.keys(change.apres);
      await suivre(tx, portee, 'eleve', eleve.id, { fait: 'eleve', trace, champs, motivation });
    },
    'acte',
  );
}
