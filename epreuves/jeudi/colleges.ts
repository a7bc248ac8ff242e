/** Collèges whose pupils are all notified boursiers and wait for the end of the trimestre, each with its chef. */

import { porteeDAgent } from '#lib/technique/portee.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { agentDeLAcademie } from '#monde/agents.ts';
import type { Executer } from '#monde/copie.ts';
import { DANS_LA_FOULE, planterFoule, raconterLesModeles } from '#monde/foule.ts';
import { le } from '#monde/scene.ts';

/** The day on which everybody closes the first trimestre of 2026-2027. */
export const CLOTURE = le('2026-11-20');

/** The UAI of a collège of the crowd, and the account of its chef, by its number. */
export const uaiDuCollege = (n: number): string => `9${String(n).padStart(6, '0')}F`;
export const chefDuCollege = (n: number): string => `chef-foule-${n}`;

/** As many boursiers as asked, spread over the collèges of the crowd, and the trimestre opened in their académie. */
export async function planterColleges(executer: Executer, boursiers: number): Promise<void> {
  const notifie = (await raconterLesModeles()).at(-1);
  if (!notifie) throw new Error('aucun dossier à copier');
  await planterFoule(
    executer,
    [{ ...notifie, jusqua: 100 }],
    { de: DANS_LA_FOULE.temoin + 1, a: DANS_LA_FOULE.temoin + boursiers },
    1,
  );
  await executer(`
    INSERT INTO agent (id, sub, prenom, nom, courriel, version)
      SELECT md5('chef' || n)::uuid, 'chef-foule-' || n, 'Camille', 'Chef ' || n, 'chef-' || n || '@exemple.test', 0
      FROM generate_series(1, ${DANS_LA_FOULE.etablissements}) AS n;
    INSERT INTO affectation (id, agent_id, role, uai, qualite, du, version)
      SELECT md5('affectation' || n)::uuid, md5('chef' || n)::uuid, 'chef_etablissement', '9' || lpad(n::text, 6, '0') || 'F', 'Principale du collège', '2026-01-01', 0
      FROM generate_series(1, ${DANS_LA_FOULE.etablissements}) AS n;`);
  const delegue = await porteeDAgent(agentDeLAcademie('09', 'delegue_recteur'), CLOTURE);
  if (!delegue) throw new Error('aucun délégué');
  await ouvrirTrimestre(delegue, { academieCode: '09', trimestre: 1, remiseLe: le('2026-12-04') });
}
