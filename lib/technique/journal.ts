import type { Role } from '#lib/droit/competence.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { dateDe } from './dates.ts';
import { maintenant } from './horloge.ts';
import type { Portee } from './portee.ts';
import type { Transaction } from './prisma.ts';

export interface LigneAEcrire {
  dossierId: string;
  role: Role;
  acte: string;
  deEtat: string;
  versEtat: string;
  enregistrementId?: string;
  contenu: Prisma.InputJsonObject;
}

/** Appends one line to the journal of a dossier. Rank and hashes are set by PostgreSQL, which also refuses any edit. */
export async function ecrireAuJournal(tx: Transaction, portee: Portee, ligne: LigneAEcrire): Promise<void> {
  await tx.ligneDeJournal.create({
    data: {
      ...ligne,
      instant: new Date(maintenant().epochMilliseconds),
      jour: dateDe(portee.jour),
      auteurGenre: portee.auteur.genre,
      auteurId: portee.auteur.id,
      auteurNom: portee.auteur.nom,
      rang: 0,
      empreinte: new Uint8Array(),
      empreintePrecedente: new Uint8Array(),
    },
  });
}

/** What a read of sensitive data looked at. */
export type ObjetLu = 'dossier' | 'revenus' | 'numero_fiscal' | 'adresse' | 'piece' | 'courrier';

/** Records that the person looked at sensitive data of a dossier (for the DPO; kept apart from the acts). */
export async function journaliserLecture(
  tx: Transaction,
  portee: Portee,
  dossierId: string,
  objet: ObjetLu,
  precision?: string,
): Promise<void> {
  await tx.lectureSensible.createMany({
    data: [{ lecteurGenre: portee.auteur.genre, lecteurId: portee.auteur.id, dossierId, objet, precision }],
  });
}
