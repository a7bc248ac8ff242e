import { rentree, rentreeDu } from '#lib/droit/annee.ts';
import {
  type Campagne,
  type CloturesReglees,
  campagneDe,
  campagneEnVigueur,
  type Reseau,
} from '#lib/droit/calendrier/campagne.ts';
import { apres, type Jour } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { prisma, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { clotureReglee, direFermeture } from './faits.ts';

export interface CampagneVue {
  rentree: number;
  version: number;
  ouverture: Jour;
  cloture: Jour;
  clotureCned: Jour;
  finAnneeScolaire: Jour;
  source: string;
  prolongations: { code: string; academie: string; cloture: Jour; clotureCned: Jour; source: string }[];
  /** The closing days that the texts give; null when none does. */
  selonLesTextes: { cloture: Jour | null; clotureCned: Jour | null };
}

/**
 * The campaigns on record, the last first, each beside what the texts say: a difference must be seen. Throws Refus
 * introuvable to anybody but an administrateur.
 */
export async function campagnes(portee: Portee): Promise<CampagneVue[]> {
  exigerAdministrateur(portee);
  const lues = await prisma().campagne.findMany({
    orderBy: { rentree: 'desc' },
    include: { prolongations: { include: { academie: true }, orderBy: { academieCode: 'asc' } } },
  });
  return lues.map((lue) => ({
    rentree: lue.rentree,
    version: lue.version,
    ouverture: jourDe(lue.ouverture),
    cloture: jourDe(lue.cloture),
    clotureCned: jourDe(lue.clotureCned),
    finAnneeScolaire: jourDe(lue.finAnneeScolaire),
    source: lue.source,
    prolongations: lue.prolongations.map(({ academie, cloture, clotureCned, source }) => ({
      code: academie.code,
      academie: academie.nom,
      cloture: jourDe(cloture),
      clotureCned: jourDe(clotureCned),
      source,
    })),
    selonLesTextes: {
      cloture: campagneDe(rentree(lue.rentree))?.cloture ?? null,
      clotureCned: campagneDe(rentree(lue.rentree), 'cned')?.cloture ?? null,
    },
  }));
}

/** The closing days on record for a year, which everybody may read: those of everywhere, or those of an académie. */
export async function cloturesReglees(annee: number, academieCode: string | null): Promise<CloturesReglees> {
  const campagne = await prisma().campagne.findUnique({
    where: { rentree: annee },
    include: { prolongations: true },
  });
  if (!campagne) return {};
  return {
    general: clotureReglee(campagne, 'general', academieCode),
    cned: clotureReglee(campagne, 'cned', academieCode),
  };
}

/** The campaign in force where no dossier tells it; null when neither text nor record gives it. */
export async function campagneDuLieu(
  annee: number,
  reseau: Reseau,
  academieCode: string | null,
): Promise<Campagne | null> {
  return campagneEnVigueur(rentree(annee), reseau, (await cloturesReglees(annee, academieCode))[reseau]);
}

/** The campaign of a year as it is told to everybody, with the académies that were given more time. */
export interface CampagneAnnoncee {
  general: Campagne | null;
  cned: Campagne | null;
  prolongees: { academie: string; cloture: Jour }[];
}

/** What the public pages say of a campaign. */
export async function campagneAnnoncee(annee: number): Promise<CampagneAnnoncee> {
  const { general, cned } = await cloturesReglees(annee, null);
  const deTous = campagneEnVigueur(rentree(annee), 'general', general);
  const prolongations = await prisma().prolongation.findMany({
    where: { rentree: annee },
    include: { academie: true },
    orderBy: { academie: { nom: 'asc' } },
  });
  return {
    general: deTous,
    cned: campagneEnVigueur(rentree(annee), 'cned', cned),
    prolongees: prolongations
      .map(({ academie, cloture }) => ({ academie: academie.nom, cloture: jourDe(cloture) }))
      .filter(({ cloture }) => deTous && apres(cloture, deTous.cloture)),
  };
}

const OUVERTURES = { ouvertures: true } as const;

/** Throws Refus impossible where no demande of the campaign is taken: not opened yet, or stopped. */
export async function exigerOuverte(tx: Transaction, annee: number, academieCode: string): Promise<void> {
  const campagne = await tx.campagne.findUnique({ where: { rentree: annee }, include: OUVERTURES });
  const fermeture = direFermeture(campagne, academieCode);
  if (fermeture) throw new Refus('impossible', fermeture, { texte: 'C. I.A, I.B' });
}

/** Why the campaign of the day is not done where this agent works; null where it is, or for who works in every académie. */
export function fermetureIci({ affectations, jour }: Portee): Promise<string | null> {
  return fermetureDe(
    rentreeDu(jour),
    affectations.flatMap(({ uai }) => uai ?? []),
    affectations.flatMap(({ academieCode }) => academieCode ?? []),
  );
}

/** The same for a year, in these académies and in those of these établissements. */
export async function fermetureDe(
  annee: number,
  uais: readonly string[],
  codes: readonly string[],
): Promise<string | null> {
  const campagne = await prisma().campagne.findUnique({ where: { rentree: annee }, include: OUVERTURES });
  if (!campagne || (!campagne.parAcademie && campagne.ouvertures.length === 0)) return null;
  const lieux = await prisma().etablissement.findMany({
    where: { uai: { in: [...uais] } },
    select: { academieCode: true },
  });
  const academies = [...codes, ...lieux.map(({ academieCode }) => academieCode)];
  return academies.map((code) => direFermeture(campagne, code)).find((dite) => dite !== null) ?? null;
}

/** One campaign on record, by its address. Throws a Refus "introuvable". */
export async function campagneEnregistree(portee: Portee, annee: string): Promise<CampagneVue> {
  const trouvee = (await campagnes(portee)).find((campagne) => String(campagne.rentree) === annee);
  if (!trouvee) throw new Refus('introuvable', 'Cette campagne n’est pas enregistrée.');
  return trouvee;
}
