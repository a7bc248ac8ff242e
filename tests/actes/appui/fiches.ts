/** The records of pupils and responsables as the screens correct and unite them. */
import { CorrigerEleveSchema } from '#lib/eleve/schema.ts';
import { corrigerEleve } from '#lib/personne/actes.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { lire } from './proprietaire.ts';
import { MOTIVATION } from './serveur-actes.ts';

export const LE = le('2026-11-10');

/** A pupil and its last schooling, as the form of the correction gives them back. */
export async function fiche(eleveId: string) {
  const [lu] = await lire<Record<string, string | null> & { scolariteId: string }>(
    `SELECT s.id AS "scolariteId", e.nom, e.prenom, e.sexe, e.naissance, s.classe, s.regime
     FROM scolarite s JOIN eleve e ON e.id = s.eleve_id WHERE e.id = $1 ORDER BY s.entree_le DESC, s.id LIMIT 1`,
    [eleveId],
  );
  if (!lu) throw new Error('élève inconnu');
  return lu;
}

/** Corrects the pupil of a dossier, by the secretariat of a place. */
export async function corrigerLEleve(s: Scene, ecarts: Record<string, unknown>, ou = s): Promise<void> {
  const saisie = { ...(await fiche(s.eleveId)), revision: 0, motivation: MOTIVATION, ...ecarts };
  await corrigerEleve(await acteur(ou, 'secretariat', LE), CorrigerEleveSchema.parse(saisie));
}

/** Who asks in a dossier. */
export async function demandeurDe({ dossierId }: Scene): Promise<string> {
  const [lu] = await lire<{ id: string }>('SELECT demandeur_id AS id FROM dossier WHERE id = $1', [
    dossierId,
  ]);
  return lu?.id ?? '';
}
