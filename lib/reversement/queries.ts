/** What was paid in excess in the places of an agent: debts that a state will set off, and orders of repayment with what became of them. */
import { produireListe } from '#lib/connecteurs/pdf.ts';
import { type AdressePostale, lignesDAdresse } from '#lib/droit/adresse.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ETATS_DE_PAIEMENT, LISENT_LES_ETATS, signeSesEtats } from '#lib/droit/argent/etats.ts';
import { repriseDe } from '#lib/droit/argent/reversement.ts';
import type { Branche, Role } from '#lib/droit/competence.ts';
import { ordreImprime } from '#lib/droit/courrier/ordre-de-reversement.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { jour } from '#lib/droit/date.ts';
import { centimes } from '#lib/droit/montant.ts';
import { departementDeLOrdre } from '#lib/droit/recours/lieu.ts';
import { etablissementDe, serviceAcademiqueDe } from '#lib/en-tete/faits.ts';
import { aVenirDuLieu } from '#lib/liquidation/queries.ts';
import { configuration } from '#lib/technique/configuration.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';

interface Situee {
  etatId: string;
  dossierId: string;
  uai: string;
  etablissement: string;
  academieCode: string;
  branche: Branche;
  rentree: number;
  elevePrenom: string;
  eleveNom: string;
  beneficiaireNom: string;
}

/** A debt that the last state of a place left to a pupil, and that nobody asked for. Centimes. */
export interface Dette extends Situee {
  dette: number;
  /** Causes of the entries that took it back, in the words of the ledger. */
  causes: string[];
}

export interface DetteASuivre extends Dette {
  reprise: 'prochains_etats' | 'ordre' | null;
  /** Who reads signs here: the order is theirs to issue. */
  emet: boolean;
}

export interface OrdreVu extends Situee {
  id: string;
  numero: number;
  centimes: number;
  recu: number;
  remis: number;
  emisLe: string;
  bonneFoi: boolean;
  echeances: { le: string; centimes: number }[];
  motivation: string;
  auteurNom: string;
  auteurQualite: string;
}

/** Rows shown at most: the greatest debts, the latest orders. */
const MONTRES = 200;

const lieuxDe = ({ affectations }: Portee): string[] =>
  affectations
    .filter(({ role }) => LISENT_LES_ETATS.includes(role))
    .flatMap(({ uai, academieCode }) => uai ?? academieCode ?? []);

const tient = (
  { affectations }: Portee,
  roles: readonly Role[],
  lieu: { uai: string; academieCode: string },
): boolean =>
  affectations.some(
    ({ role, uai, academieCode }) =>
      roles.includes(role) && (uai === lieu.uai || academieCode === lieu.academieCode),
  );

const lireDettes = (
  tx: Transaction,
  lieux: readonly string[],
  annee: number,
  limite: number,
): Promise<Dette[]> => tx.$queryRaw<Dette[]>`
  SELECT b.etat_id AS "etatId", b.dossier_id AS "dossierId", e.uai, t.nom AS etablissement, e.academie_code AS "academieCode", e.branche::text,
    e.rentree, b.eleve_prenom AS "elevePrenom", b.eleve_nom AS "eleveNom", b.beneficiaire_nom AS "beneficiaireNom", x.dette,
    (SELECT coalesce(array_agg(DISTINCT l.cause::text), '{}') FROM ligne_de_liquidation l
      WHERE l.dossier_id = b.dossier_id AND l.uai = b.uai AND l.centimes < 0) AS causes
  FROM etat_de_paiement e JOIN etablissement t ON t.uai = e.uai JOIN boursier_a_payer b ON b.etat_id = e.id,
    LATERAL (SELECT dette_a_reporter(b) AS dette) x
  WHERE (e.uai = ANY (${[...lieux]}::text[]) OR e.academie_code = ANY (${[...lieux]}::text[])) AND e.rentree = ${annee} AND b.dette_apres > 0 AND x.dette > 0
    AND NOT EXISTS (SELECT FROM boursier_a_payer s WHERE s.dossier_id = b.dossier_id AND s.uai = b.uai AND s.rang > b.rang)
  ORDER BY x.dette DESC, b.dossier_id LIMIT ${limite}`;

/** The debts of the places of an agent, each with how it is taken back; null to who reads money alone, not the rights. */
export function dettesASuivre(portee: Portee, annee: number, limite = MONTRES): Promise<DetteASuivre[]> {
  return enPortee(portee, async (tx) => {
    const dettes = await lireDettes(tx, lieuxDe(portee), annee, limite);
    const aVenir = new Map<string, number>();
    const lieux = new Map(
      dettes.map((dette) => [`${dette.uai} ${dette.academieCode} ${dette.branche}`, dette]),
    );
    for (const lieu of lieux.values())
      for (const [dossierId, somme] of await aVenirDuLieu(tx, { ...lieu, trimestre: 3 }))
        aVenir.set(`${lieu.uai} ${dossierId}`, somme);
    return dettes.map((dette) => {
      const somme = aVenir.get(`${dette.uai} ${dette.dossierId}`);
      return {
        ...dette,
        reprise: somme === undefined ? null : repriseDe(dette.dette, somme),
        emet: tient(portee, ETATS_DE_PAIEMENT[dette.branche].signent, dette),
      };
    });
  });
}

const lireOrdres = (
  tx: Transaction,
  lieux: readonly string[],
  id: string | null,
): Promise<OrdreVu[]> => tx.$queryRaw<OrdreVu[]>`
  SELECT o.id, o.numero, o.centimes, o.emis_le::text AS "emisLe", o.bonne_foi AS "bonneFoi", o.echeances, o.motivation,
    o.auteur_nom AS "auteurNom", o.auteur_qualite AS "auteurQualite", o.etat_id AS "etatId", o.dossier_id AS "dossierId", o.uai,
    t.nom AS etablissement, e.academie_code AS "academieCode", e.branche::text, o.rentree, b.eleve_prenom AS "elevePrenom",
    b.eleve_nom AS "eleveNom", b.beneficiaire_nom AS "beneficiaireNom",
    coalesce((SELECT sum(s.centimes) FROM suite_de_reversement s WHERE s.ordre_id = o.id AND s.genre = 'paiement'), 0)::int AS recu,
    coalesce((SELECT sum(s.centimes) FROM suite_de_reversement s WHERE s.ordre_id = o.id AND s.genre = 'remise'), 0)::int AS remis
  FROM ordre_de_reversement o JOIN boursier_a_payer b ON (b.etat_id, b.dossier_id, b.uai) = (o.etat_id, o.dossier_id, o.uai)
    JOIN etat_de_paiement e ON e.id = o.etat_id JOIN etablissement t ON t.uai = o.uai
  WHERE (o.uai = ANY (${[...lieux]}::text[]) OR e.academie_code = ANY (${[...lieux]}::text[])) AND (${id}::uuid IS NULL OR o.id = ${id}::uuid)
  ORDER BY o.emis_le DESC, o.numero DESC, o.id LIMIT ${MONTRES}`;

/** The orders of the places of an agent, the latest first. */
export const ordresEmis = (portee: Portee): Promise<OrdreVu[]> =>
  enPortee(portee, (tx) => lireOrdres(tx, lieuxDe(portee), null));

/** Where who was paid lives, and where the dossier is followed; null for a reader who knows money alone. */
async function adresseDuPaye(
  tx: Transaction,
  { etatId, dossierId, uai }: Pick<OrdreVu, 'etatId' | 'dossierId' | 'uai'>,
): Promise<(AdressePostale & { departementCode: string }) | null> {
  const [lue = null] = await tx.$queryRaw<(AdressePostale & { departementCode: string })[]>`
    SELECT r.adresse, r.complement, r.code_postal AS "codePostal", r.commune, r.pays, d.departement_code AS "departementCode"
    FROM boursier_a_payer b JOIN dossier d ON d.id = b.dossier_id
      JOIN responsable r ON r.id = coalesce(b.beneficiaire_id, d.demandeur_id)
    WHERE (b.etat_id, b.dossier_id, b.uai) = (${etatId}::uuid, ${dossierId}::uuid, ${uai})`;
  return lue;
}

/** The letter of an order, as a PDF. Throws Refus introuvable outside the portée. */
export async function lettreDeLOrdre(portee: Portee, ordreId: string): Promise<FichierServi> {
  const { ordre, academie, etablissement, paye } = await enPortee(portee, async (tx) => {
    const [lu] = await lireOrdres(tx, lieuxDe(portee), ordreId);
    if (!lu) throw new Refus('introuvable', 'Cet ordre de reversement est introuvable.');
    return {
      ordre: lu,
      academie: await tx.academie.findUniqueOrThrow({ where: { code: lu.academieCode } }),
      etablissement: await tx.etablissement.findUniqueOrThrow({ where: { uai: lu.uai } }),
      paye: await adresseDuPaye(tx, lu),
    };
  });
  const { departementCode } = etablissement;
  const liste = ordreImprime({
    ministere: configuration().ministere,
    academie: deLAcademie(academie.nom),
    annee: ecrireAnnee(rentree(ordre.rentree)),
    ...{ ...ordre, adresse: paye ? lignesDAdresse(paye) : [] },
    service: signeSesEtats(ordre.branche)
      ? etablissementDe({ etablissement })
      : serviceAcademiqueDe({ academie }),
    departement: departementDeLOrdre({
      branche: ordre.branche,
      departementDuDossier: paye?.departementCode ?? departementCode,
      departementDeLEtablissement: departementCode,
      adresseDuService: academie.adresse,
    }),
    centimes: centimes(ordre.centimes),
    emisLe: jour(ordre.emisLe),
    echeances: ordre.echeances.map(({ le, centimes: part }) => ({ le: jour(le), centimes: centimes(part) })),
  });
  return { octets: produireListe(liste), type: 'application/pdf', nom: `reversement-${liste.reference}.pdf` };
}
