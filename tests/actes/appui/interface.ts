/** The interface for administrations as a body calls it: web processes of their own, tokens, and calls through HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll } from 'vitest';
import { COMMUNE, type JetonEmis, jetonEnSql, type Regles } from '#monde/jetons.ts';
import { falsifier, lire } from './proprietaire.ts';

const ouverts: ChildProcess[] = [];
// Registered with the file: what a test registers while it runs is not heard, and the run would wait for ever.
afterAll(() => {
  for (const processus of ouverts) processus.kill();
});

/** Starts a web process of the interface; its address. It ends with the tests of the file. */
export async function ouvrirInterface(env: Record<string, string> = {}): Promise<string> {
  const processus = spawn(
    process.execPath,
    ['--conditions=react-server', 'tests/actes/appui/serveur-interface.ts'],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  ouverts.push(processus);
  const [dit] = await once(processus.stdout, 'data');
  return `http://127.0.0.1:${String(dit).trim()}`;
}

/** A token of an habilitation of its own, granted to the commune. */
export async function emettre(regles?: Regles): Promise<JetonEmis> {
  const { jeton, sql } = jetonEnSql(regles);
  await falsifier(sql);
  return jeton;
}

export type Parametres = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The address of a call; a parameter that is undefined is left out. */
export const adresseDAppel = (base: string, chemin: string, parametres: Parametres): string => {
  const recherche = new URLSearchParams();
  for (const [nom, valeur] of Object.entries(parametres))
    for (const une of valeur === undefined ? [] : [valeur].flat()) recherche.append(nom, une);
  return `${base}${chemin}?${recherche}`;
};

export interface Reponse {
  statut: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a client reads before it knows anything.
  corps: any;
  entetes: Headers;
}

/** Calls an address with a token; what it answers. */
export async function appeler(
  adresse: string,
  jeton?: string,
  entetes: Record<string, string> = {},
): Promise<Reponse> {
  const reponse = await fetch(adresse, {
    headers: { ...(jeton === undefined ? {} : { authorization: `Bearer ${jeton}` }), ...entetes },
  });
  const texte = await reponse.text();
  return {
    statut: reponse.status,
    corps: texte === '' ? null : JSON.parse(texte),
    entetes: reponse.headers,
  };
}

/** A pupil of a collège who asked nothing, and the parameters that find this very one. */
export async function unEleve(): Promise<{ eleve: string; parametres: Parametres }> {
  const [lu] = await lire<Record<'id' | 'nom' | 'prenom' | 'sexe' | 'naissance' | 'uai', string>>(`
    SELECT e.id, e.nom, e.prenom, e.sexe, e.naissance, s.uai FROM eleve e JOIN scolarite s ON s.eleve_id = e.id
    WHERE s.sortie_le IS NULL AND length(e.naissance) = 10 AND s.entree_le < '2026-10-01' AND s.niveau = 'college'
    ORDER BY e.id LIMIT 1`);
  if (!lu) throw new Error('aucun élève');
  const [annee = '', mois = '', jour = ''] = lu.naissance.split('-');
  const parametres = {
    ...{ recipient: COMMUNE, nomNaissance: lu.nom, 'prenoms[]': [lu.prenom], sexeEtatCivil: lu.sexe },
    ...{ anneeDateNaissance: annee, moisDateNaissance: mois, jourDateNaissance: jour },
    ...{ anneeScolaire: '2026-2027', codeEtablissement: lu.uai },
  };
  return { eleve: lu.id, parametres };
}
