import { rentreeDu } from '#lib/droit/annee.ts';
import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import type { Role } from '#lib/droit/competence.ts';
import { SUIVENT_LES_SOMMES } from '#lib/liquidation/queries.ts';
import { PREPARENT } from '#lib/passage/faits.ts';
import type { Serie } from '#lib/pilotage/schema.ts';
import { type Portee, tient } from '#lib/technique/portee.ts';
import { SUIVENT_LES_PAIEMENTS } from '#lib/versement/queries.ts';

/** The page where one acts on each sum, and who opens it. */
const MONTANTS = new Map<string, { href: string; libelle: string; qui: readonly Role[] }>([
  ['attribue', { href: '/agent/bourses', libelle: 'Bourses attribuées', qui: SUIVENT_LES_SOMMES }],
  ['liquide', { href: '/agent/etats', libelle: 'États de paiement', qui: LISENT_LES_ETATS }],
  ['paye', { href: '/agent/paiements', libelle: 'Paiements', qui: SUIVENT_LES_PAIEMENTS }],
  ['a_recouvrer', { href: '/agent/reversements', libelle: 'Reversements', qui: LISENT_LES_ETATS }],
]);

/** Where one acts on what a line counts, for who may, in this year; null where the dossiers themselves are the place. */
export function ouAgir(
  portee: Portee,
  { serie, cle, annee, uai }: { serie: Serie; cle: string; annee: number; uai: string | undefined },
): { href: string; libelle: string } | null {
  if (annee !== rentreeDu(portee.jour)) return null;
  if (serie === 'causes' && tient(portee, ...PREPARENT)) {
    const dits = new URLSearchParams({ panne: cle, ...(uai ? { uai } : {}) });
    return { href: `/agent/etudes/reparation?${dits}`, libelle: 'Reprendre ces études' };
  }
  const montant = serie === 'argent' ? MONTANTS.get(cle) : undefined;
  return montant && tient(portee, ...montant.qui) ? montant : null;
}
