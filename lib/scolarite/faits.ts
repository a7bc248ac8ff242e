/** What a correction of a schooling changes on the dossiers of the pupil. Pure. */

import { type DossierEntier, decisionEnVigueur, examenDuDossier } from '#lib/dossier/faits.ts';
import { finDeLAnneeScolaire, rentree } from '#lib/droit/annee.ts';
import { direMontant } from '#lib/droit/argent/duree.ts';
import { BOURSES } from '#lib/droit/courrier/donnees.ts';
import { apres, avant, ecrireJour, type Jour, jour } from '#lib/droit/date.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { CorrectionDeScolarite } from './schema.ts';

type Scolarite = DossierEntier['scolarite'];

/** What a correction may change, as texts that are compared and kept; days are ISO, terminale is « oui » or « non ». */
export const champsDeLaScolarite = (vue: {
  classe: string;
  niveau: string;
  terminale: boolean;
  mef?: string | null;
  regime: string;
  entreeLe: Date | string;
  sortieLe?: Date | string | null;
}) => {
  const iso = (le: Date | string) => (typeof le === 'string' ? le : jourDe(le).toString());
  return {
    classe: vue.classe,
    niveau: vue.niveau,
    terminale: vue.terminale ? 'oui' : 'non',
    mef: vue.mef || null,
    regime: vue.regime,
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
      ...change('Échéance', direEcheance(de), direEcheance(vers)),
      ...suitesADonner(de, vers),
    ],
    drapeauxPoses: vers.drapeaux.filter((drapeau) => !de.drapeaux.includes(drapeau)),
    drapeauxLeves: de.drapeaux.filter((drapeau) => !vers.drapeaux.includes(drapeau)),
  };
  const rien = effet.phrases.length + effet.drapeauxPoses.length + effet.drapeauxLeves.length === 0;
  return rien ? null : effet;
}
