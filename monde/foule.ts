/**
 * A crowd in one académie: as many dossiers as asked, copied by set inserts from a few that the real acts have told, under
 * other names, places and deadlines. Rows of COPY would be written by hand, and drift from what the acts write.
 */
import { COPIER, type Executer, remplacer } from './copie.ts';
import { lettresProduites } from './lettres.ts';
import { PRENOMS_FILLES, PRENOMS_GARCONS } from './noms.ts';
import { FOYERS } from './population.ts';
import { le, type Scene, saisir, scene, verbes } from './scene.ts';
import { ETABLISSEMENTS } from './territoire.ts';

const ici = ETABLISSEMENTS.collegePublic;

/** What questions are asked about: the same persons at any size. */
export const DANS_LA_FOULE = {
  /** Dossiers of `ETABLISSEMENTS.collegePublic`, however many the académie has. */
  temoin: 400,
  etablissements: 500,
  nomRare: 'Wojtkiewicz',
  /** A flag that one dossier carries. */
  drapeauRare: 'cas_particulier',
  parent: (n: number): string => `foule-${n}`,
  ine: (n: number): string => `${String(n).padStart(9, '0')}FL`,
} as const;
/** The pupil who bears the rare name. */
const RARE = 20;

const DEBUTS = 'Ba Be Bo Bra Ca Che Cor Da De Du Fa Fle Ga Gui La Le Ma Mar Mo Pe'.split(' ');
const MILIEUX =
  'ber bon cha dan don fer gar lan len man mon nan ran ren ret rin ron san sel ter tin ton val ver vil'.split(
    ' ',
  );
const FINS =
  'ac ain ais al and ard as at aud ault aux eau el elle ent er et eux ey ez ic ie ier iel in ion is it oin ois on ot ou oux oy u ue us y ye'.split(
    ' ',
  );

/** Twenty thousand family names, the most borne first, without two neighbours of rank that look alike. */
export const NOMS_DE_FOULE: readonly string[] = DEBUTS.flatMap((debut) =>
  MILIEUX.flatMap((milieu) => FINS.map((fin) => debut + milieu + fin)),
).map((_, rang, noms) => noms[(rang * 7919) % noms.length] as string);

/** Steps that lead a dossier to a state, and its share of the crowd in hundredths. */
const MODELES: readonly { part: number; raconter: (s: Scene) => Promise<unknown> }[] = [
  { part: 2, raconter: async () => undefined },
  { part: 16, raconter: (s) => verbes.deposer(s, le('2026-09-10')) },
  { part: 20, raconter: (s) => instruit(s) },
  {
    part: 10,
    raconter: async (s) => {
      await instruit(s);
      await verbes.demanderPieces(s, le('2026-09-15'));
    },
  },
  { part: 6, raconter: (s) => decide(s) },
  {
    part: 46,
    raconter: async (s) => {
      await decide(s);
      await lettresProduites(s.dossierId, le('2026-09-17'));
      await verbes.notifier(s, le('2026-09-18'));
    },
  },
];

async function instruit(s: Scene): Promise<void> {
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
}

async function decide(s: Scene): Promise<void> {
  await instruit(s);
  await verbes.attribuer(s, le('2026-09-16'));
}

/** A dossier to copy, and the last hundredth of the crowd that copies it. */
interface Modele {
  id: string;
  jusqua: number;
}

/** Tells the dossiers to copy by the real acts, on a base that holds the référentiel. */
export async function raconterLesModeles(): Promise<Modele[]> {
  const libres = FOYERS.filter(
    ({ famille, ou, eleves, responsables }) =>
      !famille && ou[0] === 'collegePublic' && eleves.length === 1 && responsables.length === 1,
  );
  const modeles: Modele[] = [];
  for (const { part, raconter } of MODELES) {
    const foyer = libres[modeles.length];
    if (!foyer) throw new Error('plus de foyer libre');
    const s = scene(foyer);
    await saisir(s, le('2026-09-10'), { rfr: 100 });
    await raconter(s);
    modeles.push({ id: s.dossierId, jusqua: (modeles.at(-1)?.jusqua ?? 0) + part });
  }
  return modeles;
}

const texte = (valeurs: readonly string[]): string => `ARRAY['${valeurs.join("','")}']`;

/** A draw of [0, 1[ that depends on the person and the question alone: the first thousand are the same in any crowd. */
const tirage = (question: number): string => `((hashint8extended(n, ${question}) & 16777215) / 16777216.0)`;

/** The persons to add, by their number: a crowd grows from one call to the next. */
interface Rangs {
  de: number;
  a: number;
}

/** Who stands in the crowd, each with the model that is copied. */
const personnes = (modeles: readonly Modele[], { de, a }: Rangs): string => `
  CREATE TEMP TABLE foule AS
  SELECT n, d.id AS dossier, d.eleve_id AS eleve, d.demandeur_id AS demandeur, d.etat,
    CASE WHEN n <= ${DANS_LA_FOULE.temoin} THEN '${ici.uai}'
      ELSE '9' || lpad((1 + floor(${tirage(1)} * ${DANS_LA_FOULE.etablissements}))::text, 6, '0') || 'F' END AS uai,
    CASE n WHEN ${RARE} THEN '${DANS_LA_FOULE.nomRare}'
      ELSE noms[floor(exp(ln(${NOMS_DE_FOULE.length}) * ${tirage(2)}))] END AS nom,
    prenoms[1 + floor(${tirage(3)} * cardinality(prenoms))] AS prenom,
    '2026-09-01'::date + floor(${tirage(4)} * 365)::int AS echeance,
    CASE WHEN ${tirage(5)} < 0.3 AND d.etat <> 'brouillon' THEN 'en_ligne' ELSE 'papier' END::canal AS canal,
    CASE WHEN n = ${RARE} THEN ARRAY['${DANS_LA_FOULE.drapeauRare}']
      WHEN ${tirage(6)} < 0.05 THEN ARRAY['a_examiner']
      WHEN d.etat = 'notifiee' AND ${tirage(8)} < 0.03 THEN ARRAY['recours', 'recours_gracieux']
      WHEN d.etat = 'notifiee' AND ${tirage(8)} < 0.04 THEN ARRAY['requete']
      WHEN d.etat = 'incomplete' AND ${tirage(8)} < 0.2 THEN ARRAY['piece_a_verifier'] ELSE '{}' END AS drapeaux,
    CASE WHEN n <= ${DANS_LA_FOULE.temoin} THEN d.cree_par_id ELSE md5('agent' || n % 2000)::uuid END AS cree_par
  FROM generate_series(${de}, ${a}) AS n
  CROSS JOIN (SELECT ${texte(NOMS_DE_FOULE)} AS noms, ${texte([...PRENOMS_FILLES, ...PRENOMS_GARCONS])} AS prenoms) AS choix
  JOIN LATERAL (
    SELECT m.id FROM (VALUES ${modeles.map(({ id, jusqua }) => `('${id}'::uuid, ${jusqua})`).join(', ')}) AS m(id, jusqua)
    WHERE ${tirage(7)} * 100 < m.jusqua ORDER BY m.jusqua LIMIT 1) AS modele ON true
  JOIN dossier d ON d.id = modele.id;
  ANALYZE foule;`;

/** Copies everything; what a dossier holds below it, for one in `une` only. */
const copies = (une: number): string => `
  INSERT INTO etablissement (uai, nom, type, secteur, adresse, code_postal, commune, courriel, telephone, departement_code, academie_code)
    SELECT '9' || lpad(i::text, 6, '0') || 'F', 'Collège de la foule ' || i, type, secteur, adresse, code_postal, commune,
      courriel, telephone, departement_code, academie_code
    FROM etablissement, generate_series(1, ${DANS_LA_FOULE.etablissements}) AS i WHERE uai = '${ici.uai}' ON CONFLICT DO NOTHING;
  SELECT pg_temp.copier('eleve', 'x.id = f.eleve', ${remplacer({ nom: 'f.nom', prenom: 'f.prenom', ine: "lpad(f.n::text, 9, '0') || 'FL'" })});
  SELECT pg_temp.copier('responsable', 'x.id = f.demandeur', ${remplacer({ nom: 'f.nom', sub: "'foule-' || f.n" })});
  SELECT pg_temp.copier('scolarite', 'x.eleve_id = f.eleve', ${remplacer({ uai: 'f.uai' })});
  SELECT pg_temp.copier('lien', 'x.eleve_id = f.eleve');
  SELECT pg_temp.copier('dossier', 'x.id = f.dossier', ${remplacer({
    uai: 'f.uai',
    canal: 'f.canal::canal',
    drapeaux: 'f.drapeaux',
    cree_par_id: 'f.cree_par',
    echeance_le: 'CASE WHEN x.echeance_le IS NOT NULL THEN f.echeance END',
  })});
  SELECT pg_temp.copier(conrelid::regclass, 'x.dossier_id = f.dossier AND f.n % ${une} = 0')
    FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND confrelid = 'dossier'::regclass
      AND conrelid NOT IN ('dossier'::regclass, 'dossier_drapeau'::regclass);
  SELECT pg_temp.copier('notification', 'f.n % ${une} = 0 AND f.dossier = (SELECT dossier_id FROM decision WHERE id = x.decision_id)');
  SELECT rafraichir_recherche(array_agg(pg_temp.cle(s.id, f.n))) FROM foule f JOIN scolarite s ON s.eleve_id = f.eleve;
  SELECT rafraichir_drapeaux(array_agg(pg_temp.cle(f.dossier, f.n))) FROM foule f;`;

/**
 * Copies the models once for each number; the rows below a dossier (form, pieces, decisions, letters, journal) for one
 * number in `une`, since a crowd of them would only take time.
 */
export async function planterFoule(
  executer: Executer,
  modeles: readonly Modele[],
  rangs: Rangs,
  une: number,
): Promise<void> {
  await executer(personnes(modeles, rangs) + COPIER + copies(une));
  await executer('VACUUM (ANALYZE)');
}
