/** Files of other software as they are received, and the columns kept for a place. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { enAtelier, TravailInterrompu } from '#lib/connecteurs/octets/atelier.ts';
import { FichierRefuse, recevoirCas } from '#lib/connecteurs/octets/cas-recus.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import { saisieDe, traiter } from '#lib/technique/formulaire.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import {
  type ApercuDImport,
  devinerColonnes,
  type EleveDuLieu,
  type EtatDImport,
  feuilleDesRefus,
  type Tableau,
} from './faits.ts';
import { type Champs, ColonnesGardeesSchema, type Correspondance, LIGNES_MONTREES } from './schema.ts';

/** A table as it was sent, with its text, which the form keeps from one step to the next. */
export interface TableauRecu extends Tableau {
  texte: string;
}

/**
 * The table of a form: its file, or the text of the step before; of `lire_retours`, what a bank says of transfers too. Throws
 * `FichierRefuse`.
 */
export async function recevoirTableau(
  portee: Portee,
  formulaire: FormData,
  travail: 'lire_tableau' | 'lire_retours' = 'lire_tableau',
): Promise<TableauRecu> {
  const recus = await recevoirCas(formulaire);
  try {
    return await enAtelier(portee.auteur, (demander) => demander(travail, recus));
  } catch (erreur) {
    if (!(erreur instanceof TravailInterrompu)) throw erreur;
    throw new FichierRefuse('Ce fichier demande trop de travail. Coupez-le en plusieurs.');
  }
}

export type ContenuDeFichier = 'absences' | 'frais';

/** The columns last kept for the files of a place; null when none were, or when they are of other fields. */
export async function colonnesGardees<C extends string>(
  tx: Transaction,
  lieu: string,
  contenu: ContenuDeFichier,
  champs: Champs<C>,
): Promise<Correspondance<C> | null> {
  const derniere = await tx.correspondanceDeFichier.findFirst({
    where: { lieu, contenu },
    orderBy: [{ instant: 'desc' }, { id: 'desc' }],
  });
  const lues = ColonnesGardeesSchema.safeParse(derniere?.colonnes);
  return lues.success && Object.keys(lues.data).every((champ) => champ in champs)
    ? (lues.data as Correspondance<C>)
    : null;
}

/** The pupils of an établissement that year, those who left too: what a file may speak of. */
export const elevesDuLieu = (tx: Transaction, uai: string, annee: number): Promise<EleveDuLieu[]> =>
  tx.eleve.findMany({
    where: { reunieDans: null, scolarites: { some: { uai, rentree: annee } } },
    select: {
      ...{ id: true, ine: true, nom: true, prenom: true, nomUsage: true, prenomUsage: true },
      naissance: true,
    },
  });

/** The établissements of a portée that an import may be for, as a list offers them. */
export const lieuxDeFichier = (
  portee: Portee,
  ou: { uai: { in: string[] }; secteur?: 'public' },
): Promise<{ valeur: string; libelle: string }[]> =>
  enPortee(portee, async (tx) =>
    (await tx.etablissement.findMany({ where: ou, orderBy: { nom: 'asc' } })).map(({ uai, nom }) => ({
      ...{ valeur: uai, libelle: nom },
    })),
  );

/** A mark of what was shown: the same file, columns and base give the same. */
export const empreinteDe = (suites: readonly object[]): string =>
  createHash('sha256').update(JSON.stringify(suites)).digest('hex');

/** What a form of import asks, whatever its noun. */
interface DemandeDImport<C extends string> {
  lieu: string;
  apercu?: string;
  correspondance: Correspondance<C>;
}
interface Suite {
  sort: string;
  numero: number;
}

/** How a noun reads a table: its form, its columns, and what becomes of each line. */
export interface LectureDImport<C extends string, S extends Suite, D extends DemandeDImport<C>> {
  champs: Champs<C>;
  schema: z.ZodType<D>;
  /** Columns kept for the place. */
  gardees: (tx: Transaction, lieu: string) => Promise<Correspondance<C> | null>;
  /** By field, what lacks before the table can be read. */
  defauts: (demande: D, noms: readonly string[]) => Record<string, string>;
  /** What becomes of each line, found without writing anything. Throws Refus introuvable outside the portée. */
  juger: (tx: Transaction, portee: Portee, tableau: Tableau, demande: D) => Promise<S[]>;
  /** Kinds of lines, those that ask for a look first. */
  sorts: readonly S['sort'][];
}

/** A demande with its columns: as chosen, else as kept for the place or as their names tell. */
export async function avecSesColonnes<C extends string, S extends Suite, D extends DemandeDImport<C>>(
  { champs, gardees }: LectureDImport<C, S, D>,
  portee: Portee,
  dit: D,
  { noms }: Tableau,
): Promise<D> {
  if (Object.keys(dit.correspondance).length > 0) return dit;
  const connues = await enPortee(portee, (tx) => gardees(tx, dit.lieu));
  return { ...dit, correspondance: devinerColonnes(champs, noms, connues) };
}

/** What a table would write. `fautes` tells by field what lacks before it can be read. */
export async function apercuDImport<C extends string, S extends Suite, D extends DemandeDImport<C>>(
  par: LectureDImport<C, S, D>,
  portee: Portee,
  tableau: Tableau,
  demande: D,
): Promise<{ fautes: Record<string, string> } | ApercuDImport<S>> {
  const fautes = par.defauts(demande, tableau.noms);
  if (Object.keys(fautes).length > 0) return { fautes };
  const suites = await enPortee(portee, (tx) => par.juger(tx, portee, tableau, demande));
  const de = (sort: string) => suites.filter((suite) => suite.sort === sort);
  return {
    comptes: Object.fromEntries(par.sorts.map((sort) => [sort, de(sort).length])) as Record<
      S['sort'],
      number
    >,
    premieres: par.sorts.flatMap((sort) => de(sort).slice(0, LIGNES_MONTREES)),
    empreinte: empreinteDe(suites),
  };
}

/** Throws Refus conflit when what a table would write is no longer what was shown. Returns what becomes of each line. */
export async function suitesConfirmees<C extends string, S extends Suite, D extends DemandeDImport<C>>(
  tx: Transaction,
  par: LectureDImport<C, S, D>,
  portee: Portee,
  tableau: Tableau,
  demande: D,
): Promise<S[]> {
  const suites = await par.juger(tx, portee, tableau, demande);
  if (empreinteDe(suites) !== demande.apercu)
    throw new Refus(
      'conflit',
      'Ce que le fichier changerait n’est plus ce qui a été montré : relisez-le, puis confirmez si c’est encore utile.',
    );
  return suites;
}

/** The steps of an import: what lacks, what the table would write, then what it wrote, as `ecrire` tells it. Nothing typed is lost. */
export async function menerImport<C extends string, S extends Suite, D extends DemandeDImport<C>>(
  par: LectureDImport<C, S, D>,
  portee: Portee,
  donnees: FormData,
  ecrire: (tableau: Tableau, demande: D) => Promise<string>,
): Promise<EtatDImport<C, S>> {
  const saisie = saisieDe(donnees);
  try {
    const { texte, ...tableau } = await recevoirTableau(portee, donnees);
    const fichier = { texte, noms: tableau.noms };
    const lu: Lu<C, S> = { statut: 'lu', saisie, fichier, colonnes: {}, fautes: {}, apercu: null };
    const etat = await traiter(par.schema, donnees, async (dit) => {
      const demande = await avecSesColonnes(par, portee, dit, tableau);
      lu.colonnes = demande.correspondance;
      if (demande.apercu) return ecrire(tableau, demande);
      const vu = await apercuDImport(par, portee, tableau, demande);
      if ('fautes' in vu) lu.fautes = vu.fautes;
      else lu.apercu = vu;
      return '';
    });
    if (etat.statut === 'fait' && etat.message) return etat;
    // The file was read: it stays with the form, whatever is refused.
    if (etat.statut === 'refuse')
      lu.fautes = Object.keys(etat.champs).length > 0 ? etat.champs : { fichier: etat.message };
    return lu;
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    const { message } = erreur;
    return { statut: 'refuse', message, champs: { fichier: message }, saisie };
  }
}
type Lu<C extends string, S extends Suite> = Extract<EtatDImport<C, S>, { statut: 'lu' }>;

/** The refused lines of a table as one to correct and send again. Throws `FichierRefuse`, Refus introuvable. */
export async function refusDImport<C extends string, S extends Suite, D extends DemandeDImport<C>>(
  par: LectureDImport<C, S, D>,
  portee: Portee,
  tableau: Tableau,
  demande: D,
): Promise<Uint8Array> {
  const fautes = Object.values(par.defauts(demande, tableau.noms));
  if (fautes.length > 0) throw new FichierRefuse(fautes.join('\n'));
  const suites = await enPortee(portee, (tx) => par.juger(tx, portee, tableau, demande));
  return new TextEncoder().encode(ecrireTableau(feuilleDesRefus(tableau, suites)));
}

/** The same from the form that was sent. */
export async function refusDuFormulaire<C extends string, S extends Suite, D extends DemandeDImport<C>>(
  par: LectureDImport<C, S, D>,
  portee: Portee,
  formulaire: FormData,
): Promise<Uint8Array> {
  const dit = par.schema.safeParse(saisieDe(formulaire));
  if (!dit.success) throw new FichierRefuse(dit.error.issues[0]?.message ?? 'Formulaire incomplet.');
  const tableau = await recevoirTableau(portee, formulaire);
  return refusDImport(par, portee, tableau, await avecSesColonnes(par, portee, dit.data, tableau));
}
