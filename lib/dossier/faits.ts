/** What a dossier is, from its rows to the types of the law. Pure: nothing here reads or writes. */

import { attendSonAvisSeul, faitsDeLAvis } from '#lib/avis/faits.ts';
import { type CampagneAOuvrir, type CampagneEnregistree, campagneDuDossier } from '#lib/campagne/faits.ts';
import { faitsDesRecours, faitsDesRequetes, reponseAttendueAuTribunal } from '#lib/contestation/faits.ts';
import { estSigne, lieuDuDepot, receptionDite } from '#lib/demande/faits.ts';
import type { Demande } from '#lib/demande/schema.ts';
import { faitsDuDouble } from '#lib/double/faits.ts';
import { finDeLAnneeScolaire, rentree } from '#lib/droit/annee.ts';
import type { RepriseConfirmee } from '#lib/droit/argent/reprise-etudes.ts';
import { primesDuDroit } from '#lib/droit/attribution.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { propositionAttendue } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { Reperes } from '#lib/droit/dates-possibles.ts';
import type { Delai } from '#lib/droit/delais/delai.ts';
import { prochaineEcheance } from '#lib/droit/delais/prochaine.ts';
import { rejetParSilence } from '#lib/droit/delais/silence.ts';
import type { AnnoncesDues } from '#lib/droit/echeances/annonces.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { type DroitExamine, examiner } from '#lib/droit/examen.ts';
import type { FaitsDuDossier } from '#lib/droit/gardes.ts';
import { lireMotifs } from '#lib/droit/motifs.ts';
import type { CodePiece } from '#lib/droit/pieces-liste.ts';
import { recoursPendant, surRecours } from '#lib/droit/recours/pendants.ts';
import type { FaitsDeRelecture } from '#lib/droit/relecture.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { avecLesPrimesSues, typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { receptionDuCourrier } from '#lib/reception/faits.ts';
import { delaisDepuis, faitsDeLaRectification } from '#lib/rectification/faits.ts';
import { faitsDesAbsences } from '#lib/retenue/faits.ts';
import { type AutreDemande, delaiDesObservations, faitsDuRetrait } from '#lib/retrait/faits.ts';
import type { SejourLu } from '#lib/scolarite/faits.ts';
import { situationDe } from '#lib/situation/faits.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { uneFois } from '#lib/technique/une-fois.ts';
import { faitsDAilleurs, faitsDuTransfert } from '#lib/transfert/faits.ts';
import type { Prisma } from '#prisma/generated/client.ts';

type Ligne<T extends Prisma.ModelName> = Prisma.TypeMap['model'][T]['payload']['scalars'];

export type LigneDePiece = Omit<Ligne<'Piece'>, 'code'> & { code: CodePiece };
export type VersionDeDemande = Omit<Ligne<'Demande'>, 'contenu'> & { contenu: Demande };
export type LigneDeDecision = Ligne<'Decision'>;
export type DecisionSuivie = LigneDeDecision & { notification: Ligne<'Notification'> | null };

/** A person linked to the pupil, as the base knows both. */
export type LienConnu = Ligne<'Lien'> & { responsable: Ligne<'Responsable'> };

/** What the dates of a form of this dossier are judged against. */
export const reperesDe = (dossier: Pick<DossierEntier, 'rentree' | 'scolarite'>, jour: Jour): Reperes => ({
  rentree: rentree(dossier.rentree),
  jour,
  entree: jourDe(dossier.scolarite.entreeLe),
});

/** A dossier with everything that judges it, as the one door reads it. */
export interface DossierEntier extends Ligne<'Dossier'> {
  eleve: Ligne<'Eleve'> & { liens: LienConnu[]; brevets: Pick<Ligne<'ResultatBrevet'>, 'mention'>[] };
  etablissement: Ligne<'Etablissement'>;
  campagne: CampagneEnregistree & CampagneAOuvrir;
  scolarite: Ligne<'Scolarite'>;
  demandeur: Ligne<'Responsable'> | null;
  brouillon: Ligne<'Brouillon'> | null;
  /** Versions, the last first. */
  demandes: VersionDeDemande[];
  pieces: LigneDePiece[];
  /** The last first. */
  demandesDePieces: Ligne<'DemandeDePieces'>[];
  propositions: Ligne<'Proposition'>[];
  /** By rank, the last first. Which one is meant is asked of the three functions below. */
  decisions: DecisionSuivie[];
  droits: Ligne<'Droit'>[];
  /** By rank, the first first. */
  recours: Ligne<'Recours'>[];
  requetes: Ligne<'Requete'>[];
  relectures: Ligne<'Relecture'>[];
  retraits: Ligne<'Retrait'>[];
  /** By rank, the first first. */
  retenues: Ligne<'Retenue'>[];
  /** Half-days of absence of the pupil that year, as they stand; none that was withdrawn. */
  absences: Ligne<'Absence'>[];
  rectifications: Ligne<'Rectification'>[];
  /** Exits and arrivals that wait for somebody. */
  mouvements: Ligne<'Mouvement'>[];
  /** By rank, the first first. */
  transferts: Ligne<'Transfert'>[];
  /** The other schoolings of the pupil that year, the last entry first; none for a family. */
  accueils: (Ligne<'Scolarite'> & { etablissement: Ligne<'Etablissement'> })[];
  /** The other demandes of the pupil that year, wherever they are held; none for a family. */
  autres: AutreDemande[];
  /** Days on which errors of who asks were corrected, in this dossier or another; none for a family. */
  erreursRectifiees: Date[];
  /** The pupil's prime d'équipement was opened by another demande, of whatever place and year: it comes once (C. IV.C). */
  equipementDejaOuvert: boolean;
  /** The stays that pay, with their régimes; null for a single one whose régime never changed. */
  sejours: SejourLu[] | null;
  /** The return to school that the IEN-IO confirmed. */
  reprise: RepriseConfirmee | null;
  /** Last trimestre of which a signed state holds a bourse au mérite; null: of none. */
  meriteVerse: number | null;
  courriers: Ligne<'Courrier'>[];
}

type AvecDecisions<D> = { decisions: readonly D[] };
type Decidee = { id: string; rang: number; remplaceId: string | null; notification: unknown };

/** The decision in force: the last that no other replaces, whether the family knows of it or not. Null before the first. */
export const decisionEnVigueur = <D extends Decidee>({ decisions }: AvecDecisions<D>): D | null =>
  decisions
    .filter(({ id }) => !decisions.some(({ remplaceId }) => remplaceId === id))
    .reduce<D | null>((tot, vue) => (tot && tot.rang > vue.rang ? tot : vue), null);

/** The rank of the next one, of decisions, of recours…, in whatever order they are. */
export const rangSuivant = (lignes: readonly { rang: number }[]): number =>
  Math.max(0, ...lignes.map(({ rang }) => rang)) + 1;

/** The decisions that the family was notified of. */
export const decisionsNotifiees = <D extends Decidee>({ decisions }: AvecDecisions<D>): D[] =>
  decisions.filter(({ notification }) => notification);

/** The last decision that the family was notified of: what it knows, even while a later one is on its way. */
export const decisionNotifiee = <D extends Decidee>(dossier: AvecDecisions<D>): D | null =>
  decisionsNotifiees(dossier).reduce<D | null>((tot, vue) => (tot && tot.rang > vue.rang ? tot : vue), null);

/** The decision that a recours bears on: in force, no other having replaced it, and notified to the family. */
export const decisionContestee = <D extends Decidee>(dossier: AvecDecisions<D>): D | null => {
  const notifiee = decisionNotifiee(dossier);
  return notifiee && notifiee.id === decisionEnVigueur(dossier)?.id ? notifiee : null;
};

/** True when the decision that the family knows, and that stands, rests on a late deposit. */
const retardNotifie = (dossier: Pick<DossierEntier, 'decisions'>): boolean =>
  lireMotifs(decisionContestee(dossier)?.motifs ?? []).some(
    ({ regle }) => regle === 'recevabilite.hors_delai',
  );

/** The rights that a decision opened, closed since or not. */
export const droitsDe = (
  { droits }: Pick<DossierEntier, 'droits'>,
  { id }: { id: string },
): DossierEntier['droits'] => droits.filter(({ decisionId }) => decisionId === id);

/** Pieces asked for that have not come. */
export const piecesManquantes = <P extends { recueLe: Date | null; demandeDePiecesId: string | null }>({
  pieces,
}: {
  pieces: readonly P[];
}): P[] => pieces.filter(({ recueLe, demandeDePiecesId }) => demandeDePiecesId && !recueLe);

/** Pieces that came and that nobody has found fit yet: the result rests on them « sous réserve ». */
export const piecesAVerifier = <P extends { recueLe: Date | null; verifieeLe: Date | null }>({
  pieces,
}: {
  pieces: readonly P[];
}): P[] => pieces.filter(({ recueLe, verifieeLe }) => recueLe && !verifieeLe);

/** Day on which the demande counts: it was received, or, where nothing is filed, its first version was opened. */
export const jourDeLaDemande = ({ recuLe, demandes }: DossierEntier): Jour | null =>
  jourOuNul(recuLe ?? demandes.at(-1)?.jour);

/** The situation that the law judges, on the day of the deposit (C. III.A), by the pieces held today. Null on a draft. */
export const situationDuDossier = uneFois((dossier: DossierEntier): Situation | null => {
  const [demande] = dossier.demandes;
  const leJour = jourDeLaDemande(dossier);
  if (!demande || !leJour) return null;
  const piecesRecues = dossier.pieces.flatMap(({ code, recueLe }) => (recueLe ? [code] : []));
  const situation = situationDe({ ...demande.contenu, piecesRecues }, lieuDuDepot(dossier), leJour);
  return { ...situation, eleve: avecLesPrimesSues(situation.eleve, dossier) };
});

/** What the law says of a dossier; null on a draft. */
export type Examen = Resultat<DroitExamine> | null;

/** What the law says of the dossier as it stands. */
export function examenDuDossier(dossier: DossierEntier): Examen {
  const situation = situationDuDossier(dossier);
  return situation && examiner(situation);
}

/** What the facts of a dossier depend on besides its rows. */
interface DuJour
  extends AnnoncesDues,
    FaitsDeRelecture,
    Pick<
      FaitsDuDossier,
      | ('jour' | 'delegation' | 'aDecideAvantReprise' | 'signature' | 'rappel')
      | ('reponseAuRecours' | 'reponseSurRetenue' | 'reponseAuTardif')
    > {
  examen: Examen;
}

/** What a recours may bear on, and since when: the decision notified and in force, else the silence. */
export function contestableDuDossier(
  dossier: DossierEntier,
  jour: Jour,
): Pick<FaitsDuDossier, 'contestee' | 'contesteeLe'> {
  const decision = decisionContestee(dossier);
  // A withdrawal that a first answer kept is still one.
  const genre = dossier.etat === 'retiree' ? 'retrait' : decision?.genre;
  if (decision && genre) return { contestee: genre, contesteeLe: jourDe(decision.decideeLe) };
  const silence = rejeteeParSilence(dossier, jour);
  return silence ? { contestee: 'silence', contesteeLe: silence } : { contestee: null, contesteeLe: null };
}

/** The facts that the guards of the procedure table read, for who acts on a day; `examen`: what the law says of it. */
export function faitsDuDossier(dossier: DossierEntier, { examen, ...duJour }: DuJour): FaitsDuDossier {
  const decision = decisionEnVigueur(dossier);
  const courrier = receptionDuCourrier(dossier, decision);
  return {
    ...duJour,
    etat: dossier.etat,
    horsDelai: dossier.horsDelai,
    canal: dossier.canal,
    ...receptionDite(dossier),
    formulaireSigne: estSigne(dossier),
    entreeLe: jourDe(dossier.scolarite.entreeLe),
    proposee: dossier.propositions.length > 0,
    piecesManquantes: piecesManquantes(dossier).length,
    piecesAVerifier: piecesAVerifier(dossier).length,
    ...faitsDeLAvis(dossier, duJour.jour),
    finAnneeScolaire: finDeLAnneeScolaire(rentree(dossier.rentree)),
    rentree: rentree(dossier.rentree),
    calcul: examen?.genre ?? null,
    courrierProduit: dossier.courriers.some(
      ({ decisionId, etat }) => decisionId !== null && decisionId === decision?.id && etat === 'produit',
    ),
    ...courrier,
    ...contestableDuDossier(dossier, duJour.jour),
    memeEchelon: examen?.genre === 'droit' && decisionContestee(dossier)?.echelon === examen.droit.echelon,
    ...faitsDesRecours(dossier, courrier),
    territoire: territoireDuDepartement(dossier.departementCode),
    ...faitsDesRequetes(dossier),
    ...faitsDuRetrait(dossier),
    ...faitsDuDouble(dossier),
    retardNotifie: retardNotifie(dossier),
    ...faitsDeLaRectification(
      dossier,
      decision,
      examen,
      primesDuDroit(situationDuDossier(dossier), typeBourseDuDossier(dossier), examen),
    ),
    ...faitsDuTransfert(dossier, decision, duJour.jour),
    ...faitsDAilleurs(dossier),
    ...faitsDesAbsences(dossier),
  };
}

/** What the day of a complete demande is read from. */
type Recu = Pick<DossierEntier, 'recuLe' | 'repriseLe'> & {
  pieces: readonly Pick<LigneDePiece, 'demandeDePiecesId' | 'recueLe'>[];
};

/** Day from which the silence runs: the deposit, the last piece that was asked for (CRPA L. 114-5), or the demande taken up again. */
function completeLe(dossier: Recu): Jour | null {
  const jours = [
    dossier.recuLe,
    dossier.repriseLe,
    ...dossier.pieces.filter(({ demandeDePiecesId }) => demandeDePiecesId).map((piece) => piece.recueLe),
  ];
  const dernier = Math.max(...jours.map((date) => date?.getTime() ?? 0));
  return dernier > 0 ? jourDe(new Date(dernier)) : null;
}

/** The day on which silence has rejected the demande of a dossier; null when it has not (CRPA L. 231-4, 3°). */
export const rejeteeParSilence = (dossier: Recu & Pick<DossierEntier, 'etat'>, jour: Jour): Jour | null =>
  rejetParSilence(dossier.etat, completeLe(dossier), jour);

/** The next legal deadline of the dossier in a state, or null when no text gives one. */
export function echeanceDuDossier(dossier: DossierEntier, etat: Etat): Delai | null {
  const [demande] = dossier.demandesDePieces;
  const annee = rentree(dossier.rentree);
  const decision = decisionEnVigueur(dossier);
  const pendant = recoursPendant(dossier);
  return prochaineEcheance({
    etat,
    type: typeBourseDuDossier(dossier),
    rentree: annee,
    territoire: territoireDuDepartement(dossier.departementCode),
    campagne: campagneDuDossier(dossier),
    derogation: null,
    propositionAttendue: propositionAttendue(dossier.branche) && dossier.propositions.length === 0,
    ...{ demandeComplete: completeLe(dossier), etude: dossier.canal === 'etude_automatique' },
    demandeDePiecesRecue: jourOuNul(demande?.recueLe),
    avisAttendu: attendSonAvisSeul(dossier),
    surRecours: surRecours(dossier, decision),
    recours: pendant && {
      genre: pendant.genre === 'rapo' ? 'rapo' : 'gracieux_ou_hierarchique',
      recuLe: jourDe(pendant.recuLe),
    },
    observations: delaiDesObservations(dossier),
    reponseAuTribunal: reponseAttendueAuTribunal(dossier),
    decisionRecue: decision && delaisDepuis(dossier, decision),
  });
}
