import { z } from 'zod';
import { CHAMPS_DEMANDES, type ChampDemande } from '#lib/droit/etude/question.ts';
import { PRENOM_A_DIRE } from '#lib/eleve/schema.ts';
import { partie } from '#lib/etat-civil/schema.ts';
import { NaissanceSchema, NOMS, nomPropreFacultatif } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

export const ChampDemandeSchema = z.enum(Object.keys(CHAMPS_DEMANDES) as [ChampDemande, ...ChampDemande[]], {
  error: 'Champ à demander : choisissez-le.',
});

/** What a service asks of a family. */
export const QuestionSchema = z.object({ consentementId: z.uuid(), champ: ChampDemandeSchema });

const ecrit = chaine().max(100).default('');

/** The answer of each field, in the words of the register; a place is read with the birth that the base keeps. */
const REPONSES = {
  nom: z.object({ nom: NOMS.nom }),
  nomUsage: z.object({ nomUsage: NOMS.nomUsage }),
  prenoms: z
    .object({
      prenom: nomPropreFacultatif('Prénom 1'),
      prenom2: nomPropreFacultatif('Prénom 2'),
      prenom3: nomPropreFacultatif('Prénom 3'),
    })
    .refine(({ prenom }) => prenom, PRENOM_A_DIRE),
  sexe: z.object({ sexe: z.enum(['F', 'M'], { error: 'Sexe à l’état civil : à choisir.' }) }),
  naissance: z.object({ naissance: NaissanceSchema }),
  lieu: z.object({ paysNaissance: ecrit, departementNaissance: ecrit, communeNaissance: ecrit }),
} as const satisfies Record<ChampDemande, z.ZodType>;

/** What a person answers by the link and its code. */
export const ReponseSchema = z
  .looseObject({
    questionId: z.uuid(),
    champ: ChampDemandeSchema,
    code: chaine('Code : recopiez-le.').trim().min(1, 'Code : recopiez-le.').max(40),
  })
  .transform(({ questionId, champ, code, ...brut }, contexte) => {
    const dit: Record<string, string | undefined> | null = partie(REPONSES[champ], '', brut, contexte);
    return dit ? { questionId, champ, code, dit } : z.NEVER;
  });
export type ReponseDite = z.output<typeof ReponseSchema>;
