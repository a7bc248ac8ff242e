/** Where a pupil goes on during the year, from the rows of its dossier. Pure. */

import type { DossierEntier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { partsDuDroit } from '#lib/droit/argent/duree.ts';
import { ajouterParts, PARTS_NULLES, type Parts, somme } from '#lib/droit/argent/montants.ts';
import { partagerTransfert } from '#lib/droit/argent/transfert.ts';
import { anneeScolaire } from '#lib/droit/argent/trimestres.ts';
import { avant, type Jour } from '#lib/droit/date.ts';
import { type Centimes, centimes } from '#lib/droit/montant.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import type { Trace } from '#lib/droit/regle.ts';
import type { FaitsDuTransfert } from '#lib/droit/transfert/gardes.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';

export type LigneDeTransfert = DossierEntier['transferts'][number];
export type AccueilConnu = DossierEntier['accueils'][number];

/** Where a dossier is held; another place when it follows its pupil. */
export type LieuDAccueil = Pick<
  DossierEntier,
  'uai' | 'academieCode' | 'departementCode' | 'branche' | 'scolariteId' | 'etablissement' | 'scolarite'
>;

/** What the guards read. */
export const faitsDuTransfert = (dossier: DossierEntier, jour: Jour): FaitsDuTransfert => ({
  accueils: dossier.accueils.map((scolarite) => ({
    scolariteId: scolarite.id,
    nom: scolarite.etablissement.nom,
    entreeLe: jourDe(scolarite.entreeLe),
    type: typeBourseDuDossier({ scolarite, etablissement: scolarite.etablissement }),
    transmis: dossier.transferts.some(({ versScolariteId }) => versScolariteId === scolarite.id),
  })),
  typeDuDossier: typeBourseDuDossier(dossier),
  droitEnCours: dossier.droits.some(({ fermeParId, au }) => !fermeParId && !avant(jourDe(au), jour)),
  recoursEnAttente: recoursPendant(dossier) !== null,
});

/** A stay, and what its établissement pays of the bourse that year. */
export interface PartDUnSejour {
  nom: string;
  /** By trimestre. */
  parts: Parts;
  total: Centimes;
}

/**
 * What each établissement pays, in the order of the stays, with the law that says so: the same figures for whoever reads
 * the dossier. Null when nothing decided was transferred. What a retenue or the fees of a pension take off comes after.
 */
export function partageDuTransfert(
  dossier: Pick<DossierEntier, 'transferts' | 'droits' | 'rentree' | 'etablissement' | 'scolarite'>,
): { sejours: PartDUnSejour[]; trace: Trace } | null {
  const decides = dossier.transferts
    .filter(({ suivi }) => !suivi)
    .toSorted((a, b) => a.sortieLe.getTime() - b.sortieLe.getTime());
  const [premier] = decides;
  if (!premier) return null;
  const annee = rentree(dossier.rentree);
  const parts = dossier.droits
    .filter(
      ({ fermeParId, composante }) => !fermeParId && composante !== 'equipement' && composante !== 'reprise',
    )
    .map(
      ({ centimesAnnuels, du, au }) =>
        partsDuDroit(annee, centimes(centimesAnnuels), { du: jourDe(du), au: jourDe(au) }).trimestres,
    )
    .reduce(ajouterParts, PARTS_NULLES);
  const { valeur, trace } = partagerTransfert({
    type: typeBourseDuDossier(dossier),
    annee: anneeScolaire(annee),
    parts,
    sorties: decides.map(({ sortieLe }) => jourDe(sortieLe)),
  });
  const noms = [premier.deNom, ...decides.map(({ versNom }) => versNom)];
  return {
    sejours: valeur.map((sienne, rang) => ({ nom: noms[rang] ?? '', parts: sienne, total: somme(sienne) })),
    trace,
  };
}
