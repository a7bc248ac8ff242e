/** A file of other software, line by line, beside what the base knows. Pure. */
import { BORNES_RECENTES } from '#lib/droit/lire-jour.ts';
import { lireNaissance } from '#lib/droit/lire-naissance.ts';
import { enCapitales, sansAccents } from '#lib/droit/sans-accents.ts';
import { lireIne } from '#lib/eleve/schema.ts';
import type { EtatFormulaire } from '#lib/technique/formulaire.ts';
import { type CHAMPS_D_IDENTITE, type Champs, type Correspondance, nomsDe } from './schema.ts';

/** A line of a table, as text; `cause` when it could not even be cut into cells. */
export interface LigneDeTableau {
  numero: number;
  cellules: readonly string[];
  cause?: string;
}

export interface Tableau {
  noms: readonly string[];
  lignes: readonly LigneDeTableau[];
}

const comparable = (nom: string): string =>
  sansAccents(nom)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The columns that a file seems to have: those kept for the place when all are there, else by their names. */
export function devinerColonnes<C extends string>(
  champs: Champs<C>,
  noms: readonly string[],
  gardees: Correspondance<C> | null,
): Correspondance<C> {
  if (gardees && Object.values(gardees).every((nom) => noms.includes(String(nom)))) return gardees;
  return Object.fromEntries(
    nomsDe(champs).flatMap((champ) => {
      const { indices } = champs[champ];
      const nom = noms.find((vu) => indices.includes(comparable(vu)));
      return nom ? [[champ, nom]] : [];
    }),
  ) as Correspondance<C>;
}

/** By field: what lacks before the file can be read; empty when nothing does. */
export function defautsDesColonnes<C extends string>(
  champs: Champs<C>,
  colonnes: Correspondance<C>,
  noms: readonly string[],
): Record<string, string> {
  const fautes = nomsDe(champs).flatMap((champ): [string, string][] => {
    const { libelle, obligatoire } = champs[champ];
    const nom = colonnes[champ];
    if (nom && !noms.includes(nom))
      return [[`colonne.${champ}`, `${libelle} : le fichier n’a pas de colonne « ${nom} ».`]];
    return obligatoire && !nom
      ? [[`colonne.${champ}`, `${libelle} : choisissez la colonne qui le dit.`]]
      : [];
  });
  const prises = Object.values(colonnes);
  const double = nomsDe(champs).find(
    (champ) => colonnes[champ] && prises.filter((nom) => nom === colonnes[champ]).length > 1,
  );
  if (double) fautes.push([`colonne.${double}`, `La colonne « ${colonnes[double]} » est choisie deux fois.`]);
  return Object.fromEntries(fautes);
}

/** The cells of a line by the fields that they tell, without the spaces around. */
export const celluleDe =
  <C extends string>(noms: readonly string[], colonnes: Correspondance<C>, { cellules }: LigneDeTableau) =>
  (champ: C): string =>
    (cellules[noms.indexOf(colonnes[champ] ?? '')] ?? '').trim();

/** What became of a line that is not written: refused with its causes. */
export interface LigneRefusee {
  sort: 'refus';
  numero: number;
  causes: readonly string[];
}

/** The lines refused as they came, with two columns more that say which and why: to be corrected and sent again. */
export function feuilleDesRefus(
  { noms, lignes }: Tableau,
  suites: readonly (LigneRefusee | { sort: string; numero: number })[],
): (readonly string[])[] {
  const causes = new Map(
    suites.flatMap((suite) => ('causes' in suite ? [[suite.numero, suite.causes.join(' ')]] : [])),
  );
  // A sheet that comes back has these two already.
  const gardes = noms.map((nom, rang) => ({ nom, rang })).filter(({ nom }) => !AJOUTEES.includes(nom));
  return [
    [...gardes.map(({ nom }) => nom), ...AJOUTEES],
    ...lignes
      .filter(({ numero }) => causes.has(numero))
      .map(({ numero, cellules }) => [
        ...gardes.map(({ rang }) => cellules[rang] ?? ''),
        String(numero),
        causes.get(numero) ?? '',
      ]),
  ];
}
const AJOUTEES = ['Ligne du fichier', 'Cause du refus'];

/** What a file would write, counted, with its first lines of each kind. */
export interface ApercuDImport<S extends { sort: string }> {
  comptes: Readonly<Record<S['sort'], number>>;
  premieres: readonly S[];
  /** A mark of what is shown. */
  empreinte: string;
}

/** Where an import stands: `fichier` holds what the next step sends back. */
export type EtatDImport<C extends string, S extends { sort: string }> =
  | EtatFormulaire
  | {
      statut: 'lu';
      saisie: Record<string, string>;
      fichier: { texte: string; noms: readonly string[] };
      colonnes: Correspondance<C>;
      /** What lacks before the file can be read, by field. */
      fautes: Record<string, string>;
      apercu: ApercuDImport<S> | null;
    };

/** Which pupil a line speaks of, as it says. */
export interface Identite {
  ine: string | null;
  nom: string;
  prenom: string;
  naissance: string;
}

/** Reads who a line speaks of. */
export function lireIdentite(
  cellule: (champ: keyof typeof CHAMPS_D_IDENTITE) => string,
): Identite | { causes: string[] } {
  const [dit, nom, prenom] = [cellule('ine'), cellule('nom'), cellule('prenom')];
  const ine = lireIne(dit);
  const ne = lireNaissance(cellule('naissance'), BORNES_RECENTES);
  const causes = [
    ...(dit && !ine ? [`INE « ${dit} » : onze caractères sont attendus.`] : []),
    ...(!dit && !(nom && prenom) ? ['Ni INE, ni nom et prénom : rien ne dit de quel élève il s’agit.'] : []),
    ...('faute' in ne ? [`Date de naissance : ${cellule('naissance') ? ne.faute : 'absente.'}`] : []),
  ];
  if (causes.length > 0 || 'faute' in ne) return { causes };
  return { ine, nom, prenom, naissance: String(ne.naissance) };
}

/** A pupil of the place as the base knows it. */
export interface EleveDuLieu {
  id: string;
  ine: string | null;
  nom: string;
  prenom: string;
  nomUsage: string | null;
  prenomUsage: string | null;
  naissance: string;
}

const plie = (nom: string): string => enCapitales(nom).replace(/[^A-Z]/g, '');

/**
 * The pupil of a line: by its INE **and** its birth; by its names and its birth when the line or the base has no INE. One INE
 * borne by two persons, or two pupils of the same names and birth, are said, never guessed.
 */
export function reconnaitre(
  { ine, nom, prenom, naissance }: Identite,
  eleves: readonly EleveDuLieu[],
): EleveDuLieu | { cause: string } {
  const parIne = ine ? eleves.find((eleve) => eleve.ine === ine) : undefined;
  if (parIne)
    return parIne.naissance === naissance
      ? parIne
      : { cause: `INE ${ine} : l’élève qui le porte n’est pas né à cette date. Vérifiez l’un et l’autre.` };
  const nommes = eleves.filter(
    (eleve) =>
      eleve.naissance === naissance &&
      !(ine && eleve.ine) &&
      [eleve.nom, eleve.nomUsage].some((vu) => vu && plie(vu) === plie(nom)) &&
      [eleve.prenom, eleve.prenomUsage].some((vu) => vu && plie(vu) === plie(prenom)),
  );
  const [seul, autre] = nommes;
  if (autre)
    return { cause: `${prenom} ${nom} : deux élèves portent ces noms et cette date. Ajoutez l’INE.` };
  const qui = ine ? `INE ${ine}` : `${prenom} ${nom}`;
  return seul ?? { cause: `${qui} : aucun élève de l’établissement ne correspond.` };
}
