/** Where a pupil is schooled, as a family says it in one answer, and what the law makes of it (C. I). */
import type { SituationEleve } from '../situation.ts';

export interface Lieu {
  libelle: string;
  /** How the demande reaches whoever decides (C. II.B). */
  depot: Depot;
  eleve: Pick<SituationEleve, 'etablissement' | 'niveau' | 'statut' | 'filiereCned'>;
}

/** The ways of C. II.B; each CNED stream has its own service (C. II.B.3). */
export type Depot =
  | 'public'
  | 'prive_sous_contrat'
  | 'prive_hors_contrat'
  | 'cned_college'
  | 'cned_segpa'
  | 'cned_lycee'
  | 'cned_professionnel'
  | 'aucun';

type Etablissement = SituationEleve['etablissement'];

const scolaire = (
  libelle: string,
  depot: Depot,
  type: Etablissement['type'],
  niveau: SituationEleve['niveau'],
  secteur: Etablissement['secteur'] = 'public',
): Lieu => ({
  libelle,
  depot,
  eleve: { etablissement: { type, secteur }, niveau, statut: 'scolaire' },
});

const cned = (
  libelle: string,
  depot: Depot,
  filiereCned: NonNullable<SituationEleve['filiereCned']>,
): Lieu => {
  const lieu = scolaire(
    libelle,
    depot,
    'cned',
    depot === 'cned_college' || depot === 'cned_segpa' ? 'college' : 'lycee',
  );
  return { ...lieu, eleve: { ...lieu.eleve, filiereCned } };
};

const SOUS_CONTRAT = 'prive_sous_contrat';

export const LIEUX = {
  college_public: scolaire('Collège public', 'public', 'college', 'college'),
  college_prive: scolaire('Collège privé sous contrat', SOUS_CONTRAT, 'college', 'college', SOUS_CONTRAT),
  lycee_public: scolaire(
    'Lycée général ou technologique public',
    'public',
    'lycee_general_technologique',
    'lycee',
  ),
  lycee_prive: scolaire(
    'Lycée général ou technologique privé sous contrat',
    SOUS_CONTRAT,
    'lycee_general_technologique',
    'lycee',
    SOUS_CONTRAT,
  ),
  lycee_pro_public: scolaire('Lycée professionnel public', 'public', 'lycee_professionnel', 'lycee'),
  lycee_pro_prive: scolaire(
    'Lycée professionnel privé sous contrat',
    SOUS_CONTRAT,
    'lycee_professionnel',
    'lycee',
    SOUS_CONTRAT,
  ),
  troisieme_en_lycee: scolaire(
    'Classe de collège dans un lycée (troisième prépa-métiers, par exemple)',
    'public',
    'lycee_professionnel',
    'college',
  ),
  erea: scolaire('EREA, classe de lycée', 'public', 'erea', 'lycee'),
  erea_college: scolaire('EREA, classe de collège', 'public', 'erea', 'college'),
  cned_college: cned('Cned, collège', 'cned_college', 'general'),
  cned_segpa: cned('Cned, Segpa', 'cned_segpa', 'segpa'),
  cned_lycee: cned('Cned, lycée général ou technologique', 'cned_lycee', 'general'),
  cned_professionnel: cned('Cned, lycée professionnel', 'cned_professionnel', 'professionnel'),
  hors_contrat_habilite: scolaire(
    'Lycée privé hors contrat habilité à recevoir des boursiers',
    'prive_hors_contrat',
    'lycee_general_technologique',
    'lycee',
    'prive_hors_contrat_habilite',
  ),
  college_hors_contrat_habilite: scolaire(
    'Collège privé hors contrat habilité à recevoir des boursiers',
    'prive_hors_contrat',
    'college',
    'college',
    'prive_hors_contrat_habilite',
  ),
  hors_contrat: scolaire(
    'Établissement privé hors contrat, non habilité',
    'aucun',
    'college',
    'college',
    'prive_hors_contrat',
  ),
  cfa: scolaire('CFA, sous statut scolaire, avant 15 ans', 'public', 'cfa', 'lycee'),
  apprentissage: {
    libelle: 'Apprentissage, avec un contrat de travail',
    depot: 'aucun',
    eleve: { etablissement: { type: 'cfa', secteur: 'public' }, niveau: 'lycee', statut: 'apprenti' },
  },
  post_bac: scolaire(
    'Après le baccalauréat (BTS, classe préparatoire)',
    'aucun',
    'lycee_general_technologique',
    'post_bac',
  ),
} as const satisfies Record<string, Lieu>;

export type CodeLieu = keyof typeof LIEUX;

/** True for a code of the list. */
export const estUnLieu = (code: string): code is CodeLieu => Object.hasOwn(LIEUX, code);

/** The sentence that says how to ask, by way of deposit (C. II.B). */
export const DEPOTS: Readonly<Record<Exclude<Depot, 'aucun'>, { texte: string; article: string }>> = {
  public: {
    texte:
      'En ligne, par le portail Scolarité services, ou avec le formulaire papier remis au secrétariat de l’établissement. Rien à faire si vous avez accepté l’étude automatique de vos droits.',
    article: 'C. II.B.1 à II.B.3',
  },
  prive_sous_contrat: {
    texte:
      'Avec le formulaire papier, retiré au secrétariat de l’établissement et remis là-bas. Rien à faire si l’établissement vous a proposé l’étude automatique et que vous l’avez acceptée.',
    article: 'C. II.B.1, II.B.3',
  },
  prive_hors_contrat: {
    texte: 'Avec le formulaire papier, retiré au secrétariat de l’établissement et remis là-bas.',
    article: 'C. II.B.3',
  },
  cned_college: {
    texte:
      'Avec le formulaire papier, envoyé à la direction départementale de l’éducation nationale de l’Eure (service des bourses de l’académie de Normandie).',
    article: 'C. II.B.3',
  },
  cned_segpa: {
    texte:
      'Avec le formulaire papier, envoyé à la direction départementale de l’éducation nationale de l’Ariège (académie de Toulouse).',
    article: 'C. II.B.3',
  },
  cned_lycee: {
    texte:
      'Avec le formulaire papier, envoyé à la direction départementale de l’éducation nationale du Finistère (service des bourses de l’académie de Rennes).',
    article: 'C. II.B.3',
  },
  cned_professionnel: {
    texte:
      'Avec le formulaire papier, envoyé à la direction départementale de l’éducation nationale du Rhône (service des bourses de l’académie de Lyon).',
    article: 'C. II.B.3',
  },
};
