/** Where a pupil goes on during the year, from the rows of its dossier. Pure. */

import type { DossierEntier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import type { JoursManques } from '#lib/droit/argent/transfert.ts';
import { anneeScolaire, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { avant, type Jour, lePlusTard } from '#lib/droit/date.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import { lireTrace } from '#lib/droit/rediger.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import type { FaitsDAilleurs } from '#lib/droit/transfert/ailleurs.ts';
import { type Depart, departDeLaTrace, ditUnDeces, type FaitsDuDepart } from '#lib/droit/transfert/depart.ts';
import type { FaitsDuTransfert } from '#lib/droit/transfert/gardes.ts';
import {
  type FaitsDuRetour,
  joursAilleurs,
  type Retour,
  retourDeLaTrace,
} from '#lib/droit/transfert/retour.ts';
import { demandeParLEleve, typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { droitsEnCours } from '#lib/retrait/faits.ts';
import { estDefaite, sansCesJours } from '#lib/suspension/faits.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';

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
export const faitsDAilleurs = (dossier: DossierEntier): FaitsDAilleurs & FaitsDuDepart & FaitsDuRetour => ({
  ...faitsDuDepart(dossier),
  imprimeRecu: dossier.pieces.some(({ code, recueLe }) => code === 'imprime_transfert' && recueLe),
  dernierTrimestreAuCollege:
    typeBourseDuDossier(dossier) === 'college'
      ? (trimestresDe(anneeScolaire(rentree(dossier.rentree)))[2]?.debut ?? null)
      : null,
});

/** A departure, and the decision that records it. */
export type DepartConstate = Depart & { decisionId: string };

type AvecDeparts = Pick<DossierEntier, 'decisions' | 'retraits' | 'recours' | 'requetes' | 'courriers'>;

/** A stay out of the base: the departure, and the return that ended it; null while the pupil has not come back. */
export interface SejourHorsBase {
  depart: DepartConstate;
  retour: (Retour & { decisionId: string }) | null;
}

/**
 * The departures out of the base that stand, the first first: neither called back, nor undone by a recours or the judge. A
 * return that was called back ends nothing; one that is contested still does, so that no recours takes the bourse away.
 */
export function sejoursHorsBase(dossier: AvecDeparts): SejourHorsBase[] {
  const sejours: SejourHorsBase[] = [];
  for (const { id, trace } of dossier.decisions.toSorted((a, b) => a.rang - b.rang)) {
    const lue = lireTrace(trace);
    const depart = departDeLaTrace(lue);
    const retour = retourDeLaTrace(lue);
    const rappelee = dossier.courriers.some((lettre) => lettre.decisionId === id && lettre.rappeleLe);
    const dernier = sejours.at(-1);
    if (depart && !estDefaite(dossier, id))
      sejours.push({ depart: { ...depart, decisionId: id }, retour: null });
    else if (retour && dernier && !rappelee) dernier.retour = { ...retour, decisionId: id };
  }
  return sejours;
}

/** The departure out of the base that the pupil has not come back from; null when there is none. */
export const departDuDossier = (dossier: AvecDeparts): DepartConstate | null => {
  const dernier = sejoursHorsBase(dossier).at(-1);
  return dernier && !dernier.retour ? dernier.depart : null;
};

/** Whether the letter of a decision tells the death of the pupil who asked: it goes to the family, on paper. */
export function vaALaFamille(
  dossier: Pick<DossierEntier, 'demandeurId' | 'eleve' | 'decisions'>,
  decisionId: string | null,
): boolean {
  const decision = dossier.decisions.find(({ id }) => id === decisionId);
  const depart = decision ? departDeLaTrace(lireTrace(decision.trace)) : null;
  return depart !== null && ditUnDeces(depart) && demandeParLEleve(dossier);
}

/** The days of which nothing is due here, between a departure and a return. */
export const joursHorsBase = (
  dossier: AvecDeparts & Pick<DossierEntier, 'rentree'>,
): { du: Jour; au: Jour }[] =>
  sejoursHorsBase(dossier).flatMap(
    ({ retour }) => (retour && joursAilleurs(retour, rentree(dossier.rentree))) ?? [],
  );

/** The prime d’équipement is paid once, that of reprise by trimestres: neither counts the days out of the base. */
const COMPTEE_PAR_JOURS = (composante: DossierEntier['droits'][number]['composante']): boolean =>
  composante !== 'equipement' && composante !== 'reprise';

/** Rights without the days that the pupil spent out of the base (C. V.A). */
export const horsDesSejours = (
  droits: DossierEntier['droits'],
  jours: readonly { du: Jour; au: Jour }[],
  nouvelId: () => string,
): DossierEntier['droits'] => sansCesJours(droits, jours, COMPTEE_PAR_JOURS, nouvelId);

/** The rights in force of a pupil who comes back, on their days of before the departure but those out of the base. */
export function droitsDuRetour(
  dossier: DossierEntier,
  { arretLe, debutLe, fin }: { arretLe: Jour; debutLe: Jour; fin: Jour },
  decisionId: string,
  nouvelId: () => string,
): DossierEntier['droits'] {
  const prolonges = droitsEnCours(dossier).map((droit) => ({
    ...droit,
    id: nouvelId(),
    decisionId,
    fermeParId: null,
    au: arretLe.equals(jourDe(droit.au)) ? dateDe(fin) : droit.au,
  }));
  const ailleurs = joursAilleurs({ arretLe, debutLe }, rentree(dossier.rentree));
  return ailleurs ? horsDesSejours(prolonges, [ailleurs], nouvelId) : prolonges;
}

/** What the guards read of a pupil who leaves the base. */
function faitsDuDepart(dossier: DossierEntier): FaitsDuDepart & FaitsDuRetour {
  const dits = new Set(dossier.transferts.map(({ versScolariteId }) => versScolariteId));
  const dernier = dossier.transferts.at(-1);
  const depart = departDuDossier(dossier);
  const debuts = droitsEnCours(dossier).map(({ du }) => du.getTime());
  return {
    departArreteLe: depart?.arretLe ?? null,
    departTenant: depart,
    inscritDansLaBase: dossier.accueils.find(({ id }) => !dits.has(id))?.etablissement.nom ?? null,
    derniereEntree: jourDe(dernier?.entreeLe ?? dossier.scolarite.entreeLe),
    debutDuDroit: debuts.length > 0 ? jourDe(new Date(Math.min(...debuts))) : null,
  };
}

/** Last day that each place left pays: never before the one that the place before it pays. */
export const arretsDe = (decides: readonly LigneDeTransfert[]): Jour[] =>
  decides
    .map(({ arretLe, sortieLe }) => jourDe(arretLe ?? sortieLe))
    .map((arret, rang, tous) => tous.slice(0, rang).reduce(lePlusTard, arret));

/** School days missed between two of them, from the first to the eve of the entry. */
export const manquesDe = (decides: readonly LigneDeTransfert[]): JoursManques[] =>
  decides.flatMap(({ manqueDu, entreeLe }) =>
    manqueDu ? [{ du: jourDe(manqueDu), au: jourDe(entreeLe).subtract({ days: 1 }) }] : [],
  );

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
