/** What may be asked of who asks and of the household (C. III.A to III.D). */
import type { CodePiece } from '../pieces-liste.ts';
import { aDeuxAvis } from '../ressources/concubinage.ts';
import type { Question } from './question.ts';

const CHARGE: readonly CodePiece[] = [
  'attestation_caf',
  'document_charge',
  'justificatif_changement_residence',
  'decision_residence',
];

const TOUJOURS = () => true;

/** Changes of the family that a form may tell (C. III.C.1.a). */
export const CHANGEMENTS = {
  deces: 'Décès d’un parent',
  divorce_ou_separation: 'Divorce ou séparation',
  residence_exclusive: 'Résidence exclusive décidée',
  perte_de_revenus: 'Perte de revenus',
  autre: 'Autre',
} as const;

/** Of the demandeur and the household, by path in the situation. */
export const QUESTIONS_DU_FOYER: Readonly<Record<string, Question>> = {
  'demandeur.chargeEtablie': {
    // A paper alone establishes it: a person may only find that it is not.
    libelle: 'Une pièce montre que le demandeur n’a pas la charge de l’élève',
    reponse: { non: 'Oui, il n’en a pas la charge' },
    pieces: CHARGE,
  },
  'demandeur.resideEnFrance': {
    libelle: 'Le demandeur réside en France',
    reponse: 'oui_non',
    pieces: ['justificatif_domicile'],
  },
  'demandeur.ressortissantUe': {
    libelle: 'Ressortissant d’un autre État de l’Union européenne',
    reponse: 'oui_non',
    pieces: ['justificatif_emploi_france'],
  },
  'demandeur.parentEmployeEnFrance': {
    libelle: 'L’un des parents a, ou a eu, un emploi en France',
    reponse: 'oui_non',
    pieces: ['justificatif_emploi_france'],
  },
  'demandeur.justificatifCharge': {
    libelle: 'Ce qui montre que cette personne a la charge de l’élève',
    reponse: {
      delegation_france: 'Délégation de l’autorité parentale, en France',
      delegation_etranger: 'Délégation établie à l’étranger',
      autre_document: 'Un autre document',
      aucun: 'Rien',
    },
    pieces: ['delegation_autorite_parentale', 'document_charge'],
    utile: ({ demandeur }) => demandeur.lien === 'autre_personne_en_charge',
  },
  'demandeur.attestationConsulat': {
    libelle: 'Délégation validée par le consulat',
    reponse: 'oui_non',
    pieces: ['attestation_consulat'],
    utile: ({ demandeur }) => demandeur.justificatifCharge === 'delegation_etranger',
  },
  'demandeur.autonome.chargeDePersonne': {
    libelle: 'L’élève n’est à la charge de personne',
    reponse: 'oui_non',
    pieces: ['rapport_service_social'],
  },
  'demandeur.autonome.surAvisDUnTiers': {
    libelle: 'Figure sur l’avis d’impôt de quelqu’un d’autre',
    reponse: 'oui_non',
    pieces: ['rapport_service_social', 'avis_impot'],
  },
  'demandeur.autonome.surAttestationCafDUnTiers': {
    libelle: 'Figure sur l’attestation CAF ou MSA de quelqu’un d’autre',
    reponse: 'oui_non',
    pieces: ['rapport_service_social', 'attestation_caf'],
  },
  'demandeur.autonome.etrangerIsole': {
    libelle: 'Majeur étranger isolé',
    reponse: 'oui_non',
    pieces: ['rapport_service_social'],
    utile: ({ demandeur }, type) => demandeur.lien === 'eleve_lui_meme' && type === 'lycee',
  },
  'demandeur.autonome.ancienDelegataire': {
    libelle: 'Quelqu’un a eu, avant ses 18 ans, une délégation de l’autorité parentale',
    reponse: 'oui_non',
    pieces: ['rapport_service_social'],
  },
  'demandeur.autonome.delegataireAssumeEncoreLaCharge': {
    libelle: 'Cette personne assume encore la charge de l’élève',
    reponse: 'oui_non',
    pieces: ['rapport_service_social'],
  },
  'demandeur.autonome.avisPropre': {
    libelle: 'L’élève a son propre avis d’impôt ou sa situation déclarative',
    reponse: 'oui_non',
    pieces: ['avis_impot', 'situation_declarative'],
  },
  'demandeur.autonome.contratJeuneMajeur': {
    libelle: 'Contrat jeune majeur',
    reponse: 'oui_non',
    pieces: ['contrat_jeune_majeur'],
    utile: ({ demandeur }) => demandeur.lien === 'eleve_lui_meme',
  },
  // C. III.A, III.C, III.D: the household and its resources.
  'foyer.situation': {
    libelle: 'Situation familiale au jour de la demande',
    reponse: {
      couple_foyer_commun: 'Marié ou pacsé, avis d’impôt commun',
      couple_deux_avis: 'Marié ou pacsé, deux avis d’impôt',
      parent_isole: 'Seul',
      concubinage: 'En concubinage',
      autonome: 'Élève autonome',
    },
    pieces: ['formulaire_signe', 'attestation_caf'],
    utile: TOUJOURS,
  },
  'foyer.eleveSurAvis': {
    libelle: 'L’élève figure sur l’avis du demandeur',
    reponse: 'oui_non',
    pieces: ['avis_impot'],
    utile: TOUJOURS,
  },
  // C. II.C.1: asked when both parents demand.
  'foyer.residenceAlternee': {
    libelle: 'L’élève vit en résidence alternée',
    reponse: 'oui_non',
    pieces: ['decision_residence'],
  },
  // C. III.C.2: foreign income is in the French avis, or a foreign one brings it.
  'foyer.revenusEtrangersHorsAvis': {
    libelle: 'Des revenus de l’étranger ne sont pas dans l’avis français',
    reponse: 'oui_non',
    pieces: ['avis_impot_etranger', 'justificatif_revenus_etrangers'],
    utile: ({ foyer }) => foyer.revenusEtrangers === true && !foyer.avisEtranger,
  },
  ...deLAvisEtranger('foyer.avisEtranger', 'du demandeur'),
  ...deLAvisEtranger('foyer.concubin.avisEtranger', 'du concubin'),
  ...deLAvis('foyer.avis', 'avis du demandeur', 'avis_impot'),
  ...deLAvis('foyer.concubin.avis', 'avis du concubin', 'avis_impot_concubin'),
  // C. III.C.2: whoever has no avis may be a new arrival, and nothing says so before the proof of income comes.
  ...desBruts('foyer.revenusBruts', 'du demandeur', ({ foyer }) => !foyer.avis),
  ...desBruts(
    'foyer.concubin.revenusBruts',
    'du concubin',
    ({ foyer }) => aDeuxAvis(foyer.situation) && !foyer.concubin?.avis,
  ),
  'foyer.concubinage.depuisLe': {
    libelle: 'Concubinage depuis le',
    reponse: 'jour',
    pieces: ['formulaire_signe', 'attestation_caf'],
    utile: ({ foyer }) => foyer.situation === 'concubinage',
  },
  'foyer.concubinage.finiLe': {
    libelle: 'Concubinage fini le',
    reponse: 'jour',
    pieces: ['justificatif_separation'],
    utile: ({ foyer }) => foyer.situation === 'concubinage',
  },
  // C. III.C.1.a: it may be told once the demande is filed.
  'foyer.changement.genre': {
    libelle: 'Changement de la famille',
    reponse: CHANGEMENTS,
    pieces: ['justificatif_separation', 'acte_deces', 'decision_residence'],
    utile: TOUJOURS,
  },
  'foyer.changement.survenuLe': {
    libelle: 'Changement de la famille survenu le',
    reponse: 'jour',
    pieces: ['justificatif_separation', 'acte_deces', 'decision_residence'],
    utile: TOUJOURS,
  },
  'foyer.changement.signaleLe': {
    libelle: 'Changement de la famille signalé le',
    reponse: 'jour',
    pieces: ['formulaire_signe'],
    utile: TOUJOURS,
  },
  'foyer.changement.revenuIsole.rfr': {
    libelle: 'Part du demandeur dans l’avis commun',
    reponse: 'montant',
    pieces: ['avis_impot'],
  },
  'foyer.changement.revenuIsole.enfants': {
    libelle: 'Enfants restés à sa charge',
    reponse: 'nombre',
    pieces: ['attestation_caf'],
  },
  'foyer.changement.revenuIsole.motivation': {
    libelle: 'Comment cette part est isolée',
    reponse: 'texte',
    pieces: ['avis_impot'],
  },
  'foyer.changement.avisPropre': {
    libelle: 'L’avis fourni est celui du seul demandeur',
    reponse: 'oui_non',
    pieces: ['avis_impot'],
    utile: ({ foyer }) => foyer.changement !== undefined,
  },
  'foyer.changement.secondAvis': {
    libelle: 'Second avis du demandeur, après le décès',
    reponse: 'montant',
    pieces: ['avis_impot'],
  },
};

function deLAvis(champ: string, nom: string, code: CodePiece): Record<string, Question> {
  return {
    [`${champ}.annee`]: { libelle: `Année des revenus (${nom})`, reponse: 'nombre', pieces: [code] },
    [`${champ}.rfr`]: { libelle: `Revenu fiscal de référence (${nom})`, reponse: 'montant', pieces: [code] },
    [`${champ}.enfants`]: { libelle: `Enfants à charge (${nom})`, reponse: 'nombre', pieces: [code] },
  };
}

function deLAvisEtranger(champ: string, de: string): Record<string, Question> {
  const pieces = ['avis_impot_etranger', 'justificatif_revenus_etrangers'] as const;
  const annee = `Année des revenus étrangers ${de}`;
  return {
    [`${champ}.annee`]: { libelle: annee, reponse: 'nombre', pieces },
    [`${champ}.rfr`]: {
      libelle: `Revenus étrangers ${de}, en euros, absents de l’avis français`,
      reponse: 'montant',
      pieces,
    },
    [`${champ}.conversion`]: {
      libelle: `Autre monnaie des revenus étrangers ${de} : montant d’origine, monnaie et taux`,
      reponse: 'texte',
      pieces,
    },
  };
}

function desBruts(champ: string, de: string, utile: Question['utile']): Record<string, Question> {
  const pieces = [
    'justificatif_revenus_pays_origine',
    'bulletins_salaire',
    'attestation_organisme_accueil',
  ] as const;
  return {
    [`${champ}.annee`]: { libelle: `Année des revenus bruts ${de}`, reponse: 'nombre', pieces, utile },
    [`${champ}.brut`]: {
      libelle: `Revenus bruts de l’année ${de}`,
      reponse: 'montant',
      centimes: true,
      pieces,
      utile,
    },
    [`${champ}.enfants`]: { libelle: `Enfants à charge ${de}, sans avis`, reponse: 'nombre', pieces, utile },
    [`${champ}.justificatif`]: {
      libelle: `Justificatif des revenus ${de}`,
      reponse: {
        pays_origine: 'Du pays d’origine',
        bulletins_salaire: 'Bulletins de salaire',
        organisme_agree: 'Attestation d’un organisme agréé',
        aucun: 'Aucun',
      },
      pieces,
      utile,
    },
  };
}
