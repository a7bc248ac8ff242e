import { type Branche, propositionAttendue, signeEnSonNom } from '../competence.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { type Detenteur, type Etat, etatDeProcedure } from '../etats.ts';
import { detenteur, detenteurDuRecours } from '../evaluation.ts';
import { capitale } from '../phrase.ts';
import { destinataire } from '../recours/reponse.ts';
import type { RecoursSuivi } from '../recours/silence.ts';
import type { Audition } from '../retrait/gardes.ts';
import type { Lieux } from './etapes.ts';

/** Where a dossier stands, as far as its family may know. */
export interface Position {
  etat: Etat;
  branche: Branche;
  /** Filed after the closing date, and nobody has ruled on it yet. */
  horsDelai: boolean;
  /** The decision has been sent. */
  notifiee: boolean;
  /** The decision grants the bourse; null while there is none. */
  accordee: boolean | null;
  /** The family has said that its avis d'impôt comes later. */
  avisAttendu: boolean;
  /** The day on which silence has rejected the demande; null when it has not. */
  rejeteeLe: Jour | null;
  /** The recours that waits for its answer; null when none does. */
  recours: RecoursSuivi | null;
  /** The end of the bourse that is under way: the family is heard, or has renounced. */
  retrait: Audition | null;
  /** Pieces came that nobody has looked at yet. */
  aVerifier: boolean;
}

/** What is under way, who holds it, and what follows, in the family's words. */
export interface Suite {
  detenteur: Detenteur;
  /** Short: "Pièces attendues de votre part". */
  titre: string;
  /** Who holds the dossier and what they do. */
  phrase: string;
  /** What comes after, in order; empty at an end. */
  ensuite: readonly string[];
}

const DECISION = 'Décision';
const COURRIER = 'Courrier de la décision, à lire ici';

/** The state that a family may read: a decision that has not left stays "decidee", whatever it decides. */
export const etatConnuDeLaFamille = ({ etat, notifiee }: Pick<Position, 'etat' | 'notifiee'>): Etat =>
  etatDeProcedure(etat).contestable && !notifiee ? 'decidee' : etat;

const qui = (tenant: Detenteur, { etablissement, service }: Lieux): string =>
  tenant === 'service_academique' ? service : etablissement;

const ENVOI = (lieu: string): string =>
  `${lieu} prépare l’envoi de votre demande au service académique, qui décidera.`;

const VERIFICATION = (lieu: string): string =>
  `Vos pièces sont arrivées. ${lieu} doit les regarder : si l’une d’elles est illisible, un courrier vous la demandera de nouveau.`;

type Recit = (position: Position, lieu: string) => Omit<Suite, 'detenteur'>;

const RECITS: Record<Etat, Recit> = {
  brouillon: (_, lieu) => ({
    titre: 'Demande en cours de saisie',
    phrase: `${lieu} saisit votre formulaire.`,
    ensuite: ['Enregistrement de la demande', DECISION],
  }),
  deposee: ({ horsDelai, branche }, lieu) => ({
    titre: 'Demande enregistrée',
    phrase: horsDelai
      ? `Votre demande est arrivée après la clôture. ${lieu} doit dire si elle peut être étudiée.`
      : propositionAttendue(branche)
        ? ENVOI(lieu)
        : `${lieu} doit étudier votre demande. Vous n’avez rien à faire.`,
    ensuite: ['Étude de la demande', DECISION, COURRIER],
  }),
  incomplete: ({ avisAttendu }, lieu) => ({
    titre: 'Pièces attendues de votre part',
    phrase: avisAttendu
      ? `${lieu} attend votre avis d’impôt, que vous avez annoncé. Envoyez-le dès que vous l’avez.`
      : 'C’est à vous : envoyez les pièces demandées. L’étude reprendra dès qu’elles seront toutes arrivées.',
    ensuite: ['Étude de la demande', DECISION, COURRIER],
  }),
  en_instruction: ({ branche, aVerifier }, lieu) => ({
    titre: 'Demande à l’étude',
    phrase: aVerifier
      ? VERIFICATION(lieu)
      : propositionAttendue(branche)
        ? ENVOI(lieu)
        : `${lieu} étudie votre demande et va décider. Vous n’avez rien à faire.`,
    ensuite: [DECISION, COURRIER],
  }),
  proposee: ({ aVerifier }, lieu) => ({
    titre: 'Demande à l’étude',
    phrase: aVerifier
      ? VERIFICATION(lieu)
      : `${lieu} étudie votre demande et va décider. Vous n’avez rien à faire.`,
    ensuite: [DECISION, COURRIER],
  }),
  decidee: () => ({
    titre: 'Décision prise',
    phrase: 'La décision est prise. Son courrier se prépare, vous pourrez le lire ici.',
    ensuite: [COURRIER],
  }),
  notifiee: ({ accordee }) =>
    accordee
      ? {
          titre: 'Bourse accordée',
          phrase:
            'La bourse est accordée. Son montant et la façon dont elle est versée sont dans le courrier.',
          ensuite: ['Un versement par trimestre, si l’élève est assidu'],
        }
      : {
          titre: 'Bourse refusée',
          phrase: 'La bourse est refusée. Le courrier en donne les raisons, et vous pouvez contester.',
          ensuite: [],
        },
  retiree: () => ({
    titre: 'Bourse terminée',
    phrase:
      'La bourse a pris fin. Le courrier en donne la raison et le dernier jour, et vous pouvez contester. Elle n’est pas examinée de nouveau pour vous cette année : si votre situation change, parlez des fonds sociaux à l’établissement.',
    ensuite: [],
  }),
  desistee: () => ({
    titre: 'Vous avez renoncé',
    phrase: 'Vous avez renoncé à cette demande : plus rien n’est attendu.',
    ensuite: [],
  }),
  irrecevable: () => ({
    titre: 'Demande qui ne peut pas être étudiée',
    phrase: 'La demande ne peut pas être examinée. Le courrier en donne la raison, et vous pouvez contester.',
    ensuite: [],
  }),
};

/** Nobody answered in time: the law takes it for a refusal, which may be contested, and the answer may still come. */
const sansReponse = (rejeteeLe: Jour, lieu: string): Omit<Suite, 'detenteur'> => ({
  titre: 'Pas de réponse dans le délai',
  phrase: `${lieu} n’a pas répondu à temps : votre demande est réputée rejetée depuis le ${ecrireJour(rejeteeLe)}. Vous pouvez contester ce refus ; une décision peut aussi encore vous être envoyée, et le remplacera.`,
  ensuite: [],
});

const recoursALEtude = (formeLe: Jour, repondant: string): Omit<Suite, 'detenteur'> => ({
  titre: 'Recours à l’étude',
  phrase: `Votre recours du ${ecrireJour(formeLe)} est à l’étude : ${repondant} doit y répondre. Vous n’avez rien à faire, la réponse vous sera envoyée.`,
  ensuite: ['Réponse à votre recours', 'Courrier de la réponse, à lire ici'],
});

const FINS: Readonly<Record<Audition, (lieu: string) => Omit<Suite, 'detenteur'>>> = {
  a_entendre: (lieu) => ({
    titre: 'Vos observations attendues',
    phrase: `${lieu} envisage de retirer la bourse. Rien n’est décidé : lisez le courrier, et dites ce que vous en pensez.`,
    ensuite: [DECISION],
  }),
  merite_a_entendre: (lieu) => ({
    titre: 'Vos observations attendues',
    phrase: `${lieu} envisage de suspendre la bourse au mérite ; le reste de la bourse continue. Rien n’est décidé : lisez le courrier, et dites ce que vous en pensez.`,
    ensuite: [DECISION],
  }),
  merite_entendue: (lieu) => ({
    titre: 'Vos observations à l’étude',
    phrase: `${lieu} lit vos observations avant de décider si la bourse au mérite continue.`,
    ensuite: [DECISION, COURRIER],
  }),
  entendue: (lieu) => ({
    titre: 'Vos observations à l’étude',
    phrase: `${lieu} lit vos observations avant de décider si la bourse continue.`,
    ensuite: [DECISION, COURRIER],
  }),
  renonciation: (lieu) => ({
    titre: 'Renonciation reçue',
    phrase: `Vous avez renoncé à la bourse. ${lieu} doit en prendre acte ; jusque-là, vous pouvez lui écrire que vous la gardez.`,
    ensuite: [DECISION, COURRIER],
  }),
};

/** Silence has rejected the recours: what follows is the judge, whose delay has its own sentence. */
const recoursSansReponse = (formeLe: Jour, rejeteLe: Jour): Omit<Suite, 'detenteur'> => ({
  titre: 'Recours sans réponse dans le délai',
  phrase: `Votre recours du ${ecrireJour(formeLe)} n’a pas reçu de réponse à temps : il est réputé rejeté depuis le ${ecrireJour(rejeteLe)}. Une réponse peut encore vous être envoyée, et remplacera ce refus.`,
  ensuite: [],
});

/** Who holds the dossier now and what comes next. The deadline has its own sentence, that of the delay it comes from. */
export function suiteDuDossier(position: Position, lieux: Lieux): Suite {
  const etat = etatConnuDeLaFamille(position);
  const { branche, horsDelai } = position;
  const tenant = detenteur(etat, branche, horsDelai);
  // What the family is awaited for reaches the office that asked, whoever that is.
  const lieu = capitale(qui(tenant === 'famille' ? detenteur('deposee', branche, horsDelai) : tenant, lieux));
  const { rejeteeLe, recours, retrait } = position;
  if (recours) {
    const { genre, formeLe, rejet } = recours;
    return {
      detenteur: detenteurDuRecours(branche, genre),
      ...(rejet
        ? recoursSansReponse(formeLe, rejet.le)
        : recoursALEtude(formeLe, destinataire(branche, genre))),
    };
  }
  if (retrait && etat === 'notifiee')
    return {
      detenteur: tenant,
      ...FINS[retrait](capitale(signeEnSonNom(branche) ? lieux.etablissement : lieux.service)),
    };
  return { detenteur: tenant, ...(rejeteeLe ? sansReponse(rejeteeLe, lieu) : RECITS[etat](position, lieu)) };
}
