import type { Consultation } from '#lib/consultation/queries.ts';
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { aPart } from '#lib/droit/reception/gardes.ts';
import { PREUVES, PREUVES_D_AGENT } from '#lib/droit/reception/preuves.ts';
import { ecrireRecommande } from '#lib/droit/reception/recommande.ts';
import { autresAdresses, lettreSuivie } from '#lib/reception/faits.ts';
import { ADRESSE_ECRITE } from '#lib/reception/schema.ts';
import type { Champ } from './champs.ts';

const aujourdHui = ({ contexte }: Consultation): string => ecrireJourCourt(contexte.faits.jour);

const numeroConnu = ({ contexte }: Consultation): string => {
  const { recommande: deLaDecision, ...faits } = contexte.faits;
  const suivie = aPart(faits);
  const recommande = suivie ? suivie.recommande : deLaDecision;
  return recommande ? ecrireRecommande(recommande.numero) : '';
};

/** How a letter is known to be received, and the day that counts. */
export const champsDeReception = (consultation: Consultation): Champ[] => [
  {
    sorte: 'choix',
    nom: 'preuve',
    libelle: 'Preuve',
    options: PREUVES_D_AGENT.map((genre) => ({
      valeur: genre,
      libelle: capitale(PREUVES[genre].libelle),
      indice: `Date à écrire : ${PREUVES[genre].jour}.`,
    })),
    ...(numeroConnu(consultation) ? { valeur: 'recommande_remis' } : {}),
  },
  {
    sorte: 'date',
    nom: 'recuLe',
    libelle: 'Date qui compte',
    indice: 'Les délais de la famille partent de ce jour.',
    valeur: aujourdHui(consultation),
  },
  {
    sorte: 'texte',
    nom: 'numero',
    libelle: 'Numéro du recommandé',
    indice: 'Seulement pour un recommandé : celui de l’avis de réception ou du pli revenu.',
    valeur: numeroConnu(consultation),
  },
];

/** Which of the letters of a dossier the post is asked about. */
function direLettreSuivie({ dossier }: Consultation): string {
  const suivie = lettreSuivie(dossier, decisionEnVigueur(dossier));
  return suivie ? `Courrier concerné : ${LETTRES[suivie.genre].libelle}, ${suivie.reference}. ` : '';
}

/** A letter posted registered. */
export const champsDeRecommande = (consultation: Consultation): Champ[] => [
  {
    sorte: 'texte',
    nom: 'numero',
    libelle: 'Numéro du recommandé',
    facultatif: false,
    indice: `${direLettreSuivie(consultation)}Celui de la preuve de dépôt, avec ou sans espaces : 1A 123 456 7890 1.`,
  },
  { sorte: 'date', nom: 'posteLe', libelle: 'Posté le', valeur: aujourdHui(consultation) },
];

/** A letter that the post brought back. */
export const champsDeRetour = (consultation: Consultation): Champ[] => [
  {
    sorte: 'date',
    nom: 'revenuLe',
    libelle: 'Revenu « inconnu à l’adresse » le',
    indice: `${direLettreSuivie(consultation)}Aucun délai ne court : demandez son adresse à la famille, puis envoyez-lui le courrier de nouveau. Un recommandé « avisé et non réclamé » se date, lui, par « Dater la réception ».`,
    valeur: aujourdHui(consultation),
  },
];

const enLigne = (...parties: (string | null | undefined)[]): string => parties.filter(Boolean).join(' ');

/** The numbers at which a person may be asked where they live. */
const telephonesDe = ({
  telephone,
  telephonePortable,
  telephoneProfessionnel,
}: Record<'telephone' | 'telephonePortable' | 'telephoneProfessionnel', string | null>): string =>
  [...new Set([telephone, telephonePortable, telephoneProfessionnel].filter(Boolean))].join(', ') || 'aucun';

/** Where the same letter goes now: at another person of the pupil, or at an address that is typed. */
export const champsDAdresse = (consultation: Consultation): Champ[] => {
  const { dossier } = consultation;
  const { demandeur } = dossier;
  const autres = autresAdresses(dossier);
  return [
    ...(autres.length > 0
      ? [
          {
            sorte: 'choix',
            nom: 'chez',
            libelle: 'Où l’envoyer',
            valeur: ADRESSE_ECRITE,
            options: [
              { valeur: ADRESSE_ECRITE, libelle: 'À l’adresse écrite ci-dessous' },
              ...autres.map((personne) => ({
                valeur: personne.id,
                libelle: `Chez ${enLigne(personne.prenom, personne.nomUsage ?? personne.nom)}`,
                indice: `${enLigne(personne.adresse, personne.codePostal, personne.commune)}. Téléphone : ${telephonesDe(personne)}. Seulement si la personne qui demande y reçoit son courrier.`,
              })),
            ],
          } as const,
        ]
      : []),
    {
      sorte: 'texte',
      nom: 'adresse',
      libelle: 'Nouvelle adresse',
      facultatif: autres.length > 0,
      indice: `${direLettreSuivie(consultation)}Numéro et rue. Adresse connue : ${enLigne(demandeur?.adresse, demandeur?.codePostal, demandeur?.commune) || 'aucune'}. Téléphone : ${demandeur ? telephonesDe(demandeur) : 'aucun'}.`,
    },
    { sorte: 'texte', nom: 'complement', libelle: 'Complément d’adresse' },
    { sorte: 'texte', nom: 'codePostal', libelle: 'Code postal', facultatif: autres.length > 0 },
    { sorte: 'texte', nom: 'commune', libelle: 'Commune', facultatif: autres.length > 0 },
    { sorte: 'texte', nom: 'pays', libelle: 'Pays', indice: 'Seulement hors de France.' },
  ];
};
