import { z } from 'zod';
import { CocheSchema, MefSchema, RegimeSchema, raison } from '#lib/eleve/schema.ts';
import { JourSchema, texte, vide } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** What is corrected of a schooling, as the screen showed it, with the reason. */
export const CorrigerScolariteSchema = z
  .object({
    scolariteId: z.uuid(),
    /** Corrections made before, as the screen counted them. */
    revision: z.coerce.number().int().min(0),
    classe: texte('Classe', 20),
    niveau: z.enum(['college', 'lycee', 'post_bac'], { error: 'Niveau : à choisir.' }),
    terminale: CocheSchema,
    mef: MefSchema,
    regime: RegimeSchema,
    entreeLe: JourSchema,
    sortieLe: vide(JourSchema),
    motivation: raison('Raison de la correction'),
    /** What was announced, when the person has read it. */
    annonce: chaine().max(100).optional(),
  })
  .refine(({ terminale, niveau }) => !terminale || niveau === 'lycee', {
    path: ['niveau'],
    error: 'Niveau : une terminale est une classe de lycée.',
  })
  .refine(({ entreeLe, sortieLe }) => !sortieLe || sortieLe >= entreeLe, {
    path: ['sortieLe'],
    error: 'Sortie : avant l’entrée ; vérifiez les deux dates.',
  });

export type CorrectionDeScolarite = z.output<typeof CorrigerScolariteSchema>;

export const NIVEAUX = [
  { valeur: 'college', libelle: 'Collège' },
  { valeur: 'lycee', libelle: 'Lycée' },
  { valeur: 'post_bac', libelle: 'Après le baccalauréat' },
] as const;
