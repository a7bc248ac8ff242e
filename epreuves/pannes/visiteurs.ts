/**
 * People in front of the site itself, through HTTP: they read the pages of an agent and of a family, and instruct the
 * dossiers of a collège by the form of the act.
 */
import { setTimeout } from 'node:timers/promises';
import { type FormulaireLu, formulairesDe } from '#tests/parcours/appui/formulaires.ts';
import { cookieDe } from '#tests/parcours/appui/hostile.ts';

/** An act that the site has acknowledged by leading back to the dossier. */
export interface ActeParLeSite {
  dossierId: string;
  acte: string;
}

export interface Visites {
  /** Requests answered. */
  repondues: number;
  actes: ActeParLeSite[];
  /** Answers that are a fault of the site, while nothing that it stands on was away. */
  fautes: string[];
}

interface Consignes {
  site: string;
  nombre: number;
  /** A dossier that waits for its chef, each given once. */
  aInstruire: () => string | undefined;
  /** Number of the last fault that excuses the site; the same before and after a request: none came meanwhile. */
  excuses: () => { numero: number; enCours: boolean };
}

const LECTURES: readonly [compte: string, adresse: string][] = [
  ['chef-public', '/agent'],
  ['chef-public', '/agent/dossiers'],
  ['gestionnaire', '/agent'],
  ['parent-durand', '/famille'],
  ['parent-traore', '/famille'],
];

const estLActe = ({ methode, champs }: FormulaireLu): boolean =>
  methode === 'POST' && champs.some(([nom]) => nom.startsWith('$ACTION'));

/** Lets `nombre` people come and go until they are told to stop. */
export function recevoir({ site, nombre, aInstruire, excuses }: Consignes): {
  finir: () => Promise<Visites>;
} {
  const visites: Visites = { repondues: 0, actes: [], fautes: [] };
  let ouvert = true;

  const demander = async (cookie: string, adresse: string, corps?: FormData): Promise<Response | null> => {
    const avant = excuses();
    const reponse = await fetch(new URL(adresse, site), {
      method: corps ? 'POST' : 'GET',
      redirect: 'manual',
      body: corps,
      headers: { Cookie: cookie, Origin: new URL(site).origin },
    }).catch(() => null);
    const apres = excuses();
    if (reponse) visites.repondues += 1;
    const excuse = avant.enCours || apres.enCours || avant.numero !== apres.numero;
    if (!excuse && (reponse === null || reponse.status >= 500))
      visites.fautes.push(`${reponse?.status ?? 'sans réponse'} ${corps ? 'POST' : 'GET'} ${adresse}`);
    return reponse;
  };

  const instruire = async (cookie: string, dossierId: string): Promise<void> => {
    const adresse = `/agent/dossiers/${dossierId}/actes/instruire`;
    const page = await demander(cookie, adresse);
    if (page?.status !== 200) return;
    const formulaire = formulairesDe(await page.text(), new URL(adresse, site).href).find(estLActe);
    if (!formulaire) return;
    const corps = new FormData();
    for (const [nom, valeur] of formulaire.champs) corps.append(nom, valeur);
    const reponse = await demander(cookie, adresse, corps);
    if (reponse?.status === 303) visites.actes.push({ dossierId, acte: 'instruire' });
  };

  const visiter = async (rang: number): Promise<void> => {
    const [compte, lecture] = LECTURES[rang % LECTURES.length] ?? ['chef-public', '/agent'];
    let cookie: string | null = null;
    while (ouvert) {
      // While the base is away nobody signs in: the same person tries again.
      cookie ??= await cookieDe(compte).catch(() => null);
      const dossier = cookie && compte === 'chef-public' ? aInstruire() : undefined;
      if (!cookie) await setTimeout(200);
      else if (dossier) await instruire(cookie, dossier);
      else await demander(cookie, lecture).then((lue) => lue?.arrayBuffer().catch(() => null));
      await setTimeout(100);
    }
  };
  const tous = Promise.all(Array.from({ length: nombre }, (_, rang) => visiter(rang)));
  return {
    async finir() {
      ouvert = false;
      await tous;
      return visites;
    },
  };
}
