/** The printed transfer of a bourse: from which day who pays, what is due to the pupil in each place and what was paid (C. V.A). */
import { ecrireAnnee, type Rentree } from '../annee.ts';
import type { Du } from '../argent/du.ts';
import { COMPOSANTES } from '../argent/recapitulatif.ts';
import { ecrireJour, ecrireJourCourt, type Jour } from '../date.ts';
import { centimes, ecrireMontant } from '../montant.ts';
import { direNaissance, type Naissance } from '../naissance.ts';
import { redigerTrace } from '../rediger.ts';
import type { Trace } from '../regle.ts';
import type { TypeBourse } from '../situation.ts';
import { LIBELLES_RESEAUX, type LieuHorsBase, SUITES_DU_DEPART } from '../transfert/depart.ts';
import { BOURSES } from './donnees.ts';
import type { FicheImprimee, SectionDeFiche } from './fiche.ts';

export interface LieuDuTransfert {
  nom: string;
  uai: string;
  commune: string;
  /** With its preposition: "de Lille". */
  academie: string;
  /** Its service académique. */
  service: string;
  /** Empty where the base says none. */
  classe: string;
}

/** What one frozen state holds of the pupil. Centimes. */
export interface EtatDuBoursier {
  etablissement: string;
  numero: number;
  trimestre: number;
  signeLe: Jour;
  /** Bourse and primes but the équipement, as the entries of the state say: negative when it takes back. */
  brut: number;
  equipement: number;
  deduit: number;
  aVerser: number;
  /** What of it is paid, and on which day. */
  paye: number;
  payeLe: Jour | null;
}

export interface TransfertImprime {
  ministere: string;
  jour: Jour;
  numero: string;
  rentree: Rentree;
  type: TypeBourse;
  eleve: { nom: string; naissance: Naissance; ine: string };
  /** Who asked for the bourse, whom it is paid to. */
  demandeur: string;
  origine: LieuDuTransfert;
  /** In words only, when the base does not hold it. */
  accueil: LieuDuTransfert | LieuHorsBase;
  sortieLe: Jour;
  /** Null where nothing tells it: out of the base. */
  entreeLe: Jour | null;
  /** First school day missed between the two; null: none. */
  manqueDu: Jour | null;
  /** The pupil was excluded for good. */
  exclusion: boolean;
  /** Last day that the origin pays, with the line that says why. */
  arret: { valeur: Jour; trace: Trace };
  decision: { decideeLe: Jour; signataire: string; echelon: number | null };
  /** Names of the stays, in order: `dus` count them from 0. */
  sejours: readonly string[];
  dus: readonly Du[];
  etats: readonly EtatDuBoursier[];
  /** The prime d'équipement was opened by another demande of the pupil. */
  equipementAilleurs: boolean;
  transmis: { le: Jour; par: string };
  pris: { le: Jour; par: string } | null;
}

const enEuros = (n: number): string => ecrireMontant(centimes(n));
const total = (dus: readonly Du[]): number => dus.reduce((n, { montant }) => n + montant, 0);

/** Whom the printed form goes to: in another académie, the service of a lycée's bourse; else the établissement (C. V.A). */
const destinataire = ({ type, origine, accueil }: TransfertImprime): string => {
  if ('reseau' in accueil)
    return `service des bourses de ${accueil.etablissement}, ${accueil.commune} (${LIBELLES_RESEAUX[accueil.reseau]})`;
  return type === 'lycee' && accueil.academie !== origine.academie
    ? `${accueil.service}, académie ${accueil.academie}`
    : `${accueil.nom}, ${accueil.commune}`;
};

const lieu = (un: LieuDuTransfert | LieuHorsBase): string =>
  'reseau' in un
    ? `${un.etablissement}, ${un.commune} ; ${LIBELLES_RESEAUX[un.reseau]}`
    : [`${un.nom}, ${un.commune}`, un.uai, `académie ${un.academie}`, un.classe && `classe ${un.classe}`]
        .filter(Boolean)
        .join(' ; ');

/** What the place that receives does of it; it is of right toward our own établissements (C. V.A). */
const suite = ({ accueil }: TransfertImprime): string =>
  'reseau' in accueil
    ? SUITES_DU_DEPART[accueil.reseau]
    : 'Le transfert est de droit : aucune nouvelle demande, aucune nouvelle instruction.';

/** What each place owes, by component and trimestre, then in all: the columns make the last one, to the centime; one place alone needs no sum. */
function partage({ sejours, dus }: TransfertImprime): SectionDeFiche {
  const plusieurs = sejours.length > 1;
  const colonnes = [
    { titre: 'Trimestre' },
    ...sejours.map((titre) => ({ titre, nombre: true })),
    ...(plusieurs ? [{ titre: 'Ensemble', nombre: true }] : []),
  ];
  const ligne = (titre: string, siens: readonly Du[]) => [
    titre,
    ...sejours.map((_, rang) => enEuros(total(siens.filter(({ sejour }) => sejour === rang)))),
    ...(plusieurs ? [enEuros(total(siens))] : []),
  ];
  const lignes = COMPOSANTES.flatMap(({ composante, titre }) =>
    [1, 2, 3].flatMap((trimestre) => {
      const siens = dus.filter((du) => du.composante === composante && du.trimestre === trimestre);
      return siens.length > 0 ? [ligne(`${titre}, trimestre ${trimestre}`, siens)] : [];
    }),
  );
  const retenu = dus.reduce((n, { retenue }) => n + retenue, 0);
  return {
    titre: 'Ce qui est dû pour l’année, et par qui',
    tableau: { colonnes, lignes: [...lignes, ligne('En tout', dus)] },
    textes: [
      ...(retenu > 0 ? [`Retenues pour absences déjà ôtées : ${enEuros(retenu)}.`] : []),
      'Avant la déduction des frais de pension, qui se fait au jour de chaque état.',
    ],
  };
}

const COLONNES_DES_ETATS = [
  { titre: 'État' },
  { titre: 'Bourse et primes', nombre: true },
  { titre: 'Équipement', nombre: true },
  { titre: 'Frais déduits', nombre: true },
  { titre: 'À verser', nombre: true },
  { titre: 'Payé', nombre: true },
];

function verse({ etats }: TransfertImprime): SectionDeFiche {
  if (etats.length === 0)
    return {
      titre: 'Ce qui a été versé',
      textes: ['Aucun état ne porte encore cet élève : rien n’a été versé.'],
    };
  const somme = (de: (etat: EtatDuBoursier) => number) => enEuros(etats.reduce((n, etat) => n + de(etat), 0));
  return {
    titre: 'Ce qui a été versé',
    tableau: {
      colonnes: COLONNES_DES_ETATS,
      lignes: [
        ...etats.map((etat) => [
          `${etat.etablissement}, n° ${etat.numero}, trimestre ${etat.trimestre}, signé le ${ecrireJourCourt(etat.signeLe)}`,
          enEuros(etat.brut),
          enEuros(etat.equipement),
          enEuros(etat.deduit),
          enEuros(etat.aVerser),
          etat.payeLe ? `${enEuros(etat.paye)}, le ${ecrireJourCourt(etat.payeLe)}` : enEuros(0),
        ]),
        [
          'En tout',
          somme((e) => e.brut),
          somme((e) => e.equipement),
          somme((e) => e.deduit),
          somme((e) => e.aVerser),
          somme((e) => e.paye),
        ],
      ],
    },
  };
}

/** Whether the prime d'équipement, which comes once in a schooling, is still to be paid, and by whom. */
function equipement({ dus, etats, equipementAilleurs }: TransfertImprime): string {
  const due = total(dus.filter(({ composante }) => composante === 'equipement'));
  const verse = etats.find((etat) => etat.equipement > 0);
  if (due > 0 && verse)
    return `${enEuros(due)}, dans l’état n° ${verse.numero} de ${verse.etablissement} : ne pas la verser de nouveau`;
  if (due > 0) return `${enEuros(due)}, ouverte et pas encore dans un état : par l’établissement d’origine`;
  return equipementAilleurs
    ? 'déjà ouverte par une autre demande : plus due'
    : 'pas ouverte par cette demande';
}

/** The printed transfer, the same figures for the origin and for the host. */
export function imprimeDeTransfert(transfert: TransfertImprime): FicheImprimee {
  const {
    ministere,
    jour,
    numero,
    type,
    eleve,
    origine,
    accueil,
    entreeLe,
    arret,
    decision,
    transmis,
    pris,
  } = transfert;
  return {
    titre: 'Imprimé de transfert de bourse',
    reference: numero,
    jour: jour.toString(),
    entete: [ministere, `Académie ${origine.academie}`, origine.nom],
    ouverture: [
      `À l’attention de : ${destinataire(transfert)}.`,
      `Année scolaire ${ecrireAnnee(transfert.rentree)}, ${BOURSES[type]}. ${suite(transfert)} État au ${ecrireJour(jour)}.`,
    ],
    sections: [
      {
        titre: 'Élève',
        donnees: [
          ['Élève', eleve.nom],
          ['Né(e)', direNaissance(eleve.naissance)],
          ['INE', eleve.ine],
          ['Bourse demandée par', transfert.demandeur],
        ],
      },
      {
        titre: 'Changement d’établissement',
        donnees: [
          ['Origine', lieu(origine)],
          ['Accueil', lieu(accueil)],
          ['Dernier jour à l’origine', ecrireJour(transfert.sortieLe)],
          ...(entreeLe ? ([['Premier jour à l’accueil', ecrireJour(entreeLe)]] as const) : []),
          ...(transfert.manqueDu
            ? ([
                [
                  'Classe manquée',
                  `du ${ecrireJour(transfert.manqueDu)} à la veille de l’entrée : due par aucun des deux`,
                ],
              ] as const)
            : []),
          ...(transfert.exclusion ? ([['Motif', 'exclusion définitive']] as const) : []),
          ['Arrêt du versement à l’origine', ecrireJour(arret.valeur)],
        ],
        textes: redigerTrace(arret.trace, type).map(({ texte, article }) => `${texte} (${article})`),
      },
      {
        titre: 'Bourse et primes',
        donnees: [
          ['Décision', `du ${ecrireJourCourt(decision.decideeLe)}, signée par ${decision.signataire}`],
          ...(decision.echelon === null ? [] : ([['Échelon', String(decision.echelon)]] as const)),
          ['Prime d’équipement', equipement(transfert)],
        ],
      },
      partage(transfert),
      verse(transfert),
      {
        titre: 'Suite',
        donnees: [
          ['Transmis', `le ${ecrireJour(transmis.le)}, par ${transmis.par}`],
          ...('reseau' in accueil
            ? []
            : ([
                [
                  'Pris en charge',
                  pris
                    ? `le ${ecrireJour(pris.le)}, par ${pris.par}`
                    : 'pas encore par l’établissement d’accueil',
                ],
              ] as const)),
        ],
      },
      { titre: 'Établissement d’origine : date, qualité et signature', aRemplir: true },
    ],
    sommaire: [],
  };
}
