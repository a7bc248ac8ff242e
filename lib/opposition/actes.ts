import { enPortee, exigerDpo, type Portee } from '#lib/technique/portee.ts';
import { codeDePostgresql } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { OppositionDite } from './schema.ts';

/**
 * Writes what was answered to a family that objects: admitted, bodies are answered as of an unknown pupil from the next call on.
 * Throws Refus introuvable to anybody but the DPO, impossible on nobody, a day to come, or nothing to lift.
 */
export async function consignerOpposition(
  portee: Portee,
  { reference, suite, demandeeLe, motif }: OppositionDite,
): Promise<void> {
  exigerDpo(portee);
  if (demandeeLe > portee.jour.toString())
    throw new Refus('impossible', 'Demandée le : ce jour n’est pas encore venu.', { champ: 'demandeeLe' });
  const trouvee = await enPortee(portee, async (tx) => {
    const [lue] = await tx.$queryRaw<{ trouvee: boolean }[]>`
      SELECT consigner_une_opposition(${reference}, ${suite}, ${demandeeLe}::date, ${motif}) AS trouvee`;
    return lue?.trouvee ?? false;
  }).catch((erreur: unknown) => {
    if (codeDePostgresql(erreur) !== '23000') throw erreur;
    throw new Refus(
      'impossible',
      'Suite : aucune opposition n’est en vigueur pour cet élève, il n’y a rien à lever.',
      { champ: 'suite' },
    );
  });
  if (!trouvee)
    throw new Refus(
      'impossible',
      'Élève : aucun ne répond à ce numéro de dossier ni à cet INE. Vérifiez-le sur un courrier.',
      { champ: 'reference' },
    );
}
