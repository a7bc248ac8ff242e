import { apres, avant, ecrireJour, jour } from '#lib/droit/date.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { estDuLycee, refusDeLaLoi } from './faits.ts';
import { type FichesDuDossier, lireFiches } from './queries.ts';
import type { FicheRemplie, ReponseDeLIen } from './schema.ts';

/** The fiches of a dossier that the person fills, one at a time. Throws Refus introuvable, interdit, impossible out of the lycée. */
async function tenir(tx: Transaction, portee: Portee, dossierId: string): Promise<FichesDuDossier> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`fiche navette:${dossierId}`}, 0))::text`;
  const lues = await lireFiches(tx, portee, dossierId);
  if (!estDuLycee(lues.dossier))
    throw new Refus(
      'impossible',
      'La prime de reprise d’études est une prime du lycée : ce dossier n’en a pas.',
    );
  if (!lues.remplit)
    throw new Refus(
      'interdit',
      'L’établissement de l’élève, ou son service des bourses, remplit cette fiche.',
    );
  return lues;
}

const signe = ({ auteur, jour: le }: Portee) => ({
  auteurId: auteur.id ?? '',
  auteurNom: auteur.nom,
  jour: dateDe(le),
});

/**
 * Fills the fiche navette of a pupil who is back to school; filled again, the last one stands. Throws Refus introuvable outside the
 * portée, interdit to who does not hold the dossier, impossible with the reason when the law refuses the prime, conflit once it is
 * confirmed.
 */
export const remplirLaFiche = (portee: Portee, dite: FicheRemplie): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const { dossierId, etablissement, codePostal, commune, formation, tuteur } = dite;
      const { dossier, fiches } = await tenir(tx, portee, dossierId);
      if (dossier.etat === 'brouillon')
        throw new Refus(
          'impossible',
          'La demande de bourse n’est pas encore déposée : la fiche s’y joint ensuite.',
        );
      const [derniere] = fiches;
      if (derniere?.reponse === 'favorable')
        throw new Refus('conflit', 'L’IEN-IO a déjà confirmé cette fiche : elle ne se remplit plus.');
      if (apres(jour(dite.repriseLe), portee.jour))
        throw new Refus('impossible', 'Études reprises le : ce jour n’est pas encore venu.', {
          champ: 'repriseLe',
        });
      const refus = refusDeLaLoi(dossier, dite);
      if (refus) throw new Refus('impossible', refus.message, refus.champ ? { champ: refus.champ } : {});
      await tx.ficheNavette.createMany({
        data: {
          ...{ dossierId, etablissement, codePostal, commune, formation, tuteur: tuteur ?? null },
          rang: (derniere?.rang ?? 0) + 1,
          interruptionLe: dateDe(jour(dite.interruptionLe)),
          repriseLe: dateDe(jour(dite.repriseLe)),
          ...signe(portee),
        },
      });
    },
    'acte',
  );

/**
 * Types the answer of the IEN-IO from its paper: once favourable, the prime is due with the bourse, from the next state on. Throws
 * Refus as above, conflit when no fiche waits, impossible for a day before the fiche or to come.
 */
export const repondreALaFiche = (portee: Portee, dite: ReponseDeLIen): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const { fiches } = await tenir(tx, portee, dite.dossierId);
      const [derniere] = fiches;
      if (!derniere || derniere.reponse)
        throw new Refus(
          'conflit',
          'Aucune fiche n’attend de réponse : remplissez-en une, ou rechargez la page.',
        );
      const repondueLe = jour(dite.repondueLe);
      if (apres(repondueLe, portee.jour) || avant(repondueLe, jourDe(derniere.jour)))
        throw new Refus(
          'impossible',
          `Répondue le : entre le jour de la fiche, le ${ecrireJour(jourDe(derniere.jour))}, et aujourd’hui.`,
          { champ: 'repondueLe' },
        );
      const { id: _, instant: __, ...fiche } = derniere;
      await tx.ficheNavette.createMany({
        data: {
          ...fiche,
          rang: derniere.rang + 1,
          reponse: dite.reponse,
          repondueLe: dateDe(repondueLe),
          ienIo: dite.ienIo,
          motif: dite.reponse === 'defavorable' ? (dite.motif ?? null) : null,
          ...signe(portee),
        },
      });
    },
    'acte',
  );
