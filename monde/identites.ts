/** Who the stand-ins of FranceConnect and of the guichet of the académie (FIM) know, besides the accounts of the demonstration. */

/** A person as the national registry knows them, under the names of FranceConnect’s claims. */
export interface IdentiteDeFrance {
  cle: string;
  prenoms: string;
  nom: string;
  usage?: string;
  sexe: 'male' | 'female';
  /** Zeros for what is unknown. */
  naissance: string;
  /** Commune of birth; empty for who is born abroad. */
  lieu: string;
  pays: string;
  peut: string;
}

export const IDENTITES_DE_FRANCE: readonly IdentiteDeFrance[] = [
  {
    cle: 'delattre',
    prenoms: 'Inès Marie Agathe',
    nom: 'DELATTRE',
    sexe: 'female',
    naissance: '1985-04-02',
    lieu: '59350',
    pays: '99100',
    peut: 'Née en France : entre si l’établissement a inscrit son accord et son état civil.',
  },
  {
    cle: 'traore',
    prenoms: 'Moussa',
    nom: 'TRAORÉ',
    usage: 'TRAORÉ-LEROY',
    sexe: 'male',
    naissance: '1984-00-00',
    lieu: '',
    pays: '99335',
    peut: 'Né à l’étranger, dont le jour et le mois de naissance ne sont pas connus.',
  },
  {
    cle: 'traore-aminata',
    prenoms: 'Aminata',
    nom: 'TRAORE',
    sexe: 'female',
    naissance: '1982-07-18',
    lieu: '',
    pays: '99335',
    peut: 'Connue des impôts : récupère ses chiffres depuis sa demande en ligne.',
  },
  {
    cle: 'sans-prenom',
    prenoms: '',
    nom: 'SANGARE',
    sexe: 'female',
    naissance: '1990-07-00',
    lieu: '',
    pays: '99335',
    peut: 'Née à l’étranger, sans prénom, dont le jour de naissance n’est pas connu.',
  },
];

/** An agent as the guichet of the académie says them. */
export interface IdentiteDeGuichet {
  cle: string;
  prenom: string;
  nom: string;
  /** DIR, ADF, ENS… */
  fonction: string;
  /** Where the person works; where the person is responsible ("X": nowhere); what is delegated to that person. */
  rne: readonly string[];
  responsable: readonly string[];
  delegations: readonly string[];
  peut: string;
}

const lieu = (uai: string): string => `${uai}$UAJ$PU$N$T3$CLG$340`;
const delegation = (du: string, au: string, uai: string): string =>
  `bourses|/bourses|${du}|${au}|adjoint|FrEduRneResp=${lieu(uai)};|serveur|module`;

export const IDENTITES_DE_GUICHET: readonly IdentiteDeGuichet[] = [
  {
    cle: 'directrice',
    prenom: 'Armelle',
    nom: 'Quintin',
    fonction: 'DIR',
    rne: [lieu('0599991A')],
    responsable: [lieu('0599991A')],
    delegations: [],
    peut: 'Chef d’établissement que son guichet dit responsable : voit à qui demander son accès.',
  },
  {
    cle: 'adjoint',
    prenom: 'Gildas',
    nom: 'Pennec',
    fonction: 'ADF',
    rne: [lieu('0599991A')],
    responsable: ['X'],
    delegations: [
      delegation('01/09/2026', '31/08/2027', '0599991A'),
      delegation('01/09/2024', '31/08/2025', '0599992B'),
    ],
    peut: 'Adjoint par délégation : une en cours, une finie.',
  },
];
