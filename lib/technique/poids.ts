import { Refus } from './refus.ts';

/** Pages and routes where files come; everywhere else people only type. */
const AVEC_FICHIERS = [
  /^\/famille\/dossiers\/[^/]+(\/envoi)?$/,
  /^\/lettre\/suivi(\/envoi)?$/,
  /^\/agent\/dossiers\/[^/]+\/actes\/(recevoir_piece|joindre_fichiers)(\/envoi)?$/,
  /^\/agent\/cas(\/fichier)?$/,
  /^\/agent\/base$/,
  /^\/habilitations\/[^/]+\/cadre$/,
];

/** The largest form that people type, ten times over. */
const SAISIE_MAX = 1_000_000;
/** The files of one sending (30 MB) and what a form adds to them. `next.config.js` says as much to the framework. */
const ENVOI_MAX = 32_000_000;

const enMo = (octets: number): string => `${Math.ceil(octets / 1_000_000)} Mo`;

/**
 * Judges what a request weighs from what it announces, before a byte of it is read: files are heavy, and come only where
 * they are asked, from somebody signed in. Throws Refus impossible, with the way out.
 */
export async function exigerPoids(requete: Request, connecte: () => Promise<boolean>): Promise<void> {
  if (requete.headers.has('transfer-encoding'))
    throw new Refus(
      'impossible',
      'Cet envoi ne dit pas ce qu’il pèse et ne peut pas être reçu : rechargez la page, puis recommencez.',
    );
  const poids = Number(requete.headers.get('content-length') ?? 0);
  if (poids <= SAISIE_MAX) return;
  const { pathname } = new URL(requete.url);
  if (!AVEC_FICHIERS.some((adresse) => adresse.test(pathname)))
    throw new Refus('impossible', `Cet envoi pèse ${enMo(poids)} ; cette page n’en reçoit pas de si lourd.`);
  if (poids > ENVOI_MAX)
    throw new Refus(
      'impossible',
      `Ces fichiers pèsent ${enMo(poids)} en tout ; 30 Mo au plus à la fois. Revenez à la page précédente et envoyez-les en plusieurs fois : rien n’est enregistré.`,
    );
  if (!(await connecte()))
    throw new Refus(
      'interdit',
      'Votre session est terminée : connectez-vous, ou tapez de nouveau le code de votre courrier, puis envoyez vos fichiers.',
    );
}
