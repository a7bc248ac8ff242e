/**
 * What acts write, as data: rows for each table, never an I/O. One function tells how a dossier stands once they are
 * written (previews stop there), one writes those of a whole set.
 */
import type { Acte } from '#lib/droit/procedure.ts';
import type { HORS_DES_ACTES, LIEN_HORS_DE_LA_BASE } from '#lib/eleve/faits.ts';
import { lienNeuf, personneEcrite } from '#lib/eleve/faits.ts';
import { issueDeRelecture } from '#lib/relecture/faits.ts';
import { inserer, modifier, poser, type Rangee } from '#lib/technique/ensembles.ts';
import { ecrireAuJournal, type LigneAEcrire } from '#lib/technique/journal.ts';
import type { Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Refus } from '#lib/technique/refus.ts';
import { ajouterTaches, enLots } from '#lib/technique/taches.ts';
import type { LieuDAccueil } from '#lib/transfert/faits.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { DossierEntier, LigneDeDecision, LigneDePiece, VersionDeDemande } from './faits.ts';
import { refusDeLaBase } from './queries.ts';

type Ligne<T extends Prisma.ModelName> = Prisma.TypeMap['model'][T]['payload']['scalars'];

/** Rows that an act may write besides the state, by table. Those of append-only tables are new ones. */
export interface Rangees {
  /** New, or brought up to date; the family's account, the record that stands and what the base alone says are nobody's to change here. */
  responsable?: Omit<Ligne<'Responsable'>, keyof typeof HORS_DES_ACTES>;
  lien?: Omit<Ligne<'Lien'>, keyof typeof LIEN_HORS_DE_LA_BASE>;
  demande?: VersionDeDemande;
  demandeDePieces?: Ligne<'DemandeDePieces'>;
  pieces?: readonly LigneDePiece[];
  fichiers?: readonly Ligne<'Fichier'>[];
  proposition?: Ligne<'Proposition'>;
  decision?: LigneDeDecision;
  droits?: readonly Ligne<'Droit'>[];
  /** Rights in force that this decision ends or replaces. */
  droitsFermes?: readonly Ligne<'Droit'>[];
  notification?: Ligne<'Notification'>;
  /** Letters already made, with what became of them. */
  courriersSuivis?: readonly Ligne<'Courrier'>[];
  /** The same letter made again, for another address. */
  renvoi?: Ligne<'Courrier'>;
  /** New, or answered. */
  recours?: readonly Ligne<'Recours'>[];
  /** New, or judged. */
  requete?: Ligne<'Requete'>;
  /** New; or the one that waited, read. */
  relecture?: Ligne<'Relecture'>;
  relue?: Ligne<'Relecture'>;
  /** A new one; or the one under way, added to or concluded. */
  retraitEngage?: Ligne<'Retrait'>;
  retrait?: Ligne<'Retrait'>;
  /** A demande of the chef, its refusal, a retenue, what is given back. */
  retenue?: Ligne<'Retenue'>;
  /** A new one; or the one that waits, concluded. */
  erreurSignalee?: Ligne<'Rectification'>;
  rectification?: Ligne<'Rectification'>;
  /** The pupil goes on elsewhere, and what the base told of it. */
  transfert?: Ligne<'Transfert'>;
  mouvementsTraites?: readonly Ligne<'Mouvement'>[];
  message?: Ligne<'MessageDeDossier'>;
}

export interface Ecritures {
  rangees?: Rangees;
  /** The record of the act, one of the rows. */
  enregistrementId?: string;
  /** What the journal tells of the act, without any income nor address. */
  contenu?: Prisma.InputJsonObject;
  /** The recours that the letter of the act speaks of, when it writes none. */
  recoursId?: string;
  parPoste?: boolean; // Its letter leaves on paper, whatever the address of who asked.
  voie?: Pick<Ligne<'Courrier'>, 'courriel'>; // When the act says how its letter leaves, nobody’s hand is waited for.
  /** Columns of the dossier that the act changes besides those that follow from its state. */
  dossier?: Partial<
    Pick<
      DossierEntier,
      | 'horsDelai'
      | 'retardAdmis'
      | 'recuLe'
      | 'demandeurId'
      | 'succedeAId'
      | 'doubleDeId'
      | 'repriseLe'
      | 'eleveId'
      | 'eleve'
      | keyof LieuDAccueil
    >
  >;
}

const parId = <L extends { id: string }>(anciennes: readonly L[], nouvelles: readonly L[]): L[] => [
  ...nouvelles,
  ...anciennes.filter(({ id }) => !nouvelles.some((nouvelle) => nouvelle.id === id)),
];

const enListe = <L>(ligne: L | undefined): L[] => (ligne ? [ligne] : []);
/** The dossier as it stands once written. The draft is over as soon as a demande stands. */
export function apresEcritures(
  dossier: DossierEntier,
  { rangees = {}, dossier: change }: Ecritures,
): DossierEntier {
  const { responsable, lien, demande, demandeDePieces } = rangees;
  const { pieces = [], proposition, decision, notification } = rangees;
  const { droits = [], droitsFermes = [], recours = [], retrait = rangees.retraitEngage } = rangees;
  const eleve = change?.eleve ?? dossier.eleve;
  const decisions = [...enListe(decision && { ...decision, notification: null }), ...dossier.decisions];
  return {
    ...dossier,
    ...change,
    eleve: {
      ...eleve,
      liens: [...eleve.liens, ...enListe(lien && responsable && lienNeuf(lien, responsable))],
    },
    demandeur: responsable ? personneEcrite(dossier.demandeur, responsable) : dossier.demandeur,
    brouillon: demande ? null : dossier.brouillon,
    demandes: [...enListe(demande), ...dossier.demandes],
    pieces: parId(dossier.pieces, pieces),
    demandesDePieces: parId(dossier.demandesDePieces, enListe(demandeDePieces)),
    propositions: [...dossier.propositions, ...enListe(proposition)],
    decisions: decisions.map((vue) => (vue.id === notification?.decisionId ? { ...vue, notification } : vue)),
    droits: parId(dossier.droits, [...droits, ...droitsFermes]),
    recours: parId(dossier.recours, recours).toSorted((a, b) => a.rang - b.rang),
    relectures: parId(dossier.relectures, enListe(rangees.relecture ?? rangees.relue)),
    requetes: parId(dossier.requetes, enListe(rangees.requete)).toSorted((a, b) => a.rang - b.rang),
    retraits: parId(dossier.retraits, enListe(retrait)).toSorted((a, b) => a.rang - b.rang),
    retenues: [...dossier.retenues, ...enListe(rangees.retenue)],
    rectifications: parId(
      dossier.rectifications,
      enListe(rangees.rectification ?? rangees.erreurSignalee),
    ).toSorted((a, b) => a.rang - b.rang),
    transferts: [...dossier.transferts, ...enListe(rangees.transfert)],
    mouvements: dossier.mouvements.filter(({ id }) => !rangees.mouvementsTraites?.some((m) => m.id === id)),
    courriers: parId(dossier.courriers, [...enListe(rangees.renvoi), ...(rangees.courriersSuivis ?? [])]),
  };
}

/** One act judged and ready to be written. */
export interface Accomplissement {
  acte: Acte;
  ecritures: Ecritures;
  /** The dossier once written, its state, deadline, flags and version included. */
  dossier: DossierEntier;
  ligne: LigneAEcrire;
  courrier: Ligne<'Courrier'> | null;
}

const COLONNES_DU_DOSSIER = [
  'id',
  'demandeurId',
  'eleveId',
  'uai',
  'academieCode',
  'departementCode',
  'branche',
  'scolariteId',
  'etat',
  'version',
  'horsDelai',
  'retardAdmis',
  'recuLe',
  'succedeAId',
  'doubleDeId',
  'repriseLe',
  'drapeaux',
  'echeanceLe',
  'echeanceCause',
  'echeanceArticle',
  'depuisLe',
  'modifieLe',
] as const satisfies readonly (keyof DossierEntier)[];

const colonnesDuDossier = (dossier: DossierEntier): Rangee =>
  Object.fromEntries(COLONNES_DU_DOSSIER.map((colonne) => [colonne, dossier[colonne]]));

/** What becomes of a letter once it is made: the rest is what was sent, and stays. */
const colonnesSuivies = (courrier: Ligne<'Courrier'>): Rangee => {
  const { id, recommande, posteLe, revenuLe, signeLe, signeLieu, rappeleLe, recueLe, preuve } = courrier;
  return { id, recommande, posteLe, revenuLe, signeLe, signeLieu, rappeleLe, recueLe, preuve };
};

/** How each table takes the rows of a set, in the order of the foreign keys. */
const TABLES: readonly (readonly [
  ecrire: typeof inserer,
  table: string,
  lire: (rangees: Rangees, fait: Accomplissement) => readonly Rangee[] | Rangee | undefined,
])[] = [
  // A new person is in nobody's portée before the link: PostgreSQL refuses to look whether it is known.
  [inserer, 'responsable', (r) => (r.lien ? r.responsable : undefined)],
  [modifier, 'responsable', (r) => (r.lien ? undefined : r.responsable)],
  [inserer, 'lien', (r) => r.lien],
  // Before its dossier, which the place that it leaves may then still read.
  [inserer, 'transfert', (r) => r.transfert],
  [modifier, 'mouvement', (r) => r.mouvementsTraites],
  [modifier, 'dossier', (_, { dossier }) => colonnesDuDossier(dossier)],
  [inserer, 'demande', (r) => r.demande],
  [poser, 'demande_de_pieces', (r) => r.demandeDePieces],
  [poser, 'piece', (r) => r.pieces],
  [inserer, 'proposition', (r) => r.proposition],
  [inserer, 'decision', (r) => r.decision],
  [modifier, 'droit', (r) => r.droitsFermes?.map(({ id, fermeParId }) => ({ id, fermeParId }))],
  [inserer, 'droit', (r) => r.droits],
  [inserer, 'relecture', (r) => r.relecture],
  [modifier, 'relecture', ({ relue }) => relue && issueDeRelecture(relue)],
  [poser, 'notification', (r) => r.notification],
  [inserer, 'retenue', (r) => r.retenue],
  [poser, 'recours', (r) => r.recours],
  [poser, 'requete', (r) => r.requete],
  [inserer, 'fichier', (r) => r.fichiers],
  [inserer, 'retrait', (r) => r.retraitEngage],
  [modifier, 'retrait', (r) => r.retrait],
  [inserer, 'rectification', (r) => r.erreurSignalee],
  [modifier, 'rectification', (r) => r.rectification],
  [modifier, 'courrier', ({ courriersSuivis }) => courriersSuivis?.map(colonnesSuivies)],
  [inserer, 'courrier', (_, { courrier }) => courrier ?? undefined],
  [inserer, 'message_de_dossier', (r) => r.message],
];

/** Writes a set of acts: one statement for each table, whatever their number. Throws what PostgreSQL throws. */
async function appliquer(tx: Transaction, portee: Portee, actes: readonly Accomplissement[]): Promise<void> {
  for (const [ecrire, table, lire] of TABLES)
    await ecrire(
      tx,
      table,
      actes.flatMap((fait) => lire(fait.ecritures.rangees ?? {}, fait) ?? []),
    );
  await finirBrouillons(tx, actes);
  await ecrireAuJournal(
    tx,
    portee,
    actes.map(({ ligne }) => ligne),
  );
  await commanderLettres(tx, actes);
}

/** A demande that is filed ends its draft. */
async function finirBrouillons(tx: Transaction, actes: readonly Accomplissement[]): Promise<void> {
  const deposes = actes.filter(({ ecritures }) => ecritures.rangees?.demande?.rang === 1);
  if (deposes.length > 0)
    await tx.brouillon.deleteMany({ where: { dossierId: { in: deposes.map(({ dossier }) => dossier.id) } } });
}

async function commanderLettres(tx: Transaction, actes: readonly Accomplissement[]): Promise<void> {
  const lots = enLots(actes.flatMap(({ courrier }) => courrier?.id ?? []));
  await ajouterTaches(
    tx,
    'produire_courriers',
    lots.map((courrierIds) => ({ courrierIds })),
  );
}

/** A row that PostgreSQL alone could refuse: the act at fault, and why. */
export type Rejet = [Accomplissement, Refus];

/**
 * Writes a set. When PostgreSQL refuses one of its rows (another demande of the same pupil was just recorded), the set is
 * cut in two until the dossier at fault stands alone: it is refused, the others are written. A set of one throws as it is.
 */
export async function ecrireTous(
  tx: Transaction,
  portee: Portee,
  actes: readonly Accomplissement[],
): Promise<Rejet[]> {
  if (actes.length <= 1) {
    await appliquer(tx, portee, actes);
    return [];
  }
  return ecrirePart(tx, portee, actes);
}

async function ecrirePart(
  tx: Transaction,
  portee: Portee,
  actes: readonly Accomplissement[],
): Promise<Rejet[]> {
  const faute = await essayer(tx, portee, actes);
  if (!faute) return [];
  const [seul] = actes;
  if (seul && actes.length === 1) {
    const refus = await refusDeLaBase(tx, faute, seul.dossier.id);
    if (!refus) throw faute;
    return [[seul, refus]];
  }
  const moitie = Math.ceil(actes.length / 2);
  const debut = await ecrirePart(tx, portee, actes.slice(0, moitie));
  return [...debut, ...(await ecrirePart(tx, portee, actes.slice(moitie)))];
}

/** Writes under a savepoint; what PostgreSQL refused is given back, and nothing of it stays. */
async function essayer(tx: Transaction, portee: Portee, actes: readonly Accomplissement[]): Promise<unknown> {
  await tx.$executeRaw`SAVEPOINT lot`;
  try {
    await appliquer(tx, portee, actes);
    await tx.$executeRaw`RELEASE SAVEPOINT lot`;
    return null;
  } catch (erreur) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT lot`;
    return erreur;
  }
}
