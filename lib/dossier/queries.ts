import { situationDe } from '#lib/demande/faits.ts';
import type { Demande } from '#lib/demande/schema.ts';
import { finDeLAnneeScolaire, rentree } from '#lib/droit/annee.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import type { Branche } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { Delai } from '#lib/droit/delais/delai.ts';
import { prochaineEcheance } from '#lib/droit/delais/prochaine.ts';
import type { Contexte } from '#lib/droit/evaluation.ts';
import { type DroitExamine, examiner } from '#lib/droit/examen.ts';
import type { Faits } from '#lib/droit/gardes.ts';
import { type CodePiece, estAvisImpot } from '#lib/droit/pieces-liste.ts';
import type { Etat } from '#lib/droit/procedure.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Situation, TypeBourse } from '#lib/droit/situation.ts';
import { scolariteDe } from '#lib/eleve/faits.ts';
import { dateDe, jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { type Portee, rolesSur } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';

const TOUT = {
  eleve: true,
  etablissement: true,
  demandeur: true,
  demande: true,
  pieces: true,
  demandesDePieces: { orderBy: { faiteLe: 'desc' } },
  propositions: true,
  decisions: { orderBy: { creeLe: 'desc' }, include: { notification: true } },
  courriers: { orderBy: { jour: 'desc' } },
} as const satisfies Prisma.DossierInclude;

/** A dossier with everything that judges it. */
export type DossierEntier = Prisma.DossierGetPayload<{ include: typeof TOUT }> & {
  scolarite: Prisma.ScolariteGetPayload<object>;
};

const INTROUVABLE =
  'Ce dossier est introuvable : vérifiez le numéro, ou demandez à l’établissement de l’élève.';

/** The dossier within the portée of the transaction. Throws Refus introuvable when it is outside, or does not exist. */
export async function chargerDossier(tx: Transaction, id: string): Promise<DossierEntier> {
  const dossier = await tx.dossier.findUnique({ where: { id }, include: TOUT });
  if (!dossier) throw new Refus('introuvable', INTROUVABLE);
  const scolarite = await tx.scolarite.findFirst({
    where: { eleveId: dossier.eleveId, rentree: dossier.rentree, uai: dossier.uai },
    orderBy: { entreeLe: 'desc' },
  });
  if (!scolarite)
    throw new Refus(
      'impossible',
      'L’élève n’a pas de scolarité cette année dans l’établissement du dossier.',
    );
  return { ...dossier, scolarite };
}

/** Takes the lock that serialises the acts of a dossier. Throws Refus introuvable outside the portée. */
export async function verrouillerDossier(tx: Transaction, id: string): Promise<void> {
  const lignes = await tx.$queryRaw<unknown[]>`SELECT 1 FROM dossier WHERE id = ${id}::uuid FOR UPDATE`;
  if (lignes.length === 0) throw new Refus('introuvable', INTROUVABLE);
}

/** The situation that the law judges, on the day of the deposit (C. III.A). Null on a draft that says too little. */
export function situationDuDossier(dossier: DossierEntier): Situation | null {
  const contenu = dossier.demande?.contenu as Demande | undefined;
  if (!contenu?.demandeur?.lien || !contenu.demandeur.situation || !dossier.recuLe) return null;
  const { scolarite, eleve, etablissement } = dossier;
  return situationDe(
    contenu,
    scolariteDe(scolarite, eleve, etablissement),
    dossier.rentree,
    jourDe(dossier.recuLe),
  );
}

/** What the law says of the dossier as it stands; null on a draft. */
export function examenDuDossier(dossier: DossierEntier): Resultat<DroitExamine> | null {
  const situation = situationDuDossier(dossier);
  return situation && examiner(situation);
}

const derniere = <T>(lignes: readonly T[]): T | undefined => lignes[0];

/** The letter that a family may have received: of the decision once decided, of the demand for pieces before. */
function envoi(dossier: DossierEntier): { envoyeLe?: Jour; recuLe?: Jour } {
  const acte =
    dossier.etat === 'incomplete'
      ? derniere(dossier.demandesDePieces)
      : derniere(dossier.decisions)?.notification;
  return { envoyeLe: jourOuNul(acte?.envoyeeLe) ?? undefined, recuLe: jourOuNul(acte?.recueLe) ?? undefined };
}

/** The facts that the guards of the procedure table read. */
export function faitsDuDossier(dossier: DossierEntier, jour: Jour): Faits {
  const manquantes = dossier.pieces.filter(({ recueLe, demandeDePiecesId }) => !recueLe && demandeDePiecesId);
  const demande = derniere(dossier.demandesDePieces);
  const decision = derniere(dossier.decisions);
  return {
    etat: dossier.etat as Etat,
    jour,
    horsDelai: dossier.horsDelai,
    proposee: dossier.propositions.length > 0,
    piecesManquantes: manquantes.length,
    avisSeulManquant:
      manquantes.length > 0 && manquantes.every(({ code }) => estAvisImpot(code as CodePiece)),
    avisAttendu: demande?.avisAttendu ?? false,
    avisRecu: dossier.pieces.some(({ code, recueLe }) => recueLe && estAvisImpot(code as CodePiece)),
    limiteDesPieces: jourOuNul(demande?.limiteLe) ?? undefined,
    finAnneeScolaire: finDeLAnneeScolaire(rentree(dossier.rentree)),
    calcul: examenDuDossier(dossier)?.genre,
    courrierProduit: dossier.courriers.some(
      ({ decisionId, etat }) => decisionId === decision?.id && etat === 'produit',
    ),
    envoyeLe: envoi(dossier).envoyeLe,
  };
}

/** Day from which the silence runs: the deposit, or the last of the pieces that were asked for (CRPA L. 114-5). */
function completeLe({ recuLe, pieces }: DossierEntier): Jour | null {
  const jours = [
    recuLe,
    ...pieces.filter(({ demandeDePiecesId }) => demandeDePiecesId).map((piece) => piece.recueLe),
  ];
  const dernier = Math.max(...jours.map((date) => date?.getTime() ?? 0));
  return dernier > 0 ? jourDe(new Date(dernier)) : null;
}

/** The next legal deadline of the dossier in a state, or null when no text gives one. */
export function echeanceDuDossier(dossier: DossierEntier, etat: Etat): Delai | null {
  const demande = derniere(dossier.demandesDePieces);
  const annee = rentree(dossier.rentree);
  return prochaineEcheance({
    etat,
    type: dossier.typeBourse as TypeBourse,
    rentree: annee,
    territoire: territoireDuDepartement(dossier.departementCode),
    campagne: campagneDe(annee, dossier.branche === 'cned' ? 'cned' : 'general'),
    propositionAttendue: dossier.branche === 'college_prive' && dossier.propositions.length === 0,
    demandeComplete: completeLe(dossier),
    demandeDePiecesRecue: jourOuNul(demande?.recueLe),
    avisAttendu: demande?.avisAttendu,
    decisionRecue: jourOuNul(derniere(dossier.decisions)?.notification?.recueLe),
  });
}

/** The delegation of signature of the agent on the day, for the académie of the dossier; null when none is in force. */
export async function delegationEnCours(
  tx: Transaction,
  portee: Portee,
  academieCode: string,
): Promise<string | null> {
  if (portee.auteur.genre !== 'agent') return null;
  const leJour = dateDe(portee.jour);
  const delegation = await tx.delegation.findFirst({
    where: {
      agentId: portee.auteur.id,
      academieCode,
      du: { lte: leJour },
      OR: [{ au: null }, { au: { gte: leJour } }],
    },
  });
  return delegation?.reference ?? null;
}

/** What the one evaluator needs for this person on this dossier, today. */
export async function contexteDuDossier(
  tx: Transaction,
  portee: Portee,
  dossier: DossierEntier,
): Promise<Contexte> {
  const roles = rolesSur(portee, dossier);
  const signeEnSonNom = dossier.branche === 'college_public';
  const delegation = signeEnSonNom || (await delegationEnCours(tx, portee, dossier.academieCode)) !== null;
  return {
    branche: dossier.branche as Branche,
    roles,
    faits: { ...faitsDuDossier(dossier, portee.jour), delegation },
  };
}
