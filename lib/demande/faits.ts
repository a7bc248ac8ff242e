/** What a demande says, from the form to the types of the law. Pure. */
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { jour } from '#lib/droit/date.ts';
import { recevabilite } from '#lib/droit/recevabilite/recevabilite.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Demande } from './schema.ts';

/** Whether a deposit is in time, and on what ground (C. I.B, II.C). */
export function recevabiliteDuDepot(
  dossier: Pick<DossierEntier, 'rentree' | 'branche' | 'departementCode' | 'scolarite'>,
  { reception, demandeur, eleve }: Demande,
) {
  const { recuLe, cachetPostalLe } = reception;
  const { priseEnChargeLe } = demandeur;
  return recevabilite({
    rentree: rentree(dossier.rentree),
    branche: dossier.branche,
    territoire: territoireDuDepartement(dossier.departementCode),
    depot: {
      canal: 'papier',
      recuLe: jour(recuLe),
      cachetLe: cachetPostalLe ? jour(cachetPostalLe) : undefined,
    },
    complete: true,
    dispositif: dossier.scolarite.dispositif ?? undefined,
    entree: jourDe(dossier.scolarite.entreeLe),
    protectionTemporaire: eleve?.protectionTemporaire,
    changementDePersonne: priseEnChargeLe ? { survenuLe: jour(priseEnChargeLe) } : undefined,
  });
}
