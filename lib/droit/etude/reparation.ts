/** What settles each étude that failed: the repair desk says it to who stands before the group (C. II.B.1, III). */
import type { CauseDEtude, IssueDuConsentement } from './etude.ts';

/** What stopped an étude: its cause, or its outcome where it has none. */
export type Panne =
  | CauseDEtude
  | Extract<IssueDuConsentement['genre'], 'sans_accord' | 'double' | 'a_reprendre'>;

/** Who settles it: an agent on the record, the application alone, the family, or a person on the dossier. */
export type Remede = 'corriger' | 'rejouer' | 'accord' | 'choix' | 'avis' | 'piece' | 'examen';

interface DitDuRemede {
  /** Short: heads the group. */
  titre: string;
  /** What the agent does, and what follows. */
  phrase: string;
}

export const REMEDES: Readonly<Record<Remede, DitDuRemede>> = {
  corriger: {
    titre: 'Corriger l’état civil, puis rejouer',
    phrase:
      'Ouvrez chaque ligne, comparez l’état civil avec le livret de famille ou le papier signé, corrigez ce qui est faux avec son motif, puis rejouez le groupe.',
  },
  rejouer: {
    titre: 'Rejouer',
    phrase:
      'L’administration fiscale n’a pas répondu : rien n’est à corriger. Rejouez le groupe quand elle répond.',
  },
  accord: {
    titre: 'Attendre l’accord du concubin',
    phrase:
      'Sans l’accord du concubin, rien n’est demandé. La personne peut renvoyer le lien depuis son compte, ou rapporter le papier signé ; dès que l’accord est là, la ligne est prête à rejouer. S’il refuse, la personne en est prévenue par courriel, ou par la lettre que l’établissement imprime (Consentements).',
  },
  choix: {
    titre: 'Attendre le choix des parents',
    phrase:
      'Deux personnes ont consenti pour le même élève : une seule demande est étudiée. Dès que l’une retire son accord, l’autre ligne est prête à rejouer.',
  },
  avis: {
    titre: 'Attendre l’avis d’impôt demandé',
    phrase:
      'L’avis d’impôt est demandé à la famille par courrier. Dès qu’il est reçu, le dossier s’instruit comme les autres.',
  },
  piece: {
    titre: 'Attendre la pièce demandée',
    phrase:
      'La pièce qui manque est demandée à la famille par courrier. Dès qu’elle est reçue, le dossier s’instruit comme les autres.',
  },
  examen: {
    titre: 'Examiner le dossier',
    phrase:
      'Le résultat ne suffit pas : ouvrez le dossier, vérifiez ce qui est signalé, et instruisez-le comme les autres.',
  },
};

const DES_REPONSES = {
  fiche_a_corriger: 'corriger',
  autre_personne: 'corriger',
  ambigue: 'avis',
  introuvable: 'avis',
  sans_chiffres: 'avis',
  autre_annee: 'avis',
  protegee: 'avis',
  indisponible: 'rejouer',
} as const satisfies Record<string, Remede>;

/** What settles each thing that stops an étude. The order is that of the desk: what an agent settles at once comes first. */
export const REMEDE_DE: Readonly<Record<Panne, Remede>> = {
  'demandeur.fiche_a_corriger': DES_REPONSES.fiche_a_corriger,
  'demandeur.autre_personne': DES_REPONSES.autre_personne,
  'concubin.fiche_a_corriger': DES_REPONSES.fiche_a_corriger,
  'concubin.autre_personne': DES_REPONSES.autre_personne,
  a_reprendre: 'rejouer',
  'demandeur.indisponible': DES_REPONSES.indisponible,
  'concubin.indisponible': DES_REPONSES.indisponible,
  sans_accord: 'accord',
  double: 'choix',
  couple_contredit: 'examen',
  drapeau: 'examen',
  question: 'examen',
  incalculable: 'examen',
  hors_delai: 'examen',
  remise: 'examen',
  'demandeur.ambigue': DES_REPONSES.ambigue,
  'demandeur.introuvable': DES_REPONSES.introuvable,
  'demandeur.sans_chiffres': DES_REPONSES.sans_chiffres,
  'demandeur.autre_annee': DES_REPONSES.autre_annee,
  'demandeur.protegee': DES_REPONSES.protegee,
  'concubin.ambigue': DES_REPONSES.ambigue,
  'concubin.introuvable': DES_REPONSES.introuvable,
  'concubin.sans_chiffres': DES_REPONSES.sans_chiffres,
  'concubin.autre_annee': DES_REPONSES.autre_annee,
  'concubin.protegee': DES_REPONSES.protegee,
  avis_demande: 'avis',
  charge_non_etablie: 'piece',
  piece_exigee: 'piece',
};

export const PANNES = Object.keys(REMEDE_DE) as readonly Panne[];

/** Whose état civil a cause blames; null for the others. */
export const quiCorriger = (panne: Panne): 'demandeur' | 'concubin' | null =>
  REMEDE_DE[panne] === 'corriger' ? (panne.startsWith('concubin.') ? 'concubin' : 'demandeur') : null;
