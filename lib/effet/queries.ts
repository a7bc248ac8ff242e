/** The measures of what a barème would change, for who prepares it and for the ministère. */
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import type { Role } from '#lib/droit/competence.ts';
import { CHANGEMENTS, changementDe } from '#lib/droit/effet-de-bareme.ts';
import { ecrireDecimal } from '#lib/droit/montant.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enLecture, type Portee, tient } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { groupesDe } from './faits.ts';

export const LISENT_LES_EFFETS: readonly Role[] = ['ministere', 'administrateur'];

const AVEC_L_ANNEXE = {
  annexe: { select: { rentree: true, source: true, version: true } },
} as const satisfies Prisma.EffetDeBaremeInclude;
export type EffetLu = Prisma.EffetDeBaremeGetPayload<{ include: typeof AVEC_L_ANNEXE }>;

const introuvable = (): Refus => new Refus('introuvable', 'Cet effet de barème est introuvable.');

function exigerDeLire(portee: Portee): void {
  if (!tient(portee, ...LISENT_LES_EFFETS)) throw introuvable();
}

/** Measures shown at most: the last ones. */
const DERNIERS = 50;

/** The last measures; of one annexe when it is named. Throws Refus introuvable to who reads none. */
export async function derniersEffets(portee: Portee, annexeId?: string): Promise<EffetLu[]> {
  exigerDeLire(portee);
  return enLecture(portee, (tx) =>
    tx.effetDeBareme.findMany({
      where: annexeId ? { annexeId } : {},
      include: AVEC_L_ANNEXE,
      orderBy: { id: 'desc' },
      take: DERNIERS,
    }),
  );
}

/** A measure, with the name of each académie. Throws Refus introuvable. */
export async function voirEffet(
  portee: Portee,
  id: string,
): Promise<{ effet: EffetLu; academies: ReadonlyMap<string, string> }> {
  exigerDeLire(portee);
  return enLecture(portee, async (tx) => {
    const effet = await tx.effetDeBareme.findUnique({ where: { id }, include: AVEC_L_ANNEXE });
    if (!effet) throw introuvable();
    const academies = await tx.academie.findMany({ select: { code: true, nom: true } });
    return { effet, academies: new Map(academies.map(({ code, nom }) => [code, nom])) };
  });
}

const EN_TETE = [
  ...['academie', 'type', 'echelon_avant', 'echelon_apres', 'changement'],
  ...['eleves', 'euros_avant', 'euros_apres'],
];

/** The counts of a measure, one line for each group, for a spreadsheet. Throws Refus introuvable. */
export async function fichierDeLEffet(portee: Portee, id: string): Promise<FichierServi> {
  const { effet, academies } = await voirEffet(portee, id);
  const rangees = groupesDe(effet.groupes)
    .toSorted(
      (a, b) =>
        a.academie.localeCompare(b.academie) ||
        a.type.localeCompare(b.type) ||
        a.de - b.de ||
        a.vers - b.vers,
    )
    .map((groupe) => [
      academies.get(groupe.academie) ?? groupe.academie,
      groupe.type,
      String(groupe.de),
      String(groupe.vers),
      CHANGEMENTS[changementDe(groupe)],
      String(groupe.nombre),
      ecrireDecimal(groupe.avant),
      ecrireDecimal(groupe.apres),
    ]);
  return {
    octets: new TextEncoder().encode(ecrireTableau([EN_TETE, ...rangees])),
    type: 'text/csv; charset=utf-8',
    nom: `effet-bareme-${effet.annexe.rentree}.csv`,
  };
}
