/** What may be asked of the pupil: the place, the dispositif, the studies before, the protection (C. I, III.D.3, V.C). */
import type { Situation, TypeBourse } from '../situation.ts';
import type { Question } from './question.ts';

const enDispositif =
  (...vises: readonly (Situation['eleve']['dispositif'] & string)[]) =>
  ({ eleve: { dispositif } }: Situation): boolean =>
    dispositif !== undefined && vises.includes(dispositif);
const auLycee = (_: Situation, type: TypeBourse): boolean => type === 'lycee';
const enLyceePro = ({ eleve: { etablissement } }: Situation): boolean =>
  etablissement.type === 'lycee_professionnel' || etablissement.type === 'lycee_polyvalent';
const prepareUnDiplome = (s: Situation): boolean => {
  const obtenu = s.eleve.parcours?.diplomeObtenu;
  return obtenu !== undefined && obtenu !== 'aucun';
};

const MESURES = {
  placement: 'Placement',
  aemo: 'Assistance éducative en milieu ouvert (AEMO)',
  pead: 'Placement éducatif à domicile (PEAD)',
  pjj: 'Établissement de la protection judiciaire de la jeunesse',
};
/** Of the pupil, by path in the situation. */
export const QUESTIONS_DE_L_ELEVE = {
  // C. I: the pupil and the place.
  'eleve.etablissement.priseEnChargeL24210': {
    libelle: 'Frais de scolarité pris en charge au titre de l’article L. 242-10 (médico-social)',
    reponse: 'oui_non',
    pieces: [],
    utile: ({ eleve }) => eleve.etablissement.type === 'medico_social',
  },
  'eleve.etablissement.formationSansAgrement': {
    libelle: 'Formation ouverte sans l’agrément du recteur',
    reponse: 'oui_non',
    pieces: [],
    utile: auLycee,
  },
  'eleve.inscriptionReglementee': {
    libelle: 'Classe complète réglementée (CNED)',
    reponse: 'oui_non',
    pieces: ['avis_dasen'],
    utile: ({ eleve }) => eleve.etablissement.type === 'cned',
  },
  'eleve.avisDasenFavorable': {
    libelle: 'Avis du DASEN favorable (CNED)',
    reponse: 'oui_non',
    pieces: ['avis_dasen'],
    utile: ({ eleve }) => eleve.etablissement.type === 'cned' && eleve.niveau === 'college',
  },
  'eleve.cnedHorsDeFrance.impossibiliteAefe': {
    libelle: 'Aucune place dans le réseau de l’AEFE',
    reponse: 'oui_non',
    pieces: ['justificatif_aefe'],
  },
  'eleve.debuteApprentissage': {
    libelle: 'Débute avant 15 ans une formation par apprentissage',
    reponse: 'oui_non',
    pieces: [],
    utile: enLyceePro,
  },
  'eleve.affectationDasen': {
    libelle: 'Affecté par le DASEN (retour en formation)',
    reponse: 'oui_non',
    pieces: ['affectation_dasen'],
    utile: enDispositif('retour_en_formation'),
  },
  'eleve.phasePreparatoire': {
    libelle: 'Suit une phase préparatoire en attendant son affectation',
    reponse: 'oui_non',
    pieces: [],
    utile: enDispositif('retour_en_formation'),
  },
  'eleve.finFormation': {
    libelle: 'Fin de la formation le',
    reponse: 'jour',
    pieces: [],
    utile: enDispositif('mlds', 'retour_en_formation', 'avenirpro'),
  },
  'eleve.protectionTemporaire': {
    libelle: 'Protection temporaire',
    reponse: 'oui_non',
    pieces: ['justificatif_protection_temporaire'],
    utile: () => true,
  },
  // C. V.C: what was studied before.
  'eleve.parcours.trimestresMlds': {
    libelle: 'Trimestres de MLDS déjà suivis',
    reponse: 'nombre',
    pieces: [],
    utile: enDispositif('mlds'),
  },
  'eleve.parcours.reintegreTempsPlein': {
    libelle: 'Après la MLDS, a repris une classe à temps plein',
    reponse: 'oui_non',
    pieces: [],
  },
  'eleve.parcours.diplomeObtenu': {
    libelle: 'Diplôme déjà obtenu',
    reponse: { aucun: 'Aucun', niveau_3: 'CAP ou autre niveau 3', baccalaureat: 'Baccalauréat' },
    pieces: [],
    utile: auLycee,
  },
  'eleve.parcours.prepare': {
    libelle: 'Diplôme ou formation préparés',
    reponse: {
      diplome_niveau_3: 'CAP ou autre niveau 3',
      baccalaureat_pro: 'Baccalauréat professionnel',
      baccalaureat: 'Autre baccalauréat',
      certificat_specialisation: 'Certificat de spécialisation',
      complementaire_non_diplomante: 'Formation complémentaire sans diplôme',
    },
    pieces: [],
    utile: prepareUnDiplome,
  },
  'eleve.parcours.dureeAnnees': {
    libelle: 'Durée de la formation, en années',
    reponse: 'nombre',
    pieces: [],
    utile: prepareUnDiplome,
  },
  // C. III.D.3: the aide sociale à l'enfance.
  'eleve.ase.mesure': {
    libelle: 'Mesure de l’aide sociale à l’enfance ou de la justice',
    reponse: MESURES,
    pieces: ['attestation_placement', 'attestation_pjj', 'decision_assistance_educative'],
    utile: () => true,
  },
  'eleve.ase.effectif': {
    libelle: 'Placement effectif',
    reponse: 'oui_non',
    pieces: ['attestation_placement'],
    utile: ({ eleve }) => eleve.ase?.mesure === 'placement',
  },
  'eleve.ase.allocationVersee': {
    libelle: 'Allocation versée par le département pour l’élève',
    reponse: 'oui_non',
    pieces: ['attestation_placement', 'decision_assistance_educative'],
    utile: ({ eleve }) => eleve.ase !== undefined && eleve.ase.mesure !== 'pjj',
  },
  'eleve.ase.chez': {
    libelle: 'Accueilli par',
    reponse: {
      structure: 'Une structure',
      famille_accueil: 'Une famille d’accueil',
      tiers_digne_de_confiance: 'Un tiers digne de confiance',
    },
    pieces: ['attestation_placement'],
    utile: ({ eleve }) => eleve.ase?.mesure === 'placement',
  },
  'eleve.ase.cesseALaMajorite': {
    libelle: 'Placement fini à la majorité',
    reponse: 'oui_non',
    pieces: ['attestation_placement'],
    utile: ({ eleve }) => eleve.ase?.mesure === 'placement',
  },
  'eleve.emancipe': {
    libelle: 'Mineur émancipé',
    reponse: 'oui_non',
    pieces: ['decision_emancipation'],
    utile: ({ demandeur }) => demandeur.lien === 'eleve_lui_meme',
  },
} satisfies Record<string, Question>;
