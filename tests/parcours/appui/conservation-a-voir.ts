/** A pupil gone for years, whose data are due, and the lot that holds it. */
import { preparerUneElimination } from '#lib/conservation/actes.ts';
import { compterLaConservation } from '#lib/conservation/taches.ts';
import { enregistrerUnExercice, suivreUnExercice } from '#lib/exercice/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee, porteeDAgent, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { JOUR_DES_PARCOURS } from './monde.ts';

/** A pupil of terminale in 2023-2024, nobody's dossier: due since 1 September 2025. */
export async function eleveParti(): Promise<string> {
  const id = crypto.randomUUID();
  await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), async (tx) => {
    await tx.eleve.createMany({
      data: { id, nom: 'Parti', prenom: 'Anatole', sexe: 'M', naissance: '2006-03-02' },
    });
    await tx.scolarite.createMany({
      data: {
        eleveId: id,
        rentree: 2023,
        uai: ETABLISSEMENTS.lyceePublic.uai,
        classe: 'T1',
        niveau: 'lycee',
        regime: 'externe',
        terminale: true,
        entreeLe: dateDe(le('2023-09-01')),
      },
    });
  });
  await compterLaConservation();
  return id;
}

async function delegue(): Promise<Portee> {
  const dpo = await porteeDAgent('agent-dpo', le(JOUR_DES_PARCOURS));
  if (!dpo) throw new Error('délégué inconnu');
  return dpo;
}

/** A lot of one pupil, without visa. */
export async function lotDElimination(): Promise<string> {
  await eleveParti();
  return preparerUneElimination(await delegue(), 1);
}

/** What a person asked by letter about the data of a dossier, which are limited meanwhile. */
export async function exerciceRecu({ dossierId }: { dossierId: string }): Promise<string> {
  const dpo = await delegue();
  const { numero } = await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), (tx) =>
    tx.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { numero: true } }),
  );
  const exerciceId = await enregistrerUnExercice(dpo, {
    ...{ droit: 'limitation', numero, nom: 'Léa Roux', adresse: '1 rue Haute\n59000 Lille' },
    ...{ precisions: 'L’adresse n’est plus la bonne.', recueLe: le('2026-10-01') },
  });
  await suivreUnExercice(dpo, { exerciceId, genre: 'limitation', motif: 'L’adresse est contestée.' });
  return exerciceId;
}
