/** What a barème would change, read from the counts of a measure: by change, by académie, by échelon. Pure. */
import { CHANGEMENTS, type Changement, changementDe, type Groupe } from '#lib/droit/effet-de-bareme.ts';
import { ETATS, etatDeProcedure } from '#lib/droit/etats.ts';
import { type Centimes, centimes } from '#lib/droit/montant.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import type { AnnexeDeBareme, EffetDeBareme, Prisma } from '#prisma/generated/client.ts';

/** States in which somebody decided, and the demande still stands. */
export const ETATS_MESURES = ETATS.filter(
  (etat) => etatDeProcedure(etat).decide && !etatDeProcedure(etat).clos,
);

/** The groups as the base keeps them. */
export const groupesDe = (gardes: Prisma.JsonValue): Groupe[] => gardes as unknown as Groupe[];

/** `arrete`: the annexe was corrected meanwhile, so that the counts would mix two barèmes. */
export type Avancee = 'en_cours' | 'arrete' | 'fini';

export const LIBELLES_DES_AVANCEES: Readonly<Record<Avancee, string>> = {
  en_cours: 'en cours',
  arrete: 'arrêtée, l’annexe a été corrigée',
  fini: 'terminée',
};

/** Where a measure is. */
export const avanceeDe = (
  { finiLe, annexeVersion }: Pick<EffetDeBareme, 'finiLe' | 'annexeVersion'>,
  { version }: Pick<AnnexeDeBareme, 'version'>,
): Avancee => (finiLe ? 'fini' : version === annexeVersion ? 'en_cours' : 'arrete');

export interface Somme {
  nombre: number;
  avant: Centimes;
  apres: Centimes;
}

/** What groups come to, together. */
export const sommer = (groupes: readonly Groupe[]): Somme => ({
  nombre: groupes.reduce((somme, { nombre }) => somme + nombre, 0),
  avant: centimes(groupes.reduce((somme, { avant }) => somme + avant, 0)),
  apres: centimes(groupes.reduce((somme, { apres }) => somme + apres, 0)),
});

/** Each change with its figures, those of nobody too. */
export const parChangement = (groupes: readonly Groupe[]): (Somme & { changement: Changement })[] =>
  (Object.keys(CHANGEMENTS) as Changement[]).map((changement) => ({
    changement,
    ...sommer(groupes.filter((groupe) => changementDe(groupe) === changement)),
  }));

/** Each académie with its sums and how many win and lose; by its code. */
export function parAcademie(
  groupes: readonly Groupe[],
): (Somme & { academie: string } & Record<Changement, number>)[] {
  return [...Map.groupBy(groupes, ({ academie }) => academie)]
    .map(([academie, siens]) => ({
      academie,
      ...sommer(siens),
      ...(Object.fromEntries(
        parChangement(siens).map(({ changement, nombre }) => [changement, nombre]),
      ) as Record<Changement, number>),
    }))
    .toSorted((a, b) => a.academie.localeCompare(b.academie));
}

/** Of each échelon before, how many are at each échelon after: `vers[n]`; 0 is no bourse. */
export function parEchelon(
  groupes: readonly Groupe[],
  type: TypeBourse,
  echelons: number,
): (Somme & { de: number; vers: number[] })[] {
  const rangs = Array.from({ length: echelons + 1 }, (_, rang) => rang);
  const siens = groupes.filter((groupe) => groupe.type === type);
  return rangs.map((de) => {
    const partis = siens.filter((groupe) => groupe.de === de);
    return {
      de,
      ...sommer(partis),
      vers: rangs.map((vers) => sommer(partis.filter((groupe) => groupe.vers === vers)).nombre),
    };
  });
}
