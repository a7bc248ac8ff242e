/** The form of a demande on paper, with its notice (annexes 2 and 3). Strings only, ready to print. */
import { ecrireAnnee } from '../annee.ts';
import type { Bareme } from '../bareme/bareme.ts';
import type { Campagne } from '../calendrier/campagne.ts';
import { ecrireJour } from '../date.ts';
import { ecrireEuros } from '../montant.ts';
import { PIECES } from '../pieces-liste.ts';
import type { TypeBourse } from '../situation.ts';
import { BOURSES } from './donnees.ts';

/** Something to fill, or filled already (`valeur`): a line, a day, a frame for a hand, boxes to tick, or a table of persons, the last column yes or no. */
export type ChampAImprimer =
  | { sorte: 'ligne' | 'jour' | 'cadre'; libelle: string; valeur?: string }
  | { sorte: 'cases'; libelle: string; options: readonly string[] }
  | { sorte: 'personnes'; colonnes: readonly string[]; lignes: number };

export interface FormulaireImprime {
  titre: string;
  /** ISO day of what the notice rests on. */
  jour: string;
  notice: readonly { titre: string; textes: readonly string[] }[];
  /** Of a demande alone. */
  bareme?: { titre: string; enfants: readonly string[]; plafonds: readonly string[] };
  pieces?: readonly (readonly [situation: string, pieces: string])[];
  /** `textes`: what is signed under them. */
  parties: readonly { titre: string; textes?: readonly string[]; champs: readonly ChampAImprimer[] }[];
  engagement: readonly string[];
  mentions: readonly string[];
}

/** The form of a demande, with the ceilings and the papers to join. */
export type FormulaireDeDemande = FormulaireImprime & Required<Pick<FormulaireImprime, 'bareme' | 'pieces'>>;

const OUI_NON = ['oui', 'non'] as const;

/** A line of a form, with its value, or to write on. */
export const ligne = (libelle: string, valeur?: string | null): ChampAImprimer => ({
  sorte: 'ligne',
  libelle,
  ...(valeur ? { valeur } : {}),
});

/** A day to write. */
export const jourAEcrire = (libelle: string): ChampAImprimer => ({ sorte: 'jour', libelle });
const cases = (libelle: string, ...options: string[]): ChampAImprimer => ({
  sorte: 'cases',
  libelle,
  options,
});

const PLUS_PETIT_ECHELON = 1;

/** The ceiling of the first échelon by number of children: above it, no bourse. */
function premierPlafond({ plafonds, echelons, anneeDesRevenus }: Bareme): FormulaireDeDemande['bareme'] {
  const lignes = plafonds.length / echelons;
  return {
    titre: `Revenus de ${anneeDesRevenus} à ne pas dépasser`,
    enfants: Array.from({ length: lignes }, (_, rang) =>
      rang === lignes - 1 ? `${lignes} ou plus` : String(rang + 1),
    ),
    plafonds: Array.from({ length: lignes }, (_, rang) =>
      ecrireEuros(plafonds[rang * echelons + PLUS_PETIT_ECHELON - 1] ?? 0),
    ),
  };
}

/** What the school base knows of who may ask, to print in its place; nothing of it is taken for an answer. */
export interface PersonneConnue {
  nom: string;
  nomUsage: string | null;
  prenom: string;
  adresse: string | null;
  ville: string | null;
  telephone: string | null;
  courriel: string | null;
}

/** A pupil of the school base, and the person to whom its form is given. */
export interface FamilleConnue {
  eleve: { nom: string; naissance: string; etablissement: string; classe: string };
  personne: PersonneConnue;
}

const etatCivil = (connue?: PersonneConnue): ChampAImprimer[] => [
  ligne('Nom de naissance', connue?.nom),
  ligne('Nom d’usage, s’il est différent', connue?.nomUsage),
  ligne('Prénom', connue?.prenom),
  ligne('Numéro fiscal (13 chiffres, en haut de l’avis d’impôt)'),
  ligne('Adresse', connue?.adresse),
  ligne('Code postal et commune (et pays, hors de France)', connue?.ville),
];

const travail = [cases('Exerce une activité professionnelle', ...OUI_NON), ligne('Profession')];

const partiesDe = (type: TypeBourse, connue?: FamilleConnue): FormulaireImprime['parties'] => [
  {
    titre: '1. Vous, qui demandez la bourse',
    champs: [
      cases(
        'Vous êtes',
        'la mère',
        'le père',
        'le tuteur',
        'une autre personne en charge',
        'l’élève, majeur ou émancipé',
      ),
      ...etatCivil(connue?.personne),
      ligne('Téléphone', connue?.personne.telephone),
      ligne('Courriel', connue?.personne.courriel),
      cases(
        'Vous vivez',
        'seul ou seule',
        'en couple, avec un seul avis d’impôt',
        'en concubinage, avec deux avis d’impôt',
      ),
      ...travail,
    ],
  },
  {
    titre: '2. La personne avec qui vous vivez, si vous avez deux avis d’impôt',
    champs: [
      cases('Elle est', 'la mère de l’élève', 'le père de l’élève', 'une autre personne'),
      ...etatCivil(),
      ...travail,
    ],
  },
  {
    titre: '3. L’élève',
    champs: [
      ligne('Nom et prénom', connue?.eleve.nom),
      connue ? ligne('Né ou née le', connue.eleve.naissance) : jourAEcrire('Né ou née le'),
      ligne('Établissement fréquenté, et sa commune', connue?.eleve.etablissement),
      ligne('Classe', connue?.eleve.classe),
      ...(type === 'lycee' ? [cases('Poursuit ses études', 'en lycée public ou privé', 'au Cned')] : []),
      cases('Est sur votre avis d’impôt', ...OUI_NON),
      cases('En résidence alternée', ...OUI_NON),
    ],
  },
  {
    titre: '4. Les personnes à votre charge, l’élève compris',
    champs: [
      {
        sorte: 'personnes',
        colonnes: ['Nom et prénom', 'Date de naissance', 'Établissement ou profession', 'Boursier'],
        lignes: 8,
      },
    ],
  },
  {
    titre: '5. Ce qui a changé depuis l’année des revenus',
    champs: [
      cases(
        'Changement',
        'aucun',
        'décès',
        'divorce ou séparation',
        'résidence de l’élève',
        'perte de revenus',
      ),
      jourAEcrire('Survenu le'),
    ],
  },
  {
    titre: '6. Votre signature',
    champs: [
      cases('Vous signez en tant que', 'mère', 'père', 'autre personne en charge'),
      jourAEcrire('Le'),
      { sorte: 'cadre', libelle: 'Signature' },
    ],
  },
  {
    titre: 'Réservé au chef d’établissement',
    champs: [
      jourAEcrire('Formulaire reçu le'),
      ligne('Observations'),
      { sorte: 'cadre', libelle: 'Signature et cachet' },
    ],
  },
];

/** Which paper for which situation, in the words of the list of pieces. */
const PIECES_PAR_SITUATION = (anneeDesRevenus: number): FormulaireDeDemande['pieces'] => [
  ['Toujours', `${PIECES.avis_impot.libelle}, revenus de ${anneeDesRevenus}`],
  ['Vous vivez avec quelqu’un qui a son propre avis d’impôt', PIECES.avis_impot_concubin.libelle],
  [
    'L’élève est à votre charge et n’est pas sur votre avis d’impôt',
    `${PIECES.attestation_caf.libelle} ; ${PIECES.justificatif_changement_residence.libelle}`,
  ],
  [
    'Vous êtes le tuteur de l’élève',
    `${PIECES.decision_tutelle.libelle} ; ${PIECES.attestation_caf.libelle}`,
  ],
  ['L’élève est au Cned', PIECES.rib.libelle],
];

interface Annee {
  type: TypeBourse;
  campagne: Campagne;
  bareme: Bareme;
}

const DEJA_ECRIT =
  'Ce qui est déjà écrit vient de la base de l’établissement : barrez et corrigez ce qui est faux. Si une autre personne fait la demande, prenez un formulaire vierge.';

/** The form of a year, for a bourse de collège or de lycée: blank, or with what the school base knows of a family. */
export function formulaireDeDemande(
  { type, campagne, bareme }: Annee,
  connue?: FamilleConnue,
): FormulaireDeDemande {
  const { rentree, ouverture, cloture } = campagne;
  return {
    titre: `Demande de ${BOURSES[type]}, année scolaire ${ecrireAnnee(rentree)}`,
    jour: ouverture.toString(),
    notice: [
      {
        titre: 'Avant de remplir',
        textes: [
          `La demande se fait du ${ecrireJour(ouverture)} au ${ecrireJour(cloture)} inclus. Remettez ce formulaire signé, avec les papiers, à l’établissement de l’élève : même incomplet, il est enregistré le jour où il arrive.`,
          'Si vous avez accepté l’étude automatique de vos droits à l’inscription, ne le remplissez pas : l’administration vous écrira.',
          ...(connue ? [DEJA_ECRIT] : []),
          'Un formulaire par élève. Dans un établissement public, la demande peut aussi se faire en ligne.',
        ],
      },
      {
        titre: 'Qui peut demander',
        textes: [
          `La personne qui a l’élève à sa charge : mère, père, tuteur ou autre personne en charge. ${type === 'lycee' ? 'Les apprentis et les étudiants, BTS compris, n’ont pas cette bourse.' : 'L’élève est dans un collège public, un collège privé qui peut recevoir des boursiers, ou au Cned.'}`,
          'Vous vivez en concubinage si vous partagez votre logement sans avoir le même avis d’impôt : les revenus des deux comptent.',
        ],
      },
    ],
    bareme: premierPlafond(bareme),
    pieces: PIECES_PAR_SITUATION(bareme.anneeDesRevenus),
    parties: partiesDe(type, connue),
    engagement: [
      'Je certifie que ces renseignements sont exacts.',
      'Une erreur se signale à l’établissement, qui corrige ; ce qui a été versé en trop est à rendre. Une première erreur, de bonne foi, n’est pas sanctionnée. Une fraude l’est par la loi.',
    ],
    mentions: [
      'Vos données servent à étudier la demande, à calculer la bourse et à vous écrire : elles sont enregistrées dans le traitement SIECLE du ministère, pour une mission d’intérêt public (RGPD, article 6.1.e). Pour les consulter ou les corriger, écrivez au chef d’établissement. Le délégué à la protection des données du ministère répond à dpd@education.gouv.fr. En savoir plus : la fiche remise à l’inscription, et www.education.gouv.fr/siecle.',
    ],
  };
}
