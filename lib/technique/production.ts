/** What a production refuses to start with, beyond what its configuration must say. Pure. */

type Variables = Readonly<Record<string, unknown>>;

interface Exigence {
  /** Name of the variable at fault. */
  nom: string;
  /** What is wrong and what to write instead, in French; never the value. */
  message: string;
}

/** Secrets made for the demonstration start so, and are refused anywhere else. */
export const PREFIXE_DEMO = 'demo-';

const TIRER = 'par exemple avec « openssl rand -hex 32 »';
const SECRETS = [
  'NEXTAUTH_SECRET',
  'CLE_DE_SCEAU',
  'CLE_JETONS',
  'OIDC_AGENTS_CLIENT_SECRET',
  'OIDC_FAMILLES_CLIENT_SECRET',
  'OIDC_FRANCECONNECT_CLIENT_SECRET',
  'OIDC_FIM_CLIENT_SECRET',
  'S3_SECRET_ACCESS_KEY',
  'IMPOTS_SECRET',
  'SYGNE_SECRET',
  'SMS_JETON',
];
const CLES = ['CLE_DONNEES', 'CLES_DONNEES_ANCIENNES'];
/** Each with a role, so a password, of its own. */
const ROLES = ['DATABASE_URL', 'DATABASE_URL_WORKER', 'DATABASE_URL_PROPRIETAIRE'];
/** A replica has the roles, so the passwords, of what it copies. */
const BASES = [...ROLES, 'DATABASE_URL_LECTURE'];
const ADRESSES = [
  'NEXTAUTH_URL',
  'OIDC_AGENTS_ISSUER',
  'OIDC_FAMILLES_ISSUER',
  'OIDC_FRANCECONNECT_ISSUER',
  'OIDC_FIM_ISSUER',
  'S3_ENDPOINT',
  'ANNUAIRE',
  'IMPOTS_ADRESSE',
  'SYGNE_ADRESSE',
  'SMS_ADRESSE',
];
const NIVEAUX = ['OIDC_AGENTS_ACR', 'OIDC_FAMILLES_ACR', 'OIDC_FRANCECONNECT_ACR'];

/** A secret drawn at random shows nearly all of its sixteen digits; what a person types shows few, or repeats itself. */
const CARACTERES_DISTINCTS = 10;
const REPETE = /^(.+)\1+$/;
const seDevine = (secret: string): boolean =>
  new Set(secret).size < CARACTERES_DISTINCTS || REPETE.test(secret);

/** Modes in which PostgreSQL's client never falls back to a connection in the clear. */
const MODES_CHIFFRES = ['require', 'verify-ca', 'verify-full'];
const ICI = ['localhost', '127.0.0.1', '[::1]', '::1', ''];

const lireUrl = (valeur: string): URL | null => (URL.canParse(valeur) ? new URL(valeur) : null);

/** Every refusal of a production, all at once. `vues` are the variables, already well formed. */
export function refusDeProduction(vues: Variables): Exigence[] {
  const texte = (nom: string): string => (typeof vues[nom] === 'string' ? vues[nom] : '');
  const surPlace = new Set([...ICI, ...texte('HOTES_DE_LA_MACHINE').split(',').filter(Boolean)]);
  return [
    ...secretsRefuses(texte),
    ...BASES.filter((nom) => baseEnClair(texte(nom), surPlace)).map((nom) => ({
      nom,
      message:
        'mène hors de cette machine sans chiffrement : ajoutez « ?sslmode=verify-full », ou nommez le serveur dans HOTES_DE_LA_MACHINE s’il y est.',
    })),
    ...ADRESSES.filter((nom) => texte(nom).startsWith('http:')).map((nom) => ({
      nom,
      message: 'est en clair : donnez une adresse qui commence par https://.',
    })),
    ...(antivirusEnClair(texte('ANTIVIRUS'), surPlace)
      ? [
          {
            nom: 'ANTIVIRUS',
            message:
              'mène hors de cette machine, où les pièces passeraient en clair : donnez unix:/…, ou nommez le serveur dans HOTES_DE_LA_MACHINE s’il y est.',
          },
        ]
      : []),
    ...(courrielEnClair(texte('SMTP_URL'), surPlace)
      ? [
          {
            nom: 'SMTP_URL',
            message:
              'mène hors de cette machine sans chiffrement : donnez smtps://…, ou smtp://…?requireTLS=true.',
          },
        ]
      : []),
    ...NIVEAUX.filter((nom) => texte(nom) === '').map((nom) => ({
      nom,
      message: 'est vide : donnez le niveau d’authentification à demander, par exemple eidas1.',
    })),
  ];
}

function secretsRefuses(texte: (nom: string) => string): Exigence[] {
  const motsDePasse = ROLES.map((nom) => [nom, motDePasseDe(texte(nom))] as const);
  const cles = CLES.flatMap((nom) =>
    texte(nom)
      .split(',')
      .map((cle) => [nom, sansNumero(cle)] as const),
  );
  const secrets = [...cles, ...SECRETS.map((nom) => [nom, texte(nom)] as const), ...motsDePasse].filter(
    ([, valeur]) => valeur !== '',
  );
  return secrets.flatMap(([nom, valeur], rang): Exigence[] => {
    if (valeur.startsWith(PREFIXE_DEMO))
      return [{ nom, message: `est un secret de démonstration : donnez-en un vrai, ${TIRER}.` }];
    if (!ROLES.includes(nom) && seDevine(valeur))
      return [{ nom, message: `se devine : tirez-le au hasard, ${TIRER}.` }];
    const meme = secrets.slice(0, rang).find(([, autre]) => autre === valeur);
    return meme ? [{ nom, message: `a la même valeur que ${meme[0]} : donnez à chacun la sienne.` }] : [];
  });
}

/** A key of data bears a number before its secret. */
const sansNumero = (cle: string): string => cle.slice(cle.indexOf(':') + 1);

function motDePasseDe(adresse: string): string {
  try {
    return decodeURIComponent(lireUrl(adresse)?.password ?? '');
  } catch {
    return '';
  }
}

function baseEnClair(adresse: string, surPlace: ReadonlySet<string>): boolean {
  const url = lireUrl(adresse);
  if (!url || surPlace.has(url.hostname)) return false;
  return !MODES_CHIFFRES.includes(url.searchParams.get('sslmode') ?? '');
}

/** Its protocol knows no encryption. */
const antivirusEnClair = (adresse: string, surPlace: ReadonlySet<string>): boolean =>
  adresse.startsWith('tcp:') && !surPlace.has(new URL(adresse).hostname);

function courrielEnClair(adresse: string, surPlace: ReadonlySet<string>): boolean {
  const url = lireUrl(adresse);
  if (!url || url.protocol === 'smtps:' || surPlace.has(url.hostname)) return false;
  return url.searchParams.get('requireTLS') !== 'true';
}
