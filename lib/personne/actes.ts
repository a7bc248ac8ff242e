import { reprendreAnnonces } from '#lib/dossier/actes.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { accomplirTous, type Cible, type OrdreDe, tousOuAucun } from '#lib/dossier/porte.ts';
import { verrouillerDossiers } from '#lib/dossier/queries.ts';
import { ageImpossible } from '#lib/droit/dates-possibles.ts';
import { naissance } from '#lib/droit/naissance.ts';
import type { FaitDePersonne } from '#lib/droit/parcours/etapes.ts';
import { refusDeLIne, refuserLHomonyme } from '#lib/eleve/actes.ts';
import { champsDe } from '#lib/eleve/faits.ts';
import { BREVET_TENANT, eleveACorriger, LIENS_TENANTS, lieuxDeSaisie, tenuDans } from '#lib/eleve/queries.ts';
import type { CorrectionDEleve } from '#lib/eleve/schema.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { enfreint, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { champsDuResponsable, DEUX_DEMANDES, DEUX_PRIMES, defautDeReunion, differences } from './faits.ts';
import { defautEnBase, deuxFiches, responsableACorriger, revisionDe, tenusAilleurs } from './queries.ts';
import type { AReunir, ASeparer, CorrectionDeResponsable, GenreDePersonne } from './schema.ts';

/** What happened to a person, for the journal of its dossiers: names of fields, never what they say. */
export interface Suite {
  fait: FaitDePersonne;
  /** The record that keeps it: a correction, a reunion, a separation. */
  trace: string;
  champs?: string[];
  motivation: string;
}

/** Tells a dossier what happened to its pupil or to who asks: flags, deadline and place in the queues are found again. */
export const corrigerPersonne = (
  cible: Cible,
  { motivation, ...contenu }: Suite,
  change?: Partial<Pick<DossierEntier, 'demandeurId' | 'eleveId' | 'eleve' | 'scolarite'>>,
): OrdreDe<'corriger_personne'> => ({
  ...cible,
  acte: 'corriger_personne',
  saisie: { motivation },
  ecrire: () => ({ contenu: { ...contenu, motivation }, ...(change ? { dossier: change } : {}) }),
});

/** The dossiers of a person pass the door, all or none. */
export async function passerLaPorte(
  tx: Transaction,
  portee: Portee,
  where: Prisma.DossierWhereInput,
  suite: Suite,
  change?: Parameters<typeof corrigerPersonne>[2],
): Promise<void> {
  const deposes = { AND: [where, { etat: { not: 'brouillon' as const } }] };
  const lus = await tx.dossier.findMany({ where: deposes, select: { id: true } });
  const ids = lus.map(({ id }) => id);
  await verrouillerDossiers(tx, ids);
  await reprendreAnnonces(tx, portee, ids);
  const dossiers = await tx.dossier.findMany({ where: deposes, select: { id: true, version: true } });
  const ordres = dossiers.map(({ id, version }) =>
    corrigerPersonne({ dossierId: id, version }, suite, change),
  );
  tousOuAucun(await accomplirTous(tx, portee, ordres));
}

/** After a correction: at once where the person types demandes, by the application elsewhere. */
export async function suivre(
  tx: Transaction,
  portee: Portee,
  genre: GenreDePersonne,
  personneId: string,
  suite: Suite,
): Promise<void> {
  const siens = genre === 'eleve' ? { eleveId: personneId } : { demandeurId: personneId };
  await passerLaPorte(tx, portee, { ...siens, ...tenuDans(lieuxDeSaisie(portee)) }, suite);
  await ajouterTache(tx, 'suivre_personne', { genre, personneId, trace: suite.trace });
}

/** Who, when and why, as each record of this noun keeps it. */
export const signe = ({ auteur, jour }: Portee, motivation: string) => ({
  motivation,
  auteurId: auteur.id ?? '',
  auteurNom: auteur.nom,
  jour: dateDe(jour),
});

export const DEJA_CHANGEE =
  'Cette fiche vient d’être changée par quelqu’un d’autre : relisez-la, puis recommencez si c’est encore utile.';
/** What two pupils may have in common by mistake: the rest is corrected without asking. */
const NOMMAGE = ['nom', 'nomUsage', 'prenom', 'prenomUsage', 'naissance'];
export const RIEN_DE_CHANGE = 'Rien n’est changé : corrigez un champ, ou revenez en arrière.';

/**
 * Corrects what was recorded of a pupil, with the reason: before and after, who and when are kept and never edited; the pupil's dossiers are read again at once. Throws Refus introuvable outside the portée,
 * conflit when somebody else corrected meanwhile, when the new names are those of another pupil or the INE somebody
 * else's, impossible when nothing changes or when the age does not fit the class.
 */
export function corrigerEleve(portee: Portee, saisie: CorrectionDEleve): Promise<void> {
  const { scolariteId, revision, homonyme, motivation, ine, ...voulu } = saisie;
  const travail = async (tx: Transaction) => {
    const { scolarite, eleve } = await eleveACorriger(tx, portee, scolariteId);
    if (eleve.corrections.length !== revision) throw new Refus('conflit', DEJA_CHANGEE);
    const apres = {
      ...voulu,
      ine: ine === undefined ? eleve.ine : ine || null,
      nomUsage: voulu.nomUsage ?? null,
      prenomUsage: voulu.prenomUsage ?? null,
    };
    const change = differences(champsDe(eleve), apres);
    if (!change) throw new Refus('impossible', RIEN_DE_CHANGE);
    const age = ageImpossible(naissance(apres.naissance), jourDe(scolarite.entreeLe), scolarite.niveau);
    if (age) throw new Refus('impossible', age, { champ: 'naissance' });
    const nomme = NOMMAGE.some((champ) => champ in change.apres);
    if (nomme && !homonyme) await refuserLHomonyme(tx, voulu, scolarite.rentree, eleve.id);
    await tx.eleve.update({ where: { id: eleve.id }, data: apres });
    const trace = crypto.randomUUID();
    await tx.correctionEleve.create({
      data: { id: trace, eleveId: eleve.id, scolariteId, ...change, ...signe(portee, motivation) },
    });
    const champs = Object.keys(change.apres);
    await suivre(tx, portee, 'eleve', eleve.id, { fait: 'eleve', trace, champs, motivation });
  };
  return enPortee(portee, travail, 'acte').catch((erreur: unknown) => {
    throw refusDeLIne(erreur) ?? erreur;
  });
}

/**
 * Corrects what was recorded of a responsable of a pupil, the same way; letters still to come are addressed to the person
 * as corrected. Throws Refus introuvable, conflit, impossible as for a pupil.
 */
export function corrigerResponsable(portee: Portee, saisie: CorrectionDeResponsable): Promise<void> {
  const { scolariteId, responsableId, revision, motivation, ...voulu } = saisie;
  return enPortee(
    portee,
    async (tx) => {
      const { responsable } = await responsableACorriger(tx, portee, { scolariteId, responsableId });
      if ((await revisionDe(tx, [responsableId])) !== revision) throw new Refus('conflit', DEJA_CHANGEE);
      const apres = champsDuResponsable(voulu);
      const change = differences(champsDuResponsable(responsable), apres);
      if (!change) throw new Refus('impossible', RIEN_DE_CHANGE);
      await tx.responsable.update({ where: { id: responsableId }, data: apres });
      const trace = crypto.randomUUID();
      await tx.correctionResponsable.create({
        data: { id: trace, responsableId, ...change, ...signe(portee, motivation) },
      });
      const champs = Object.keys(change.apres);
      await suivre(tx, portee, 'responsable', responsableId, {
        fait: 'responsable',
        trace,
        champs,
        motivation,
      });
    },
    'acte',
  );
}

const verrouiller = (tx: Transaction, genre: GenreDePersonne, ids: readonly string[]) =>
  genre === 'eleve'
    ? tx.$queryRaw`SELECT 1 FROM eleve WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
    : tx.$queryRaw`SELECT 1 FROM responsable WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;

/**
 * Says that two records are one person: what hangs from the one goes to the other, which stands; the account of either opens
 * it. Nothing is erased: `separer` gives all back. Throws Refus introuvable outside the portée, conflit when a record
 * changed meanwhile, interdit when others hold something of it, impossible for what the law or the records exclude.
 */
export function reunir(portee: Portee, demande: AReunir): Promise<void> {
  const { genre, scolariteId, gardeId, reunieId, revision, motivation } = demande;
  const travail = async (tx: Transaction) => {
    const ids = [gardeId, reunieId] as const;
    await verrouiller(tx, genre, ids);
    const { une: garde, autre: reunie, ...vu } = await deuxFiches(tx, portee, { genre, scolariteId, ids });
    if (vu.revision !== revision) throw new Refus('conflit', DEJA_CHANGEE);
    const defaut = defautDeReunion(garde, reunie) ?? (await defautEnBase(tx, genre, garde, reunie));
    if (defaut) throw new Refus('impossible', defaut);
    // The account of either opens all that the other holds: for a responsable, both must be held here.
    const ailleurs = await tenusAilleurs(tx, portee, genre === 'eleve' ? [reunieId] : ids);
    if (ailleurs.length > 0)
      throw new Refus(
        'interdit',
        `Ces fiches tiennent aussi à des établissements où vous ne saisissez pas : ${ailleurs.join(' ; ')}. Demandez la réunion au service académique qui les tient tous.`,
      );
    const deplaces = {
      liens: reunie.liens.filter((lien) => !garde.liens.includes(lien)),
      scolarites: reunie.scolarites,
      dossiers: reunie.dossiers.map(({ id }) => id),
    };
    const trace = crypto.randomUUID();
    await tx.reunion.create({
      data: { id: trace, genre, gardeId, reunieId, ...deplaces, ...signe(portee, motivation) },
    });
    await pointer(tx, genre, reunieId, gardeId);
    await deplacer(
      tx,
      portee,
      { genre, de: reunieId, vers: gardeId, ...deplaces },
      { fait: 'reunion', trace, motivation },
    );
  };
  return enPortee(portee, travail, 'acte').catch((erreur: unknown) => {
    // A dossier of the pupil that stands, which the person may not see.
    if (enfreint(erreur, 'dossier_vivant') || enfreint(erreur, 'droit_sans_chevauchement'))
      throw new Refus('impossible', DEUX_DEMANDES, { texte: 'C. II.C.1' });
    throw enfreint(erreur, 'droit_une_prime_d_equipement')
      ? new Refus('impossible', DEUX_PRIMES, { texte: 'C. IV.C' })
      : erreur;
  });
}

/** Undoes a reunion, exactly: what had moved goes back, what came since stays with the record that stands. */
export function separer(portee: Portee, { scolariteId, reunionId, motivation }: ASeparer): Promise<void> {
  return enPortee(
    portee,
    async (tx) => {
      const reunion = await tx.reunion.findUnique({
        where: { id: reunionId },
        include: { separation: true },
      });
      const { eleve } = await eleveACorriger(tx, portee, scolariteId);
      const dIci = [eleve.id, ...eleve.liens.map(({ responsableId }) => responsableId)];
      if (!reunion || !dIci.includes(reunion.gardeId))
        throw new Refus('introuvable', 'Cette réunion n’est pas dans votre périmètre.');
      const { gardeId, reunieId, liens, scolarites, dossiers } = reunion;
      const genre = reunion.genre as GenreDePersonne;
      await verrouiller(tx, genre, [gardeId, reunieId]);
      if (reunion.separation || (await tx.separation.count({ where: { reunionId } })) > 0)
        throw new Refus('conflit', 'Ces deux fiches sont déjà séparées.');
      const suivantes = { gardeId, instant: { gt: reunion.instant }, separation: null };
      if ((await tx.reunion.count({ where: suivantes })) > 0)
        throw new Refus('impossible', 'Une autre fiche a été réunie depuis : séparez d’abord la dernière.');
      const trace = crypto.randomUUID();
      await tx.separation.create({ data: { id: trace, reunionId, ...signe(portee, motivation) } });
      const deplaces = { genre, de: gardeId, vers: reunieId, liens, scolarites, dossiers };
      await deplacer(tx, portee, deplaces, { fait: 'separation', trace, motivation });
      await pointer(tx, genre, reunieId, null);
    },
    'acte',
  );
}

const pointer = (tx: Transaction, genre: GenreDePersonne, id: string, reunieDans: string | null) =>
  genre === 'eleve'
    ? tx.eleve.update({ where: { id }, data: { reunieDans } })
    : tx.responsable.update({ where: { id }, data: { reunieDans } });

/** What goes from a record to another. */
interface Deplacement {
  genre: GenreDePersonne;
  de: string;
  vers: string;
  liens: string[];
  scolarites: string[];
  dossiers: string[];
}

/** Moves every row, or throws Refus impossible: one that is no longer where it was left says that something came between. */
async function deplacer(
  tx: Transaction,
  portee: Portee,
  { genre, de, vers, liens, scolarites, dossiers }: Deplacement,
  suite: Suite,
): Promise<void> {
  const bouge = (count: number, attendu: readonly string[]) => {
    if (count !== attendu.length)
      throw new Refus(
        'impossible',
        'Ce qui avait été réuni a bougé depuis : séparez d’abord les fiches réunies après celles-ci, ou demandez au service académique.',
      );
  };
  const lier = async () => {
    const { count } = await (genre === 'eleve'
      ? tx.lien.updateMany({ where: { eleveId: de, responsableId: { in: liens } }, data: { eleveId: vers } })
      : tx.lien.updateMany({
          where: { responsableId: de, eleveId: { in: liens } },
          data: { responsableId: vers },
        }));
    bouge(count, liens);
  };
  const scolariser = async () => {
    const { count } = await tx.scolarite.updateMany({
      where: { eleveId: de, id: { in: scolarites } },
      data: { eleveId: vers },
    });
    bouge(count, scolarites);
  };
  // A link is seen by way of a schooling: it leaves before, it comes back after.
  for (const pas of suite.fait === 'reunion' ? [lier, scolariser] : [scolariser, lier]) await pas();
  const siens = { id: { in: dossiers }, ...(genre === 'eleve' ? { eleveId: de } : { demandeurId: de }) };
  bouge(await tx.dossier.count({ where: siens }), dossiers);
  if (genre === 'responsable') return passerLaPorte(tx, portee, siens, suite, { demandeurId: vers });
  const eleve = await tx.eleve.findUniqueOrThrow({
    where: { id: vers },
    include: { liens: LIENS_TENANTS, brevets: BREVET_TENANT },
  });
  return passerLaPorte(tx, portee, siens, suite, { eleveId: vers, eleve });
}
