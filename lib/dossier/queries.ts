import { type Demande, situationDe } from '#lib/demande/schema.ts';
import { finDeLAnneeScolaire, rentree } from '#lib/droit/annee.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { type Branche, propositionAttendue, reseauDe, signeEnSonNom } from '#lib/droit/competence.ts';
import { type Jour, jour as jourDuTexte } from '#lib/droit/date.ts';
import type { Delai } from '#lib/droit/delais/delai.ts';
import { prochaineEcheance } from '#lib/droit/delais/prochaine.ts';
import type { Etat } from '#lib/droit/etats.ts';
import type { Contexte } from '#lib/droit/evaluation.ts';
import { type DroitExamine, examiner } from '#lib/droit/examen.ts';
import type { FaitsDuDossier } from '#lib/droit/gardes.ts';
import { type CodePiece, estAvisImpot } from '#lib/droit/pieces-liste.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Situation, TypeBourse } from '#lib/droit/situation.ts';
import { JourSchema } from '#lib/eleve/schema.ts';
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
    {
      ...scolarite,
      naissance: jourDe(eleve.naissance).toString(),
      entreeLe: jourDe(scolarite.entreeLe).toString(),
      etablissement,
    },
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
function envoyeLe(dossier: DossierEntier): Jour | null {
  const acte =
    dossier.etat === 'incomplete'
      ? derniere(dossier.demandesDePieces)
      : derniere(dossier.decisions)?.notification;
  return jourOuNul(acte?.envoyeeLe);
}

/** What the paper form says of its reception, typed so far. */
function receptionDuFormulaire({ demande }: DossierEntier): {
  recuLe: Jour | null;
  formulaireSigne: boolean;
} {
  const { reception } = (demande?.contenu ?? {}) as Partial<Demande>;
  const recuLe = JourSchema.safeParse(reception?.recuLe);
  return {
    recuLe: recuLe.success ? jourDuTexte(recuLe.data) : null,
    formulaireSigne: reception?.signe === true,
  };
}

/** The facts that the guards of the procedure table read, save the delegation, which is the person's. */
function faitsDuDossier(dossier: DossierEntier, jour: Jour): Omit<FaitsDuDossier, 'delegation'> {
  const manquantes = dossier.pieces.filter(({ recueLe, demandeDePiecesId }) => !recueLe && demandeDePiecesId);
  const demande = derniere(dossier.demandesDePieces);
  const decision = derniere(dossier.decisions);
  return {
    etat: dossier.etat as Etat,
    jour,
    horsDelai: dossier.horsDelai,
    ...receptionDuFormulaire(dossier),
    proposee: dossier.propositions.length > 0,
    piecesManquantes: manquantes.length,
    avisSeulManquant:
      manquantes.length > 0 && manquantes.every(({ code }) => estAvisImpot(code as CodePiece)),
    avisAttendu: demande?.avisAttendu ?? false,
    avisRecu: dossier.pieces.some(({ code, recueLe }) => recueLe && estAvisImpot(code as CodePiece)),
    limiteDesPieces: jourOuNul(demande?.limiteLe),
    finAnneeScolaire: finDeLAnneeScolaire(rentree(dossier.rentree)),
    calcul: examenDuDossier(dossier)?.genre ?? null,
    courrierProduit: dossier.courriers.some(
      ({ decisionId, etat }) => decisionId === decision?.id && etat === 'produit',
    ),
    envoyeLe: envoyeLe(dossier),
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
    campagne: campagneDe(annee, reseauDe(dossier.branche as Branche)),
    derogation: null,
    propositionAttendue: propositionAttendue(dossier.branche as Branche) && dossier.propositions.length === 0,
    demandeComplete: completeLe(dossier),
    demandeDePiecesRecue: jourOuNul(demande?.recueLe),
    avisAttendu: demande?.avisAttendu ?? false,
    surRecours: false,
    recours: null,
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
  const branche = dossier.branche as Branche;
  const delegation =
    signeEnSonNom(branche) || (await delegationEnCours(tx, portee, dossier.academieCode)) !== null;
  return {
    branche,
    roles,
    faits: { ...faitsDuDossier(dossier, portee.jour), delegation },
  };
}
