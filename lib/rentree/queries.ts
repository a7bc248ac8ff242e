import { listerAnnexes, SIGNATURES_REQUISES } from '#lib/bareme/queries.ts';
import { cloturesReglees } from '#lib/campagne/queries.ts';
import { rentree } from '#lib/droit/annee.ts';
import { ANNEES } from '#lib/droit/bareme/bareme.ts';
import { campagneEnVigueur } from '#lib/droit/calendrier/campagne.ts';
import { ETATS_OUVERTS } from '#lib/droit/etats.ts';
import { enPortee, exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import type { FaitsDeRentree } from './faits.ts';

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
        FROM comptes_de_rentree(${annee}::int, ${ETATS_OUVERTS.filter((etat) => etat !== 'brouillon')}::text[])`,
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
