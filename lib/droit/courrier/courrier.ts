import { ecrireAnnee } from '../annee.ts';
import { ecrireJour } from '../date.ts';
import { nomComplet, nomDActe } from '../noms.ts';
import { capitale } from '../phrase.ts';

import { acteContestable, type VoieDeRecours, voiesDeRecours } from '../recours/voies.ts';
import { direLesPrimesChangees } from '../rectification/difference.ts';
import { type AccesEcrit, ecrireAcces } from './acces.ts';

import { sectionDuBloc } from './bloc-de-texte.ts';
import { type Bloc, p, type Section } from './blocs.ts';
import { defautsDuCourrier } from './defauts.ts';
import type { EnTete, Service } from './donnees.ts';
import { INTRO_DES_RECOURS, type Lettre } from './lettre.ts';
import { type DonneesCourrier, type GenreCourrier, lettreDe } from './lettres.ts';
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
  /** Whose letter it is: the ministère and the académie, above the one that sends it. */
  entete: readonly string[];
  /** Who sends it. */
  service: Service;
  destinataire: readonly string[];
  /** The code that opens the demande without an account; null on a preview. */
  acces: AccesEcrit | null;
  concerne: readonly (readonly [string, string])[];
  objet: string;
  /** "Madame"; empty at the head of a certificate, which names the pupil itself. */
  appel: string;
  ouverture: readonly Bloc[];
  sections: readonly Section[];
  recours: { titre: string; intro: string; voies: readonly { titre: string; texte: string }[] };
  /** Empty at the foot of a certificate. */
  formule: string;
  signature: {
    delegation: string;
    qualite: string;
    nom: string;
    service: string;
    manuscrite: boolean;
    /** What is written in the frame of the stamp; empty where none is wanted. */
    cachet: string;
  };
  mentions: readonly string[];
}

/** Either the letter, or every reason why the law forbids to send it as it is. */
export type Composition =
  | { genre: 'courrier'; courrier: Courrier; voies: readonly VoieDeRecours[] }
  | { genre: 'impossible'; defauts: readonly string[] };

/**
 * The letter of one act, complete: wording, figures, reasons, remedies, mentions.
 * Never throws for a fault of the data: `impossible` lists them in French.
 */
export function composerCourrier(donnees: DonneesCourrier): Composition {
  const defauts = defautsDuCourrier(donnees);
  if (defauts.length > 0) return { genre: 'impossible', defauts };
  const lettre = lettreDe(donnees);
  const voies = voiesDuCourrier(donnees, lettre);
  const { ouverture, sections } = lettre.corps(donnees);
  const objet = `${lettre.objet(donnees)}, année scolaire ${ecrireAnnee(donnees.rentree)}`;
  const { service, destinataire, signataire } = donnees;
  const appel = APPELS[destinataire.civilite ?? ''] ?? 'Madame, Monsieur';
  // Annexes 4 and 5: signed by hand and stamped, whatever else goes by the portal.
  const certifie = donnees.genre === 'accuse_reception';
  const signe = certifie && !donnees.enLigne;
  const courrier: Omit<Courrier, typeof compose> = {
    genre: donnees.genre,
    titre: capitale(objet),
    reference: donnees.reference,
    jour: donnees.date.toString(),
    lieuEtDate: `${donnees.lieu}, le ${ecrireJour(donnees.date).replace(/^\p{L}+ /u, '')}`,
    entete: [donnees.ministere, `Académie ${donnees.academie}`],
    service: (certifie && donnees.expediteur) || service,
    destinataire: [destinataire.nom, ...destinataire.adresse],
    acces: ecrireAcces(donnees.acces),
    concerne: certifie ? [] : concerne(donnees),
    objet,
    appel: certifie ? '' : appel,
    ouverture: [...ouverture, ...direRejetRemplace(donnees), ...direModification(donnees)],
    sections: [...sections, ...sectionDuBloc(donnees.bloc)],
    recours: recours(donnees, lettre, voies),
    formule: certifie ? '' : `Je vous prie d’agréer, ${appel}, l’expression de ma considération distinguée.`,
    signature: {
      delegation: signataire.delegation ?? '',
      qualite: signataire.qualite,
      nom: `${nomComplet(signataire)}`,
      service: signataire.service,
      manuscrite: signe || (!certifie && donnees.envoi === 'postal'),
      cachet: signe ? `Cachet ${donnees.expediteur ? 'de l’établissement' : 'du service'}` : '',
    },
    mentions: mentionsDuCourrier(donnees),
  };
  return { genre: 'courrier', courrier: typographier(courrier) as Courrier, voies };
}

/** A late decision takes the place of the rejection that silence had made (CRPA L. 231-4, L. 411-7). */
const direRejetRemplace = ({ remplaceRejetDu }: EnTete): Bloc[] =>
  remplaceRejetDu
    ? [
        p(
          `Cette décision remplace le rejet né le ${ecrireJour(remplaceRejetDu)} de l’absence de réponse : c’est elle seule que vous pouvez désormais contester.`,
        ),
      ]
    : [];

/** What a décision modificative changes besides the échelon (C. IV.C). */
function direCeQuiChange({ memeEchelon, ...primes }: NonNullable<EnTete['modifie']>): Bloc[] {
  const change = direLesPrimesChangees(primes);
  return change ? [p(`Ce qui change : ${change}.${memeEchelon ? ' L’échelon reste le même.' : ''}`)] : [];
}

/** A décision modificative follows an error that the family said (C. IV.B); what was paid in excess is due (annexes 2 and 3). */
const direModification = ({ modifie }: EnTete): Bloc[] =>
  modifie
    ? [
        p(
          `Cette décision modifie celle du ${ecrireJour(modifie.du)}, après l’erreur que vous avez signalée le ${ecrireJour(modifie.annonceeLe)} : c’est elle seule que vous pouvez désormais contester. (${ecrireArticle('C. IV.B, droit à l’erreur')})`,
        ),
        ...direCeQuiChange(modifie),
        ...(modifie.moins
          ? [
              p(
                'Ce qui vous a déjà été versé en trop est à rembourser : un autre courrier vous en dira le montant. Une première erreur, faite de bonne foi, n’entraîne aucune sanction. (annexes 2 et 3)',
              ),
            ]
          : []),
      ]
    : [];

const APPELS: Readonly<Record<string, string>> = { Mme: 'Madame', 'M.': 'Monsieur' };

/** The remedies of a letter; none for one that decides nothing. */
function voiesDuCourrier(
  donnees: DonneesCourrier,
  lettre: Lettre<DonneesCourrier>,
): readonly VoieDeRecours[] {
  const { type, branche, departement, academie, suite = 'aucun', eloignement } = donnees;
  const conteste = typeof lettre.conteste === 'function' ? lettre.conteste(donnees) : lettre.conteste;
  if (!conteste) return [];
  const autre =
    conteste === 'rejet_implicite' || conteste === 'retenue' || conteste === 'retenue_sur_recours';
  const acte = autre ? conteste : acteContestable(type, conteste, suite);
  return voiesDeRecours(type, branche, acte, departement, academie, eloignement);
}

function recours(
  donnees: DonneesCourrier,
  { introDesRecours }: Lettre<DonneesCourrier>,
  voies: readonly VoieDeRecours[],
): Courrier['recours'] {
  const intro = typeof introDesRecours === 'function' ? introDesRecours(donnees) : introDesRecours;
  return {
    titre: voies.length > 0 ? 'Voies et délais de recours' : 'Recours',
    intro: intro ?? INTRO_DES_RECOURS,
    voies: voies.map(({ titre, texte, article }) => ({
      titre,
      texte: `${texte} (${ecrireArticle(article)})`,
    })),
  };
}

function concerne({ eleve, etablissement }: EnTete): [string, string][] {
  const lignes: [string, string][] = [['Élève', nomDActe(eleve)]];
  if (eleve.classe) lignes.push(['Classe', eleve.classe]);
  lignes.push(['Établissement', `${etablissement.nom}, ${etablissement.commune}`]);
  return lignes;
}
