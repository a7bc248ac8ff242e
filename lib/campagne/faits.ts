/** The closing days on record, in the words of the law. Pure. */
import { rentree } from '#lib/droit/annee.ts';
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
