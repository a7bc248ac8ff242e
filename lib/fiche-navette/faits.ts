/** What the law says of a fiche navette before anybody sends it, and how it is told. Pure. */
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { MONTANT_REPRISE, primeDeReprise } from '#lib/droit/argent/reprise-etudes.ts';
import { anneeScolaire } from '#lib/droit/argent/trimestres.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { naissance } from '#lib/droit/naissance.ts';
import { redigerMotifs } from '#lib/droit/rediger.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { FicheRemplie } from './schema.ts';

export type Fiche = Prisma.FicheNavetteGetPayload<object>;

const CHAMPS: Readonly<Record<string, string>> = {
  'reprise.age': 'repriseLe',
  'reprise.interruption': 'interruptionLe',
  'reprise.premiere_annee': 'repriseLe',
  'reprise.rncp': 'diplomeAuRncp',
};

/** Why the law refuses the prime to this pupil, by the field to correct; null when only the answer of the IEN-IO is awaited. */
export function refusDeLaLoi(
  { rentree: an, scolarite, eleve }: Pick<DossierEntier, 'rentree' | 'scolarite' | 'eleve'>,
  dite: Pick<FicheRemplie, 'interruptionLe' | 'repriseLe' | 'diplomeAuRncp'>,
): { message: string; champ?: string } | null {
  const jugee = primeDeReprise({
    annee: anneeScolaire(rentree(an)),
    boursierLycee: true,
    statutScolaire: scolarite.statut === 'scolaire',
    naissance: naissance(eleve.naissance),
    interruption: jour(dite.interruptionLe),
    reprise: jour(dite.repriseLe),
    diplomeAuRncp: dite.diplomeAuRncp,
    annuel: MONTANT_REPRISE,
  });
  if (jugee.genre !== 'sans_droit') return null;
  const champ = CHAMPS[jugee.motif.regle];
  return { message: redigerMotifs([jugee.motif], 'lycee')[0]?.texte ?? '', ...(champ ? { champ } : {}) };
}

/** The prime is of the lycée alone. */
export const estDuLycee = (dossier: Pick<DossierEntier, 'etablissement' | 'scolarite'>): boolean =>
  typeBourseDuDossier(dossier) === 'lycee';

/** Where a fiche stands, in one sentence. */
export function direLaFiche({ reponse, repondueLe, ienIo, motif, jour: faite, auteurNom }: Fiche): string {
  if (!reponse || !repondueLe)
    return `Remplie le ${ecrireJour(jourDe(faite))} par ${auteurNom} ; l’IEN-IO n’a pas encore répondu.`;
  const repondu = `${ienIo}, le ${ecrireJour(jourDe(repondueLe))}`;
  return reponse === 'favorable'
    ? `Interruption confirmée par ${repondu} : la prime est due avec la bourse.`
    : `Interruption non confirmée par ${repondu} : ${motif}. La prime n’est pas due.`;
}
