/** A state as it would be frozen now: the rehearsal that is read, checked, then written. */
import { createHash } from 'node:crypto';
import { rentree } from '#lib/droit/annee.ts';
import type { Trimestre } from '#lib/droit/argent/trimestres.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { lignesDuBoursier, sommesDuBoursier } from './faits.ts';
import { type BoursierDuLieu, type LieuDePaiement, lireBoursiers } from './lecture.ts';

interface EtatSitue extends LieuDePaiement {
  id: string;
}

function rangeesDuBoursier(etat: EtatSitue, lu: BoursierDuLieu) {
  const lignes = lignesDuBoursier(
    { uai: etat.uai, annee: rentree(etat.rentree), trimestre: etat.trimestre as Trimestre },
    lu,
  );
  if (lignes.length === 0) return null;
  const cle = { etatId: etat.id, uai: etat.uai, dossierId: lu.dossierId };
  return {
    boursier: {
      ...cle,
      rang: lu.rang + 1,
      elevePrenom: lu.eleve.prenom,
      eleveNom: lu.eleve.nom,
      classe: lu.classe,
      echelon: lignes.at(-1)?.echelon ?? 1,
      beneficiaireId: lu.beneficiaireId,
      beneficiaireNom: nomComplet(lu.beneficiaire ?? lu.eleve),
      ...sommesDuBoursier(lignes, lu),
    },
    lignes: lignes.map(({ periodeDu, periodeAu, ...ligne }) => ({
      ...cle,
      ...ligne,
      rangPrecedent: ligne.rang > 1 ? ligne.rang - 1 : null,
      centimes: ligne.du - ligne.deja,
      periodeDu: dateDe(periodeDu),
      periodeAu: dateDe(periodeAu),
    })),
  };
}

export type BoursierRepete = NonNullable<ReturnType<typeof rangeesDuBoursier>>['boursier'];
export type LigneRepetee = NonNullable<ReturnType<typeof rangeesDuBoursier>>['lignes'][number];

/** What a state of a place would write now, by class and name: nothing of those for whom nothing changed. */
export async function repeter(
  tx: Transaction,
  etat: EtatSitue,
): Promise<{ boursiers: BoursierRepete[]; lignes: LigneRepetee[] }> {
  const lus = await lireBoursiers(tx, etat);
  const rangees = lus.flatMap((lu) => rangeesDuBoursier(etat, lu) ?? []);
  return {
    boursiers: rangees.map(({ boursier }) => boursier),
    lignes: rangees.flatMap(({ lignes }) => lignes),
  };
}

/** The print of a rehearsal: the same as long as it would write the same. */
export const empreinteDe = (repetition: Awaited<ReturnType<typeof repeter>>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(JSON.stringify(repetition)).digest());
