/**
 * Bench of the étude automatique: a run on so many consents, from the figures of the source to dossiers, computations, journal,
 * proposition and outcome, all kept. Its limit is the very rows that it wrote, written again by one statement for each table,
 * indexes and checks awake and triggers asleep: more than any program could do. The source is of this process, and answers at once.
 */
import type { ReponseFiscale, SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { mener, preparerPassage } from '#lib/passage/actes.ts';
import { etudierPassage } from '#lib/passage/taches.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
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
    ANALYZE`);

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

/** Seconds that the new rows of these tables take to be written again. */
async function parSql(base: BaseDeBench, ecrites: readonly string[], jalon: string): Promise<number> {
  await base.executer(
    ecrites
      .map(
        (nom) => `CREATE TABLE b_${nom} AS SELECT * FROM "${nom}" WHERE xmin::text::bigint > ${jalon};
          DELETE FROM "${nom}" WHERE xmin::text::bigint > ${jalon}`,
      )
      .join(';'),
  );
  await base.executer('VACUUM (ANALYZE)');
  const colonnes = await prismaDuSysteme().$queryRaw<{ nom: string; noms: string }[]>`
    SELECT attrelid::regclass::text AS nom, string_agg(quote_ident(attname), ', ') AS noms FROM pg_attribute
    WHERE attrelid = ANY (${ecrites as string[]}::regclass[]) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' GROUP BY 1`;
  const ordre = colonnes
    .map(
      ({ nom, noms }) =>
        `INSERT INTO "${nom}" (${noms}) OVERRIDING SYSTEM VALUE SELECT ${noms} FROM b_${nom}`,
    )
    .join(';');
  const debut = performance.now();
  await base.executer(ordre);
  return (performance.now() - debut) / 1_000;
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
    const limite = { nom: 'les mêmes lignes en SQL, déclencheurs endormis', valeur: nombre / sql };
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
