/** What the application does on the dossiers of an étude, through the one door (C. II.B.1). */

import { lieuDuDepot, recevabiliteDuDepot } from '#lib/demande/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { demandeDeLEtude, type IssueEcrite } from './demande.ts';
import type { ConsentementLu } from './faits.ts';

/** What of a consent goes on its demande. */
type Consenti = Pick<ConsentementLu, 'id' | 'consentiLe' | 'lien' | 'responsableId'>;

/**
 * Opens the demande of a consent that was studied. It counts from the day of the consent; what the administration owes runs from
 * the day of the étude. No accusé de réception: nothing was filed.
 */
export const ouvrirEtude = (
  cible: Cible,
  { consentement, issue }: { consentement: Consenti; issue: IssueEcrite },
): OrdreDe<'ouvrir_etude'> => ({
  ...cible,
  acte: 'ouvrir_etude',
  ecrire: (dossier, { portee }) => {
    const { demandeur } = dossier;
    if (!demandeur) throw new RangeError(`dossier ${dossier.numero} : une étude sans personne`);
    const contenu = demandeDeLEtude(consentement, issue, demandeur);
    const jugement = recevabiliteDuDepot(contenu, lieuDuDepot(dossier));
    const trace = redigerTrace(jugement.trace, typeBourseDuDossier(dossier));
    const id = crypto.randomUUID();
    return {
      enregistrementId: id,
      contenu: {
        consentementId: consentement.id,
        consentiLe: consentement.consentiLe.toString(),
        recevabilite: trace as unknown as Prisma.InputJsonArray,
      },
      dossier: {
        recuLe: dateDe(consentement.consentiLe),
        repriseLe: dateDe(portee.jour),
        horsDelai: jugement.genre === 'sans_droit',
      },
      rangees: {
        demande: {
          ...{ id, dossierId: dossier.id, rang: 1, origine: 'etude', contenu },
          ...{ numeroFiscal: null, numeroFiscalConcubin: null },
          jour: dateDe(portee.jour),
          auteurId: null,
          auteurNom: portee.auteur.nom,
        },
      },
    };
  },
});
