/** What the figures of a page are made of, and each as a sheet for a spreadsheet. Pure. */
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { colonne, type Feuille } from '#lib/droit/courrier/classeur.ts';
import { ecrireJourCourt, type Jour, jour } from '#lib/droit/date.ts';
import { CANAUX } from '#lib/droit/situation.ts';
import {
  type Compte,
  delaisDe,
  type EtablissementCompte,
  joursDeDepots,
  type LieuCompte,
  lignesDe,
} from '#lib/pilotage/faits.ts';
import { FEUILLES, type IdDeFigure, type Serie } from '#lib/pilotage/schema.ts';

/** Other figures that those of a page stand beside. */
export interface Face {
  comptes: readonly Compte[];
  /** Which they are, in words. */
  dite: string;
}

/** What the figures of a page are made of. */
export interface Matiere {
  comptes: readonly Compte[];
  /** Deposits of the year before. */
  avant: readonly Compte[];
  face: Face | null;
  lieux: { genre: 'etablissements' | 'academies'; lignes: readonly LieuCompte[] };
  /** The académie that the ministère looks into. */
  academie?: string;
  /** None of a single one, nor under a filter of places. */
  departements: readonly LieuCompte[];
  jusqua: Jour;
}

/** The campaign and the frozen month (ISO day, undefined of the living figures) that an address names. */
export function lireFace(face: string): { annee: number; arrete: string | undefined } {
  const [annee = '', arrete] = face.split('.');
  return { annee: Number(annee), arrete };
}

/** « 2025-2026, arrêtés le 01/11/2025 ». */
export function direFace(face: string): string {
  const { annee, arrete } = lireFace(face);
  const quand = arrete ? `arrêtés le ${ecrireJourCourt(jour(arrete))}` : 'à ce jour';
  return `${ecrireAnnee(rentree(annee))}, ${quand}`;
}

/** The places, each with what it had received in the figures beside; `absent`: what is said of one that they do not give. */
export function avecAlors<L extends LieuCompte>(
  lignes: readonly L[],
  face: readonly LieuCompte[] | null,
  absent: 0 | null = 0,
): L[] {
  const recues = new Map(face?.map((lieu) => [lieu.code, lieu.recues]));
  return lignes.map((lieu) => (face ? { ...lieu, alors: recues.get(lieu.code) ?? absent } : lieu));
}

/** The départements of these établissements, in alphabetical order. */
export function departementsDe(
  lignes: readonly EtablissementCompte[],
  noms: ReadonlyMap<string, string>,
): LieuCompte[] {
  return [...Map.groupBy(lignes, ({ departement }) => departement)]
    .map(([code, siens]) => {
      const somme = (de: 'recues' | 'attendent' | 'decidees'): number =>
        siens.reduce((total, lu) => total + lu[de], 0);
      const dits = { recues: somme('recues'), attendent: somme('attendent'), decidees: somme('decidees') };
      return { code, nom: noms.get(code) ?? code, ...dits };
    })
    .toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr'));
}

const [texte, nombre, montant] = [colonne('texte'), colonne('nombre'), colonne('montant')];

/** Heads of the series whose lines are sums of money too. */
const EN_ARGENT: Partial<Record<Serie, string>> = { issues: 'Euros par an', argent: 'Euros' };

const LIEUX = {
  academies: ['Code', 'Académie'],
  departements: ['Code', 'Département'],
  etablissements: ['UAI', 'Établissement'],
} as const;

/** The columns of what stands beside, and none beside nothing. */
const siFace = <T>(face: Face | null, dits: readonly T[]): readonly T[] => (face ? dits : []);

/** A figure as a sheet for a spreadsheet: the numbers that its picture draws. */
export function feuilleDe(figure: IdDeFigure, matiere: Matiere): Feuille {
  const { comptes, avant, face, lieux, departements, jusqua } = matiere;
  const nom = FEUILLES[figure];
  switch (figure) {
    case 'depots':
      return {
        nom,
        colonnes: [
          { titre: 'Jour', genre: 'jour' },
          ...[...CANAUX, 'Total', 'Depuis le début', 'L’an dernier au même jour'].map(nombre),
        ],
        lignes: joursDeDepots(comptes, avant, jusqua).map(
          ({ jour: leJour, total, cumul, anDernier, ...canaux }) => [
            ...[leJour.toString(), ...CANAUX.map((canal) => canaux[canal]), total, cumul, anDernier],
          ],
        ),
      };
    case 'delais':
      return {
        nom,
        colonnes: [
          ...['Étape', 'Service'].map(texte),
          ...['Nombre', 'Médiane en jours', 'Neuf sur dix en jours'].map(nombre),
          ...siFace(face, ['Médiane alors'].map(nombre)),
        ],
        lignes: delaisDe(comptes, face?.comptes).map(
          ({ libelle, service, nombre: combien, mediane, neufSurDix, alors = null }) => [
            ...[libelle, service, combien, mediane, neufSurDix],
            ...siFace(face, [alors]),
          ],
        ),
      };
    case 'etablissements':
    case 'departements':
    case 'academies': {
      const siens = figure === 'departements' ? departements : figure === lieux.genre ? lieux.lignes : [];
      return {
        nom,
        colonnes: [
          ...LIEUX[figure].map(texte),
          ...['Reçues', 'À décider', 'Décidées'].map(nombre),
          ...siFace(face, ['Reçues alors'].map(nombre)),
        ],
        lignes: siens.map(({ code, nom: leNom, recues, attendent, decidees, alors = 0 }) => [
          ...[code, leNom, recues, attendent, decidees],
          ...siFace(face, [alors]),
        ]),
      };
    }
    default: {
      const argent = EN_ARGENT[figure];
      return {
        nom,
        colonnes: [
          ...[texte('Quoi'), nombre('Nombre'), ...(argent ? [montant(argent)] : [])],
          ...siFace(face, [nombre('Nombre alors'), ...(argent ? [montant(`${argent} alors`)] : [])]),
        ],
        lignes: lignesDe(comptes, figure, face?.comptes).map(({ libelle, alors, ...ligne }) => [
          ...[libelle, ligne.nombre, ...(argent ? [ligne.centimes] : [])],
          ...siFace(face, [alors?.nombre ?? 0, ...(argent ? [alors?.centimes ?? 0] : [])]),
        ]),
      };
    }
  }
}
