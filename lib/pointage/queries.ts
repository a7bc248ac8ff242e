/** Pupils whom the money left behind, as they stand on the day: each list with its causes and who has to act (C. IV.B, VI, VII.B). */
import { rentree } from '#lib/droit/annee.ts';
import { type Cause, LIBELLES_CAUSES } from '#lib/droit/argent/causes.ts';
import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import type { ModeDePaiement } from '#lib/droit/argent/paiements.ts';
import {
  attenteDUnePart,
  attenteDUneSomme,
  type EtapeDeLaPart,
  type ListeDuRapprochement,
  quiReprend,
} from '#lib/droit/argent/rapprochement.ts';
import { anneeScolaire, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { apres } from '#lib/droit/date.ts';
import { ecrireDecimal } from '#lib/droit/montant.ts';
import { reprisesDuLieu } from '#lib/liquidation/queries.ts';
import { dettesASuivre } from '#lib/reversement/queries.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee, tient } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';

/** A pupil whom a stage left behind: why, and who has to act. */
export interface EnSouffrance {
  /** Of the payment; absent where there is none yet. */
  versementId?: string;
  mode?: ModeDePaiement;
  dossierId: string;
  prenom: string;
  nom: string;
  uai: string;
  etablissement: string;
  /** Null for a debt, which runs from one trimestre to the next. */
  trimestre: number | null;
  /** Null where nothing is liquidated yet. */
  centimes: number | null;
  cause: string;
  qui: string;
}

/** A list of the reconciliation: its first rows, how many it has in all and what they sum up to. */
export interface Rapproches {
  lignes: EnSouffrance[];
  total: number;
  somme: number;
}

/** Of each list, the rows that a page shows; a file has them all. */
const MONTRES = 200;
const TOUTES = 100_000;

const lieuxDe = ({ affectations }: Portee): string[] =>
  affectations
    .filter(({ role }) => LISENT_LES_ETATS.includes(role))
    .flatMap(({ uai, academieCode }) => uai ?? academieCode ?? []);

/** Who reads what was decided, and not the money alone. */
const litLesDecisions = (portee: Portee): boolean => tient(portee, ...agentsQuiLisent('decision'));

/** The trimestres of a year that have begun on the day of the portée. */
const trimestresCommences = (portee: Portee, annee: number) =>
  trimestresDe(anneeScolaire(rentree(annee))).filter(({ debut }) => !apres(debut, portee.jour));

interface Part extends Omit<EnSouffrance, 'cause' | 'qui' | 'centimes' | 'trimestre'> {
  trimestre: number;
  branche: Branche;
  etape: EtapeDeLaPart;
  numero: number | null;
  total: number;
}

/**
 * Shares of trimestres that have begun, notified and in no entry of the place that pays them: the one that holds the dossier, or
 * took the pupil in (both, for a lycée that pays by days). Empty to who reads the money alone: the notification is not theirs.
 */
export async function notifiesNonLiquides(
  portee: Portee,
  annee: number,
  limite = MONTRES,
): Promise<Rapproches> {
  const lieux = lieuxDe(portee);
  const commences = trimestresCommences(portee, annee);
  const parts = await enPortee(
    portee,
    (tx) => tx.$queryRaw<Part[]>`
      SELECT z.*, count(*) OVER ()::int AS total FROM (
        SELECT DISTINCT ON (h.nom, e.nom, e.prenom, d.id, q.trimestre, h.uai) d.id AS "dossierId", e.prenom, e.nom, h.uai, h.nom AS etablissement,
          q.trimestre, b.branche, x.numero, CASE WHEN a.id IS NULL THEN 'non_ouvert' WHEN x.etape IN ('controle', 'brouillon') THEN x.etape
            WHEN a.ferme_le IS NOT NULL THEN 'ferme' WHEN x.etape = 'fige' THEN 'fige' ELSE 'aucun' END AS etape
        FROM dossier d JOIN eleve e ON e.id = d.eleve_id
          JOIN droit r ON r.dossier_id = d.id AND r.ferme_par_id IS NULL AND r.composante = 'bourse'
          JOIN notification n ON n.decision_id = r.decision_id
          JOIN unnest(${commences.map(({ trimestre }) => trimestre)}::int[], ${commences.map(({ debut }) => debut.toString())}::date[],
            ${commences.map(({ fin }) => fin.toString())}::date[]) AS q (trimestre, debut, fin) ON r.du <= q.fin AND r.au >= q.debut
          JOIN LATERAL (
            SELECT coalesce((SELECT t.vers_uai FROM transfert t WHERE t.dossier_id = d.id AND NOT t.suivi AND t.sortie_le < q.debut
              ORDER BY t.sortie_le DESC, t.rang DESC LIMIT 1), (SELECT t.de_uai FROM transfert t WHERE t.dossier_id = d.id AND NOT t.suivi
              ORDER BY t.sortie_le, t.rang LIMIT 1), d.uai) AS uai
            UNION SELECT t.vers_uai FROM transfert t WHERE t.dossier_id = d.id AND NOT t.suivi AND t.de_branche IS NULL
              AND branche_au_transfert(d.id, t.rang, d.branche)::text LIKE 'lycee%'
              AND t.sortie_le >= q.debut AND t.sortie_le < least(q.fin, ${dateDe(portee.jour)}::date)) p ON true
          JOIN etablissement h ON h.uai = p.uai
          JOIN LATERAL (SELECT CASE WHEN h.uai = d.uai THEN d.academie_code ELSE h.academie_code END AS academie,
            CASE WHEN h.uai = d.uai THEN d.branche::text WHEN h.type = 'cned' THEN 'cned'
              WHEN EXISTS (SELECT FROM transfert t WHERE t.dossier_id = d.id AND t.de_uai = h.uai AND t.de_branche IS NOT NULL)
                THEN (SELECT t.de_branche::text FROM transfert t WHERE t.dossier_id = d.id AND t.de_uai = h.uai AND t.de_branche IS NOT NULL ORDER BY t.rang DESC LIMIT 1)
              ELSE split_part(d.branche::text, '_', 1) || CASE h.secteur WHEN 'public' THEN '_public' ELSE '_prive' END END AS branche) b ON true
          LEFT JOIN trimestre_academique a ON (a.academie_code, a.rentree, a.trimestre) = (b.academie, d.rentree, q.trimestre)
          LEFT JOIN LATERAL (SELECT s.etape::text, s.numero FROM etat_de_paiement s WHERE (s.uai, s.academie_code, s.branche::text, s.rentree, s.trimestre)
            = (h.uai, b.academie, b.branche, d.rentree, q.trimestre) ORDER BY s.etape <> 'fige' DESC, s.numero DESC LIMIT 1) x ON true
        WHERE d.rentree = ${annee} AND (h.uai = ANY (${lieux}::text[]) OR b.academie = ANY (${lieux}::text[]))
          AND NOT EXISTS (SELECT FROM ligne_de_liquidation l WHERE (l.dossier_id, l.trimestre, l.uai) = (d.id, q.trimestre, h.uai))) z
      ORDER BY etablissement, nom, prenom, "dossierId", trimestre LIMIT ${limite}`,
  );
  const lignes = parts.map(({ etape, branche, numero, total: _, ...part }) => ({
    ...part,
    centimes: null,
    ...attenteDUnePart(etape, branche, numero),
  }));
  return { lignes, total: parts[0]?.total ?? 0, somme: 0 };
}

interface Somme extends Omit<EnSouffrance, 'cause' | 'qui' | 'trimestre' | 'mode'> {
  trimestre: number;
  mode: ModeDePaiement;
  fait: 'tenu' | 'repris' | 'rejete' | 'retourne' | null;
  code: string | null;
  motif: string | null;
  sansCompte: boolean;
  enRetard: boolean;
  total: number;
  somme: number;
}

/** Sums of frozen states that nobody has paid, those that wait for somebody else than who pays first. */
export async function liquidesNonPayes(portee: Portee, annee: number, limite = MONTRES): Promise<Rapproches> {
  const lieux = lieuxDe(portee);
  const finis = trimestresDe(anneeScolaire(rentree(annee)))
    .filter(({ fin }) => apres(portee.jour, fin))
    .map(({ trimestre }) => trimestre);
  const sommes = await enPortee(
    portee,
    (tx) => tx.$queryRaw<Somme[]>`
      SELECT v.id AS "versementId", v.dossier_id AS "dossierId", b.eleve_prenom AS prenom, b.eleve_nom AS nom, e.uai, t.nom AS etablissement, e.trimestre,
        v.centimes, v.mode, f.fait, f.code, f.motif, v.compte_id IS NULL AND v.mode <> 'mandataire' AS "sansCompte",
        e.trimestre = ANY (${finis}::int[]) AS "enRetard", count(*) OVER ()::int AS total, sum(v.centimes) OVER ()::float8 AS somme
      FROM versement v JOIN etat_de_paiement e ON e.id = v.etat_id JOIN etablissement t ON t.uai = e.uai
        JOIN boursier_a_payer b ON (b.etat_id, b.dossier_id, b.uai) = (v.etat_id, v.dossier_id, v.uai)
        LEFT JOIN LATERAL (SELECT fait, code, motif FROM fait_de_versement f WHERE f.versement_id = v.id ORDER BY f.rang DESC LIMIT 1) f ON true
      WHERE e.rentree = ${annee} AND (e.uai = ANY (${lieux}::text[]) OR e.academie_code = ANY (${lieux}::text[]))
        AND f.fait IS DISTINCT FROM 'paye' AND NOT EXISTS (SELECT FROM versement n WHERE n.remplace_id = v.id)
      ORDER BY coalesce(f.fait, '') IN ('rejete', 'retourne') DESC, "sansCompte" DESC, f.fait = 'tenu' DESC NULLS LAST, t.nom, e.trimestre, b.eleve_nom, b.eleve_prenom, v.id
      LIMIT ${limite}`,
  );
  const lignes = sommes.map(
    ({ mode, fait, code, motif, sansCompte, enRetard, total: _, somme: __, ...vue }) => ({
      ...vue,
      mode,
      ...attenteDUneSomme({ mode, fait, code, motif, sansCompte, enRetard }),
    }),
  );
  return { lignes, total: sommes[0]?.total ?? 0, somme: sommes[0]?.somme ?? 0 };
}

interface Change {
  uai: string;
  etablissement: string;
  academieCode: string;
  branche: Branche;
  dossiers: string[];
}

/** Dossiers with entries whose decision, stays or retenue have changed since the last of them, by the place that paid. */
const changesDepuis = (tx: Transaction, lieux: readonly string[], annee: number): Promise<Change[]> =>
  tx.$queryRaw<Change[]>`
    SELECT l.uai, h.nom AS etablissement, e.academie_code AS "academieCode", e.branche::text, array_agg(DISTINCT l.dossier_id::text) AS dossiers
    FROM (SELECT DISTINCT ON (dossier_id, uai, composante, trimestre) * FROM ligne_de_liquidation
        WHERE etat_id IN (SELECT id FROM etat_de_paiement s WHERE s.rentree = ${annee} AND (s.uai = ANY (${[...lieux]}::text[]) OR s.academie_code = ANY (${[...lieux]}::text[])))
        ORDER BY dossier_id, uai, composante, trimestre, rang DESC) l
      JOIN etat_de_paiement e ON e.id = l.etat_id JOIN etablissement h ON h.uai = l.uai
      LEFT JOIN LATERAL (SELECT y.id FROM decision y WHERE y.dossier_id = l.dossier_id
        AND NOT EXISTS (SELECT FROM decision z WHERE z.dossier_id = y.dossier_id AND z.remplace_id = y.id) ORDER BY y.rang DESC LIMIT 1) f ON true
    WHERE l.fondement->>'decision' IS DISTINCT FROM f.id::text
      OR jsonb_array_length(coalesce(l.fondement->'sorties', '[]')) <> (SELECT count(*) FROM transfert t WHERE t.dossier_id = l.dossier_id AND NOT t.suivi)
      OR EXISTS (SELECT FROM retenue a WHERE a.dossier_id = l.dossier_id AND a.genre IN ('retenue', 'restitution') AND a.faite_le >= e.signe_le)
    GROUP BY 1, 2, 3, 4`;

/** What is no longer due of frozen sums, and that no state has taken back yet: read on the rights of today. */
async function aReprendre(portee: Portee, annee: number): Promise<EnSouffrance[]> {
  if (!litLesDecisions(portee)) return [];
  return enPortee(portee, async (tx) => {
    const reprises: EnSouffrance[] = [];
    for (const lieu of await changesDepuis(tx, lieuxDe(portee), annee))
      for (const { causes, ...reprise } of await reprisesDuLieu(
        tx,
        { ...lieu, rentree: annee, trimestre: 3 },
        lieu.dossiers,
      ))
        reprises.push({
          ...reprise,
          uai: lieu.uai,
          etablissement: lieu.etablissement,
          trimestre: null,
          cause: `${direLesCauses(causes)} : le prochain état le reprend`,
          qui: quiReprend(lieu.branche, false),
        });
    return reprises;
  });
}

const direLesCauses = (causes: readonly Cause[]): string =>
  causes.map((cause) => LIBELLES_CAUSES[cause].libelle).join(', ');

/** What was frozen beyond what is due: debts that states left, and what the next one will take back. The greatest first. */
export async function plusDus(portee: Portee, annee: number, limite = MONTRES): Promise<Rapproches> {
  const dettes = (await dettesASuivre(portee, annee, TOUTES)).map(
    (dette): EnSouffrance => ({
      dossierId: dette.dossierId,
      prenom: dette.elevePrenom,
      nom: dette.eleveNom,
      uai: dette.uai,
      etablissement: dette.etablissement,
      trimestre: null,
      centimes: dette.dette,
      cause: `${direLesCauses(dette.causes as Cause[])} : ${dette.reprise === 'ordre' ? 'par un ordre de reversement' : 'repris par les prochains états'}`,
      qui: quiReprend(dette.branche, dette.reprise === 'ordre'),
    }),
  );
  const toutes = [...dettes, ...(await aReprendre(portee, annee))].toSorted(
    (a, b) => (b.centimes ?? 0) - (a.centimes ?? 0),
  );
  const somme = toutes.reduce((n, { centimes }) => n + (centimes ?? 0), 0);
  return { lignes: toutes.slice(0, limite), total: toutes.length, somme };
}

/** The three lists of the day; no list of notifications to who reads the money alone. */
export async function rapprochement(
  portee: Portee,
  annee: number,
): Promise<Record<ListeDuRapprochement, Rapproches | null>> {
  return {
    notifies: litLesDecisions(portee) ? await notifiesNonLiquides(portee, annee) : null,
    liquides: await liquidesNonPayes(portee, annee),
    plus_dus: await plusDus(portee, annee),
  };
}

const EN_TETE = [
  'eleve_nom',
  'eleve_prenom',
  'uai',
  'etablissement',
  'trimestre',
  'montant',
  'cause',
  'qui_agit',
];

/** One list of the day, whole, for a spreadsheet. Throws Refus introuvable for a list that is not the reader's. */
export async function fichierDuRapprochement(
  portee: Portee,
  annee: number,
  liste: ListeDuRapprochement,
): Promise<FichierServi> {
  if (liste === 'notifies' && !litLesDecisions(portee))
    throw new Refus('introuvable', 'Cette liste se lit par qui connaît les décisions.');
  const lire = { notifies: notifiesNonLiquides, liquides: liquidesNonPayes, plus_dus: plusDus }[liste];
  const { lignes } = await lire(portee, annee, TOUTES);
  const tableau = lignes.map(({ nom, prenom, uai, etablissement, trimestre, centimes, cause, qui }) => [
    nom,
    prenom,
    uai,
    etablissement,
    trimestre === null ? '' : `T${trimestre}`,
    centimes === null ? '' : ecrireDecimal(centimes),
    cause,
    qui,
  ]);
  return {
    octets: new TextEncoder().encode(ecrireTableau([EN_TETE, ...tableau])),
    type: 'text/csv; charset=utf-8',
    nom: `rapprochement-${liste.replace('_', '-')}-${portee.jour.toString()}.csv`,
  };
}
