import { ecrireJour, type Jour } from '../date.ts';
import type { ContenuCourriel } from './courriel.ts';
import { deLEtablissement, typographier } from './typographie.ts';

/** What was told one night to the families of an établissement, class by class. */
export interface FamillesPrevenues {
  etablissement: string;
  /** The class, and how many demandes of it. */
  parClasse: readonly { classe: string; demandes: number }[];
  /** How many of these reminders are letters that somebody prints. */
  aImprimer: number;
  /** Address of the list of demandes that wait for pieces. */
  adresse: string;
}

/** The mail to the contact of an établissement, once its families were reminded: figures by class, no name. */
export function composerFamillesPrevenues(faits: FamillesPrevenues): ContenuCourriel {
  const { etablissement, parClasse, aImprimer, adresse } = faits;
  const total = parClasse.reduce((somme, { demandes }) => somme + demandes, 0);
  const classes = parClasse.map(({ classe, demandes }) => `${classe} : ${demandes}`).join(' ; ');
  return {
    ...typographier({
      sujet: `Bourses : ${total} demande(s) où des pièces manquent encore`,
      paragraphes: [
        'Bonjour,',
        `Les familles de ${total} demande(s) ${deLEtablissement(etablissement)} viennent d’être prévenues que des pièces manquent et que leur délai, ou la campagne, finit bientôt.`,
        `Par classe : ${classes}.`,
        ...(aImprimer > 0
          ? [
              `${aImprimer} de ces rappels sont des lettres à imprimer et à poster : ces familles n’ont pas d’adresse électronique qui les joigne.`,
            ]
          : []),
        'Ce message est envoyé par une application : n’y répondez pas.',
      ],
    }),
    lien: { texte: 'Voir ces demandes', adresse },
  };
}

/** Recours that silence is about to reject, as who answers them is told. */
export interface RecoursSansReponse {
  /** The last day on which each may be answered, the nearest first. */
  limites: readonly Jour[];
  /** Address of the list of refusals to come. */
  adresse: string;
}

/** The mail to who answers recours, ten days before silence rejects some: figures and days, no name. */
export function composerRecoursSansReponse({ limites, adresse }: RecoursSansReponse): ContenuCourriel {
  const jours = [...new Set(limites.map(ecrireJour))].join(' ; ');
  const un = limites.length === 1;
  const dits = un ? 'Un recours attend' : `${limites.length} recours attendent`;
  return {
    ...typographier({
      sujet: un
        ? 'Bourses : un recours sans réponse sera bientôt rejeté par le silence'
        : `Bourses : ${limites.length} recours sans réponse seront bientôt rejetés par le silence`,
      paragraphes: [
        'Bonjour,',
        `${dits} encore une réponse. Sans elle, le silence vaut rejet (CRPA, L. 411-7) : dernier jour pour répondre, ${jours}.`,
        'Ce message est envoyé par une application : n’y répondez pas.',
      ],
    }),
    lien: { texte: 'Voir ces recours', adresse },
  };
}
