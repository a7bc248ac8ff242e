/** The closed list of pieces: what a demande may be asked for, and nothing else (C. III; annexes 2, 3, 9, 10). */

export interface Piece {
  libelle: string;
  /** What the family, or whoever provides it, should know to bring the right paper. */
  explication: string;
  article: string;
  fournie: 'demandeur' | 'etablissement' | 'service_social';
  /** The special regime of C. III.C: may come after the 15 days, until the end of the school year. */
  regimeAvisImpot?: true;
}

const FORMULAIRE = 'annexes 2 et 3';

export const PIECES = {
  formulaire_signe: {
    libelle: 'Formulaire de demande rempli, daté et signé',
    explication:
      'Les pages du formulaire papier à remplir, avec la case de votre situation cochée et votre signature.',
    article: FORMULAIRE,
    fournie: 'demandeur',
  },
  avis_impot: {
    libelle: 'Avis d’impôt du demandeur',
    explication:
      'La copie de votre avis d’impôt sur les revenus de l’année de référence, que vous payiez l’impôt ou non.',
    article: `C. III.C ; ${FORMULAIRE}`,
    fournie: 'demandeur',
    regimeAvisImpot: true,
  },
  avis_impot_concubin: {
    libelle: 'Avis d’impôt de la personne avec qui vous vivez',
    explication:
      'La copie de son avis d’impôt sur les revenus de l’année de référence, même si vous ne viviez pas encore ensemble.',
    article: `C. III.A ; ${FORMULAIRE}`,
    fournie: 'demandeur',
    regimeAvisImpot: true,
  },
  situation_declarative: {
    libelle: 'Situation déclarative de l’année de référence',
    explication: 'Le document des impôts qui reprend votre déclaration, à défaut d’un avis.',
    article: 'C. III.D.4',
    fournie: 'demandeur',
  },
  avis_impot_etranger: {
    libelle: 'Avis d’impôt étranger',
    explication:
      'L’avis reçu à l’étranger pour l’année de référence, si ces revenus ne sont pas déjà dans l’avis français.',
    article: 'C. III.C.2',
    fournie: 'demandeur',
    regimeAvisImpot: true,
  },
  justificatif_revenus_etrangers: {
    libelle: 'Justificatif des revenus perçus en France et à l’étranger',
    explication: 'Tout document qui montre l’ensemble des revenus de l’année de référence.',
    article: 'C. III.C.2',
    fournie: 'demandeur',
  },
  justificatif_revenus_pays_origine: {
    libelle: 'Justificatif des revenus perçus dans le pays d’origine',
    explication: 'Un document qui montre les revenus de l’année de référence avant l’arrivée en France.',
    article: 'C. III.C.2',
    fournie: 'demandeur',
  },
  bulletins_salaire: {
    libelle: 'Bulletins de salaire de l’année de référence',
    explication: 'Les bulletins de salaire, ou un autre justificatif de revenus, de l’année de référence.',
    article: 'C. III.C.2',
    fournie: 'demandeur',
  },
  attestation_organisme_accueil: {
    libelle: 'Attestation de revenus d’un organisme d’accueil agréé',
    explication:
      'L’attestation d’un organisme agréé pour l’accueil des nouveaux arrivants, pour l’année de référence.',
    article: 'C. III.C.2',
    fournie: 'demandeur',
  },
  attestation_caf: {
    libelle: 'Attestation de paiement de la CAF ou de la MSA',
    explication: 'Une attestation récente qui nomme les enfants à votre charge.',
    article: `C. III.A ; ${FORMULAIRE}`,
    fournie: 'demandeur',
  },
  justificatif_domicile: {
    libelle: 'Justificatif de domicile',
    explication: 'Un document récent qui montre votre résidence principale en France.',
    article: 'C. III.B',
    fournie: 'demandeur',
  },
  justificatif_changement_residence: {
    libelle: 'Justificatif du changement de résidence de l’élève',
    explication: 'Un document qui montre que l’élève vit désormais chez vous.',
    article: FORMULAIRE,
    fournie: 'demandeur',
  },
  decision_tutelle: {
    libelle: 'Décision de justice désignant le tuteur',
    explication: 'La copie de la décision qui vous nomme tuteur de l’élève.',
    article: `C. III.D.2 ; ${FORMULAIRE}`,
    fournie: 'demandeur',
  },
  decision_conseil_famille: {
    libelle: 'Décision du conseil de famille',
    explication: 'La copie de la décision du conseil de famille, à la place de la décision de justice.',
    article: `C. III.D.2 ; ${FORMULAIRE}`,
    fournie: 'demandeur',
  },
  rib: {
    libelle: 'Relevé d’identité bancaire',
    explication: 'Le RIB du compte sur lequel la bourse sera versée.',
    article: FORMULAIRE,
    fournie: 'demandeur',
  },
  avis_dasen: {
    libelle: 'Avis favorable du DASEN',
    explication: 'L’avis favorable à l’inscription au CNED, reçu de la DSDEN du département où vit l’élève.',
    article: 'C. I ; annexe 2',
    fournie: 'demandeur',
  },
  justificatif_aefe: {
    libelle: 'Justificatif d’absence de place dans le réseau de l’AEFE',
    explication:
      'Un document qui montre que l’élève ne peut pas aller dans un établissement français à l’étranger.',
    article: 'C. I',
    fournie: 'demandeur',
  },
  delegation_autorite_parentale: {
    libelle: 'Délégation de l’autorité parentale',
    explication: 'Le jugement ou l’acte qui vous délègue l’autorité parentale, même en partie.',
    article: 'C. III.B',
    fournie: 'demandeur',
  },
  attestation_consulat: {
    libelle: 'Attestation du consulat du pays d’origine',
    explication: 'L’attestation du consulat en France qui valide la délégation établie à l’étranger.',
    article: 'C. III.B',
    fournie: 'demandeur',
  },
  document_charge: {
    libelle: 'Document qui montre que vous avez la charge de l’élève',
    explication: 'Tout document qui montre que vous assumez la charge effective et permanente de l’élève.',
    article: 'C. III.B, III.C.1.b',
    fournie: 'demandeur',
  },
  attestation_placement: {
    libelle: 'Attestation sur le placement',
    explication:
      'Un document du service qui suit l’élève : le placement est-il effectif, l’allocation est-elle versée ?',
    article: 'C. III.D.3.a',
    fournie: 'service_social',
  },
  attestation_pjj: {
    libelle: 'Attestation de l’établissement de la PJJ',
    explication: 'Le directeur y atteste que les frais de scolarité restent à la charge de la famille.',
    article: 'C. III.D.3.a',
    fournie: 'demandeur',
  },
  decision_assistance_educative: {
    libelle: 'Décision du juge sur l’assistance éducative',
    explication: 'La décision qui précise qui assume la charge de l’élève et si une allocation est versée.',
    article: 'C. III.D.3.b',
    fournie: 'demandeur',
  },
  acte_deces: {
    libelle: 'Acte de décès',
    explication: 'L’acte de décès du parent, ou tout document officiel qui l’établit.',
    article: 'C. III.C.1.a',
    fournie: 'demandeur',
  },
  justificatif_separation: {
    libelle: 'Justificatif du divorce ou de la séparation',
    explication: 'Le jugement, la convention, ou un document qui atteste la séparation.',
    article: 'C. III.C.1.a, III.D.1',
    fournie: 'demandeur',
  },
  decision_residence: {
    libelle: 'Décision sur la résidence de l’élève',
    explication: 'La décision qui fixe chez vous la résidence exclusive de l’élève.',
    article: 'C. III.C.1.a',
    fournie: 'demandeur',
  },
  justificatif_emploi_france: {
    libelle: 'Justificatif d’emploi en France d’un parent',
    explication: 'Un document qui montre que l’un des parents travaille ou a travaillé en France.',
    article: 'C. III.B',
    fournie: 'demandeur',
  },
  justificatif_protection_temporaire: {
    libelle: 'Document de protection temporaire',
    explication: 'Le document qui montre que l’élève bénéficie de la protection temporaire.',
    article: 'C. I.B.3',
    fournie: 'demandeur',
  },
  attestation_mlds: {
    libelle: 'Attestation de suivi par la mission de lutte contre le décrochage (MLDS)',
    explication:
      'L’attestation de l’établissement qui accueille l’action : ses dates, et l’inscription sous statut scolaire.',
    article: 'C. I.B.1',
    fournie: 'etablissement',
  },
  affectation_dasen: {
    libelle: 'Décision d’affectation en retour en formation',
    explication:
      'La décision du directeur académique qui affecte l’élève au titre du retour en formation initiale.',
    article: 'C. I.B.2',
    fournie: 'etablissement',
  },
  decision_emancipation: {
    libelle: 'Décision d’émancipation',
    explication: 'La copie de la décision qui émancipe l’élève mineur.',
    article: 'C. III.D.4',
    fournie: 'demandeur',
  },
  contrat_jeune_majeur: {
    libelle: 'Contrat jeune majeur',
    explication: 'La copie du contrat, avec ses dates.',
    article: 'C. III.D.4',
    fournie: 'demandeur',
  },
  rapport_service_social: {
    libelle: 'Rapport du service social en faveur des élèves',
    explication: 'Les faits sur l’hébergement et les moyens d’existence de l’élève.',
    article: 'C. III.D.5',
    fournie: 'service_social',
  },
  fiche_reprise_etudes: {
    libelle: 'Fiche navette pour la prime de reprise d’études',
    explication: 'La fiche de l’annexe 9, remplie par l’établissement et jointe à la demande.',
    article: 'C. IV.C ; annexe 9',
    fournie: 'etablissement',
  },
  imprime_transfert: {
    libelle: 'Imprimé de transfert d’un autre service des bourses',
    explication:
      'Le papier par lequel un service qui n’est pas du ministère de l’éducation nationale (agriculture) dit l’échelon, le jour de sa décision et celui de la sortie.',
    article: 'C. V.A',
    fournie: 'etablissement',
  },
  procuration: {
    libelle: 'Procuration pour le paiement à l’établissement',
    explication: 'Un choix de la famille : la bourse est alors versée à l’établissement privé.',
    article: 'C. VI ; annexe 10',
    fournie: 'demandeur',
  },
} as const satisfies Record<string, Piece>;

export type CodePiece = keyof typeof PIECES;

/** True for an avis d'impôt, French or foreign, of the demandeur or of the concubin: it may come late (C. III.C). */
export const estAvisImpot = (code: CodePiece): boolean => 'regimeAvisImpot' in PIECES[code];

/** True for a paper whose figures are read as those of an avis: one, or the situation déclarative (C. III.D.4). */
export const porteLesRevenus = (code: CodePiece): boolean =>
  estAvisImpot(code) || code === 'situation_declarative';
