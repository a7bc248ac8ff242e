/** A file of results of the brevet, line by line, beside what the base knows. Pure. */

import { type LectureDeMention, lireMention } from '#lib/droit/brevet/mention.ts';
import { BORNES_RECENTES } from '#lib/droit/lire-jour.ts';
import { lireNaissance } from '#lib/droit/lire-naissance.ts';
import { sansAccents } from '#lib/droit/sans-accents.ts';
import type { MentionBrevet } from '#lib/droit/situation.ts';
import { lireIne } from '#lib/eleve/schema.ts';
import type { EtatFormulaire } from '#lib/technique/formulaire.ts';
import { CHAMPS_DU_BREVET, type ChampDuBrevet, type Correspondance, NOMS_DES_CHAMPS } from './schema.ts';

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
export function devinerColonnes(noms: readonly string[], gardees: Correspondance | null): Correspondance {
  if (gardees && Object.values(gardees).every((nom) => noms.includes(nom))) return gardees;
  return Object.fromEntries(
    NOMS_DES_CHAMPS.flatMap((champ) => {
      const indices: readonly string[] = CHAMPS_DU_BREVET[champ].indices;
      const nom = noms.find((vu) => indices.includes(comparable(vu)));
      return nom ? [[champ, nom]] : [];
    }),
  );
}

/** By field: what lacks before the file can be read; empty when nothing does. */
export function defautsDesColonnes(
  colonnes: Correspondance,
  noms: readonly string[],
  session: string | undefined,
): Record<string, string> {
  const fautes = NOMS_DES_CHAMPS.flatMap((champ): [string, string][] => {
    const { libelle, obligatoire } = CHAMPS_DU_BREVET[champ];
    const nom = colonnes[champ];
    if (nom && !noms.includes(nom))
      return [[`colonne.${champ}`, `${libelle} : le fichier n’a pas de colonne « ${nom} ».`]];
    return obligatoire && !nom
      ? [[`colonne.${champ}`, `${libelle} : choisissez la colonne qui le dit.`]]
      : [];
  });
  if (!colonnes.session && !session)
    fautes.push(['session', 'Session : écrivez l’année, ou choisissez la colonne qui la dit.']);
  const prises = Object.values(colonnes);
  const double = NOMS_DES_CHAMPS.find((champ) => prises.filter((nom) => nom === colonnes[champ]).length > 1);
  if (double && colonnes[double])
    fautes.push([`colonne.${double}`, `La colonne « ${colonnes[double]} » est choisie deux fois.`]);
  return Object.fromEntries(fautes);
}

/** A line understood, or every cause for which it is refused. */
export type LigneLue =
  | { numero: number; ine: string; naissance: string; session: number; mention: MentionBrevet }
  | { numero: number; causes: string[] };

const PREMIERE_SESSION = 1987;

/** Reads each line; `annee` is the last year that a session may have. */
export function lireLignes(
  { noms, lignes }: Tableau,
  colonnes: Correspondance,
  { session, annee }: { session: string | undefined; annee: number },
): LigneLue[] {
  const rang = (champ: ChampDuBrevet): number => noms.indexOf(colonnes[champ] ?? '');
  return lignes.map(({ numero, cellules, cause }): LigneLue => {
    if (cause) return { numero, causes: [cause] };
    const cellule = (champ: ChampDuBrevet): string => (cellules[rang(champ)] ?? '').trim();
    const ine = lireIne(cellule('ine'));
    const ne = lireNaissance(cellule('naissance'), BORNES_RECENTES);
    const dite = colonnes.session ? cellule('session') : (session ?? '');
    const an = /^\d{4}$/.test(dite) ? Number(dite) : 0;
    const lue: LectureDeMention = lireMention(
      cellule('mention'),
      colonnes.resultat ? cellule('resultat') : null,
    );
    const causes = [
      ...(ine
        ? []
        : [
            cellule('ine')
              ? `INE « ${cellule('ine')} » : onze caractères sont attendus.`
              : 'INE absent : sans lui, rien ne dit de quel élève il s’agit.',
          ]),
      ...('faute' in ne ? [`Date de naissance : ${ne.faute || 'absente.'}`] : []),
      ...(an >= PREMIERE_SESSION && an <= annee
        ? []
        : [`Session « ${dite} » : ce n’est pas une année possible.`]),
      ...('faute' in lue ? [lue.faute] : []),
    ];
    if (!ine || 'faute' in ne || 'faute' in lue || causes.length > 0) return { numero, causes };
    return { numero, ine, naissance: ecrire(ne.naissance), session: an, mention: lue.mention };
  });
}

const ecrire = (ne: { toString: () => string }): string => ne.toString();

/** A pupil as the base knows it, with the results already kept, the last written first. */
export interface EleveConnu {
  id: string;
  nomComplet: string;
  naissance: string;
  brevets: readonly { session: number; mention: MentionBrevet }[];
}

/** What becomes of a line. */
export type Suite =
  | { sort: 'refus'; numero: number; causes: string[] }
  | {
      sort: 'nouveau' | 'change' | 'inchange';
      numero: number;
      eleveId: string;
      nom: string;
      session: number;
      mention: MentionBrevet;
      avant: MentionBrevet | null;
    };

/** Beside the base: a pupil is the one of the INE **and** of the birth, and a file may not say two things of one session. */
export function comparer(lues: readonly LigneLue[], connus: ReadonlyMap<string, EleveConnu>): Suite[] {
  const cle = (lue: LigneLue): string => ('causes' in lue ? '' : `${lue.ine} ${lue.session}`);
  const parCle = Map.groupBy(lues, cle);
  return lues.map((lue): Suite => {
    const { numero } = lue;
    if ('causes' in lue) return { sort: 'refus', numero, causes: lue.causes };
    const autre = parCle.get(cle(lue))?.find((vue) => vue !== lue);
    if (autre)
      return {
        sort: 'refus',
        numero,
        causes: [`Même élève et même session qu’à la ligne ${autre.numero} : laissez-en une seule.`],
      };
    const eleve = connus.get(lue.ine);
    if (!eleve)
      return {
        sort: 'refus',
        numero,
        causes: [`INE ${lue.ine} : aucun élève de vos établissements ne le porte.`],
      };
    if (eleve.naissance !== lue.naissance)
      return {
        sort: 'refus',
        numero,
        causes: [
          `INE ${lue.ine} : l’élève qui le porte n’est pas né à cette date. Vérifiez l’un et l’autre.`,
        ],
      };
    const avant = eleve.brevets.find(({ session }) => session === lue.session)?.mention ?? null;
    const sort = avant === lue.mention ? 'inchange' : avant ? 'change' : 'nouveau';
    const { session, mention } = lue;
    return { sort, numero, eleveId: eleve.id, nom: eleve.nomComplet, session, mention, avant };
  });
}

/** The lines refused as they came, with a column more that says why: to be corrected and sent again. */
export function feuilleDesRefus({ noms, lignes }: Tableau, suites: readonly Suite[]): (readonly string[])[] {
  const causes = new Map(
    suites.flatMap((suite) => (suite.sort === 'refus' ? [[suite.numero, suite.causes.join(' ')]] : [])),
  );
  return [
    [...noms, 'Ligne du fichier', 'Cause du refus'],
    ...lignes
      .filter(({ numero }) => causes.has(numero))
      .map(({ numero, cellules }) => [
        ...noms.map((_, rang) => cellules[rang] ?? ''),
        String(numero),
        causes.get(numero) ?? '',
      ]),
  ];
}

/** What a file would write, counted, with its first lines. */
export interface ApercuDuBrevet {
  comptes: Record<Suite['sort'], number>;
  premieres: Suite[];
  /** A mark of what is shown. */
  empreinte: string;
}

/** Where an import stands: `fichier` holds what the next step sends back. */
export type EtatDuBrevet =
  | EtatFormulaire
  | {
      statut: 'lu';
      saisie: Record<string, string>;
      fichier: { texte: string; noms: readonly string[] };
      colonnes: Correspondance;
      /** What lacks before the file can be read, by field. */
      fautes: Record<string, string>;
      apercu: ApercuDuBrevet | null;
    };
