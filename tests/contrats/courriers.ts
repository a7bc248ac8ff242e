import { rentree } from '#lib/droit/annee.ts';
import { PRIMES } from '#lib/droit/argent/primes.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { type Echelle, echelleDe } from '#lib/droit/bareme/echelle.ts';
import { type Courrier, composerCourrier } from '#lib/droit/courrier/courrier.ts';
import type { EnTete } from '#lib/droit/courrier/donnees.ts';
import { aLaFamille } from '#lib/droit/courrier/lettre-depart.ts';
import type { DonneesCourrier, GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import { jour } from '#lib/droit/date.ts';
import { centimes, euros } from '#lib/droit/montant.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';

function echelle(type: TypeBourse, enfants: number, ressources: number): Echelle {
  const bareme = trouverBareme(2026, type);
  if (!bareme) throw new Error(type);
  return echelleDe(bareme, enfants, ressources);
}

/** A collège public in Roubaix and the family that wrote to it; all fictitious. */
export const COLLEGE: EnTete = {
  reference: 'C-2026-000142',
  lieu: 'Roubaix',
  date: jour('2026-10-21'),
  service: {
    nom: 'Collège Simone-Lagrange',
    adresse: ['12 rue des Tilleuls', '59100 Roubaix'],
    telephone: '03 20 00 00 00',
    courriel: 'bourses@college-lagrange.example',
  },
  destinataire: {
    civilite: 'Mme',
    nom: 'Mme Thị Hương Nguyễn',
    adresse: ['Résidence Les Érables, bâtiment B', '4 allée du Chêne-Liège', '59100 Roubaix'],
  },
  eleve: { nom: 'Nguyễn', prenom: 'Zoé', classe: '5e B' },
  etablissement: { nom: 'Collège Simone-Lagrange', commune: 'Roubaix' },
  rentree: rentree(2026),
  type: 'college',
  branche: 'college_public',
  departement: '59',
  ministere: 'Ministère de l’éducation nationale',
  academie: 'de Lille',
  signataire: {
    prenom: 'Hélène',
    nom: 'Lefèvre',
    qualite: "La cheffe d'établissement",
    service: 'Collège Simone-Lagrange, Roubaix',
  },
  envoi: 'postal',
};

/** A lycée of the same académie: the SAB decides for the DASEN. */
export const LYCEE: EnTete = {
  ...COLLEGE,
  reference: 'L-2026-004711',
  lieu: 'Lille',
  service: {
    nom: 'DSDEN du Nord, service académique des bourses',
    adresse: ['1 rue Claude-Bernard', '59000 Lille'],
    telephone: '03 20 00 00 01',
    courriel: 'sab@sab.example',
  },
  eleve: { nom: 'Nguyễn', prenom: 'Loïc', classe: '1re année de CAP cuisine' },
  etablissement: { nom: 'Lycée professionnel des Deux-Caps', commune: 'Gravelines' },
  type: 'lycee',
  branche: 'lycee_public',
  signataire: {
    prenom: 'Amadou',
    nom: 'Diallo',
    qualite: "Le directeur académique des services de l'éducation nationale",
    service: 'Service académique des bourses',
    delegation: "Au nom de l'État, pour le recteur de l'académie de Lille et par délégation",
  },
  envoi: 'teleservice',
};

/** A withdrawal under way; all fictitious. */
const RETRAIT = {
  motif: 'charge',
  expose: 'Par un jugement du 1er octobre 2026, la résidence de l’enfant est fixée chez une autre personne.',
  engageLe: jour('2026-10-05'),
  dernierJour: null,
  observationsLe: null,
  motivation: null,
  meriteJusquAu: null,
  repriseDu: null,
} as const;
const SUSPENSION = {
  ...RETRAIT,
  motif: 'merite_assiduite',
  expose: 'Douze demi-journées d’absence sans justification depuis la rentrée, dit l’établissement.',
  observationsLe: jour('2026-10-20'),
  meriteJusquAu: jour('2026-10-31'),
} as const;
const MOTIF_CHARGE = {
  texte:
    'La personne qui a obtenu la bourse n’assume plus la charge effective et permanente de l’élève. La bourse est retirée pour l’avenir : son dernier jour est le samedi 31 octobre 2026.',
  article: 'C. III.C.1.b (décret n° 2023-614)',
};

/** Seventeen days of a collégien at échelon 1: 17 × 336 € / 270. */
/** A recours against a retenue, whatever the law sees in it. */
const RECOURS_SUR_RETENUE = {
  formeLe: jour('2027-02-01'),
  recuLe: jour('2027-02-03'),
  surRetenue: { faiteLe: jour('2027-01-11'), demiJournees: 36, centimes: centimes(2116) },
};

const RETENUE = {
  demiJournees: 34,
  franchiLe: jour('2026-10-21'),
  avant: centimes(0),
  apres: centimes(2116),
  motivation: 'Absences du 21 au 25 septembre et du 5 au 23 octobre, sans motif malgré deux courriers.',
  motifs: [
    {
      texte: '17 jours × 1/270 de 336 € : 21,16 € depuis la rentrée.',
      article: 'C. VII.A (D. 531-12)',
    },
  ],
};

const MOTIF_RESSOURCES = {
  texte: 'Le revenu fiscal de référence de 21 400 € dépasse le plafond de 18 488 € pour un enfant à charge.',
  article: 'D. 531-4',
};

const PERSONNE = { prenom: '', nom: '', qualite: '', service: 'Service académique des bourses' };

/** One lawful letter of each kind. */
export const LETTRES: Record<GenreCourrier, DonneesCourrier> = {
  accuse_reception: {
    ...COLLEGE,
    genre: 'accuse_reception',
    dateReception: jour('2026-10-01'),
    pieces: [{ libelle: 'Attestation de paiement de la CAF ou de la MSA, de moins de trois mois' }],
    retardAdmis: null,
    enLigne: false,
    expediteur: COLLEGE.service,
    signataire: {
      prenom: 'Nadia',
      nom: 'Benali',
      qualite: 'Secrétariat',
      service: 'Collège Simone-Lagrange',
      delegation: 'Pour le chef d’établissement et par ordre',
    },
  },
  demande_incomplete: {
    ...COLLEGE,
    genre: 'demande_incomplete',
    envoi: 'teleservice',
    pieces: [
      { libelle: 'Avis d’impôt 2026 sur les revenus de 2025', avisImpot: true },
      { libelle: 'Attestation de paiement de la CAF ou de la MSA, de moins de trois mois' },
    ],
  },
  attribution: {
    ...LYCEE,
    genre: 'attribution',
    calcul: 'assiste',
    chiffres: {
      anneeDesRevenus: 2025,
      ressources: 14_210,
      enfants: 2,
      plafond: 16_162,
      echelle: echelle('lycee', 2, 14_210),
    },
    bourse: { echelon: 3, annuel: euros(732), trimestres: [euros(244), euros(244), euros(244)] },
    primes: [
      { ...PRIMES.merite, montant: euros(642) },
      { ...PRIMES.internat, montant: euros(465) },
      { ...PRIMES.equipement, montant: euros(341.71) },
      { ...PRIMES.reprise, montant: euros(600) },
    ],
    possibles: [],
  },
  refus: {
    ...COLLEGE,
    genre: 'refus',
    calcul: 'assiste',
    motifs: [MOTIF_RESSOURCES],
    chiffres: {
      anneeDesRevenus: 2025,
      ressources: 21_400,
      enfants: 1,
      plafond: 18_488,
      echelle: echelle('college', 1, 21_400),
    },
    fondsSociaux: true,
  },
  irrecevabilite: {
    ...LYCEE,
    genre: 'irrecevabilite',
    cause: 'double_demande',
    dateReception: jour('2026-10-02'),
    motifs: [
      {
        texte:
          'Deux demandes ont été déposées pour Loïc Nguyễn, en résidence alternée, par ses deux parents.',
        article: 'C. II.C.1',
      },
    ],
  },
  refus_hors_delai: {
    ...COLLEGE,
    genre: 'refus_hors_delai',
    dateReception: jour('2026-10-20'),
    dateCloture: jour('2026-10-15'),
    motifs: [
      {
        texte: 'La demande a été reçue après la fin de la campagne et aucune dérogation ne s’applique.',
        article: 'D. 530-1',
      },
    ],
  },
  accuse_reception_recours: {
    ...LYCEE,
    genre: 'accuse_reception_recours',
    recours: { genre: 'rapo', formeLe: jour('2026-10-19'), recuLe: jour('2026-10-21') },
    // Formed on the portal: nobody’s hand is behind it.
    signataire: PERSONNE,
  },
  maintien_du_refus: {
    ...LYCEE,
    genre: 'maintien_du_refus',
    suite: 'rapo',
    calcul: 'assiste',
    recours: { genre: 'rapo', formeLe: jour('2026-10-19'), recuLe: jour('2026-10-21') },
    motivation:
      'La baisse de vos revenus date de 2026 : elle ne peut pas être comptée, et votre avis d’impôt de 2025 reste la base du calcul.',
    motifs: [MOTIF_RESSOURCES],
    retrait: false,
    chiffres: {
      anneeDesRevenus: 2025,
      ressources: 21_400,
      enfants: 1,
      plafond: 18_488,
      echelle: echelle('lycee', 1, 21_400),
    },
  },
  silence_sur_la_demande: {
    ...LYCEE,
    genre: 'silence_sur_la_demande',
    signataire: PERSONNE,
    rejeteeLe: jour('2026-11-10'),
    derniersJours: [
      'Le recours préalable obligatoire devant le recteur peut être formé jusqu’au jeudi 26 novembre 2026.',
    ],
  },
  silence_sur_le_recours: {
    ...LYCEE,
    genre: 'silence_sur_le_recours',
    signataire: PERSONNE,
    recours: { genre: 'rapo', formeLe: jour('2026-10-19') },
    rejeteLe: jour('2026-12-20'),
    jugeJusquAu: jour('2027-02-22'),
  },
  rappel_de_pieces: {
    ...COLLEGE,
    genre: 'rappel_de_pieces',
    signataire: PERSONNE,
    limite: jour('2026-10-23'),
    pieces: [
      { libelle: 'Avis d’impôt 2026 sur les revenus de 2025', avisImpot: true },
      { libelle: 'Attestation de paiement de la CAF ou de la MSA, de moins de trois mois' },
    ],
  },
  relance_avant_cloture: {
    ...COLLEGE,
    genre: 'relance_avant_cloture',
    signataire: PERSONNE,
    limite: jour('2026-10-15'),
    pieces: [
      { libelle: 'Avis d’impôt 2026 sur les revenus de 2025', avisImpot: true },
      { libelle: 'Formulaire signé' },
    ],
  },
  invitation_a_demander: {
    ...COLLEGE,
    genre: 'invitation_a_demander',
    cloture: jour('2026-10-15'),
  },
  reprise_de_la_demande: {
    ...COLLEGE,
    genre: 'reprise_de_la_demande',
    signataire: PERSONNE,
    dateReception: jour('2026-10-02'),
    repriseLe: jour('2026-11-09'),
  },
  reponse_au_recours: {
    ...COLLEGE,
    genre: 'reponse_au_recours',
    issue: 'rouvert',
    repondant: null,
    motivation: 'Les pièces que vous joignez montrent une hospitalisation pendant toute la campagne.',
    recours: { genre: 'gracieux', formeLe: jour('2026-10-19'), recuLe: jour('2026-10-20') },
  },
  invitation_aux_observations: { ...LYCEE, genre: 'invitation_aux_observations', retrait: RETRAIT },
  accuse_reception_renonciation: {
    ...COLLEGE,
    genre: 'accuse_reception_renonciation',
    retrait: { ...RETRAIT, motif: 'renonciation', dernierJour: jour('2026-10-31') },
    // Made on the portal: nobody’s hand is behind it.
    signataire: { prenom: '', nom: '', qualite: '', service: 'Collège Simone-Lagrange' },
  },
  rectification_ecartee: {
    ...LYCEE,
    genre: 'rectification_ecartee',
    rectification: {
      annonceeLe: jour('2026-10-12'),
      expose: 'Mon fils a eu la mention bien au brevet.',
      motivation: 'Le relevé du brevet porte la mention assez bien, qui n’ouvre pas la bourse au mérite.',
      decideeLe: jour('2026-09-21'),
    },
  },
  reprise_apres_retard: {
    ...LYCEE,
    genre: 'reprise_apres_retard',
    retardLeve: {
      genre: 'irrecevabilite',
      du: jour('2026-11-05'),
      recuLe: jour('2026-11-02'),
      cachetLe: jour('2026-10-14'),
      motivation: 'La Poste certifie que le pli a été déposé au guichet le 14 octobre 2026.',
    },
  },
  retenue_pour_absences: { ...COLLEGE, genre: 'retenue_pour_absences', retenue: RETENUE },
  restitution_de_retenue: {
    ...LYCEE,
    genre: 'restitution_de_retenue',
    retenue: { ...RETENUE, demiJournees: 0, franchiLe: null, avant: centimes(2116), apres: centimes(0) },
  },
  retrait: {
    ...LYCEE,
    genre: 'retrait',
    motif: 'charge',
    motifs: [MOTIF_CHARGE],
    motivation: RETRAIT.expose,
    dernierJour: jour('2026-10-31'),
    observationsLe: jour('2026-10-20'),
  },
  suspension_du_merite: {
    ...LYCEE,
    genre: 'suspension_du_merite',
    retrait: SUSPENSION,
    motifs: [
      {
        texte:
          'L’élève ne satisfait pas à l’obligation d’assiduité. La bourse au mérite est suspendue pour l’avenir : son dernier jour est le samedi 31 octobre 2026.',
        article: 'C. IV.C.3 ; D. 531-40',
      },
    ],
    motivation: SUSPENSION.expose,
  },
  reprise_du_merite: {
    ...LYCEE,
    genre: 'reprise_du_merite',
    retrait: { ...SUSPENSION, repriseDu: jour('2027-01-04') },
    motivation: 'L’élève est de nouveau assidu depuis deux mois, dit l’établissement.',
  },
  depart_ailleurs: {
    ...LYCEE,
    genre: 'depart_ailleurs',
    depart: {
      etablissement: 'Lycée agricole des Marais',
      commune: 'Saint-Omer',
      reseau: 'agriculture',
      sortieLe: jour('2026-10-20'),
      arretLe: jour('2026-10-20'),
      exclusion: false,
    },
    motivation: '',
    du: centimes(14_875),
    equipementPerdu: false,
  },
  maintien_de_la_bourse: {
    ...COLLEGE,
    genre: 'maintien_de_la_bourse',
    retrait: {
      ...RETRAIT,
      observationsLe: jour('2026-10-20'),
      motivation: 'Le jugement que vous joignez maintient la résidence de l’enfant chez vous.',
    },
  },
};

type Faits<G extends GenreCourrier> = Extract<DonneesCourrier, { genre: G }>;

const ACCUSE = LETTRES.accuse_reception as Faits<'accuse_reception'>;
const ATTRIBUTION = LETTRES.attribution as Faits<'attribution'>;
const REFUS = LETTRES.refus as Faits<'refus'>;
const IRRECEVABILITE = LETTRES.irrecevabilite as Faits<'irrecevabilite'>;
const CHEF = COLLEGE.signataire;

/** A collège privé of the same town: it receives, the service académique decides. */
const COLLEGE_PRIVE: EnTete = {
  ...LYCEE,
  reference: 'C-2026-000311',
  destinataire: { nom: 'M. Awa Traoré', civilite: 'M.', adresse: ['2 rue du Port', '59140 Dunkerque'] },
  eleve: { nom: 'Traoré', prenom: 'Ibrahima', classe: '6e A' },
  etablissement: { nom: 'Collège Sainte-Odile', commune: 'Dunkerque' },
  type: 'college',
  branche: 'college_prive',
};
const SAINTE_ODILE = {
  nom: 'Collège Sainte-Odile',
  adresse: ['5 rue de l’Église', '59140 Dunkerque'],
  telephone: '03 28 00 00 00',
  courriel: 'secretariat@sainte-odile.example',
};

const ATTRIBUTION_SUR_RECOURS = {
  recours: { genre: 'rapo', formeLe: jour('2026-10-19'), recuLe: jour('2026-10-21') },
  maintenue: false,
  motivation: '',
} as const;

/** Letters as each branch, each author and each situation makes them differ. */
export const LETTRES_PAR_BRANCHE: Readonly<Record<string, DonneesCourrier>> = {
  'accuse-reception-college-public': ACCUSE,
  'accuse-reception-retard-admis': {
    ...ACCUSE,
    date: jour('2026-11-10'),
    dateReception: jour('2026-10-20'),
    retardAdmis: 'Hospitalisation du demandeur pendant tout le mois d’octobre, attestée.',
  },
  'recours-accuse-rapo': LETTRES.accuse_reception_recours,
  'recours-accuse-complement': {
    ...(LETTRES.accuse_reception_recours as Faits<'accuse_reception_recours'>),
    recours: {
      genre: 'rapo',
      formeLe: jour('2026-11-12'),
      recuLe: jour('2026-11-12'),
      complete: { formeLe: jour('2026-10-19'), recuLe: jour('2026-10-21') },
    },
  },
  'recours-accuse-tardif-college-public': {
    ...COLLEGE,
    genre: 'accuse_reception_recours',
    recours: { genre: 'tardif', formeLe: jour('2027-02-01'), recuLe: jour('2027-02-03') },
  },
  'recours-refus-maintenu-rapo': LETTRES.maintien_du_refus,
  'recours-accuse-gracieux-lycee-sans-rapo': {
    ...(LETTRES.accuse_reception_recours as Faits<'accuse_reception_recours'>),
    suite: 'sans_rapo',
    recours: { genre: 'gracieux', formeLe: jour('2026-11-19'), recuLe: jour('2026-11-20') },
  },
  'recours-accuse-hierarchique-apres-rapo': {
    ...(LETTRES.accuse_reception_recours as Faits<'accuse_reception_recours'>),
    suite: 'apres_rapo',
    recours: { genre: 'hierarchique', formeLe: jour('2027-01-19'), recuLe: jour('2027-01-20') },
  },
  'recours-refus-maintenu-gracieux-lycee': {
    ...(LETTRES.maintien_du_refus as Faits<'maintien_du_refus'>),
    suite: 'sans_rapo',
    recours: { genre: 'gracieux', formeLe: jour('2026-11-19'), recuLe: jour('2026-11-20') },
  },
  'recours-refus-maintenu-gracieux-apres-rapo': {
    ...(LETTRES.maintien_du_refus as Faits<'maintien_du_refus'>),
    suite: 'apres_rapo',
    eloignement: 'etranger',
    recours: { genre: 'gracieux', formeLe: jour('2027-01-19'), recuLe: jour('2027-01-20') },
  },
  'recours-refus-maintenu-par-un-successeur': {
    ...(LETTRES.maintien_du_refus as Faits<'maintien_du_refus'>),
    suite: 'sans_rapo',
    recours: {
      genre: 'gracieux',
      formeLe: jour('2026-11-19'),
      recuLe: jour('2026-11-20'),
      auteur: { prenom: 'Malik', nom: 'Diop', qualite: 'Le chef du service des bourses' },
    },
  },
  'recours-refus-maintenu-college-public': {
    ...COLLEGE,
    genre: 'maintien_du_refus',
    calcul: 'sans_algorithme',
    recours: { genre: 'gracieux', formeLe: jour('2026-11-19'), recuLe: jour('2026-11-20') },
    motivation: 'La demande est arrivée cinq jours après la clôture, et aucune dérogation n’est établie.',
    retrait: false,
    motifs: (LETTRES.refus_hors_delai as Faits<'refus_hors_delai'>).motifs,
  },
  'silence-demande-lycee': LETTRES.silence_sur_la_demande,
  'silence-demande-college-public': {
    ...(LETTRES.silence_sur_la_demande as Faits<'silence_sur_la_demande'>),
    ...COLLEGE,
    signataire: PERSONNE,
    derniersJours: [
      'Un recours gracieux ou hiérarchique peut être formé jusqu’au lundi 11 janvier 2027.',
      'Le tribunal administratif peut être saisi jusqu’au lundi 11 janvier 2027.',
    ],
  },
  'silence-recours-rapo': LETTRES.silence_sur_le_recours,
  'silence-recours-sans-juge': {
    ...(LETTRES.silence_sur_le_recours as Faits<'silence_sur_le_recours'>),
    recours: { genre: 'gracieux', formeLe: jour('2026-11-19') },
    jugeJusquAu: null,
  },
  'rappel-de-pieces': LETTRES.rappel_de_pieces,
  'relance-avant-cloture': LETTRES.relance_avant_cloture,
  'invitation-a-demander': LETTRES.invitation_a_demander,
  'attribution-modificative-moins': {
    ...ATTRIBUTION,
    modifie: {
      du: jour('2026-09-21'),
      annonceeLe: jour('2026-10-12'),
      boursier: true,
      memeEchelon: false,
      perdues: [],
      gagnees: [],
      moins: true,
    },
  },
  'attribution-modificative-plus': {
    ...ATTRIBUTION,
    ...COLLEGE,
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
    modifie: {
      du: jour('2026-09-21'),
      annonceeLe: jour('2026-10-12'),
      boursier: true,
      memeEchelon: false,
      perdues: [],
      gagnees: [],
      moins: false,
    },
  },
  'refus-modificatif': {
    ...REFUS,
    modifie: {
      du: jour('2026-09-21'),
      annonceeLe: jour('2026-10-12'),
      boursier: true,
      memeEchelon: false,
      perdues: [],
      gagnees: [],
      moins: true,
    },
  },
  'attribution-modificative-prime-perdue': {
    ...ATTRIBUTION,
    primes: ATTRIBUTION.primes.filter(({ libelle }) => libelle !== PRIMES.equipement.libelle),
    modifie: {
      du: jour('2026-09-21'),
      annonceeLe: jour('2026-10-12'),
      boursier: true,
      memeEchelon: true,
      perdues: ['equipement'],
      gagnees: [],
      moins: true,
    },
  },
  'attribution-modificative-prime-gagnee': {
    ...ATTRIBUTION,
    modifie: {
      du: jour('2026-09-21'),
      annonceeLe: jour('2026-10-12'),
      boursier: true,
      memeEchelon: true,
      perdues: [],
      gagnees: ['merite'],
      moins: false,
    },
  },
  'erreur-ecartee-lycee': LETTRES.rectification_ecartee,
  'erreur-ecartee-college-public': {
    ...COLLEGE,
    genre: 'rectification_ecartee',
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
    rectification: {
      annonceeLe: jour('2026-10-12'),
      expose: 'Mon fils aîné a été compté deux fois.',
      motivation: 'L’avis d’impôt porte deux enfants à charge, comme la demande.',
      decideeLe: jour('2026-09-21'),
    },
  },
  'erreur-ecartee-avant-decision': {
    ...COLLEGE,
    genre: 'rectification_ecartee',
    rectification: {
      annonceeLe: jour('2026-10-12'),
      expose: 'Mon fils aîné a été compté deux fois.',
      motivation: 'L’avis d’impôt porte deux enfants à charge, comme la demande.',
      decideeLe: null,
    },
  },
  'reprise-apres-retard-cachet': LETTRES.reprise_apres_retard,
  'reprise-apres-retard-college-public': {
    ...COLLEGE,
    genre: 'reprise_apres_retard',
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
    retardLeve: {
      genre: 'refus_hors_delai',
      du: jour('2026-11-05'),
      recuLe: jour('2026-10-14'),
      cachetLe: null,
      motivation: 'La demande a été retrouvée au secrétariat, avec le cachet du 14 octobre 2026.',
    },
  },
  'attribution-apres-silence': { ...ATTRIBUTION, remplaceRejetDu: jour('2026-11-10') },
  'recours-examen-repris': LETTRES.reponse_au_recours,
  'recours-tardif': {
    ...(LETTRES.reponse_au_recours as Faits<'reponse_au_recours'>),
    issue: 'tardif',
    motivation: '',
    recours: { genre: 'tardif', formeLe: jour('2027-02-01'), recuLe: jour('2027-02-03') },
  },
  'recours-tardif-un-an-sans-preuve': {
    ...(LETTRES.reponse_au_recours as Faits<'reponse_au_recours'>),
    issue: 'tardif',
    motivation:
      'Vous connaissiez cette décision le samedi 19 septembre 2026. Sans preuve de sa réception, la décision pouvait être contestée jusqu’au lundi 20 septembre 2027 : 12 mois après le jour où la décision était sûrement connue, le samedi 19 septembre 2026, délai franc. Votre lettre du 19 septembre 2026 la citait.',
    recours: { genre: 'rapo', formeLe: jour('2027-09-21'), recuLe: jour('2027-09-22') },
  },
  'recours-retenue-maintenue-lycee': {
    ...(LETTRES.reponse_au_recours as Faits<'reponse_au_recours'>),
    ...LYCEE,
    issue: 'maintenu',
    motivation:
      'Le carnet de correspondance ne porte aucun mot pour ces jours, et l’infirmerie n’a vu personne.',
    recours: { ...RECOURS_SUR_RETENUE, genre: 'gracieux' },
  },
  'recours-tardif-retenue': {
    ...(LETTRES.reponse_au_recours as Faits<'reponse_au_recours'>),
    issue: 'tardif',
    motivation: '',
    recours: { ...RECOURS_SUR_RETENUE, genre: 'tardif' },
  },
  'accuse-recours-retenue-lycee': {
    ...LYCEE,
    genre: 'accuse_reception_recours',
    recours: { ...RECOURS_SUR_RETENUE, genre: 'gracieux' },
  },
  'retenue-rendue-sur-recours-ministre': {
    ...(LETTRES.restitution_de_retenue as Faits<'restitution_de_retenue'>),
    retenue: { ...RETENUE, avant: centimes(2116), apres: centimes(1058) },
    surRecours: {
      recours: { ...RECOURS_SUR_RETENUE, genre: 'hierarchique' },
      repondant: 'Le ministre chargé de l’éducation nationale',
    },
  },
  'retenue-annulee-par-le-juge': {
    ...(LETTRES.restitution_de_retenue as Faits<'restitution_de_retenue'>),
    retenue: {
      ...RETENUE,
      avant: centimes(2116),
      apres: centimes(1058),
      motivation: 'Le tribunal retient le certificat du médecin : deux jours étaient justifiés.',
      jugement: { tribunal: 'tribunal administratif de Lille', jugeeLe: jour('2027-02-01') },
    },
  },
  'attribution-sur-recours': { ...ATTRIBUTION, suite: 'rapo', surRecours: ATTRIBUTION_SUR_RECOURS },
  'attribution-sur-recours-college-public': {
    ...ATTRIBUTION,
    ...COLLEGE,
    primes: [],
    chiffres: undefined,
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
    surRecours: {
      ...ATTRIBUTION_SUR_RECOURS,
      recours: { ...ATTRIBUTION_SUR_RECOURS.recours, genre: 'gracieux' },
    },
  },
  'attribution-sur-recours-college-prive': {
    ...ATTRIBUTION,
    ...COLLEGE_PRIVE,
    primes: [],
    chiffres: undefined,
    surRecours: {
      ...ATTRIBUTION_SUR_RECOURS,
      recours: { ...ATTRIBUTION_SUR_RECOURS.recours, genre: 'gracieux' },
    },
  },
  'recours-accuse-gracieux-college-public': {
    ...COLLEGE,
    genre: 'accuse_reception_recours',
    recours: { genre: 'gracieux', formeLe: jour('2026-11-19'), recuLe: jour('2026-11-20') },
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
  },
  'recours-accuse-hierarchique-college-public': {
    ...(LETTRES.accuse_reception_recours as Faits<'accuse_reception_recours'>),
    ...COLLEGE,
    service: LYCEE.service,
    recours: { genre: 'hierarchique', formeLe: jour('2026-11-19'), recuLe: jour('2026-11-20') },
    signataire: PERSONNE,
  },
  'attribution-maintenue-sur-recours': {
    ...ATTRIBUTION,
    suite: 'rapo',
    surRecours: {
      ...ATTRIBUTION_SUR_RECOURS,
      maintenue: true,
      motivation: 'L’échelon suit le barème de l’annexe 7, que personne ne peut changer.',
    },
  },
  'accuse-reception-college-prive': {
    ...ACCUSE,
    ...COLLEGE_PRIVE,
    lieu: 'Dunkerque',
    pieces: [],
    expediteur: SAINTE_ODILE,
    signataire: {
      prenom: 'Odile',
      nom: 'Caron',
      qualite: 'Le chef d’établissement',
      service: 'Collège Sainte-Odile',
    },
  },
  'accuse-reception-lycee': {
    ...ACCUSE,
    ...LYCEE,
    lieu: 'Gravelines',
    expediteur: {
      nom: 'Lycée professionnel des Deux-Caps',
      adresse: ['9 avenue de la Mer', '59820 Gravelines'],
      telephone: '03 28 00 00 01',
      courriel: 'secretariat@deux-caps.example',
    },
    signataire: { ...ACCUSE.signataire, service: 'Lycée professionnel des Deux-Caps' },
  },
  'accuse-reception-cned': {
    ...ACCUSE,
    ...LYCEE,
    branche: 'cned',
    etablissement: { nom: 'CNED', commune: 'Rennes' },
    expediteur: null,
    pieces: [],
    signataire: {
      prenom: 'Yann',
      nom: 'Le Goff',
      qualite: 'Gestionnaire',
      service: 'Service académique des bourses',
    },
  },
  'demande-incomplete-college-public': { ...LETTRES.demande_incomplete, signataire: CHEF },
  'demande-incomplete-sab': {
    ...(LETTRES.demande_incomplete as Faits<'demande_incomplete'>),
    ...LYCEE,
    genre: 'demande_incomplete',
    signataire: {
      prenom: 'Nadia',
      nom: 'Benali',
      qualite: 'Gestionnaire',
      service: 'Service académique des bourses',
    },
  },
  'attribution-college-public': {
    ...ATTRIBUTION,
    ...COLLEGE,
    bourse: { echelon: 1, annuel: euros(120), trimestres: [euros(40), euros(40), euros(40)] },
    chiffres: {
      anneeDesRevenus: 2025,
      ressources: 16_925,
      enfants: 2,
      plafond: 22_754,
      echelle: echelle('college', 2, 16_925),
    },
    primes: [],
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
  },
  'attribution-lycee-toutes-primes': ATTRIBUTION,
  'attribution-lycee-primes-a-verifier': {
    ...ATTRIBUTION,
    primes: [{ ...PRIMES.internat, montant: euros(465) }],
    possibles: [
      { ...PRIMES.merite, montant: euros(642) },
      { ...PRIMES.equipement, montant: euros(341.71) },
    ],
  },
  'attribution-lycee-perte-de-revenus': { ...ATTRIBUTION, primes: [], perteDeRevenus: true },
  'attribution-lycee-avis-tardif-retenu': {
    ...ATTRIBUTION,
    primes: [],
    avisRetenu:
      'L’avis d’impôt, reçu par la famille le vendredi 30 octobre 2026, n’a été produit que le jeudi 5 novembre 2026 : ce délai est raisonnable, et l’avis est retenu. L’enveloppe des impôts, gardée au dossier, le prouve.',
  },
  'attribution-lycee-courte': {
    ...ATTRIBUTION,
    primes: [],
    bourse: {
      ...ATTRIBUTION.bourse,
      trimestres: [euros(244), euros(40.67), euros(0)],
      duree: { du: jour('2026-09-01'), au: jour('2027-01-15'), jours: 135, total: euros(284.67) },
    },
  },
  'refus-college-public': { ...REFUS, signataire: { ...CHEF, delegation: 'Au nom de l’État' } },
  'refus-college-prive': { ...REFUS, ...COLLEGE_PRIVE, fondsSociaux: false },
  'refus-lycee-incompletude': {
    ...REFUS,
    ...LYCEE,
    calcul: 'sans_algorithme',
    chiffres: undefined,
    fondsSociaux: false,
    motifs: [
      {
        texte: 'Les pièces demandées n’ont pas toutes été reçues dans les quinze jours : avis d’impôt.',
        article: 'C. III.C',
      },
    ],
  },
  'refus-college-avis-tardif': {
    ...REFUS,
    calcul: 'sans_algorithme',
    chiffres: undefined,
    fondsSociaux: false,
    motifs: [
      {
        texte:
          'L’avis d’impôt, reçu par la famille le mardi 15 septembre 2026, n’a été produit que le lundi 30 novembre 2026 : ce délai n’est pas raisonnable. Rien ne prouve ce qui a empêché de l’envoyer en deux mois.',
        article: 'C. III.C',
      },
    ],
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
  },
  'refus-lycee-exclusion': {
    ...REFUS,
    ...LYCEE,
    chiffres: undefined,
    fondsSociaux: false,
    motifs: [{ texte: 'La formation a été ouverte sans l’agrément du recteur.', article: 'C. V.C' }],
  },
  'refus-charge-non-etablie': {
    ...REFUS,
    chiffres: undefined,
    fondsSociaux: false,
    motifs: [
      {
        texte: 'Le demandeur n’assume pas la charge effective et permanente de l’élève.',
        article: 'C. III.B',
      },
    ],
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
  },
  'irrecevabilite-double-demande': IRRECEVABILITE,
  'reprise-apres-double-demande': LETTRES.reprise_de_la_demande,
  'irrecevabilite-double-demande-college-public': {
    ...IRRECEVABILITE,
    ...COLLEGE,
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
  },
  'irrecevabilite-hors-delai': {
    ...IRRECEVABILITE,
    cause: 'hors_delai',
    dateReception: jour('2026-10-20'),
    motifs: [
      {
        texte:
          'La demande a été déposée le mardi 20 octobre 2026, après la clôture de la campagne (jeudi 15 octobre 2026), sans dérogation qui permette de la recevoir plus tard.',
        article: 'C. I.A ; C. II.C.3',
      },
    ],
  },
  'retenue-college-public': LETTRES.retenue_pour_absences,
  'retenue-rendue-lycee': LETTRES.restitution_de_retenue,
  'retrait-invitation-lycee': LETTRES.invitation_aux_observations,
  'retrait-invitation-college-public': {
    ...COLLEGE,
    genre: 'invitation_aux_observations',
    retrait: {
      ...RETRAIT,
      motif: 'erreur',
      expose: 'Deux enfants ont été comptés, alors que l’avis d’impôt n’en porte qu’un.',
    },
  },
  'retrait-lycee': LETTRES.retrait,
  'retrait-college-public-sans-observations': {
    ...(LETTRES.retrait as Faits<'retrait'>),
    ...COLLEGE,
    observationsLe: null,
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
  },
  'retrait-renonciation-accuse': LETTRES.accuse_reception_renonciation,
  'retrait-renonciation': {
    ...(LETTRES.retrait as Faits<'retrait'>),
    motif: 'renonciation',
    observationsLe: null,
    motivation: 'La famille écrit qu’elle n’a plus besoin de la bourse.',
    motifs: [
      {
        texte:
          'La personne qui a obtenu la bourse y renonce. La bourse est retirée pour l’avenir : son dernier jour est le samedi 31 octobre 2026.',
        article: 'C. V.B ; CRPA L. 121-1',
      },
    ],
  },
  'retrait-abandonne': LETTRES.maintien_de_la_bourse,
  'merite-invitation': {
    ...(LETTRES.invitation_aux_observations as Faits<'invitation_aux_observations'>),
    retrait: { ...SUSPENSION, observationsLe: null, meriteJusquAu: null },
  },
  'merite-suspension': LETTRES.suspension_du_merite,
  'merite-reprise': LETTRES.reprise_du_merite,
  'depart-agriculture': LETTRES.depart_ailleurs,
  'depart-en-septembre': {
    ...(LETTRES.depart_ailleurs as Faits<'depart_ailleurs'>),
    depart: {
      etablissement: 'Lycée agricole des Marais',
      commune: 'Saint-Omer',
      reseau: 'agriculture',
      sortieLe: jour('2026-09-29'),
      arretLe: jour('2026-09-29'),
      exclusion: false,
    },
    du: centimes(8_628),
    equipementPerdu: true,
  },
  'depart-etranger': {
    ...(LETTRES.depart_ailleurs as Faits<'depart_ailleurs'>),
    ...COLLEGE,
    depart: {
      etablissement: 'Lycée français de Lisbonne',
      commune: 'Lisbonne, Portugal',
      reseau: 'etranger',
      sortieLe: jour('2026-10-16'),
      arretLe: jour('2026-12-31'),
      exclusion: false,
    },
    du: centimes(17_500),
  },
  'fin-de-scolarite': {
    ...(LETTRES.depart_ailleurs as Faits<'depart_ailleurs'>),
    depart: {
      fin: 'fin_de_scolarite',
      sortieLe: jour('2026-11-10'),
      arretLe: jour('2026-11-10'),
      exclusion: false,
    },
    motivation: 'La famille écrit que l’élève a signé un contrat d’apprentissage le 10 novembre.',
    du: centimes(20_825),
  },
  'fin-de-scolarite-deces': {
    ...(LETTRES.depart_ailleurs as Faits<'depart_ailleurs'>),
    ...COLLEGE,
    depart: { fin: 'deces', sortieLe: jour('2026-11-10'), arretLe: jour('2026-12-31'), exclusion: false },
    motivation: 'Le collège l’a appris de la famille le 12 novembre.',
    du: centimes(17_500),
  },
  'fin-de-scolarite-deces-du-demandeur': {
    ...(LETTRES.depart_ailleurs as Faits<'depart_ailleurs'>),
    destinataire: aLaFamille(LETTRES.depart_ailleurs.destinataire),
    envoi: 'postal',
    depart: { fin: 'deces', sortieLe: jour('2026-11-10'), arretLe: jour('2026-11-10'), exclusion: false },
    motivation: 'Le lycée l’a appris le 12 novembre.',
    du: centimes(20_825),
  },
  'merite-suspension-abandonnee': {
    ...(LETTRES.maintien_de_la_bourse as Faits<'maintien_de_la_bourse'>),
    ...LYCEE,
    retrait: { ...SUSPENSION, meriteJusquAu: null, motivation: 'Les absences sont justifiées depuis.' },
  },
  'retrait-maintenu-sur-rapo': {
    ...(LETTRES.maintien_du_refus as Faits<'maintien_du_refus'>),
    calcul: 'sans_algorithme',
    chiffres: undefined,
    retrait: true,
    motifs: [MOTIF_CHARGE],
    motivation: 'Le jugement joint au recours ne change pas la résidence de l’enfant.',
  },
  'refus-hors-delai-college-public': {
    ...LETTRES.refus_hors_delai,
    signataire: { ...CHEF, delegation: 'Au nom de l’État' },
  },
};

/** The composed letter; throws with its faults when the law refuses it. */
export function composer(donnees: DonneesCourrier): Courrier {
  const composition = composerCourrier(donnees);
  if (composition.genre === 'impossible') throw new Error(composition.defauts.join(' '));
  return composition.courrier;
}
