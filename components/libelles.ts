import type { Canal, LienDemandeur, Regime, SituationFamiliale } from '#lib/droit/situation.ts';

/** Words of the values that a screen shows; those of the states and of the acts stand in the procedure table. */
export const LIBELLES_CANAUX: Record<Canal, string> = {
  papier: 'papier',
  en_ligne: 'en ligne',
  etude_automatique: 'étude automatique',
};

/** The doors by which a family’s account comes. */
export const LIBELLES_DU_COMPTE = { educonnect: 'ÉduConnect', franceconnect: 'FranceConnect' } as const;

export const LIBELLES_LIENS: Record<LienDemandeur, string> = {
  mere: 'mère',
  pere: 'père',
  tuteur: 'tuteur',
  autre_personne_en_charge: 'autre personne en charge',
  eleve_lui_meme: 'élève lui-même',
  departement: 'département',
};

export const LIBELLES_SITUATIONS: Record<SituationFamiliale, string> = {
  couple_foyer_commun: 'en couple, un seul foyer fiscal',
  couple_deux_avis: 'en couple, deux foyers fiscaux',
  parent_isole: 'parent isolé',
  concubinage: 'en concubinage',
  autonome: 'élève autonome',
};

export const LIBELLES_REGIMES: Record<Regime, string> = {
  externe: 'externe',
  demi_pensionnaire: 'demi-pensionnaire',
  interne: 'interne',
};

/** Papers that say an income (C. III.C.2, III.D.4). */
export const NATURES_DE_L_AVIS = [
  { valeur: 'avis', libelle: 'Avis d’impôt français' },
  { valeur: 'avis_etranger', libelle: 'Avis d’impôt étranger' },
  { valeur: 'situation_declarative', libelle: 'Situation déclarative (élève qui demande pour lui-même)' },
];

const DRAPEAUX: Readonly<Record<string, string>> = {
  a_completer: 'à compléter',
  a_examiner: 'à examiner',
  ancien_delegataire: 'ancien délégataire',
  ase_placement_sans_allocation: 'placement sans allocation',
  ase_tiers_digne_de_confiance: 'tiers digne de confiance',
  avenirpro_quatre_mois: 'AvenirPro',
  cap_vers_bac_pro: 'CAP vers bac pro',
  cas_particulier: 'cas particulier',
  cfa_avant_15_ans: 'CFA avant 15 ans',
  changement_apres_la_cloture: 'changement après la clôture',
  charge_presumee: 'charge présumée',
  classe_de_college_au_dela_de_l_echelon_3: 'classe de collège au-delà de l’échelon 3',
  cned_hors_de_france: 'CNED hors de France',
  concubinage_fini: 'concubinage fini',
  contrat_jeune_majeur: 'contrat jeune majeur',
  courriel_refuse: 'courriel refusé, adresse à vérifier',
  courrier_mis_de_cote: 'courrier mis de côté',
  courrier_revenu: 'courrier revenu, adresse à demander',
  demande_de_l_annee_suivante: 'demande après le 31 décembre',
  eleve_hors_avis: 'élève absent de l’avis',
  equipement_specialite: 'équipement selon la spécialité',
  hors_delai: 'hors délai',
  monnaie_convertie: 'autre monnaie',
  message: 'message de la famille',
  mouvement: 'élève parti, arrivé ailleurs ou dans une autre formation',
  absences_a_retenir: 'absences au-delà du seuil',
  retenue_demandee: 'retenue demandée',
  retenue_a_rendre: 'retenue à rendre',
  transfert: 'venu d’un autre établissement',
  phase_preparatoire: 'phase préparatoire',
  piece_a_verifier: 'pièce à vérifier',
  plafond_imprime_12300: 'plafond imprimé en doute',
  primes_et_retenue: 'primes hors de la retenue',
  recours: 'recours',
  recours_gracieux: 'recours gracieux',
  recours_a_envoyer: 'recours à envoyer au ministre',
  recours_hierarchique: 'recours hiérarchique',
  recours_rapo: 'recours préalable obligatoire',
  recours_tardif: 'recours tardif',
  reprise_en_cours_d_annee: 'reprise en cours d’année',
  requete: 'devant le tribunal',
  relecture: 'seconde lecture',
  retard_leve: 'à temps depuis la prolongation',
  retenue_au_lycee: 'retenue au lycée',
  retrait: 'fin de bourse engagée',
  retrait_entendu: 'fin de bourse à conclure',
  rectification: 'erreur signalée par la famille',
  retour_en_formation_diplome: 'retour en formation, déjà diplômé',
  revenu_isole: 'revenu isolé',
  silence: 'sans réponse dans le délai',
  service_civique_alterne: 'service civique alterné',
  tutelle_hors_declaration: 'tutelle hors déclaration',
};

/** A flag of a dossier in words; one that has none yet is read as it is written. */
export const direDrapeau = (drapeau: string): string => DRAPEAUX[drapeau] ?? drapeau.replaceAll('_', ' ');

/** What another flag says with more: a row shows the finer one alone. */
const PLUS_PRECIS: Readonly<Record<string, string>> = { recours: 'recours_', retrait: 'retrait_' };

/** The flags of a dossier that say something more than the others. */
export const drapeauxMontres = (drapeaux: readonly string[]): string[] =>
  drapeaux.filter((drapeau) => {
    const debut = PLUS_PRECIS[drapeau];
    return !debut || !drapeaux.some((autre) => autre.startsWith(debut));
  });

/** Flags that the filter of the queue offers. */
export const DRAPEAUX_CONNUS: readonly string[] = Object.keys(DRAPEAUX);
