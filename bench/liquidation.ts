/**
 * Bench of the liquidation: one trimestre of many établissements, each state rehearsed, checked and frozen by the service of its
 * académie, against the very same rows read and written by plain SQL, which stand in the server already: every trigger,
 * constraint and policy awake. The peer computes nothing, and sends nothing.
 */
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { enPortee, type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { agentDeLAcademie } from '#monde/agents.ts';
import { planterFoule } from '#monde/foule.ts';
import { FOYERS } from '#monde/population.ts';
import { le, saisir, scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { type BaseDeBench, ouvrirBase } from './base.ts';
import type { Mesure, Options } from './mesure.ts';

const JOUR = le('2026-12-01');
/** Boursiers of an établissement: a large one. */
const PAR_LIEU = 500;
const { academieCode } = ETABLISSEMENTS.collegePrive;

const qui = async (role: 'responsable_sab' | 'delegue_recteur'): Promise<Portee> => {
  const portee = await porteeDAgent(agentDeLAcademie(academieCode, role), JOUR);
  if (!portee) throw new Error(`${role} attendu`);
  return portee;
};

/** So many boursiers, copies of one that the real acts have told, in établissements of their own. */
async function planter(base: BaseDeBench, nombre: number): Promise<string[]> {
  const foyer = FOYERS.find(
    ({ famille, ou, eleves, responsables }) =>
      !famille && ou[0] === 'collegePublic' && eleves.length === 1 && responsables[0]?.sub,
  );
  if (!foyer) throw new Error('plus de foyer libre');
  const s = scene(foyer);
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  await verbes.attribuer(s, le('2026-09-16'));
  await planterFoule(base.executer, [{ id: s.dossierId, jusqua: 100 }], { de: 1, a: nombre }, 1);
  const lieux = Math.ceil(nombre / PAR_LIEU);
  await base.executer(`
    CREATE TABLE banc AS SELECT id, scolarite_id, '8' || lpad(((row_number() OVER (ORDER BY id) - 1) / ${PAR_LIEU})::text, 6, '0') || 'A' AS uai
      FROM dossier WHERE id <> '${s.dossierId}' AND EXISTS (SELECT FROM droit WHERE dossier_id = dossier.id);
    INSERT INTO etablissement SELECT (jsonb_populate_record(t, jsonb_build_object('uai', '8' || lpad(n::text, 6, '0') || 'A'))).*
      FROM etablissement t, generate_series(0, ${lieux - 1}) n WHERE t.uai = '${ETABLISSEMENTS.collegePrive.uai}';
    UPDATE dossier d SET uai = b.uai, academie_code = '${academieCode}', branche = 'college_prive' FROM banc b WHERE b.id = d.id;
    UPDATE scolarite o SET uai = b.uai, academie_code = '${academieCode}' FROM banc b WHERE b.scolarite_id = o.id;
    ANALYZE`);
  return Array.from({ length: lieux }, (_, n) => `8${String(n).padStart(6, '0')}A`);
}

const secondes = async (travail: () => Promise<unknown>): Promise<number> => {
  const debut = performance.now();
  await travail();
  return (performance.now() - debut) / 1_000;
};

/** The same rows again, as plain SQL would write them: states by states, each in its transaction, after reading the rights. */
async function parSql(base: BaseDeBench, portee: Portee, etats: readonly string[]): Promise<number> {
  await base.executer(`
    CREATE TABLE b_boursier AS TABLE boursier_a_payer; CREATE TABLE b_ligne AS TABLE ligne_de_liquidation; CREATE TABLE b_etat AS TABLE etat_de_paiement;
    CREATE INDEX ON b_boursier (etat_id); CREATE INDEX ON b_ligne (etat_id); CREATE INDEX ON b_etat (id);
    GRANT SELECT ON b_boursier, b_ligne, b_etat TO bourses_app;
    DELETE FROM ligne_de_liquidation; DELETE FROM boursier_a_payer;
    UPDATE etat_de_paiement SET etape = 'controle', numero = NULL, signe_le = NULL, signataire_id = NULL, signataire_nom = NULL,
      signataire_qualite = NULL, total = NULL, empreinte = NULL;
    ANALYZE`);
  return secondes(async () => {
    for (const id of etats)
      await enPortee(
        portee,
        async (tx) => {
          await tx.$queryRaw`SELECT r.* FROM droit r JOIN dossier d ON d.id = r.dossier_id JOIN b_etat e ON e.uai = d.uai WHERE e.id = ${id}::uuid`;
          await tx.$executeRaw`INSERT INTO boursier_a_payer SELECT * FROM b_boursier WHERE etat_id = ${id}::uuid`;
          await tx.$executeRaw`INSERT INTO ligne_de_liquidation SELECT * FROM b_ligne WHERE etat_id = ${id}::uuid`;
          await tx.$executeRaw`UPDATE etat_de_paiement e SET etape = 'fige', numero = 0, total = 0, empreinte = '', signe_le = b.signe_le,
            signataire_id = b.signataire_id, signataire_nom = b.signataire_nom, signataire_qualite = b.signataire_qualite FROM b_etat b
            WHERE b.id = e.id AND e.id = ${id}::uuid`;
        },
        'lot',
      );
  });
}

async function mesurerTaille(nombre: number): Promise<Mesure[]> {
  const base = await ouvrirBase();
  try {
    await planterReferentiel();
    const lieux = await planter(base, nombre);
    await ouvrirTrimestre(await qui('delegue_recteur'), {
      academieCode,
      trimestre: 1,
      remiseLe: le('2026-12-04'),
    });
    const portee = await qui('responsable_sab');
    const ids: string[] = [];
    for (const uai of lieux) {
      const lieu = { uai, academieCode, branche: 'college_prive', rentree: 2026, trimestre: 1 } as const;
      ids.push(await preparerEtat(portee, lieu));
    }
    for (const id of ids) await controlerEtat(portee, id);
    const fige = await secondes(async () => {
      for (const id of ids) await figerEtat(portee, id);
    });
    const memoire = process.memoryUsage.rss() / 2 ** 20;
    const sql = await parSql(base, portee, ids);
    const limite = { nom: 'les mêmes droits lus et les mêmes lignes écrites en SQL', valeur: sql };
    return [
      {
        nom: `un trimestre figé, ${nombre} boursiers`,
        valeur: fige,
        unite: 's',
        reference: limite,
        objectif: { sens: 'au_plus', valeur: 3 * sql },
      },
      {
        nom: `mémoire, ${nombre} boursiers`,
        valeur: memoire,
        unite: 'Mo',
        objectif: { sens: 'au_plus', valeur: 512 },
      },
    ];
  } finally {
    await base.fermer();
  }
}

/** Measures the freeze of one trimestre at each size, in établissements of five hundred boursiers. */
export async function mesurer({ tailles }: Options): Promise<Mesure[]> {
  const mesures: Mesure[] = [];
  for (const nombre of tailles) mesures.push(...(await mesurerTaille(nombre)));
  return mesures;
}
