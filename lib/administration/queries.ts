import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import type { Jour } from '#lib/droit/date.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { enPortee, exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { prisma, type Transaction } from '#lib/technique/prisma.ts';
import { type ContenuDActe, detaillerActe, nommerActe } from './faits.ts';

/** Lines of a page of the register. */
const TAILLE_DE_PAGE = 50;

interface ActeDit {
  id: string;
  /** "ouverture d’une affectation". */
  acte: string;
  /** Whom it is about; null for a campagne. */
  agent: { id: string; nom: string } | null;
  details: string[];
  motif: string;
  parNom: string;
  jour: Jour;
}

export interface ActeEnAttente extends ActeDit {
  /** Why this very person cannot confirm it; null when nothing prevents it. */
  empechement: string | null;
}

export interface LigneDuRegistre extends ActeDit {
  instant: Date;
}

interface Rangee {
  acte: string;
  objetId: string | null;
  contenu: unknown;
}

/** The names of agents and places that these acts speak of, and the words of each. */
async function mettreEnMots(tx: Transaction, rangees: readonly Rangee[]) {
  const contenus = rangees.map(({ contenu }) => contenu as ContenuDActe);
  const cites = rangees.map(({ objetId }, rang) => contenus[rang]?.agent ?? objetId ?? '');
  const [agents, etablissements, academies] = await Promise.all([
    tx.agent.findMany({ where: { id: { in: cites.filter(Boolean) } } }),
    tx.etablissement.findMany({ where: { uai: { in: contenus.flatMap(({ uai }) => uai ?? []) } } }),
    tx.academie.findMany(),
  ]);
  const noms = new Map(agents.map((agent) => [agent.id, nomComplet(agent)]));
  const lieux = new Map([
    ...etablissements.map(({ uai, nom, commune }) => [uai, `${nom}, ${commune} (${uai})`] as const),
    ...academies.map(({ code, nom }) => [code, `académie ${deLAcademie(nom)}`] as const),
  ]);
  return rangees.map(({ acte }, rang) => {
    const contenu = contenus[rang] ?? {};
    const id = cites[rang] ?? '';
    const nom = noms.get(id);
    return {
      acte: nommerActe(acte),
      agent: nom ? { id, nom } : null,
      details: detaillerActe(contenu, lieux),
      motif: contenu.motif ?? '',
    };
  });
}

function empechementDe(
  { proposeParId, contenu }: { proposeParId: string; contenu: unknown },
  moi: string | null,
): string | null {
  if (proposeParId === moi) return 'Vous l’avez proposé : un autre administrateur le confirme.';
  if ((contenu as ContenuDActe).agent === moi)
    return 'Cet acte vous concerne : un autre administrateur le confirme.';
  return null;
}

/** Acts that wait for a second signature, the oldest first; those about an agent only when one is named. */
export async function actesAConfirmer(portee: Portee, agentId?: string): Promise<ActeEnAttente[]> {
  exigerAdministrateur(portee);
  return enPortee(portee, async (tx) => {
    const lus = await tx.acteAConfirmer.findMany({
      where: { suite: null, ...(agentId ? { contenu: { path: ['agent'], equals: agentId } } : {}) },
      orderBy: { id: 'asc' },
    });
    const mots = await mettreEnMots(tx, lus);
    return lus.flatMap((lu, rang) => {
      const dit = mots[rang];
      const { id, proposeParNom: parNom, proposeLe } = lu;
      return dit
        ? [{ ...dit, id, parNom, jour: jourDe(proposeLe), empechement: empechementDe(lu, portee.auteur.id) }]
        : [];
    });
  });
}

/**
 * The register of administration, the last line first: who did what, when, on whom and why. `suivante` is the line before
 * which the next page starts, null at the end. Throws Refus introuvable to anybody but an administrateur.
 */
export async function registreDAdministration(
  portee: Portee,
  avant?: number,
): Promise<{ lignes: LigneDuRegistre[]; suivante: number | null }> {
  exigerAdministrateur(portee);
  return enPortee(portee, async (tx) => {
    const lues = await tx.acteDAdministration.findMany({
      where: avant ? { id: { lt: avant } } : {},
      orderBy: { id: 'desc' },
      take: TAILLE_DE_PAGE + 1,
    });
    const page = lues.slice(0, TAILLE_DE_PAGE);
    const mots = await mettreEnMots(tx, page);
    const lignes = page.flatMap(({ id, auteurNom: parNom, jour, instant }, rang) => {
      const dit = mots[rang];
      return dit ? [{ ...dit, id: String(id), parNom, jour: jourDe(jour), instant }] : [];
    });
    return { lignes, suivante: lues.length > TAILLE_DE_PAGE ? Number(page.at(-1)?.id ?? 0) : null };
  });
}

/** The académies, by name, for a form of administration. Throws Refus introuvable to anybody but an administrateur. */
export function academiesAuChoix(portee: Portee): Promise<{ code: string; nom: string }[]> {
  exigerAdministrateur(portee);
  return prisma().academie.findMany({ select: { code: true, nom: true }, orderBy: { nom: 'asc' } });
}
