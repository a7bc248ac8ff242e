import { decider } from '#lib/decision/actes.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import { motifDeDoubleDemande } from '#lib/droit/recevabilite/double-demande.ts';
import { redigerMotifs } from '#lib/droit/rediger.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { placeDeLaReprise } from './faits.ts';

/**
 * Closes one of the two demandes of the parents of a pupil in résidence alternée (C. II.C.1): each by its own decision, which
 * says nothing of the other.
 */
export const declarerDoubleDemande = (cible: Cible): OrdreDe<'declarer_double_demande'> => ({
  ...cible,
  acte: 'declarer_double_demande',
  ecrire: (dossier, par) => {
    const { motif, trace } = motifDeDoubleDemande(dossier.branche);
    const motifs = redigerMotifs([motif], typeBourseDuDossier(dossier));
    return decider('declarer_double_demande', dossier, par, { motifs, trace });
  },
});

/**
 * Takes up again, at its own date, the demande that the other parent leaves alone (C. II.C.1). It stands from now on in the
 * place of the only one; a letter of the irrecevabilité that has not left leaves no more.
 */
export const reprendreApresDesistement = (cible: Cible): OrdreDe<'reprendre_apres_desistement'> => ({
  ...cible,
  acte: 'reprendre_apres_desistement',
  ecrire: (dossier, { portee }) => ({
    contenu: { repriseLe: portee.jour.toString() },
    dossier: { doubleDeId: placeDeLaReprise(dossier), repriseLe: dateDe(portee.jour) },
    rangees: {
      courriersSuivis: dossier.courriers
        .filter(({ decisionId, rappeleLe }) => {
          const decision = dossier.decisions.find(({ id }) => id === decisionId);
          return decision && !decision.notification && !rappeleLe;
        })
        .map((lettre) => ({ ...lettre, rappeleLe: dateDe(portee.jour) })),
    },
  }),
});
