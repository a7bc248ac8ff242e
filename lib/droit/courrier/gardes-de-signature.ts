import { garde } from '../garde.ts';
import type { Rappel, Signature } from './signature.ts';

const REFUS: Readonly<Record<Signature, string | null>> = {
  permise: null,
  rien_a_signer:
    'Aucun courrier de ce dossier n’attend de signature : il n’est pas encore imprimé, ou il part en ligne.',
  autre_personne:
    'Ce courrier porte le nom d’une autre personne : elle seule le signe, depuis son parapheur. Si elle a quitté ses fonctions ici, rattrapez la décision, puis décidez : le nouveau courrier portera votre nom.',
  sans_delegation:
    'Vous n’avez pas de délégation de signature en cours aujourd’hui : la décision ne peut pas être signée.',
};

/** What is told of a decision that its family has. */
export const RAPPEL_TROP_TARD = 'La décision est déjà partie à la famille : elle ne se rattrape plus.';

const RAPPELS: Readonly<Record<Rappel, string | null>> = {
  possible: null,
  deja_partie: RAPPEL_TROP_TARD,
  autre_personne:
    'Une décision n’est rattrapée que par la personne qui l’a prise, tant qu’elle tient une fonction ici.',
  sur_recours: 'Cette décision répond à un recours : elle ne se rattrape pas.',
};

/** Conditions of the signature by hand (CRPA L. 212-1), and of what may still be called back. */
export const GARDES_DE_SIGNATURE = {
  signaturePermise: garde(['signature'], ({ signature }) => REFUS[signature]),
  rappelPossible: garde(['rappel'], ({ rappel }) => RAPPELS[rappel]),
  signeeSurPapier: garde(['signatureAttendue'], ({ signatureAttendue }) =>
    signatureAttendue
      ? 'Le courrier part sur papier : il attend la signature de la personne dont il porte le nom.'
      : null,
  ),
};
