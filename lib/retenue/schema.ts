import { CibleSchema, MotivationSchema } from '#lib/dossier/schema.ts';
import { ReponseDuMinistreSchema } from '#lib/recours/schema.ts';
import { AnnulationSchema } from '#lib/requete/schema.ts';

/** Before the half-day, in the name of its tick box. */
export const CASE_DE_DEMI_JOURNEE = 'rendre/';

const DEMI_JOURNEE = /^\d{4}-\d{2}-\d{2} (?:matin|apres_midi)$/;

/** The half-days ticked in a form, by their key; what names none is left out. */
export const demiJourneesNommees = (donnees: object): string[] =>
  Object.entries(donnees)
    .filter(([nom, coche]) => nom.startsWith(CASE_DE_DEMI_JOURNEE) && coche === 'oui')
    .map(([nom]) => nom.slice(CASE_DE_DEMI_JOURNEE.length))
    .filter((cle) => DEMI_JOURNEE.test(cle));

/** What the answer to a recours against a retenue gives back. */
export const RevoirRetenueSchema = CibleSchema.extend({ motivation: MotivationSchema })
  .loose()
  .transform(({ dossierId, version, liste, motivation, ...reste }) => ({
    cible: { dossierId, version, liste },
    rendu: { nommees: demiJourneesNommees(reste), motivation },
  }));

/** The same, as a judgement says. */
export const AnnulationDeRetenueSchema = AnnulationSchema.loose().transform(
  ({ dossierId, version, liste, jugeeLe, motivation, ...reste }) => ({
    cible: { dossierId, version, liste },
    rendu: { nommees: demiJourneesNommees(reste), motivation },
    jugeeLe,
  }),
);

/** The same, as the ministre’s letter says. */
export const MinistreSurRetenueSchema = ReponseDuMinistreSchema.loose().transform(
  ({ dossierId, version, liste, repondueLe, repondant, preuve, motivation, ...reste }) => ({
    cible: { dossierId, version, liste },
    nommees: demiJourneesNommees(reste),
    reponse: { repondueLe, repondant, preuve, motivation },
  }),
);
