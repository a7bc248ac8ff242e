import type { Foyer, SituationDemandeur, SituationEleve } from '../situation.ts';
import { parcourirGuide, type ReponsesGuide } from './guide.ts';

/** What answers of the guide say of a situation, part by part. */
export interface FaitsDuGuide {
  demandeur: Partial<SituationDemandeur>;
  eleve: Partial<SituationEleve>;
  foyer: Partial<
    Pick<Foyer, 'residenceAlternee' | 'eleveSurAvis' | 'revenusEtrangers' | 'revenusEtrangersHorsAvis'>
  >;
}

type Fait = Partial<FaitsDuGuide>;
type Autonome = NonNullable<SituationDemandeur['autonome']>;

const autonome = (dit: Autonome): Fait => ({ demandeur: { autonome: dit } });
const SANS_CHARGE: Fait = autonome({
  chargeDePersonne: true,
  surAvisDUnTiers: false,
  surAttestationCafDUnTiers: false,
});
const CHARGE: Record<string, Fait> = {
  personne: SANS_CHARGE,
  heberge: SANS_CHARGE,
  a_charge: autonome({ chargeDePersonne: false }),
  avis_d_un_tiers: autonome({ surAvisDUnTiers: true }),
  caf_d_un_tiers: autonome({ surAttestationCafDUnTiers: true }),
};
const RESIDENCE: Record<string, Fait> = {
  france: { demandeur: { resideEnFrance: true } },
  ue_emploi: { demandeur: { resideEnFrance: false, ressortissantUe: true, parentEmployeEnFrance: true } },
  ailleurs: { demandeur: { resideEnFrance: false, ressortissantUe: false } },
};

/** Facts by question and answer. An answer that is not here changes what is asked next, and states no fact. */
const FAITS: Readonly<Record<string, Readonly<Record<string, Fait>>>> = {
  demandeur: { aucune_disposition: { demandeur: { horsDispositions: true } } },
  preuve: {
    delegation_france: { demandeur: { justificatifCharge: 'delegation_france' } },
    delegation_etranger: { demandeur: { justificatifCharge: 'delegation_etranger' } },
    autre_document: { demandeur: { justificatifCharge: 'autre_document' } },
    aucun: { demandeur: { justificatifCharge: 'aucun' } },
    tiers_digne_de_confiance: {
      demandeur: { justificatifCharge: 'autre_document' },
      eleve: { ase: { mesure: 'placement', effectif: true, chez: 'tiers_digne_de_confiance' } },
    },
    accueil_paye: {
      eleve: {
        ase: { mesure: 'placement', effectif: true, allocationVersee: true, chez: 'famille_accueil' },
      },
    },
  },
  tiers_allocation: {
    oui: {
      eleve: {
        ase: {
          mesure: 'placement',
          effectif: true,
          chez: 'tiers_digne_de_confiance',
          allocationVersee: true,
        },
      },
    },
    non: {
      eleve: {
        ase: {
          mesure: 'placement',
          effectif: true,
          chez: 'tiers_digne_de_confiance',
          allocationVersee: false,
        },
      },
    },
  },
  consulat: {
    oui: { demandeur: { attestationConsulat: true } },
    non: { demandeur: { attestationConsulat: false } },
  },
  protection: {
    placement: { eleve: { ase: { mesure: 'placement' } } },
    aemo: { eleve: { ase: { mesure: 'aemo' } } },
    pead: { eleve: { ase: { mesure: 'pead' } } },
    pjj: { eleve: { ase: { mesure: 'pjj' } } },
  },
  placement: {
    effectif_et_paye: { eleve: { ase: { mesure: 'placement', effectif: true, allocationVersee: true } } },
    ni_effectif_ni_paye: {
      eleve: { ase: { mesure: 'placement', effectif: false, allocationVersee: false } },
    },
    l_un_sans_l_autre: { eleve: { ase: { mesure: 'placement', effectif: true, allocationVersee: false } } },
  },
  declarant: { demandeur: { foyer: { eleveSurAvis: true } }, autre: { foyer: { eleveSurAvis: false } } },
  age: { emancipe: { eleve: { emancipe: true } } },
  etranger_isole: { oui: autonome({ etrangerIsole: true }), non: autonome({ etrangerIsole: false }) },
  charge: CHARGE,
  charge_etranger: CHARGE,
  delegation: { non: autonome({ ancienDelegataire: false }), oui: autonome({ ancienDelegataire: true }) },
  delegation_etranger_isole: {
    non: autonome({ ancienDelegataire: false }),
    oui_encore: autonome({ ancienDelegataire: true, delegataireAssumeEncoreLaCharge: true }),
    oui_plus: autonome({ ancienDelegataire: true, delegataireAssumeEncoreLaCharge: false }),
  },
  contrat: { oui: autonome({ contratJeuneMajeur: true }), non: autonome({ contratJeuneMajeur: false }) },
  avis_eleve: {
    avis: autonome({ avisPropre: true }),
    declaration: autonome({ avisPropre: true }),
    aucun: autonome({ avisPropre: false }),
  },
  residence: {
    ...RESIDENCE,
    cned_hors_de_france: {
      demandeur: { resideEnFrance: false },
      eleve: { cnedHorsDeFrance: { impossibiliteAefe: true } },
    },
  },
  residence_eleve: RESIDENCE,
  alternee: {
    non: { foyer: { residenceAlternee: false } },
    oui_une_demande: { foyer: { residenceAlternee: true } },
    oui_deux_demandes: { foyer: { residenceAlternee: true } },
  },
  ressources: {
    etranger_compris: { foyer: { revenusEtrangers: true, revenusEtrangersHorsAvis: false } },
    etranger_non_compris: { foyer: { revenusEtrangers: true, revenusEtrangersHorsAvis: true } },
  },
  sur_avis: { oui: { foyer: { eleveSurAvis: true } }, non: { foyer: { eleveSurAvis: false } } },
};

/**
 * The facts that the answers of the guide establish (C. III), in the words of the situation that the law judges.
 * Answers off the path followed state nothing. Never throws: an unknown answer is a question still open.
 */
export function faitsDuGuide(reponses: ReponsesGuide): FaitsDuGuide {
  const faits: FaitsDuGuide = { demandeur: {}, eleve: {}, foyer: {} };
  for (const { question, reponse } of parcourirGuide(reponses).trace) {
    const { demandeur, eleve, foyer } = FAITS[question]?.[reponse] ?? {};
    const autonomie = demandeur?.autonome && { ...faits.demandeur.autonome, ...demandeur.autonome };
    Object.assign(faits.demandeur, demandeur, autonomie && { autonome: autonomie });
    Object.assign(faits.eleve, eleve);
    Object.assign(faits.foyer, foyer);
  }
  return faits;
}

/** Questions and answers that state a fact: held against the tree by a test. */
export const QUESTIONS_A_FAITS: readonly (readonly [string, readonly string[]])[] = Object.entries(FAITS).map(
  ([question, reponses]) => [question, Object.keys(reponses)],
);
