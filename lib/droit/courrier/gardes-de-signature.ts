import { garde } from '../garde.ts';
import type { Signature } from './signature.ts';

const REFUS: Readonly<Record<Signature, string | null>> = {
  permise: null,
  rien_a_signer:
    'Aucun courrier de ce dossier n’attend de signature : il n’est pas encore imprimé, ou il part en ligne.',
  autre_personne:
    'Ce courrier porte le nom d’une autre personne : elle seule le signe, depuis son parapheur.',
  sans_delegation:
    'Vous n’avez pas de délégation de signature en cours aujourd’hui : la décision ne peut pas être signée.',
};

/** Conditions of the signature by hand (CRPA L. 212-1). */
export const GARDES_DE_SIGNATURE = {
  signaturePermise: garde(['signature'], ({ signature }) => REFUS[signature]),
  signeeSurPapier: garde(['signatureAttendue'], ({ signatureAttendue }) =>
    signatureAttendue
      ? 'Le courrier part sur papier : il attend la signature de la personne dont il porte le nom.'
      : null,
  ),
};
