import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { texte } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

/** Letters signed or printed in one go at most. */
export const LOT_MAXIMUM = 200;

const LieuSchema = texte('Lieu de signature', 80);

/** The letters of one dossier. */
export const SignerSchema = CibleSchema.extend({ lieu: LieuSchema });

const LIGNE = /^signe:([0-9a-f-]{36}):(\d+)$/;
const CibleDeLigneSchema = z.object({ dossierId: z.uuid(), version: numeroDeVersion });

/** Name of the box by which a dossier is ticked in the folder, at the version that it shows. */
export const nomDeLigne = ({ dossierId, version }: { dossierId: string; version: number }): string =>
  `signe:${dossierId}:${version}`;

/** A batch signed in one place: a box for each dossier. */
export const SignerLotSchema = z
  .looseObject({ lieu: LieuSchema })
  .transform(({ lieu, ...cases }, contexte) => {
    const cibles = Object.entries(cases).flatMap(([nom, coche]) => {
      const [, dossierId, version] = LIGNE.exec(nom) ?? [];
      const lue = coche === 'oui' ? CibleDeLigneSchema.safeParse({ dossierId, version }) : null;
      return lue?.success ? [lue.data] : [];
    });
    if (cibles.length > 0 && cibles.length <= LOT_MAXIMUM) return { lieu, cibles };
    contexte.addIssue({
      code: 'custom',
      path: ['lignes'],
      message:
        cibles.length === 0
          ? 'Cochez les courriers que vous signez.'
          : `${LOT_MAXIMUM} courriers au plus en une fois.`,
    });
    return z.NEVER;
  });

const UnOuPlusieurs = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(LOT_MAXIMUM)]);

/** What is printed in one PDF: letters by ids, the last one of each dossier, the receipts of a day, or what nobody signs. */
export const ImpressionSchema = z.union([
  z.object({ c: UnOuPlusieurs }).transform(({ c }) => ({ courriers: c })),
  z.object({ dossier: UnOuPlusieurs }).transform(({ dossier }) => ({ dossiers: dossier })),
  z.object({ sans: z.literal('signature') }).transform(() => ({ sansMain: 'a_imprimer' as const })),
  z.object({ imprimes: chaine().pipe(z.iso.date()) }).transform(({ imprimes }) => ({ imprimesLe: imprimes })),
  z.object({ recus: chaine().pipe(z.iso.date()) }).transform(({ recus }) => ({ recusLe: recus })),
]);

/** The dossiers to which the folder is narrowed, as its address says them; all of them when it says nothing that can be read. */
export const SelectionDuParapheurSchema = z
  .object({ dossier: UnOuPlusieurs.optional() })
  .transform(({ dossier }) => dossier ?? null)
  .catch(null);
