/**
 * Import of the school base: read, compared, applied, against reading the same files to their end and the same rows written
 * by one statement for each table, with the same indexes. One établissement holds all, which none ever does.
 */
import { type FichierDeBase, lireSiecle } from '#lib/connecteurs/base-scolaire/siecle.ts';
import { appliquerImport as demanderImport, recevoirFichiers } from '#lib/import/actes.ts';
import { appliquerImport, comparerImport } from '#lib/import/taches.ts';
import { porteeDAgent } from '#lib/technique/portee.ts';
import { agentDe } from '#monde/agents.ts';
import { type Export, elevesDeSiecle, responsablesDeSiecle } from '#monde/export-siecle.ts';
import { RENTREE } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { type BaseDeBench, ouvrirBase } from './base.ts';
import type { Mesure, Options } from './mesure.ts';

/** As many pupils as a large académie has. */
const TAILLE_MAX = 200_000;
const { uai } = ETABLISSEMENTS.collegePublic;

/** Pupils two by two under the same parents. */
function exporter(nombre: number): Export {
  const eleves = Array.from({ length: nombre }, (_, n) => {
    const foyer = n >> 1;
    const parent = (cle: string, parente: string, prenom: string) => ({
      cle: `${cle}${foyer}`,
      nom: `NOM${foyer}`,
      prenom,
      parente,
      adresse: `${foyer} rue des Essais`,
    });
    return {
      cle: String(n),
      ine: `${String(100_000_000 + n)}ZZ`,
      nom: `NOM${foyer}`,
      prenom: n % 2 ? 'Camille' : 'Dominique',
      naissance: `20${String(9 + (n % 7)).padStart(2, '0')}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
      division: `D${n % 6_000}`,
      responsables: [parent('m', '10', 'Alix'), parent('p', '20', 'Claude')],
    };
  });
  return { uai, rentree: RENTREE, horodatage: '10/11/2026 08:00:00', eleves };
}

const secondes = async (travail: () => Promise<unknown>): Promise<number> => {
  const debut = performance.now();
  await travail();
  return (performance.now() - debut) / 1_000;
};

/** Reads files to their end, and keeps nothing. */
async function lire(fichiers: readonly FichierDeBase[]): Promise<void> {
  for (const fichier of fichiers) for await (const _ of lireSiecle(fichier));
}

/** What an import leaves: pupils, those in charge of them, what the file said of each, and the words that find them. */
const TABLES = [
  ...['eleve', 'scolarite', 'responsable', 'lien', 'eleve_de_base', 'responsable_de_base'],
  ...['recherche_eleve', 'mot_voisin'],
];

/** The same rows, by one statement for each table. */
const recopier = ({ executer }: BaseDeBench): Promise<void> =>
  executer(
    TABLES.map(
      (table) =>
        `CREATE TABLE copie_${table} (LIKE ${table} INCLUDING INDEXES); INSERT INTO copie_${table} SELECT * FROM ${table};`,
    ).join(' '),
  );

async function mesurerUn(nombre: number): Promise<Mesure[]> {
  const base = await ouvrirBase();
  try {
    await planterReferentiel();
    const exporte = exporter(nombre);
    const fichiers = [
      { nom: 'eleves.xml', octets: elevesDeSiecle(exporte) },
      { nom: 'responsables.xml', octets: responsablesDeSiecle(exporte) },
    ];
    const lecture = await secondes(() => lire(fichiers));
    const portee = await porteeDAgent(agentDe('collegePublic', 'secretariat'), le('2026-11-10'));
    if (!portee) throw new Error('secrétariat attendu');
    const avant = process.memoryUsage.rss();
    const importer = await secondes(async () => {
      const importId = await recevoirFichiers(portee, fichiers);
      await comparerImport({ importId });
      await demanderImport(portee, importId);
      await appliquerImport({ importId, auteurId: null, auteurNom: 'Mesure' });
    });
    const memoire = (process.resourceUsage().maxRSS * 1_024 - avant) / 1_000_000;
    const copie = await secondes(() => recopier(base));
    const reference =
      lecture > copie
        ? { nom: 'lecture seule', valeur: lecture }
        : { nom: 'copie des lignes', valeur: copie };
    return [
      {
        nom: `${nombre} élèves importés`,
        valeur: importer,
        unite: 's',
        reference,
        objectif: { sens: 'au_plus', valeur: 3 * reference.valeur },
      },
      {
        nom: `mémoire prise par ${nombre} élèves`,
        valeur: memoire,
        unite: 'Mo',
        objectif: { sens: 'au_plus', valeur: 256 },
      },
    ];
  } finally {
    await base.fermer();
  }
}

/** Imports of each size, the largest being that of an académie. */
export async function mesurer({ tailles }: Options): Promise<Mesure[]> {
  const mesures: Mesure[] = [];
  for (const taille of new Set(tailles.map((demandee) => Math.min(demandee, TAILLE_MAX))))
    mesures.push(...(await mesurerUn(taille)));
  return mesures;
}
