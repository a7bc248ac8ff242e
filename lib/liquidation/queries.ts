import { createHash } from 'node:crypto';
import { rentree } from '#lib/droit/annee.ts';
import { entierAuCollege, totalDuDroit } from '#lib/droit/argent/a-venir.ts';
import type { Composante } from '#lib/droit/argent/montants.ts';
import { droitsSelonLesRegimes } from '#lib/droit/argent/regimes.ts';
import { droitsAvecLaReprise, type RepriseConfirmee } from '#lib/droit/argent/reprise-etudes.ts';
import type { Trimestre } from '#lib/droit/argent/trimestres.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import { type Centimes, centimes } from '#lib/droit/montant.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { sommesDuBoursier } from '#lib/etat-de-paiement/faits.ts';
import { type SejourLu, sejourSuivi } from '#lib/scolarite/faits.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { enLecture, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { type BoursierLu, type LigneCalculee, lignesDuBoursier } from './faits.ts';

/** Who follows the sums of an établissement. */
export const SUIVENT_LES_SOMMES: readonly Role[] = ['agent_comptable', 'chef_etablissement'];

/** What a pupil is to receive over the year, each component apart. */
export interface Attribuee {
  uai: string;
  /** Name of the établissement that pays. */
  etablissement: string;
  eleveId: string;
  prenom: string;
  nom: string;
  classe: string;
  echelon: number;
  du: Jour;
  au: Jour;
  /** Centimes that its own days are worth, by component. */
  montants: Partial<Record<Composante, Centimes>>;
}

interface Rangee {
  uai: string;
  etablissement: string;
  eleveId: string;
  prenom: string;
  nom: string;
  classe: string;
  echelon: number;
  composante: Composante;
  montant: number;
  du: Date;
  au: Date;
  type: TypeBourse;
  finSansSuite: boolean;
  enSuite: boolean;
  sejours: SejourLu[] | null;
  /** Beside the bourse, the return that opens its prime without a decision. */
  reprise: RepriseConfirmee | null;
}

/**
 * The rights in force in the établissements where the person follows the sums, a line for each pupil, by établissement, class and name.
 * Money alone: neither the income nor the address of anybody. Empty where the person follows none.
 */
export async function boursesAttribuees(portee: Portee, annee: number): Promise<Attribuee[]> {
  const uais = portee.affectations
    .filter(({ role }) => SUIVENT_LES_SOMMES.includes(role))
    .flatMap(({ uai }) => uai ?? []);
  const rangees = await enLecture(
    portee,
    (tx) => tx.$queryRaw<Rangee[]>`
      SELECT t.uai, t.nom AS etablissement, e.id AS "eleveId", e.prenom, e.nom, s.classe, r.echelon, r.composante::text AS composante,
        r.centimes_annuels AS montant, r.du, r.au, split_part(d.branche::text, '_', 1) AS type,
        EXISTS (SELECT FROM finies_sans_suite(ARRAY[d.id])) AS "finSansSuite",
        EXISTS (SELECT FROM suivent_une_bourse(ARRAY[d.id])) AS "enSuite",
        CASE WHEN s.regimes <> '[]' THEN sejours_suivis(d.id) END AS sejours,
        CASE WHEN r.composante = 'bourse' AND d.branche::text NOT LIKE 'college%' AND NOT EXISTS (SELECT FROM droit p
          WHERE p.dossier_id = d.id AND p.composante = 'reprise' AND p.ferme_par_id IS NULL) THEN reprise_confirmee(d.id) END AS reprise
      FROM dossier d JOIN droit r ON r.dossier_id = d.id JOIN eleve e ON e.id = d.eleve_id
        JOIN scolarite s ON s.id = d.scolarite_id JOIN etablissement t ON t.uai = d.uai
      WHERE d.uai = ANY (${uais}::text[]) AND d.rentree = ${annee} AND r.ferme_par_id IS NULL
      ORDER BY t.nom, t.uai, s.classe, e.nom, e.prenom, e.id, r.du, r.composante`,
  );
  const parEleve = new Map<string, Attribuee>();
  for (const {
    composante,
    montant,
    du: debut,
    au: fin,
    type,
    finSansSuite,
    enSuite,
    sejours,
    reprise,
    ...eleve
  } of rangees) {
    const du = jourDe(debut);
    const { au } = entierAuCollege(rentree(annee), type, { au: jourDe(fin), finSansSuite });
    const cle = `${eleve.uai} ${eleve.eleveId} ${du}`;
    const droit = {
      composante,
      annuel: centimes(montant),
      du,
      au,
      finSansSuite,
      enSuite,
      echelon: eleve.echelon,
    };
    const suivis = (sejours ?? []).map(sejourSuivi);
    const droits = droitsAvecLaReprise(rentree(annee), [droit], reprise);
    for (const suivi of droitsSelonLesRegimes(rentree(annee), type, droits, suivis)) {
      const vue = parEleve.get(cle) ?? { ...eleve, du, au, montants: {} };
      const verse = totalDuDroit(rentree(annee), suivi);
      parEleve.set(cle, { ...vue, montants: { ...vue.montants, [suivi.composante]: verse } });
    }
  }
  return [...parEleve.values()];
}

/** The place whose boursiers are liquidated, and up to which trimestre. */
export interface LieuDePaiement {
  uai: string;
  academieCode: string;
  branche: string;
  rentree: number;
  trimestre: number;
}

/** A boursier as it is written on a state, beside what it is liquidated by. */
export interface BoursierDuLieu extends BoursierLu {
  eleve: { prenom: string; nom: string };
  classe: string;
  beneficiaireId: string | null;
  beneficiaire: { prenom: string; nom: string } | null;
  /** The last state of the place that holds it: 0 when none does; and what of a debt it left. */
  rang: number;
  dette: number;
  /** Fees of the trimestre, less those deducted already; none in the privé. What the bourse did not cover before was asked of the family. */
  frais: number;
  sansDeduction: string | null;
}

/**
 * The boursiers that a place pays or paid in the year, each with its rights in force, stays, retenue and last entries: one
 * statement, whatever their number. A place pays those whom it holds, those whom it took in charge after a transfer, and
 * those who left it for the other type of établissement; what it holds in another branch is another state's. `dossiers`:
 * those alone.
 */
export function lireBoursiers(
  tx: Transaction,
  lieu: LieuDePaiement,
  dossiers: readonly string[] | null = null,
): Promise<BoursierDuLieu[]> {
  const { uai, academieCode, branche, rentree, trimestre } = lieu;
  return tx.$queryRaw<BoursierDuLieu[]>`
    WITH places AS (
      SELECT d.id FROM dossier d WHERE d.uai = ${uai} AND d.academie_code = ${academieCode} AND d.rentree = ${rentree} AND d.branche = ${branche}::branche
      UNION
      SELECT d.id FROM transfert t JOIN dossier d ON d.id = t.dossier_id JOIN etablissement h ON h.uai = t.vers_uai
      WHERE t.vers_uai = ${uai} AND NOT t.suivi AND d.rentree = ${rentree}
        AND ${branche} = CASE WHEN h.type = 'cned' THEN 'cned'
          ELSE CASE WHEN branche_au_transfert(d.id, t.rang, d.branche)::text LIKE 'college%' THEN 'college' ELSE 'lycee' END || CASE h.secteur WHEN 'public' THEN '_public' ELSE '_prive' END END
      UNION
      SELECT d.id FROM transfert t JOIN dossier d ON d.id = t.dossier_id
      WHERE t.de_uai = ${uai} AND t.de_academie = ${academieCode} AND t.de_branche = ${branche}::branche AND d.rentree = ${rentree})
    SELECT d.id AS "dossierId", f.type_bourse::text AS "typeBourse",
      coalesce(m.de, d.uai)::text || coalesce(m.vers, '{}') AS lieux, coalesce(m.sorties, '{}') AS sorties, m.manques, CASE WHEN s.regimes <> '[]' OR m.vers IS NOT NULL THEN sejours_suivis(d.id) END AS sejours,
      CASE WHEN d.branche::text NOT LIKE 'college%' THEN reprise_confirmee(d.id) END AS reprise, coalesce(o.droits, '[]') AS droits, n.retenue,
      jsonb_build_object('id', f.id, 'cause', f.cause) AS decision, coalesce(l.lignes, '[]') AS lignes,
      jsonb_build_object('prenom', e.prenom, 'nom', e.nom) AS eleve, s.classe, d.demandeur_id AS "beneficiaireId",
      CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('prenom', r.prenom, 'nom', r.nom) END AS beneficiaire,
      coalesce(p.rang, 0) AS rang, coalesce(p.dette, 0) AS dette, greatest(0, coalesce(q.frais, 0) - coalesce(p.deduits, 0))::int AS frais,
      x.cas AS "sansDeduction"
    FROM places JOIN dossier d USING (id) JOIN eleve e ON e.id = d.eleve_id JOIN scolarite s ON s.id = d.scolarite_id
      LEFT JOIN responsable r ON r.id = d.demandeur_id
      JOIN LATERAL (SELECT y.id, y.type_bourse, CASE
          WHEN y.genre = 'retrait' THEN 'retrait'
          WHEN y.trace @> '[{"regle": "transfert.depart"}]' OR y.trace @> '[{"regle": "transfert.fin_de_scolarite"}]' OR y.trace @> '[{"regle": "transfert.retour"}]' THEN 'transfert'
          WHEN EXISTS (SELECT FROM recours g WHERE g.reponse_id = y.id) THEN 'recours'
          WHEN EXISTS (SELECT FROM rectification c WHERE c.dossier_id = d.id AND c.issue = 'rectifiee' AND c.modifie_id = y.remplace_id) THEN 'rectification'
          ELSE 'decision' END AS cause
        FROM decision y WHERE y.dossier_id = d.id AND NOT EXISTS (SELECT FROM decision z WHERE z.dossier_id = d.id AND z.remplace_id = y.id)
        ORDER BY y.rang DESC LIMIT 1) f ON true
      LEFT JOIN LATERAL (SELECT (array_agg(u.de ORDER BY u.sortie_le, u.rang))[1] AS de, array_agg(u.vers ORDER BY u.sortie_le, u.rang) AS vers, array_agg(u.arret ORDER BY u.sortie_le, u.rang) AS sorties, jsonb_agg(jsonb_build_object('du', u.manque_du, 'au', u.entree_le - 1)) FILTER (WHERE u.manque_du IS NOT NULL) AS manques
        FROM (SELECT t.de_uai AS de, t.vers_uai::text AS vers, t.sortie_le, t.manque_du, t.entree_le, t.rang, (max(coalesce(t.arret_le, t.sortie_le)) OVER (ORDER BY t.sortie_le, t.rang))::text AS arret
          FROM transfert t WHERE t.dossier_id = d.id AND NOT t.suivi) u) m ON true
      LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('composante', w.composante, 'annuel', w.centimes_annuels, 'du', w.du, 'au', w.au,
          'echelon', w.echelon, 'decision', w.decision_id,
          'enSuite', CASE WHEN d.succede_a_id IS NULL AND d.double_de_id IS NULL THEN false ELSE EXISTS (SELECT FROM suivent_une_bourse(ARRAY[d.id])) END, 'finSansSuite', f.cause = 'retrait' AND EXISTS (SELECT FROM finies_sans_suite(ARRAY[d.id]))) ORDER BY w.du, w.composante) AS droits
        FROM droit w WHERE w.dossier_id = d.id AND w.ferme_par_id IS NULL) o ON true
      LEFT JOIN LATERAL (SELECT jsonb_build_object('absences', a.absences, 'constateLe', a.constate_le) AS retenue FROM retenue a
        WHERE a.dossier_id = d.id AND a.genre IN ('retenue', 'restitution') ORDER BY a.rang DESC LIMIT 1) n ON true
      LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('composante', i.composante, 'trimestre', i.trimestre, 'rang', i.rang, 'du', i.du,
          'echelon', i.echelon, 'fondement', i.fondement)) AS lignes
        FROM (SELECT DISTINCT ON (composante, trimestre) * FROM ligne_de_liquidation v WHERE v.dossier_id = d.id AND v.uai = ${uai}
          ORDER BY composante, trimestre, rang DESC) i) l ON true
      LEFT JOIN LATERAL (SELECT max(b.rang) AS rang, (array_agg(dette_a_reporter(b) ORDER BY b.rang DESC))[1] AS dette, sum(b.deduit) FILTER (WHERE c.trimestre = ${trimestre}) AS deduits
        FROM boursier_a_payer b JOIN etat_de_paiement c ON c.id = b.etat_id WHERE b.dossier_id = d.id AND b.uai = ${uai}) p ON true
      LEFT JOIN LATERAL (SELECT sum(centimes) AS frais FROM (SELECT DISTINCT ON (trimestre) centimes FROM frais_de_pension u
          WHERE u.eleve_id = d.eleve_id AND u.rentree = d.rentree AND u.uai = ${uai} AND u.trimestre = ${trimestre}
          ORDER BY trimestre, instant DESC, id DESC) y) q ON ${branche} LIKE '%public'
      LEFT JOIN LATERAL (SELECT cas::text FROM (SELECT DISTINCT ON (cas, eleve_id) cas, vaut FROM sans_deduction_dite v
          WHERE v.rentree = d.rentree AND v.uai = ${uai} AND (v.eleve_id = d.eleve_id OR v.eleve_id IS NULL)
          ORDER BY cas, eleve_id, instant DESC, id DESC) y WHERE vaut ORDER BY cas LIMIT 1) x ON ${branche} LIKE '%public'
    WHERE ${dossiers}::uuid[] IS NULL OR d.id = ANY (${dossiers}::uuid[])
    ORDER BY s.classe, e.nom, e.prenom, d.id`;
}

interface EtatSitue extends LieuDePaiement {
  id: string;
}

function rangeesDuBoursier(etat: EtatSitue, lu: BoursierDuLieu) {
  const lignes = lignesDuBoursier(
    { uai: etat.uai, annee: rentree(etat.rentree), trimestre: etat.trimestre as Trimestre },
    lu,
  );
  if (lignes.length === 0) return null;
  const cle = { etatId: etat.id, uai: etat.uai, dossierId: lu.dossierId };
  return {
    boursier: {
      ...cle,
      rang: lu.rang + 1,
      elevePrenom: lu.eleve.prenom,
      eleveNom: lu.eleve.nom,
      classe: lu.classe,
      echelon: lignes.at(-1)?.echelon ?? 1,
      beneficiaireId: lu.beneficiaireId,
      beneficiaireNom: nomComplet(lu.beneficiaire ?? lu.eleve),
      ...sommesDuBoursier(lignes, lu),
    },
    lignes: lignes.map(({ periodeDu, periodeAu, ...ligne }) => ({
      ...cle,
      ...ligne,
      rangPrecedent: ligne.rang > 1 ? ligne.rang - 1 : null,
      centimes: ligne.du - ligne.deja,
      periodeDu: dateDe(periodeDu),
      periodeAu: dateDe(periodeAu),
    })),
  };
}

export type BoursierRepete = NonNullable<ReturnType<typeof rangeesDuBoursier>>['boursier'];
export type LigneRepetee = NonNullable<ReturnType<typeof rangeesDuBoursier>>['lignes'][number];

/** What a state of a place would write now, by class and name: nothing of those for whom nothing changed. */
export async function repeter(
  tx: Transaction,
  etat: EtatSitue,
): Promise<{ boursiers: BoursierRepete[]; lignes: LigneRepetee[] }> {
  const lus = await lireBoursiers(tx, etat);
  const rangees = lus.flatMap((lu) => rangeesDuBoursier(etat, lu) ?? []);
  return {
    boursiers: rangees.map(({ boursier }) => boursier),
    lignes: rangees.flatMap(({ lignes }) => lignes),
  };
}

const sansLEtat = ({ etatId: _, ...ecrite }: { etatId: string }) => ecrite;

/** The print of a rehearsal: the same as long as it would write the same, in whichever state. */
export const empreinteDe = ({
  boursiers,
  lignes,
}: Awaited<ReturnType<typeof repeter>>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    createHash('sha256')
      .update(JSON.stringify({ boursiers: boursiers.map(sansLEtat), lignes: lignes.map(sansLEtat) }))
      .digest(),
  );

/** What the states of a place would still add to each of its boursiers up to a trimestre, on the rights of today. Centimes. */
export async function aVenirDuLieu(tx: Transaction, lieu: LieuDePaiement): Promise<Map<string, number>> {
  const { uai, trimestre } = lieu;
  const etat = { uai, annee: rentree(lieu.rentree), trimestre: trimestre as Trimestre };
  return new Map(
    (await lireBoursiers(tx, lieu)).map((lu) => [lu.dossierId, ecartDe(lignesDuBoursier(etat, lu))]),
  );
}

/** What the next states of a place would take back from some of its boursiers, on the rights of today: of entries alone that earlier states hold. */
export async function reprisesDuLieu(tx: Transaction, lieu: LieuDePaiement, dossiers: readonly string[]) {
  const etat = { uai: lieu.uai, annee: rentree(lieu.rentree), trimestre: lieu.trimestre as Trimestre };
  return (await lireBoursiers(tx, lieu, dossiers)).flatMap((lu) => {
    const parCle = Map.groupBy(
      lignesDuBoursier(etat, lu),
      (ligne) => `${ligne.composante} ${ligne.trimestre}`,
    );
    const baisses = [...parCle.values()].filter((lignes) => ecartDe(lignes) < 0);
    if (baisses.length === 0) return [];
    const causes = new Set(baisses.flat().flatMap(({ cause, du, deja }) => (du < deja ? [cause] : [])));
    const centimes = -ecartDe(baisses.flat());
    return [{ dossierId: lu.dossierId, ...lu.eleve, centimes, causes: [...causes] }];
  });
}

const ecartDe = (lignes: readonly Pick<LigneCalculee, 'du' | 'deja'>[]): number =>
  lignes.reduce((n, { du, deja }) => n + du - deja, 0);
