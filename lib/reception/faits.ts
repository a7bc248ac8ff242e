/** What is known of the reception of the letter that a dossier waits on. Pure. */
import type { FaitsDuDossier } from '#lib/droit/gardes.ts';
import { jourOuNul } from '#lib/technique/dates.ts';

/** Flag of a dossier whose letter came back: another address must be asked. */
export const DRAPEAU_RETOUR = 'courrier_revenu';

/** A letter of which the post has told nothing yet. */
export const RIEN_DE_LA_POSTE = { recommande: null, posteLe: null, revenuLe: null };

interface Lettre {
  decisionId: string | null;
  demandeDePiecesId: string | null;
  reference: string;
  recommande: string | null;
  posteLe: Date | null;
  revenuLe: Date | null;
}

interface Envoi {
  envoyeeLe: Date | null;
  recueLe: Date | null;
}

interface Attendant<L extends Lettre> {
  etat: string;
  /** The last first. */
  demandesDePieces: readonly (Envoi & { id: string })[];
  courriers: readonly L[];
}

type EnVigueur = { id: string; notification: Envoi | null } | null;

/** Numbers of letters are compared as numbers: the tenth comes after the ninth. */
const parNumero = new Intl.Collator('fr-FR', { numeric: true });

/**
 * The letter from whose reception the delays of a dossier run, the last copy when it left several times: of the decision in
 * force once decided, of the demand for pieces before. Null when no letter was ordered.
 */
export function lettreAttendue<L extends Lettre>(
  { etat, demandesDePieces: [demande], courriers }: Attendant<L>,
  decision: EnVigueur,
): L | null {
  const envoyees = courriers.filter(({ decisionId, demandeDePiecesId }) =>
    etat === 'incomplete'
      ? demande && demandeDePiecesId === demande.id
      : decision && decisionId === decision.id,
  );
  return envoyees.toSorted((a, b) => parNumero.compare(b.reference, a.reference))[0] ?? null;
}

/** When the letter of a dossier left, whether registered, and when it was received if that is proved. */
export function receptionDuCourrier<L extends Lettre>(
  dossier: Attendant<L>,
  decision: EnVigueur,
): Pick<FaitsDuDossier, 'envoyeLe' | 'receptionDatee' | 'recommande'> {
  const [demande] = dossier.demandesDePieces;
  const envoi = dossier.etat === 'incomplete' ? demande : decision?.notification;
  const lettre = lettreAttendue(dossier, decision);
  const posteLe = jourOuNul(lettre?.posteLe);
  return {
    envoyeLe: jourOuNul(envoi?.envoyeeLe),
    receptionDatee: jourOuNul(envoi?.recueLe),
    recommande: lettre?.recommande && posteLe ? { numero: lettre.recommande, posteLe } : null,
  };
}

/** True when the letter came back, unknown at the address, and nothing proves that the family has it all the same. */
export const estRevenu = <L extends Lettre>(dossier: Attendant<L>, decision: EnVigueur): boolean =>
  lettreAttendue(dossier, decision)?.revenuLe != null &&
  receptionDuCourrier(dossier, decision).receptionDatee === null;

/** What a hand-over did, in sentences: how many letters are dated, then each that is not, with why. */
export const direRemises = ({
  faites,
  refusees,
}: {
  faites: number;
  refusees: readonly { numero: string; message: string }[];
}): string =>
  [
    faites === 0
      ? 'Aucune remise n’est enregistrée.'
      : faites === 1
        ? 'Une remise est enregistrée : ses délais courent.'
        : `${faites} remises sont enregistrées : leurs délais courent.`,
    ...refusees.map(({ numero, message }) => `Dossier ${numero} : ${message}`),
  ].join(' ');
