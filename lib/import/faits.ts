/** What an import is called, and what a comparison says of a line. Pure. */
import { ecrireJourCourt, type Jour } from '#lib/droit/date.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import type { Origine } from '#lib/inscription/actes.ts';
import type { EleveDit, ResponsableDit } from '#lib/inscription/faits.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';

interface Exporte {
  source: 'siecle' | 'sygne';
  uai: string;
  rentree: number;
  exporteLe: Date;
}

/** By which export records change, as their corrections say it. */
export const origineDe = (
  { source: origine, uai, rentree, exporteLe }: Exporte,
  auteur: { auteurId: string | null; auteurNom: string },
  jour: Jour,
): Origine => ({
  base: { source: origine, uai, rentree },
  exporteLe,
  motivation: `Import de la base élèves du ${ecrireJourCourt(jourDe(exporteLe))}.`,
  jour: dateDe(jour),
  ...auteur,
});

/** After which what nobody went on with is given up, and what nobody answered is forgotten: a new export says it again. */
export const ATTENTE = { jours: 30 };

/** Why nobody but a person can say who a pupil of the file is. */
export const CAUSES_DE_RAPPROCHEMENT = {
  ine_en_double: 'Deux élèves du fichier portent le même INE : un seul peut le garder.',
  ine_d_un_autre: 'Cet INE est déjà celui d’un autre élève, né un autre jour ou connu sous une autre fiche.',
  deux_ine: 'Un élève du même nom, né le même jour, porte un autre INE.',
  homonyme: 'Un élève du même nom est né le même jour, et rien d’autre ne dit que c’est lui.',
  ressemble: 'Un élève né le même jour porte presque le même nom.',
  deux_pour_un: 'Deux élèves du fichier répondent à une seule fiche.',
  cle_reprise: 'Ce numéro de la base était celui d’un autre élève.',
} as const;
export type CauseDeRapprochement = keyof typeof CAUSES_DE_RAPPROCHEMENT;

/** What is to be looked at in a line, besides what becomes of it. */
export const SIGNES = {
  sans_ine: 'sans INE',
  rattache: 'déjà connu, rattaché à la base',
  autre_etablissement: 'encore inscrit dans un autre établissement',
  autre_academie: 'encore inscrit dans une autre académie',
  responsable_en_double: 'responsable peut-être en double',
} as const;
export type Signe = keyof typeof SIGNES;

/** What the base says of a pupil, as people call it. */
const CHAMPS: Partial<Record<keyof EleveDit['eleve'], string>> = {
  ine: 'INE',
  nom: 'Nom',
  nomUsage: 'Nom d’usage',
  prenom: 'Prénom',
  autresPrenoms: 'Autres prénoms',
  naissance: 'Date de naissance',
  communeNaissance: 'Commune de naissance',
  villeNaissance: 'Ville de naissance',
  sexe: 'Sexe',
  regime: 'Régime',
  statut: 'Statut',
  mef: 'Formation',
  entreeLe: 'Entrée',
  sortieLe: 'Sortie',
  motifSortie: 'Motif de sortie',
  uaiAnDernier: 'Établissement de l’an dernier',
};

/**
 * What of a reading of the night waits for a person: who leaves the list, who may be somebody else, who is still schooled elsewhere,
 * what could not be read. All the rest (arrivals, exits, classes, régimes, addresses) the base says alone, and is taken alone.
 */
const DEMANDENT_UNE_PERSONNE = {
  absent: 'élèves absents de la liste',
  a_rapprocher: 'élèves à rapprocher d’une fiche',
  rattache: 'élèves connus ici, que la base cite pour la première fois',
  autre_etablissement: 'élèves encore inscrits dans un autre établissement',
  autre_academie: 'élèves encore inscrits dans une autre académie',
  responsable_en_double: 'responsables peut-être en double',
  refus: 'lignes refusées',
} as const satisfies Record<string, string>;

/** What waits for a person in an import, « élèves absents de la liste : 3 »; empty when the application may take it alone. */
export const aSoumettre = (bilan: Readonly<Record<string, number>>, premiere: boolean): string[] => [
  ...(premiere ? ['première lecture de cet établissement pour cette année'] : []),
  ...Object.entries(DEMANDENT_UNE_PERSONNE).flatMap(([nom, dit]) =>
    bilan[nom] ? [`${dit} : ${bilan[nom]}`] : [],
  ),
];

const RIEN = 'rien';

/** What changes between two sayings of the base, « Classe : 5A, puis 5B »; empty when nothing does. */
export function changements(avant: EleveDit, apres: EleveDit): string[] {
  const champs = Object.entries(CHAMPS).flatMap(([champ, nom]) => {
    const lus = [avant, apres].map(({ eleve }) => eleve[champ as keyof EleveDit['eleve']] ?? RIEN);
    return lus[0] === lus[1] ? [] : [`${nom} : ${lus.join(', puis ')}`];
  });
  const [deClasse, versClasse] = [avant, apres].map(({ division }) => division ?? RIEN);
  const classe = deClasse === versClasse ? [] : [`Classe : ${deClasse}, puis ${versClasse}`];
  return [
    ...classe,
    ...champs,
    ...changementsDeResponsables(avant.responsables ?? [], apres.responsables ?? []),
  ];
}

const nommer = ({ personne: { prenom = '', nom } }: ResponsableDit): string => nomComplet({ prenom, nom });

function changementsDeResponsables(
  avant: readonly ResponsableDit[],
  apres: readonly ResponsableDit[],
): string[] {
  const parCle = new Map(avant.map((dit) => [dit.cle, dit]));
  const venus = apres.flatMap((dit) => {
    const ancien = parCle.get(dit.cle);
    parCle.delete(dit.cle);
    if (!ancien) return [`Responsable ajouté : ${nommer(dit)}`];
    return memeDit(ancien, dit) ? [] : [`Responsable changé : ${nommer(dit)}`];
  });
  return [
    ...venus,
    ...[...parCle.values()].map((dit) => `Responsable que la base ne cite plus : ${nommer(dit)}`),
  ];
}

/** The same, in whatever order the base keeps its fields. */
const memeDit = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  const [champsA, champsB] = [a, b].map((dit) => Object.entries(dit)) as [
    [string, unknown][],
    [string, unknown][],
  ];
  return (
    champsA.length === champsB.length &&
    champsA.every(([champ, dit]) => memeDit(dit, (b as Record<string, unknown>)[champ]))
  );
};
