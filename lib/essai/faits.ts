/** The staging: the same door, whose answers are these cases. A call is answered by the case that has its very parameters. */
import type { Criteres } from '#lib/appel/faits.ts';
import { CAS_PUBLICS } from '#lib/cas-public/faits.ts';
import { sansAccents } from '#lib/droit/sans-accents.ts';
import type { CodeDErreur } from '#lib/erreur/schema.ts';
import type { StatutEntier } from '#lib/statut/schema.ts';

/** A token that anybody may use, on the staging alone. */
export const JETON_PUBLIC = 'bn_essai_JetonPublicEssai_ToutLeMondeLitCeJetonQuiNOuvreQueLEssaiIci00';

export interface Cas {
  description: string;
  criteres: Omit<Criteres, 'departements'> & { departement?: string };
  /** A pupil, or the error that the call meets. */
  reponse: StatutEntier | CodeDErreur;
}

const CRITERES = {
  prenom: 'Justine',
  sexe: 'F',
  naissance: '2012-01-20',
  annee: 2026,
  uai: '0590001A',
} as const;

const eleve = (nom: string, ecarts: Partial<StatutEntier> = {}): StatutEntier => ({
  identite: { nom, prenom: 'Justine', sexe: 'F', date_naissance: '2012-01-20' },
  module_elementaire_formation: { code_mef_stat: null, libelle: '3EME' },
  etablissement: { code_uai: '0590001A', code_ministere_tutelle: '06' },
  annee_scolaire: '2026-2027',
  est_scolarise: true,
  statut_eleve: { code: 'ST', libelle: 'SCOLAIRE' },
  est_boursier: false,
  echelon_bourse: null,
  regime_pensionnat: { code: '2', libelle: 'Demi-pensionnaire dans l’établissement' },
  ...ecarts,
});

const cas = (description: string, nom: string, reponse: Cas['reponse']): Cas => ({
  description,
  criteres: { ...CRITERES, nom },
  reponse,
});

/** Our own cases: the documentation shows them, the tests call them. */
export const CAS: readonly Cas[] = [
  cas(
    'Boursière de collège, échelon 2',
    'Martin',
    eleve('Martin', { est_boursier: true, echelon_bourse: 2 }),
  ),
  {
    description: 'La même, cherchée dans son département',
    criteres: { ...CRITERES, nom: 'Martin', uai: null, departement: '059' },
    reponse: eleve('Martin', { est_boursier: true, echelon_bourse: 2 }),
  },
  cas('Sans bourse, après la clôture', 'Durand', eleve('Durand')),
  cas('Pas encore de réponse sûre', 'Petit', eleve('Petit', { est_boursier: null })),
  cas(
    'Boursière de lycée, interne, échelon 6',
    'Moreau',
    eleve('Moreau', {
      module_elementaire_formation: { code_mef_stat: null, libelle: '2NDE GENERALE ET TECHNOLOGIQUE' },
      est_boursier: true,
      echelon_bourse: 6,
      regime_pensionnat: { code: '3', libelle: 'Interne dans l’établissement' },
    }),
  ),
  cas(
    'Apprentie d’un lycée professionnel, régime inconnu',
    'Roux',
    eleve('Roux', {
      statut_eleve: { code: 'AP', libelle: 'APPRENTI' },
      regime_pensionnat: null,
    }),
  ),
  cas('Élève qui a quitté son établissement', 'Lambert', '30004'),
  cas('Deux élèves ont cette identité', 'Dupont', '30015'),
  cas('La base des élèves est en maintenance', 'Maintenance', '30020'),
  cas('La base des élèves répond trop tard', 'Attente', '30002'),
  cas('La base des élèves ne répond pas', 'Reseau', '00501'),
  cas('Une requête identique est en cours', 'Doublon', '00015'),
  cas('Une faute de notre part', 'Interne', '00500'),
];

/** Every case that the staging answers: ours, then those that API Particulier publishes. */
export const TOUS_LES_CAS: readonly Cas[] = [...CAS, ...CAS_PUBLICS];

/** A name as the search compares it, like in production: neither case, accents, spaces, hyphens nor apostrophes count. */
const comparable = (nom: string): string =>
  sansAccents(nom)
    .toLowerCase()
    .replace(/[\s\x27’-]/g, '');
const egal = (a: string, b: string): boolean => comparable(a) === comparable(b);

/** The case of a call; null when none has its parameters. */
export const casDe = (lus: Criteres): Cas | null =>
  TOUS_LES_CAS.find(
    ({ criteres: { nom, prenom, sexe, naissance, annee, uai, departement } }) =>
      egal(nom, lus.nom) &&
      egal(prenom, lus.prenom) &&
      sexe === lus.sexe &&
      naissance === lus.naissance &&
      annee === lus.annee &&
      (uai === null ? departement !== undefined && lus.departements.includes(departement) : uai === lus.uai),
  ) ?? null;

/** Parameters that call a case, for a commune of the staging. */
export function parametresDuCas({ criteres }: Cas): URLSearchParams {
  const [annee = '', mois = '', jour = ''] = criteres.naissance.split('-');
  const lus: [string, string | null | undefined][] = [
    ['recipient', '21590350100017'],
    ['nomNaissance', criteres.nom],
    ['prenoms[]', criteres.prenom],
    ['sexeEtatCivil', criteres.sexe],
    ['anneeDateNaissance', annee],
    ['moisDateNaissance', mois],
    ['jourDateNaissance', jour],
    ['anneeScolaire', `${criteres.annee}-${criteres.annee + 1}`],
    ['codeEtablissement', criteres.uai],
    ['degreEtablissement', criteres.departement && '2D'],
    ['codesBcnDepartements[]', criteres.departement],
  ];
  return new URLSearchParams(lus.flatMap(([nom, valeur]) => (valeur ? [[nom, valeur]] : [])));
}

/** The command that calls a case on the staging of `base`. */
export const curlDuCas = (base: string, cas: Cas): string =>
  [
    `curl "${base}/essai/v5/men/scolarites/identite?${parametresDuCas(cas)}"`,
    `-H "Authorization: Bearer ${JETON_PUBLIC}"`,
  ].join(' \\\n  ');
