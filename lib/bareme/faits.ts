import type { AnnexeSaisie } from '#lib/droit/bareme/annexe.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { AnnexeDeBareme } from '#prisma/generated/client.ts';

/** A typed annexe as the law reads it, its days written as such. */
export const saisieDe = ({
  rentree,
  du,
  au,
  source,
  smicCentimes,
  bmafCentimes,
  annexe6,
  annexe7,
  explication,
}: Omit<AnnexeDeBareme, 'id' | 'version' | 'empreinte'>): AnnexeSaisie => ({
  ...{ rentree, source, smicCentimes, bmafCentimes, annexe6, annexe7, explication },
  du: jourDe(du).toString(),
  au: jourDe(au).toString(),
});
