import type { DossierEntier } from '#lib/dossier/faits.ts';
import { REMPLISSENT_LES_FICHES } from '#lib/droit/argent/fiche-navette.ts';
import { estDuLycee } from '#lib/fiche-navette/faits.ts';
import { enPortee, type Portee, rolesSur } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { EquipementAilleurs } from '#prisma/generated/client.ts';

/** What is recorded of a prime d’équipement paid out of the base. */
export interface EquipementDuDossier {
  /** Rank of the last entry; 0 before the first. */
  rang: number;
  /** The one that stands; null when none does. */
  verse: EquipementAilleurs | null;
  /** The person records it: where a lycéen's dossier is held. */
  enregistre: boolean;
}

/** The same in a transaction. */
export async function lireLEquipement(
  tx: Transaction,
  portee: Portee,
  dossier: DossierEntier,
): Promise<EquipementDuDossier> {
  const derniere = await tx.equipementAilleurs.findFirst({
    where: { dossierId: dossier.id },
    orderBy: { rang: 'desc' },
  });
  return {
    rang: derniere?.rang ?? 0,
    verse: derniere?.motif === null ? derniere : null,
    enregistre:
      estDuLycee(dossier) &&
      rolesSur(portee, dossier).some((role) => REMPLISSENT_LES_FICHES.some((un) => un === role)),
  };
}

/** What is recorded on a dossier that was read in the portée. */
export const equipementDuDossier = (portee: Portee, dossier: DossierEntier): Promise<EquipementDuDossier> =>
  enPortee(portee, (tx) => lireLEquipement(tx, portee, dossier));
