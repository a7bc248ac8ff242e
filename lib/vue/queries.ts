import { COLONNES, clesDeLaListe, TABLES } from '#lib/bannette/queries.ts';
import type { Filtres, LigneDeBannette } from '#lib/bannette/schema.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { detenteur } from '#lib/droit/evaluation.ts';
import { LIBELLES_DETENTEURS } from '#lib/droit/suivi.ts';
import { jourOuNul } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLectures } from '#lib/technique/journal.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';

export interface Vue {
  id: string;
  nom: string;
  liste: string;
  partagee: boolean;
  mienne: boolean;
}

/** The views of the person, and those that colleagues share, by name. */
export function mesVues(portee: Portee): Promise<Vue[]> {
  return enPortee(portee, async (tx) => {
    const vues = await tx.vueEnregistree.findMany({ orderBy: [{ nom: 'asc' }, { id: 'asc' }], take: 100 });
    return vues.map(({ id, nom, liste, lieu, auteurId }) => ({
      id,
      nom,
      liste,
      partagee: lieu !== null,
      mienne: auteurId === portee.auteur.id,
    }));
  });
}

/** Rows of a table for a spreadsheet at most: each is a read, kept in the register. */
export const LIGNES_DU_TABLEUR = 2_000;

const TITRES = [
  'Numéro',
  'Nom',
  'Prénom',
  'Classe',
  'UAI',
  'Établissement',
  'État',
  'Chez',
  'Échéance',
  'Cause de l’échéance',
  'Canal',
  'Drapeaux',
  'Confié à',
] as const;

/**
 * A list of the queue as a table for a spreadsheet, its first rows at most: what the screen shows of each dossier, and no cell
 * that a spreadsheet would run. Each dossier of it is journaled as read.
 */
export function listePourTableur(portee: Portee, annee: number, filtres: Filtres): Promise<FichierServi> {
  return enPortee(
    portee,
    async (tx) => {
      const cles = await clesDeLaListe(tx, portee, annee, filtres, LIGNES_DU_TABLEUR);
      const lignes = await tx.$queryRaw<LigneDeBannette[]>`
        SELECT ${COLONNES} FROM dossier d ${TABLES}
        WHERE d.id = ANY (${cles}::uuid[]) AND ${perimetre(portee, 'suivi')} AND ${perimetre(portee, 'identite')}
        ORDER BY d.tri, d.id`;
      const ids = lignes.map(({ id }) => id);
      await journaliserLectures(tx, portee, ids, 'dossier', 'tableur');
      // The mark tells spreadsheets that the text is UTF-8.
      const texte = ecrireTableau([TITRES, ...lignes.map(cellulesDe)]);
      const nom = `dossiers-${portee.jour.toString()}.csv`;
      return { octets: new TextEncoder().encode(texte), type: 'text/csv; charset=utf-8', nom };
    },
    'acte',
  );
}

function cellulesDe(ligne: LigneDeBannette): string[] {
  const { numero, nom, prenom, classe, uai, etablissement, etat, branche, canal, drapeaux } = ligne;
  const echeance = jourOuNul(ligne.echeanceLe);
  return [
    numero,
    nom,
    prenom,
    classe,
    uai,
    etablissement,
    LIBELLES_ETATS[etat],
    LIBELLES_DETENTEURS[detenteur(etat, branche, drapeaux.includes('hors_delai'))],
    echeance ? ecrireJourCourt(echeance) : '',
    ligne.echeanceCause ?? '',
    canal,
    drapeaux.join(', '),
    ligne.confieA ?? '',
  ];
}
