/** The mail to a family whose procuration the établissement has signed, declined, or typed the withdrawal of (C. VII.B.2). Pure. */
import { ecrireJour, type Jour } from '../date.ts';
import type { ContenuCourriel } from './courriel.ts';
import { typographier } from './typographie.ts';

/** What became of a procuration, on which day. */
export interface SuiteDite {
  genre: 'acceptee' | 'refusee' | 'resiliee';
  le: Jour;
  du: Jour;
  au: Jour;
}

const dire = ({ genre, le, du, au }: SuiteDite): { sujet: string; dit: string[] } => {
  if (genre === 'acceptee')
    return {
      sujet: 'Bourse : une procuration est enregistrée à votre nom',
      dit: [
        `L’établissement a enregistré une procuration à votre nom, qui vaut du ${ecrireJour(du)} au ${ecrireJour(au)} : les états de paiement suivants lui sont versés. À la fin de chaque trimestre, il vous verse ce qui reste une fois ses frais déduits.`,
        'Si vous n’avez pas signé cette procuration, ou si vous n’en voulez plus, retirez-la en ligne ou écrivez à l’établissement.',
      ],
    };
  if (genre === 'refusee')
    return {
      sujet: 'Bourse : votre procuration est déclinée',
      dit: [
        `Le ${ecrireJour(le)}, l’établissement a décliné votre procuration : la bourse vous est versée directement. Sa raison est dite dans le suivi de votre demande.`,
      ],
    };
  return {
    sujet: 'Bourse : votre procuration est retirée',
    dit: [
      `L’établissement a enregistré le retrait de votre procuration, à partir du ${ecrireJour(le)} : les états de paiement suivants vous sont versés directement. Un état déjà signé n’est pas changé.`,
      'Si vous ne l’avez pas retirée, dites-le aussitôt à l’établissement.',
    ],
  };
};

/** No name is told: a mail box is read by others. `adresse`: of the procuration, in the account of the family. */
export function composerSuiteDeProcuration({
  adresse,
  ...suite
}: SuiteDite & { adresse: string }): ContenuCourriel {
  const { sujet, dit } = dire(suite);
  return {
    ...typographier({
      sujet,
      paragraphes: ['Bonjour,', ...dit, 'Ce message est envoyé par une application : n’y répondez pas.'],
    }),
    lien: { texte: 'Voir ma procuration', adresse },
  };
}
