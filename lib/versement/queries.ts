import {
  DISENT_LE_PAIEMENT,
  type EtatDeVersement,
  type ModeDePaiement,
} from '#lib/droit/argent/paiements.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import { type Centimes, ecrireDecimal, centimes as enCentimes } from '#lib/droit/montant.ts';
import { dechiffrer } from '#lib/technique/chiffrement.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLectures } from '#lib/technique/journal.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { SansVersement, VersementDit } from './faits.ts';

/** Who says what became of payments, in any mode. */
export const SUIVENT_LES_PAIEMENTS: readonly Role[] = [...new Set(Object.values(DISENT_LE_PAIEMENT).flat())];

/** A payment, as who pays reads it: no address, no income. */
export interface Versement extends VersementDit {
  id: string;
  reference: string;
  dossierId: string;
  uai: string;
  etablissement: string;
  trimestre: number;
  /** Number of the frozen state, and the day on which it was frozen. */
  numero: number;
  fige: Jour;
  prenom: string;
  nom: string;
  classe: string;
  beneficiaire: string;
  pays: string | null;
  fin: string | null;
  /** What the state counted. */
  brut: Centimes;
  deduit: Centimes;
  /** True when the sum came back and nothing follows, or when nothing can be paid: somebody has to act. */
  aReprendre: boolean;
}

interface Rangee extends Omit<Versement, 'centimes' | 'fige' | 'jour' | 'brut' | 'deduit' | 'etat'> {
  centimes: number;
  fige: Date;
  jour: Date | null;
  brut: number;
  deduit: number;
  etat: EtatDeVersement;
}

const VERSEMENTS = Prisma.sql`
  SELECT v.id, v.reference, v.dossier_id AS "dossierId", v.uai, t.nom AS etablissement, e.trimestre, e.numero, v.jour AS fige, v.mode,
    b.eleve_prenom AS prenom, b.eleve_nom AS nom, b.classe, b.beneficiaire_nom AS beneficiaire, v.centimes,
    b.brut + b.equipement AS brut, b.deduit, c.titulaire, c.pays, c.fin,
    coalesce(f.fait, 'a_payer') AS etat, f.jour, f.code, f.motif, n.reference AS suivant,
    n.id IS NULL AND (coalesce(f.fait, '') IN ('rejete', 'retourne')
      OR v.compte_id IS NULL AND v.mode <> 'mandataire' AND coalesce(f.fait, '') NOT IN ('paye', 'tenu')) AS "aReprendre"
  FROM versement v JOIN etat_de_paiement e ON e.id = v.etat_id JOIN etablissement t ON t.uai = v.uai
    JOIN boursier_a_payer b ON (b.etat_id, b.dossier_id, b.uai) = (v.etat_id, v.dossier_id, v.uai)
    LEFT JOIN compte_bancaire c ON c.id = v.compte_id
    LEFT JOIN versement n ON n.remplace_id = v.id
    LEFT JOIN LATERAL (SELECT * FROM fait_de_versement f WHERE f.versement_id = v.id ORDER BY f.rang DESC LIMIT 1) f ON true`;

const montrer = ({ fige, jour, ...v }: Rangee): Versement => ({
  ...v,
  fige: jourDe(fige),
  jour: jourOuNul(jour),
  centimes: enCentimes(v.centimes),
  brut: enCentimes(v.brut),
  deduit: enCentimes(v.deduit),
});

/** Payments of the places where the person says what becomes of them. */
function perimetreDesPaiements({ affectations }: Portee): Prisma.Sql {
  const tenus = (mode: ModeDePaiement) =>
    affectations.filter(({ role }) => (DISENT_LE_PAIEMENT[mode] as readonly Role[]).includes(role));
  const uais = tenus('agent_comptable').flatMap(({ uai }) => uai ?? []);
  const academies = tenus('ddfip').flatMap(({ academieCode }) => academieCode ?? []);
  return Prisma.sql`((v.mode = 'agent_comptable' AND v.uai = ANY (${uais}::text[]))
    OR (v.mode <> 'agent_comptable' AND e.academie_code = ANY (${academies}::text[])))`;
}

/** The payments of a rentrée that the person follows: what must be taken up again first, then what is to be paid. */
export const versementsAPayer = (portee: Portee, annee: number): Promise<Versement[]> =>
  enPortee(portee, async (tx) =>
    (
      await tx.$queryRaw<
        Rangee[]
      >`${VERSEMENTS} WHERE e.rentree = ${annee} AND ${perimetreDesPaiements(portee)}
        ORDER BY "aReprendre" DESC, f.fait IS NOT NULL AND f.fait <> 'repris', f.fait <> 'tenu', t.nom, e.numero DESC, b.eleve_nom, b.eleve_prenom, v.id`
    ).map(montrer),
  );

/** One payment that the person follows, with all that was said of it. Throws Refus introuvable otherwise. */
export const versement = (portee: Portee, id: string) =>
  enPortee(portee, async (tx) => {
    const [lu] = await tx.$queryRaw<
      Rangee[]
    >`${VERSEMENTS} WHERE v.id = ${id}::uuid AND ${perimetreDesPaiements(portee)}`;
    if (!lu) throw new Refus('introuvable', 'Ce versement n’existe pas, ou n’est pas payé par vous.');
    const faits = await tx.faitDeVersement.findMany({ where: { versementId: id }, orderBy: { rang: 'asc' } });
    return { ...montrer(lu), faits: faits.map((fait) => ({ ...fait, jour: jourDe(fait.jour) })) };
  });

/** The payments of a dossier, the last first, as who reads may see them: the family its own, an agent who reads the money. */
export const versementsLus = (portee: Portee, dossierId: string): Promise<Versement[]> =>
  enPortee(portee, (tx) => versementsDuDossier(tx, dossierId));

/** The same in a transaction: row-level security says which. */
export const versementsDuDossier = async (tx: Transaction, dossierId: string): Promise<Versement[]> =>
  (
    await tx.$queryRaw<
      Rangee[]
    >`${VERSEMENTS} WHERE v.dossier_id = ${dossierId}::uuid ORDER BY v.jour DESC, v.id DESC`
  ).map(montrer);

/** What signed states counted for a dossier and leave nothing of to pay, the last first, as who reads may see it. */
export const trimestresSansVersement = (portee: Portee, dossierId: string): Promise<SansVersement[]> =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<SansVersement[]>`
      SELECT e.id, e.trimestre, b.brut + b.equipement AS brut, b.deduit
      FROM boursier_a_payer b JOIN etat_de_paiement e ON e.id = b.etat_id
      WHERE b.dossier_id = ${dossierId}::uuid AND e.etape = 'fige' AND b.a_verser = 0 AND b.brut + b.equipement > 0
      ORDER BY e.signe_le DESC, e.trimestre DESC, e.id`,
  );

const EN_TETE = [
  'reference_ligne',
  'etat',
  'trimestre',
  'eleve_nom',
  'eleve_prenom',
  'classe',
  'titulaire',
  'iban',
  'brut',
  'frais_deduits',
  'montant',
  'date_retour',
  'sens',
  'code_iso',
  'libelle_banque',
];

/**
 * What an agent comptable has to pay, to be filled and sent back (docs/paiements.md): IBANs in full, each read kept in the register. Only
 * of the établissements where the person pays; nothing for a service, which gives a state and never a bank file. Throws Refus
 * introuvable to anybody else.
 */
export const listeAPayer = (portee: Portee, annee: number): Promise<FichierServi> =>
  enPortee(
    portee,
    async (tx) => {
      const uais = portee.affectations
        .filter(({ role }) => role === 'agent_comptable')
        .flatMap(({ uai }) => uai ?? []);
      if (uais.length === 0) throw new Refus('introuvable', 'Cette liste est celle des agents comptables.');
      const lues = await tx.$queryRaw<(Rangee & { iban: Uint8Array; compteId: string })[]>`
        SELECT l.*, c.iban, c.id AS "compteId" FROM (${VERSEMENTS}) l JOIN versement v ON v.id = l.id
          JOIN etat_de_paiement e ON e.id = v.etat_id JOIN compte_bancaire c ON c.id = v.compte_id
        WHERE e.rentree = ${annee} AND v.mode = 'agent_comptable' AND v.uai = ANY (${uais}::text[]) AND l.etat IN ('a_payer', 'repris')
        ORDER BY l.etablissement, l.nom, l.prenom, l.id`;
      await journaliserLectures(
        tx,
        portee,
        [...new Set(lues.map(({ dossierId }) => dossierId))],
        'coordonnees_bancaires',
        'liste à payer',
      );
      const lignes = lues.map((v) => [
        v.reference,
        String(v.numero),
        `T${v.trimestre}`,
        v.nom,
        v.prenom,
        v.classe,
        v.titulaire ?? '',
        dechiffrer(v.iban, { table: 'compte_bancaire', colonne: 'iban', cle: v.compteId }),
        ecrireDecimal(v.brut),
        ecrireDecimal(v.deduit),
        ecrireDecimal(v.centimes),
        '',
        '',
        '',
        '',
      ]);
      return {
        octets: new TextEncoder().encode(ecrireTableau([EN_TETE, ...lignes])),
        type: 'text/csv; charset=utf-8',
        nom: `a-payer-${portee.jour.toString()}.csv`,
      };
    },
    'lot',
  );
