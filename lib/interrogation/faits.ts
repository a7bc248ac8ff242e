/** A file of pupils: its lines as calls of the API, and the answers as a file. Pure. */
import { type AppelRecu, LECTURES_D_APPEL } from '#lib/appel/faits.ts';
import { sansAccents } from '#lib/droit/sans-accents.ts';
import { type CodeDErreur, ERREURS } from '#lib/erreur/schema.ts';
import type { Statut } from '#lib/statut/schema.ts';
import { COLONNES, type Contenu, LIGNES_MAX, NOMS_DES_COLONNES, type NomDeColonne } from './schema.ts';

interface LigneDeTableau {
  numero: number;
  cellules: readonly string[];
  /** Why the line could not even be cut into cells. */
  cause?: string;
}

interface Tableau {
  noms: readonly string[];
  lignes: readonly LigneDeTableau[];
}

const comparable = (texte: string): string =>
  sansAccents(texte)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** A line to keep: asked as it is, or set aside with the reason. */
export interface LigneRecue {
  numero: number;
  contenu: Contenu;
  ecartee: string | null;
}

/** What cannot be mended line by line, in one sentence. */
export interface FichierFautif {
  faute: string;
}

/** Where each column of ours stands in the file; the fault when one lacks or stands twice. */
function rangsDe(noms: readonly string[]): Map<NomDeColonne, number> | FichierFautif {
  const lus = noms.map(comparable);
  const rangs = new Map<NomDeColonne, number>();
  for (const nom of NOMS_DES_COLONNES) {
    const rang = lus.indexOf(comparable(nom));
    if (rang !== lus.lastIndexOf(comparable(nom))) return { faute: `La colonne ${nom} y est deux fois.` };
    if (rang >= 0) rangs.set(nom, rang);
  }
  const manquantes = NOMS_DES_COLONNES.filter((nom) => COLONNES[nom].requise && !rangs.has(nom));
  if (manquantes.length > 0)
    return {
      faute: `Il manque ${manquantes.join(', ')} dans la première ligne, qui nomme les colonnes. Partez du modèle.`,
    };
  if (!rangs.has('codeEtablissement') && !rangs.has('codesBcnDepartements'))
    return { faute: 'Il manque une colonne codeEtablissement ou codesBcnDepartements : partez du modèle.' };
  return rangs;
}

const cleDe = ({ reference: _, ...contenu }: Contenu): string =>
  NOMS_DES_COLONNES.map((nom) => comparable(contenu[nom as keyof typeof contenu] ?? '')).join(' ');

/** The lines of a file, the columns of ours alone; those that another line already asks are set aside. */
export function lireLeFichier({ noms, lignes }: Tableau): LigneRecue[] | FichierFautif {
  const rangs = rangsDe(noms);
  if ('faute' in rangs) return rangs;
  if (lignes.length === 0)
    return { faute: 'Ce fichier n’a aucun élève : une ligne pour chacun, sous les noms de colonnes.' };
  if (lignes.length > LIGNES_MAX)
    return {
      faute: `Ce fichier a ${lignes.length.toLocaleString('fr-FR')} lignes ; ${LIGNES_MAX.toLocaleString('fr-FR')} au plus. Coupez-le en plusieurs fichiers.`,
    };
  const premieres = new Map<string, number>();
  return lignes.map(({ numero, cellules, cause }) => {
    if (cause) return { numero, contenu: {}, ecartee: `Ligne illisible : ${cause}.` };
    const contenu: Contenu = Object.fromEntries(
      [...rangs].map(([nom, rang]) => [nom, (cellules[rang] ?? '').trim()]),
    );
    const cle = cleDe(contenu);
    const premiere = premieres.get(cle);
    if (premiere === undefined) premieres.set(cle, numero);
    const ecartee =
      premiere === undefined ? null : `Même demande qu’à la ligne ${premiere} : voyez sa réponse.`;
    return { numero, contenu, ecartee };
  });
}

/** Year, month and day of a date as spreadsheets write it; none of a text that is no date. */
function partiesDe(date: string): readonly string[] {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(date);
  if (iso) return iso.slice(1);
  const francaise = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(date);
  return francaise ? francaise.slice(1).reverse() : [];
}

/** Spreadsheets drop the zero of « 059 » and write « 2a » as it was typed. */
const departementsDe = (liste: string): string[] =>
  liste
    .split(/[\s,|]+/)
    .filter(Boolean)
    .map((code) => code.toUpperCase().padStart(3, '0'));

/** A line as the API would have received it, for the body of this SIRET: read by the same rules, with the same errors. */
export function appelDeLaLigne(contenu: Contenu, siret: string): AppelRecu {
  const [annee, mois, jour] = partiesDe(contenu.dateNaissance ?? '');
  const departements = departementsDe(contenu.codesBcnDepartements ?? '');
  const dits: [string, string | undefined][] = [
    ['recipient', contenu.recipient || siret],
    ['nomNaissance', contenu.nomNaissance],
    ['prenoms[]', contenu.prenom],
    ['sexeEtatCivil', contenu.sexeEtatCivil?.toUpperCase()],
    ['anneeDateNaissance', annee],
    ['moisDateNaissance', mois],
    ['jourDateNaissance', jour],
    ['anneeScolaire', contenu.anneeScolaire],
    ['codeEtablissement', contenu.codeEtablissement],
    ...departements.map((code): [string, string] => ['codesBcnDepartements[]', code]),
    ['degreEtablissement', departements.length > 0 ? '2D' : undefined],
  ];
  return LECTURES_D_APPEL.identite(
    new URLSearchParams(dits.flatMap(([nom, valeur]) => (valeur ? [[nom, valeur]] : []))),
    new Headers(),
  );
}

/** A line with what became of it. */
export interface LigneRepondue {
  numero: number;
  contenu: Contenu;
  ecartee: string | null;
  repondue: boolean;
  codes: readonly string[];
  reponse: Statut | null;
}

/** What a line met, in words: its errors, or why it was not asked; empty when it is answered. */
export function direLaFaute({ ecartee, repondue, codes }: LigneRepondue): string {
  if (ecartee) return ecartee;
  if (!repondue) return 'Pas demandée.';
  return codes.map((code) => ERREURS[code as CodeDErreur].detail).join(' ');
}

const enTexte = (valeur: unknown): string => {
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  return valeur === null || valeur === undefined ? 'inconnu' : String(valeur);
};

/** The fields of an answer on one level: « statut_eleve.code ». An échelon that does not exist is empty, not unknown. */
function aPlat(reponse: Statut): [string, string][] {
  return Object.entries(reponse).flatMap(([champ, valeur]): [string, string][] => {
    if (champ === 'echelon_bourse') return [[champ, valeur === null ? '' : String(valeur)]];
    return valeur !== null && typeof valeur === 'object'
      ? Object.entries(valeur).map(([sous, dite]): [string, string] => [`${champ}.${sous}`, enTexte(dite)])
      : [[champ, enTexte(valeur)]];
  });
}

/** The answers as a table: each line of the file as it came, what became of it, and the fields that the token opens. */
export function feuilleDesReponses(lignes: readonly LigneRepondue[]): string[][] {
  const plats = new Map(
    lignes.map(({ numero, reponse }) => [numero, new Map(reponse ? aPlat(reponse) : [])]),
  );
  const champs = [...new Set([...plats.values()].flatMap((plat) => [...plat.keys()]))];
  const dites = NOMS_DES_COLONNES.filter((nom) => lignes.some(({ contenu }) => contenu[nom]));
  return [
    ['ligne', ...dites, 'resultat', 'code', 'message', ...champs],
    ...lignes.map((ligne) => [
      String(ligne.numero),
      ...dites.map((nom) => ligne.contenu[nom] ?? ''),
      ligne.reponse ? 'trouvé' : 'sans réponse',
      ligne.codes.join(' '),
      direLaFaute(ligne),
      ...champs.map((champ) => plats.get(ligne.numero)?.get(champ) ?? ''),
    ]),
  ];
}
