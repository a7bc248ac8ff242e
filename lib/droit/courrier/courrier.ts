import { ecrireAnnee, type Rentree } from '../annee.ts';
import type { Branche } from '../competence.ts';
import { ecrireJour, type Jour } from '../date.ts';
import type { Centimes } from '../montant.ts';
import type { GenreCourrier } from '../procedure.ts';
import { type VoieDeRecours, voiesDeRecours } from '../recours/voies.ts';
import type { TypeBourse } from '../situation.ts';
import { corpsDuCourrier } from './corps.ts';
import { defautsDuCourrier } from './defauts.ts';
import { mentionsDuCourrier } from './mentions.ts';
import { ecrireArticle, typographier } from './typographie.ts';

/** The facts of one letter. What they must hold for a lawful letter is checked by `composerCourrier`. */
export type DonneesCourrier = EnTete &
  (
    | { genre: 'accuse_reception'; dateReception: Jour; pieces?: readonly PieceDemandee[] }
    | { genre: 'demande_incomplete'; pieces: readonly PieceDemandee[] }
    | {
        genre: 'attribution';
        calcul: Calcul;
        chiffres: Chiffres;
        bourse: { echelon: number; annuel: Centimes; trimestres: readonly [Centimes, Centimes, Centimes] };
        primes: readonly PrimeAccordee[];
      }
    | {
        genre: 'refus';
        calcul: Calcul;
        motifs: readonly MotifEcrit[];
        chiffres?: Chiffres;
        /** C. III.C.1.a, III.C.2, III.D: the situations that the circulaire sends to the fonds sociaux. */
        fondsSociaux?: boolean;
      }
    | {
        genre: 'irrecevabilite';
        cause: 'double_demande' | 'hors_delai';
        dateReception: Jour;
        motifs: readonly MotifEcrit[];
      }
    | { genre: 'refus_hors_delai'; dateReception: Jour; dateCloture: Jour; motifs: readonly MotifEcrit[] }
  );

export interface EnTete {
  /** Number under which the service finds the dossier again. */
  reference: string;
  lieu: string;
  date: Jour;
  /** Service in charge: where to write, call, ask (CRPA R. 112-5, 2°). */
  service: { nom: string; adresse: readonly string[]; telephone: string; courriel: string };
  destinataire: { nom: string; adresse: readonly string[] };
  eleve: { nom: string; prenom: string; classe?: string };
  etablissement: { nom: string; commune: string };
  rentree: Rentree;
  type: TypeBourse;
  branche: Branche;
  /** INSEE code of the département where the authority decides: it gives the tribunal. */
  departement: string;
  /** With its preposition: "de Lille", "d'Amiens". */
  academie: string;
  signataire: Signataire;
  /** A letter notified by a téléservice may go unsigned (CRPA L. 212-2); one sent by post keeps room for the hand. */
  envoi: 'teleservice' | 'postal';
}

/** CRPA L. 212-1: first name, name and capacity; L. 212-2 adds the service. */
export interface Signataire {
  prenom: string;
  nom: string;
  qualite: string;
  service: string;
  /** "Pour le recteur de l'académie de Lille et par délégation". */
  delegation?: string;
}

export interface MotifEcrit {
  /** Complete French sentence, from the trace: law and facts (CRPA L. 211-5). */
  texte: string;
  article: string;
}

export interface PieceDemandee {
  libelle: string;
  /** The avis d'impôt alone may come after the fifteen days (C. III.C). */
  avisImpot?: boolean;
}

export interface Chiffres {
  anneeDesRevenus: number;
  /** Whole euros. */
  ressources: number;
  /** "Revenu fiscal de référence" unless the resources come from another proof. */
  libelleRessources?: string;
  enfants: number;
  /** Ceiling compared: that of the échelon granted, or of échelon 1 for a refusal. Whole euros. */
  plafond?: number;
}

export interface PrimeAccordee {
  libelle: string;
  montant: Centimes;
  /** "avec le premier versement", "en trois parts". */
  versement: string;
}

/** How the decision was reached: it chooses the algorithmic mention (CRPA L. 311-3-1; loi 78-17 art. 47). */
export type Calcul = 'sans_algorithme' | 'assiste' | 'entierement_automatise';

export type Bloc =
  | { sorte: 'paragraphe'; texte: string }
  | { sorte: 'liste'; elements: readonly string[] }
  | { sorte: 'tableau'; entetes: readonly [string, string]; lignes: readonly (readonly [string, string])[] };

export interface Section {
  titre: string;
  blocs: readonly Bloc[];
}

declare const compose: unique symbol;

/** A letter ready to print: strings only. Made by `composerCourrier` alone, so none exists without its remedies. */
export interface Courrier {
  readonly [compose]: true;
  genre: GenreCourrier;
  /** Title of the document for those who do not see the page. */
  titre: string;
  reference: string;
  /** ISO day of the letter. */
  jour: string;
  lieuEtDate: string;
  service: EnTete['service'];
  destinataire: readonly string[];
  concerne: readonly (readonly [string, string])[];
  objet: string;
  ouverture: readonly Bloc[];
  sections: readonly Section[];
  recours: { titre: string; intro: string; voies: readonly { titre: string; texte: string }[] };
  formule: string;
  signature: { delegation: string; qualite: string; nom: string; service: string; manuscrite: boolean };
  mentions: readonly string[];
}

/** How a letter names each type of bourse. */
export const BOURSES: Record<TypeBourse, string> = {
  college: 'bourse de collège',
  lycee: 'bourse de lycée',
};

/** Either the letter, or every reason why the law forbids to send it as it is. */
export type Composition =
  | { genre: 'courrier'; courrier: Courrier; voies: readonly VoieDeRecours[] }
  | { genre: 'impossible'; defauts: readonly string[] };

const OBJETS: Record<GenreCourrier, (bourse: string) => string> = {
  accuse_reception: (bourse) => `accusé de réception de votre demande de ${bourse}`,
  demande_incomplete: (bourse) => `demande de ${bourse} incomplète`,
  attribution: (bourse) => `attribution d’une ${bourse}`,
  refus: (bourse) => `refus de ${bourse}`,
  irrecevabilite: (bourse) => `demande de ${bourse} irrecevable`,
  refus_hors_delai: (bourse) => `refus d’une demande de ${bourse} reçue hors délai`,
};

/**
 * The letter of one act, complete: wording, figures, reasons, remedies, mentions.
 * Never throws for a fault of the data: `impossible` lists them in French.
 */
export function composerCourrier(donnees: DonneesCourrier): Composition {
  const defauts = defautsDuCourrier(donnees);
  if (defauts.length > 0) return { genre: 'impossible', defauts };
  const voies = voiesDuCourrier(donnees);
  const { ouverture, sections } = corpsDuCourrier(donnees);
  const objet = `${OBJETS[donnees.genre](BOURSES[donnees.type])}, année scolaire ${ecrireAnnee(donnees.rentree)}`;
  const { service, destinataire, signataire } = donnees;
  const courrier: Omit<Courrier, typeof compose> = {
    genre: donnees.genre,
    titre: capitale(objet),
    reference: donnees.reference,
    jour: donnees.date.toString(),
    lieuEtDate: `${donnees.lieu}, le ${ecrireJour(donnees.date).replace(/^\p{L}+ /u, '')}`,
    service,
    destinataire: [destinataire.nom, ...destinataire.adresse],
    concerne: concerne(donnees),
    objet,
    ouverture,
    sections,
    recours: recours(donnees, voies),
    formule: 'Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.',
    signature: {
      delegation: signataire.delegation ?? '',
      qualite: signataire.qualite,
      nom: `${signataire.prenom} ${signataire.nom}`,
      service: signataire.service,
      manuscrite: donnees.envoi === 'postal',
    },
    mentions: mentionsDuCourrier(donnees),
  };
  return { genre: 'courrier', courrier: typographier(courrier) as Courrier, voies };
}

/** The remedies of a letter; none for a demand of pieces, which decides nothing. */
function voiesDuCourrier(donnees: DonneesCourrier): readonly VoieDeRecours[] {
  if (donnees.genre === 'demande_incomplete') return [];
  const acte = donnees.genre === 'accuse_reception' ? 'rejet_implicite' : donnees.genre;
  return voiesDeRecours(donnees.type, donnees.branche, acte, donnees.departement, donnees.academie);
}

function recours(donnees: DonneesCourrier, voies: readonly VoieDeRecours[]): Courrier['recours'] {
  const intros: Partial<Record<GenreCourrier, string>> = {
    accuse_reception:
      'Ces voies vous sont ouvertes si votre demande est rejetée par le silence de l’administration.',
    demande_incomplete:
      'Ce courrier n’est pas une décision : il ne peut pas être contesté. La décision qui suivra vous indiquera comment la contester et dans quel délai.',
  };
  return {
    titre: voies.length > 0 ? 'Voies et délais de recours' : 'Recours',
    intro: intros[donnees.genre] ?? 'Si vous contestez cette décision, voici ce que vous pouvez faire.',
    voies: voies.map(({ titre, texte, article }) => ({
      titre,
      texte: `${texte} (${ecrireArticle(article)})`,
    })),
  };
}

function concerne({ eleve, etablissement }: EnTete): [string, string][] {
  const lignes: [string, string][] = [['Élève', `${eleve.prenom} ${eleve.nom}`]];
  if (eleve.classe) lignes.push(['Classe', eleve.classe]);
  lignes.push(['Établissement', `${etablissement.nom}, ${etablissement.commune}`]);
  return lignes;
}

const capitale = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1);
