/** What is told of a dossier to who gives an opinion. Pure. */
import { z } from 'zod';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { direNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomComplet, nomDeListe } from '#lib/droit/noms.ts';
import { type ASolliciter, DONNEES_A_DIRE, type DonneeADire } from './schema.ts';

/** A datum as it was told, in words. */
export const DonneeDiteSchema = z.object({ libelle: z.string(), valeur: z.string() });
export type DonneeDite = z.output<typeof DonneeDiteSchema>;

const VALEURS: Record<DonneeADire, (dossier: DossierEntier) => string> = {
  eleve: ({ eleve }) => `${nomDeListe(eleve)}, ${direNaissance(naissance(eleve.naissance))}`,
  scolarite: ({ etablissement, scolarite }) =>
    `${etablissement.nom}, ${etablissement.commune}, ${scolarite.classe}`,
  demandeur: ({ demandeur }) => (demandeur ? nomComplet(demandeur) : ''),
  joindre: ({ demandeur }) => [demandeur?.telephone, demandeur?.courriel].filter(Boolean).join(', '),
};

/** The data ticked, as the dossier has them today; what it has not is left out. */
export const donneesDites = (dossier: DossierEntier, choix: ASolliciter): DonneeDite[] =>
  (Object.keys(DONNEES_A_DIRE) as DonneeADire[])
    .filter((donnee) => choix[donnee])
    .map((donnee) => ({ libelle: DONNEES_A_DIRE[donnee], valeur: VALEURS[donnee](dossier) }))
    .filter(({ valeur }) => valeur !== '');
