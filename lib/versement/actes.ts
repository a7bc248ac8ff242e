import {
  type EtatDeVersement,
  FAITS_DE_VERSEMENT,
  type FaitDeVersement,
  peutSuivre,
} from '#lib/droit/argent/paiements.ts';
import { apres, avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { ecrireMontant, centimes as enCentimes } from '#lib/droit/montant.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { BilanDeRetours, LigneDeRetour } from './faits.ts';
import type { Dire } from './schema.ts';

/** A payment as an act judges it, its rows locked. */
interface Juge {
  id: string;
  reference: string;
  etat: EtatDeVersement;
  /** Day of its last fact. */
  faitLe: Date | null;
  fige: Date;
  centimes: number;
  sansCompte: boolean;
}

/** The payments of these keys that the person may speak of. */
const juges = (tx: Transaction, cles: Prisma.Sql): Promise<Juge[]> => tx.$queryRaw<Juge[]>`
  SELECT v.id, v.reference, coalesce(f.fait, 'a_payer') AS etat, f.jour AS "faitLe", v.jour AS fige, v.centimes,
    v.compte_id IS NULL AND v.mode <> 'mandataire' AS "sansCompte"
  FROM versement v
    LEFT JOIN LATERAL (SELECT * FROM fait_de_versement f WHERE f.versement_id = v.id ORDER BY f.rang DESC LIMIT 1) f ON true
  WHERE ${cles} AND dit_le_paiement(v.id)`;

/** What forbids a fact on a day, in words; null when nothing does. */
function obstacle(portee: Portee, versement: Juge, fait: FaitDeVersement, jour: Jour): string | null {
  if (!peutSuivre(versement.etat, fait))
    return versement.etat === 'a_payer'
      ? `rien n’est payé encore : « ${FAITS_DE_VERSEMENT[fait]} » ne peut pas suivre.`
      : `ce versement est « ${FAITS_DE_VERSEMENT[versement.etat as FaitDeVersement]} » : « ${FAITS_DE_VERSEMENT[fait]} » ne peut pas suivre.`;
  if (fait === 'paye' && versement.sansCompte)
    return 'aucun compte n’était connu : il ne peut pas être payé.';
  const depuis = jourDe(versement.faitLe ?? versement.fige);
  return apres(jour, portee.jour) || avant(jour, depuis)
    ? `le jour est entre le ${ecrireJour(depuis)} et aujourd’hui.`
    : null;
}

const rangeeDe = (
  { auteur }: Portee,
  versementId: string,
  { fait, jour, code, motif }: Omit<Dire, 'versementId'>,
) => ({
  versementId,
  rang: 0,
  fait,
  jour: dateDe(jour),
  code,
  motif: motif || null,
  auteurId: auteur.id ?? '',
  auteurNom: auteur.nom,
});

/**
 * Says what became of a payment. Throws Refus introuvable for one that the person does not pay nor liquidate, impossible when it cannot
 * follow what was said before, or on that day.
 */
export const direDuVersement = (portee: Portee, { versementId, ...dit }: Dire): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const [vu] = await juges(tx, Prisma.sql`v.id = ${versementId}::uuid`);
      if (!vu) throw new Refus('introuvable', 'Ce versement n’existe pas, ou n’est pas payé par vous.');
      const faute = obstacle(portee, vu, dit.fait, dit.jour);
      if (faute) throw new Refus('impossible', `Impossible : ${faute}`);
      await tx.faitDeVersement.createMany({ data: rangeeDe(portee, versementId, dit) });
    },
    'acte',
  );

/**
 * Says what a file tells of payments, line by line: a wrong line is told with its reason and stops no other. A sum or a reference that is
 * not ours changes nothing.
 */
export const direParFichier = (portee: Portee, lignes: readonly LigneDeRetour[]): Promise<BilanDeRetours> =>
  enPortee(
    portee,
    async (tx) => {
      const references = lignes.flatMap((ligne) => ('reference' in ligne ? ligne.reference : []));
      const connus = new Map(
        (await juges(tx, Prisma.sql`v.reference = ANY (${references}::text[])`)).map((vu) => [
          vu.reference,
          vu,
        ]),
      );
      const bilan: BilanDeRetours = { faits: 0, dejaDits: 0, refus: [] };
      const data = [];
      for (const ligne of lignes) {
        if ('faute' in ligne) {
          bilan.refus.push({ ligne: ligne.ligne, cause: ligne.faute });
          continue;
        }
        const { reference, fait, jour, code, motif, centimes } = ligne;
        const vu = connus.get(reference);
        if (vu && vu.etat === fait && vu.faitLe && jourDe(vu.faitLe).equals(jour)) {
          bilan.dejaDits += 1;
          continue;
        }
        const cause = !vu
          ? `« ${reference} » n’est pas un versement que vous payez.`
          : centimes !== null && vu.centimes !== centimes
            ? `le montant est ${ecrireMontant(enCentimes(vu.centimes))}, le fichier dit ${ecrireMontant(enCentimes(centimes))}.`
            : obstacle(portee, vu, fait, jour);
        if (cause || !vu) {
          bilan.refus.push({ ligne: ligne.ligne, cause: cause ?? '' });
          continue;
        }
        data.push(rangeeDe(portee, vu.id, { fait, jour, code, motif }));
        connus.set(reference, { ...vu, etat: fait, faitLe: dateDe(jour) });
        bilan.faits += 1;
      }
      await tx.faitDeVersement.createMany({ data });
      return bilan;
    },
    'lot',
  );

/**
 * Pays again a sum that came back, or that had no account, to the account that stands now. Throws Refus impossible when it did not come
 * back, is paid again already, or is not of the person.
 */
export const payerDeNouveau = (portee: Portee, versementId: string): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const [lu] = await tx.$queryRaw<
        { fait: boolean }[]
      >`SELECT payer_de_nouveau(${versementId}::uuid) AS fait`;
      if (!lu?.fait)
        throw new Refus(
          'impossible',
          'Ce versement n’est pas revenu, ou il est déjà payé de nouveau : rechargez la page.',
        );
    },
    'acte',
  );
