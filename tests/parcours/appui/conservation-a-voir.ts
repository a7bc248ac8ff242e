/** A pupil gone for years, whose data are due, and the lot that holds it. */
import { preparerUneElimination } from '#lib/conservation/actes.ts';
import { compterLaConservation } from '#lib/conservation/taches.ts';
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

/** A lot of one pupil, without visa. */
export async function lotDElimination(): Promise<string> {
  await eleveParti();
  const dpo: Portee | null = await porteeDAgent('agent-dpo', le(JOUR_DES_PARCOURS));
  if (!dpo) throw new Error('délégué inconnu');
  return preparerUneElimination(dpo, 1);
}
