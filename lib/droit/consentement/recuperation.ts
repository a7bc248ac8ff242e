/** What a family reads before its tax figures are fetched for a demande online, and when none come (arrêté du 1er septembre 2016). */
import { direDuree } from '../delais/dire.ts';
import type { SansChiffres } from '../etude/etude.ts';
import { GARDE_DES_ECHANGES } from './textes.ts';

/** Version of the notice, as the request keeps the one that was shown: a text that changes is a new version. */
export const TEXTE_DE_RECUPERATION = 'recuperation-2026';

/** The same, by a round trip by FranceConnect. */
export const TEXTE_PAR_FRANCECONNECT = 'recuperation-franceconnect-2026';

/** How long figures that were fetched wait for the demande that uses them: ours, no text gives one. */
export const GARDE_DES_CHIFFRES = { jours: 15 };

/** After so long without an answer, none will come: the base refuses the call, and what it was to be made with is erased. */
export const ATTENTE_DE_REPONSE = { jours: 1 };

/** What is asked of the tax administration, why, and what becomes of it: told before the call. */
export const noticeDeRecuperation = (annee: number): readonly string[] => [
  `Si vous le demandez, nous interrogeons une fois la direction générale des finances publiques (DGFiP), avec votre numéro fiscal, sur vos revenus de ${annee} : revenu fiscal de référence, enfants à charge, situation de famille, et les noms et dates de naissance des déclarants, pour vérifier que cet avis est bien le vôtre. Rien d’autre n’est demandé.`,
  'Ces chiffres servent seulement à étudier le droit à bourse des enfants de cette demande. Ils vous sont montrés d’abord : vous dites s’ils sont les vôtres, et s’ils remplacent votre avis d’impôt. Sans votre réponse, ils ne servent à rien.',
  `Ils sont gardés chiffrés, ${direDuree(GARDE_DES_CHIFFRES)} au plus, puis effacés, ou dès que vous les refusez ; si vous les acceptez, ils vont dans votre demande. La trace de l’appel est gardée ${direDuree(GARDE_DES_ECHANGES)}, sans son contenu.`,
  'Vous pouvez aussi ne rien demander : écrivez vos chiffres vous-même, et envoyez votre avis d’impôt.',
];

/** The same way by FranceConnect: what differs, told before anybody leaves. */
export const NOTICE_PAR_FRANCECONNECT =
  'Avec FranceConnect, aucun numéro à recopier : vous vous identifiez, FranceConnect nous donne votre état civil, qui doit être celui que l’établissement connaît, et un droit d’interroger les impôts pendant une minute. Les mêmes données sont demandées, une seule fois, pour cette demande. Vous connecter à ce site par FranceConnect ne demande jamais rien aux impôts.';

const ECRIRE = 'écrivez vos chiffres dans la demande et envoyez votre avis d’impôt';

/** What a family reads when a round trip by FranceConnect asked nothing of the tax administration: why, and the way out. */
export const ECHECS_DU_TRAJET = {
  renonce: `Vous avez quitté FranceConnect sans vous identifier : rien n’a été demandé aux impôts. Recommencez, donnez votre numéro fiscal, ou ${ECRIRE}.`,
  perdu: `Le retour de FranceConnect n’a pas pu être reconnu : il est venu trop tard, deux fois, ou dans un autre navigateur. Rien n’a été demandé aux impôts. Recommencez, ou ${ECRIRE}.`,
  indisponible: `FranceConnect ne répond pas pour le moment. Recommencez plus tard, donnez votre numéro fiscal, ou ${ECRIRE}.`,
  niveau: `FranceConnect ne s’est pas assez assuré de votre identité. Recommencez avec un autre compte que vous y avez, donnez votre numéro fiscal, ou ${ECRIRE}.`,
  illisible: `FranceConnect n’a pas donné un état civil complet : rien n’a été demandé aux impôts. Donnez votre numéro fiscal, ou ${ECRIRE}.`,
  autre_personne: `FranceConnect a identifié une autre personne que celle que l’établissement connaît pour cette demande : rien n’a été demandé aux impôts. Identifiez-vous vous-même. Si l’établissement connaît mal votre nom, dites-le à son secrétariat. Vous pouvez aussi continuer : ${ECRIRE}.`,
} as const;
export type EchecDuRetour = keyof typeof ECHECS_DU_TRAJET;

/** Of a token instead of a number: what is said otherwise. */
const PAR_FRANCECONNECT: Partial<Record<SansChiffres, (nom: string) => string>> = {
  introuvable: () =>
    `L’administration fiscale ne vous connaît pas sous l’identité de FranceConnect : ${ECRIRE}.`,
  fiche_a_corriger: () =>
    `L’administration fiscale n’a pas pu lire ce que FranceConnect lui a donné : ${ECRIRE}.`,
  autre_personne: (nom) =>
    `L’avis trouvé n’est pas à l’état civil que FranceConnect donne pour ${nom}. Vous pouvez continuer : ${ECRIRE}.`,
};

/** What a family reads when no figures came for its incomes of a year: why, and the way out. `nom`: how the school base knows it. */
export function direSansChiffres(
  issue: SansChiffres,
  { annee, nom, par }: { annee: number; nom: string; par?: 'franceconnect' },
): string {
  const autrement = par && PAR_FRANCECONNECT[issue];
  if (autrement) return autrement(nom);
  switch (issue) {
    case 'introuvable':
      return `Aucun contribuable n’a ce numéro fiscal. Relisez-le en haut de votre avis d’impôt et recommencez, ou ${ECRIRE}.`;
    case 'fiche_a_corriger':
      return `L’administration fiscale n’a pas pu lire ce numéro fiscal. Relisez-le en haut de votre avis d’impôt et recommencez, ou ${ECRIRE}.`;
    case 'ambigue':
      return `L’administration fiscale ne sait pas lequel de plusieurs contribuables vous êtes : ${ECRIRE}.`;
    case 'sans_chiffres':
      return `L’administration fiscale vous connaît, mais n’a pas encore vos revenus de ${annee} : une déclaration tardive, ou une vie à l’étranger. Si vous avez votre avis, ${ECRIRE} ; sinon, laissez vide et envoyez la demande.`;
    case 'autre_annee':
      return `L’administration fiscale n’a donné que les revenus d’une autre année, et la bourse se calcule sur ceux de ${annee} : ${ECRIRE}.`;
    case 'autre_personne':
      return `L’avis trouvé n’est pas au nom de ${nom}, né(e) ce jour-là. Relisez le numéro fiscal et la date de naissance, et recommencez. Si l’établissement connaît mal votre nom, dites-le à son secrétariat. Vous pouvez aussi continuer : ${ECRIRE}.`;
    case 'protegee':
      return `Votre dossier fiscal est protégé : ses chiffres ne sont donnés à personne. Pour continuer, ${ECRIRE}.`;
    case 'indisponible':
      return `L’administration fiscale ne répond pas pour le moment. Votre demande ne l’attend pas : recommencez plus tard, ou ${ECRIRE}.`;
  }
}
