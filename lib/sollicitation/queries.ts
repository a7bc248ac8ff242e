import { z } from 'zod';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { LIBELLES_ROLES } from '#lib/droit/competence.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { nomEtQualite } from '#lib/droit/phrase.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type DonneeDite, DonneeDiteSchema } from './faits.ts';

/** Whom an opinion may be asked of: a function of the académie, or one person of the dossier's places. */
export interface Destinataire {
  /** What the form sends. */
  valeur: string;
  nom: string;
}

/** Those who may be asked for an opinion on a dossier: never who asks. */
export async function destinatairesDe(
  tx: Transaction,
  { auteur, jour }: Portee,
  { uai, academieCode }: Pick<DossierEntier, 'uai' | 'academieCode'>,
): Promise<Destinataire[]> {
  const leJour = dateDe(jour);
  const lues = await tx.affectation.findMany({
    where: {
      OR: [{ uai }, { academieCode }],
      du: { lte: leJour },
      AND: { OR: [{ au: null }, { au: { gte: leJour } }] },
    },
    include: { agent: true },
    orderBy: [{ agent: { nom: 'asc' } }, { agent: { prenom: 'asc' } }],
    take: 200,
  });
  const personnes = new Map(
    lues
      .filter(({ agentId }) => agentId !== auteur.id)
      .map(({ agentId, agent, qualite }) => [
        agentId,
        { valeur: agentId, nom: nomEtQualite(nomComplet(agent), qualite) },
      ]),
  );
  return [
    ...(lues.some(({ role }) => role === 'service_social')
      ? [{ valeur: 'service_social', nom: `Tout le ${LIBELLES_ROLES.service_social}` }]
      : []),
    ...personnes.values(),
  ];
}

/** An opinion as it was asked, with its answer. */
export interface AvisVu {
  id: string;
  auteurNom: string;
  /** Whom it is asked of. */
  aQui: string;
  question: string;
  donnees: DonneeDite[];
  demandeLe: Date;
  aRendreLe: Date;
  reponse: string | null;
  renduParNom: string | null;
  renduLe: Date | null;
  enRetard: boolean;
}

type Lu = Prisma.AvisSolliciteGetPayload<{ include: { destinataire: true } }>;

const vu = (lu: Lu, { jour }: Portee): AvisVu => ({
  ...lu,
  aQui: lu.destinataire ? nomComplet(lu.destinataire) : lu.fonction ? LIBELLES_ROLES[lu.fonction] : '',
  donnees: z.array(DonneeDiteSchema).parse(lu.donnees),
  enRetard: lu.reponse === null && lu.aRendreLe < dateDe(jour),
});

/** The opinions asked on a dossier, the last first, and those who may be asked. Throws Refus introuvable outside the portée. */
export function avisDuDossier(
  portee: Portee,
  dossierId: string,
): Promise<{ avis: AvisVu[]; destinataires: Destinataire[] }> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierId);
    const lus = await tx.avisSollicite.findMany({
      where: { dossierId },
      include: { destinataire: true },
      orderBy: { id: 'desc' },
    });
    return {
      avis: lus.map((lu) => vu(lu, portee)),
      destinataires: await destinatairesDe(tx, portee, dossier),
    };
  });
}

/** Rows that a list shows at most. */
const LIGNES = 200;

/** What is asked of the person, by name or by the function that they hold. */
const demandesA = ({ auteur }: Portee): Prisma.Sql =>
  Prisma.sql`coalesce(destinataire_id = ${auteur.id}::uuid, tient_la_fonction(fonction, academie_code))`;

async function trouver(tx: Transaction, portee: Portee, condition: Prisma.Sql): Promise<AvisVu[]> {
  const ids = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM avis_sollicite WHERE ${condition} ORDER BY reponse IS NOT NULL, a_rendre_le, id LIMIT ${LIGNES}`;
  const lus = await tx.avisSollicite.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    include: { destinataire: true },
  });
  const parId = new Map(lus.map((lu) => [lu.id, lu]));
  return ids.flatMap(({ id }) => {
    const lu = parId.get(id);
    return lu ? [vu(lu, portee)] : [];
  });
}

/** The opinions asked of the person, those to give first, the nearest day first. */
export const avisDemandes = (portee: Portee): Promise<AvisVu[]> =>
  enPortee(portee, (tx) => trouver(tx, portee, demandesA(portee)));

/** The opinions that the person asked for and that are late, with their dossier: a task of theirs. */
export function avisEnRetard(portee: Portee): Promise<(AvisVu & { dossierId: string })[]> {
  return enPortee(portee, async (tx) => {
    const lus = await tx.avisSollicite.findMany({
      where: { auteurId: portee.auteur.id ?? '', reponse: null, aRendreLe: { lt: dateDe(portee.jour) } },
      include: { destinataire: true },
      orderBy: { aRendreLe: 'asc' },
      take: LIGNES,
    });
    return lus.map((lu) => ({ ...vu(lu, portee), dossierId: lu.dossierId }));
  });
}

/** One opinion for whom it is asked of; the reading is journaled. Throws Refus introuvable to anybody else. */
export function avisARendre(portee: Portee, id: string): Promise<AvisVu> {
  return enPortee(portee, async (tx) => {
    const [avis] = await trouver(tx, portee, Prisma.sql`id = ${id}::uuid AND ${demandesA(portee)}`);
    const lu = avis && (await tx.avisSollicite.findUnique({ where: { id }, select: { dossierId: true } }));
    if (!avis || !lu)
      throw new Refus('introuvable', 'Cet avis est introuvable : il ne vous est pas demandé.');
    await journaliserLecture(tx, portee, lu.dossierId, 'avis', id);
    return avis;
  });
}
