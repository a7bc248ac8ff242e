/** Where a pupil goes on during the year, from the rows of its dossier. Pure. */

import type { DossierEntier } from '#lib/dossier/faits.ts';
import { avant, type Jour } from '#lib/droit/date.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
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
