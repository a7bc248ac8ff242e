/** Which letters wait for a hand, and whose (CRPA L. 212-1 and L. 212-2). */
import type { Lecture } from '../lecture.ts';
import type { FaitsDeRelecture } from '../relecture.ts';

/** Certificates: on paper, they are signed and stamped as they are printed; nothing in law waits for it. */
export const CERTIFICATS: readonly string[] = ['accuse_reception', 'accuse_reception_recours'];

/** What says of a letter whether it is signed. */
export interface LettreASigner {
  genre: string;
  /** Announced by e-mail and notified by the téléservice. */
  courriel: string | null;
  /** The agent whose name it carries; null: nobody's. */
  signataireId: string | null;
  signeLe: unknown;
  /** Called back before it left. */
  rappeleLe: unknown;
}

/** True for a letter that leaves on paper and that its signatory has not signed. */
export const attendSaSignature = ({
  genre,
  courriel,
  signataireId,
  signeLe,
  rappeleLe,
}: LettreASigner): boolean =>
  rappeleLe === null &&
  courriel === null &&
  signataireId !== null &&
  signeLe === null &&
  !CERTIFICATS.includes(genre);

/** True for a letter that leaves on paper without anybody's signature: a certificate, or what the application says by itself. */
export const partSansMain = ({ genre, courriel, signataireId, rappeleLe }: LettreASigner): boolean =>
  rappeleLe === null && courriel === null && (signataireId === null || CERTIFICATS.includes(genre));

/** Whether a person may sign what waits, and if not, why. */
export type Signature = 'rien_a_signer' | 'autre_personne' | 'sans_delegation' | 'permise';

/**
 * Judges the letters of a dossier that wait to be signed: each by the person whose name it carries, and a decision under a
 * delegation in force on the day of the signature.
 */
export function jugerSignature(
  lettres: readonly { signataireId: string | null; decisionId: string | null }[],
  { agentId, delegation }: { agentId: string | null; delegation: boolean },
): Signature {
  if (lettres.length === 0) return 'rien_a_signer';
  const siennes = lettres.filter(({ signataireId }) => signataireId === agentId);
  if (siennes.length === 0) return 'autre_personne';
  return siennes.some(({ decisionId }) => decisionId) && !delegation ? 'sans_delegation' : 'permise';
}

/** Whether who acts may call back a decision that has not left, and if not, why. */
export type Rappel = 'possible' | 'deja_partie' | 'autre_personne' | 'sur_recours';

/** What holds a letter back once it is made, and whether who acts may sign it or call it back. */
export interface FaitsDeSignature extends FaitsDeRelecture {
  /** The letter of the decision leaves on paper, and its signatory has not signed it. */
  signatureAttendue: boolean;
  signature: Signature;
  rappel: Rappel;
}

export const LECTURES_SIGNATURE: readonly Lecture[] = [
  {
    id: 'courrier.signature_sur_papier',
    article: 'CRPA L. 212-1 et L. 212-2',
    doute:
      'La dispense de signature vaut pour ce qui est « notifié par téléservice » : que faire du courrier d’une famille sans adresse électronique ?',
    lecture:
      'Il part sur papier, signé de la main de la personne dont il porte le nom ; une décision n’est signée que sous une délégation en cours le jour de la signature. Le courrier est envoyé ce jour-là. Un accusé de réception est signé et porte le cachet quand il est imprimé, sans rien faire attendre.',
    autre:
      'Dispenser de signature tout courrier produit par l’application, ou laisser signer toute personne déléguée.',
    raison:
      'L’article L. 212-2 est une exception, d’interprétation stricte ; une signature sous le nom d’un autre rend la décision contestable.',
    regles: ['competence.college_public', 'competence.lycee'],
  },
  {
    id: 'courrier.decision_rattrapee',
    article: 'C. IV.B ; CRPA L. 221-8',
    doute:
      'Une décision signée dont le courrier n’est pas encore parti peut-elle être reprise par son auteur, sans retrait ?',
    lecture:
      'Oui, jusqu’au départ de son courrier : elle n’a pas été notifiée, nul ne la connaît et elle n’a créé aucun droit pour la famille. Son auteur la rattrape, avec sa raison ; elle reste au dossier et la suivante la remplace. Après le départ, seuls le retrait et les recours restent.',
    autre: 'Tenir la décision pour créatrice de droits dès sa signature.',
    raison:
      'Une décision individuelle s’oppose et se conteste à partir de sa notification (CRPA L. 221-8) ; une erreur vue le soir même ne doit pas partir pour être retirée ensuite. Une réponse à un recours n’est pas rattrapée : elle clôt le recours.',
    regles: ['competence.college_public', 'competence.lycee'],
  },
  {
    id: 'courrier.signataire_parti',
    article: 'CRPA L. 212-1',
    doute: 'L’auteur d’une décision que sa main n’a pas signée a quitté ses fonctions : qui la signe ?',
    lecture:
      'Personne à sa place : qui a la compétence ce jour-là la rattrape, l’examine et la prend en son nom, sous sa propre délégation ; le courrier porte son nom.',
    autre: 'Faire signer le successeur au bas du courrier qui porte le nom de l’ancien.',
    raison:
      'Une décision porte la signature de son auteur. Qui n’a plus de fonction ne signe plus, et qui signe répond de ce qu’il a examiné.',
    regles: ['competence.college_public', 'competence.lycee'],
  },
];
