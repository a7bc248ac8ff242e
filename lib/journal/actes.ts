import { exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { ajouterTache } from '#lib/technique/taches.ts';

/** Asks the worker to compute the whole journal again. Throws Refus introuvable to anybody but an administrateur. */
export async function demanderLaVerification(portee: Portee): Promise<void> {
  exigerAdministrateur(portee);
  await prisma().$transaction((tx) => ajouterTache(tx, 'verifier_journal', {}));
}
