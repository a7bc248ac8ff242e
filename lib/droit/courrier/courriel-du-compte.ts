/** The mail to a person whose record an account opens, or opens no more: whoever did not ask for it can say so. Pure. */
import { ecrireJour, type Jour } from '../date.ts';
import type { ContenuCourriel } from './courriel.ts';
import { typographier } from './typographie.ts';

const PORTES = { educonnect: 'ÉduConnect', franceconnect: 'FranceConnect' } as const;

/** `porte`: by which the account comes; left out once none opens the record. No name is told: a mail box is read by others. */
export function composerChangementDeCompte({
  porte,
  jour,
  adresse,
}: {
  porte?: keyof typeof PORTES;
  jour: Jour;
  adresse: string;
}): ContenuCourriel {
  const dit = porte
    ? [
        `Le ${ecrireJour(jour)}, l’établissement a rattaché un compte ${PORTES[porte]} à votre fiche, après avoir vu une pièce d’identité. Ce compte ouvre maintenant vos demandes de bourse, vos courriers et vos réponses.`,
        'Si vous l’avez demandé, vous n’avez rien à faire. Sinon, dites-le aussitôt à l’établissement : il détache ce compte, qui n’ouvre alors plus rien.',
      ]
    : [
        `Le ${ecrireJour(jour)}, l’établissement a détaché de votre fiche le compte en ligne qui l’ouvrait. Il n’ouvre plus vos demandes de bourse ; elles continuent, et vos courriers vous viennent comme avant.`,
        'Si ce compte est le vôtre, demandez un nouveau code à la connexion et apportez-le à l’établissement, avec une pièce d’identité.',
      ];
  return {
    ...typographier({
      sujet: porte
        ? 'Bourse : un compte est rattaché à votre fiche'
        : 'Bourse : un compte est détaché de votre fiche',
      paragraphes: ['Bonjour,', ...dit, 'Ce message est envoyé par une application : n’y répondez pas.'],
    }),
    lien: { texte: 'Se connecter', adresse },
  };
}
