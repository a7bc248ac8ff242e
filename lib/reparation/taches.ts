/** The night's part of the repair desk: on the day that a service set, what is left becomes ordinary dossiers. */
import { BILAN_VIDE } from '#lib/droit/etude/bilan.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { restesDeLAcademie } from './queries.ts';

/**
 * Starts the runs whose day has come, each with the consents that are left then, in the name of who set the day. One that finds
 * nothing left ends. Done again, it finds them started.
 */
export async function remettreLesRestes(): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const dus = { etat: 'prepare', prevuLe: { lte: dateDe(portee.jour) } } as const;
  const passages = await enPortee(portee, (tx) => tx.passageDEtude.findMany({ where: dus }));
  for (const { id, ...passage } of passages)
    await enPortee(
      portee,
      async (tx) => {
        const restes = await restesDeLAcademie(tx, {
          ...{ academieCode: passage.academieCode ?? '', rentree: passage.rentree },
        });
        const fin = new Date(maintenant().epochMilliseconds);
        if (restes.length === 0) {
          await tx.passageDEtude.updateMany({
            where: { id, ...dus },
            data: { etat: 'arrete', finiLe: fin, cause: 'Ce jour-là, rien ne restait à remettre.' },
          });
          return;
        }
        const { count } = await tx.passageDEtude.updateMany({
          where: { id, ...dus },
          data: {
            ...{ etat: 'en_cours', consentements: restes, aEtudier: restes.length, tour: 1 },
            ...{ bilan: { ...BILAN_VIDE }, lanceLe: fin },
            ...{ lanceParId: passage.auteurId, lanceParNom: passage.auteurNom },
          },
        });
        if (count === 1) await ajouterTache(tx, 'etudier_passage', { passageId: id, tour: 1 });
      },
      'lot',
    );
}
