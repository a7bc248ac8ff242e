/**
 * Requests that no page of ours sends: every address, every form, every argument bound to a form, with values that no
 * person types. Drawn from a seed, so that a fault is found again.
 */
import { randomUUID } from 'node:crypto';
import { chiffrer, cookieDeSession } from '#lib/technique/jeton.ts';
import { ouvrirSession } from '#lib/technique/session-ouverte.ts';
import { COMPTES } from '#monde/comptes.ts';
import { PAGES } from './adresses.ts';
import type { DossiersAVoir } from './dossiers-a-voir.ts';
import { type FormulaireLu, formulairesDe, liensDe } from './formulaires.ts';

export interface Bilan {
  envoyees: number;
  /** How many answers of each status; 0 when the connection broke. */
  statuts: Record<number, number>;
  /** Requests answered by a fault of ours, so that they can be sent again. */
  fautes: string[];
}

interface Depart {
  compte: string | null;
  adresse: string;
  formulaire?: FormulaireLu;
  /** Its own method, when it is not to read. */
  methode?: string;
}

const VALEURS = [
  '\0',
  'a\0b',
  '',
  ' ',
  'x'.repeat(5_000),
  '\u202e\u0007\u001b[31m',
  '😀'.repeat(60),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '2147483648',
  '-1',
  '9007199254740993',
  '1e400',
  'NaN',
  '0x10',
  '2026-99-99',
  '0000-00-00',
  '31/02/2026',
  '99/99/9999',
  '+275760-09-13',
  '-271821-04-19',
  '01/01/9999',
  'infinity~aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  '2026-99-99~00000000-0000-0000-0000-000000000000',
  '------------------------------------',
  '00000000-0000-0000-0000-000000000000',
  '../../etc/passwd',
  "' OR 1=1 --",
  '%00',
  '%ED%A0%80',
  '{"__proto__":{"x":1}}',
  '$@1',
  '$1:__proto__:then',
  '[]',
  'null',
  '//evil.example',
  '/.//evil.example',
  'https://evil.example/',
];

const ARGUMENTS_LIES = [
  '',
  '{',
  '[',
  'null',
  '[]',
  '{}',
  '[null]',
  '["$@1"]',
  '["$1:__proto__:then"]',
  '["$F1"]',
  '["$Q9"]',
  '["$L0"]',
  '[{"then":"$B0"}]',
  '[{"statut":"refuse"}]',
  '[{"__proto__":{"statut":"fait"}}]',
  '"$undefined"',
  `[${'['.repeat(200)}${']'.repeat(200)}]`,
  `[${Array.from({ length: 1_200 }, () => 1)}]`,
];

/** A generator of draws (mulberry32): the same seed draws the same. */
function tirage(graine: number) {
  let etat = graine >>> 0;
  const reel = (): number => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const entier = (sous: number): number => Math.floor(reel() * sous);
  const parmi = <T>(liste: readonly T[]): T => liste[entier(liste.length)] as T;
  return { entier, parmi };
}
type Tirage = ReturnType<typeof tirage>;

/** A fresh session of an account: a door of sign-out may have closed the last one. */
export async function cookieDe(cle: string | null): Promise<string> {
  const compte = COMPTES.find((connu) => connu.cle === cle);
  if (!compte) return '';
  const { fournisseur, sub, nom, siret } = compte;
  const debut = Math.floor(Date.now() / 1000);
  const jeton = {
    ...{ fournisseur, sub, nom, session: randomUUID(), idToken: '', debut },
    ...(siret ? { siret } : {}),
  };
  await ouvrirSession(jeton, 'essai');
  const token = await chiffrer({ token: jeton, secret: process.env.NEXTAUTH_SECRET ?? '' });
  return `${cookieDeSession().name}=${token}`;
}

const INCONNU = '00000000-0000-4000-8000-000000000000';
/** Addresses that answer a file or a change: no page of the list above. */
export const ROUTES: readonly [compte: string | null, adresse: string, methode: string][] = [
  [null, '/api/sante', 'GET'],
  [null, '/api/sante/vivant', 'GET'],
  [null, '/api/sante/pret', 'GET'],
  [null, '/documentation/openapi.json', 'GET'],
  [null, '/api/pings', 'GET'],
  [null, '/api/men_scolarite/ping', 'GET'],
  [null, '/api/oauth/token', 'POST'],
  ...[
    'me',
    'demandes',
    'habilitations',
    'definitions',
    `demandes/${INCONNU}`,
    `habilitations/${INCONNU}`,
  ].map((lu): [null, string, string] => [null, `/api/v1/${lu}`, 'GET']),
  [null, `/api/v1/webhooks/${INCONNU}/attempts`, 'GET'],
  ...['', '/essai'].flatMap((ou): [null, string, string][] => [
    [null, `${ou}/v5/men/scolarites/identite?nomNaissance=%00&prenoms[]=x`, 'GET'],
    [null, `${ou}/api/v2/scolarites?nom=%00&sexe=m`, 'GET'],
    [null, `${ou}/anges/v1/eleve/informations-scolarite?nom=%00`, 'GET'],
    [null, `${ou}/anges/v2/eleve/informations-scolarite/perimetre`, 'POST'],
    [null, `${ou}/api/introspect`, 'GET'],
  ]),
  ...['csrf', 'session', 'providers', 'signin', 'signout', 'error', 'callback/agents', '_log'].map(
    (porte): [null, string, string] => [null, `/api/auth/${porte}?error=é&state=%00&code=x`, 'GET'],
  ),
  [null, '/deconnexion?state=%00', 'GET'],
  ['parent-roux', '/deconnexion', 'POST'],
  ['chef-public', `/agent/courriers/${INCONNU}/fichier`, 'GET'],
  ['chef-public', `/agent/pieces/${INCONNU}/fichier`, 'GET'],
  ['parent-roux', '/famille/donnees/tableur/fichier?q=%00', 'GET'],
  ['parent-roux', '/famille/demande/franceconnect?state=%00&code=x', 'GET'],
  [null, `/famille/demande/franceconnect?state=${INCONNU}.a&error=é`, 'GET'],
  ['parent-roux', `/famille/courriers/${INCONNU}/fichier`, 'GET'],
  ['parent-roux', `/famille/fichiers/${INCONNU}/fichier`, 'GET'],
  ['dpo', `/agent/droits/${INCONNU}/lettre/fichier`, 'GET'],
  ['administrateur', `/admin/bareme/${INCONNU}/fichier`, 'GET'],
  ['administrateur', `/agent/effets/${INCONNU}/fichier`, 'GET'],
  ['gestionnaire', '/agent/propositions/0000000X/fichier?forme=csv&bordereau=1', 'GET'],
  ['chef-public', `/agent/reversements/${INCONNU}/fichier`, 'GET'],
  ['chef-public', `/agent/transferts/${INCONNU}/fichier`, 'GET'],
  ['chef-public', '/agent/pointage/fichier?liste=%00', 'GET'],
  ['gestionnaire', '/agent/previsions/fichier?college_1=%00&lycee_6=1e9', 'GET'],
  ['chef-public', `/agent/etats/${INCONNU}/fichier?forme=csv&document=liste`, 'GET'],
  ['responsable', `/agent/dossiers/${INCONNU}/recueil/fichier`, 'GET'],
  ['secretariat', `/agent/dossiers/${INCONNU}/copie/fichier`, 'GET'],
  ['responsable', `/agent/dossiers/${INCONNU}/memoire/fichier`, 'GET'],
  ['parent-roux', '/statistiques/fichier?rentree=__proto__&forme=%00', 'GET'],
  ['secretariat', `/agent/radar/${INCONNU}/formulaire/fichier?personne=%00`, 'GET'],
  ['secretariat', '/agent/campagne/fichier?forme=%00', 'GET'],
  ['responsable', '/agent/immobiles/fichier?forme=__proto__', 'GET'],
  [
    'responsable',
    '/agent/pilotage/fichier?figure=__proto__&forme=%00&rentree=1e9&du=%00&face=2025.2025-99-01&departement=%00',
    'GET',
  ],
  [null, '/demander/formulaire/lycee/fichier', 'GET'],
  [null, '/demander/etude/12/fichier', 'GET'],
  [null, '/demander/procuration/fichier', 'GET'],
  ['comptable', '/agent/paiements/fichier', 'GET'],
  ['chef-prive', '/agent/emploi/fichier?document=assiduite', 'GET'],
  ['chef-prive', '/agent/emploi/virements/fichier', 'POST'],
  ['parent-roux', `/famille/dossiers/${INCONNU}/certificat/fichier`, 'GET'],
  ['parent-roux', `/famille/dossiers/${INCONNU}/procuration/fichier`, 'GET'],
  ['chef-prive', `/agent/procurations/${INCONNU}/fichier`, 'GET'],
  ['chef-public', `/agent/reprises/${INCONNU}/fichier`, 'GET'],
  ['chef-public', `/agent/engagements/${INCONNU}/fichier`, 'GET'],
  ['parent-roux', `/famille/dossiers/${INCONNU}/engagement/fichier`, 'GET'],
  ['secretariat', `/agent/consentements/${INCONNU}/fichier`, 'GET'],
  ['chef-public', '/agent/dossiers/tableur/fichier?etat=notifiee', 'GET'],
  ['chef-public', '/agent/impressions/fichier?recus=2026-10-07', 'GET'],
  ['chef-public', '/agent/relances/lettres/fichier?etape=courrier&jour=2026-10-07', 'GET'],
  ['chef-public', '/agent/effacements/fichier', 'GET'],
  ['gestionnaire', '/agent/cas/modele/fichier', 'GET'],
  ['secretariat', `/agent/base/${INCONNU}/fichier`, 'GET'],
  ['chef-public', `/agent/dossiers/${INCONNU}/acte-attendu`, 'GET'],
  ['gestionnaire', '/agent/cas/fichier', 'POST'],
  ['secretariat', '/agent/brevet/refus/fichier', 'POST'],
  ['secretariat', '/agent/absences/import/refus/fichier', 'POST'],
  ['comptable', '/agent/frais/import/refus/fichier', 'POST'],
  ['secretariat', `/agent/saisie/${INCONNU}/brouillon`, 'PUT'],
  ['parent-roux', `/famille/demande/${INCONNU}/brouillon`, 'PUT'],
  ['chef-public', `/agent/dossiers/${INCONNU}/actes/recevoir_piece/envoi`, 'POST'],
  ['parent-roux', `/famille/dossiers/${INCONNU}/envoi`, 'POST'],
  [null, '/lettre/suivi/envoi', 'POST'],
  ['mairie', `/habilitations/documents/${INCONNU}/fichier`, 'GET'],
  ['mairie', `/habilitations/${INCONNU}/interrogations/modele/fichier`, 'GET'],
  ['mairie', `/habilitations/${INCONNU}/interrogations/${INCONNU}/fichier`, 'GET'],
  ['instructrice', `/agent/habilitations/documents/${INCONNU}/fichier`, 'GET'],
];

async function ouvrir(base: string, compte: string | null, adresse: string): Promise<Depart[]> {
  const page = new URL(adresse, base).href;
  const html = await fetch(page, {
    headers: { Cookie: await cookieDe(compte) },
    redirect: 'manual',
  }).then((reponse) => reponse.text());
  return [
    { compte, adresse: page },
    ...liensDe(html, page).map((lien) => ({ compte, adresse: lien })),
    ...formulairesDe(html, page).map((formulaire) => ({ compte, adresse: formulaire.adresse, formulaire })),
  ];
}

/** Everything that can be attacked: pages, what they lead to, their forms, and the routes that are no page. */
export async function departs(base: string, vus: DossiersAVoir): Promise<Depart[]> {
  const ouverts: Depart[] = [];
  for (const { compte, adresse } of PAGES) ouverts.push(...(await ouvrir(base, compte, adresse(vus))));
  const vuesUneFois = new Map(
    ouverts.map((depart) => [
      `${depart.compte} ${depart.adresse} ${depart.formulaire?.champs.map(([nom]) => nom).join()}`,
      depart,
    ]),
  );
  return [
    ...vuesUneFois.values(),
    ...ROUTES.map(([compte, adresse, methode]) => ({
      compte,
      adresse: new URL(adresse, base).href,
      methode,
    })),
    {
      compte: 'secretariat',
      adresse: new URL(`/agent/saisie/${vus.brouillon}/brouillon`, base).href,
      methode: 'PUT',
    },
  ];
}

interface Envoi {
  methode: string;
  adresse: string;
  corps?: FormData | string;
  entetes: Record<string, string>;
}

/** One place of an address gets a hostile value: a segment, a parameter, or one more. */
function adresseHostile(adresse: string, { entier, parmi }: Tirage): string {
  const url = new URL(adresse);
  const valeur = parmi(VALEURS);
  const segments = url.pathname.split('/');
  const noms = [...url.searchParams.keys(), ...CONNUS];
  switch (entier(3)) {
    case 0: {
      segments[1 + entier(segments.length - 1)] = /^%/.test(valeur) ? valeur : encodeURIComponent(valeur);
      return `${url.origin}${segments.join('/')}${url.search}`;
    }
    case 1:
      url.searchParams.set(parmi(noms), valeur);
      return url.href;
    default:
      url.searchParams.append(parmi(noms), valeur);
      url.searchParams.append(parmi(noms), parmi(VALEURS));
      return url.href;
  }
}

/** Parameters that some page reads. */
const CONNUS =
  'q etat uai classe canal drapeau urgence apres avant onglet montrer piece fait pour error retour message rentree smic bmaf n voir retirer qui foyer lieu_1 echelon code touche question'.split(
    ' ',
  );

/** A form of the page with some answers hostile, gone or doubled, or the arguments bound to it forged. */
function formulaireHostile({ champs }: FormulaireLu, { entier, parmi }: Tirage): FormData {
  const envoi = new FormData();
  const cibles = new Set(Array.from({ length: 1 + entier(3) }, () => entier(champs.length)));
  for (const [rang, [nom, valeur]] of champs.entries()) {
    if (!cibles.has(rang)) envoi.append(nom, valeur);
    else if (nom.startsWith('$ACTION')) envoi.append(nom, parmi([...ARGUMENTS_LIES, ...VALEURS]));
    else if (entier(6) === 0) envoi.append(nom, new Blob(['%PDF-1.4 x']), parmi(VALEURS));
    else if (entier(6) > 0) envoi.append(nom, parmi(VALEURS));
  }
  if (entier(4) === 0) envoi.append(parmi(VALEURS), parmi(VALEURS));
  return envoi;
}

/** The clock of the demonstration is everybody's: no draw may really set it. */
const regleLHorloge = ({ champs }: FormulaireLu): boolean => champs.some(([nom]) => nom === 'jour');

function envoiDe(
  { adresse, formulaire, methode: sienne = 'GET' }: Depart,
  hasard: Tirage,
  base: string,
): Envoi {
  const { entier, parmi } = hasard;
  const entetes = { Origin: new URL(base).origin };
  if (!formulaire || formulaire.methode === 'GET' || formulaire.champs.length === 0) {
    const methode = parmi([sienne, sienne, sienne, 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);
    const corps =
      methode === 'PUT'
        ? JSON.stringify({
            revision: parmi([0, 2 ** 31, 2 ** 53, -1, null]),
            valeurs: { nom: parmi(VALEURS) },
          })
        : undefined;
    return { methode, adresse: adresseHostile(adresse, hasard), corps, entetes };
  }
  const porte = formulaire.champs
    .map(([nom, valeur]) => /"id":"(\w+)"/.exec(valeur)?.[1] ?? /^\$ACTION_ID_(\w+)$/.exec(nom)?.[1])
    .find((id) => id !== undefined);
  if (porte && entier(4) === 0)
    return {
      methode: 'POST',
      adresse,
      corps: parmi([...ARGUMENTS_LIES, '[1,2]', '[{"statut":"vierge"},"x"]']),
      entetes: { ...entetes, 'Next-Action': porte, 'Content-Type': 'text/plain;charset=UTF-8' },
    };
  return { methode: 'POST', adresse, corps: formulaireHostile(formulaire, hasard), entetes };
}

/** Sends the requests drawn from a seed, a few at a time, each with a session of its own. */
export async function attaquer(
  base: string,
  vus: DossiersAVoir,
  { graine, nombre }: { graine: number; nombre: number },
): Promise<Bilan> {
  const hasard = tirage(graine);
  const bilan: Bilan = { envoyees: 0, statuts: {}, fautes: [] };
  const cibles = (await departs(base, vus)).filter(
    ({ formulaire }) => !formulaire || !regleLHorloge(formulaire),
  );
  const envoyer = async (depart: Depart, envoi: Envoi): Promise<void> => {
    const { methode, adresse, corps, entetes } = envoi;
    const reponse = await fetch(adresse, {
      method: methode,
      redirect: 'manual',
      body: corps,
      headers: { ...entetes, Cookie: await cookieDe(depart.compte) },
    })
      .then(async (recue) => {
        await recue.arrayBuffer();
        return recue.status;
      })
      .catch(() => 0);
    bilan.envoyees += 1;
    bilan.statuts[reponse] = (bilan.statuts[reponse] ?? 0) + 1;
    if (reponse >= 500 || reponse === 0) bilan.fautes.push(direEnvoi(reponse, depart, envoi));
  };
  while (bilan.envoyees < nombre) {
    const tour = Array.from({ length: Math.min(8, nombre - bilan.envoyees) }, () => {
      const depart = hasard.parmi(cibles);
      return { depart, envoi: envoiDe(depart, hasard, base) };
    });
    await Promise.all(tour.map(({ depart, envoi }) => envoyer(depart, envoi)));
  }
  return bilan;
}

const direEnvoi = (
  statut: number,
  { compte }: Depart,
  { methode, adresse, corps, entetes }: Envoi,
): string => {
  const dit =
    corps instanceof FormData
      ? JSON.stringify([...corps].map(([nom, valeur]) => [nom, String(valeur).slice(0, 80)])).slice(0, 2_000)
      : (corps ?? '').slice(0, 500);
  return `${statut} ${methode} ${adresse.slice(0, 300)} (${compte}) ${entetes['Next-Action'] ?? ''} ${dit}`;
};
