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
    /** Empty: since the entry. */
    regimeDu: vide(JourSchema),
    /** Of an interne lodged elsewhere: the établissement, the day of the convention, who signed it beside the two. */
    hebergeur: vide(
      chaine()
        .trim()
        .toUpperCase()
        .regex(/^\d{7}[A-Z]$/, 'Établissement d’hébergement : son UAI a sept chiffres et une lettre.'),
    ),
    conventionLe: vide(JourSchema),
    collectivites: vide(texte('Collectivités signataires', 200)),
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
  .superRefine(({ regime, hebergeur, conventionLe, collectivites }, contexte) => {
    const refuser = (path: string, message: string) =>
      contexte.addIssue({ code: 'custom', path: [path], message });
    if (!hebergeur && !conventionLe && !collectivites) return;
    if (regime !== 'interne')
      refuser(
        'regime',
        'Régime : une convention d’hébergement est celle d’un interne ; choisissez interne, ou videz-la.',
      );
    if (!hebergeur)
      refuser('hebergeur', 'Établissement d’hébergement : donnez son UAI, ou videz la convention.');
    if (!conventionLe) refuser('conventionLe', 'Convention : donnez le jour de sa signature, ou videz-la.');
    if (!collectivites)
      refuser(
        'collectivites',
        'Collectivités signataires : nommez celles des deux établissements, ou videz la convention.',
      );
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
