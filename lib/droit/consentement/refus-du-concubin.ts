/** What a person who consented is told once its concubin refuses (C. II.B.1): by mail, or by letter without an address. Pure. */
import type { ContenuCourriel } from '../courrier/courriel.ts';
import { typographier } from '../courrier/typographie.ts';

const SUJET = 'Bourse : l’étude automatique ne peut pas se faire';

/** The reason and the ways out; neither the pupil nor what the concubin wrote is named. `cloture`: last day to ask, as it is written. */
export const direLeRefusDuConcubin = (cloture: string | null): readonly string[] => [
  'Vous avez accepté que le droit à la bourse soit étudié automatiquement, et indiqué vivre en couple. Votre concubin ou concubine n’est pas d’accord pour que son état civil serve à cette étude. Sans cet accord, le droit à la bourse ne peut pas être étudié automatiquement (circulaire du 11 mai 2026, II.B.1) : personne n’est interrogé, ni sur vous, ni sur lui ou elle.',
  `La bourse ne vous est pas refusée. Vous pouvez la demander autrement, par le formulaire papier que donne l’établissement, ou en ligne dans un établissement public, avec votre avis d’impôt et celui de votre concubin ou concubine${cloture ? `, au plus tard le ${cloture}` : ''}. Cette personne peut remettre elle-même son avis à l’établissement.`,
  'Si cette personne change d’avis, ou si vous ne vivez plus en couple, dites-le à l’établissement, ou répondez de nouveau en ligne : l’étude pourra se faire.',
];

/** The same as a mail, which leads to the page of the consents. */
export const composerRefusDuConcubin = ({
  cloture,
  adresse,
}: {
  cloture: string | null;
  adresse: string;
}): ContenuCourriel => ({
  ...typographier({
    sujet: SUJET,
    paragraphes: [
      'Bonjour,',
      ...direLeRefusDuConcubin(cloture),
      'Ce message est envoyé par une application : n’y répondez pas.',
    ],
  }),
  lien: { texte: 'Voir mes réponses', adresse },
});
