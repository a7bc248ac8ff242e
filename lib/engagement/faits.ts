/** How an engagement for the bourse au mérite is told. Pure. */
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export type Engagement = Prisma.EngagementDeMeriteGetPayload<object>;

/** Where the engagement of a dossier stands, as agents and pages need it. */
export interface EtatDEngagement {
  /** The day of the decision that opened the bourse au mérite, told to the family; null while none runs. */
  ouvertLe: Jour | null;
  /** The day on which the signed engagement came; null while it lacks. */
  recuLe: Jour | null;
}

/** The state of an engagement in one sentence; null when no bourse au mérite asks for one. */
export function direLEngagement({ ouvertLe, recuLe }: EtatDEngagement): string | null {
  if (recuLe) return `reçu le ${ecrireJour(recuLe)}`;
  return ouvertLe ? 'pas encore reçu' : null;
}

/** One entry of its history, in one sentence. */
export const direLEntree = ({ recuLe, motif, jour, auteurNom }: Engagement): string =>
  recuLe
    ? `Reçu le ${ecrireJour(jourDe(recuLe))} : noté le ${ecrireJour(jourDe(jour))} par ${auteurNom}.`
    : `Réception retirée le ${ecrireJour(jourDe(jour))} par ${auteurNom} : ${motif}`;

/** The boursiers au mérite of a class, and how many engagements lack. */
export interface ClasseEngagee<S> {
  etablissement: string;
  classe: string;
  suivis: readonly S[];
  manquants: number;
}

/** The boursiers au mérite class by class, in the order in which they come: an établissement has one list to hand to each class. */
export const parClasse = <S extends { etablissement: string; classe: string; recuLe: unknown }>(
  suivis: readonly S[],
): ClasseEngagee<S>[] =>
  [
    ...Map.groupBy(suivis, ({ etablissement, classe }) => JSON.stringify([etablissement, classe])).values(),
  ].flatMap((siens) => {
    const [premier] = siens;
    return premier
      ? [
          {
            etablissement: premier.etablissement,
            classe: premier.classe,
            suivis: siens,
            manquants: siens.filter(({ recuLe }) => recuLe === null).length,
          },
        ]
      : [];
  });

/** How many engagements of a class lack, in words. */
export function direLesManquants({
  suivis,
  manquants,
}: Pick<ClasseEngagee<unknown>, 'suivis' | 'manquants'>): string {
  if (manquants === 0)
    return suivis.length > 1 ? 'Tous les engagements sont reçus.' : 'L’engagement est reçu.';
  return `${manquants} engagement${manquants > 1 ? 's manquent' : ' manque'} sur ${suivis.length}.`;
}
