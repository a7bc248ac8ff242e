import { anneeDesRevenus, type Rentree } from '#lib/droit/annee.ts';
import { type EtatDeLaPart, tientLieu } from '#lib/droit/consentement/part.ts';
import type { Jour } from '#lib/droit/date.ts';
import { avisRecupere, ChiffresSchema } from '#lib/recuperation/faits.ts';
import { lieuDuContenu } from '#lib/recuperation/queries.ts';
import { dechiffrer } from '#lib/technique/chiffrement.ts';
import { codeDeLaLettre } from '#lib/technique/code-de-lettre.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { type EcritDuConcubin, EcritDuConcubinSchema, etatDeLaPart, type PartDonnee } from './faits.ts';

/** Where what a concubin wrote stands, encrypted. */
export const lieuDeLEcrit = (cle: string) =>
  ({ table: 'part_du_concubin', colonne: 'contenu', cle }) as const;

interface LigneDeLaPart {
  id: string;
  courriel: string | null;
  expireLe: Date;
  reponse: string | null;
  reponduLe: Date | null;
  contenu: Uint8Array | null;
  recuperationId: string | null;
  issue: string | null;
  enAttente: boolean;
  chiffres: Uint8Array | null;
}

async function lireLaPart(tx: Transaction, dossierId: string): Promise<LigneDeLaPart | null> {
  const [lue] = await tx.$queryRaw<LigneDeLaPart[]>`
    SELECT id, courriel, expire_le AS "expireLe", reponse, repondu_le AS "reponduLe", contenu, recuperation_id AS "recuperationId", issue,
      en_attente AS "enAttente", chiffres
    FROM part_du_depot(${dossierId}::uuid)`;
  return lue ?? null;
}

const etatDe = (lue: LigneDeLaPart, jour: Jour): EtatDeLaPart =>
  etatDeLaPart(
    {
      reponse: lue.reponse,
      expireLe: jourDe(lue.expireLe),
      ecrite: lue.contenu !== null,
      recuperation: lue.recuperationId
        ? { issue: lue.issue, enAttente: lue.enAttente, recue: lue.chiffres !== null }
        : null,
    },
    jour,
  );

/** What who writes a demande online reads of the other's part: where it stands, and the code to pass on; nothing of what it says. */
export interface PartSuivie {
  etat: EtatDeLaPart;
  lien: { courriel: string; refusee: boolean; code: string; expireLe: Jour } | null;
}

/** The last link of a draft as its demandeur follows it; null while none was sent. */
export async function suivreLaPart(
  tx: Transaction,
  dossierId: string,
  jour: Jour,
): Promise<PartSuivie | null> {
  const lue = await lireLaPart(tx, dossierId);
  if (!lue) return null;
  const { id, courriel, expireLe } = lue;
  const envoi = await tx.partDuConcubin.findUnique({ where: { id }, select: { refuseeLe: true } });
  return {
    etat: etatDe(lue, jour),
    lien: courriel
      ? {
          ...{ courriel, refusee: envoi?.refuseeLe != null },
          ...{ code: codeDeLaLettre(id), expireLe: jourDe(expireLe) },
        }
      : null,
  };
}

/** The figures of an answer, as an avis; null when it gives none. */
function avisDe(
  lue: LigneDeLaPart,
  { rfr, enfants }: EcritDuConcubin,
  annee: number,
): PartDonnee['avis'] | null {
  if (lue.chiffres && lue.recuperationId)
    return avisRecupere(
      ChiffresSchema.parse(JSON.parse(dechiffrer(lue.chiffres, lieuDuContenu(lue.recuperationId)))),
    );
  return rfr === undefined || enfants === undefined ? null : { annee, rfr, enfants, source: 'avis' };
}

/** What the concubin gave for a draft about to be sent; null when nothing of it stands. */
export async function partDonnee(
  tx: Transaction,
  dossierId: string,
  { jour, annee }: { jour: Jour; annee: Rentree },
): Promise<PartDonnee | null> {
  const lue = await lireLaPart(tx, dossierId);
  if (!lue?.reponse || !lue.reponduLe || !lue.contenu || !tientLieu(etatDe(lue, jour))) return null;
  const ecrit = EcritDuConcubinSchema.parse(JSON.parse(dechiffrer(lue.contenu, lieuDeLEcrit(lue.id))));
  const avis = avisDe(lue, ecrit, anneeDesRevenus(annee));
  const { nom, prenom = '' } = ecrit;
  return (
    avis && {
      reponse: lue.reponse,
      reponduLe: jourDe(lue.reponduLe),
      concubin: { 'concubin.nom': nom, 'concubin.prenom': prenom },
      avis,
    }
  );
}
