/** A small académie whose consents meet every cause, and the stand-in that answers for its people. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ouvrirDgfip } from '#lib/connecteurs/impots/dgfip.ts';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { poserConsentement } from './consentements.ts';
import { lire } from './proprietaire.ts';

const SECRETS = { client: 'bourses', secret: 'un secret' };

/** Starts the stand-in of the tax administration. Returns its address, and what stops it. */
export async function ouvrirLaDoublure(): Promise<{ adresse: string; fermer: () => void }> {
  const doublure: ChildProcess = spawn(process.execPath, ['doublures/impots.ts'], {
    env: { ...process.env, PORT_IMPOTS: '0', CLIENT_IMPOTS: SECRETS.client, SECRET_IMPOTS: SECRETS.secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [dit] = doublure.stdout ? await once(doublure.stdout, 'data') : [''];
  return { adresse: `http://127.0.0.1:${String(dit).trim()}`, fermer: () => void doublure.kill() };
}

/** The tax administration as the stand-in plays it, without waiting for turns. */
export const sourceDe = (adresse: string): SourceFiscale =>
  ouvrirDgfip({
    ...{ adresse, ...SECRETS, teleservice: 'bourses', chemin: 'sfip', anneeDeSfip: 2025 },
    tour: async () => 0,
    politique: { delaiMs: 60_000, reprises: 1, repriseMs: 1, coupeApres: 5_000, reposMs: 60_000 },
  });

const ne = (nom: string, prenom: string, sexe: 'F' | 'M', naissance: string) => ({
  ...{ nom, prenom, sexe, naissance },
  ...{ pays: '100', departement: '075', commune: '75056' },
});
/** 12 345 € and three children; 31 000 € and two, with a spouse on the avis; several persons; nobody. */
export const MARTEL = ne('Martel', 'Anne-Lise', 'F', '1985-04-02');
export const EPOUX = ne('Époux', 'Ivan', 'M', '1984-02-14');
const PETIT = ne('Petit', 'Jean', 'M', '1980-11-11');

type Dit = Parameters<typeof poserConsentement>[1];

/** Each consent of the small académie, and its outcome as the text has it. */
export const CAS: readonly [nom: string, dit: Dit, issue: string][] = [
  ['12 345 € and three children', { etatCivil: MARTEL }, 'attribution'],
  ['31 000 € and two children', { etatCivil: EPOUX }, 'refus'],
  ['two homonyms', { etatCivil: PETIT }, 'incomplete'],
  ['nobody', { etatCivil: ne('Personne', 'Jean', 'M', '1980-11-11') }, 'incomplete'],
  ['no situation', { etatCivil: ne('Tardif', 'Luc', 'M', '1976-06-06') }, 'incomplete'],
  ['the year before', { etatCivil: ne('Ancien', 'Rose', 'F', '1977-07-07') }, 'incomplete'],
  ['boxes kept back', { etatCivil: ne('Bref', 'Tom', 'M', '1983-01-13') }, 'incomplete'],
  ['a protected file', { etatCivil: ne('Secret', 'Paule', 'F', '1975-05-05') }, 'incomplete'],
  ['20 000 € and no child', { etatCivil: ne('Hoquet', 'Max', 'M', '1980-10-10') }, 'incomplete'],
  [
    'a concubin who has a homonym',
    { etatCivil: MARTEL, concubin: true, etatCivilDuConcubin: PETIT },
    'incomplete',
  ],
  [
    'a given name too long',
    { etatCivil: ne('Martel', 'Annelisemarieclairejeanne', 'F', '1985') },
    'personne',
  ],
  [
    'a spouse on the avis of who lives as a concubin',
    { etatCivil: EPOUX, concubin: true, etatCivilDuConcubin: MARTEL },
    'personne',
  ],
  ['a consent of after the closing day', { etatCivil: MARTEL, jour: '2026-10-20' }, 'personne'],
  ['a broken service', { etatCivil: ne('Panne', 'Zoé', 'F', '1979-09-09') }, 'a_reprendre'],
  ['a concubin who refuses', { etatCivil: MARTEL, concubin: false }, 'sans_accord'],
  ['a concubin who has not answered', { etatCivil: MARTEL, concubin: null }, 'sans_accord'],
];

/** A pupil of an établissement, alone with one person in charge, copied from one of the world. */
export async function nouvelEnfant(
  ou: NomEtablissement,
): Promise<{ eleveId: string; responsableId: string }> {
  const [pose] = await lire<{ eleveId: string; responsableId: string }>(
    `WITH modele AS (SELECT s AS scolarite, e AS eleve, r AS responsable, l AS lien, gen_random_uuid() AS e_id, gen_random_uuid() AS r_id
       FROM scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN lien l ON l.eleve_id = e.id AND l.legal
         JOIN responsable r ON r.id = l.responsable_id
       WHERE s.uai = $1 AND s.sortie_le IS NULL AND s.entree_le <= '2026-09-01' AND s.niveau <> 'post_bac' AND s.dispositif IS NULL
         AND r.code_postal ~ '^\\d{5}$' AND coalesce(r.pays, '') = '' AND e.reunie_dans IS NULL AND r.reunie_dans IS NULL
       ORDER BY s.id LIMIT 1),
     e AS (INSERT INTO eleve SELECT (jsonb_populate_record(NULL::eleve, to_jsonb(eleve) || jsonb_build_object('id', e_id, 'ine', NULL))).* FROM modele),
     r AS (INSERT INTO responsable SELECT (jsonb_populate_record(NULL::responsable, to_jsonb(responsable) || jsonb_build_object('id', r_id, 'sub', NULL))).* FROM modele),
     l AS (INSERT INTO lien SELECT (jsonb_populate_record(NULL::lien, to_jsonb(lien) || jsonb_build_object('eleve_id', e_id, 'responsable_id', r_id))).* FROM modele),
     s AS (INSERT INTO scolarite SELECT (jsonb_populate_record(NULL::scolarite, to_jsonb(scolarite) || jsonb_build_object('id', gen_random_uuid(), 'eleve_id', e_id))).* FROM modele)
     SELECT e_id AS "eleveId", r_id AS "responsableId" FROM modele`,
    [ETABLISSEMENTS[ou].uai],
  );
  if (!pose) throw new Error(`aucun élève à copier : ${ou}`);
  return pose;
}

/** Keeps a consent for a new pupil there. */
export async function consentir(
  ou: NomEtablissement,
  dit: Dit,
): Promise<{ id: string; eleveId: string; responsableId: string }> {
  const enfant = await nouvelEnfant(ou);
  const id = await poserConsentement(enfant as never, { ...dit, qui: enfant.responsableId });
  return { id, ...enfant };
}

/** Keeps each case so many times there. Returns the case of each consent. */
export async function peupler(ou: NomEtablissement, fois: number): Promise<Map<string, string>> {
  const cas = new Map<string, string>();
  for (const [nom, dit] of CAS) for (let n = 0; n < fois; n++) cas.set((await consentir(ou, dit)).id, nom);
  return cas;
}
