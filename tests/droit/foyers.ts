import { rentree } from '#lib/droit/annee.ts';
import { jour } from '#lib/droit/date.ts';
import type {
  AvisImpot,
  Foyer,
  Situation,
  SituationDemandeur,
  SituationEleve,
  TypeBourse,
} from '#lib/droit/situation.ts';

export const avis = (rfr: number, enfants: number, autres: Partial<AvisImpot> = {}): AvisImpot => ({
  annee: 2025,
  rfr,
  enfants,
  source: 'avis',
  ...autres,
});

export const collegien: SituationEleve = {
  etablissement: { type: 'college', secteur: 'public' },
  niveau: 'college',
  statut: 'scolaire',
  regime: 'externe',
};

export const lyceen: SituationEleve = {
  etablissement: { type: 'lycee_general_technologique', secteur: 'public' },
  niveau: 'lycee',
  statut: 'scolaire',
  regime: 'demi_pensionnaire',
};

interface Ecarts {
  annee?: number;
  jour?: string;
  eleve?: SituationEleve;
  demandeur?: Partial<SituationDemandeur>;
}

/** A mother who applies on 5 October of the rentrée; what the test is about is given. */
export function demandePour(type: TypeBourse, foyer: Foyer, ecarts: Ecarts = {}): Situation {
  const annee = ecarts.annee ?? 2026;
  return {
    rentree: rentree(annee),
    jour: jour(ecarts.jour ?? `${annee}-10-05`),
    eleve: ecarts.eleve ?? (type === 'college' ? collegien : lyceen),
    demandeur: { lien: 'mere', ...ecarts.demandeur },
    foyer,
  };
}

/** A household of one avis, the parent alone. */
export const seule = (rfr: number, enfants: number): Foyer => ({
  situation: 'parent_isole',
  avis: avis(rfr, enfants),
});
