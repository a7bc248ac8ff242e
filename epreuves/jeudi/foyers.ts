/** Families of the third Thursday: pupils of a collège public whom nobody has asked anything for yet. */
import { COPIER, type Executer, remplacer } from '#monde/copie.ts';
import { FOYERS } from '#monde/population.ts';

/** The account of a family, by its number. */
export const compteDuFoyer = (n: number): string => `jeudi-${n}`;

/** Copies a family that has filed nothing, with its pupil, as many times as asked. */
export async function planterFoyers(executer: Executer, nombre: number): Promise<void> {
  // Not one of the first, which the crowd copies: two copies of one row have one key.
  const modele = FOYERS.findLast(
    ({ famille, ou, eleves, responsables }) =>
      !famille &&
      ou[0] === 'collegePublic' &&
      eleves.length === 1 &&
      responsables.length === 1 &&
      responsables[0]?.sub,
  );
  const [eleve, parent] = [modele?.eleves[0], modele?.responsables[0]];
  if (!eleve || !parent) throw new Error('aucun foyer à copier');
  await executer(`
    CREATE TEMP TABLE foule AS SELECT n, '${eleve.id}'::uuid AS eleve, '${parent.id}'::uuid AS demandeur
      FROM generate_series(1, ${nombre}) AS n;
    ${COPIER}
    SELECT pg_temp.copier('eleve', 'x.id = f.eleve', ${remplacer({ ine: "lpad(f.n::text, 9, '0') || 'JD'" })});
    SELECT pg_temp.copier('responsable', 'x.id = f.demandeur', ${remplacer({ sub: "'jeudi-' || f.n" })});
    SELECT pg_temp.copier('scolarite', 'x.eleve_id = f.eleve');
    SELECT pg_temp.copier('lien', 'x.eleve_id = f.eleve');
    SELECT rafraichir_recherche(array_agg(pg_temp.cle(s.id, f.n))) FROM foule f JOIN scolarite s ON s.eleve_id = f.eleve;`);
}
