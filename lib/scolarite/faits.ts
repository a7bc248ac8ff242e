/** What a correction of a schooling changes on the dossiers of the pupil. Pure. */

import { type DossierEntier, decisionEnVigueur, examenDuDossier } from '#lib/dossier/faits.ts';
import { finDeLAnneeScolaire, rentree } from '#lib/droit/annee.ts';
import type { DroitEnCours } from '#lib/droit/argent/a-venir.ts';
import { direMontant } from '#lib/droit/argent/duree.ts';
import {
  type ConventionDHebergement,
  droitsSelonLesRegimes,
  type RegimeTenu,
  type SejourSuivi,
  tenirLeRegime,
} from '#lib/droit/argent/regimes.ts';
import { anneeScolaire, trimestreDu } from '#lib/droit/argent/trimestres.ts';
import { BOURSES } from '#lib/droit/courrier/donnees.ts';
import { apres, avant, ecrireJour, ecrireJourCourt, type Jour, jour } from '#lib/droit/date.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { centimes } from '#lib/droit/montant.ts';
import type { Regime } from '#lib/droit/situation.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { CorrectionDeScolarite } from './schema.ts';

type Scolarite = DossierEntier['scolarite'];

/** A stay with its régimes, as the base gives it; days are ISO. */
export interface SejourLu {
  regime: Regime;
  regimes: RegimeTenu[];
  du: string;
  au: string | null;
}

/** The same, in days of the law. */
export const sejourSuivi = ({ du, au, ...regimes }: SejourLu): SejourSuivi => ({
  ...regimes,
  du: jour(du),
  au: au ? jour(au) : null,
});

/** What the column of a schooling holds. */
export const relireRegimes = (garde: unknown): RegimeTenu[] => garde as RegimeTenu[];

/** "Lycée Robespierre (0620000A), convention signée le 01/09/2026 avec : région". */
export const direConvention = ({ nom, uai, signeeLe, collectivites }: ConventionDHebergement): string =>
  `${nom} (${uai}), convention signée le ${ecrireJourCourt(jour(signeeLe))} avec : ${collectivites}`;

/** A change of régime to keep: how the pupil is lodged from a day on, with the days on which states were drawn there. */
export interface ChangementDeRegime {
  tenus: readonly RegimeTenu[];
  avant: Regime;
  entreeLe: string;
  rentree: number;
  /** First day on which a state of each trimestre was drawn in the place, ISO. */
  etats: ReadonlyMap<number, string>;
}

/** The régimes of a stay once a change is known, as its column keeps them (reading internat.changement_de_regime). */
export function regimesApres(
  { tenus, avant: initial, entreeLe, rentree: an, etats }: ChangementDeRegime,
  dit: Pick<RegimeTenu, 'regime' | 'du' | 'convention'>,
): RegimeTenu[] {
  const etatLe = etats.get(trimestreDu(anneeScolaire(rentree(an)), jour(dit.du)) ?? 0);
  const tard = etatLe !== undefined && etatLe < dit.du ? { etatLe } : {};
  return tenirLeRegime(tenus, { ...dit, ...tard }, { avant: initial, entree: entreeLe });
}

/** What a correction may change, as texts that are compared and kept; days are ISO, terminale is « oui » or « non ». */
export const champsDeLaScolarite = (vue: {
  classe: string;
  niveau: string;
  terminale: boolean;
  mef?: string | null;
  regime: string;
  /** Of a row: its régimes. Of a form: the day from which its régime holds, and what lodges the pupil elsewhere. */
  regimes?: unknown;
  regimeDu?: string | undefined;
  hebergement?: string | null;
  entreeLe: Date | string;
  sortieLe?: Date | string | null;
}) => {
  const tenus = relireRegimes(vue.regimes ?? []);
  const dernier = tenus.at(-1);
  const iso = (le: Date | string) => (typeof le === 'string' ? le : jourDe(le).toString());
  return {
    classe: vue.classe,
    niveau: vue.niveau,
    terminale: vue.terminale ? 'oui' : 'non',
    mef: vue.mef || null,
    regime: vue.regime,
    regimeDu: vue.regimeDu ?? (tenus.length > 1 ? (dernier?.du ?? null) : null),
    hebergement: vue.hebergement ?? (dernier?.convention ? direConvention(dernier.convention) : null),
    entreeLe: iso(vue.entreeLe),
    sortieLe: vue.sortieLe ? iso(vue.sortieLe) : null,
  };
};

/** What is wrong with the days of a stay for its school year, by the field to correct; null when nothing is. */
export function horsDeLAnnee(
  { entreeLe, sortieLe }: Pick<CorrectionDeScolarite, 'entreeLe'> & { sortieLe?: string },
  annee: number,
): { champ: string; message: string } | null {
  const fin = finDeLAnneeScolaire(rentree(annee));
  if (apres(jour(entreeLe), fin))
    return { champ: 'entreeLe', message: `Entrée : après la fin de l’année scolaire (${ecrireJour(fin)}).` };
  if (sortieLe && avant(jour(sortieLe), jour(`${annee}-08-01`)))
    return { champ: 'sortieLe', message: `Sortie : avant l’année scolaire ${annee}-${annee + 1}.` };
  return sortieLe && apres(jour(sortieLe), fin)
    ? { champ: 'sortieLe', message: `Sortie : après la fin de l’année scolaire (${ecrireJour(fin)}).` }
    : null;
}

/** Why a régime cannot be that of its day or of its code, by the field to correct; null when it can. */
export function regimeImpossible(
  {
    regime,
    regimeDu,
    entreeLe,
    sortieLe,
    hebergeur,
  }: Pick<CorrectionDeScolarite, 'regime' | 'regimeDu' | 'entreeLe' | 'sortieLe' | 'hebergeur'>,
  codeRegime: string | null,
  leJour: Jour,
): { champ: string; message: string } | null {
  if (codeRegime === '5' && regime === 'interne' && !hebergeur)
    return {
      champ: 'hebergeur',
      message:
        'Établissement d’hébergement : l’élève est interne dans un autre établissement (régime 5) ; donnez la convention signée, sans laquelle la prime n’est pas due.',
    };
  if (!regimeDu) return null;
  const faute = (message: string) => ({ champ: 'regimeDu', message: `Régime depuis le : ${message}` });
  if (regimeDu < entreeLe) return faute('avant l’entrée ; laissez vide si ce régime vaut depuis l’entrée.');
  if (sortieLe && regimeDu > sortieLe) return faute('après la sortie ; vérifiez les deux dates.');
  return apres(jour(regimeDu), leJour)
    ? faute('ce jour n’est pas encore venu ; dites le changement quand il a eu lieu.')
    : null;
}

/** What becomes of a dossier: sentences in the order in which a person reads them, and the flags that come or go. */
export interface Effet {
  dossierId: string;
  numero: string;
  etat: Etat;
  phrases: string[];
  drapeauxPoses: string[];
  drapeauxLeves: string[];
}

/** What the law says of a dossier, in a few words. */
function direDroit(dossier: DossierEntier): string {
  const examen = examenDuDossier(dossier);
  switch (examen?.genre) {
    case 'droit':
      return `échelon ${examen.droit.echelon}, ${direMontant(examen.droit.annuel, examen.droit.verse)}`;
    case 'sans_droit':
      return 'pas de droit';
    case 'humain':
      return 'à examiner par une personne';
    case 'incalculable':
      return 'il manque une information';
    case undefined:
      return 'rien encore';
  }
}

const change = (nom: string, d: string, a: string): string[] =>
  d === a ? [] : [`${nom} : ${d}, puis ${a}.`];

/** What a decision that stands becomes, and a right that runs beyond the stay: nothing by itself, and what to do. */
function suitesADonner(de: DossierEntier, vers: DossierEntier): string[] {
  const decision = decisionEnVigueur(de);
  const sortie = jourOuNul(vers.scolarite.sortieLe);
  const ouverts = de.droits.filter(({ fermeParId, au }) => {
    return !fermeParId && sortie && apres(jourDe(au), sortie);
  });
  return [
    ...(decision && direDroit(de) !== direDroit(vers)
      ? [
          `La décision du ${ecrireJour(jourDe(decision.decideeLe))} reste telle qu’elle a été prise : la loi dirait autre chose, un réexamen est à décider.`,
        ]
      : []),
    ...(sortie && ouverts.length > 0 && sortieNouvelle(de, sortie)
      ? [
          `Un droit court jusqu’au ${ecrireJour(dernierJour(ouverts))}, après la sortie : transfert, retrait ou fin de bourse à décider.`,
        ]
      : []),
  ];
}

/** The stays of a dossier with their régimes, that of its own schooling as the row stands. */
function sejoursDe({ sejours, scolarite }: DossierEntier): SejourSuivi[] {
  const { regime, regimes, entreeLe, sortieLe } = scolarite;
  const sien = { regime, regimes: relireRegimes(regimes), du: jourDe(entreeLe), au: jourOuNul(sortieLe) };
  const suivis = (sejours ?? []).map(sejourSuivi);
  // The first stay, or the one that the dossier followed its pupil to.
  const rang = Math.max(
    0,
    suivis.findIndex(({ du }) => du.equals(sien.du)),
  );
  const leSien = suivis[rang];
  return leSien && suivis.length > 1
    ? suivis.with(rang, { ...leSien, regime, regimes: sien.regimes })
    : [sien];
}

/** For which trimestres the prime à l'internat is due on the rights in force. */
function direInternat(dossier: DossierEntier): string {
  const droits: (DroitEnCours & { echelon: number })[] = dossier.droits
    .filter(({ fermeParId }) => !fermeParId)
    .map(({ composante, centimesAnnuels, du, au, echelon }) => ({
      ...{ composante, echelon, finSansSuite: false },
      annuel: centimes(centimesAnnuels),
      du: jourDe(du),
      au: jourDe(au),
    }));
  const type = typeBourseDuDossier(dossier);
  const suivis = droitsSelonLesRegimes(rentree(dossier.rentree), type, droits, sejoursDe(dossier));
  const internats = suivis.filter(({ composante }) => composante === 'internat');
  const dus = [...new Set(internats.flatMap(({ trimestres = [1, 2, 3] }) => trimestres))].sort();
  return dus.length === 0 ? 'rien n’est dû' : `due au titre du trimestre ${dus.join(', puis ')}`;
}

const dernierJour = (droits: DossierEntier['droits']): Jour =>
  droits.map(({ au }) => jourDe(au)).reduce((tard, vu) => (apres(vu, tard) ? vu : tard));

const sortieNouvelle = ({ scolarite }: { scolarite: Scolarite }, sortie: Jour): boolean =>
  jourOuNul(scolarite.sortieLe)?.toString() !== sortie.toString();

const direEcheance = ({ echeanceLe, echeanceCause }: DossierEntier): string =>
  echeanceLe ? `${ecrireJour(jourDe(echeanceLe))} (${echeanceCause ?? 'sans motif'})` : 'aucune';

/** What a correction changes on a dossier, from what it is to what the door would make of it; null when it changes nothing. */
export function effetSurLeDossier(de: DossierEntier, vers: DossierEntier): Effet | null {
  const effet: Effet = {
    dossierId: de.id,
    numero: de.numero,
    etat: de.etat,
    phrases: [
      ...change('Bourse', BOURSES[typeBourseDuDossier(de)], BOURSES[typeBourseDuDossier(vers)]),
      ...change('Calcul', direDroit(de), direDroit(vers)),
      ...change('Prime à l’internat', direInternat(de), direInternat(vers)),
      ...change('Échéance', direEcheance(de), direEcheance(vers)),
      ...suitesADonner(de, vers),
    ],
    drapeauxPoses: vers.drapeaux.filter((drapeau) => !de.drapeaux.includes(drapeau)),
    drapeauxLeves: de.drapeaux.filter((drapeau) => !vers.drapeaux.includes(drapeau)),
  };
  const rien = effet.phrases.length + effet.drapeauxPoses.length + effet.drapeauxLeves.length === 0;
  return rien ? null : effet;
}
