/** What is known of the reception of the letter that a dossier waits on. Pure. */
import {
  derniereCopie,
  type LettreDeRetenue,
  lettreDeRetenueAttendue,
  parti,
} from '#lib/contestation/faits.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { attendSaSignature, type LettreASigner, type Rappel } from '#lib/droit/courrier/signature.ts';
import type { FaitsDuDossier } from '#lib/droit/gardes.ts';
import type { LettreSuivie } from '#lib/droit/reception/preuves.ts';
import { invitationSansPreuve } from '#lib/retrait/faits.ts';
import { jourOuNul } from '#lib/technique/dates.ts';

/** Flag of a dossier whose letter came back: another address must be asked. */
export const DRAPEAU_RETOUR = 'courrier_revenu';

/** Flag of a dossier whose demandeur has an address that refuses mail: it is to be checked with the family. */
export const DRAPEAU_REFUS = 'courriel_refuse';

/** A letter that no hand has signed, and of which the post has told nothing. */
export const RIEN_DU_PAPIER = {
  recommande: null,
  posteLe: null,
  revenuLe: null,
  signeLe: null,
  signeLieu: null,
  rappeleLe: null,
  imprimeLe: null,
  recueLe: null,
  preuve: null,
};

interface Lettre extends LettreDeRetenue {
  decisionId: string | null;
  demandeDePiecesId: string | null;
  retraitId: string | null;
  recommande: string | null;
  posteLe: Date | null;
  revenuLe: Date | null;
}

interface Envoi {
  envoyeeLe: Date | null;
  recueLe: Date | null;
}

interface Engage {
  id: string;
  motif: string;
  issue: unknown;
  engageLe: Date;
  invitationRecueLe: Date | null;
  observations: string | null;
}

interface Attendant<L extends Lettre> extends Pick<DossierEntier, 'retenues' | 'recours'> {
  etat: string;
  retraits: readonly Engage[];
  /** The last first. */
  demandesDePieces: readonly (Envoi & { id: string })[];
  courriers: readonly L[];
}

type EnVigueur = { id: string; notification: Envoi | null } | null;

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
  return derniereCopie(envoyees);
}

/** The last copy of the invitation whose reception nothing proves yet; null when none waits. */
const invitationAttendue = <L extends Lettre>(dossier: Attendant<L>): L | null => {
  const retrait = invitationSansPreuve(dossier);
  return retrait
    ? derniereCopie(dossier.courriers.filter(({ retraitId }) => retraitId === retrait.id))
    : null;
};

/** The letter apart from the decision that waits for its proof: an invitation first, then that of a retenue. */
const lettreAPart = <L extends Lettre>(dossier: Attendant<L>): L | null =>
  invitationAttendue(dossier) ?? lettreDeRetenueAttendue(dossier);

/** The letter that the post is asked about: one apart that waits for its proof, else the one whose delays run. */
export const lettreSuivie = <L extends Lettre>(dossier: Attendant<L>, decision: EnVigueur): L | null =>
  lettreAPart(dossier) ?? lettreAttendue(dossier, decision);

/** When a letter apart left, and whether registered; null when none waits for its proof. */
const suiviDe = (lettre: Lettre | null): LettreSuivie | null =>
  lettre && { envoyeeLe: parti(lettre), recommande: recommandeDe(lettre) };

const recommandeDe = (
  lettre: Pick<Lettre, 'recommande' | 'posteLe'> | null,
): FaitsDuDossier['recommande'] => {
  const posteLe = jourOuNul(lettre?.posteLe);
  return lettre?.recommande && posteLe ? { numero: lettre.recommande, posteLe } : null;
};

/** The letters of a dossier that are printed and wait for a hand. */
export const lettresASigner = <L extends LettreASigner & { etat: string }>({
  courriers,
}: {
  courriers: readonly L[];
}): L[] => courriers.filter((lettre) => lettre.etat === 'produit' && attendSaSignature(lettre));

/** When the letter of a dossier left, whether registered, and when it was received if that is proved. */
export function receptionDuCourrier<L extends Lettre>(
  dossier: Attendant<L>,
  decision: EnVigueur,
): Pick<
  FaitsDuDossier,
  'envoyeLe' | 'receptionDatee' | 'recommande' | 'signatureAttendue' | 'invitation' | 'lettreDeRetenue'
> {
  const [demande] = dossier.demandesDePieces;
  const envoi = dossier.etat === 'incomplete' ? demande : decision?.notification;
  const lettre = lettreAttendue(dossier, decision);
  return {
    envoyeLe: jourOuNul(envoi?.envoyeeLe),
    receptionDatee: jourOuNul(envoi?.recueLe),
    signatureAttendue: lettre !== null && attendSaSignature(lettre),
    recommande: recommandeDe(lettre),
    invitation: suiviDe(invitationAttendue(dossier)),
    lettreDeRetenue: suiviDe(lettreDeRetenueAttendue(dossier)),
  };
}

/** True when the letter came back, unknown at the address, and nothing proves that the family has it all the same. */
export const estRevenu = <L extends Lettre>(dossier: Attendant<L>, decision: EnVigueur): boolean =>
  lettreSuivie(dossier, decision)?.revenuLe != null &&
  (lettreAPart(dossier) !== null || receptionDuCourrier(dossier, decision).receptionDatee === null);

/** What a letter rests on: two of the same are one letter, sent twice. */
interface LettreAnnoncee extends Lettre {
  rectificationId: string | null;
  courriel: string | null;
  courrielRefuseLe: Date | null;
}

const objetDe = (lettre: LettreAnnoncee): string =>
  [
    lettre.genre,
    lettre.decisionId,
    lettre.demandeDePiecesId,
    lettre.recoursId,
    lettre.retraitId,
    lettre.retenueId,
    lettre.rectificationId,
  ].join();

/**
 * The letters whose announcement an address refused, and that nothing has brought to the family since: neither opened, nor
 * posted registered, nor sent again on paper, nor proved received.
 */
export function courrielsRefuses<L extends LettreAnnoncee>(dossier: {
  courriers: readonly L[];
  decisions: readonly { id: string; notification: Envoi | null }[];
  demandesDePieces: readonly (Envoi & { id: string })[];
  retraits: readonly { id: string; invitationRecueLe: Date | null }[];
}): L[] {
  const { courriers, decisions, demandesDePieces, retraits } = dossier;
  const recus = [
    ...decisions.filter(({ notification }) => notification?.recueLe),
    ...demandesDePieces.filter(({ recueLe }) => recueLe),
    ...retraits.filter(({ invitationRecueLe }) => invitationRecueLe),
  ].map(({ id }) => id);
  return courriers.filter((lettre) => {
    const { courrielRefuseLe, ouvertLe, recommande, decisionId, demandeDePiecesId, retraitId } = lettre;
    if (!courrielRefuseLe || ouvertLe || recommande) return false;
    if ([decisionId, demandeDePiecesId, retraitId].some((id) => id && recus.includes(id))) return false;
    const copies = courriers.filter((autre) => objetDe(autre) === objetDe(lettre));
    return !copies.some(({ recueLe }) => recueLe) && derniereCopie(copies) === lettre;
  });
}

const FAITS = {
  remise: [
    'Aucune remise n’est enregistrée.',
    'Une remise est enregistrée : ses délais courent.',
    'remises sont enregistrées : leurs délais courent.',
  ],
  signature: [
    'Rien n’est signé.',
    'Le courrier d’un dossier est signé : il part aujourd’hui.',
    'dossiers sont signés : leurs courriers partent aujourd’hui.',
  ],
} as const;

/** What a batch did, in sentences: how many dossiers, then each that was refused, with why. */
export function direBilan(
  { faits, refuses }: { faits: number; refuses: readonly { numero: string; message: string }[] },
  quoi: keyof typeof FAITS,
): string {
  const [aucun, un, plusieurs] = FAITS[quoi];
  return [
    faits === 0 ? aucun : faits === 1 ? un : `${faits} ${plusieurs}`,
    ...refuses.map(({ numero, message }) => `Dossier ${numero} : ${message}`),
  ].join(' ');
}

interface Lieu {
  uai: string;
  academieCode: string;
}

type Nullable<T> = { [C in keyof T]: T[C] | null };

/**
 * Whether a person may call back the decision in force, until its letter leaves, unless it answers a recours: its author, or whoever
 * decides once the author holds no function there any more (`enPoste`: who does).
 */
export function rappelDe(
  decision: { id: string; signataireId: string; notification: unknown } | null,
  { recours, uai, academieCode }: { recours: readonly { reponseId: string | null }[] } & Lieu,
  agentId: string | null,
  enPoste: readonly ({ agentId: string } & Nullable<Lieu>)[],
): Rappel {
  if (!decision || decision.notification) return 'deja_partie';
  if (recours.some(({ reponseId }) => reponseId === decision.id)) return 'sur_recours';
  if (decision.signataireId === agentId) return 'possible';
  const la = enPoste.some(
    (tenue) =>
      tenue.agentId === decision.signataireId && (tenue.uai === uai || tenue.academieCode === academieCode),
  );
  return la ? 'autre_personne' : 'possible';
}

interface Personne {
  id: string;
  adresse: string;
  commune: string;
}

/** The other persons of the pupil whose address the base knows, the pupil of age among them. */
export const autresAdresses = <R extends Personne>({
  demandeurId,
  eleve: { liens },
}: {
  demandeurId: string | null;
  eleve: { liens: readonly { responsable: R }[] };
}): R[] => [
  ...new Map(
    liens
      .map(({ responsable }) => responsable)
      .filter(({ id, adresse, commune }) => id !== demandeurId && adresse.trim() && commune.trim())
      .map((responsable) => [responsable.id, responsable] as const),
  ).values(),
];
