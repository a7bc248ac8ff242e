import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { scolariteDe, situationDeLEleve, typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { BREVET_TENANT, LIENS_TENANTS } from '#lib/eleve/queries.ts';
import { valeursDuBrouillon } from '#lib/saisie/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus, STATUT_HTTP } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { ReponseDeSauvegarde } from './schema.ts';

/** The pupil's present schooling of the year within the portée, as rows and as the law sees it. Throws Refus introuvable. */
export async function eleveDeLaScolarite(tx: Transaction, eleveId: string, annee: number) {
  const scolarite = await tx.scolarite.findFirst({
    where: { eleveId, rentree: annee },
    orderBy: [{ sortieLe: { sort: 'desc', nulls: 'first' } }, { entreeLe: 'desc' }],
    include: { etablissement: true, eleve: { include: { brevets: BREVET_TENANT } } },
  });
  if (!scolarite)
    throw new Refus(
      'introuvable',
      'Cet élève n’est pas scolarisé cette année dans vos établissements : cherchez-le par son INE, ou créez-le.',
    );
  const { eleve, etablissement } = scolarite;
  return { scolarite, situation: situationDeLEleve(scolariteDe(scolarite, eleve, etablissement)) };
}

const A_REPRENDRE = {
  eleve: true,
  scolarite: true,
  brouillon: true,
} as const satisfies Prisma.DossierInclude;
export type BrouillonAReprendre = Prisma.DossierGetPayload<{ include: typeof A_REPRENDRE }>;

/** Drafts that this agent opened and has neither recorded nor thrown away, last kept first. */
export function mesBrouillons(portee: Portee, annee: number): Promise<BrouillonAReprendre[]> {
  return enPortee(portee, async (tx) => {
    // The state written in the statement: as a parameter, the index of the drafts would not be recognised.
    const miens = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM dossier WHERE cree_par_id = ${portee.auteur.id}::uuid AND rentree = ${annee} AND etat = 'brouillon'`;
    return tx.dossier.findMany({
      where: { id: { in: miens.map(({ id }) => id) } },
      include: A_REPRENDRE,
      orderBy: { brouillon: { enregistreLe: 'desc' } },
      take: 50,
    });
  });
}

/**
 * The draft online of this very person, in the caller's transaction. Throws Refus introuvable to who cannot see it, impossible when
 * it is none, or no more.
 */
export async function brouillonEnLigne(tx: Transaction, portee: Portee, id: string) {
  const ouvert = await tx.dossier.findUnique({ where: { id }, include: { brouillon: true } });
  if (!ouvert || regard(portee, ouvert, 'suivi') === 'rien')
    throw new Refus('introuvable', 'Ce brouillon n’existe plus : il a été effacé.');
  const { brouillon, canal, demandeurId } = ouvert;
  if (!brouillon || canal !== 'en_ligne' || demandeurId !== portee.auteur.id)
    throw new Refus(
      'impossible',
      'Cette demande ne s’envoie pas en ligne : elle est déjà envoyée, ou faite sur papier.',
    );
  return { ouvert, brouillon };
}

/** The draft that this agent already has open for a pupil, or null: it is resumed rather than doubled. */
export function brouillonDeLEleve(portee: Portee, eleveId: string, annee: number): Promise<string | null> {
  return enPortee(portee, async (tx) => {
    const ouvert = await tx.dossier.findFirst({
      where: { etat: 'brouillon', rentree: annee, creeParId: portee.auteur.id, eleveId },
      select: { id: true },
    });
    return ouvert?.id ?? null;
  });
}

const A_SAISIR = {
  eleve: { include: { liens: LIENS_TENANTS, brevets: BREVET_TENANT } },
  etablissement: true,
  campagne: { include: { prolongations: true, ouvertures: true } },
  scolarite: true,
  brouillon: true,
  demandeur: true,
  courriers: { where: { genre: 'accuse_reception' } },
} as const satisfies Prisma.DossierInclude;

/** A dossier as the entry screen needs it, draft or just recorded, with the other dossiers of the pupil that year. */
export function dossierASaisir(portee: Portee, id: string) {
  return enPortee(portee, async (tx) => {
    const dossier = await tx.dossier.findUnique({ where: { id }, include: A_SAISIR });
    if (!dossier || regard(portee, dossier, 'suivi') === 'rien') return null;
    const { eleveId, rentree } = dossier;
    const autres = await tx.dossier.findMany({
      where: { eleveId, rentree, id: { not: id } },
      include: { demandeur: true },
    });
    return { ...dossier, typeBourse: typeBourseDuDossier(dossier), autres };
  });
}

export type DossierASaisir = NonNullable<Awaited<ReturnType<typeof dossierASaisir>>>;

/** What the entry screen is told of a save that was refused; after a conflict, with what somebody else kept meanwhile. */
export async function refusDeSauvegarde(
  portee: Portee,
  dossierId: string,
  { code, message }: Refus,
): Promise<ReponseDeSauvegarde> {
  const refus = { statut: STATUT_HTTP[code], message };
  const tenu = code === 'conflit' ? (await dossierASaisir(portee, dossierId))?.brouillon : null;
  return tenu ? { ...refus, revision: tenu.revision, valeurs: valeursDuBrouillon(tenu.contenu) } : refus;
}

/** A person who consented to the étude automatique for the pupil of a draft: nobody's second demande is needed (C. II.B.3). */
export interface Consenti {
  responsableId: string;
  nom: string;
  jour: Jour;
  scolariteId: string;
}

/** Who consented for the pupil of a draft and will be studied this year; a concubin who has not agreed sends to paper. */
export const consentisPour = (portee: Portee, dossierId: string): Promise<Consenti[]> =>
  enPortee(portee, async (tx) => {
    const lus = await tx.$queryRaw<(Omit<Consenti, 'jour'> & { jour: Date })[]>`
      SELECT c.responsable_id AS "responsableId", concat_ws(' ', r.prenom, r.nom) AS nom, c.jour, c.scolarite_id AS "scolariteId"
      FROM dossier d JOIN consentement_a_etudier c ON c.eleve_id = d.eleve_id AND c.rentree = d.rentree
      JOIN responsable r ON r.id = c.responsable_id
      WHERE d.id = ${dossierId}::uuid AND (NOT c.concubinage OR c.accord_du_concubin) ORDER BY c.jour`;
    return lus.map(({ jour, ...lu }) => ({ ...lu, jour: jourDe(jour) }));
  });

/**
 * A person who consented needs no other demande, and is refused one at entry; another person's is received (C. II.B.3, annexes 2
 * and 3). Throws Refus impossible with what to do.
 */
export async function refuserAQuiAConsenti(
  portee: Portee,
  dossierId: string,
  responsableId: unknown,
): Promise<void> {
  const consenti = (await consentisPour(portee, dossierId)).find((vu) => vu.responsableId === responsableId);
  if (consenti)
    throw new Refus(
      'impossible',
      `${consenti.nom} a accepté l’étude automatique le ${ecrireJour(consenti.jour)} : son droit est étudié sans autre demande. Pour une demande papier, enregistrez d’abord le retrait de son accord, dans « Étude automatique ».`,
      { texte: 'C. II.B.3, annexes 2 et 3' },
    );
}
