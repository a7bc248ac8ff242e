import { z } from 'zod';
import type { AnnexeSaisie } from '#lib/droit/bareme/annexe.ts';
import type { Jour } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { saisieDe } from './faits.ts';

/** Two signatures make an annexe usable. */
export const SIGNATURES_REQUISES = 2;

export interface SignatureVue {
  agentId: string;
  agentNom: string;
  jour: Jour;
}

export interface AnnexeVue extends AnnexeSaisie {
  id: string;
  version: number;
  signatures: readonly SignatureVue[];
  /** SHA-256 of the data file, in hexadecimal: what `sha256sum` says of the file once in the repository. */
  empreinte: string;
}

export interface ActeVu {
  acte: string;
  auteurNom: string;
  instant: Date;
}

const AVEC = {
  signatures: { select: { agentId: true, agentNom: true, jour: true }, orderBy: { rang: 'asc' } },
} as const;

interface Rangee extends Omit<AnnexeVue, 'du' | 'au' | 'signatures' | 'empreinte'> {
  du: Date;
  au: Date;
  empreinte: Uint8Array;
  signatures: { agentId: string; agentNom: string; jour: Date }[];
}

const vueDe = ({ id, version, signatures, empreinte, ...saisie }: Rangee): AnnexeVue => ({
  ...saisieDe(saisie),
  ...{ id, version },
  empreinte: Buffer.from(empreinte).toString('hex'),
  signatures: signatures.map(({ jour, ...s }) => ({ ...s, jour: jourDe(jour) })),
});

/** Every annexe typed, the last one first. Throws a Refus "introuvable" for who is no administrateur. */
export async function listerAnnexes(portee: Portee): Promise<AnnexeVue[]> {
  exigerAdministrateur(portee);
  const annexes = await prisma().annexeDeBareme.findMany({ include: AVEC, orderBy: { id: 'desc' } });
  return annexes.map(vueDe);
}

/** One annexe with who did what of it. Throws a Refus "introuvable". */
export async function lireAnnexe(
  portee: Portee,
  id: string,
): Promise<{ annexe: AnnexeVue; actes: readonly ActeVu[] }> {
  exigerAdministrateur(portee);
  const trouvee = z.uuid().safeParse(id).success
    ? await prisma().annexeDeBareme.findUnique({
        where: { id },
        include: {
          ...AVEC,
          actes: { select: { acte: true, auteurNom: true, instant: true }, orderBy: { id: 'asc' } },
        },
      })
    : null;
  if (!trouvee) throw new Refus('introuvable', 'Cette annexe n’existe pas.');
  const { actes, ...annexe } = trouvee;
  return { annexe: vueDe(annexe), actes };
}
