import { z } from 'zod';
import type { CodeDErreur } from '#lib/erreur/schema.ts';

/** Pupils of one file; the CHECK of the base says the same. */
export const LIGNES_MAX = 10_000;

/** Hours after its reception in which a file and its answers are forgotten: effacer_les_interrogations() of the base. */
export const GARDE_D_UN_FICHIER = 24;

/** A column of the file: what it holds, an example, and whether each file has it. */
interface Colonne {
  dit: string;
  exemple: string;
  requise: boolean;
}

/** Columns that are read, in any order; any other is not kept. Each is what the API asks under a close name. */
export const COLONNES = {
  reference: {
    dit: 'Votre propre numéro, rendu tel quel avec la réponse.',
    exemple: 'A-0012',
    requise: false,
  },
  nomNaissance: { dit: 'Nom de naissance.', exemple: 'Martin', requise: true },
  prenom: { dit: 'Premier prénom.', exemple: 'Justine', requise: true },
  sexeEtatCivil: { dit: 'Sexe à l’état civil : M ou F.', exemple: 'F', requise: true },
  dateNaissance: {
    dit: 'Date de naissance : 2012-01-20 ou 20/01/2012.',
    exemple: '20/01/2012',
    requise: true,
  },
  anneeScolaire: { dit: 'Année scolaire : 2026 ou 2026-2027.', exemple: '2026-2027', requise: true },
  codeEtablissement: {
    dit: 'Code UAI de l’établissement. Laissez vide si vous donnez des départements.',
    exemple: '0590001A',
    requise: false,
  },
  codesBcnDepartements: {
    dit: 'Départements où chercher, séparés par une virgule. Laissez vide si vous donnez un établissement.',
    exemple: '',
    requise: false,
  },
  recipient: {
    dit: 'SIRET de l’organisme qui reçoit la réponse, si ce n’est pas le vôtre.',
    exemple: '',
    requise: false,
  },
} as const satisfies Record<string, Colonne>;
export type NomDeColonne = keyof typeof COLONNES;
export const NOMS_DES_COLONNES = Object.keys(COLONNES) as NomDeColonne[];

/** What a line says, by column. */
export type Contenu = Partial<Record<NomDeColonne, string>>;

/** Where a file stands, in words. */
export const ETATS = { en_cours: 'en cours', finie: 'terminé', arretee: 'arrêté' } as const;
export type EtatDInterrogation = keyof typeof ETATS;

/** Errors of the token: the rest of the file would meet the same. */
export const ARRETS: readonly CodeDErreur[] = ['00100', '00101', '00103', '00105', '00107'];

/** Lines in error that the page shows; the answers have them all. */
export const FAUTES_MONTREES = 50;

/** A file to send: for which request, through which token. */
export const EnvoiSchema = z.object({ id: z.uuid(), jetonId: z.uuid({ error: 'Jeton : à choisir.' }) });

/** A file of a request. */
export const InterrogationSchema = z.object({ id: z.uuid(), interrogationId: z.uuid() });
