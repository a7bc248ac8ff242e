import type { Consultation } from '#lib/consultation/queries.ts';
import { rentree } from '#lib/droit/annee.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { LIBELLES_RESEAUX, RESEAUX } from '#lib/droit/transfert/depart.ts';
import { FINS_DE_SCOLARITE, LIBELLES_FINS } from '#lib/droit/transfert/fin-de-scolarite.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Champ } from './champs.ts';

/** An exclusion définitive before sixteen leaves its trimestre whole to the place that excludes (C. VII.A). */
const RAISON_DU_DEPART: Champ = {
  sorte: 'cases',
  nom: 'raison',
  libelle: 'Raison du départ',
  options: [
    {
      nom: 'exclusion',
      cochee: false,
      libelle: 'Exclusion définitive',
      indice:
        'Avant seize ans, le trimestre en cours reste payé en entier par l’établissement d’origine, au lycée comme au collège.',
    },
  ],
};

/** Where the pupil goes on, among its other schoolings of the year, and its last day here. */
export function champsDeTransfert({ dossier }: Consultation): Champ[] {
  const { accueils, scolarite } = dossier;
  return [
    {
      sorte: 'liste',
      nom: 'accueil',
      libelle: 'Établissement d’accueil',
      indice: 'Ceux où l’élève est inscrit cette année.',
      options: accueils.map(({ id, etablissement: { nom, commune, uai }, entreeLe }) => ({
        valeur: id,
        libelle: `${nom}, ${commune} (${uai}), entrée le ${ecrireJourCourt(jourDe(entreeLe))}`,
      })),
    },
    {
      sorte: 'date',
      nom: 'sortieLe',
      libelle: 'Dernier jour dans l’établissement d’origine',
      indice:
        'Au lycée, c’est la date d’arrêt du versement ; au collège, le trimestre en cours reste payé ici. Avant la fin de septembre, vers une formation sans prime d’équipement, signalez-le ensuite (« Signaler une erreur ») : la prime est perdue.',
      valeur: scolarite.sortieLe ? ecrireJourCourt(jourDe(scolarite.sortieLe)) : '',
    },
    {
      sorte: 'date',
      nom: 'manqueDu',
      libelle: 'Premier jour de classe manqué entre les deux',
      facultatif: true,
      indice:
        'Entre deux lycées seulement. De ce jour à la veille de l’entrée, rien n’est dû par personne ; laissez vide si seuls des vacances ou des jours sans classe les séparent : l’accueil paie alors le reste.',
      valeur: '',
    },
    RAISON_DU_DEPART,
  ];
}

/** What the printed transfer of another authority says: its service, its day, its échelon, the exit. */
export function champsDAilleurs({ dossier }: Consultation): Champ[] {
  const bareme = trouverBareme(rentree(dossier.rentree), typeBourseDuDossier(dossier));
  return [
    {
      sorte: 'long',
      nom: 'service',
      libelle: 'Service qui a décidé',
      indice: 'Tel que l’imprimé le nomme, avec son département : la famille le lira dans la lettre.',
    },
    { sorte: 'date', nom: 'decideeLe', libelle: 'Jour de sa décision', valeur: '' },
    {
      sorte: 'liste',
      nom: 'echelon',
      libelle: 'Échelon attribué',
      indice: 'Celui de l’imprimé : rien n’est calculé de nouveau.',
      options: Array.from({ length: bareme?.echelons ?? 0 }, (_, rang) => ({
        valeur: String(rang + 1),
        libelle: `Échelon ${rang + 1}`,
      })),
    },
    {
      sorte: 'date',
      nom: 'sortieLe',
      libelle: 'Dernier jour dans l’établissement d’origine',
      indice:
        'L’origine verse jusque-là (au collège, jusqu’à la fin du trimestre) ; la bourse court ici ensuite, depuis l’entrée de l’élève. Une prime d’équipement déjà versée là-bas se dit dans la demande.',
      valeur: '',
    },
  ];
}

/** Where a boursier goes that the base does not hold, in words, or why it goes nowhere; and its last day here. */
export function champsDeDepart({ dossier: { scolarite } }: Consultation): Champ[] {
  return [
    {
      sorte: 'liste',
      nom: 'suite',
      libelle: 'Ce que devient l’élève',
      indice: 'Le transfert n’est de droit que vers l’enseignement agricole.',
      options: [
        ...RESEAUX.map((valeur) => ({ valeur, libelle: `Inscrit ailleurs : ${LIBELLES_RESEAUX[valeur]}` })),
        ...FINS_DE_SCOLARITE.map((valeur) => ({ valeur, libelle: `Sans suite : ${LIBELLES_FINS[valeur]}` })),
      ],
    },
    {
      sorte: 'texte',
      nom: 'etablissement',
      libelle: 'Établissement d’accueil',
      facultatif: true,
      indice:
        'S’il est inscrit ailleurs, son nom en toutes lettres : l’imprimé de transfert lui est adressé, et la famille le lira.',
    },
    {
      sorte: 'texte',
      nom: 'commune',
      libelle: 'Commune de cet établissement',
      facultatif: true,
      indice: 'Avec son pays, s’il est à l’étranger.',
    },
    {
      sorte: 'long',
      nom: 'motivation',
      libelle: 'Ce qui établit la fin de la scolarité',
      facultatif: true,
      indice:
        'S’il ne poursuit nulle part : la lettre de la famille, la décision de radiation, le contrat d’apprentissage… La famille le lira, sauf d’un décès : sa lettre ne cite rien.',
    },
    {
      sorte: 'date',
      nom: 'sortieLe',
      libelle: 'Dernier jour dans notre établissement',
      indice:
        'Au lycée, c’est le dernier jour versé ici ; au collège, le trimestre en cours reste versé en entier.',
      valeur: scolarite.sortieLe ? ecrireJourCourt(jourDe(scolarite.sortieLe)) : '',
    },
    RAISON_DU_DEPART,
  ];
}

/** When a pupil who had left the base came back. */
export const champsDuRetour = ({ contexte }: Consultation): Champ[] => [
  {
    sorte: 'date',
    nom: 'retourLe',
    libelle: 'Premier jour de l’élève, de retour',
    indice:
      'La bourse reprend au même échelon. Venu de l’enseignement agricole : ce jour au lycée, le trimestre suivant au collège, l’établissement quitté versant le sien en entier. Venu d’ailleurs : ce jour. S’il est inscrit dans un autre de nos établissements, transférez ensuite le dossier.',
    valeur: ecrireJourCourt(contexte.faits.jour),
  },
];
