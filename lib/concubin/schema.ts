import { z } from 'zod';
import { EtatCivilElargiSchema, exiger, partie } from '#lib/etat-civil/schema.ts';
import { chaine } from '#lib/technique/texte.ts';

/** What a concubin answers by the link and its code. */
export const ReponseDuConcubinSchema = z
  .looseObject({
    invitationId: z.uuid(),
    code: chaine('Code : recopiez-le.').trim().min(1, 'Code : recopiez-le.').max(40),
    accord: z.enum(['oui', 'non'], { error: 'Votre réponse : choisissez oui ou non.' }),
  })
  .transform(({ invitationId, code, accord, ...brut }, contexte) => {
    const lu = { invitationId, code };
    if (accord === 'non') return { ...lu, etatCivil: null };
    exiger(contexte, brut, 'certifie', 'Cochez la case pour certifier ce que vous avez écrit.');
    const etatCivil = partie(EtatCivilElargiSchema, 'concubin.', brut, contexte);
    return etatCivil ? { ...lu, etatCivil } : z.NEVER;
  });
export type ReponseDuConcubin = z.output<typeof ReponseDuConcubinSchema>;

/** The letter that tells a refusal, said to be posted: of a couple, by the answer that it tells. */
export const LettrePosteeSchema = z.object({ coupleId: z.uuid(), accordId: z.uuid() });
export type LettrePostee = z.output<typeof LettrePosteeSchema>;
