import { campagneDuDossier } from '#lib/campagne/faits.ts';
import { adresseUtile } from '#lib/courriel/faits.ts';
import { retardLeve } from '#lib/decision/faits.ts';
import type { Ecritures } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, piecesManquantes } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import { chargerDossiers } from '#lib/dossier/queries.ts';
import { DRAPEAU_RETARD } from '#lib/dossier/schema.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import { recoursSuivi } from '#lib/recours/faits.ts';
import type { Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { annoncesDues, piecesARelancer } from './faits.ts';

/** Tells the family that silence has rejected its demande, and what it may do (CRPA L. 231-4). */
export const constaterSilence = (cible: Cible): OrdreDe<'constater_silence'> => ({
  ...cible,
  acte: 'constater_silence',
  ecrire: (dossier, { portee }) => ({
    contenu: { rejeteLe: annoncesDues(dossier, portee.jour).silenceDemande?.toString() ?? null },
  }),
});

/** Tells the family that silence has rejected its recours, and until when the judge may be seized (CRPA L. 411-7). */
export const constaterSilenceRecours = (cible: Cible): OrdreDe<'constater_silence_recours'> => ({
  ...cible,
  acte: 'constater_silence_recours',
  ecrire: (dossier, { portee }) => {
    const rejet = recoursSuivi(dossier, portee.jour)?.rejet;
    return {
      recoursId: recoursPendant(dossier)?.id,
      contenu: {
        rejeteLe: rejet?.le.toString() ?? null,
        jugeJusquAu: rejet?.juge?.echeance?.toString() ?? null,
      },
    };
  },
});

/** Reminds the family of the pieces that it has still to bring, a few days before the last one (C. III.C). */
export const rappelerPieces = (cible: Cible): OrdreDe<'rappeler_pieces'> => ({
  ...cible,
  acte: 'rappeler_pieces',
  ecrire: (dossier, { portee }) => ({
    contenu: {
      limite: annoncesDues(dossier, portee.jour).rappelPieces?.toString() ?? null,
      pieces: piecesManquantes(dossier).map(({ code }) => code),
    },
  }),
});

/** A reminder before the closing: what lacks and the last day, by the means that is due. */
const relance = (
  dossier: DossierEntier,
  { courriel, numero }: { courriel: string | null; numero?: string },
): Ecritures => ({
  contenu: {
    limite: campagneDuDossier(dossier)?.cloture.toString() ?? null,
    pieces: piecesARelancer(dossier),
    ...(numero ? { numero } : {}),
  },
  voie: { courriel },
});

/** Reminds a family before the closing of what its dossier lacks: by mail, then by letter (C. II.A). */
export const relancerAvantCloture = (cible: Cible): OrdreDe<'relancer_avant_cloture'> => ({
  ...cible,
  acte: 'relancer_avant_cloture',
  ecrire: (dossier, { portee }) => {
    const parCourriel = annoncesDues(dossier, portee.jour).relance === 'courriel';
    const courriel = parCourriel ? adresseUtile(dossier.demandeur) : null;
    return relance(dossier, { courriel });
  },
});

/** The same by a registered letter, under the number of its slip. */
export const relancerEnRecommande = (
  cible: Cible,
  { numero }: { numero: string },
): OrdreDe<'relancer_en_recommande'> => ({
  ...cible,
  acte: 'relancer_en_recommande',
  ecrire: (dossier) => relance(dossier, { courriel: null, numero }),
});

/**
 * Puts the flag of a lateness that a prolongation lifts on those of the dossiers whose demande is now in time: a task of who
 * holds them, since nothing else is written. The dossiers are locked by the caller.
 */
export async function signalerRetardsLeves(
  tx: Transaction,
  portee: Portee,
  ids: readonly string[],
): Promise<void> {
  const dossiers = [...(await chargerDossiers(tx, portee, ids)).values()];
  const leves = dossiers.filter((dossier) => !dossier.horsDelai || retardLeve(dossier)).map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE dossier SET drapeaux = array_append(array_remove(drapeaux, 'hors_delai'), ${DRAPEAU_RETARD})
    WHERE id = ANY (${leves}::uuid[]) AND NOT ${DRAPEAU_RETARD} = ANY (drapeaux)`;
}
