/**
 * Bench of the acts: the attribution of dossiers one by one, then in sets, against the very rows of a set written by plain
 * SQL, with every trigger, constraint and policy awake. A program sends its rows: so does the peer. The same statements on
 * rows that stand in the server already are shown too, as what no program could pass.
 */
import { attribuer } from '#lib/decision/actes.ts';
import { accomplir, accomplirTous } from '#lib/dossier/porte.ts';
import { enPortee, type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { agentDe } from '#monde/agents.ts';
import { planterFoule } from '#monde/foule.ts';
import { FOYERS } from '#monde/population.ts';
import { le, saisir, scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { type BaseDeBench, ouvrirBase } from './base.ts';
import { type Mesure, mediane, type Options } from './mesure.ts';

const JOUR = le('2026-09-16');
const { uai } = ETABLISSEMENTS.collegePublic;
const LOT = 1_000;
/** Dossiers decided one by one: enough to tell a pace. */
const SEULS = 100;
/** A size asks for the attribution of this part of its dossiers, in sets of a thousand. */
const PART_DECIDEE = 10;

/** Dossiers in instruction, all of one établissement: copies of one that the real acts have told. */
export async function planterInstruits(base: BaseDeBench, nombre: number): Promise<string[]> {
  const foyer = FOYERS.find(
    ({ famille, ou, eleves, responsables }) =>
      !famille && ou[0] === 'collegePublic' && eleves.length === 1 && responsables[0]?.sub,
  );
  if (!foyer) throw new Error('plus de foyer libre');
  const s = scene(foyer);
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  const modele = [{ id: s.dossierId, jusqua: 100 }];
  await planterFoule(base.executer, modele, { de: 1, a: nombre }, 1);
  // A chef decides for one établissement: the crowd goes to school there.
  await base.executer(`UPDATE dossier SET uai = '${uai}'; UPDATE scolarite SET uai = '${uai}'; ANALYZE`);
  const portee = await chef();
  const lus = await enPortee(portee, (tx) =>
    tx.dossier.findMany({ where: { etat: 'en_instruction', version: 2 }, select: { id: true } }),
  );
  return lus.map(({ id }) => id).filter((id) => id !== s.dossierId);
}

/** The chef of that établissement, on the day of the bench. */
export async function chef(): Promise<Portee> {
  const portee = await porteeDAgent(agentDe('collegePublic', 'chef_etablissement'), JOUR);
  if (!portee) throw new Error('chef attendu');
  return portee;
}

const ordre = (dossierId: string) => attribuer({ dossierId, version: 2 });

/** Operations a second of a piece of work. */
async function debitDe(operations: number, travail: () => Promise<unknown>): Promise<number> {
  const debut = performance.now();
  await travail();
  return (operations * 1_000) / (performance.now() - debut);
}

async function enLot(portee: Portee, ids: readonly string[]): Promise<void> {
  const suites = await enPortee(portee, (tx) => accomplirTous(tx, portee, ids.map(ordre)), 'lot');
  const refus = suites.find((suite) => 'refus' in suite);
  if (refus && 'refus' in refus) throw refus.refus;
}

/** Copies, for other dossiers, the rows that a set wrote: they stand ready, then are written in as many statements. */
const PREPARER = (faits: readonly string[], aFaire: readonly string[]): string => `
  CREATE TEMP TABLE paires ON COMMIT DROP AS
    SELECT fait.id AS fait, faire.id AS faire, gen_random_uuid() AS decision
    FROM unnest('{${faits}}'::uuid[]) WITH ORDINALITY AS fait(id, n) JOIN unnest('{${aFaire}}'::uuid[]) WITH ORDINALITY AS faire(id, n) USING (n);
  CREATE TEMP TABLE p_decision ON COMMIT DROP AS SELECT (jsonb_populate_record(x, jsonb_build_object('id', p.decision, 'dossier_id', p.faire,
    'demande_id', m.id))).* FROM decision x JOIN paires p ON p.fait = x.dossier_id JOIN demande m ON m.dossier_id = p.faire;
  CREATE TEMP TABLE p_droit ON COMMIT DROP AS SELECT (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), 'dossier_id', p.faire,
    'eleve_id', d.eleve_id, 'decision_id', p.decision))).* FROM droit x JOIN paires p ON p.fait = x.dossier_id JOIN dossier d ON d.id = p.faire;
  CREATE TEMP TABLE p_dossier ON COMMIT DROP AS SELECT p.faire, x.etat, x.version, x.drapeaux, x.echeance_le, x.echeance_cause, x.echeance_article,
    x.depuis_le FROM dossier x JOIN paires p ON p.fait = x.id;
  CREATE TEMP TABLE p_ligne ON COMMIT DROP AS SELECT p.faire AS dossier_id, x.instant, x.jour, x.auteur_genre, x.auteur_id, x.auteur_nom, x.role,
    x.acte, x.de_etat, x.vers_etat, x.enregistrement, p.decision AS enregistrement_id, x.contenu
    FROM ligne_de_journal x JOIN paires p ON p.fait = x.dossier_id WHERE x.acte = 'attribuer';
  CREATE TEMP TABLE p_courrier ON COMMIT DROP AS SELECT (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), 'dossier_id', p.faire,
    'decision_id', p.decision, 'reference', d.numero || '/2'))).* FROM courrier x JOIN paires p ON p.fait = x.dossier_id
    JOIN dossier d ON d.id = p.faire WHERE x.genre = 'attribution'`;

const COLONNES_DU_JOURNAL =
  'dossier_id, instant, jour, auteur_genre, auteur_id, auteur_nom, role, acte, de_etat, vers_etat, enregistrement, enregistrement_id, contenu';

type Prete = 'p_dossier' | 'p_decision' | 'p_droit' | 'p_ligne' | 'p_courrier';
const PRETES: readonly Prete[] = ['p_dossier', 'p_decision', 'p_droit', 'p_ligne', 'p_courrier'];

/** The statements of a set, whose rows are read from what `de` tells. */
const ecrire = (de: (prete: Prete) => string): string[] => [
  `SELECT 1 FROM dossier WHERE id IN (SELECT faire FROM paires) ORDER BY id FOR UPDATE`,
  `UPDATE dossier d SET etat = p.etat, version = p.version, drapeaux = p.drapeaux, echeance_le = p.echeance_le,
     echeance_cause = p.echeance_cause, echeance_article = p.echeance_article, depuis_le = p.depuis_le FROM ${de('p_dossier')} p WHERE p.faire = d.id`,
  `INSERT INTO decision SELECT * FROM ${de('p_decision')} p`,
  `INSERT INTO droit SELECT * FROM ${de('p_droit')} p`,
  `INSERT INTO ligne_de_journal (${COLONNES_DU_JOURNAL}) SELECT ${COLONNES_DU_JOURNAL} FROM ${de('p_ligne')} p`,
  `INSERT INTO courrier SELECT * FROM ${de('p_courrier')} p`,
  `SELECT deposer_taches('produire_courriers', array_agg(json_build_object('courrierIds', ids)::text))
     FROM (SELECT array_agg(id) AS ids FROM (SELECT id, row_number() OVER () / 100 AS lot FROM p_courrier) c GROUP BY lot) l`,
];

/** Rows that come from the program, as the one parameter of the statement that names their table. */
async function envoyer(tx: Transaction): Promise<() => Promise<void>> {
  const lignes = new Map<string, string>();
  for (const prete of PRETES) {
    const [lues] = await tx.$queryRawUnsafe<{ lignes: string }[]>(
      `SELECT json_agg(p)::text AS lignes FROM ${prete} p`,
    );
    lignes.set(prete, lues?.lignes ?? '[]');
  }
  const ordres = ecrire((prete) => `jsonb_populate_recordset(NULL::${prete}, $1::jsonb)`);
  return async () => {
    for (const sql of ordres) {
      const prete = PRETES.find((nom) => sql.includes(`NULL::${nom},`));
      await tx.$executeRawUnsafe(sql, ...(prete ? [lignes.get(prete)] : []));
    }
  };
}

/** Same, on rows that stand in the server. */
async function surPlace(tx: Transaction): Promise<() => Promise<void>> {
  return async () => {
    for (const sql of ecrire((prete) => prete)) await tx.$executeRawUnsafe(sql);
  };
}

async function parSql(
  portee: Portee,
  faits: readonly string[],
  aFaire: readonly string[],
  preparer: (tx: Transaction) => Promise<() => Promise<void>>,
): Promise<number> {
  let debit = 0;
  await enPortee(
    portee,
    async (tx) => {
      for (const sql of PREPARER(faits, aFaire).split(';')) await tx.$executeRawUnsafe(sql);
      debit = await debitDe(aFaire.length, await preparer(tx));
    },
    'lot',
  );
  return debit;
}

/** Measures a pace one by one, in sets, and by plain SQL; they take turns on dossiers of their own, after a set that does not count. */
export async function mesurer({ tailles, tours }: Options): Promise<Mesure[]> {
  const lots = tailles.map((taille) => Math.max(1, Math.round(taille / PART_DECIDEE / LOT)));
  const base = await ouvrirBase();
  try {
    await planterReferentiel();
    // The product never makes one; what it is measured against prepares its rows there.
    await base.executer('GRANT TEMPORARY ON DATABASE bourses TO bourses_app');
    const parTour = lots.map((nombre) => SEULS + (nombre + 2) * LOT);
    const nombres = parTour.map((nombre) => LOT + tours * nombre);
    const ids = await planterInstruits(
      base,
      nombres.reduce((total, nombre) => total + nombre, 0),
    );
    const portee = await chef();
    const mesures: Mesure[] = [];
    for (const [rang, nombre] of lots.entries()) {
      // As in a campaign under way: PostgreSQL plans by what it knows of its tables, and thinks those of a new base empty.
      await enLot(portee, ids.splice(0, LOT));
      await base.executer('VACUUM (ANALYZE)');
      const siens = ids.splice(0, tours * (parTour[rang] ?? 0));
      mesures.push(...mesuresDe(nombre * LOT, await mesurerLots(portee, siens, tours)));
    }
    return mesures;
  } finally {
    await base.fermer();
  }
}

async function mesurerLots(portee: Portee, ids: readonly string[], tours: number): Promise<Debits> {
  const debits: Debits = { seuls: [], lot: [], sql: [], surPlace: [], memoire: [] };
  const parTour = ids.length / tours;
  for (let tour = 0; tour < tours; tour++) {
    const siens = ids.slice(tour * parTour, (tour + 1) * parTour);
    const seuls = siens.splice(0, SEULS);
    const [envoyees, copiees] = [siens.splice(0, LOT), siens.splice(0, LOT)];
    debits.seuls.push(
      await debitDe(SEULS, async () => {
        for (const id of seuls) await accomplir(portee, ordre(id));
      }),
    );
    debits.lot.push(
      await debitDe(siens.length, async () => {
        for (let i = 0; i < siens.length; i += LOT) await enLot(portee, siens.slice(i, i + LOT));
      }),
    );
    const faits = siens.slice(0, LOT);
    debits.sql.push(await parSql(portee, faits, envoyees, envoyer));
    debits.surPlace.push(await parSql(portee, faits, copiees, surPlace));
    debits.memoire.push(process.memoryUsage.rss() / 2 ** 20);
  }
  return debits;
}

/** Paces, and the memory of the process after each round, in megabytes. */
type Debits = Record<'seuls' | 'lot' | 'sql' | 'surPlace' | 'memoire', number[]>;

function mesuresDe(nombre: number, debits: Debits): Mesure[] {
  const limite = { nom: 'les mêmes lignes en SQL, par ensembles de 1 000', valeur: mediane(debits.sql) };
  const [depart = 0] = debits.memoire;
  return [
    {
      nom: `attribution, ${nombre} dossiers par ensembles de 1 000`,
      valeur: mediane(debits.lot),
      unite: 'dossiers/s',
      reference: limite,
      objectif: { sens: 'au_moins', valeur: limite.valeur / 2 },
    },
    {
      nom: 'attribution, un par un',
      valeur: mediane(debits.seuls),
      unite: 'dossiers/s',
      reference: limite,
      objectif: { sens: 'au_moins', valeur: 0 },
    },
    {
      nom: 'les mêmes lignes en SQL, déjà dans le serveur',
      valeur: mediane(debits.surPlace),
      unite: 'dossiers/s',
      reference: limite,
      objectif: { sens: 'au_moins', valeur: 0 },
    },
    {
      nom: `mémoire, au dernier tour de ${nombre} dossiers`,
      valeur: debits.memoire.at(-1) ?? depart,
      unite: 'Mo',
      reference: { nom: 'au premier tour', valeur: depart },
      objectif: { sens: 'au_plus', valeur: 1.25 * depart },
    },
  ];
}
