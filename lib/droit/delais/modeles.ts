import type { Modele } from './delai.ts';

/** The yearly circulaires have said it without change over all the years that can be computed. */
const CIRCULAIRE = { du: '2016-09-01' };

const RAPO = { article: 'C. IV.B, lycée ; R. 531-25', titre: 'Procédure de recours (lycée)' };
const COLLEGE = { article: 'C. IV.B, collège', titre: 'Procédure de recours (collège)' };

/** What the texts give to the family. */
export const MODELES_FAMILLE = {
  'delai.pieces': {
    source: {
      article: 'C. III.C',
      titre: 'Ressources à prendre en compte, point d’attention',
      dit: 'faute des justificatifs dans les 15 jours de la demande de pièces, la demande est refusée comme incomplète',
    },
    enVigueur: CIRCULAIRE,
    duree: { jours: 15 },
    evenement: 'la réception de la demande de pièces',
    quoi: 'Les pièces demandées peuvent arriver jusqu’au',
  },
  'delai.entree_en_formation': {
    source: {
      article: 'C. I.B',
      titre: 'Dérogations à la campagne annuelle',
      dit: 'en MLDS et en retour en formation, la demande se présente dans le mois qui suit l’entrée en formation',
    },
    enVigueur: CIRCULAIRE,
    duree: { mois: 1 },
    evenement: 'l’entrée en formation',
    quoi: 'La demande peut être déposée jusqu’au',
  },
  'delai.changement_de_personne': {
    source: {
      article: 'C. III.C.1.b',
      titre: 'Changement de personne en charge de l’élève boursier en cours d’année scolaire',
      dit: 'la nouvelle personne en charge a deux mois après l’événement pour déposer une demande sur papier',
    },
    enVigueur: { du: '2023-09-01' },
    duree: { mois: 2 },
    evenement: 'le changement de la personne en charge',
    quoi: 'La nouvelle personne en charge peut déposer une demande sur papier jusqu’au',
  },
  'delai.observations': {
    source: {
      article: 'CRPA L. 121-1, L. 122-1',
      titre: 'Échanges avec l’administration avant une décision individuelle',
      dit: 'une décision qui retire un droit n’est prise qu’après que la personne a pu présenter ses observations',
    },
    enVigueur: { du: '2016-01-01' },
    duree: { jours: 15 },
    evenement: 'la réception de l’invitation',
    quoi: 'Les observations de la famille peuvent arriver jusqu’au',
  },
} satisfies Record<string, Modele>;

/** What the texts ask of the administration. */
export const MODELES_ADMINISTRATION = {
  'delai.propositions': {
    source: {
      article: 'C. IV.B, collège, 2',
      titre: 'Procédure d’attribution applicable aux collèges privés',
      dit: 'la liste des propositions parvient au service académique dans les huit jours de la clôture',
    },
    enVigueur: { du: '2016-09-01' },
    duree: { jours: 8 },
    evenement: 'la clôture de la campagne',
    quoi: 'La liste des propositions est attendue au service académique jusqu’au',
  },
  'delai.accuse_de_reception': {
    source: {
      article: 'CRPA L. 112-11 ; C. II.C.3',
      titre: 'Accusés de réception',
      dit: 'une demande électronique reçoit un accusé de réception dans les sept jours s’il n’est pas immédiat',
    },
    enVigueur: { du: '2016-11-07' },
    duree: { jours: 7 },
    evenement: 'la réception de la demande',
    quoi: 'L’accusé de réception est dû jusqu’au',
  },
  'delai.silence_sur_la_demande': {
    source: {
      article: 'CRPA L. 231-4, L. 114-5',
      titre: 'Silence gardé sur une demande de caractère financier',
      dit: 'une demande financière complète restée deux mois sans réponse est rejetée ; les pièces manquantes suspendent ce délai',
    },
    enVigueur: { du: '2016-01-01' },
    duree: { mois: 2 },
    evenement: 'la réception de la demande complète',
    quoi: 'Sans décision, la demande est réputée rejetée le',
  },
  'delai.retrait_pour_erreur': {
    source: {
      article: 'CRPA L. 242-1',
      titre: 'Retrait d’une décision créatrice de droits',
      dit: 'une décision illégale qui a créé des droits ne se retire que dans les quatre mois où elle a été prise',
    },
    enVigueur: { du: '2016-06-01' },
    duree: { mois: 4 },
    evenement: 'la décision d’attribution',
    quoi: 'Une bourse attribuée par erreur peut être retirée jusqu’au',
  },
  'delai.paiement_par_mandataire': {
    source: {
      article: 'C. VII.B.2.b',
      titre: 'Établissements privés : le paiement aux familles et la comptabilité',
      dit: 'l’établissement mandaté paie les familles dans le mois qui suit la perception des bourses',
    },
    enVigueur: { du: '2016-09-01' },
    duree: { mois: 1 },
    evenement: 'la perception des bourses par l’établissement',
    quoi: 'Les familles sont payées par l’établissement au plus tard le',
  },
} satisfies Record<string, Modele>;

/** What the texts give to who contests. */
export const MODELES_RECOURS = {
  'delai.rapo': {
    source: {
      ...RAPO,
      dit: 'le recours préalable obligatoire se forme dans les quinze jours de la réception de la décision',
    },
    enVigueur: CIRCULAIRE,
    duree: { jours: 15 },
    franc: true,
    evenement: 'la réception de la décision',
    quoi: 'Le recours préalable obligatoire devant le recteur peut être formé jusqu’au',
  },
  'delai.reponse_rapo': {
    source: {
      article: 'C. IV.B, lycée ; D. 531-26 ; CRPA L. 411-7',
      titre: 'Procédure de recours (lycée)',
      dit: 'le recteur statue sur le recours préalable dans les deux mois',
    },
    enVigueur: CIRCULAIRE,
    duree: { mois: 2 },
    evenement: 'la réception du recours par l’administration',
    quoi: 'Sans réponse du recteur, le recours est rejeté le',
  },
  'delai.gracieux_ou_hierarchique': {
    source: {
      article: 'C. IV.B',
      titre: 'Procédure de recours (collège et lycée)',
      dit: 'un recours gracieux ou hiérarchique se forme dans les deux mois de la réception de la décision',
    },
    enVigueur: CIRCULAIRE,
    duree: { mois: 2 },
    franc: true,
    evenement: 'la réception de la décision',
    quoi: 'Un recours gracieux ou hiérarchique peut être formé jusqu’au',
  },
  'delai.reponse_recours_administratif': {
    source: {
      article: 'C. IV.B, collège ; CRPA L. 411-7',
      titre: 'Procédure de recours (collège)',
      dit: 'un recours administratif resté deux mois sans réponse est rejeté',
    },
    enVigueur: CIRCULAIRE,
    duree: { mois: 2 },
    evenement: 'la réception du recours par l’administration',
    quoi: 'Sans réponse de l’administration, le recours est rejeté le',
  },
  'delai.tribunal': {
    source: {
      article: 'C. IV.B ; CJA R. 421-1',
      titre: 'Procédure de recours (collège et lycée)',
      dit: 'le tribunal administratif se saisit dans les deux mois de la décision ou de la réponse au recours',
    },
    enVigueur: CIRCULAIRE,
    duree: { mois: 2 },
    franc: true,
    evenement: 'la réception de la décision',
    quoi: 'Le tribunal administratif peut être saisi jusqu’au',
  },
  'delai.tribunal_sans_reponse': {
    source: {
      ...COLLEGE,
      dit: 'sans réponse au recours administratif, le délai pour saisir le tribunal est de quatre mois depuis ce recours',
    },
    enVigueur: CIRCULAIRE,
    duree: { mois: 4 },
    franc: true,
    evenement: 'l’introduction du recours resté sans réponse',
    quoi: 'Le tribunal administratif peut être saisi jusqu’au',
  },
  'delai.un_an_sans_preuve': {
    source: {
      article: 'CE, Czabaj, 2016',
      titre: 'Délai raisonnable de recours',
      dit: 'sans preuve de sa réception, une décision ne se conteste plus un an après le jour où il est établi qu’elle était connue',
    },
    enVigueur: { du: '2016-07-13' },
    duree: { mois: 12 },
    franc: true,
    evenement: 'le jour où la décision était sûrement connue',
    quoi: 'Sans preuve de sa réception, la décision pouvait être contestée jusqu’au',
  },
} satisfies Record<string, Modele>;

/** Every delay of the procedure: dates, sentences, letters and screens are told from here. */
export const MODELES = { ...MODELES_FAMILLE, ...MODELES_ADMINISTRATION, ...MODELES_RECOURS };
export type IdDeDelai = keyof typeof MODELES;
