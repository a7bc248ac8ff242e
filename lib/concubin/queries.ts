import type { Jour } from '#lib/droit/date.ts';
import { codeDeLaLettre } from '#lib/technique/code-de-lettre.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Transaction } from '#lib/technique/prisma.ts';

/** What the person reads of the couple: whether an answer came, and the code to pass on; nothing of what was answered. */
export interface CoupleSuivi {
  id: string;
  accord: boolean | null;
  lien: { courriel: string; refusee: boolean; code: string; expireLe: Jour } | null;
}

/** A couple, as the demandeur follows it. */
export async function suivreLeCouple(tx: Transaction, id: string): Promise<CoupleSuivi> {
  const [lu] = await tx.$queryRaw<{ accord: boolean | null }[]>`
    SELECT reponse_du_concubin(${id}::uuid) AS accord`;
  const lien = await tx.invitationDeConcubin.findFirst({
    where: { coupleId: id },
    orderBy: [{ creeLe: 'desc' }, { id: 'desc' }],
  });
  return {
    id,
    accord: lu?.accord ?? null,
    lien: lien
      ? {
          courriel: lien.courriel,
          refusee: lien.refuseeLe !== null,
          code: codeDeLaLettre(lien.id),
          expireLe: jourDe(lien.expireLe),
        }
      : null,
  };
}
