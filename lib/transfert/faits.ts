/** Where a pupil goes on during the year, from the rows of its dossier. Pure. */

import type { DossierEntier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { anneeScolaire, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { avant, type Jour } from '#lib/droit/date.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import { lireTrace } from '#lib/droit/rediger.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import type { FaitsDAilleurs } from '#lib/droit/transfert/ailleurs.ts';
import { type Depart, departDeLaTrace, type FaitsDuDepart } from '#lib/droit/transfert/depart.ts';
import type { FaitsDuTransfert } from '#lib/droit/transfert/gardes.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { droitsEnCours } from '#lib/retrait/faits.ts';
import { estDefaite } from '#lib/suspension/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';

export type LigneDeTransfert = DossierEntier['transferts'][number];
export type AccueilConnu = DossierEntier['accueils'][number];

/** Where a dossier is held; another place when it follows its pupil. */
export type LieuDAccueil = Pick<
  DossierEntier,
  'uai' | 'academieCode' | 'departementCode' | 'branche' | 'scolariteId' | 'etablissement' | 'scolarite'
>;

/** What the guards read; `decision`: the one in force. */
export const faitsDuTransfert = (
  dossier: DossierEntier,
  decision: { typeBourse: TypeBourse } | null,
  jour: Jour,
): FaitsDuTransfert => ({
  accueils: dossier.accueils.map((scolarite) => ({
    scolariteId: scolarite.id,
    nom: scolarite.etablissement.nom,
    entreeLe: jourDe(scolarite.entreeLe),
    type: typeBourseDuDossier({ scolarite, etablissement: scolarite.etablissement }),
    transmis: dossier.transferts.some(({ versScolariteId }) => versScolariteId === scolarite.id),
  })),
  typeDuDossier: typeBourseDuDossier(dossier),
  bourseDUnAutreType: decision !== null && decision.typeBourse !== typeBourseDuDossier(dossier),
  droitEnCours: dossier.droits.some(({ fermeParId, au }) => !fermeParId && !avant(jourDe(au), jour)),
  recoursEnAttente: recoursPendant(dossier) !== null,
});

/** What the guards read of a bourse that comes from another authority, or leaves for one. */
export const faitsDAilleurs = (dossier: DossierEntier): FaitsDAilleurs & FaitsDuDepart => ({
  ...faitsDuDepart(dossier),
  imprimeRecu: dossier.pieces.some(({ code, recueLe }) => code === 'imprime_transfert' && recueLe),
  dernierTrimestreAuCollege:
    typeBourseDuDossier(dossier) === 'college'
      ? (trimestresDe(anneeScolaire(rentree(dossier.rentree)))[2]?.debut ?? null)
      : null,
});

/** A departure, and the decision that records it. */
export interface DepartConstate extends Depart {
  decisionId: string;
}

/** The departure out of the base that stands: neither called back, nor undone by a recours or the judge; null when none does. */
export function departDuDossier(
  dossier: Pick<DossierEntier, 'decisions' | 'retraits' | 'recours' | 'requetes' | 'courriers'>,
): DepartConstate | null {
  for (const { id, trace } of dossier.decisions.toSorted((a, b) => b.rang - a.rang)) {
    const depart = departDeLaTrace(lireTrace(trace));
    if (depart && !estDefaite(dossier, id)) return { ...depart, decisionId: id };
  }
  return null;
}

/** What the guards read of a pupil who leaves the base. */
function faitsDuDepart(dossier: DossierEntier): FaitsDuDepart {
  const dits = new Set(dossier.transferts.map(({ versScolariteId }) => versScolariteId));
  const dernier = dossier.transferts.at(-1);
  const debuts = droitsEnCours(dossier).map(({ du }) => du.getTime());
  return {
    departArreteLe: departDuDossier(dossier)?.arretLe ?? null,
    inscritDansLaBase: dossier.accueils.find(({ id }) => !dits.has(id))?.etablissement.nom ?? null,
    derniereEntree: jourDe(dernier?.entreeLe ?? dossier.scolarite.entreeLe),
    debutDuDroit: debuts.length > 0 ? jourDe(new Date(Math.min(...debuts))) : null,
  };
}

/** The last change of type of a dossier: the bourse of before is paid up to `arret`, the other is decided for what follows. */
export interface Passage {
  /** Branch of the dossier before. */
  de: Branche;
  vers: TypeBourse;
  sortie: Jour;
  arret: Jour;
}

/** From collège to lycée or back, as its last transfer of the kind tells it (C. V.A, I); null for any other dossier. */
export function passageDuDossier(
  dossier: Pick<DossierEntier, 'transferts' | 'etablissement' | 'scolarite'>,
): Passage | null {
  const transfert = dossier.transferts.findLast(({ deBranche }) => deBranche !== null);
  if (!transfert?.deBranche) return null;
  const { deBranche: de, sortieLe, arretLe } = transfert;
  return {
    de,
    vers: typeBourseDuDossier(dossier),
    sortie: jourDe(sortieLe),
    arret: jourDe(arretLe ?? sortieLe),
  };
}
