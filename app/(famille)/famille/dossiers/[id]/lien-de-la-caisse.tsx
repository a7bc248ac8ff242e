import Link from 'next/link';
import { caisseProposee, demandeALaCaisse } from '#lib/caisse/queries.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerFamille } from '#lib/technique/session.ts';

const LIBELLES = {
  attendue: 'Votre caisse est interrogée : voir si elle a répondu',
  nomme: 'Votre caisse a répondu : relire sa réponse, puis la joindre',
  sans: 'Sans papier : demander à ma CAF ou à ma MSA',
} as const;

/** The way to have one’s caisse asked in the place of its attestation, and where it stands; nothing where no caisse can be asked. */
export async function LienDeLaCaisse({ dossierId }: { dossierId: string }) {
  if (!caisseProposee()) return null;
  const lue = await demandeALaCaisse(await exigerFamille(), dossierId).catch((erreur: unknown) => {
    // The attestation came meanwhile.
    if (erreur instanceof Refus) return null;
    throw erreur;
  });
  return lue ? (
    <p>
      <Link href={`/famille/dossiers/${dossierId}/caisse`}>{LIBELLES[lue.etat?.genre ?? 'sans']}</Link>
    </p>
  ) : null;
}
