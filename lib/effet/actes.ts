/** Asks what a typed annexe would change, before anybody signs it or after. */
import { saisieDe } from '#lib/bareme/faits.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { baremesDeLAnnexe } from '#lib/droit/bareme/annexe.ts';
import { enPortee, exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';

/**
 * Begins to measure an annexe on the demandes decided in this school year; returns the id of the measure, that of the one
 * under way when there is one. Throws a Refus: "introuvable", "conflit" on another version, "impossible" while lines lack.
 */
export async function mesurerEffet(portee: Portee, annexeId: string, version: number): Promise<string> {
  exigerAdministrateur(portee);
  return enPortee(portee, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM annexe_de_bareme WHERE id = ${annexeId}::uuid FOR UPDATE`;
    const annexe = await tx.annexeDeBareme.findUnique({ where: { id: annexeId } });
    if (!annexe) throw new Refus('introuvable', 'Cette annexe n’existe pas.');
    if (annexe.version !== version)
      throw new Refus('conflit', 'Cette annexe a été corrigée depuis : relisez-la, puis mesurez son effet.');
    const lue = baremesDeLAnnexe(saisieDe(annexe));
    if ('obstacles' in lue)
      throw new Refus(
        'impossible',
        `L’effet se mesure sur deux tableaux entiers. ${lue.obstacles.join(' ')}`,
      );
    const enCours = await tx.effetDeBareme.findFirst({
      where: { annexeId, annexeVersion: version, finiLe: null },
      select: { id: true },
    });
    if (enCours) return enCours.id;
    const effetId = crypto.randomUUID();
    await tx.effetDeBareme.createMany({
      data: {
        ...{ id: effetId, annexeId, annexeVersion: version, rentree: rentreeDu(portee.jour) },
        auteurId: portee.auteur.id ?? '',
        auteurNom: portee.auteur.nom,
      },
    });
    await ajouterTache(tx, 'mesurer_effet', { effetId, tour: 0 });
    return effetId;
  });
}
