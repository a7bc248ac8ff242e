/** The sources of tax figures, as this installation has them. */
import { ouvrirDgfip } from '#lib/connecteurs/impots/dgfip.ts';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { ouvrirTours } from './actes.ts';

const ouvertes = new Map<number, SourceFiscale>();

/** The tax administration for a rentrée, at the pace that all processes share; null where none is configured. */
export function sourceFiscale(annee: number): SourceFiscale | null {
  const { impots } = configuration();
  if (!impots) return null;
  const ouverte =
    ouvertes.get(annee) ??
    ouvrirDgfip({ ...impots, anneeDeSfip: anneeDesRevenus(rentree(annee)), tour: ouvrirTours('dgfip') });
  ouvertes.set(annee, ouverte);
  return ouverte;
}
