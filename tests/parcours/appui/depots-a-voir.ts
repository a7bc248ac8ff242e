import { garderBrouillon } from '#lib/demande/actes.ts';
import { envoyerDepot, ouvrirDepot } from '#lib/depot/actes.ts';
import { depotEnCours } from '#lib/depot/queries.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { acteur, le, scene } from '#monde/scene.ts';
import { DEMANDE_EN_LIGNE } from '#tests/actes/appui/preparation.ts';
import type { EleveDEssai } from './monde.ts';

/** Two demandes online, while the campaign was open: one being written, one sent. */
export async function depotsEnLigne(
  eleve: (prenom: string) => Promise<EleveDEssai>,
): Promise<{ enLigne: string; depose: string }> {
  const commencer = async (prenom: string) => {
    const { id, foyer } = await eleve(prenom);
    const portee = await acteur(scene(foyer), 'famille', le('2026-09-21'));
    return { portee, dossierId: await ouvrirDepot(portee, [id]) };
  };
  const { dossierId: enLigne } = await commencer('Iseult');
  const { portee, dossierId } = await commencer('Judith');
  const depot = await depotEnCours(portee, dossierId);
  await garderBrouillon(portee, {
    dossierId,
    revision: depot?.revision ?? 0,
    saisie: saisieDuFormulaire({ ...depot?.depart, ...DEMANDE_EN_LIGNE }),
  });
  const [depose] = await envoyerDepot(portee, dossierId);
  return { enLigne, depose: depose?.dossierId ?? '' };
}
