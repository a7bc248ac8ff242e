import type { Lecture } from '../lecture.ts';
import type { CodePiece } from '../pieces-liste.ts';
import type { SituationDemandeur, SituationEleve } from '../situation.ts';

/** Papers that name who has the pupil in charge (C. III.A, III.B, III.C.1, III.D.2). */
const PREUVES: readonly CodePiece[] = [
  'attestation_caf',
  'document_charge',
  'delegation_autorite_parentale',
  'decision_tutelle',
  'decision_conseil_famille',
  'decision_residence',
];

/** Papers that show with whom the pupil lives: the parent is presumed in charge until proof to the contrary (CGI 194). */
export const residenceProuvee = (piecesRecues: readonly string[]): true | undefined =>
  piecesRecues.includes('justificatif_changement_residence') || undefined;

/**
 * Whether what came with the form establishes the charge effective et permanente (C. III.A): the pupil is on the
 * demandeur's avis, or a paper says so. Undefined when nothing does yet: it is then asked for, never presumed.
 */
export function chargeProuvee(
  eleveSurAvis: boolean | undefined,
  piecesRecues: readonly string[],
): true | undefined {
  return eleveSurAvis === true || PREUVES.some((code) => piecesRecues.includes(code)) ? true : undefined;
}

export const LECTURES_FAITS_DES_PIECES: readonly Lecture[] = [
  {
    id: 'piece_plutot_que_case',
    article: 'C. III.B, III.C',
    doute:
      'Une pièce reçue dit le contraire de ce que disait le formulaire (« rien ne montre la charge », puis vient la délégation) : laquelle des deux compte ?',
    lecture:
      'La pièce, du jour où elle est arrivée, une fois qu’une personne l’a trouvée bonne. Celle qui ne montre pas ce que dit son nom (un avis défavorable du DASEN) est à renvoyer. Une délégation vaut délégation en France, sauf si le dossier la dit établie à l’étranger ou si le consulat l’a validée.',
    autre: 'La case compte jusqu’à ce que quelqu’un la corrige.',
    raison:
      'Le texte demande des pièces, non des cases ; et une famille qui a apporté la bonne pièce ne doit pas attendre qu’une case soit corrigée.',
    regles: [
      'preuve_non_parent',
      'delegation_etrangere',
      'residence_ressortissant_ue',
      'cned_college_avis_dasen',
    ],
  },
];

type Faits = { demandeur: Partial<SituationDemandeur>; eleve: Partial<SituationEleve> };

/** How a person who is not the parent shows the charge (C. III.B); undefined when no paper says it. */
function preuveDeLaCharge(
  recue: (code: CodePiece) => boolean,
  { justificatifCharge: dit }: Partial<SituationDemandeur>,
): Partial<SituationDemandeur> {
  const deleguee = recue('delegation_autorite_parentale');
  const etrangere = dit === 'delegation_etranger';
  if (recue('attestation_consulat') && (deleguee || etrangere))
    return { justificatifCharge: 'delegation_etranger', attestationConsulat: true };
  if (recue('document_charge') && dit !== 'delegation_france')
    return { justificatifCharge: 'autre_document' };
  return deleguee && !etrangere ? { justificatifCharge: 'delegation_france' } : {};
}

/**
 * What the pieces received establish by themselves, over what the form said: each fact whose paper says it by its very
 * name (C. I, III.B, III.D.4). `dits`: what is known otherwise.
 */
export function faitsDesPieces(piecesRecues: readonly string[], dits: Faits): Faits {
  const recue = (code: CodePiece) => piecesRecues.includes(code);
  const si = <F extends object>(code: CodePiece, faits: F): Partial<F> => (recue(code) ? faits : {});
  return {
    demandeur: {
      ...preuveDeLaCharge(recue, dits.demandeur),
      ...si('justificatif_emploi_france', { parentEmployeEnFrance: true }),
      ...si('contrat_jeune_majeur', {
        autonome: { ...dits.demandeur.autonome, contratJeuneMajeur: true },
      }),
    },
    eleve: {
      ...si('avis_dasen', { avisDasenFavorable: true }),
      ...si('affectation_dasen', { affectationDasen: true }),
      ...si('justificatif_aefe', { cnedHorsDeFrance: { impossibiliteAefe: true } }),
      ...si('decision_emancipation', { emancipe: true }),
      ...si('justificatif_protection_temporaire', { protectionTemporaire: true }),
    },
  };
}
