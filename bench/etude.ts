/**
 * Bench of the étude automatique: a run on so many consents, from the figures of the source to dossiers, computations, journal,
 * proposition and outcome, all kept. Its limit is the very rows that it wrote, written again from the server itself by plain SQL,
 * indexes, constraints, triggers and policies awake. The source is of this process, and answers at once.
 */
import type { ReponseFiscale, SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { mener, preparerPassage } from '#lib/passage/actes.ts';
import { etudierPassage } from '#lib/passage/taches.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeDAgent, porteeSysteme } from '#lib/technique/portee.ts';
import { prismaDuSysteme } from '#lib/technique/prisma.ts';
import { agentDeLAcademie } from '#monde/agents.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { type BaseDeBench, ouvrirBase } from './base.ts';
import type { Mesure, Options } from './mesure.ts';

const JOUR = le('2026-11-10');
const { academieCode, uai } = ETABLISSEMENTS.collegePublic;
const ETAT_CIVIL = {
  ...{ nom: 'Martel', prenom: 'Anne', sexe: 'F', naissance: '1985-04-02' },
  ...{ pays: '100', departement: '075', commune: '75056' },
};

const CHIFFRES: ReponseFiscale = {
  genre: 'chiffres',
  chiffres: {
    ...{ annee: 2025, rfr: 12_345, nbPacF: 3, nbPacH: 0, nbPacJ: 0 },
    situation: 'D',
    ...{ parentIsole: true, deuxDeclarants: false },
  },
};
/** Every person has the same figures, at once. */
const SOURCE: SourceFiscale = {
  parEtatCivil: async () => CHIFFRES,
  parNumeroFiscal: async () => CHIFFRES,
  parFranceConnect: async () => CHIFFRES,
};

/** So many pupils, each alone with one person in charge who consented: copies of one of the world, in one établissement. */
const planter = (base: BaseDeBench, nombre: number): Promise<void> =>
  base.executer(`
    CREATE FUNCTION pg_temp.copier(cible regclass, source text, change text) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE noms text;
    BEGIN
      SELECT string_agg(quote_ident(attname), ', ') INTO noms FROM pg_attribute
        WHERE attrelid = cible AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
      EXECUTE format('INSERT INTO %1$s (%2$s) SELECT %2$s FROM (SELECT (jsonb_populate_record(NULL::%1$s, %3$s || jsonb_build_object(%4$s))).* FROM modele, foule) c',
        cible, noms, source, change);
    END $$;
    CREATE TEMP TABLE foule AS SELECT n, uuidv7() AS eleve, uuidv7() AS responsable FROM generate_series(1, ${nombre}) n;
    CREATE TEMP TABLE modele AS SELECT to_jsonb(s) AS s, to_jsonb(e) AS e, to_jsonb(r) AS r, to_jsonb(l) AS l
      FROM scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN lien l ON l.eleve_id = e.id AND l.legal JOIN responsable r ON r.id = l.responsable_id
      WHERE s.uai = '${uai}' AND s.sortie_le IS NULL AND s.entree_le <= '2026-09-01' AND s.dispositif IS NULL AND s.statut = 'scolaire'
        AND r.code_postal ~ '^[0-9]{5}$' AND coalesce(r.pays, '') = '' AND e.reunie_dans IS NULL AND r.reunie_dans IS NULL
      ORDER BY s.id LIMIT 1;
    SELECT pg_temp.copier('eleve', 'e', $$'id', eleve, 'ine', NULL$$);
    SELECT pg_temp.copier('responsable', 'r', $$'id', responsable, 'sub', NULL$$);
    SELECT pg_temp.copier('lien', 'l', $$'eleve_id', eleve, 'responsable_id', responsable$$);
    SELECT pg_temp.copier('scolarite', 's', $$'id', uuidv7(), 'eleve_id', eleve$$);
    INSERT INTO consentement (id, eleve_id, eleve_dit_id, responsable_id, responsable_dit_id, reponse, rentree, uai, academie_code, canal,
        texte, jour, etat_civil, auteur_id, auteur_nom)
      SELECT uuidv7(), eleve, eleve, responsable, responsable, 'oui', 2026, '${uai}', '${academieCode}', 'papier', 'annexe-12-2026',
        '2026-06-10', '${JSON.stringify(ETAT_CIVIL)}', uuidv7(), 'A' FROM foule;
    ANALYZE eleve, responsable, lien, scolarite, consentement`);

const responsable = async (): Promise<Portee> => {
  const portee = await porteeDAgent(agentDeLAcademie(academieCode, 'responsable_sab'), JOUR);
  if (!portee) throw new Error('responsable attendu');
  return portee;
};

/** Takes a run on until the worker has nothing left to do of it. Returns the seconds, and the most memory after a set. */
async function derouler(passageId: string): Promise<{ secondes: number; memoire: number }> {
  const debut = performance.now();
  let memoire = 0;
  for (let tour = -1; ; ) {
    const passage = await prismaDuSysteme().passageDEtude.findUniqueOrThrow({ where: { id: passageId } });
    if (passage.tour === tour) break;
    tour = passage.tour;
    await etudierPassage({ passageId, tour }, { ouvrir: () => SOURCE });
    memoire = Math.max(memoire, process.memoryUsage.rss() / 2 ** 20);
  }
  return { secondes: (performance.now() - debut) / 1_000, memoire };
}

/** The tables that a run wrote rows of: by name, how many they held before. */
const effectifs = async (): Promise<Map<string, bigint>> => {
  const prisma = prismaDuSysteme();
  const tables = await prisma.$queryRaw<{ nom: string }[]>`
    SELECT relname::text AS nom FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
      AND has_table_privilege(oid, 'SELECT')`;
  const lus = await prisma.$queryRawUnsafe<{ nom: string; n: bigint }[]>(
    tables.map(({ nom }) => `SELECT '${nom}' AS nom, count(*) AS n FROM "${nom}"`).join(' UNION ALL '),
  );
  return new Map(lus.map(({ nom, n }) => [nom, n]));
};

/** What a dossier is when it is laid, and what its two acts change; the rest of a line of the journal is for its trigger to say. */
const POSE =
  'id, numero, rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, scolarite_id, branche, canal';
const SUITE = 'reprise_le, drapeaux, echeance_le, echeance_cause, echeance_article, depuis_le';
const LIGNE =
  'dossier_id, instant, jour, role, acte, de_etat, vers_etat, enregistrement, enregistrement_id, contenu';

/** Each act writes the state that its line tells, then its record, then the line. */
const acte = (rang: number, enregistrement: string): string[] => [
  `UPDATE dossier d SET etat = l.vers_etat::etat, version = l.rang, (${SUITE}) = (SELECT ${SUITE} FROM b_dossier b WHERE b.id = d.id)
     FROM b_ligne_de_journal l WHERE l.rang = ${rang} AND l.dossier_id = d.id AND d.id = ANY ($1::uuid[])`,
  `INSERT INTO ${enregistrement} SELECT * FROM b_${enregistrement} WHERE dossier_id = ANY ($1::uuid[])`,
  `INSERT INTO ligne_de_journal (${LIGNE}) SELECT ${LIGNE} FROM b_ligne_de_journal WHERE rang = ${rang} AND dossier_id = ANY ($1::uuid[])`,
];

/** Keys, prints and flags come from the triggers, as in the run. */
const REECRIRE = [
  `INSERT INTO dossier (${POSE}) SELECT ${POSE} FROM b_dossier WHERE id = ANY ($1::uuid[])`,
  ...acte(1, 'demande'),
  ...acte(2, 'proposition'),
  'INSERT INTO etude SELECT * FROM b_etude WHERE dossier_id = ANY ($1::uuid[])',
];

/** Dossiers of a statement. */
const LOT = 1_000;

/**
 * Seconds that the rows of a run take to be written again by plain SQL, every trigger, constraint and policy awake. Throws when they
 * are not as many as the run wrote, table by table.
 */
async function parSql(base: BaseDeBench, ecrites: readonly string[], jalon: string): Promise<number> {
  const attendus = await effectifs();
  for (const nom of ecrites)
    await base.executer(`CREATE TABLE b_${nom} AS SELECT * FROM "${nom}" WHERE xmin::text::bigint > ${jalon};
      GRANT SELECT ON b_${nom} TO PUBLIC; DELETE FROM "${nom}" WHERE xmin::text::bigint > ${jalon}`);
  await base.executer('VACUUM (ANALYZE)');
  const ids = await prismaDuSysteme().$queryRaw<{ id: string }[]>`SELECT id FROM b_dossier ORDER BY id`;
  let secondes = 0;
  for (let i = 0; i < ids.length; i += LOT) {
    const lot = ids.slice(i, i + LOT).map(({ id }) => id);
    const debut = performance.now();
    await enPortee(
      porteeSysteme(JOUR),
      async (tx) => {
        for (const sql of REECRIRE) await tx.$executeRawUnsafe(sql, lot);
      },
      'lot',
    );
    secondes += (performance.now() - debut) / 1_000;
  }
  const reecrits = await effectifs();
  const manque = ecrites.filter((nom) => reecrits.get(nom) !== attendus.get(nom));
  if (manque.length > 0) throw new Error(`pas les mêmes lignes : ${manque}`);
  return secondes;
}

async function mesurerTaille(nombre: number): Promise<{ parDossier: number; mesures: Mesure[] }> {
  const base = await ouvrirBase();
  try {
    await planterReferentiel();
    await reglerLeJour(JOUR);
    await planter(base, nombre);
    const portee = await responsable();
    const id = await preparerPassage(portee, { academie: academieCode, uais: [uai] });
    await mener(portee, id, 'repeter');
    await derouler(id);
    await mener(portee, id, 'lancer');
    const avant = await effectifs();
    const [instant] = await prismaDuSysteme().$queryRaw<
      { jalon: string }[]
    >`SELECT txid_current()::text AS jalon`;
    const { secondes, memoire } = await derouler(id);
    const ecrites = [...(await effectifs())]
      .filter(([nom, n]) => n > (avant.get(nom) ?? 0n))
      .map(([nom]) => nom);
    const { etat } = await prismaDuSysteme().passageDEtude.findUniqueOrThrow({ where: { id } });
    const proposes = await prismaDuSysteme().dossier.count({
      where: { canal: 'etude_automatique', propositions: { some: {} } },
    });
    if (etat !== 'fini' || proposes < nombre)
      throw new Error(`une étude ${etat}, ${proposes} dossiers à signer sur ${nombre}`);
    const sql = await parSql(base, ecrites, instant?.jalon ?? '0');
    const limite = { nom: 'les mêmes lignes en SQL, déjà dans le serveur', valeur: nombre / sql };
    return {
      parDossier: secondes / nombre,
      mesures: [
        {
          nom: `une étude, ${nombre} consentements`,
          valeur: nombre / secondes,
          unite: 'dossiers/s',
          reference: limite,
          objectif: { sens: 'au_moins', valeur: limite.valeur / 2 },
        },
        {
          nom: `mémoire, ${nombre} consentements`,
          valeur: memoire,
          unite: 'Mo',
          objectif: { sens: 'au_plus', valeur: 512 },
        },
      ],
    };
  } finally {
    await base.fermer();
  }
}

/** Measures a run at each size, then how the time of a dossier grows from the first size to the last. */
export async function mesurer({ tailles }: Options): Promise<Mesure[]> {
  const tous: Awaited<ReturnType<typeof mesurerTaille>>[] = [];
  for (const nombre of tailles) tous.push(await mesurerTaille(nombre));
  const [premiere, derniere] = [tous[0], tous.at(-1)];
  const mesures = tous.flatMap(({ mesures: siennes }) => siennes);
  if (!premiere || !derniere || premiere === derniere) return mesures;
  return [
    ...mesures,
    {
      nom: 'temps d’un dossier, de la première taille à la dernière',
      valeur: derniere.parDossier / premiere.parDossier,
      unite: 'fois',
      objectif: { sens: 'au_plus', valeur: 1.1 },
    },
  ];
}
