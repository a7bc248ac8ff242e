/** Rows of the procedure, competences, guards: what a reader of the circulaire would see at once. */
import { mutationsOf } from './mutation.ts';

const A_LA_MAIN = 'tests/droit/procedure-a-la-main.test.ts';
const TABLE = { file: 'lib/droit/procedure.ts', test: A_LA_MAIN };

export const PROCEDURE = [
  ...mutationsOf(TABLE, [
    {
      id: 'D4',
      before: "accompli: 'Bourse attribuée',\n    de: ['en_instruction'",
      after: "accompli: 'Bourse attribuée',\n    de: ['deposee', 'en_instruction'",
      breaks: 'Une bourse s’attribue sans instruction.',
    },
    {
      id: 'D5',
      file: 'lib/droit/recevabilite/actes.ts',
      before: "  'decidee',\n  'irrecevable',\n] as const;",
      after: "  'decidee',\n  'notifiee',\n  'irrecevable',\n] as const;",
      breaks: 'Une famille renonce à une bourse déjà notifiée.',
    },
    {
      id: 'D6',
      before:
        "      'autreLecteur',\n      'delegationEnCours',\n      'piecesVerifiees',\n      'demandeExaminable',",
      after: "      'autreLecteur',\n      'piecesVerifiees',\n      'demandeExaminable',",
      breaks: 'Un refus pour dossier incomplet se signe sans délégation.',
    },
    {
      id: 'D7',
      before:
        "      'delegationEnCours',\n      'formulaireSigne',\n      'piecesVerifiees',\n      'avisJuge',\n      'eleveScolarise',",
      after: "      'formulaireSigne',\n      'piecesVerifiees',\n      'avisJuge',\n      'eleveScolarise',",
      breaks: 'Une bourse s’attribue sans délégation.',
    },
    {
      id: 'D7A',
      before: "      'avisJuge',\n      'eleveScolarise',",
      after: "      'eleveScolarise',",
      breaks: 'Une bourse s’attribue sur un avis tardif que personne n’a jugé.',
    },
    {
      id: 'D8',
      before: '    par: QUI_APPORTE_UNE_PIECE',
      after: "    par: ['delegue_recteur', ...QUI_APPORTE_UNE_PIECE]",
      breaks: 'Le délégué du recteur reçoit les pièces.',
    },
    {
      id: 'D9',
      before: "courrier: 'irrecevabilite'",
      after: "courrier: 'refus'",
      breaks: 'Une irrecevabilité part avec la lettre d’un refus.',
    },
    {
      id: 'D34',
      before:
        "gardes: ['dansLesDelais', 'demandeExaminable'],\n    saisie: [],\n    article: 'C. IV.B',\n    attendu: true,",
      after: "gardes: ['demandeExaminable'],\n    saisie: [],\n    article: 'C. IV.B',\n    attendu: true,",
      breaks: 'Une demande hors délai s’instruit sans avoir été admise.',
    },
    {
      id: 'D35',
      before: "gardes: ['pasEncoreEnvoyee', 'courrierProduit', 'relectureFaite', 'signeeSurPapier']",
      after: "gardes: ['pasEncoreEnvoyee', 'relectureFaite', 'signeeSurPapier']",
      breaks: 'Une décision se notifie avant que sa lettre existe.',
    },
    {
      id: 'D36',
      before: "decision: 'refus_incompletude'",
      after: "decision: 'refus'",
      breaks: 'Un refus pour dossier incomplet est gardé comme un refus de droit.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/ligne-de-procedure.ts', test: A_LA_MAIN }, [
    {
      id: 'D37',
      before: "proposee ? 'proposee' : 'en_instruction'",
      after: "proposee ? 'en_instruction' : 'proposee'",
      breaks: 'Un dossier proposé puis complété revient au collège privé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/competence.ts', test: A_LA_MAIN }, [
    {
      id: 'D10',
      before: "demander_pieces: ['chef_etablissement', ...SAB]",
      after: "demander_pieces: ['chef_etablissement']",
      breaks: 'Le service académique ne demande plus de pièces à un collège privé.',
    },
    {
      id: 'D11',
      before: "instruire: SAB,\n      demander_pieces: ['chef",
      after: "instruire: [...SAB, 'chef_etablissement'],\n      demander_pieces: ['chef",
      breaks: 'Le chef d’un collège privé instruit.',
    },
    {
      id: 'D12',
      before: "instruire: ['chef_etablissement'],",
      after: "instruire: ['secretariat', 'chef_etablissement'],",
      breaks: 'Le secrétariat d’un collège public instruit.',
    },
    {
      id: 'D13',
      before: "const DASEN: readonly Role[] = ['responsable_sab',",
      after: "const DASEN: readonly Role[] = ['gestionnaire_sab', 'responsable_sab',",
      breaks: 'Un gestionnaire signe une décision.',
    },
    {
      id: 'D38',
      before: "    payeur: 'etablissement',\n  },\n  lycee_prive: LYCEE",
      after: '  },\n  lycee_prive: LYCEE',
      breaks: 'L’État paie la bourse que le lycée public doit payer.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/evaluation.ts', test: 'tests/droit/faits.test.ts' }, [
    {
      id: 'D31',
      before: 'for (const garde of gardes) {',
      after: 'for (const garde of gardes.slice(0, 1)) {',
      test: 'tests/droit/procedure.test.ts',
      breaks: 'Seule la première condition d’un acte compte.',
    },
    {
      id: 'D32',
      before: 'const [tenant] = tenuPar.flatMap',
      after: 'const tenant = tenuPar.flatMap',
      test: 'tests/droit/suivi.test.ts',
      breaks: 'Personne ne tient plus un dossier.',
    },
    {
      id: 'D39',
      before: 'if (besoinsDe(acte).some((fait) => connus[fait] === undefined))',
      after: 'if (besoinsDe(acte).length < 0 && connus)',
      breaks: 'Un fait oublié vaut permission.',
    },
    {
      id: 'D40',
      before: "...(typeof vers === 'string' ? [] : vers.besoins),",
      after: '',
      breaks: 'Un fait oublié décide de l’état d’arrivée.',
    },
    {
      id: 'D41',
      before: 'const connus = { ...faits, ...saisie } as Faits;',
      after: 'const connus = { ...saisie, ...faits, motivation: "x".repeat(40) } as Faits;',
      breaks: 'Une motivation que personne n’a écrite suffit.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/etats.ts', test: A_LA_MAIN }, [
    {
      id: 'D33',
      before: "tenuPar: ['proposer', 'instruire']",
      after: "tenuPar: ['instruire', 'proposer']",
      breaks: 'Le service académique tient un dossier que le collège privé doit proposer.',
    },
    {
      id: 'D42',
      before: "libelle: 'abandonnée',\n    tenuPar: 'personne',\n    ouvert: false,\n    clos: true",
      after: "libelle: 'abandonnée',\n    tenuPar: 'personne',\n    ouvert: false,\n    clos: false",
      breaks: 'Une demande abandonnée empêche la suivante.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/attentes.ts', test: 'tests/droit/attentes.test.ts' }, [
    {
      id: 'D95',
      before: 'quiAvance(branche).filter((role) => MAISONS[role] === tenant)',
      after: 'quiAvance(branche)',
      breaks: 'Une file annonce ce qu’une autre maison doit faire.',
    },
    {
      id: 'D95A',
      before: '(!attente.echue || echu) &&',
      after: '',
      breaks: 'Un dossier incomplet se refuse avant la fin de son délai, dit la file.',
    },
    {
      id: 'D95B',
      before: "!(attente.aTemps && drapeaux.includes('hors_delai')),",
      after: 'true,',
      breaks: 'Le chef d’un collège privé croit devoir proposer une demande tardive.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/competence.ts', test: 'tests/actes/revenus-lus.test.ts' }, [
    {
      id: 'D96',
      before: "competents(branche, 'instruire').includes(role) ||",
      after: 'true ||',
      breaks: 'Qui ne juge pas lit les revenus sans les demander.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/gardes.ts', test: 'tests/droit/procedure.test.ts' }, [
    {
      id: 'D14',
      file: 'lib/droit/avis/gardes.ts',
      before: 'return avant(limiteDesPieces, jour)',
      after: 'return !apres(limiteDesPieces, jour)',
      breaks: 'Le dernier jour pour apporter les pièces est déjà passé.',
    },
    {
      id: 'D43',
      before: 'export const MOTIVATION_MINIMALE = 20;',
      after: 'export const MOTIVATION_MINIMALE = 1;',
      breaks: 'Une lettre suffit à motiver une décision.',
    },
    {
      id: 'D44',
      before:
        "if (f.calcul === 'humain') return estMotive(f) ? null : EXAMEN;\n    if (f.calcul === 'sans_droit')",
      after: "if (f.calcul === 'humain') return null;\n    if (f.calcul === 'sans_droit')",
      breaks: 'Une bourse laissée à l’appréciation s’attribue sans motif écrit.',
    },
  ]),
];
