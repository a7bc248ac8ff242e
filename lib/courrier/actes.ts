import { type Accompli, accomplir, type Cible } from '#lib/dossier/actes.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import type { Jour } from '#lib/droit/date.ts';
import { echeancePieces } from '#lib/droit/delais/famille.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';

/** How a letter went to the family: announced by e-mail and opened on the portal, or printed and posted. */
export type ModeDEnvoi = 'portail' | 'courrier';

/** The legal act that makes a decision known, once its letter exists (C. IV.B). Done by the application. */
export const notifier = (portee: Portee, cible: Cible, mode: ModeDEnvoi): Promise<Accompli> =>
  accomplir(portee, {
    ...cible,
    acte: 'notifier',
    ecrire: async (tx, dossier) => {
      const id = crypto.randomUUID();
      const decisionId = dossier.decisions[0]?.id ?? '';
      await tx.notification.createMany({ data: { id, decisionId, mode, envoyeeLe: dateDe(portee.jour) } });
      return { enregistrementId: id, contenu: { mode } };
    },
  });

/**
 * Dates the reception of the last letter (R. 531-25): of the decision once notified, of the demand for pieces before.
 * The delays that the letter opens run from this day; the proof says how it is known.
 */
export const daterReception = (
  portee: Portee,
  cible: Cible,
  { recuLe, preuve }: { recuLe: Jour; preuve: string },
): Promise<Accompli> =>
  accomplir(portee, {
    ...cible,
    acte: 'dater_reception',
    faits: { receptionDuCourrier: recuLe },
    ecrire: async (tx, dossier) => {
      const reception = { recueLe: dateDe(recuLe), preuve };
      const [demande] = dossier.demandesDePieces;
      if (dossier.etat === 'incomplete' && demande) {
        const limite = echeancePieces(recuLe, territoireDuDepartement(dossier.departementCode)).echeance;
        const limiteLe = limite && dateDe(limite);
        await tx.demandeDePieces.update({ where: { id: demande.id }, data: { ...reception, limiteLe } });
      } else {
        await tx.notification.updateMany({
          where: { decisionId: dossier.decisions[0]?.id },
          data: reception,
        });
      }
      return { contenu: { recuLe: recuLe.toString(), preuve } };
    },
  });
