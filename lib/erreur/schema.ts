/** Every error of the interface, under the five figures that a client reads: two for who fails, three for what. */
import { z } from 'zod';

/** What an error bears on: a parameter, a header, or nothing. */
type Source = { parameter: string } | { header: string } | null;

interface Entree {
  statut: number;
  titre: string;
  detail: string;
  source?: Source;
  /** Reason that the second version gives, in its own words. */
  raison?: string;
}

const JETON: Source = { parameter: 'token' };
const parametre = (parameter: string, detail: string): Entree => ({
  statut: 422,
  titre: 'Entité non traitable',
  detail,
  source: { parameter },
});

/** The catalogue. Codes that begin with 30 are those of the ministry's data, 00 those of the interface itself. */
export const ERREURS = {
  '00015': {
    statut: 409,
    titre: 'Conflit',
    detail: 'Une requête identique, du même jeton, est déjà en cours de traitement : attendez sa réponse.',
  },
  '00100': {
    statut: 403,
    titre: 'Privilèges insuffisants',
    detail:
      'Votre jeton est valide mais ses droits ne suffisent pas. Vous pouvez les lire à l’adresse /api/introspect.',
    source: JETON,
  },
  '00101': {
    statut: 401,
    titre: 'Interdit',
    detail: 'Votre jeton n’est pas valide, ou n’est pas renseigné.',
    source: JETON,
  },
  '00103': {
    statut: 401,
    titre: 'Jeton expiré',
    detail: 'Votre jeton est expiré. Vous pouvez le prolonger depuis votre espace.',
    source: JETON,
  },
  '00105': {
    statut: 401,
    titre: 'Jeton sur liste noire',
    detail: 'Votre jeton a été révoqué. Vous pouvez en trouver un valide dans votre espace.',
    source: JETON,
  },
  '00107': {
    statut: 403,
    titre: 'Adresse IP non autorisée',
    detail: 'Votre adresse IP n’est pas autorisée à utiliser ce jeton.',
    source: { header: 'X-Forwarded-For' },
  },
  '00203': parametre('recipient', 'Le paramètre recipient est obligatoire.'),
  '00210': parametre(
    'recipient',
    'Le paramètre recipient n’est pas le SIRET d’un organisme que votre habilitation désigne.',
  ),
  '00402': {
    statut: 404,
    titre: 'Version non prise en charge',
    detail: 'Cette version de l’interface n’existe pas. La version en cours est v5.',
  },
  '00404': {
    statut: 404,
    titre: 'Entité non trouvée',
    detail: 'Aucune demande, habilitation ni adresse notifiée de votre organisme n’a cet identifiant.',
  },
  '00410': parametre(
    'codeEtablissement',
    'Le code de l’établissement n’est pas correctement formaté (7 chiffres et 1 lettre), ou aucun établissement ni périmètre n’est donné.',
  ),
  '00411': parametre(
    'anneeScolaire',
    'L’année scolaire n’est pas correctement formatée : AAAA, ou AAAA-AAAA pour deux années qui se suivent.',
  ),
  '00412': parametre(
    'degreEtablissement',
    'Le degré de l’établissement n’est pas correctement formaté : 1D ou 2D, obligatoire avec un périmètre.',
  ),
  '00413': parametre(
    'codesBcnDepartements',
    'Le périmètre géographique est invalide : donnez des départements ou des régions, pas les deux.',
  ),
  '00414': parametre(
    'codesBcnDepartements',
    'Les valeurs du périmètre sont invalides : donnez une liste non vide.',
  ),
  '00416': parametre('codesBcnDepartements', 'Le code BCN de département n’est pas reconnu.'),
  '00417': parametre('codesBcnRegions', 'Le code BCN de région n’est pas reconnu.'),
  '00419': parametre(
    'codeEtablissement',
    'Donnez un établissement ou un périmètre (départements ou régions), pas les deux.',
  ),
  '00420': parametre('nomNaissance', 'Le nom de naissance est manquant, ou n’est pas fait de lettres.'),
  '00421': parametre(
    'prenoms',
    'Les prénoms sont manquants, ou ne sont pas faits de lettres : de un à trois, le premier compte.',
  ),
  '00422': parametre('anneeDateNaissance', 'L’année de naissance est manquante, ou n’est pas un nombre.'),
  '00423': parametre('moisDateNaissance', 'Le mois de naissance est manquant, ou n’est pas un nombre.'),
  '00424': parametre('jourDateNaissance', 'Le jour de naissance est manquant, ou n’est pas un nombre.'),
  '00425': parametre('dateNaissance', 'La date de naissance n’existe pas au calendrier.'),
  '00427': {
    ...parametre('sexeEtatCivil', 'Le sexe de l’état civil est manquant : M ou F.'),
    raison: 'unprocessable_entity_error_gender_error',
  },
  '00429': {
    statut: 429,
    titre: 'Trop de requêtes',
    detail:
      'Trop de requêtes pour ce jeton, ou sans jeton depuis cette adresse : l’en-tête Retry-After dit dans combien de secondes reprendre.',
  },
  '00431': parametre('limit', 'Le nombre d’éléments par page est un entier de 1 à 100.'),
  '00432': parametre('offset', 'Le nombre d’éléments passés est un entier de 0 à 999999.'),
  '00500': {
    statut: 500,
    titre: 'Erreur interne',
    detail: 'Une erreur interne a été détectée et consignée, avec l’identifiant de l’en-tête X-Request-ID.',
  },
  '00501': {
    statut: 502,
    titre: 'Erreur réseau',
    detail: 'La base des élèves ne répond pas. L’erreur est le plus souvent temporaire.',
    raison: 'network_error',
  },
  '30002': {
    statut: 504,
    titre: 'Intermédiaire hors-délai',
    detail: 'La base des élèves n’a pas répondu dans le délai imparti.',
    raison: 'timeout',
  },
  '30003': {
    statut: 404,
    titre: 'Entité non trouvée',
    detail: 'Aucun élève n’a pu être trouvé avec les critères de recherche fournis.',
  },
  '30004': {
    statut: 404,
    titre: 'Scolarité non trouvée',
    detail: 'Aucune scolarité n’a pu être trouvée pour cet élève.',
  },
  '30015': {
    statut: 409,
    titre: 'Conflit',
    detail: 'Plusieurs élèves correspondent aux critères : précisez-les, aucun n’est choisi à votre place.',
  },
  '30020': {
    statut: 503,
    titre: 'Maintenance du fournisseur de données',
    detail:
      'La base des élèves est en maintenance, la nuit : meta.retry_in dit dans combien de secondes elle répondra.',
  },
} as const satisfies Record<string, Entree>;

export type CodeDErreur = keyof typeof ERREURS;

export const CODES_D_ERREUR = Object.keys(ERREURS) as [CodeDErreur, ...CodeDErreur[]];

/** An error as it is sent. */
const ErreurSchema = z.object({
  code: z.enum(CODES_D_ERREUR).meta({ description: 'Cinq chiffres : une chaîne, dont les zéros comptent.' }),
  title: z.string(),
  detail: z.string(),
  source: z
    .union([z.object({ parameter: z.string() }), z.object({ header: z.string() })])
    .nullable()
    .meta({ description: 'Le paramètre ou l’en-tête en cause.' }),
  meta: z.object({
    provider: z.enum(['MEN', 'API']).optional(),
    retry_in: z.int().optional().meta({ description: 'Secondes avant de réessayer.' }),
  }),
});

/** The body of every refusal. */
export const ErreursSchema = z
  .object({ errors: z.array(ErreurSchema).min(1) })
  .meta({ description: 'Ce qui empêche de répondre ; toutes les fautes à la fois.' });

export type Erreur = z.infer<typeof ErreurSchema>;

/** A refusal of the second version: the first error alone. */
export const ErreurV2Schema = z
  .object({
    error: z.string().meta({ description: 'Nature de l’erreur.', example: 'not_found' }),
    reason: z.string().meta({ description: 'Titre de l’erreur.' }),
    message: z.string().meta({ description: 'Ce qui empêche de répondre.' }),
  })
  .meta({ description: 'Refus de l’ancienne version.' });

/** A refusal of the ministry’s own routes. */
export const ErreurDuMinistereSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    detail: z.string(),
    status: z.string().meta({ description: 'Nom du statut HTTP.', example: 'NOT_FOUND' }),
    'date-time': z.iso.datetime({ offset: true }),
  })
  .meta({ description: 'Refus dans la forme du ministère.' });
