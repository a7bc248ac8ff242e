/** A small académie whose consents meet every cause, and the stand-in that answers for its people. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ouvrirDgfip } from '#lib/connecteurs/impots/dgfip.ts';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { ETAT_CIVIL, ETAT_CIVIL_DU_CONCUBIN, type poserConsentement } from './consentements.ts';
import { lire } from './proprietaire.ts';

const SECRETS = { client: 'bourses', secret: 'un secret' };

interface Doublure {
  adresse: string;
  fermer: () => void;
  /** Ends it at once, in the middle of what it answers. */
  tuer: () => Promise<void>;
}

/** Starts the stand-in of the tax administration, for a year of income. Returns its address, and what stops it. */
export async function ouvrirLaDoublure(annee = 2025): Promise<Doublure> {
  const doublure: ChildProcess = spawn(process.execPath, ['doublures/impots.ts'], {
    env: {
      ...process.env,
      ...{ PORT_IMPOTS: '0', CLIENT_IMPOTS: SECRETS.client, SECRET_IMPOTS: SECRETS.secret },
      ANNEE_SFIP: String(annee),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [dit] = doublure.stdout ? await once(doublure.stdout, 'data') : [''];
  return {
    adresse: `http://127.0.0.1:${String(dit).trim()}`,
    fermer: () => void doublure.kill(),
    async tuer() {
      const fin = once(doublure, 'exit');
      doublure.kill('SIGKILL');
      await fin;
    },
  };
}

/** The tax administration as the stand-in plays it, without waiting for turns. */
export const sourceDe = (
  adresse: string,
  { annee = 2025, chemin = 'sfip' }: { annee?: number; chemin?: 'sfip' | 'r2p' } = {},
): SourceFiscale =>
  ouvrirDgfip({
    ...{ adresse, ...SECRETS, teleservice: 'bourses', chemin, anneeDeSfip: annee },
    tour: async () => 0,
    politique: { delaiMs: 60_000, reprises: 3, repriseMs: 1, coupeApres: 5_000, reposMs: 60_000 },
  });

/** Born in Paris. */
export const ne = (nom: string, prenom: string, sexe: 'F' | 'M', naissance: string) => ({
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

const COPIES = ['eleve', 'responsable', 'lien', 'scolarite'] as const;
let colonnes: Promise<Record<(typeof COPIES)[number], string>> | undefined;

/** The columns of each table that PostgreSQL does not compute. */
const colonnesDe = async () =>
  Object.fromEntries(
    await Promise.all(
      COPIES.map(async (table) => {
        const [lues] = await lire<{ noms: string }>(
          `SELECT string_agg(quote_ident(attname), ', ') AS noms FROM pg_attribute
           WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
          [table],
        );
        return [table, lues?.noms ?? ''];
      }),
    ),
  ) as Record<(typeof COPIES)[number], string>;

interface Pose {
  nom: string;
  id: string;
  eleveId: string;
  responsableId: string;
}

/** Keeps consents for as many new pupils there, each alone with one person in charge: copies of one of the world. */
export async function poser(
  ou: NomEtablissement,
  dits: readonly { nom: string; dit: NonNullable<Dit> }[],
): Promise<Pose[]> {
  colonnes ??= colonnesDe();
  const noms = await colonnes;
  const copier = (table: (typeof COPIES)[number], change: string) =>
    `${table}_copie AS (INSERT INTO ${table} (${noms[table]}) SELECT ${noms[table]} FROM (SELECT (jsonb_populate_record(NULL::${table},
       to_jsonb(${table}_) || jsonb_build_object(${change}))).* FROM modele, cas) AS copie)`;
  const cas = dits.map(({ nom, dit }) => ({
    ...{ nom, id: crypto.randomUUID(), eleveId: crypto.randomUUID(), responsableId: crypto.randomUUID() },
    ...{
      reponse: dit.reponse ?? 'oui',
      jour: dit.jour ?? '2026-06-10',
      etatCivil: dit.etatCivil ?? ETAT_CIVIL,
    },
    coupleId: dit.concubin === undefined ? null : crypto.randomUUID(),
    accord: dit.concubin ?? null,
    sien: dit.concubin ? (dit.etatCivilDuConcubin ?? ETAT_CIVIL_DU_CONCUBIN) : null,
  }));
  const CAS_LUS = `cas AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, "eleveId" uuid, "responsableId" uuid, reponse text,
    jour date, "etatCivil" jsonb, "coupleId" uuid, accord boolean, sien jsonb))`;
  const lu = JSON.stringify(cas);
  await lire(
    `WITH ${CAS_LUS}, modele AS (SELECT s AS scolarite_, e AS eleve_, r AS responsable_, l AS lien_
       FROM scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN lien l ON l.eleve_id = e.id AND l.legal
         JOIN responsable r ON r.id = l.responsable_id
       WHERE s.uai = $2 AND s.sortie_le IS NULL AND s.entree_le <= '2026-09-01' AND s.niveau <> 'post_bac' AND s.dispositif IS NULL
         AND s.statut = 'scolaire' AND r.code_postal ~ '^[0-9]{5}$' AND coalesce(r.pays, '') = '' AND e.reunie_dans IS NULL AND r.reunie_dans IS NULL
       ORDER BY s.id LIMIT 1),
     ${copier('eleve', `'id', "eleveId", 'ine', NULL`)},
     ${copier('responsable', `'id', "responsableId", 'sub', NULL`)},
     ${copier('lien', `'eleve_id', "eleveId", 'responsable_id', "responsableId"`)},
     ${copier('scolarite', `'id', gen_random_uuid(), 'eleve_id', "eleveId"`)}
     INSERT INTO couple (id, responsable_id) SELECT "coupleId", "responsableId" FROM cas WHERE "coupleId" IS NOT NULL`,
    [lu, ETABLISSEMENTS[ou].uai],
  );
  await lire(
    `WITH ${CAS_LUS} INSERT INTO consentement (id, eleve_id, responsable_id, reponse, rentree, uai, canal, texte, jour, etat_civil, couple_id, auteur_id, auteur_nom)
     SELECT id, "eleveId", "responsableId", reponse::reponse_a_l_etude, 2026, $2, 'papier', 'annexe-12-2026', jour,
       CASE WHEN reponse = 'oui' THEN "etatCivil" END, "coupleId", uuidv7(), 'A' FROM cas`,
    [lu, ETABLISSEMENTS[ou].uai],
  );
  await lire(
    `WITH ${CAS_LUS} INSERT INTO accord_de_concubin (id, couple_id, accord, canal, texte, jour, etat_civil)
     SELECT uuidv7(), "coupleId", accord, 'en_ligne', 'annexe-12-2026', jour, sien FROM cas WHERE accord IS NOT NULL`,
    [lu],
  );
  return cas;
}

/** Keeps a consent for a new pupil there. */
export async function consentir(ou: NomEtablissement, dit: NonNullable<Dit>): Promise<Pose> {
  const [pose] = await poser(ou, [{ nom: '', dit }]);
  if (!pose) throw new Error('aucun consentement posé');
  return pose;
}

/** Keeps each case so many times there. Returns the case of each consent. */
export async function peupler(ou: NomEtablissement, fois: number): Promise<Map<string, string>> {
  const cas = CAS.flatMap(([nom, dit = {}]) => Array.from({ length: fois }, () => ({ nom, dit })));
  return new Map((await poser(ou, cas)).map(({ id, nom }) => [id, nom]));
}
