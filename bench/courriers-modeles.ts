/**
 * The letters that the bench prints: dossiers decided, refused, sent back and acknowledged by the real acts, then copied
 * by the thousand under other names, addresses and incomes, so that no two letters hold the same paragraphs.
 */

import { lettresProduites } from '#monde/lettres.ts';
import { FOYERS } from '#monde/population.ts';
import { le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import type { NomEtablissement } from '#monde/territoire.ts';
import type { BaseDeBench } from './base.ts';

const ARRIVEE = le('2026-09-10');
const DECISION = le('2026-09-16');
const TARD = le('2026-11-04');
/** On which the letters leave. */
export const LE_JOUR = le('2026-11-05');

/** What becomes of a model after it was typed; the last letter of each is the one that is printed. */
const HISTOIRES: Record<string, (s: Scene, rfr: number) => Promise<unknown>> = {
  attribution: async (s, rfr) => {
    await instruire(s, rfr);
    await verbes.attribuer(s, DECISION);
  },
  refus: async (s, rfr) => {
    await instruire(s, 60_000 + rfr);
    await verbes.refuser(s, DECISION);
  },
  pieces: async (s, rfr) => {
    await instruire(s, rfr);
    await verbes.demanderPieces(
      s,
      DECISION,
      rfr % 2 ? ['attestation_caf'] : ['avis_impot', 'attestation_caf'],
    );
  },
  incompletude: async (s, rfr) => {
    await HISTOIRES.pieces?.(s, 2 * rfr + 1);
    await lettresProduites(s.dossierId, DECISION);
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.refuserIncompletude(s, le('2026-10-20'));
  },
  accuse: async (s, rfr) => {
    await saisir(s, ARRIVEE, { rfr });
    await verbes.deposer(s, ARRIVEE);
  },
  tard: async (s, rfr) => {
    await saisir(s, TARD, { rfr });
    await verbes.deposer(s, TARD);
    await (s.branche === 'college_public' ? verbes.refuserHorsDelai : verbes.declarerIrrecevable)(s, TARD);
  },
};

async function instruire(s: Scene, rfr: number): Promise<void> {
  await saisir(s, ARRIVEE, { rfr });
  await verbes.deposer(s, ARRIVEE);
  await verbes.instruire(s, le('2026-09-14'));
}

const LIEUX: readonly NomEtablissement[] = ['collegePublic', 'lyceePublic', 'autreCollegePublic', 'lyceePro'];
/** In the shares of a campaign, about. */
const DESTINS = ['attribution', 'refus', 'attribution', 'pieces', 'attribution', 'accuse', 'attribution'];
const RARES = ['incompletude', 'tard', 'refus'];

/** Models decided by the acts. */
export const MODELES = 32;

/** Brings the models to their letter, and leaves that letter to be made. */
export async function deciderLesModeles(base: BaseDeBench): Promise<void> {
  for (let rang = 0; rang < MODELES; rang++) {
    const lieu = LIEUX[rang % LIEUX.length];
    const libres = FOYERS.filter(
      ({ famille, ou, eleves, responsables }) =>
        !famille && ou[0] === lieu && eleves.length === 1 && responsables[0]?.sub,
    );
    const foyer = libres[Math.floor(rang / LIEUX.length)];
    if (!foyer) throw new Error(`plus de foyer : ${lieu}`);
    const rare = rang % 8 === 7 ? RARES[Math.floor(rang / 8) % RARES.length] : undefined;
    const destin = rare ?? DESTINS[(rang + Math.floor(rang / LIEUX.length)) % DESTINS.length] ?? '';
    // From the highest échelons to the first.
    await HISTOIRES[destin]?.(scene(foyer), 1_000 + 397 * rang);
  }
  await base.executer(`
    DELETE FROM courrier c USING courrier d WHERE d.dossier_id = c.dossier_id AND d.reference > c.reference;
    DELETE FROM graphile_worker._private_jobs`);
}

/** What differs from copy to copy besides the ids: what is unique, and what the letter shows. */
const REVENU = `x.situation #>> '{foyer,avis,rfr}'`;
/** Tables that a letter, its notification or its mail read: those that follow the models' dossiers before the dossiers. */
const TABLES: readonly { nom: string; ecarts?: string; condition?: string }[] = [
  { nom: 'scolarite', condition: 'x.eleve_id IN (SELECT eleve_id FROM dossier)' },
  {
    nom: 'eleve',
    ecarts: `'ine', null, 'prenom', x.prenom || ' ' || n`,
    condition: 'x.id IN (SELECT eleve_id FROM dossier)',
  },
  {
    nom: 'responsable',
    ecarts: `'sub', null, 'nom', x.nom || ' ' || n, 'adresse', n || ' ' || x.adresse`,
    condition: 'x.id IN (SELECT demandeur_id FROM dossier)',
  },
  { nom: 'dossier', ecarts: `'numero', x.numero || '-' || n` },
  { nom: 'demande' },
  { nom: 'piece' },
  { nom: 'demande_de_pieces' },
  {
    nom: 'decision',
    ecarts: `'trace', replace(x.trace::text, '"rfr": ' || (${REVENU}), '"rfr": ' || ((${REVENU})::int + n))::jsonb,
      'motifs', regexp_replace(x.motifs::text, '[0-9]+[\\u202f\\u00a0 ][0-9]{3}',
        (60 + n / 1000) || ' ' || lpad((n % 1000)::text, 3, '0'))::jsonb`,
  },
  {
    nom: 'courrier',
    ecarts: `'reference', x.reference || '-' || n, 'courriel', 'famille-' || n || '@famille.example'`,
  },
  { nom: 'ligne_de_journal', ecarts: `'id', nextval(pg_get_serial_sequence('ligne_de_journal', 'id'))` },
];

/** Columns that name a row copied with the others: the copy names the copy. */
const LIENS = [
  'id',
  'eleve_id',
  'scolarite_id',
  'demandeur_id',
  'dossier_id',
  'decision_id',
  'demande_de_pieces_id',
  'enregistrement_id',
  'remplace_id',
];

const COPIER = `
  CREATE FUNCTION pg_temp.copier(nom regclass, ecarts text, condition text, fois int) RETURNS void LANGUAGE plpgsql AS $f$
  DECLARE colonnes text;
  BEGIN
    SELECT string_agg(quote_ident(attname), ', ') INTO colonnes FROM pg_attribute
    WHERE attrelid = nom AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
    EXECUTE format($s$
      INSERT INTO %1$s (%2$s) SELECT %2$s FROM (
        SELECT copie.* FROM %1$s x, generate_series(1, %3$s) AS n, LATERAL jsonb_populate_record(x, (
          SELECT coalesce(jsonb_object_agg(c.nom, md5(c.valeur || n)::uuid), '{}')
          FROM jsonb_each_text(to_jsonb(x)) AS c(nom, valeur)
          WHERE c.nom = ANY ('{${LIENS}}') AND length(c.valeur) = 36
        ) || jsonb_build_object(%4$s)) AS copie WHERE %5$s) AS copies$s$, nom, colonnes, fois, ecarts, condition);
  END $f$;`;

/** Copies everything that the models' letters rest on, so many times. */
export const copierLesModeles = (base: BaseDeBench, fois: number): Promise<void> =>
  base.executer(
    [
      COPIER,
      ...TABLES.map(
        ({ nom, ecarts = '', condition = 'true' }) =>
          `SELECT pg_temp.copier('${nom}', $e$${ecarts}$e$, $e$${condition}$e$, ${fois});`,
      ),
      'ANALYZE;',
    ].join('\n'),
  );
