import type { Consultation } from '#lib/consultation/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { ISSUES_DE_REQUETE, LIBELLES_REQUETES } from '#lib/droit/recours/juge.ts';
import { INDICE_FICHIERS } from '#lib/technique/fichiers-admis.ts';
import type { Champ } from './champs.ts';

type Faits = Consultation['contexte']['faits'];

/** What is contested, of what may be; nothing to choose where no retenue was made. */
const objetAChoisir = (retenue: string | null, decision: boolean): Champ[] =>
  retenue === null
    ? []
    : [
        {
          sorte: 'choix',
          nom: 'objet',
          libelle: 'Ce qui est contesté devant le juge',
          options: [
            ...(decision ? [{ valeur: 'decision', libelle: 'La décision sur la bourse' }] : []),
            { valeur: 'retenue', libelle: retenue },
          ],
          valeur: decision ? 'decision' : 'retenue',
        },
      ];

/** What is scanned of it: kept as it came, for who reads the pieces of the dossier; the family has the court’s own copies. */
const scan = (libelle: string): Champ => ({
  sorte: 'fichiers',
  nom: 'fichiers',
  libelle,
  indice: `${INDICE_FICHIERS}. La famille ne le voit pas ici : le tribunal communique à chacun.`,
  facultatif: true,
});

/** The same of the requêtes that wait. */
const objetAttendu = ({ requetePendante, requeteSurRetenue }: Faits): Champ[] =>
  objetAChoisir(
    requeteSurRetenue ? `La retenue pour absences (requête du ${ecrireJourCourt(requeteSurRetenue)})` : null,
    requetePendante !== null,
  );

/** What the tribunal, or the family, made known. */
export const champsDeRequete = ({ contexte }: Consultation): Champ[] => [
  ...objetAChoisir(
    contexte.faits.premiereRetenueLe
      ? 'La retenue pour absences : celle qui tenait le jour où la requête est reçue'
      : null,
    true,
  ),
  {
    sorte: 'date',
    nom: 'recueLe',
    libelle: 'Requête reçue le',
    valeur: ecrireJourCourt(contexte.faits.jour),
  },
  {
    sorte: 'texte',
    nom: 'numero',
    libelle: 'Numéro du greffe',
    indice: 'Celui que porte la lettre du tribunal, s’il est connu.',
    facultatif: true,
  },
  {
    sorte: 'date',
    nom: 'reponseAvant',
    libelle: 'Réponse attendue par le tribunal avant le',
    indice: 'Quand le tribunal a fixé une date.',
    facultatif: true,
  },
  scan('La requête numérisée, et ce que le tribunal a joint'),
];

/** When the State's answer reached the court's registry. */
export const champsDeMemoire = ({ contexte }: Consultation): Champ[] => [
  ...objetAttendu(contexte.faits),
  {
    sorte: 'date',
    nom: 'memoireLe',
    libelle: 'Mémoire déposé au greffe le',
    indice:
      'Le jour du dépôt sur Télérecours, ou de l’arrivée au greffe. L’échéance du tribunal n’est plus suivie ensuite.',
    valeur: ecrireJourCourt(contexte.faits.jour),
  },
  scan('Le mémoire déposé'),
];

const JUGE_LE: Champ = { sorte: 'date', nom: 'jugeeLe', libelle: 'Jugement rendu le' };

const sens = (indice: string): Champ => ({
  sorte: 'long',
  nom: 'motivation',
  libelle: 'Ce que dit le jugement',
  indice: `${indice}, en ${MOTIVATION_MINIMALE} caractères au moins.`,
});

/** A judgement that leaves the decision as it is. */
export const champsDeJugement = ({ contexte }: Consultation): Champ[] => [
  ...objetAttendu(contexte.faits),
  {
    sorte: 'choix',
    nom: 'issue',
    libelle: 'Issue',
    options: ISSUES_DE_REQUETE.filter((issue) => issue !== 'annulee').map((issue) => ({
      valeur: issue,
      libelle: capitale(LIBELLES_REQUETES[issue]),
    })),
  },
  JUGE_LE,
  sens('Son sens et ses raisons'),
  scan('Le jugement numérisé'),
];

/** A judgement that annuls the decision. */
export const champsDAnnulation = (): Champ[] => [
  JUGE_LE,
  sens('Ses raisons, que la nouvelle décision suivra'),
  scan('Le jugement numérisé'),
];
