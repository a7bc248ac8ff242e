/** The demande that an étude opens, as a form would tell it: from the base, the consent and what the tax source gave. Pure. */
import type { Demande } from '#lib/demande/schema.ts';
import type { IssueDEtude } from '#lib/droit/etude/etude.ts';
import { relireDemande } from '#lib/saisie/faits.ts';
import type { Responsable } from '#prisma/generated/client.ts';
import type { ConsentementLu } from './faits.ts';

/** What of the base goes on a form, under the same names. */
const COORDONNEES = [
  ...(['civilite', 'nom', 'nomUsage', 'prenom', 'prenomUsage', 'adresse', 'complement'] as const),
  ...(['codePostal', 'commune', 'pays', 'courriel', 'telephone'] as const),
];

/** An outcome that opens a dossier: it has a situation. */
export type IssueEcrite = Exclude<IssueDEtude, { genre: 'a_reprendre' }>;

/**
 * The form of an étude. Where the answers contradict what the person said of the couple, the household is left to be told: no
 * right follows from it until a person looks at it. Nothing of the concubin but figures is in it.
 */
export function demandeDeLEtude(
  { consentiLe, lien, responsableId }: Pick<ConsentementLu, 'consentiLe' | 'lien' | 'responsableId'>,
  issue: IssueEcrite,
  responsable: Responsable,
): Demande {
  const { foyer, demandeur } = issue.situation;
  const contredit = issue.genre === 'personne' && issue.causes.includes('couple_contredit');
  const { avis } = foyer;
  return relireDemande({
    demandeur: {
      ...Object.fromEntries(COORDONNEES.map((champ) => [champ, responsable[champ] || undefined])),
      ...{ responsableId, lien, sansPrenom: !responsable.prenom },
      situation: contredit ? undefined : foyer.situation,
      resideEnFrance: demandeur.resideEnFrance,
    },
    ressources: {
      avis,
      avisConcubin: foyer.concubin?.avis,
      eleveSurAvis: demandeur.chargeEtablie ? true : undefined,
    },
    reception: { recuLe: consentiLe.toString(), signe: true },
    scolariteConfirmee: true,
  });
}
