import type { Transaction } from './prisma.ts';

/**
 * Jobs of the worker and what each receives. A job is added in the same transaction as the act that wants it, holds a
 * lot (of one for a single act), and bears being done again.
 */
export interface Taches {
  produire_courriers: { courrierIds: readonly string[] };
  envoyer_courriels: { courrierIds: readonly string[] };
  /** Mail to who has just filed online: the accusé d'enregistrement of each demande. */
  accuser_enregistrement: { dossierIds: readonly string[] };
  /** Forgets the drafts online that nobody touches any more. */
  oublier_les_brouillons: Record<string, never>;
  /** Asks the tax administration for the figures that a family wants for its draft online. */
  recuperer_chiffres: { recuperationId: string };
  /** Asks the caisse of a family whether it names the pupil. */
  demander_a_la_caisse: { recuperationId: string };
  /** Mail to the concubin of who writes a demande online: the link by which to give their own incomes. */
  inviter_a_la_part: { partId: string };
  /** Tells a concubin that the tax administration gave no figures. */
  dire_sans_chiffres: { recuperationId: string };
  /** Erases the figures that no demande took in time. */
  oublier_les_chiffres: Record<string, never>;
  /** Announces what waited for an address that nothing refuses any more. PostgreSQL orders it. */
  reprendre_annonces: { responsableId: string };
  /** Tells by mail a person who asked online about its data that the answer is there. */
  annoncer_reponse: { suiteId: string };
  /** Mails to families that have filed nothing. */
  envoyer_relances: { relanceIds: readonly string[] };
  /** Mail to the concubin of who consents: the link by which to answer. */
  inviter_concubin: { invitationId: string };
  /** Mail to a person whose concubin refuses: why the étude cannot be made, and what to do. By its couple, or by the link answered. */
  dire_refus_du_concubin: { coupleId: string } | { invitationId: string };
  /** Mail to a person whose record an account opens, or opens no more. */
  dire_changement_de_compte: { correctionId: string };
  /** Mail to a family: the établissement signed its procuration, declined it, or typed its withdrawal. */
  dire_suite_de_procuration: { suiteId: string };
  demander_etat_civil: { questionId: string };
  /** Finds the last days that are near, and the mails that remind of them. */
  rappeler_les_delais: Record<string, never>;
  envoyer_rappels: { rappelIds: readonly string[] };
  /** Mail to a family: a message of the service waits. */
  annoncer_message: { messageId: string };
  /** Removes from the register what the law no longer lets it keep. */
  purger_consentements: Record<string, never>;
  notifier_decisions: { dossierIds: readonly string[] };
  /** Lets leave the decisions that are ready, at the hour set. */
  faire_partir_les_decisions: Record<string, never>;
  /** Orders again the letters and mails that wait while no job is left to see to them. */
  reprendre_courriers: Record<string, never>;
  /** Compares the files that are stored with those that the base names; removes those that nothing names when asked to. */
  relever_fichiers: { effacer?: boolean };
  /** The dossiers of a person corrected elsewhere are read again, and their journal tells the correction. */
  suivre_personne: { genre: 'eleve' | 'responsable'; personneId: string; trace: string };
  /** Tells the journal of a dossier the opinion that was given. */
  verser_avis: { avisId: string };
  /** Tells families what the day makes of their dossier. */
  suivre_les_echeances: Record<string, never>;
  /** Tells the contact of an établissement which classes were reminded on a day that pieces lack. */
  prevenir_etablissement: { uai: string; jour: string; dossierIds: readonly string[] };
  /** Tells who answers these recours, an établissement or an académie, that silence is about to reject them. */
  prevenir_des_recours: { a: string; jour: string; recoursIds: readonly string[] };
  /** Studies the next consents of a run, and orders its next job; one whose number is past does nothing. */
  etudier_passage: { passageId: string; tour: number };
  /** Starts the runs that make ordinary dossiers of what an étude left, once their day has come. */
  remettre_les_restes: Record<string, never>;
  /** Measures the next dossiers under a typed barème, and orders its next job; one whose number is past does nothing. */
  mesurer_effet: { effetId: string; tour: number };
  /** Finds what an export of the school base would change. */
  comparer_import: { importId: string };
  /** Writes it, for who asked. */
  appliquer_import: { importId: string; auteurId: string | null; auteurNom: string };
  /** Exits, arrivals and dossiers of pupils whom a person has just recognised. */
  suivre_inscriptions: { eleveIds: readonly string[] };
  /** Asks SYGNE the next établissements of a night, and orders its next job; one of another night does nothing. */
  demander_a_sygne: { nuit?: string; apres?: string };
  /** Forgets what was read of imports given up. */
  oublier_imports: Record<string, never>;
  /** Forgets the codes of letters tried in vain long ago. */
  oublier_les_essais: Record<string, never>;
  /** Forgets the traces of calls to other services, when their time is over. */
  oublier_les_echanges: Record<string, never>;
  /** Makes the place of the traces to come, and forgets those whose time is over. */
  entretenir_les_appels: Record<string, never>;
  /** Tells the tokens that call much more than they ever did. */
  surveiller_les_appels: Record<string, never>;
  /** Asks the lines of a file of pupils that have no answer yet. */
  interroger: { interrogationId: string };
  /** Orders that go on the files that waited for their token's next minute. */
  poursuivre_les_interrogations: Record<string, never>;
  /** Forgets the files of pupils that are a day old, with their answers. */
  effacer_les_interrogations: Record<string, never>;
  /** Tells by mail what happened to a request for an habilitation. */
  dire_un_evenement: { evenementId: string };
  /** Asks a contact of a request to answer from its mailbox. */
  verifier_une_boite: { boiteId: string };
  /** Orders that an event be told to the server of its body. */
  annoncer_un_evenement: { evenementId: string };
  livrer_webhook: { envoiId: string };
  essayer_webhook: { webhookId: string };
  /** Tells bodies that their tokens will soon expire. */
  rappeler_expirations: Record<string, never>;
  /** Reminds bodies of requests that wait for them, and puts away drafts that nobody touches. */
  suivre_les_demandes: Record<string, never>;
  /** Tells by mail the families of a lot that bears both visas that their data will be erased. */
  annoncer_l_elimination: { eliminationId: string };
  /** Orders what each lot with both visas still waits for: its announcement, or its erasing once the delay is over. */
  poursuivre_les_eliminations: Record<string, never>;
  /** Erases what a lot that bears both visas names, from where it stopped. */
  eliminer: { eliminationId: string };
  /** Counts what falls due for erasing. */
  compter_la_conservation: Record<string, never>;
  sceller_journal: Record<string, never>;
  verifier_journal: Record<string, never>;
  /** Counts the campaigns again, for the pages of figures. */
  relever_chiffres: Record<string, never>;
}

/** Enough for the cost of a job to be forgotten, few enough for every worker to have some until the end. */
export const LOT = 50;

/** The same values, by lots. */
export const enLots = <T>(valeurs: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(valeurs.length / LOT) }, (_, rang) =>
    valeurs.slice(rang * LOT, (rang + 1) * LOT),
  );

/** Waits for all the work of a job, then throws the first fault: what was done stays done, the job comes back for the rest. */
export async function menerTous(travaux: readonly Promise<unknown>[]): Promise<void> {
  const suites = await Promise.allSettled(travaux);
  const faute = suites.find((suite) => suite.status === 'rejected');
  if (faute) throw faute.reason;
}

/** Adds jobs of one kind to the queue inside the caller's transaction, in one statement. */
export async function ajouterTaches<N extends keyof Taches>(
  tx: Transaction,
  nom: N,
  charges: readonly Taches[N][],
): Promise<void> {
  if (charges.length === 0) return;
  await tx.$executeRaw`SELECT deposer_taches(${nom}, ${charges.map((charge) => JSON.stringify(charge))}::text[])`;
}

/** Adds one job; see `ajouterTaches`. */
export const ajouterTache = <N extends keyof Taches>(
  tx: Transaction,
  nom: N,
  charge: Taches[N],
): Promise<void> => ajouterTaches(tx, nom, [charge]);
