import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import { lieuxDeSaisie, tenuDans } from '#lib/eleve/queries.ts';
import { type EleveDit, relireEleve } from '#lib/inscription/faits.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { ImportDeBase, Prisma } from '#prisma/generated/client.ts';
import { aSoumettre, SIGNES } from './faits.ts';
import { LISTES } from './schema.ts';

/** An import of the places where the person types demandes. Throws Refus introuvable for any other. */
export async function importTenu(tx: Transaction, portee: Portee, importId: string) {
  const lieux = lieuxDeSaisie(portee);
  const tenu = await tx.importDeBase.findFirst({
    where: { id: importId, OR: [{ uai: { in: lieux } }, { academieCode: { in: lieux } }] },
    include: { etablissement: true },
  });
  if (!tenu) throw new Refus('introuvable', 'Cet import n’est pas dans votre périmètre.');
  return tenu;
}

/** True while no reading of this source was taken for the établissement and the year. */
export const estPremier = async (
  tx: Transaction,
  { source, uai, rentree }: Pick<ImportDeBase, 'source' | 'uai' | 'rentree'>,
): Promise<boolean> =>
  (await tx.importDeBase.count({ where: { source, uai, rentree, etat: 'applique' } })) === 0;

/** Imports shown: the last ones. */
const DERNIERS = 50;

/** The last imports of the places where the person types demandes. */
export const derniersImports = (portee: Portee) =>
  enPortee(portee, (tx) =>
    tx.importDeBase.findMany({
      where: tenuDans(lieuxDeSaisie(portee)),
      include: { etablissement: { select: { nom: true } } },
      orderBy: { instant: 'desc' },
      take: DERNIERS,
    }),
  );

const PAR_PAGE = 50;

/** A pupil of a list, with what the base last said of it. */
export interface LigneMontree {
  rang: number;
  cle: string;
  sort: string;
  signes: string[];
  cause: string | null;
  dit: EleveDit;
  avant: EleveDit | null;
}

/** An import with the list that is open: what it would change, or the refusals. Throws Refus introuvable outside the portée. */
export function voirImport(
  portee: Portee,
  importId: string,
  { liste, page }: { liste?: string; page: number },
) {
  return enPortee(portee, async (tx) => {
    const importe = await importTenu(tx, portee, importId);
    const sauter = { skip: (page - 1) * PAR_PAGE, take: PAR_PAGE };
    const where = { importId, ...filtre(liste) };
    const lignes = await tx.ligneDImport.findMany({ where, orderBy: { rang: 'asc' }, ...sauter });
    const { source, uai, rentree } = importe;
    const connus = await tx.eleveDeBase.findMany({
      where: { source, uai, rentree, cle: { in: lignes.map(({ cle }) => cle) } },
    });
    const dits = new Map(connus.map(({ cle, dit }) => [cle, relireEleve(dit)]));
    return {
      importe,
      // Of the night, what it waits for; a person's own import waits for that person.
      soumet:
        importe.auteurId === null && importe.etat === 'compare'
          ? aSoumettre((importe.bilan ?? {}) as Record<string, number>, await estPremier(tx, importe))
          : [],
      total: await tx.ligneDImport.count({ where }),
      suite: lignes.length === PAR_PAGE,
      faites: await tx.ligneDImport.count({ where: { importId, faite: true } }),
      attendent: await tx.ligneDImport.count({ where: { importId, sort: 'a_rapprocher' } }),
      lignes: lignes.map(
        (ligne): LigneMontree => ({
          ...ligne,
          dit: relireEleve(ligne.dit),
          avant: dits.get(ligne.cle) ?? null,
        }),
      ),
      refus:
        liste === 'refus'
          ? await tx.refusDImport.findMany({ where: { importId }, orderBy: { rang: 'asc' }, ...sauter })
          : [],
    };
  });
}

/** A list by what becomes of pupils, or by what is to be looked at; none at all for the refusals. */
function filtre(liste: string | undefined): Prisma.LigneDImportWhereInput {
  if (liste && Object.hasOwn(LISTES, liste)) return { sort: liste as keyof typeof LISTES };
  if (liste && Object.hasOwn(SIGNES, liste)) return { signes: { has: liste } };
  return liste === 'refus' ? { rang: -1 } : { sort: { not: 'inchange' } };
}

/** What a record is called to a person. */
export const GENRES_LUS: Readonly<Record<string, string>> = {
  eleve: 'élève',
  division: 'division d’un élève',
  responsable: 'responsable',
  adresse: 'adresse',
  lien: 'lien d’un responsable',
  libelle: 'nomenclature',
};

/** The refusals of an import, for a spreadsheet: where each stands in the file, and why. Throws Refus introuvable. */
export function feuilleDesRefus(portee: Portee, importId: string): Promise<FichierServi> {
  return enPortee(portee, async (tx) => {
    const { uai, rentree } = await importTenu(tx, portee, importId);
    const refus = await tx.refusDImport.findMany({ where: { importId }, orderBy: { rang: 'asc' } });
    const lignes = refus.map(({ de, numero, cle, nom, causes }) => [
      GENRES_LUS[de] ?? de,
      String(numero),
      cle ?? '',
      nom ?? '',
      causes.join(' '),
    ]);
    const titres = [
      'Enregistrement',
      'Rang dans le fichier',
      'Numéro dans Siècle',
      'Nom',
      'À corriger dans Siècle',
    ];
    return {
      octets: new TextEncoder().encode(ecrireTableau([titres, ...lignes])),
      type: 'text/csv; charset=utf-8',
      nom: `refus-base-${uai}-${rentree}.csv`,
    };
  });
}
