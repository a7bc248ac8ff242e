/** Conditions of the acts that follow a letter until its reception is proved. */
import { apres, avant, ecrireJour, type Jour } from '../date.ts';
import { garde } from '../garde.ts';
import {
  finDeGarde,
  JOURS_DE_GARDE,
  type LettreSuivie,
  PREUVES,
  type Preuve,
  type Recommande,
} from './preuves.ts';
import { ecrireRecommande } from './recommande.ts';

const RIEN_DE_PARTI = 'Aucun courrier n’est encore parti : rien à dater.';

/** An event of the post stands between the day on which the letter left and today. */
function direJourDePoste(quoi: string, leJour: Jour, envoyeLe: Jour | null, jour: Jour): string | null {
  if (!envoyeLe) return 'Aucun courrier n’est encore parti.';
  if (avant(leJour, envoyeLe)) return `${quoi} ne peut pas précéder l’envoi (${ecrireJour(envoyeLe)}).`;
  return apres(leJour, jour) ? `${quoi} ne peut pas être dans le futur.` : null;
}

/** Letters apart from the decision's that may wait for their proof. */
interface LettresAPart {
  invitation: LettreSuivie | null;
  lettreDeRetenue: LettreSuivie | null;
}

/** The one that the post is asked about first; null: the letter of the decision is. */
export const aPart = ({ invitation, lettreDeRetenue }: LettresAPart): LettreSuivie | null =>
  invitation ?? lettreDeRetenue;

/** Day on which the letter that is followed left: one apart that waits for its proof comes before the decision. */
const partiLe = ({ envoyeLe, ...lettres }: { envoyeLe: Jour | null } & LettresAPart): Jour | null => {
  const suivie = aPart(lettres);
  return suivie ? suivie.envoyeeLe : envoyeLe;
};

/** Why a day cannot be that of the reception of a letter; null when it can. */
const direReception = (recuLe: Jour, envoyeLe: Jour, jour: Jour): string | null => {
  if (avant(recuLe, envoyeLe)) return `La réception ne peut pas précéder l’envoi (${ecrireJour(envoyeLe)}).`;
  return apres(recuLe, jour) ? 'La date de réception est dans le futur.' : null;
};

/** What lacks to a proof by registered letter: its number, that of the slip, and the days that the post keeps it. */
function direPreuveIncomplete(
  { genre, numero }: Preuve,
  recommande: Recommande | null,
  recuLe: Jour,
  jour: Jour,
): string | null {
  if (!PREUVES[genre].parRecommande) return null;
  if (!numero) return 'Le numéro du recommandé manque : recopiez-le de l’avis de réception ou du pli revenu.';
  if (recommande && recommande.numero !== numero)
    return `Le courrier est parti en recommandé sous le numéro ${ecrireRecommande(recommande.numero)} : vérifiez celui de l’avis.`;
  if (recommande && avant(recuLe, recommande.posteLe))
    return `Le recommandé a été posté le ${ecrireJour(recommande.posteLe)} : il n’a pas pu être présenté avant.`;
  return genre === 'recommande_non_reclame' && !apres(jour, finDeGarde(recuLe))
    ? `La Poste garde ce pli ${JOURS_DE_GARDE} jours, jusqu’au ${ecrireJour(finDeGarde(recuLe))} : la famille peut encore le retirer.`
    : null;
}

export const GARDES_DE_RECEPTION = {
  courrierProduit: garde(['courrierProduit'], (f) =>
    f.courrierProduit ? null : 'Le courrier de la décision n’est pas encore produit.',
  ),
  pasEncoreEnvoyee: garde(['envoyeLe'], ({ envoyeLe }) =>
    envoyeLe ? `La décision est déjà partie à la famille (${ecrireJour(envoyeLe)}).` : null,
  ),
  receptionApresEnvoi: garde(
    ['envoyeLe', 'receptionDuCourrier', 'jour'],
    ({ envoyeLe, receptionDuCourrier, jour }) => {
      if (!envoyeLe) return RIEN_DE_PARTI;
      return direReception(receptionDuCourrier, envoyeLe, jour);
    },
  ),
  retenueDatee: garde(
    ['lettreDeRetenue', 'receptionDuCourrier', 'jour'],
    ({ lettreDeRetenue, receptionDuCourrier, jour }) => {
      if (!lettreDeRetenue)
        return 'Aucun courrier de retenue n’attend sa preuve de réception : rien n’est retenu, ou elle est déjà prouvée.';
      if (!lettreDeRetenue.envoyeeLe)
        return 'Le courrier de la retenue n’est pas encore signé : rien n’est parti.';
      return direReception(receptionDuCourrier, lettreDeRetenue.envoyeeLe, jour);
    },
  ),
  preuveComplete: garde(
    ['preuve', 'recommande', 'receptionDuCourrier', 'jour'],
    ({ preuve, recommande, receptionDuCourrier, jour }) =>
      direPreuveIncomplete(preuve, recommande, receptionDuCourrier, jour),
  ),
  preuveDeLInvitation: garde(
    ['preuve', 'invitation', 'receptionDuCourrier', 'jour'],
    ({ preuve, invitation, receptionDuCourrier, jour }) =>
      direPreuveIncomplete(preuve, invitation?.recommande ?? null, receptionDuCourrier, jour),
  ),
  preuveDeLaRetenue: garde(
    ['preuve', 'lettreDeRetenue', 'receptionDuCourrier', 'jour'],
    ({ preuve, lettreDeRetenue, receptionDuCourrier, jour }) =>
      direPreuveIncomplete(preuve, lettreDeRetenue?.recommande ?? null, receptionDuCourrier, jour),
  ),
  receptionInconnue: garde(
    ['receptionDatee', 'invitation', 'lettreDeRetenue'],
    ({ receptionDatee, ...lettres }) =>
      receptionDatee && !aPart(lettres)
        ? `La réception de ce courrier est déjà prouvée (${ecrireJour(receptionDatee)}) : ses délais courent.`
        : null,
  ),
  courrierParti: garde(['envoyeLe', 'invitation', 'lettreDeRetenue'], (faits) =>
    partiLe(faits) ? null : 'Aucun courrier n’est encore parti : il n’y a rien à envoyer de nouveau.',
  ),
  posteApresEnvoi: garde(
    ['envoyeLe', 'invitation', 'lettreDeRetenue', 'posteLe', 'jour'],
    ({ posteLe, jour, ...faits }) => direJourDePoste('Le dépôt à la poste', posteLe, partiLe(faits), jour),
  ),
  retourApresEnvoi: garde(
    ['envoyeLe', 'invitation', 'lettreDeRetenue', 'revenuLe', 'jour'],
    ({ revenuLe, jour, ...faits }) =>
      direJourDePoste('Le retour du courrier', revenuLe, partiLe(faits), jour),
  ),
};
