/** The mails about a request for an habilitation: what happened, and where to read it. Never a token, never a pupil. */
import type { ContenuCourriel } from '../courrier/courriel.ts';
import { typographier } from '../courrier/typographie.ts';
import type { ActeDHabilitation } from './cycle.ts';
import { HEURES_D_UNE_REMISE } from './jeton.ts';

const SUJETS: Partial<Record<ActeDHabilitation, string>> = {
  deposer: 'Votre organisme demande des données sur des élèves',
  demander_modifications: 'Habilitation : des modifications sont demandées',
  valider: 'Habilitation accordée',
  refuser: 'Habilitation refusée',
  revoquer: 'Habilitation révoquée : vos jetons sont fermés',
  ecrire: 'Habilitation : un message du ministère',
  corriger: 'Habilitation : le ministère a corrigé votre demande',
  annoncer_changement: 'Habilitation : ce qui change pour tous',
  archiver: 'Habilitation : un brouillon est rangé',
  proposer_transfert: 'Habilitation : une demande vous est transmise',
  accepter_transfert: 'Habilitation : votre demande est reprise',
  abandonner_transfert: 'Habilitation : la transmission est abandonnée',
  reprendre: 'Habilitation : une demande change de main',
  rappeler_demande: 'Habilitation : une demande vous attend',
  emettre_jeton: 'Habilitation : un jeton vient d’être émis',
  confier_jeton: 'Habilitation : un jeton vous est confié',
  renouveler_jeton: 'Habilitation : un jeton vient d’être remplacé',
  revoquer_jeton: 'Habilitation : un jeton vient d’être révoqué',
  rappeler_expiration: 'Habilitation : un jeton va expirer',
};

const PHRASES: Partial<Record<ActeDHabilitation, string>> = {
  deposer:
    'Une demande d’habilitation à l’API Scolarité de l’élève vient d’être déposée au nom de votre organisme, et vous y êtes nommé délégué à la protection des données.',
  demander_modifications: 'Le ministère demande des modifications avant de se prononcer.',
  valider: 'La demande est accordée : vous pouvez émettre un jeton.',
  refuser: 'Le ministère n’accorde pas la demande.',
  revoquer: 'Le ministère révoque l’habilitation : tous les jetons sont fermés dès maintenant.',
  ecrire: 'Le ministère vous a écrit.',
  corriger:
    'Le ministère en a corrigé une partie, sans rien demander de plus que vous. Chaque champ, avant et après, est sur sa page. Voici pourquoi.',
  annoncer_changement: 'Le ministère annonce un changement à tous les organismes.',
  archiver:
    'Personne n’y a touché depuis notre rappel : elle est rangée. Vous pouvez en commencer une autre à partir d’elle.',
  proposer_transfert:
    'Une personne de votre organisme vous la transmet : acceptez-la pour la suivre à sa place.',
  accepter_transfert: 'La personne à qui vous la transmettiez l’a acceptée, et la suit désormais.',
  abandonner_transfert: 'Elle ne change pas de main.',
  reprendre: 'Une personne de votre organisme la suit désormais, en l’absence de celle qui la suivait.',
  rappeler_demande: 'Elle attend que votre organisme la remplisse et la dépose.',
  emettre_jeton: 'Si cette émission ne vient pas de votre organisme, révoquez le jeton aussitôt.',
  confier_jeton: `Vous y êtes nommé responsable technique. Le lien ouvre une page dont le bouton crée le jeton et le montre une fois. Il sert une fois, dans les ${HEURES_D_UNE_REMISE} heures : pressez le bouton quand vous pouvez ranger le jeton dans le coffre de votre logiciel.`,
  renouveler_jeton: 'L’ancien jeton reste ouvert le temps de passer au nouveau.',
  revoquer_jeton: 'Il n’ouvre plus rien.',
  rappeler_expiration: 'Prolongez-le, ou remplacez-le, avant qu’il ne s’arrête.',
};

/** What a mail tells: the request by its number and its title, what happened, the words of the other side if any. */
export function composerCourrielDHabilitation({
  acte,
  numero,
  intitule,
  precision,
  adresse,
}: {
  acte: ActeDHabilitation;
  numero: number;
  intitule: string;
  /** The message of the other side, or the day on which a token ends. */
  precision: string | null;
  /** Absent for who has no account of the body. */
  adresse: string | null;
}): ContenuCourriel {
  return {
    ...typographier({
      sujet: `${SUJETS[acte] ?? 'Habilitation'} (D${numero})`,
      paragraphes: [
        'Bonjour,',
        `Demande D${numero}, « ${intitule} ». ${PHRASES[acte] ?? ''}`,
        ...(precision ? [precision] : []),
        'Ce message est envoyé par une application : n’y répondez pas.',
      ],
    }),
    ...(adresse
      ? { lien: { texte: acte === 'confier_jeton' ? 'Recevoir le jeton' : 'Voir la demande', adresse } }
      : {}),
  };
}

/** How long the link that is sent to a mailbox opens. */
export const DUREE_DU_LIEN_DE_BOITE = { jours: 30 } as const;

/** The mail that asks a contact to answer from its mailbox. `limite`: the last day of the link, as it is read. */
export function composerVerificationDeBoite({
  organisme,
  numero,
  limite,
  adresse,
}: {
  organisme: string;
  numero: number;
  limite: string;
  adresse: string;
}): ContenuCourriel {
  return {
    ...typographier({
      sujet: `Confirmez votre adresse : contact d’une demande d’habilitation (D${numero})`,
      paragraphes: [
        'Bonjour,',
        `${organisme} vous nomme contact de sa demande d’habilitation à l’API Scolarité de l’élève. Pour qu’elle puisse la déposer, confirmez que cette adresse est bien la vôtre, avant le ${limite}.`,
        'Si vous n’êtes pas concerné, ne faites rien : l’adresse ne servira pas.',
        'Ce message est envoyé par une application : n’y répondez pas.',
      ],
    }),
    lien: { texte: 'Confirmer mon adresse', adresse },
  };
}
