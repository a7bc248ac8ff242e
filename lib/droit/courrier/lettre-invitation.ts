/** To a family that has filed nothing for its child, before the campaign closes (C. II.A). */
import { type Branche, COMPETENCES, competents } from '../competence.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { lister, p } from './blocs.ts';
import type { ContenuCourriel } from './courriel.ts';
import { NOMS_DES_BOURSES } from './donnees.ts';
import type { Lettre } from './lettre.ts';
import { ecrireArticle, typographier } from './typographie.ts';

interface FaitsDeLInvitation {
  /** Last day of the campaign. */
  cloture: Jour;
}

/** The ways that are open to a branch (C. II.B.2, II.B.3). */
const facons = (branche: Branche): string[] => [
  ...(competents(branche, 'deposer_en_ligne').length > 0
    ? ['en ligne, sur un téléphone ou un ordinateur, avec votre compte ÉduConnect ou FranceConnect ;']
    : []),
  COMPETENCES[branche].reseau === 'cned'
    ? 'sur papier : le formulaire rempli s’envoie au service des bourses que le Cned indique ;'
    : 'sur papier : l’établissement vous remet le formulaire, et le reçoit ;',
  'avec votre avis d’impôt sur les revenus de l’année précédente ;',
  'sans frais : la demande est gratuite, personne ne peut vous faire payer pour la déposer.',
];

export const invitation_a_demander: Lettre<FaitsDeLInvitation> = {
  libelle: 'Invitation à demander la bourse',
  objet: ({ type }) => `${NOMS_DES_BOURSES[type]} : aucune demande reçue`,
  conteste: null,
  introDesRecours: 'Ce courrier vous informe, il ne décide pas : il ne peut pas être contesté.',
  defauts: () => [],
  corps: ({ cloture, type, branche, etablissement }) => ({
    ouverture: [
      p(
        `À ce jour, ${etablissement.nom} n’a reçu aucune demande de ${NOMS_DES_BOURSES[type]} pour votre enfant. La bourse dépend des ressources et du nombre d’enfants ; vous pouvez la demander jusqu’au ${ecrireJour(cloture)}. (${ecrireArticle('C. II.A')})`,
      ),
      p('Si vous ne souhaitez pas la demander, vous n’avez rien à faire.'),
    ],
    sections: [{ titre: 'Comment la demander', blocs: [lister(facons(branche))] }],
  }),
};

/** Who invites, until when, and the public page of the three ways to ask. */
interface Invitation {
  etablissement: string;
  cloture: Jour;
  adresse: string;
}

/** The same in an SMS, on two lines of a telephone: neither the pupil nor any income, and how to have no more of them. */
export const composerInvitationParSms = ({ etablissement, cloture, adresse }: Invitation): string =>
  `${etablissement} : la bourse peut être demandée jusqu’au ${ecrireJour(cloture)}, ${adresse}. Rien à faire si vous n’en voulez pas. Plus de SMS : dites-le à l’établissement.`;

/** The same in a mail, which names neither the pupil nor any income. */
export function composerInvitation({ etablissement, cloture, adresse }: Invitation): ContenuCourriel {
  return {
    ...typographier({
      sujet: 'Bourse : vous pouvez encore la demander',
      paragraphes: [
        'Bonjour,',
        `${etablissement} n’a reçu aucune demande de bourse de votre part cette année. Selon vos ressources et le nombre d’enfants à votre charge, vous y avez peut-être droit. Vous pouvez la demander jusqu’au ${ecrireJour(cloture)}.`,
        'Si vous ne souhaitez pas la demander, vous n’avez rien à faire.',
        'Ce message est envoyé par une application : n’y répondez pas.',
      ],
    }),
    lien: { texte: 'Comment demander la bourse', adresse },
  };
}
