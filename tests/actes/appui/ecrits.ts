/** Dossiers that no household of the world has, and what was written of them. */
import { garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import type { SaisieDeDemande } from '#lib/demande/schema.ts';
import { formulaire } from '#monde/formulaire.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import type { NomEtablissement } from '#monde/territoire.ts';
import { nouvelleScene } from './preparation.ts';
import { lire } from './proprietaire.ts';

/** A deposited form that says what no household of the world says. */
export async function deposerAvec(
  changer: (saisie: SaisieDeDemande) => SaisieDeDemande,
  { recuLe = '2026-09-10', ou = 'collegePublic' as NomEtablissement } = {},
): Promise<Scene> {
  const s = nouvelleScene(ou);
  const portee = await acteur(s, 'secretariat', le(recuLe));
  s.dossierId = await ouvrirBrouillon(portee, { eleveId: s.eleveId, annee: RENTREE });
  const saisie = changer(formulaire(s.foyer, { recuLe, rfr: 100 }));
  await garderBrouillon(portee, { dossierId: s.dossierId, revision: 0, saisie });
  await verbes.deposer(s, le(recuLe));
  return s;
}

/** A placement without allowance: who has the charge of the pupil is left to a person (C. III.D.3). */
export const placement = (saisie: SaisieDeDemande): SaisieDeDemande => ({
  ...saisie,
  eleve: { ase: { mesure: 'placement', effectif: true, allocationVersee: false, chez: 'structure' } },
});

/** One row of what was written of a dossier. */
export async function lue<T extends Record<string, unknown>>(
  colonnes: string,
  table: string,
  { dossierId }: Scene,
) {
  const cle = table === 'dossier' ? 'id' : 'dossier_id';
  const [rangee] = await lire<T>(`SELECT ${colonnes} FROM ${table} WHERE ${cle} = $1`, [dossierId]);
  return rangee;
}
