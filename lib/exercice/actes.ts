import { apres } from '#lib/droit/date.ts';
import { dateDe, dateOuNulle } from '#lib/technique/dates.ts';
import { enPortee, exigerDpo, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { avecLesRefusDeLaBase } from '#lib/technique/refus-de-la-base.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { ExerciceRecu, ExerciceSaisi, SuiteSaisie } from './schema.ts';

const signe = ({ auteur }: Portee) => ({ auteurId: auteur.id ?? '', auteurNom: auteur.nom });

/** A person asks online, in its own name, on the day. Throws Refus interdit to anybody else, impossible for a dossier that is not its own. */
export async function exercerUnDroit(
  portee: Portee,
  { droit, numero, precisions }: ExerciceSaisi,
): Promise<void> {
  const { auteur, jour } = portee;
  if (auteur.genre !== 'famille') throw new Refus('interdit', 'Chacun demande ce qui le concerne.');
  await avecLesRefusDeLaBase(() =>
    enPortee(portee, (tx) =>
      tx.exerciceDeDroit.create({
        data: {
          ...{ droit, numero, precisions, canal: 'en_ligne', responsableId: auteur.id, nom: auteur.nom },
          ...{ recueLe: dateDe(jour), ...signe(portee) },
        },
      }),
    ),
  );
}

/** The DPO writes in the register what came on paper. Returns the id. Throws Refus introuvable to anybody else, impossible for an unknown number or a day to come. */
export async function enregistrerUnExercice(
  portee: Portee,
  { recueLe, ...recu }: ExerciceRecu,
): Promise<string> {
  exigerDpo(portee);
  const { id } = await avecLesRefusDeLaBase(() =>
    enPortee(portee, (tx) =>
      tx.exerciceDeDroit.create({
        data: { ...recu, canal: 'papier', recueLe: dateDe(recueLe), ...signe(portee) },
      }),
    ),
  );
  return id;
}

/** More time, a limitation, its end, or the answer. Throws Refus introuvable to anybody but the DPO, conflit when it is done already, impossible out of time. */
export async function suivreUnExercice(portee: Portee, suite: SuiteSaisie): Promise<void> {
  exigerDpo(portee);
  const { exerciceId, genre, motif } = suite;
  const informeeLe = suite.genre === 'levee' ? suite.informeeLe : null;
  if (informeeLe && apres(informeeLe, portee.jour))
    throw new Refus('impossible', 'Personne prévenue le : ce jour n’est pas encore venu.', {
      champ: 'informeeLe',
    });
  await avecLesRefusDeLaBase(() =>
    enPortee(portee, async (tx) => {
      if ((await tx.exerciceDeDroit.count({ where: { id: exerciceId } })) === 0)
        throw new Refus('introuvable', 'Cette demande n’existe pas.');
      const { id: suiteId } = await tx.suiteDExercice.create({
        data: {
          ...{ exerciceId, genre, motif, sens: suite.genre === 'reponse' ? suite.sens : null },
          ...{ rang: 0, informeeLe: dateOuNulle(informeeLe), jour: dateDe(portee.jour), ...signe(portee) },
        },
      });
      if (genre === 'reponse') await ajouterTache(tx, 'annoncer_reponse', { suiteId });
    }),
  );
}
