/** The closing days on record, in the words of the law. Pure. */
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import {
  type Campagne,
  campagneEnVigueur,
  type ParametreCampagne,
  type Reseau,
} from '#lib/droit/calendrier/campagne.ts';
import { type Branche, reseauDe } from '#lib/droit/competence.ts';
import { jourDe } from '#lib/technique/dates.ts';

interface Clotures {
  cloture: Date;
  clotureCned: Date;
  source: string;
}

/** Where a campaign on record is done. */
export interface CampagneAOuvrir {
  rentree: number;
  /** Opens académie by académie, after the passage. */
  parAcademie: boolean;
  ouvertures: readonly { academieCode: string; ouverte: boolean; motif: string | null }[];
}

/** A campaign on record, with the académies that were given more time. */
export interface CampagneEnregistree extends Clotures {
  rentree: number;
  prolongations: readonly (Clotures & { academieCode: string })[];
}

/**
 * The closing day on record for a network: the later of that of everybody and that of the académie. `academieCode` null:
 * what holds everywhere.
 */
export function clotureReglee(
  campagne: CampagneEnregistree,
  reseau: Reseau,
  academieCode: string | null,
): ParametreCampagne {
  const jourDes = ({ cloture, clotureCned }: Clotures) => (reseau === 'cned' ? clotureCned : cloture);
  const derniere = campagne.prolongations
    .filter((prolongation) => prolongation.academieCode === academieCode)
    .reduce<Clotures>((tot, vue) => (jourDes(vue) > jourDes(tot) ? vue : tot), campagne);
  const cloture = jourDe(jourDes(derniere)).toString();
  return { rentree: campagne.rentree, reseau, cloture, genre: 'prolongee', source: derniere.source };
}

interface Rattache {
  branche: Branche;
  academieCode: string;
  campagne: CampagneEnregistree;
}

/** The closing day on record for a dossier, in its académie. */
export const clotureRegleeDe = ({ campagne, branche, academieCode }: Rattache): ParametreCampagne =>
  clotureReglee(campagne, reseauDe(branche), academieCode);

/** The campaign that binds a dossier, as it is in force in its académie; null when neither text nor record gives it. */
export const campagneDuDossier = (dossier: Rattache): Campagne | null =>
  campagneEnVigueur(rentree(dossier.campagne.rentree), reseauDe(dossier.branche), clotureRegleeDe(dossier));

/** The campaign in force where a pupil is schooled, before any dossier; without an établissement, that of everybody. */
export function campagneDeLEleve(
  annee: number,
  enregistree: CampagneEnregistree | null,
  etablissement?: { type: string; academieCode: string },
): Campagne | null {
  const reseau = etablissement?.type === 'cned' ? 'cned' : 'general';
  const reglee = enregistree && clotureReglee(enregistree, reseau, etablissement?.academieCode ?? null);
  return campagneEnVigueur(rentree(annee), reseau, reglee);
}

/** Whether demandes and acts of a campaign are done in an académie; why not otherwise. */
export interface Ouverture {
  genre: 'ouverte' | 'a_ouvrir' | 'arretee';
  /** Why it is stopped. */
  motif: string;
}

/** How a campaign stands in an académie, as `campagne_ouverte` of the base says it. */
export function ouvertureDe({ parAcademie, ouvertures }: CampagneAOuvrir, academieCode: string): Ouverture {
  const dite = ouvertures.find((ouverture) => ouverture.academieCode === academieCode);
  const motif = (dite?.motif ?? '').replace(/[.\s]+$/, '');
  if (!dite) return { genre: parAcademie ? 'a_ouvrir' : 'ouverte', motif };
  return { genre: dite.ouverte ? 'ouverte' : 'arretee', motif };
}

/** What families and agents read where a campaign is not done; null where it is. */
export function direFermeture(campagne: CampagneAOuvrir | null, academieCode: string): string | null {
  if (!campagne) return null;
  const ouverture = ouvertureDe(campagne, academieCode);
  if (ouverture.genre === 'ouverte') return null;
  const laquelle = `La campagne ${ecrireAnnee(rentree(campagne.rentree))}`;
  return ouverture.genre === 'a_ouvrir'
    ? `${laquelle} n’est pas encore ouverte dans votre académie.`
    : `${laquelle} est arrêtée pour le moment dans votre académie : ${ouverture.motif}. Ce qui est commencé est gardé. Une demande remise sur papier à l’établissement garde sa date.`;
}
