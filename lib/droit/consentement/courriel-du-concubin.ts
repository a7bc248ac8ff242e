import type { ContenuCourriel } from '../courrier/courriel.ts';
import { typographier } from '../courrier/typographie.ts';

/** The mail to a concubin: who asks and by which link to answer; neither the pupil's name nor the code. */
export function composerInvitationDuConcubin({
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
      sujet: 'Bourse : votre accord est demandé',
      paragraphes: [
        'Bonjour,',
        `${demandeur} demande que le droit à bourse d’un enfant soit étudié automatiquement, et indique vivre en couple avec vous. Vos ressources comptent alors dans ce calcul : votre accord est nécessaire.`,
        `Le lien ci-dessous permet de dire oui ou non jusqu’au ${limite}. Il demande un code, que ${demandeur} vous donne de vive voix. Ce que vous répondez ne lui est pas montré : seulement que vous avez répondu, et si vous êtes d’accord.`,
        'Si cette demande ne vous concerne pas, ne répondez pas : rien ne se fera avec vos données.',
        'Ce message est envoyé par une application : n’y répondez pas.',
      ],
    }),
    lien: { texte: 'Répondre à la demande', adresse },
  };
}
