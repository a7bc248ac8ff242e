import { exigerMemeOrigine } from './origine.ts';
import { exigerPoids } from './poids.ts';
import { Refus } from './refus.ts';

const DEFORME = 'Cet envoi ne peut pas être lu : rechargez la page, puis recommencez.';
/** Our doors take the state of a form, and the form. */
const ARGUMENTS_MAX = 4;

/** How the framework names what it decodes by itself: an argument of a door, not an answer of a person. */
const ARGUMENT = /^(\d+|\$ACTION_(REF_)?\d+(:\d+)?|\$ACTION_ID_.*|\$ACTION_KEY)$/;
const PORTE = /^\$ACTION_\d+:0$/;

/**
 * Only plain values: the framework's notation can also name promises, modules or paths into other objects, and no page
 * of ours sends any. `$$` writes a dollar, `$K` is the form itself.
 */
const estSimple = (valeur: unknown): boolean => {
  if (typeof valeur === 'string') return !valeur.startsWith('$') || /^\$(\$|undefined$|K\d+$)/.test(valeur);
  return valeur === null || typeof valeur !== 'object' || Object.values(valeur).every(estSimple);
};

function lireJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    throw new Refus('impossible', DEFORME);
  }
}

function exigerArguments(texte: string): void {
  const lus = lireJson(texte);
  if (!Array.isArray(lus) || lus.length > ARGUMENTS_MAX || !estSimple(lus))
    throw new Refus('impossible', DEFORME);
}

/** A door is named by its number; what is bound to it comes beside, never from elsewhere. */
function exigerPorte(texte: string, formulaire: FormData, nom: string): void {
  const { bound, ...reste } = Object(lireJson(texte)) as Record<string, unknown>;
  const lie = bound === '$@1' && formulaire.getAll(nom.replace(/0$/, '1')).length === 1;
  if (!(lie || bound === null) || typeof reste.id !== 'string' || Object.keys(reste).length !== 1)
    throw new Refus('impossible', DEFORME);
}

function exigerFormulaire(formulaire: FormData): void {
  for (const [nom, valeur] of formulaire) {
    if (!ARGUMENT.test(nom)) continue;
    if (typeof valeur !== 'string') throw new Refus('impossible', DEFORME);
    if (PORTE.test(nom)) exigerPorte(valeur, formulaire, nom);
    else if (/^(\d+|\$ACTION_\d+:\d+)$/.test(nom)) exigerArguments(valeur);
  }
}

/** The methods that change nothing. */
const SURES = ['GET', 'HEAD', 'OPTIONS'];
/** A file of the build: nothing is sent to it. */
const FICHIER_PUBLIC = /\.\w+$/;

/** Where machines post: who calls is told by a token that no browser sends by itself, never by a session. */
const ACCES = '/api/oauth/token';
const APPEL = /^(\/essai)?\/anges\/v2\/eleve\/informations-scolarite\/perimetre$/;
/** Whether a request is a call of the interface that a machine posts, rather than the form of a page. */
export function estAppel({ url, headers }: Request): boolean {
  const { pathname } = new URL(url);
  return (pathname === ACCES || APPEL.test(pathname)) && !headers.has('next-action');
}

function exigerAdresseLisible(chemin: string): void {
  try {
    decodeURIComponent(chemin);
  } catch {
    throw new Refus('introuvable', 'Cette page n’existe pas : vérifiez son adresse.');
  }
}

/**
 * Judges a request before the framework decodes it: an address that can be read; for what changes something, sent by a
 * page of ours (or a call of the interface for administrations), not heavier than its place, with nothing but plain values
 * for the doors of our forms. `connecte` tells whether the session lives. Throws a Refus: "introuvable" for the address,
 * "interdit" from elsewhere, "impossible" for what cannot be read.
 */
export async function exigerEnvoiLisible(requete: Request, connecte: () => Promise<boolean>): Promise<void> {
  const { pathname } = new URL(requete.url);
  exigerAdresseLisible(pathname);
  if (FICHIER_PUBLIC.test(pathname) && !['GET', 'HEAD'].includes(requete.method))
    throw new Refus('introuvable', 'Un fichier se lit, rien ne s’y envoie.');
  if (SURES.includes(requete.method)) return;
  if (!estAppel(requete)) exigerMemeOrigine(requete);
  await exigerPoids(requete, connecte);
  const type = requete.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) {
    const formulaire = await requete.formData().catch(() => null);
    if (!formulaire) throw new Refus('impossible', DEFORME);
    exigerFormulaire(formulaire);
  } else if (requete.headers.has('next-action')) exigerArguments(await requete.text());
}

/**
 * The answer of a call whose body is not read, for it is too heavy, does not tell its length or cannot be one: an error of the
 * form of its address, the ministère's or that of RFC 6749 (5.2). `instant` is an ISO date and time.
 */
export const repondreCorpsRefuse = (identifiant: string, instant: string, chemin: string): Response =>
  Response.json(
    chemin === ACCES
      ? {
          error: 'invalid_request',
          error_description:
            'Le corps de la requête doit être un formulaire (application/x-www-form-urlencoded) d’un mégaoctet au plus, dont l’en-tête Content-Length dit la longueur (sans Transfer-Encoding).',
        }
      : {
          type: 'Requête incorrecte',
          title: 'Corps illisible',
          detail:
            'Le corps de la requête doit être du JSON d’un mégaoctet au plus, dont l’en-tête Content-Length dit la longueur (sans Transfer-Encoding).',
          status: 'BAD_REQUEST',
          'date-time': instant,
        },
    { status: 400, headers: { 'Cache-Control': 'private, no-store', 'X-Request-ID': identifiant } },
  );
