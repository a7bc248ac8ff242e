import { createHash } from 'node:crypto';
import { enAtelier, TravailInterrompu } from '#lib/connecteurs/octets/atelier.ts';
import { FichierRefuse, recevoirCas } from '#lib/connecteurs/octets/cas-recus.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { lieuxDeSaisie } from '#lib/eleve/queries.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import {
  type ApercuDuBrevet,
  comparer,
  defautsDesColonnes,
  devinerColonnes,
  type EleveConnu,
  feuilleDesRefus,
  lireLignes,
  type Suite,
  type Tableau,
} from './faits.ts';
import { type Correspondance, CorrespondanceSchema, type ImportDuBrevet, LIGNES_MONTREES } from './schema.ts';

/** A table as it was sent, with its text, which the form keeps from one step to the next. */
export interface TableauRecu extends Tableau {
  texte: string;
}

/** The table of a form: its file, or the text of the step before. Throws `FichierRefuse`. */
export async function recevoirTableau(portee: Portee, formulaire: FormData): Promise<TableauRecu> {
  const recus = await recevoirCas(formulaire);
  try {
    return await enAtelier(portee.auteur, (demander) => demander('lire_tableau', recus));
  } catch (erreur) {
    if (!(erreur instanceof TravailInterrompu)) throw erreur;
    throw new FichierRefuse('Ce fichier demande trop de travail. Coupez-le en plusieurs.');
  }
}

/** Places where results may be imported: those where the person types demandes, with their names. */
export const lieuxDImport = (portee: Portee): Promise<{ valeur: string; libelle: string }[]> =>
  enPortee(portee, async (tx) => {
    const lieux = lieuxDeSaisie(portee);
    const etablissements = await tx.etablissement.findMany({
      where: { uai: { in: lieux } },
      orderBy: { nom: 'asc' },
    });
    const academies = await tx.academie.findMany({ where: { code: { in: lieux } }, orderBy: { nom: 'asc' } });
    return [
      ...academies.map(({ code, nom }) => ({ valeur: code, libelle: `Académie de ${nom}` })),
      ...etablissements.map(({ uai, nom }) => ({ valeur: uai, libelle: nom })),
    ];
  });

/** Throws Refus introuvable for a place where the person types no demande. */
export function exigerLieu(portee: Portee, lieu: string): void {
  if (!lieuxDeSaisie(portee).includes(lieu))
    throw new Refus('introuvable', 'Ce lieu n’est pas dans votre périmètre : choisissez-en un autre.', {
      champ: 'lieu',
    });
}

async function colonnesGardees(tx: Transaction, lieu: string): Promise<Correspondance | null> {
  const derniere = await tx.correspondanceBrevet.findFirst({
    where: { lieu },
    orderBy: { instant: 'desc' },
  });
  return derniere ? (CorrespondanceSchema.safeParse(derniere.colonnes).data ?? null) : null;
}

/** The columns of a file: as chosen, else as kept for the place or as their names tell. */
export const colonnesDuFichier = (
  portee: Portee,
  { lieu, correspondance }: Pick<ImportDuBrevet, 'lieu' | 'correspondance'>,
  { noms }: Tableau,
): Promise<Correspondance> =>
  Object.keys(correspondance).length > 0
    ? Promise.resolve(correspondance)
    : enPortee(portee, async (tx) => devinerColonnes(noms, await colonnesGardees(tx, lieu)));

/** Pupils of the portée by INE, with the results already kept. */
async function elevesConnus(tx: Transaction, ines: readonly string[]): Promise<Map<string, EleveConnu>> {
  const eleves = await tx.eleve.findMany({
    where: { ine: { in: [...ines] } },
    include: { brevets: { orderBy: { instant: 'desc' } } },
  });
  return new Map(
    eleves.flatMap((eleve) => {
      const { ine, id, naissance, brevets } = eleve;
      return ine ? [[ine, { id, nomComplet: nomComplet(eleve), naissance, brevets }]] : [];
    }),
  );
}

/** What becomes of each line, found without writing anything. */
export async function suitesDuFichier(
  tx: Transaction,
  portee: Portee,
  tableau: Tableau,
  { correspondance, session }: Pick<ImportDuBrevet, 'correspondance' | 'session'>,
): Promise<Suite[]> {
  const lues = lireLignes(tableau, correspondance, { session, annee: portee.jour.year });
  const ines = lues.flatMap((lue) => ('ine' in lue ? [lue.ine] : []));
  return comparer(lues, await elevesConnus(tx, ines));
}

/** A mark of what was shown: the same file, columns and base give the same. */
export const empreinteDe = (suites: readonly Suite[]): string =>
  createHash('sha256').update(JSON.stringify(suites)).digest('hex');

/** What a file would write. `fautes` tells by field what lacks before it can be read. */
export async function apercuDuBrevet(
  portee: Portee,
  tableau: Tableau,
  demande: ImportDuBrevet,
): Promise<{ fautes: Record<string, string> } | ApercuDuBrevet> {
  exigerLieu(portee, demande.lieu);
  const fautes = defautsDesColonnes(demande.correspondance, tableau.noms, demande.session);
  if (Object.keys(fautes).length > 0) return { fautes };
  const suites = await enPortee(portee, (tx) => suitesDuFichier(tx, portee, tableau, demande));
  const comptes = { nouveau: 0, change: 0, inchange: 0, refus: 0 };
  for (const { sort } of suites) comptes[sort] += 1;
  const premieres = (['refus', 'change', 'nouveau'] as const).flatMap((sort) =>
    suites.filter((suite) => suite.sort === sort).slice(0, LIGNES_MONTREES),
  );
  return { comptes, premieres, empreinte: empreinteDe(suites) };
}

/** The refused lines of a file as a table to correct and send again. Throws `FichierRefuse`, Refus introuvable. */
export async function refusDuBrevet(
  portee: Portee,
  tableau: Tableau,
  demande: ImportDuBrevet,
): Promise<Uint8Array> {
  exigerLieu(portee, demande.lieu);
  const fautes = defautsDesColonnes(demande.correspondance, tableau.noms, demande.session);
  if (Object.keys(fautes).length > 0) throw new FichierRefuse(Object.values(fautes).join('\n'));
  const suites = await enPortee(portee, (tx) => suitesDuFichier(tx, portee, tableau, demande));
  return new TextEncoder().encode(ecrireTableau(feuilleDesRefus(tableau, suites)));
}
