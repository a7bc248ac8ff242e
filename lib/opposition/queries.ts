import type { Jour } from '#lib/droit/date.ts';
import type { SuiteDOpposition } from '#lib/droit/publication/opposition.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { enPortee, exigerDpo, type Portee } from '#lib/technique/portee.ts';

/** What the DPO wrote, with the name that shows it is the right pupil. */
export interface OppositionVue {
  id: string;
  instant: Date;
  eleve: string;
  suite: SuiteDOpposition;
  demandeeLe: Date;
  motif: string;
  auteur: string;
  enVigueur: boolean;
}

const MONTREES = 200;

/** The last oppositions, the last first. Throws Refus introuvable to anybody but the DPO. */
export async function oppositionsConsignees(portee: Portee): Promise<OppositionVue[]> {
  exigerDpo(portee);
  return enPortee(
    portee,
    (tx) =>
      tx.$queryRaw<
        OppositionVue[]
      >`SELECT id, instant, eleve, suite, demandee_le AS "demandeeLe", motif, auteur, en_vigueur AS "enVigueur"
        FROM oppositions_consignees(${MONTREES}::int)`,
  );
}

/** Until when nothing is told to bodies of one's child; null when they are answered, or of a pupil who is not linked. */
export const oppositionDeMonEnfant = (portee: Portee, eleveId: string): Promise<Jour | null> =>
  enPortee(portee, async (tx) => {
    const [lue] = await tx.$queryRaw<{ au: Date | null }[]>`
      SELECT opposition_de_mon_enfant(${eleveId}::uuid) AS au`;
    return lue?.au ? jourDe(lue.au) : null;
  });
