import type { Consultation } from '#lib/consultation/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { LIBELLES_RECOURS } from '#lib/droit/recours/reponse.ts';
import { nommerLaRetenue } from '#lib/droit/recours/retenue.ts';
import { GRIEF_MINIMAL, MINISTRE, NOMS_DE_RECOURS } from '#lib/recours/schema.ts';
import { INDICE_FICHIERS } from '#lib/technique/fichiers-admis.ts';
import type { Champ } from './champs.ts';

/** What the letter contests, where a retenue may be contested too; nothing to choose elsewhere. */
function objetAChoisir({ contestee, retenueContestableLe }: Consultation['contexte']['faits']): Champ[] {
  if (!retenueContestableLe) return [];
  const decision = { valeur: 'decision', libelle: 'La décision sur la bourse' };
  return [
    {
      sorte: 'choix',
      nom: 'objet',
      libelle: 'Ce qui est contesté',
      options: [
        ...(contestee ? [decision] : []),
        { valeur: 'retenue', libelle: capitale(nommerLaRetenue(retenueContestableLe)) },
      ],
      valeur: contestee ? 'decision' : 'retenue',
    },
  ];
}

/** What a recours that came on paper says. */
export function champsDeRecours({ contexte }: Consultation): Champ[] {
  const aujourdHui = ecrireJourCourt(contexte.faits.jour);
  return [
    ...objetAChoisir(contexte.faits),
    {
      sorte: 'date',
      nom: 'formeLe',
      libelle: 'Formé le',
      indice: 'Le cachet de la poste, qui fait foi ; à défaut, le jour où la lettre est arrivée.',
      valeur: aujourdHui,
    },
    { sorte: 'date', nom: 'recuLe', libelle: 'Reçu le', valeur: aujourdHui },
    {
      sorte: 'choix',
      nom: 'nomme',
      libelle: 'Comment la famille l’appelle',
      options: NOMS_DE_RECOURS.map((nom) => ({
        valeur: nom,
        libelle: nom === 'sans' ? 'Aucun nom' : capitale(LIBELLES_RECOURS[nom]),
      })),
      valeur: 'sans',
    },
    {
      sorte: 'long',
      nom: 'grief',
      libelle: 'Ce que la famille conteste, et pourquoi',
      indice: `Ses raisons, résumées en ${GRIEF_MINIMAL} caractères au moins. Ce que le recours est pour la loi se déduit des dates, quel que soit son nom.`,
    },
    {
      sorte: 'fichiers',
      nom: 'fichiers',
      libelle: 'La lettre et ce qui l’accompagne',
      indice: `${INDICE_FICHIERS}. Rien à joindre si tout reste sur papier.`,
      facultatif: true,
    },
  ];
}

/** When the recours leaves for the ministre, and by what. */
export const champsDEnvoiAuMinistre = ({ contexte: { faits } }: Consultation): Champ[] => [
  {
    sorte: 'date',
    nom: 'envoyeLe',
    libelle: 'Envoyé le',
    indice:
      'Avec le recueil en PDF de l’onglet Recours : sa fiche synthétique accompagne le recours. Le délai de la réponse court depuis la réception du recours, non depuis cet envoi.',
    valeur: ecrireJourCourt(faits.jour),
  },
  {
    sorte: 'texte',
    nom: 'envoi',
    libelle: 'Référence de l’envoi',
    indice: 'Numéro du bordereau ou du recommandé, adresse du bureau.',
    facultatif: true,
  },
];

/** What the ministre’s letter says. */
export const champsDeReponseDuMinistre = (): Champ[] => [
  { sorte: 'texte', nom: 'repondant', libelle: 'Qui a répondu', valeur: MINISTRE },
  { sorte: 'date', nom: 'repondueLe', libelle: 'Lettre datée du' },
  {
    sorte: 'texte',
    nom: 'preuve',
    libelle: 'Référence de la lettre',
    indice: 'Celle qu’elle porte, et comment elle est arrivée.',
  },
  {
    sorte: 'long',
    nom: 'motivation',
    libelle: 'Ce que dit la réponse',
    indice: `Son sens et ses raisons, en ${MOTIVATION_MINIMALE} caractères au moins.`,
  },
  {
    sorte: 'fichiers',
    nom: 'fichiers',
    libelle: 'La lettre numérisée',
    indice: INDICE_FICHIERS,
    facultatif: true,
  },
];

/** Nothing where the delay ran; else since when the decision was surely known, and what tells it (CE, Czabaj). */
export const champsDeRecoursTardif = ({ contexte: { faits } }: Consultation): Champ[] =>
  faits.recoursTardif
    ? []
    : [
        {
          sorte: 'date',
          nom: 'connueLe',
          libelle: 'La famille connaissait sûrement la décision le',
          indice: `Rien ne prouve sa réception. La décision est partie le ${faits.contesteEnvoyeLe ? ecrireJourCourt(faits.contesteEnvoyeLe) : '…'} ; le recours est écarté s’il vient plus d’un an après le jour que vous établissez.`,
        },
        {
          sorte: 'long',
          nom: 'motivation',
          libelle: 'Ce qui l’établit',
          indice: `Une lettre, un appel noté, un paiement… en ${MOTIVATION_MINIMALE} caractères au moins : la famille le lit dans la réponse.`,
        },
      ];
