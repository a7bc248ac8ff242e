import { decider } from '#lib/decision/actes.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe, Par } from '#lib/dossier/porte.ts';
import type { CauseDAttente } from '#lib/droit/avis/causes.ts';
import { type Jugement, motifDeLAvisTardif, traceDuJugement } from '#lib/droit/avis/tardif.ts';
import type { Jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { avisVenuLe } from './faits.ts';

/** Why the avis is not there, and the day on which the family told the établissement, on paper or here. */
export interface Annonce {
  cause: CauseDAttente;
  annonceLe: Jour;
}

/** The avis d'impôt alone may come after the fifteen days, until the end of the school year (C. III.C). */
export const signalerAttenteAvis = (
  cible: Cible,
  { cause, annonceLe }: Annonce,
): OrdreDe<'signaler_attente_avis'> => ({
  ...cible,
  acte: 'signaler_attente_avis',
  saisie: { annonceLe },
  ecrire: ({ demandesDePieces: [demande] }) => ({
    contenu: { cause, annonceLe: annonceLe.toString() },
    rangees: demande
      ? {
          demandeDePieces: {
            ...demande,
            avisAttendu: true,
            avisCause: cause,
            avisAnnonceLe: dateDe(annonceLe),
          },
        }
      : {},
  }),
});

/** What a person says of a late avis: when the family received it, and why that time was reasonable or not. */
export type Juge = Pick<Jugement, 'recuLe' | 'motivation'>;

/** The demand for pieces with its judgement; none on a dossier that was asked nothing, where the guards let nothing pass. */
const jugee = (
  { demandesDePieces: [demande] }: DossierEntier,
  { portee }: Par,
  { recuLe, motivation }: Juge,
  retenu: boolean,
) =>
  demande
    ? {
        demandeDePieces: {
          ...demande,
          avisRecuLe: dateDe(recuLe),
          avisJugeLe: dateDe(portee.jour),
          avisRetenu: retenu,
          avisMotivation: motivation.trim(),
        },
      }
    : {};

/**
 * A person found the time reasonable in which the avis was produced since the family received it (C. III.C): the decision may
 * rest on it, and says why.
 */
export const retenirAvisTardif = (cible: Cible, juge: Juge): OrdreDe<'retenir_avis_tardif'> => ({
  ...cible,
  acte: 'retenir_avis_tardif',
  saisie: { avisRecuParLaFamille: juge.recuLe, motivation: juge.motivation },
  ecrire: (dossier, par) => ({
    contenu: { recuLe: juge.recuLe.toString(), motivation: juge.motivation },
    rangees: jugee(dossier, par, juge, true),
  }),
});

/**
 * A person found that time too long, the avis come or not: the dossier is refused as incomplete (C. III.C). The proof of a
 * reasonable time lies on who asks.
 */
export const refuserAvisTardif = (cible: Cible, juge: Juge): OrdreDe<'refuser_avis_tardif'> => ({
  ...cible,
  acte: 'refuser_avis_tardif',
  saisie: { avisRecuParLaFamille: juge.recuLe, motivation: juge.motivation },
  ecrire: (dossier, par) => {
    const jugement = { ...juge, produitLe: avisVenuLe(dossier), retenu: false };
    const ecritures = decider('refuser_avis_tardif', dossier, par, {
      motifs: [motifDeLAvisTardif(jugement)],
      motivation: juge.motivation,
      trace: [traceDuJugement(jugement), ...(par.examen?.trace ?? [])],
    });
    return { ...ecritures, rangees: { ...ecritures.rangees, ...jugee(dossier, par, juge, false) } };
  },
});
