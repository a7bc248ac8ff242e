/** The life of a request for an habilitation: its states, and who may bring it from one to another. The one table. */

export const ETATS_D_HABILITATION = [
  'brouillon',
  'deposee',
  'modifications_demandees',
  'validee',
  'refusee',
  'revoquee',
  'archivee',
] as const;
export type EtatDHabilitation = (typeof ETATS_D_HABILITATION)[number];

export const LIBELLES_ETATS: Record<EtatDHabilitation, string> = {
  brouillon: 'brouillon',
  deposee: 'à instruire',
  modifications_demandees: 'à modifier',
  validee: 'accordée',
  refusee: 'refusée',
  revoquee: 'révoquée',
  archivee: 'archivée',
};

/** What is asked, then granted: fictitious pupils alone, or those of the base. */
export const ETAPES = ['essai', 'production'] as const;
export type Etape = (typeof ETAPES)[number];

/** Who writes an event: the body's own person, an agent of the ministère who instructs, the application. */
export type ActeurDHabilitation = 'representant' | 'instructeur' | 'systeme';

export const ACTES_D_HABILITATION = [
  'creer',
  'copier',
  'enregistrer',
  'joindre_document',
  'deposer',
  'demander_modifications',
  'valider',
  'refuser',
  'rouvrir',
  'annuler_reouverture',
  'passer_en_production',
  'annuler_etape',
  'revoquer',
  'archiver',
  'ecrire',
  'corriger',
  'annoncer_changement',
  'proposer_transfert',
  'accepter_transfert',
  'abandonner_transfert',
  'reprendre',
  'rappeler_demande',
  'prolonger',
  'emettre_jeton',
  'confier_jeton',
  'renouveler_jeton',
  'regler_jeton',
  'revoquer_jeton',
  'regler_webhook',
  'suspendre_webhook',
  'ouvrir_client',
  'fermer_client',
  'rappeler_expiration',
] as const;
export type ActeDHabilitation = (typeof ACTES_D_HABILITATION)[number];

interface Ligne {
  acte: ActeDHabilitation;
  de: readonly EtatDHabilitation[];
  qui: readonly ActeurDHabilitation[];
  /** Absent: the state stays. */
  vers?: EtatDHabilitation;
  /** Only while an octroi is in force, or only while none is; absent: whichever. */
  octroyee?: boolean;
}

const A_REMPLIR: readonly EtatDHabilitation[] = ['brouillon', 'modifications_demandees'];
const A_INSTRUIRE: readonly EtatDHabilitation[] = ['deposee', 'modifications_demandees'];
const EN_COURS: readonly EtatDHabilitation[] = ['brouillon', ...A_INSTRUIRE];
/** Where an octroi can be in force: it stays so while its request is opened again. */
const OUVERTES: readonly EtatDHabilitation[] = [...EN_COURS, 'validee'];
const VIVANTES: readonly EtatDHabilitation[] = [...OUVERTES, 'refusee', 'revoquee'];
const SUIVIES: readonly EtatDHabilitation[] = [...A_INSTRUIRE, 'validee', 'refusee', 'revoquee'];
const PERSONNE: readonly ActeurDHabilitation[] = ['representant', 'instructeur'];

const LIGNES: readonly Ligne[] = [
  { acte: 'creer', de: ['brouillon'], qui: ['representant'], octroyee: false },
  { acte: 'copier', de: ['brouillon'], qui: ['representant'], octroyee: false },
  { acte: 'enregistrer', de: A_REMPLIR, qui: ['representant'] },
  { acte: 'joindre_document', de: A_REMPLIR, qui: ['representant'] },
  { acte: 'deposer', de: A_REMPLIR, qui: ['representant'], vers: 'deposee' },
  { acte: 'demander_modifications', de: ['deposee'], qui: ['instructeur'], vers: 'modifications_demandees' },
  { acte: 'valider', de: A_INSTRUIRE, qui: ['instructeur'], vers: 'validee' },
  { acte: 'refuser', de: A_INSTRUIRE, qui: ['instructeur'], vers: 'refusee', octroyee: false },
  // Refused again, the octroi in force stays as it was.
  { acte: 'refuser', de: A_INSTRUIRE, qui: ['instructeur'], vers: 'validee', octroyee: true },
  { acte: 'rouvrir', de: ['validee'], qui: ['representant'], vers: 'brouillon' },
  { acte: 'annuler_reouverture', de: EN_COURS, qui: ['representant'], vers: 'validee', octroyee: true },
  // The trial goes on during both.
  { acte: 'passer_en_production', de: ['validee'], qui: ['representant'], vers: 'brouillon' },
  { acte: 'annuler_etape', de: EN_COURS, qui: ['representant'], vers: 'validee', octroyee: true },
  // Opened again or not: nobody escapes a revocation by opening the request.
  { acte: 'revoquer', de: OUVERTES, qui: ['instructeur'], vers: 'revoquee', octroyee: true },
  {
    acte: 'archiver',
    de: ['brouillon', 'refusee', 'revoquee'],
    qui: ['representant'],
    vers: 'archivee',
    octroyee: false,
  },
  // A draft that nobody touches any more, after its holder was reminded of it.
  { acte: 'archiver', de: ['brouillon'], qui: ['systeme'], vers: 'archivee', octroyee: false },
  { acte: 'rappeler_demande', de: A_REMPLIR, qui: ['systeme'] },
  { acte: 'proposer_transfert', de: VIVANTES, qui: ['representant'] },
  { acte: 'accepter_transfert', de: VIVANTES, qui: ['representant'] },
  { acte: 'abandonner_transfert', de: VIVANTES, qui: ['representant'] },
  { acte: 'reprendre', de: VIVANTES, qui: ['representant'] },
  { acte: 'ecrire', de: [...SUIVIES], qui: PERSONNE },
  { acte: 'ecrire', de: ['brouillon'], qui: PERSONNE, octroyee: true },
  // What the body asked, put right by the ministère; of what is granted, a new copy.
  { acte: 'corriger', de: [...A_INSTRUIRE, 'validee'], qui: ['instructeur'] },
  { acte: 'annoncer_changement', de: [...A_INSTRUIRE, 'validee'], qui: ['instructeur'] },
  { acte: 'annoncer_changement', de: ['brouillon'], qui: ['instructeur'], octroyee: true },
  { acte: 'prolonger', de: OUVERTES, qui: ['representant'], octroyee: true },
  { acte: 'emettre_jeton', de: OUVERTES, qui: ['representant'], octroyee: true },
  { acte: 'confier_jeton', de: OUVERTES, qui: ['representant'], octroyee: true },
  { acte: 'renouveler_jeton', de: OUVERTES, qui: ['representant'], octroyee: true },
  { acte: 'regler_jeton', de: OUVERTES, qui: PERSONNE, octroyee: true },
  { acte: 'revoquer_jeton', de: OUVERTES, qui: PERSONNE, octroyee: true },
  { acte: 'regler_webhook', de: OUVERTES, qui: ['representant'], octroyee: true },
  { acte: 'ouvrir_client', de: OUVERTES, qui: ['representant'], octroyee: true },
  { acte: 'fermer_client', de: OUVERTES, qui: ['representant'], octroyee: true },
  { acte: 'suspendre_webhook', de: [...VIVANTES, 'archivee'], qui: ['systeme'] },
  { acte: 'rappeler_expiration', de: OUVERTES, qui: ['systeme'], octroyee: true },
];

/** A state, and whether an octroi is in force. */
interface Point {
  etat: EtatDHabilitation;
  octroyee: boolean;
}

/** Where a request stands, with the stage that it asks for and the one that is granted, if any. */
export interface Situation extends Point {
  etape: Etape;
  etapeOctroyee: Etape | null;
}

export interface Passage extends Point {
  acte: ActeDHabilitation;
  qui: ActeurDHabilitation;
  vers: EtatDHabilitation;
}

/** A request that was granted is always under an octroi; one that is over never is. */
const possible = ({ etat, octroyee }: Point): boolean =>
  etat === 'validee' ? octroyee : octroyee ? EN_COURS.includes(etat) : true;

/** Every move that exists, one a line: the base holds the same ones. */
export const PASSAGES: readonly Passage[] = LIGNES.flatMap(({ acte, de, qui, vers, octroyee }) =>
  de.flatMap((etat) =>
    qui.flatMap((acteur) =>
      [false, true]
        .filter((oui) => (octroyee === undefined || octroyee === oui) && possible({ etat, octroyee: oui }))
        .map((oui) => ({ acte, etat, octroyee: oui, qui: acteur, vers: vers ?? etat })),
    ),
  ),
);

/** Whether a request whose trial is granted asks for the production. */
export const enPassage = ({ etape, etapeOctroyee }: Situation): boolean =>
  etape === 'production' && etapeOctroyee === 'essai';

/** Acts that the stage opens besides the state; exiger_l_etape() of the base. */
const SELON_L_ETAPE: Partial<Record<ActeDHabilitation, (situation: Situation) => boolean>> = {
  passer_en_production: ({ etape }) => etape === 'essai',
  annuler_etape: enPassage,
  annuler_reouverture: (situation) => !enPassage(situation),
};

/** What somebody may do of a request as it stands. */
export const actesOuverts = (situation: Situation, qui: ActeurDHabilitation): ActeDHabilitation[] =>
  PASSAGES.filter(
    ({ acte, etat, octroyee, qui: acteur }) =>
      etat === situation.etat &&
      octroyee === situation.octroyee &&
      acteur === qui &&
      (SELON_L_ETAPE[acte]?.(situation) ?? true),
  ).map(({ acte }) => acte);
