/**
 * The journal at the size of a campagne: lines written in sets through their trigger, then a seal and a check over all of
 * them, with the memory that each takes. `--lignes=5000000` chooses how many.
 */
import { performance } from 'node:perf_hooks';
import { jourAParis } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { sceller } from '#lib/technique/scellement.ts';
import { SUIVIES } from '#lib/technique/suivies.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { type BaseDeBench, ouvrirBase } from './base.ts';
import type { Mesure, Options } from './mesure.ts';

const LIGNES_PAR_DOSSIER = 4;
const LOT = 5_000;

/** Dossiers from one number to another with their records, and no act: the ids are told by the number. */
const dossiers = (du: number, au: number) => `
  INSERT INTO dossier (id, numero, rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, scolarite_id, branche,
    etat, version, recu_le, modifie_le)
  SELECT id, n, 2026, id, id, '0590001A', '09', '059', id, 'college_public', 'notifiee', ${LIGNES_PAR_DOSSIER}, '2026-09-10', now()
    FROM (SELECT md5('dossier' || n)::uuid AS id, n FROM generate_series(${du}, ${au}) n) t;
  INSERT INTO cle_de_dossier SELECT md5('dossier' || n)::uuid, gen_random_bytes(32) FROM generate_series(${du}, ${au}) n;
  INSERT INTO demande (id, dossier_id, rang, origine, contenu, jour, auteur_nom)
  SELECT id, id, 1, 'depot', jsonb_build_object('ressources', repeat('x', 600)), '2026-09-10', 'Bench'
    FROM (SELECT md5('dossier' || n)::uuid AS id FROM generate_series(${du}, ${au}) n) t;
  INSERT INTO decision (id, dossier_id, demande_id, rang, genre, type_bourse, echelon, montant_annuel, motifs, trace, situation,
    autorite, signataire_id, signataire_prenom, signataire_nom, signataire_qualite, service, decidee_le, effet_du)
  SELECT id, id, id, 1, 'attribution', 'college', 2, 33600, '[]', jsonb_build_array(repeat('x', 2000)), '{}', 'chef_etablissement',
    id, 'A', 'B', 'C', 'D', '2026-09-16', '2026-09-01'
    FROM (SELECT md5('dossier' || n)::uuid AS id FROM generate_series(${du}, ${au}) n) t;
  INSERT INTO notification (id, decision_id, mode, envoyee_le)
  SELECT id, id, 'portail', '2026-09-17' FROM (SELECT md5('dossier' || n)::uuid AS id FROM generate_series(${du}, ${au}) n) t`;

/** The lines of these dossiers, in one statement, with the trigger of the journal or with every trigger asleep. */
const lignes = (du: number, au: number) => `
  INSERT INTO ligne_de_journal (dossier_id, instant, jour, auteur_genre, auteur_nom, role, acte, de_etat, vers_etat, enregistrement,
    enregistrement_id, contenu)
  SELECT id, now(), '2026-09-10', 'systeme', 'Bench', 'systeme', acte, de, vers, genre, CASE WHEN genre <> '' THEN id END, '{}'
    FROM (SELECT md5('dossier' || n)::uuid AS id FROM generate_series(${du}, ${au}) n) t,
      (VALUES (1, 'enregistrer_reception', 'brouillon', 'deposee', 'demande'), (2, 'instruire', 'deposee', 'en_instruction', NULL),
        (3, 'attribuer', 'en_instruction', 'decidee', 'decision'), (4, 'notifier', 'decidee', 'notifiee', 'notification'))
        AS a (rang, acte, de, vers, genre)
    ORDER BY id, rang`;

/** The register of followed rows gets its lines, as from one trigger for each row. */
async function suivre(base: BaseDeBench): Promise<number> {
  const debut = performance.now();
  const tables = SUIVIES.map(({ table }) => `premieres_ecritures('${table}')`);
  await base.executer(`SET session_replication_role = 'origin'; SELECT ${tables.join()}`);
  return (performance.now() - debut) / 1000;
}

/** Fills the journal; tells the seconds that the lines alone took. */
async function remplir(base: BaseDeBench, nombre: number): Promise<number> {
  let secondes = 0;
  for (let du = 1; du <= nombre; du += LOT) {
    const au = Math.min(nombre, du + LOT - 1);
    await base.executer(dossiers(du, au));
    const debut = performance.now();
    await base.executer(`SET session_replication_role = 'origin'; ${lignes(du, au)}`);
    secondes += (performance.now() - debut) / 1000;
  }
  await base.executer('ANALYZE');
  return secondes;
}

interface Passage {
  secondes: number;
  /** Megabytes of the process above what it held before, at the highest. */
  memoire: number;
}

/** Runs a piece of work, watching the memory of the process. */
async function observer(travail: () => Promise<void>): Promise<Passage> {
  const depart = process.memoryUsage.rss();
  let plusHaut = depart;
  const guet = setInterval(() => {
    plusHaut = Math.max(plusHaut, process.memoryUsage.rss());
  }, 50);
  const debut = performance.now();
  try {
    await travail();
  } finally {
    clearInterval(guet);
  }
  return { secondes: (performance.now() - debut) / 1000, memoire: (plusHaut - depart) / 2 ** 20 };
}

/** The same hash in one statement, as the owner: no page, no policy, and all the hashes in the memory of PostgreSQL. */
async function enUneFois(base: BaseDeBench): Promise<number> {
  const debut = performance.now();
  await base.executer(`SELECT sha256(string_agg(empreinte, ''::bytea ORDER BY id)) FROM ligne_de_journal`);
  return (performance.now() - debut) / 1000;
}

/** Measures the journal once: its size is what counts, not a thousandth of a second. */
export async function mesurer({ tailles, lignes: demandees }: Options): Promise<Mesure[]> {
  const nombre = Math.ceil((demandees ?? tailles.at(-1) ?? 10_000) / LIGNES_PAR_DOSSIER);
  const total = nombre * LIGNES_PAR_DOSSIER;
  const base = await ouvrirBase();
  try {
    const ecriture = await remplir(base, nombre);
    const suivi = await suivre(base);
    const limite = await enUneFois(base);
    const sceau = await observer(async () => {
      if (!(await sceller(jourAParis(maintenant())))) throw new Error('le journal était déjà scellé');
    });
    const controle = await observer(async () => {
      const { faute, lignes: lues } = await verifierLeJournal();
      if (faute || lues !== total) throw new Error(faute ?? `${lues} lignes vérifiées sur ${total}`);
    });
    const memoire = (nom: string, { memoire: valeur }: Passage): Mesure => ({
      nom: `${nom} ${total} lignes : mémoire en plus`,
      valeur,
      unite: 'Mo',
      objectif: { sens: 'au_plus', valeur: 256 },
    });
    return [
      {
        nom: `écrire ${total} lignes, par ensembles`,
        valeur: total / ecriture,
        unite: 'lignes/s',
        objectif: { sens: 'au_moins', valeur: 5_000 },
      },
      {
        nom: `suivre ${nombre} dossiers au registre des écritures`,
        valeur: nombre / suivi,
        unite: 'lignes/s',
        objectif: { sens: 'au_moins', valeur: 5_000 },
      },
      {
        nom: `sceller ${total} lignes`,
        valeur: total / sceau.secondes,
        unite: 'lignes/s',
        reference: { nom: 'une seule instruction, sans sécurité', valeur: total / limite },
        objectif: { sens: 'au_moins', valeur: 100_000 },
      },
      memoire('sceller', sceau),
      {
        nom: `vérifier ${total} lignes`,
        valeur: total / controle.secondes,
        unite: 'lignes/s',
        objectif: { sens: 'au_moins', valeur: 5_000 },
      },
      memoire('vérifier', controle),
    ];
  } finally {
    await base.fermer();
  }
}
