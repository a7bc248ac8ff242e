import { jour } from '#lib/droit/date.ts';
import { ageImpossible } from '#lib/droit/dates-possibles.ts';
import { direNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { horsDeLAnnee } from '#lib/scolarite/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { academiesDe, enPortee, type Portee, uaisDe } from '#lib/technique/portee.ts';
import { enfreint, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { EleveACreer } from './schema.ts';

/**
 * Adds a pupil whom the school base lacks, with the schooling of the year; returns the pupil's id. A pupil known
 * elsewhere under the same INE and birth date only receives the schooling. Throws Refus introuvable outside the
 * portée, conflit when the INE is somebody else's or when somebody of the same name was born the same day.
 */
export async function creerEleve(portee: Portee, saisie: EleveACreer, annee: number): Promise<string> {
  try {
    return await enPortee(portee, async (tx) => {
      await exigerEtablissement(tx, portee, saisie.uai);
      const suivi = await enseignement(tx, saisie, annee);
      const age = ageImpossible(naissance(saisie.naissance), jour(saisie.entreeLe), suivi.niveau);
      if (age) throw new Refus('impossible', age, { champ: 'naissance' });
      const hors = horsDeLAnnee(saisie, annee);
      if (hors) throw new Refus('impossible', hors.message, { champ: hors.champ });
      const eleveId = (await eleveConnu(tx, saisie)) ?? (await inscrireAuRegistre(tx, saisie, annee));
      await scolariser(tx, eleveId, saisie, { annee, ...suivi });
      return eleveId;
    });
  } catch (erreur) {
    throw refusDeLIne(erreur) ?? erreur;
  }
}

/** What a person reads of an INE that somebody else bears; null for another fault. */
export const refusDeLIne = (erreur: unknown): Refus | null =>
  enfreint(erreur, 'ine')
    ? new Refus(
        'conflit',
        'Cet INE est celui d’un autre élève, né un autre jour. Vérifiez l’INE et la date de naissance sur le certificat de scolarité ; si les deux sont justes, laissez l’INE vide et prévenez le service académique.',
        { champ: 'ine' },
      )
    : null;

async function exigerEtablissement(tx: Transaction, portee: Portee, uai: string): Promise<void> {
  const etablissement = await tx.etablissement.findUnique({ where: { uai } });
  const tenu =
    etablissement &&
    (uaisDe(portee).includes(uai) || academiesDe(portee).includes(etablissement.academieCode));
  if (!tenu)
    throw new Refus(
      'introuvable',
      'Cet établissement n’est pas dans votre périmètre : choisissez-en un autre.',
      {
        champ: 'uai',
      },
    );
}

/** INE and birth date together prove that it is the same pupil, wherever schooled before. */
async function eleveConnu(tx: Transaction, { ine, naissance }: EleveACreer): Promise<string | null> {
  if (!ine) return null;
  const [connu] = await tx.$queryRaw<{ id: string | null }[]>`SELECT eleve_connu(${ine}, ${naissance}) AS id`;
  return connu?.id ?? null;
}

async function inscrireAuRegistre(tx: Transaction, saisie: EleveACreer, annee: number): Promise<string> {
  const { ine, nom, nomUsage, prenom, prenomUsage, sexe, naissance } = saisie;
  if (!saisie.homonyme) await refuserLHomonyme(tx, saisie, annee);
  const id = crypto.randomUUID();
  // createMany, as no row may be read back before the schooling puts the pupil in the portée.
  await tx.eleve.createMany({
    data: { id, ine, nom, nomUsage, prenom, prenomUsage, sexe, naissance },
  });
  return id;
}

type Nommage = Pick<EleveACreer, 'nom' | 'nomUsage' | 'prenom' | 'prenomUsage' | 'naissance'>;

/**
 * Throws Refus conflit when somebody who may be born the same day is heard under the same names, glued, inverted or under a nom
 * or prénom d'usage; or when somebody born that very day is, about one letter apart. One comparison of names for the search and for
 * this: `mot_cherche` and `variantes`, in PostgreSQL.
 */
export async function refuserLHomonyme(
  tx: Transaction,
  { nom, nomUsage, prenom, prenomUsage, naissance: ne }: Nommage,
  annee: number,
  saufId?: string,
): Promise<void> {
  const ecritures = [nom, ...(nomUsage ? [nomUsage] : [])].flatMap((dit) =>
    [prenom, ...(prenomUsage ? [prenomUsage] : [])].flatMap((appele) => [dit + appele, appele + dit]),
  );
  const [proche] = await tx.$queryRaw<{ id: string; pareil: boolean }[]>`
    WITH tapes AS MATERIALIZED (SELECT mot_cherche(t) AS mot FROM unnest(${ecritures}::text[]) AS t),
      voisines AS MATERIALIZED (SELECT DISTINCT v.mot FROM tapes, variantes(tapes.mot) AS v(mot) WHERE tapes.mot <> '')
    SELECT e.id, siens.pareil FROM eleve e, LATERAL (
      SELECT bool_or(n.mot IN (SELECT mot FROM tapes WHERE mot <> '')) AS pareil,
        e.naissance = ${ne} AND length(e.naissance) = 10
          AND bool_or(EXISTS (SELECT FROM variantes(n.mot) AS v(mot) WHERE v.mot IN (SELECT mot FROM voisines))) AS voisin
      FROM unnest(ARRAY[mot_cherche(e.nom || e.prenom), mot_cherche(e.nom_usage || e.prenom),
        mot_cherche(e.nom || e.prenom_usage), mot_cherche(e.nom_usage || e.prenom_usage)]) AS n(mot)) siens
    WHERE (e.naissance = ANY (${[ne.slice(0, 4), ne.slice(0, 7), ne]}) OR e.naissance BETWEEN ${ne} AND ${`${ne}~`})
      AND e.reunie_dans IS NULL AND e.id IS DISTINCT FROM ${saufId ?? null}::uuid AND (siens.pareil OR siens.voisin)
    ORDER BY siens.pareil DESC, e.id LIMIT 1`;
  if (!proche) return;
  const jumeau = await tx.eleve.findUniqueOrThrow({
    where: { id: proche.id },
    include: { scolarites: { where: { rentree: annee } } },
  });
  const classe = jumeau.scolarites[0]?.classe;
  throw new Refus(
    'conflit',
    `${nomComplet(jumeau)}, né(e) ${direNaissance(naissance(jumeau.naissance))}${classe ? `, classe ${classe}` : ''}, est déjà dans la base${proche.pareil ? '' : ', à une lettre près'} : revenez à la recherche. Si c’est une autre personne, cochez « C’est un autre élève ».`,
    { champ: 'homonyme' },
  );
}

async function scolariser(
  tx: Transaction,
  eleveId: string,
  { uai, classe, mef, regime, entreeLe }: EleveACreer,
  { annee, ...suivi }: Enseignement & { annee: number },
): Promise<void> {
  const deja = await tx.scolarite.findFirst({ where: { eleveId, rentree: annee, uai, sortieLe: null } });
  if (deja) return;
  await tx.scolarite.createMany({
    data: {
      id: crypto.randomUUID(),
      eleveId,
      rentree: annee,
      uai,
      classe,
      regime,
      entreeLe: dateDe(jour(entreeLe)),
      ...suivi,
      ...(mef ? { mef } : {}),
    },
  });
}

type Enseignement = Pick<Prisma.ScolariteCreateManyInput, 'niveau' | 'terminale' | 'mef' | 'libelleMef'>;

/** What the pupils of a class share; asked from the person when the class is not known yet. */
async function enseignement(
  tx: Transaction,
  { uai, classe, niveau, terminale }: EleveACreer,
  annee: number,
): Promise<Enseignement> {
  const camarade = await tx.scolarite.findFirst({ where: { uai, classe, rentree: annee } });
  if (camarade) {
    const { mef, libelleMef, statut, dispositif, filiereCned } = camarade;
    const commun = { mef, libelleMef, statut, dispositif, filiereCned };
    return { ...commun, niveau: camarade.niveau, terminale: camarade.terminale };
  }
  if (!niveau)
    throw new Refus('impossible', `La classe « ${classe} » n’est pas encore connue : indiquez son niveau.`, {
      champ: 'niveau',
    });
  return { niveau, terminale };
}
