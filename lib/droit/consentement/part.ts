/** What a concubin reads who answers for a demande online, and what its demandeur is told of the answer (C. II.B.2, III.A). */
import type { ContenuCourriel } from '../courrier/courriel.ts';
import { typographier } from '../courrier/typographie.ts';
import { direDuree } from '../delais/dire.ts';
import type { SansChiffres } from '../etude/etude.ts';
import { GARDE_DES_CHIFFRES } from './recuperation.ts';
import { GARDE_DES_ECHANGES } from './textes.ts';

/** Version of the notice, as the answer keeps the one that was shown: a text that changes is a new version. */
export const TEXTE_DE_LA_PART = 'part-2026';

/** What a concubin may answer: have the tax administration asked, write the figures, or neither. */
export const REPONSES_DU_CONCUBIN = ['impots', 'chiffres', 'refus'] as const;

/** What is asked, why, who reads it: told before the answer. */
export const NOTICE_DE_LA_PART: readonly string[] = [
  'La personne avec qui vous vivez demande en ligne une bourse de collège ou de lycée pour un enfant. Vos revenus comptent avec les siens, même si vous n’êtes pas parent de l’enfant : revenu fiscal de référence et enfants à charge de votre avis d’impôt.',
  `Vous pouvez demander que la direction générale des finances publiques (DGFiP) donne ces chiffres, une fois, avec votre numéro fiscal : elle donne aussi votre situation de famille, vos noms et votre date de naissance, pour vérifier que l’avis est bien le vôtre. Rien d’autre n’est demandé, et rien ne l’est sans votre réponse. La trace de l’appel est gardée ${direDuree(GARDE_DES_ECHANGES)}, sans son contenu. Vous pouvez aussi écrire ces deux chiffres vous-même : votre avis d’impôt sera alors à donner.`,
  'La personne qui demande la bourse ne lit pas ce que vous écrivez ici, ni vos chiffres : elle sait si vous avez répondu, et comment. Les agents qui étudient la demande les lisent. La décision dit le total des revenus du couple, parce qu’elle doit être expliquée : qui connaît ses propres revenus peut alors en déduire les vôtres.',
  `Vos chiffres ne s’affichent pas ici : personne ne doit pouvoir lire ceux d’un autre avec un numéro fiscal. Ils sont gardés chiffrés, ${direDuree(GARDE_DES_CHIFFRES)} au plus quand les impôts les ont donnés, puis vont dans la demande quand elle est envoyée. Questions et droits : dpd@education.gouv.fr.`,
];

/** What the concubin signs. */
export const CERTIFIER_LA_PART =
  'Je certifie sur l’honneur que ce que j’ai écrit ici est exact et me concerne';

/** Where the answer of a concubin stands, as the demandeur may know it. */
export type EtatDeLaPart =
  | 'attendue'
  | 'expiree'
  | 'interrogee'
  | 'chiffres'
  | 'donnes'
  | 'sans_chiffres'
  | 'refusee';

const SON_AVIS =
  'Vous pouvez envoyer la demande sans attendre : son avis d’impôt sera demandé. Cette personne peut le remettre elle-même à l’établissement, sans passer par vous.';

/** What the demandeur reads of it; never a figure. */
export const DIRE_LA_PART: Readonly<Record<EtatDeLaPart, string>> = {
  attendue: `Sa réponse est attendue. ${SON_AVIS}`,
  expiree: `Le lien ne sert plus, ou les chiffres reçus ont été effacés. Envoyez-en un nouveau. ${SON_AVIS}`,
  interrogee: `Cette personne a répondu : les impôts sont interrogés sur ses revenus. ${SON_AVIS}`,
  chiffres:
    'Cette personne a répondu : les impôts ont donné ses chiffres. Son avis d’impôt n’est pas à envoyer.',
  donnes:
    'Cette personne a répondu, et écrit ses chiffres. Son avis d’impôt reste demandé : elle peut le remettre elle-même à l’établissement, sans passer par vous.',
  sans_chiffres: `Cette personne a répondu, mais les impôts n’ont pas donné ses chiffres : elle a reçu un courriel qui dit pourquoi, et peut répondre de nouveau. ${SON_AVIS}`,
  refusee: `Cette personne ne donne pas ses revenus par ce lien. ${SON_AVIS} Sans lui, la demande reste incomplète.`,
};

/** Whether the answer stands in the place of what the demandeur would write of the other's incomes. */
export const tientLieu = (etat: EtatDeLaPart | null): boolean => etat === 'chiffres' || etat === 'donnes';

/** The mail to a concubin: who asks and by which link to answer; neither the pupil's name nor the code. */
export function composerInvitationALaPart({
  demandeur,
  limite,
  adresse,
}: {
  demandeur: string;
  /** Last day of the link, as it is written. */
  limite: string;
  adresse: string;
}): ContenuCourriel {
  return {
    ...typographier({
      sujet: 'Bourse : vos revenus sont demandés',
      paragraphes: [
        'Bonjour,',
        `${demandeur} demande en ligne une bourse pour un enfant, et indique vivre en couple avec vous. Vos revenus comptent alors avec les siens.`,
        `Le lien ci-dessous permet de les donner vous-même jusqu’au ${limite}, ou de refuser. Il demande un code, que ${demandeur} vous donne de vive voix. Vos chiffres ne lui sont pas montrés.`,
        'Si cette demande ne vous concerne pas, ne répondez pas : rien ne se fera avec vos données.',
        'Ce message est envoyé par une application : n’y répondez pas.',
      ],
    }),
    lien: { texte: 'Donner ma réponse', adresse },
  };
}

const REPRENDRE =
  'Répondez de nouveau par le lien, en écrivant vos chiffres, ou remettez votre avis d’impôt à l’établissement de l’enfant.';
const RELIRE =
  'Relisez-le en haut de votre avis d’impôt et répondez de nouveau par le lien, ou remettez votre avis à l’établissement de l’enfant.';

/** Why no figures came for the concubin, with the way out. */
export const POURQUOI_SANS_CHIFFRES: Readonly<Record<SansChiffres, string>> = {
  introuvable: `Aucun contribuable n’a le numéro fiscal que vous avez écrit. ${RELIRE}`,
  fiche_a_corriger: `L’administration fiscale n’a pas pu lire le numéro fiscal que vous avez écrit. ${RELIRE}`,
  autre_personne: `L’avis trouvé n’est pas au nom et à la date de naissance que vous avez écrits. ${RELIRE}`,
  ambigue: `L’administration fiscale ne sait pas lequel de plusieurs contribuables vous êtes. ${REPRENDRE}`,
  sans_chiffres: `L’administration fiscale vous connaît, mais n’a pas encore vos revenus de l’année demandée. ${REPRENDRE}`,
  autre_annee: `L’administration fiscale n’a donné que les revenus d’une autre année. ${REPRENDRE}`,
  protegee: `Votre dossier fiscal est protégé : ses chiffres ne sont donnés à personne. ${REPRENDRE}`,
  indisponible: `L’administration fiscale n’a pas répondu. ${REPRENDRE}`,
};

/** The mail that tells a concubin that no figures came; nothing of what was asked is in it. */
export const composerSansChiffres = ({
  issue,
  adresse,
}: {
  issue: SansChiffres;
  adresse: string;
}): ContenuCourriel => ({
  ...typographier({
    sujet: 'Bourse : les impôts n’ont pas donné vos chiffres',
    paragraphes: [
      'Bonjour,',
      POURQUOI_SANS_CHIFFRES[issue],
      'La demande de bourse n’attend pas ces chiffres : elle peut être envoyée sans eux.',
      'Ce message est envoyé par une application : n’y répondez pas.',
    ],
  }),
  lien: { texte: 'Répondre de nouveau', adresse },
});
