import { ecrireAnnee } from '../annee.ts';
import { ecrireJour } from '../date.ts';
import { nomComplet } from '../noms.ts';
import { capitale } from '../phrase.ts';
import type { GenreCourrier } from '../procedure.ts';
import { type VoieDeRecours, voiesDeRecours } from '../recours/voies.ts';
import type { Bloc, Section } from './blocs.ts';
import { corpsDuCourrier } from './corps.ts';
import { defautsDuCourrier } from './defauts.ts';
import { BOURSES, type DonneesCourrier, type EnTete } from './donnees.ts';
import { mentionsDuCourrier } from './mentions.ts';
import { ecrireArticle, typographier } from './typographie.ts';

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

/** Either the letter, or every reason why the law forbids to send it as it is. */
export type Composition =
  | { genre: 'courrier'; courrier: Courrier; voies: readonly VoieDeRecours[] }
  | { genre: 'impossible'; defauts: readonly string[] };

const OBJETS: Record<GenreCourrier, (bourse: string) => string> = {
  accuse_reception: (bourse) => `accusé de réception, demande de ${bourse}`,
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
      nom: `${nomComplet(signataire)}`,
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
  const lignes: [string, string][] = [['Élève', `${nomComplet(eleve)}`]];
  if (eleve.classe) lignes.push(['Classe', eleve.classe]);
  lignes.push(['Établissement', `${etablissement.nom}, ${etablissement.commune}`]);
  return lignes;
}
