import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { ageImpossible } from '#lib/droit/dates-possibles.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { academiesDe, enPortee, type Portee, uaisDe } from '#lib/technique/portee.ts';
import { enfreint, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type EleveACreer, nomCompare } from './schema.ts';

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
      const age = ageImpossible(jour(saisie.naissance), jour(saisie.entreeLe), suivi.niveau);
      if (age) throw new Refus('impossible', age, { champ: 'naissance' });
      const eleveId = (await eleveConnu(tx, saisie)) ?? (await inscrireAuRegistre(tx, saisie, annee));
      await scolariser(tx, eleveId, saisie, { annee, ...suivi });
      return eleveId;
    });
  } catch (erreur) {
    if (!enfreint(erreur, 'ine')) throw erreur;
    throw new Refus(
      'conflit',
      'Cet INE est celui d’un autre élève, né un autre jour. Vérifiez l’INE et la date de naissance sur le certificat de scolarité ; si les deux sont justes, créez l’élève sans INE et prévenez le service académique.',
      { champ: 'ine' },
    );
  }
}

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
  const [connu] = await tx.$queryRaw<
    { id: string | null }[]
  >`SELECT eleve_connu(${ine}, ${naissance}::date) AS id`;
  return connu?.id ?? null;
}

async function inscrireAuRegistre(tx: Transaction, saisie: EleveACreer, annee: number): Promise<string> {
  const { ine, nom, nomUsage, prenom, sexe, naissance } = saisie;
  if (!saisie.homonyme) await refuserLHomonyme(tx, saisie, annee);
  const id = crypto.randomUUID();
  // createMany, as no row may be read back before the schooling puts the pupil in the portée.
  await tx.eleve.createMany({
    data: { id, ine, nom, nomUsage, prenom, sexe, naissance: dateDe(jour(naissance)) },
  });
  return id;
}

async function refuserLHomonyme(tx: Transaction, saisie: EleveACreer, annee: number): Promise<void> {
  const proches = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM eleve WHERE cle_nom = mot_cherche(${saisie.nom}) AND naissance = ${saisie.naissance}::date`;
  const nesCeJour = await tx.eleve.findMany({
    where: { id: { in: proches.map(({ id }) => id) } },
    include: { scolarites: { where: { rentree: annee } } },
  });
  const jumeau = nesCeJour.find(
    ({ nom, prenom }) =>
      nomCompare(nom) === nomCompare(saisie.nom) && nomCompare(prenom) === nomCompare(saisie.prenom),
  );
  if (!jumeau) return;
  const classe = jumeau.scolarites[0]?.classe;
  throw new Refus(
    'conflit',
    `${jumeau.prenom} ${jumeau.nom}, né(e) le ${ecrireJourCourt(jour(saisie.naissance))}${classe ? `, classe ${classe}` : ''}, est déjà dans la base : revenez à la recherche. Si c’est une autre personne, cochez « C’est un autre élève ».`,
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
