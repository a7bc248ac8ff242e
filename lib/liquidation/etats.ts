/** The states of the places that an agent follows, and one of them as it is read. */
import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import type { Composante } from '#lib/droit/argent/montants.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { gestesPermis } from './actes.ts';
import { type BoursierRepete, type LigneRepetee, repeter } from './repetition.ts';

export interface EtatResume {
  id: string;
  trimestre: number;
  etape: 'brouillon' | 'controle' | 'fige';
  numero: number | null;
  total: number | null;
}

/** A place that pays bourses, with its states of the year. */
export interface LieuSuivi {
  uai: string;
  nom: string;
  commune: string;
  academieCode: string;
  branche: Branche;
  etats: EtatResume[];
}

const lieuxSuivis = ({ affectations }: Portee): string[] =>
  affectations
    .filter(({ role }) => LISENT_LES_ETATS.includes(role))
    .flatMap(({ uai, academieCode }) => uai ?? academieCode ?? []);

/** Places shown at most: an académie finds one by its name. */
const MONTRES = 300;

/** The places of the portée that have a right to pay in a year or had one, those with a state under way first. */
export function lieuxDePaiement(portee: Portee, annee: number, nom: string): Promise<LieuSuivi[]> {
  const lieux = lieuxSuivis(portee);
  return enPortee(
    portee,
    (tx) => tx.$queryRaw<LieuSuivi[]>`
      WITH places AS (
        SELECT t.uai, t.nom, t.commune, t.academie_code, b.branche FROM etablissement t, unnest(enum_range(NULL::branche)) AS b (branche)
        WHERE (t.uai = ANY (${lieux}::text[]) OR t.academie_code = ANY (${lieux}::text[]))
          AND (EXISTS (SELECT FROM dossier d JOIN droit r ON r.dossier_id = d.id WHERE d.uai = t.uai AND d.rentree = ${annee} AND d.branche = b.branche)
            OR EXISTS (SELECT FROM etat_de_paiement e WHERE e.uai = t.uai AND e.rentree = ${annee} AND e.branche = b.branche)
            OR (b.branche = CASE WHEN t.type = 'college' THEN 'college' ELSE 'lycee' END::text::text || '_' || CASE t.secteur WHEN 'public' THEN 'public' ELSE 'prive' END)::boolean
              AND EXISTS (SELECT FROM transfert v JOIN dossier d ON d.id = v.dossier_id WHERE v.vers_uai = t.uai AND NOT v.suivi AND d.rentree = ${annee}))
          AND t.nom ILIKE ${`%${nom}%`})
      SELECT p.uai, p.nom, p.commune, p.academie_code AS "academieCode", p.branche::text, coalesce(e.etats, '[]') AS etats
      FROM places p LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('id', e.id, 'trimestre', e.trimestre, 'etape', e.etape,
          'numero', e.numero, 'total', e.total) ORDER BY e.trimestre, e.numero NULLS LAST) AS etats
        FROM etat_de_paiement e WHERE (e.uai, e.academie_code, e.branche, e.rentree) = (p.uai, p.academie_code, p.branche, ${annee})) e ON true
      ORDER BY p.nom, p.uai, p.branche LIMIT ${MONTRES}`,
  );
}

/** What a state pays to one pupil, whether it is frozen or rehearsed. */
export type BoursierVu = Omit<BoursierRepete, 'etatId'>;
export type LigneVue = Pick<
  LigneRepetee,
  'dossierId' | 'trimestre' | 'cause' | 'article' | 'centimes' | 'echelon' | 'periodeDu' | 'periodeAu'
> & { composante: Composante; trace: unknown };

export interface VueDEtat {
  etat: Awaited<ReturnType<typeof lireEtat>>;
  boursiers: BoursierVu[];
  lignes: LigneVue[];
  gestes: { prepare: boolean; signe: boolean };
}

async function lireEtat(tx: Transaction, id: string) {
  const etat = await tx.etatDePaiement.findUnique({ where: { id }, include: { etablissement: true } });
  if (!etat) throw new Refus('introuvable', 'Cet état est introuvable.');
  return etat;
}

/**
 * A state: what was frozen, or what would be now, for who prepares it. A draft tells nobody else anything. Throws Refus
 * introuvable outside the portée.
 */
export function voirEtat(portee: Portee, id: string): Promise<VueDEtat> {
  return enPortee(portee, async (tx) => {
    const etat = await lireEtat(tx, id);
    const gestes = gestesPermis(portee, etat);
    if (etat.etape !== 'fige')
      return {
        etat,
        gestes,
        ...(gestes.prepare ? await repeter(tx, etat) : { boursiers: [], lignes: [] }),
      };
    const [boursiers, lignes] = [
      await tx.boursierAPayer.findMany({
        where: { etatId: id },
        orderBy: [{ classe: 'asc' }, { eleveNom: 'asc' }, { elevePrenom: 'asc' }, { dossierId: 'asc' }],
      }),
      await tx.ligneDeLiquidation.findMany({
        where: { etatId: id },
        orderBy: [{ dossierId: 'asc' }, { composante: 'asc' }, { trimestre: 'asc' }, { rang: 'asc' }],
      }),
    ];
    return { etat, gestes, boursiers, lignes: lignes as LigneVue[] };
  });
}
