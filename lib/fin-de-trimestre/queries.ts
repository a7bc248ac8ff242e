/** What lacks to close a trimestre in each place, and the rehearsal of its state against the last one (C. IV.B, VI, VII). */
import { rentree } from '#lib/droit/annee.ts';
import {
  manque,
  NOMS_DES_MANQUES,
  type NomDeManque,
  type Obstacle,
  obstacleALaFin,
} from '#lib/droit/argent/fin-de-trimestre.ts';
import { anneeScolaire, type Trimestre, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import { DRAPEAU_A_RETENIR, DRAPEAU_RETENUE } from '#lib/droit/attentes.ts';
import { regardSur } from '#lib/droit/besoin-d-en-connaitre.ts';
import { jour } from '#lib/droit/date.ts';
import { ETATS_A_DECIDER } from '#lib/droit/etats.ts';
import { type EtatResume, type LieuSuivi, lieuxDePaiement } from '#lib/etat-de-paiement/queries.ts';
import { empreinteDe, repeter } from '#lib/liquidation/queries.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { trimestresDeLAcademie } from '#lib/trimestre/queries.ts';
import { comparerEtats, type LigneDEcart, type Manques } from './faits.ts';

/** A place at the end of a trimestre. */
export interface LieuAClore extends LieuSuivi {
  manques: Manques;
}

const periodeDe = (annee: number, trimestre: Trimestre) => {
  const periodes = trimestresDe(anneeScolaire(rentree(annee)));
  return periodes[trimestre - 1] ?? periodes[0];
};

/** Which kinds of lack a place can have, and whether who reads may know of each. */
function manquesLus({ affectations }: Portee, { uai, academieCode, branche }: LieuSuivi) {
  const roles = affectations
    .filter((tenue) => tenue.uai === uai || tenue.academieCode === academieCode)
    .map(({ role }) => role);
  return NOMS_DES_MANQUES.filter((nom) => manque(nom).branches.includes(branche)).map((nom) => ({
    nom,
    lu: regardSur(branche, roles, manque(nom).genre) !== 'rien',
  }));
}

interface Compte extends Record<NomDeManque, number> {
  uai: string;
  academieCode: string;
  branche: string;
}

/** How much lacks in each of the places for a trimestre: one statement, whatever their number. */
function compterManques(
  tx: Transaction,
  lieux: readonly LieuSuivi[],
  annee: number,
  trimestre: Trimestre,
): Promise<Compte[]> {
  const periode = periodeDe(annee, trimestre);
  const [debut, fin] = [dateDe(periode.debut), dateDe(periode.fin)];
  return tx.$queryRaw<Compte[]>`
    WITH lieux AS (
      SELECT * FROM unnest(${lieux.map(({ uai }) => uai)}::text[], ${lieux.map(({ academieCode }) => academieCode)}::text[],
        ${lieux.map(({ branche }) => branche)}::text[]) AS l (uai, academie, branche)),
    -- Those whom the place pays in the trimestre: its own, and those whom it took in after a transfer.
    siens AS (
      SELECT DISTINCT l.*, d.id, d.eleve_id, d.demandeur_id, s.classe, s.regime
      FROM lieux l JOIN etablissement h ON h.uai = l.uai
        JOIN scolarite s ON s.uai = l.uai AND s.rentree = ${annee} AND s.entree_le <= ${fin}::date AND (s.sortie_le IS NULL OR s.sortie_le >= ${debut}::date)
        JOIN dossier d ON d.eleve_id = s.eleve_id AND d.rentree = s.rentree
      WHERE ((d.uai, d.academie_code, d.branche::text) = (l.uai, l.academie, l.branche)
          OR EXISTS (SELECT FROM transfert t WHERE t.dossier_id = d.id AND t.de_uai = l.uai AND t.de_branche::text = l.branche)
          OR EXISTS (SELECT FROM transfert t WHERE t.dossier_id = d.id AND t.vers_uai = l.uai AND NOT t.suivi
            AND l.branche = CASE WHEN h.type = 'cned' THEN 'cned'
              ELSE CASE WHEN branche_au_transfert(d.id, t.rang, d.branche)::text LIKE 'college%' THEN 'college' ELSE 'lycee' END || CASE h.secteur WHEN 'public' THEN '_public' ELSE '_prive' END END))
        AND EXISTS (SELECT FROM droit r WHERE r.dossier_id = d.id AND r.ferme_par_id IS NULL AND r.du <= ${fin}::date AND r.au >= ${debut}::date)),
    classes AS (
      SELECT c.uai, c.academie, c.branche, count(*)::int AS n
      FROM (SELECT uai, academie, branche, classe, count(DISTINCT eleve_id) AS effectif FROM siens GROUP BY 1, 2, 3, 4) c
        LEFT JOIN LATERAL (SELECT p.effectif FROM presence_certifiee p
          WHERE (p.uai, p.rentree, p.trimestre, p.classe) = (c.uai, ${annee}, ${trimestre}, c.classe) ORDER BY p.instant DESC, p.id DESC LIMIT 1) p ON true
      WHERE p.effectif IS DISTINCT FROM c.effectif GROUP BY 1, 2, 3),
    eleves AS (
      SELECT b.uai, b.academie, b.branche,
        count(*) FILTER (WHERE b.regime <> 'externe' AND NOT EXISTS (SELECT FROM frais_de_pension f
            WHERE (f.eleve_id, f.rentree, f.uai, f.trimestre) = (b.eleve_id, ${annee}, b.uai, ${trimestre}))
          AND NOT EXISTS (SELECT FROM (SELECT DISTINCT ON (x.cas, x.eleve_id) x.vaut FROM sans_deduction_dite x
            WHERE (x.rentree, x.uai) = (${annee}, b.uai) AND (x.eleve_id = b.eleve_id OR x.eleve_id IS NULL)
            ORDER BY x.cas, x.eleve_id, x.instant DESC, x.id DESC) y WHERE y.vaut))::int AS frais,
        count(*) FILTER (WHERE c.id IS NULL AND p.tenue IS NOT TRUE)::int AS comptes,
        count(*) FILTER (WHERE p.finie AND NOT p.tenue)::int AS procurations_finies,
        count(*) FILTER (WHERE NOT p.finie AND NOT p.tenue)::int AS procurations_absentes
      FROM siens b LEFT JOIN compte_en_vigueur c ON c.responsable_id = b.demandeur_id
        LEFT JOIN LATERAL (SELECT EXISTS (SELECT FROM procuration_en_vigueur v WHERE (v.dossier_id, v.uai) = (b.id, b.uai)) AS tenue,
            EXISTS (SELECT FROM procuration v JOIN suite_de_procuration a ON a.procuration_id = v.id AND a.genre = 'acceptee'
              WHERE (v.dossier_id, v.uai) = (b.id, b.uai)) AS finie) p ON b.branche IN ('college_prive', 'lycee_prive')
      GROUP BY 1, 2, 3),
    tenus AS (
      SELECT l.uai, l.academie, l.branche, count(*) FILTER (WHERE d.etat::text = ANY (${ETATS_A_DECIDER}::text[]))::int AS dossiers,
        count(*) FILTER (WHERE (SELECT f.reponse IS NULL FROM fiche_navette f WHERE f.dossier_id = d.id ORDER BY f.rang DESC LIMIT 1))::int AS reprises,
        count(*) FILTER (WHERE EXISTS (SELECT FROM droit r WHERE r.dossier_id = d.id AND r.composante = 'merite' AND r.ferme_par_id IS NULL)
          AND merite_ouvert_le(d.id) IS NOT NULL AND engagement_recu_le(d.id) IS NULL)::int AS engagements,
        count(*) FILTER (WHERE d.drapeaux && ${[DRAPEAU_A_RETENIR, DRAPEAU_RETENUE]}::text[])::int AS retenues
      FROM lieux l JOIN dossier d ON (d.uai, d.academie_code, d.branche::text) = (l.uai, l.academie, l.branche) AND d.rentree = ${annee}
      GROUP BY 1, 2, 3),
    rejets AS (
      SELECT l.uai, l.academie, l.branche, count(*)::int AS n
      FROM lieux l JOIN etat_de_paiement e ON (e.uai, e.academie_code, e.branche::text) = (l.uai, l.academie, l.branche) AND e.rentree = ${annee}
        JOIN versement v ON v.etat_id = e.id
        LEFT JOIN LATERAL (SELECT f.fait FROM fait_de_versement f WHERE f.versement_id = v.id ORDER BY f.rang DESC LIMIT 1) f ON true
      WHERE NOT EXISTS (SELECT FROM versement n WHERE n.remplace_id = v.id) AND (coalesce(f.fait, '') IN ('rejete', 'retourne')
        OR v.compte_id IS NULL AND v.mode <> 'mandataire' AND coalesce(f.fait, '') NOT IN ('paye', 'tenu'))
      GROUP BY 1, 2, 3)
    SELECT l.uai, l.academie AS "academieCode", l.branche, coalesce(k.n, 0) AS presence, coalesce(e.frais, 0) AS frais, coalesce(e.comptes, 0) AS comptes,
      coalesce(e.procurations_finies, 0) AS procurations_finies, coalesce(e.procurations_absentes, 0) AS procurations_absentes,
      coalesce(t.dossiers, 0) AS dossiers, coalesce(t.reprises, 0) AS reprises, coalesce(t.engagements, 0) AS engagements, coalesce(t.retenues, 0) AS retenues, coalesce(j.n, 0) AS rejets
    FROM lieux l LEFT JOIN classes k USING (uai, academie, branche) LEFT JOIN eleves e USING (uai, academie, branche)
      LEFT JOIN tenus t USING (uai, academie, branche) LEFT JOIN rejets j USING (uai, academie, branche)`;
}

/** The places of the portée at the end of a trimestre, with what lacks in each: of the name looked for, or of one établissement. */
export async function lieuxAClore(
  portee: Portee,
  annee: number,
  trimestre: Trimestre,
  { nom = '', uai = null }: { nom?: string; uai?: string | null } = {},
): Promise<LieuAClore[]> {
  const lieux = await lieuxDePaiement(portee, annee, nom, uai);
  const comptes = await enPortee(portee, (tx) => compterManques(tx, lieux, annee, trimestre));
  const cle = (vu: { uai: string; academieCode: string; branche: string }) =>
    `${vu.uai} ${vu.academieCode} ${vu.branche}`;
  const parLieu = new Map(comptes.map((compte) => [cle(compte), compte]));
  return lieux.map((lieu) => {
    const compte = parLieu.get(cle(lieu));
    const manques = manquesLus(portee, lieu).map(({ nom: lequel, lu }) => [
      lequel,
      lu ? (compte?.[lequel] ?? 0) : null,
    ]);
    return { ...lieu, manques: Object.fromEntries(manques) as Manques };
  });
}

/** A place whose end of trimestre is looked at: what lacks, what its state would be, and what forbids to sign it. */
export interface FinDuLieu extends LieuAClore {
  etatsDuTrimestre: EtatResume[];
  obstacle: Obstacle | null;
  /** To who prepares: what would be signed now, against the last state frozen in the place. */
  repetition: {
    boursiers: number;
    aVerser: number;
    /** Print of what is shown: who signs sends it back. */
    lue: string;
    dernier: EtatResume | null;
    ecarts: LigneDEcart[];
  } | null;
}

const sommesFigees = async (tx: Transaction, etat: EtatResume | null) => ({
  boursiers: etat ? await tx.boursierAPayer.findMany({ where: { etatId: etat.id } }) : [],
  lignes: etat ? await tx.ligneDeLiquidation.findMany({ where: { etatId: etat.id } }) : [],
});

/**
 * An établissement at the end of a trimestre, each of its branches apart. Throws Refus introuvable outside the portée, and where no
 * bourse is paid.
 */
export async function finDeTrimestre(
  portee: Portee,
  uai: string,
  annee: number,
  trimestre: Trimestre,
): Promise<[FinDuLieu, ...FinDuLieu[]]> {
  const vus: FinDuLieu[] = [];
  for (const lieu of await lieuxAClore(portee, annee, trimestre, { uai })) {
    const dits = await trimestresDeLAcademie(portee, lieu.academieCode, annee);
    const dit = dits.find((vu) => vu.trimestre === trimestre);
    const { academieCode, branche } = lieu;
    const figes = lieu.etats.filter(({ etape }) => etape === 'fige');
    const dernier = figes.toSorted((a, b) => (a.numero ?? 0) - (b.numero ?? 0)).at(-1) ?? null;
    const dernierDuTrimestre = figes.filter((etat) => etat.trimestre === trimestre).at(-1);
    const lieuDePaiement = { uai, academieCode, branche, rentree: annee, trimestre };
    const repetition = lieu.prepare
      ? await enPortee(portee, async (tx) => {
          const vue = await repeter(tx, { ...lieuDePaiement, id: '' });
          return {
            boursiers: vue.boursiers.length,
            aVerser: vue.boursiers.reduce((n, { aVerser }) => n + aVerser, 0),
            lue: Buffer.from(empreinteDe(vue)).toString('hex'),
            dernier,
            ecarts: comparerEtats(await sommesFigees(tx, dernier), vue),
          };
        })
      : null;
    const obstacle = obstacleALaFin({
      periode: periodeDe(annee, trimestre),
      jour: portee.jour,
      ouvert: dit?.ouvert ?? false,
      fermeLe: dit?.fermeLe ?? null,
      dernier:
        dernierDuTrimestre?.numero && dernierDuTrimestre.signeLe
          ? { numero: dernierDuTrimestre.numero, signeLe: jour(dernierDuTrimestre.signeLe) }
          : null,
      quelqueChose: repetition === null || repetition.boursiers > 0,
    });
    const etatsDuTrimestre = lieu.etats.filter((etat) => etat.trimestre === trimestre);
    vus.push({ ...lieu, etatsDuTrimestre, obstacle, repetition });
  }
  const [premier, ...autres] = vus;
  if (!premier)
    throw new Refus(
      'introuvable',
      'Aucune bourse n’est payée cette année dans cet établissement, ou il n’est pas dans votre périmètre.',
    );
  return [premier, ...autres];
}
