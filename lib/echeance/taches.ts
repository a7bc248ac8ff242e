import { remettre } from '#lib/courriel/actes.ts';
import { accomplirTous, type Cible, type Ordre } from '#lib/dossier/porte.ts';
import { verrouillerDossiers } from '#lib/dossier/queries.ts';
import { reprendreApresDesistement } from '#lib/double/actes.ts';
import {
  composerFamillesPrevenues,
  composerRecoursSansReponse,
} from '#lib/droit/courrier/courriel-de-l-etablissement.ts';
import { type Jour, lePlusTard, parDate } from '#lib/droit/date.ts';
import { JOURS_DU_RAPPEL_LONG } from '#lib/droit/echeances/rappels.ts';
import { dernierJourDeReponse } from '#lib/droit/recours/silence.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { ajouterTaches, enLots, type Taches } from '#lib/technique/taches.ts';
import {
  constaterSilence,
  constaterSilenceRecours,
  rappelerPieces,
  relancerAvantCloture,
  signalerRetardsLeves,
} from './actes.ts';
import {
  type Avertissement,
  ditsJusquAu,
  dossiersAAvertir,
  dossiersARejuger,
  recoursSansReponse,
} from './queries.ts';

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
  const rappeles: string[] = [];
  let refus = 0;
  for (const annonce of Object.keys(VERBES) as Avertissement[])
    for (const lot of enLots(dus[annonce])) {
      const accomplis = await avertir(portee, lot.map(VERBES[annonce]));
      faits[annonce] += accomplis.length;
      refus += lot.length - accomplis.length;
      if (RAPPELS.includes(annonce)) rappeles.push(...accomplis);
    }
  const passage = {
    silences: faits.constater_silence,
    recours: faits.constater_silence_recours,
    rappels: faits.rappeler_pieces,
    relances: faits.relancer_avant_cloture,
    reprises: faits.reprendre_apres_desistement,
    refus,
  };
  await enPortee(portee, async (tx) => {
    await prevenirQuiRepond(tx, portee.jour);
    await tx.passageDEcheances.createMany({
      data: [{ debut, fin: instant(), jour: dateDe(portee.jour), ...passage }],
    });
    await prevenirLesEtablissements(tx, portee.jour, rappeles);
  });
}

/** What the établissement may hasten: pieces that families have not brought. */
const RAPPELS: readonly Avertissement[] = ['rappeler_pieces', 'relancer_avant_cloture'];

/** Orders the mail of each établissement whose families were reminded; a passage that reminded nobody orders none. */
async function prevenirLesEtablissements(
  tx: Transaction,
  jour: Jour,
  rappeles: readonly string[],
): Promise<void> {
  if (rappeles.length === 0) return;
  const lus = await tx.$queryRaw<{ uai: string; dossierIds: string[] }[]>`
    SELECT uai, array_agg(id ORDER BY id) AS "dossierIds" FROM dossier WHERE id = ANY (${[...rappeles]}::uuid[]) GROUP BY uai ORDER BY uai`;
  await ajouterTaches(
    tx,
    'prevenir_etablissement',
    lus.map((lu) => ({ ...lu, jour: jour.toString() })),
  );
}

/**
 * Tells the contact of an établissement how many demandes of each class were reminded on a day, and no name. A kill before the job is
 * marked done sends it again under the same Message-ID; an address that is refused for good is not tried again.
 */
export async function prevenirEtablissement(charge: Taches['prevenir_etablissement']): Promise<void> {
  const { uai, jour, dossierIds } = charge;
  const ids = [...dossierIds];
  const { etablissement, parClasse, aImprimer } = await enPortee(
    porteeSysteme(await aujourdHui()),
    async (tx) => ({
      etablissement: await tx.etablissement.findUnique({ where: { uai } }),
      parClasse: await tx.$queryRaw<{ classe: string; demandes: number }[]>`
        SELECT s.classe, count(*)::int AS demandes FROM dossier d JOIN scolarite s ON s.id = d.scolarite_id
        WHERE d.id = ANY (${ids}::uuid[]) GROUP BY s.classe ORDER BY s.classe`,
      aImprimer: await tx.courrier.count({
        where: {
          ...{ dossierId: { in: ids }, genre: { in: ['rappel_de_pieces', 'relance_avant_cloture'] } },
          ...{ jour: new Date(jour), courriel: null },
        },
      }),
    }),
  );
  if (!etablissement?.courriel || parClasse.length === 0) return;
  const contenu = composerFamillesPrevenues({
    ...{ etablissement: etablissement.nom, parClasse, aImprimer },
    adresse: `${configuration().url}/agent/dossiers?etat=incomplete`,
  });
  await remettre({ id: `${uai}.${jour}`, destinataire: etablissement.courriel, contenu });
}

/** Orders the mails to who answers recours that silence is about to reject: each once, by the first passage that finds it near. */
async function prevenirQuiRepond(tx: Transaction, jour: Jour): Promise<void> {
  const dits = await ditsJusquAu(tx, jour);
  const du = lePlusTard(dits ? dits.add({ days: 1 }) : jour, jour);
  const au = jour.add({ days: JOURS_DU_RAPPEL_LONG });
  const parContact = new Map<string, string[]>();
  for (const { id, a } of await recoursSansReponse(tx, { du, au }))
    parContact.set(a, [...(parContact.get(a) ?? []), id]);
  await ajouterTaches(
    tx,
    'prevenir_des_recours',
    [...parContact].map(([a, recoursIds]) => ({ a, jour: jour.toString(), recoursIds })),
  );
}

/**
 * Tells who answers recours, ten days before, how many silence is about to reject and when, and no name; not those answered since.
 * Done again, it leaves under the same Message-ID; an address that is refused for good is not tried again.
 */
export async function prevenirDesRecours(charge: Taches['prevenir_des_recours']): Promise<void> {
  const { a, jour, recoursIds } = charge;
  const { limites, courriel } = await enPortee(porteeSysteme(await aujourdHui()), async (tx) => {
    const lus = await tx.recours.findMany({
      where: { id: { in: [...recoursIds] }, issue: null, envoyeLe: null },
    });
    const contact =
      (await tx.etablissement.findUnique({ where: { uai: a } })) ??
      (await tx.academie.findUnique({ where: { code: a.slice(0, 2) } }));
    const derniers = lus.flatMap(
      ({ genre, recuLe }) => dernierJourDeReponse({ genre, recuLe: jourDe(recuLe) }).echeance ?? [],
    );
    return { limites: derniers.toSorted(parDate), courriel: contact?.courriel };
  });
  if (!courriel || limites.length === 0) return;
  const contenu = composerRecoursSansReponse({
    limites,
    adresse: `${configuration().url}/agent/dossiers?urgence=refus_implicites`,
  });
  await remettre({ id: `recours.${a}.${jour}`, destinataire: courriel, contenu });
}

/** The dossiers of a lot whose act was done; what the law or another act refuses is left. */
const avertir = (portee: Portee, ordres: readonly Ordre[]): Promise<string[]> =>
  enPortee(
    portee,
    async (tx) => {
      await verrouillerDossiers(
        tx,
        ordres.map(({ dossierId }) => dossierId),
      );
      const suites = await accomplirTous(tx, portee, ordres);
      return suites.flatMap((suite) => ('accompli' in suite ? suite.accompli.dossierId : []));
    },
    'lot',
  );
