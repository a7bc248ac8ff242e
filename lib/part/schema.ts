import { z } from 'zod';
import { REPONSES_DU_CONCUBIN } from '#lib/droit/consentement/part.ts';
import { exiger, partie } from '#lib/etat-civil/schema.ts';
import {
  courriel,
  entier,
  euros,
  NaissanceSchema,
  NOMS,
  NumeroFiscalSchema,
  nomPropreFacultatif,
} from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Where the link of the concubin is sent. */
export const InvitationALaPartSchema = z.object({
  dossierId: z.uuid(),
  courriel: courriel('Son courriel : écrivez-le en entier, par exemple nom@exemple.fr.'),
});
export type InvitationALaPart = z.output<typeof InvitationALaPartSchema>;

const QUI = { nom: NOMS.nom, prenom: nomPropreFacultatif('Prénom') };
const A_REMPLIR = 'à remplir, ou choisissez une autre réponse.';

const ParLesImpotsSchema = z.object({
  ...QUI,
  numeroFiscal: NumeroFiscalSchema.refine((lu) => lu !== undefined, `Numéro fiscal : ${A_REMPLIR}`),
  naissance: NaissanceSchema,
});
const ParEcritSchema = z.object({
  ...QUI,
  rfr: euros('Revenu fiscal de référence', 9_999_999),
  enfants: entier('Enfants à charge', 30),
});

/** What a concubin answers by the link and its code: only the fields of the answer chosen are read. */
export const ReponseALaPartSchema = z
  .looseObject({
    partId: z.uuid(),
    code: chaine('Code : recopiez-le.').trim().min(1, 'Code : recopiez-le.').max(40),
    reponse: z.enum(REPONSES_DU_CONCUBIN, { error: 'Votre réponse : à choisir.' }),
  })
  .transform(({ partId, code, reponse, ...brut }, contexte) => {
    const lu = { partId, code };
    if (reponse === 'refus') return { ...lu, reponse };
    exiger(contexte, brut, 'certifie', 'Cochez la case pour certifier ce que vous avez écrit.');
    if (reponse === 'impots') {
      const dit = partie(ParLesImpotsSchema, '', brut, contexte);
      return dit ? { ...lu, reponse, ...dit, numeroFiscal: dit.numeroFiscal ?? '' } : z.NEVER;
    }
    const dit = partie(ParEcritSchema, '', brut, contexte);
    return dit ? { ...lu, reponse, ...dit } : z.NEVER;
  });
export type ReponseALaPart = z.output<typeof ReponseALaPartSchema>;
