import type { Jour } from '../date.ts';
import { BORNES_RECENTES, lireJour } from '../lire-jour.ts';
import { lireNaissance } from '../lire-naissance.ts';
import { type LectureDeNombre, lireEntier, lireEuros, lireEurosEtCentimes } from '../lire-nombre.ts';
import type { Naissance } from '../naissance.ts';
import { type Cellules, COLONNES, type Colonne, type NomColonne } from './colonnes.ts';

/** A line of the file before its cells are understood: name of the column → text. */
export type LigneBrute = Readonly<Record<string, string | undefined>>;

export type Lue = { genre: 'lue'; cellules: Cellules } | { genre: 'mauvaise'; causes: readonly string[] };

const NOMS = Object.keys(COLONNES) as NomColonne[];
const OUI_NON: ReadonlyMap<string, boolean> = new Map([
  ['oui', true],
  ['non', false],
  // What a spreadsheet makes of a ticked box, in French and in English.
  ['vrai', true],
  ['faux', false],
  ['true', true],
  ['false', false],
]);

/** What is wrong with a header: unknown, repeated or missing columns, in French; empty when it is right. */
export function defautsDeLEntete(entete: readonly string[]): string[] {
  const presentes = new Set(entete);
  const inconnues = entete.filter((nom) => !Object.hasOwn(COLONNES, nom));
  const repetees = [...presentes].filter((nom) => entete.indexOf(nom) !== entete.lastIndexOf(nom));
  const absentes = NOMS.filter((nom) => 'obligatoire' in COLONNES[nom] && !presentes.has(nom));
  return [
    ...inconnues.map((nom) => `colonne inconnue : « ${nom} » (n° ${entete.indexOf(nom) + 1})`),
    ...repetees.map((nom) => `colonne répétée : « ${nom} »`),
    ...absentes.map((nom) => `colonne obligatoire absente : « ${nom} »`),
  ];
}

type Valeur = string | number | boolean | Jour | Naissance;

const nombre = (lu: LectureDeNombre, attendu: string): { valeur: Valeur } | { attendu: string } =>
  'nombre' in lu && Number.isSafeInteger(lu.nombre) ? { valeur: lu.nombre } : { attendu };

function lireCellule(colonne: Colonne, texte: string): { valeur: Valeur } | { attendu: string } {
  switch (colonne.genre) {
    case 'texte':
      return { valeur: texte };
    case 'entier':
      return nombre(lireEntier(texte), 'un nombre entier sans signe ni décimales');
    case 'euros':
      return nombre(
        lireEuros(texte),
        'un montant en euros entiers et sans signe, comme 18488 ou 18 488,00 €',
      );
    case 'somme': {
      const lu = lireEurosEtCentimes(texte);
      return 'nombre' in lu && Number.isSafeInteger(Math.round(lu.nombre * 100))
        ? { valeur: lu.nombre }
        : { attendu: 'un montant en euros, sans signe, comme 18488 ou 18 488,55 €' };
    }
    case 'date': {
      const lu = lireJour(texte, BORNES_RECENTES);
      return 'jour' in lu
        ? { valeur: lu.jour }
        : { attendu: 'une date comme 2026-10-15 ou 15/10/2026, d’une année possible' };
    }
    case 'naissance': {
      const lue = lireNaissance(texte, BORNES_RECENTES);
      return 'naissance' in lue
        ? { valeur: lue.naissance }
        : {
            attendu:
              'une date comme 2012-05-03 ou 03/05/2012, ou ce que l’état civil en sait : 00/05/2012, 2012',
          };
    }
    case 'oui_non': {
      const valeur = OUI_NON.get(texte.toLowerCase());
      return valeur === undefined ? { attendu: 'oui ou non' } : { valeur };
    }
    case 'choix':
      return colonne.choix.includes(texte) ? { valeur: texte } : { attendu: colonne.choix.join(', ') };
  }
}

/** The cells of a line in their types, or every cause for which it cannot be read. */
export function lireLigne(brute: LigneBrute): Lue {
  const causes: string[] = [];
  const cellules: Partial<Record<NomColonne, Valeur>> = {};
  for (const nom of NOMS) {
    const colonne: Colonne = COLONNES[nom];
    const texte = brute[nom]?.trim() ?? '';
    if (texte === '') {
      if (colonne.obligatoire) causes.push(`${nom} : valeur obligatoire absente`);
      continue;
    }
    const lu = lireCellule(colonne, texte);
    if ('valeur' in lu) cellules[nom] = lu.valeur;
    else causes.push(`${nom} : « ${texte} » n’est pas lisible, il faut ${lu.attendu}`);
  }
  const { rentree } = cellules;
  if (typeof rentree === 'number' && (rentree < 2000 || rentree > 2100))
    causes.push(`rentree : « ${rentree} » n’est pas une année de rentrée`);
  return causes.length > 0 ? { genre: 'mauvaise', causes } : { genre: 'lue', cellules: cellules as Cellules };
}
