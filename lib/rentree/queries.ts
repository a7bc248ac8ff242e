import { listerAnnexes, SIGNATURES_REQUISES } from '#lib/bareme/queries.ts';
import { type Ouverture, ouvertureDe } from '#lib/campagne/faits.ts';
import { cloturesReglees } from '#lib/campagne/queries.ts';
import { rentree } from '#lib/droit/annee.ts';
import { ANNEES } from '#lib/droit/bareme/bareme.ts';
import { campagneEnVigueur } from '#lib/droit/calendrier/campagne.ts';
import type { Jour } from '#lib/droit/date.ts';
import { ETATS_OUVERTS } from '#lib/droit/etats.ts';
import { jourOuNul } from '#lib/technique/dates.ts';
import { enPortee, exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { avecLesRefusDeLaBase } from '#lib/technique/refus-de-la-base.ts';
import type { EtablissementAPasser, FaitsDeRentree } from './faits.ts';

export interface AcademieAOuvrir extends Ouverture {
  code: string;
  nom: string;
  depuisLe: Jour | null;
}

/** How the passage to a school year stands, and each académie. */
export interface PassageVu {
  version: number;
  parAcademie: boolean;
  passeeLe: Jour | null;
  /** An act of the year was done: no way back. */
  commencee: boolean;
  academies: AcademieAOuvrir[];
}

/** The passage of a campaign on record; null when it is not. Throws Refus introuvable to who is no administrateur. */
export function passageVu(portee: Portee, annee: number): Promise<PassageVu | null> {
  exigerAdministrateur(portee);
  return enPortee(portee, async (tx) => {
    const campagne = await tx.campagne.findUnique({
      where: { rentree: annee },
      include: { ouvertures: true },
    });
    if (!campagne) return null;
    const academies = await tx.academie.findMany({
      select: { code: true, nom: true },
      orderBy: { nom: 'asc' },
    });
    const [lu] = await tx.$queryRaw<{ commencee: boolean }[]>`
      SELECT annee_commencee(${annee}::int) AS commencee`;
    return {
      version: campagne.version,
      parAcademie: campagne.parAcademie,
      passeeLe: jourOuNul(campagne.passeeLe),
      commencee: lu?.commencee ?? true,
      academies: academies.map(({ code, nom }) => {
        const dite = campagne.ouvertures.find(({ academieCode }) => academieCode === code);
        return {
          ...{ code, nom },
          depuisLe: jourOuNul(dite?.depuisLe ?? null),
          ...ouvertureDe(campagne, code),
        };
      }),
    };
  });
}

/**
 * What the passage, then the opening of every académie, would give, by établissement: done for good in a transaction that is
 * taken back, so that nothing of it stays. Throws the Refus that the passage itself would meet.
 */
export async function essayerPassage(portee: Portee, annee: number): Promise<EtablissementAPasser[]> {
  exigerAdministrateur(portee);
  return avecLesRefusDeLaBase(() =>
    enPortee(
      portee,
      (tx) => tx.$queryRaw<EtablissementAPasser[]>`
        SELECT uai, nom, academie, secteur, type, ouvre, eleves, accords, boursiers, brouillons, attendent
        FROM essai_de_passage(${annee}::int, ${ATTENDENT}::text[])`,
      'lot',
    ),
  );
}

/** States of a demande of the year before that still waits for somebody. */
const ATTENDENT = ETATS_OUVERTS.filter((etat) => etat !== 'brouillon');

type Comptes = Omit<FaitsDeRentree, 'signatures' | 'requises' | 'baremeConnu' | 'cloture' | 'clotureCned'>;

/** What is ready for a school year, counted without anybody's name. Throws Refus introuvable to who is no administrateur. */
export async function faitsDeRentree(portee: Portee, annee: number): Promise<FaitsDeRentree> {
  exigerAdministrateur(portee);
  const [annexes, reglees, comptes] = await Promise.all([
    listerAnnexes(portee),
    cloturesReglees(annee, null),
    enPortee(
      portee,
      (tx) => tx.$queryRaw<Comptes[]>`
        SELECT enregistree, etablissements, importes, sans_chef AS "sansChef", academies, sans_delegation AS "sansDelegation", attendent
        FROM comptes_de_rentree(${annee}::int, ${ATTENDENT}::text[])`,
      'lot',
    ),
  ]);
  const [compte] = comptes;
  if (!compte) throw new Error('la rentrée ne se compte pas');
  const siennes = annexes.filter((annexe) => annexe.rentree === annee);
  return {
    ...compte,
    requises: SIGNATURES_REQUISES,
    signatures: siennes.length > 0 ? Math.max(...siennes.map(({ signatures }) => signatures.length)) : null,
    baremeConnu: ANNEES.some((connue) => connue.rentree === annee),
    cloture: campagneEnVigueur(rentree(annee), 'general', reglees.general)?.cloture ?? null,
    clotureCned: campagneEnVigueur(rentree(annee), 'cned', reglees.cned)?.cloture ?? null,
  };
}
