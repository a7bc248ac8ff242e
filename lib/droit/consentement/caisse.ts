/** What a family reads before its caisse (CAF, MSA) is asked whether it names the pupil, and of each answer (C. III.A). Pure. */
import { ecrireJour, type Jour } from '../date.ts';
import { direDuree } from '../delais/dire.ts';
import { plierLeNom } from '../sans-accents.ts';
import { GARDE_DES_CHIFFRES } from './recuperation.ts';
import { GARDE_DES_ECHANGES } from './textes.ts';

/** Version of the notice, as the request keeps the one that was shown: a text that changes is a new version. */
export const TEXTE_DE_LA_CAISSE = 'caisse-2026';

export const CAISSES = { CNAF: 'La CAF', MSA: 'La MSA' } as const;

/** What is asked of the caisse, why, and what becomes of it: told before the call. */
export const NOTICE_DE_LA_CAISSE: readonly string[] = [
  'L’attestation demandée sert à savoir qui a l’élève à charge. Si vous le demandez, nous interrogeons une fois votre caisse (CAF ou MSA), par votre état civil, pour savoir si l’élève est parmi les enfants de votre dossier. Sa réponse contient aussi votre quotient familial et le nom de vos autres enfants : nous ne les gardons pas, et nous n’en faisons rien.',
  'La réponse vous est montrée d’abord : vous dites si elle va dans votre demande à la place de l’attestation. Un agent la regarde ensuite, comme toute pièce. Elle ne décide de rien à elle seule, et une réponse qui ne nomme pas l’élève n’est transmise à personne.',
  `Elle est gardée chiffrée, ${direDuree(GARDE_DES_CHIFFRES)} au plus, puis effacée, ou dès que vous la refusez ; si vous l’acceptez, elle devient une pièce de votre demande. La trace de l’appel est gardée ${direDuree(GARDE_DES_ECHANGES)}, sans son contenu.`,
  'Vous pouvez aussi ne rien demander, et envoyer l’attestation de paiement que votre caisse vous donne.',
];

/** What a caisse answers of a pupil; anything but the first leaves the attestation to be sent. */
export type ReponseDeLaCaisse =
  | 'eleve_nomme'
  | 'sans_eleve'
  | 'introuvable'
  | 'sans_quotient'
  | 'indisponible'
  | 'fiche_a_corriger';

const ENVOYER = 'envoyez son attestation de paiement, ou apportez-la à l’établissement';

/** What a family reads when the answer stands for nothing: why, and the way out. */
export const SANS_CONFIRMATION: Readonly<Record<Exclude<ReponseDeLaCaisse, 'eleve_nomme'>, string>> = {
  sans_eleve: `Votre caisse a répondu, sans nommer l’élève parmi les enfants de votre dossier, ou sous un autre nom ou une autre naissance. Rien n’est transmis. Si sa situation est à jour auprès d’elle, ${ENVOYER} ; sinon, dites-le d’abord à votre caisse.`,
  introuvable: `Ni la CAF ni la MSA ne vous connaissent sous cet état civil, ou vous n’avez plus de dossier ouvert. Relisez-le et recommencez. Si le dossier est au nom de l’autre parent, ${ENVOYER}.`,
  sans_quotient: `Votre caisse vous connaît, mais n’a pas encore calculé votre dossier de ce mois : elle ne dit rien des enfants. Recommencez le mois prochain, ou ${ENVOYER}.`,
  indisponible: `Votre caisse ne répond pas pour le moment : elle se repose la nuit et le dimanche soir. Recommencez plus tard, ou ${ENVOYER}. Le délai pour compléter votre demande continue de courir.`,
  fiche_a_corriger: `Votre caisse n’a pas pu lire cet état civil. Relisez-le et recommencez, ou ${ENVOYER}.`,
};

interface EnfantNomme {
  nomNaissance: string;
  prenoms: string;
  /** "2012-05-03"; null when it is kept back. */
  naissance: string | null;
}

/** Whether the pupil is one of these children: the same day of birth, first given name and name. Anything less leaves it to a paper. */
export function nommeParmi(
  enfants: readonly EnfantNomme[],
  eleve: { nom: string; prenom: string; naissance: string },
): boolean {
  // The given names of one, then of the other, may be the first alone.
  const [nom, prenom] = [plierLeNom(eleve.nom), `${plierLeNom(eleve.prenom)} `];
  return enfants.some((enfant) => {
    const prenoms = `${plierLeNom(enfant.prenoms)} `;
    return (
      enfant.naissance === eleve.naissance &&
      plierLeNom(enfant.nomNaissance) === nom &&
      (prenoms.startsWith(prenom) || prenom.startsWith(prenoms))
    );
  });
}

/** What the caisse confirmed, in one sentence: for the family, then on the piece. */
export const direLaConfirmation = (
  { caisse, annee, mois }: { caisse: keyof typeof CAISSES; annee: number; mois: number },
  { eleve, recueLe }: { eleve: string; recueLe: Jour },
): string =>
  `${CAISSES[caisse]} a répondu le ${ecrireJour(recueLe)} que ${eleve} est parmi les enfants de ce dossier, pour le mois ${String(mois).padStart(2, '0')}/${annee}.`;
