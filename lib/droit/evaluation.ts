/** The one reader of the procedure table: what is allowed, where it leads, who holds the dossier. */
import { type Branche, competents, LIBELLES_ROLES, type Role, type Tache } from './competence.ts';
import { avant } from './date.ts';
import { type Detenteur, type Etat, etatDeProcedure, LIBELLES_ETATS } from './etats.ts';
import { type Faits, type FaitsDuDossier, GARDES, MOTIVATION_MINIMALE, type Saisie } from './gardes.ts';
import { ACTES, type Acte, ligne, type SaisieDe } from './procedure.ts';
import { vaAuMinistre } from './recours/ministre.ts';
import { type GenreDeRecours, quiRepond } from './recours/reponse.ts';
import { estDuMerite } from './retrait/motifs.ts';

/** Roles that may do an act in a branch, whatever the state. */
export function rolesPour(acte: Acte, branche: Branche): readonly Role[] {
  const { par } = ligne(acte);
  return typeof par === 'string' ? competents(branche, par) : par;
}

export interface Contexte {
  branche: Branche;
  /** Functions that the person holds on this very dossier. */
  roles: readonly Role[];
  faits: FaitsDuDossier;
  /** Why no act of this campaign is done in the académie; absent where they are. */
  fermeture?: string | null;
}

/** What was decided before a campaign was stopped still leaves. */
const PART_TOUT_DE_MEME: readonly Acte[] = ['notifier'];

export type Verdict =
  | { permis: true }
  | { permis: false; cause: 'etat' | 'role' | 'garde'; phrase: string; article: string };

const refus = (cause: 'etat' | 'role' | 'garde', phrase: string, acte: Acte): Verdict => ({
  permis: false,
  cause,
  phrase,
  article: ligne(acte).article,
});

/** Every fact that judges an act: those of its guards, and of the state that it leads to. */
function besoinsDe(acte: Acte): readonly (keyof Faits)[] {
  const { gardes, vers } = ligne(acte);
  return [
    ...gardes.flatMap((garde): readonly (keyof Faits)[] => GARDES[garde].besoins),
    ...(typeof vers === 'string' ? [] : vers.besoins),
  ];
}

/**
 * The one evaluator: may these roles do this act now, with what they give, and if not, the sentence that says why,
 * with its article. A fact that whoever called forgot refuses: it never counts as a permission.
 */
export function evaluer<A extends Acte>(acte: A, contexte: Contexte, saisie: SaisieDe<A>): Verdict {
  return juger(acte, contexte, saisie);
}

function juger(acte: Acte, { branche, roles, faits, fermeture }: Contexte, saisie: Partial<Saisie>): Verdict {
  const { de, gardes, libelle } = ligne(acte);
  const admis = rolesPour(acte, branche);
  if (admis.length === 0)
    return refus('role', `« ${libelle} » n’existe pas pour ce type d’établissement.`, acte);
  if (!roles.some((role) => admis.includes(role))) {
    const qui = admis.map((role) => LIBELLES_ROLES[role]).join(', ');
    return refus('role', `« ${libelle} » revient à : ${qui}.`, acte);
  }
  if (fermeture && !PART_TOUT_DE_MEME.includes(acte))
    return { permis: false, cause: 'garde', phrase: fermeture, article: 'C. I.A, I.B' };
  if (!de.includes(faits.etat)) {
    const attendus = de.map((etat) => `« ${LIBELLES_ETATS[etat]} »`).join(' ou ');
    return refus(
      'etat',
      `« ${libelle} » se fait sur un dossier ${attendus} ; celui-ci est « ${LIBELLES_ETATS[faits.etat]} ».`,
      acte,
    );
  }
  const connus = { ...faits, ...saisie } as Faits;
  if (besoinsDe(acte).some((fait) => connus[fait] === undefined))
    return refus(
      'garde',
      `Ce que « ${libelle} » demande n’est pas connu de l’application : rien n’est fait. Signalez-le, avec le numéro du dossier.`,
      acte,
    );
  for (const garde of gardes) {
    const phrase = GARDES[garde].phrase(connus, branche);
    if (phrase) return refus('garde', phrase, acte);
  }
  return { permis: true };
}

/** State that an act leads to, from the facts as the act leaves them. */
export function arrivee(acte: Acte, faits: () => FaitsDuDossier): Etat {
  const { vers } = ligne(acte);
  return typeof vers === 'string' ? vers : vers.etat(faits());
}

/** Each answer of a form, as a person who fills it well would give it. */
const BIEN_REMPLIE: { [F in keyof Saisie]-?: (faits: FaitsDuDossier) => Saisie[F] } = {
  piecesNommees: () => 1,
  motivation: () => 'x'.repeat(MOTIVATION_MINIMALE),
  receptionDuCourrier: ({ jour }) => jour,
  preuve: () => ({ genre: 'main_propre', numero: null }),
  annonceLe: ({ jour }) => jour,
  avisProduitLe: () => null,
  avisRecuParLaFamille: ({ jour, avisVenuLe }) => avisVenuLe ?? jour,
  motifDAdmission: () => 'retard_raisonnable',
  posteLe: ({ jour }) => jour,
  revenuLe: ({ jour }) => jour,
  receptionCorrigee: ({ jour }) => jour,
  cachetCorrige: () => null,
  connueLe: ({ contesteEnvoyeLe }) => contesteEnvoyeLe,
  recoursObjet: ({ contestee, retenueContestableLe }) =>
    !contestee && retenueContestableLe ? 'retenue' : 'decision',
  demiJourneesEcartees: () => 1,
  recoursForme: ({ jour }) => jour,
  recoursRecu: ({ jour }) => jour,
  requeteRecue: ({ jour }) => jour,
  // The one that waits, or of two the one whose answer is still awaited.
  requeteObjet: ({ requetePendante, memoireDepose, requeteSurRetenue, memoireSurRetenue }) =>
    requeteSurRetenue && (!requetePendante || (memoireDepose && !memoireSurRetenue)) ? 'retenue' : 'decision',
  memoire: ({ jour }) => jour,
  jugement: ({ jour }) => jour,
  reponseDuMinistre: ({ jour }) => jour,
  envoiAuMinistre: ({ jour }) => jour,
  motifDeRetrait: () => 'charge',
  observationsLe: ({ jour }) => jour,
  // After what a signed state holds already; a suspension to come ends on its own first day at the soonest.
  dernierJour: ({ jour, meriteVerseJusquAu, retrait }) =>
    retrait && estDuMerite(retrait.motif) && meriteVerseJusquAu && avant(jour, meriteVerseJusquAu)
      ? meriteVerseJusquAu
      : jour,
  premierJour: ({ jour, meriteSuspenduDepuis }) =>
    meriteSuspenduDepuis && avant(jour, meriteSuspenduDepuis) ? meriteSuspenduDepuis : jour,
  erreurLe: ({ jour }) => jour,
  bonneFoi: () => true,
  decideeAilleurs: ({ entreeLe }) => entreeLe,
  sortieDAilleurs: ({ entreeLe }) => entreeLe,
  departLe: ({ derniereEntree, debutDuDroit }) =>
    debutDuDroit && avant(derniereEntree, debutDuDroit) ? debutDuDroit : derniereEntree,
  departFin: () => null,
  retourLe: ({ departTenant, jour }) => departTenant?.sortieLe.add({ days: 1 }) ?? jour,
  accueil: ({ accueils: [dernier] }) => dernier?.scolariteId ?? '',
  sortieLe: ({ accueils: [dernier], jour }) => dernier?.entreeLe ?? jour,
  manqueDu: () => null,
};

/**
 * What a screen offers: every act with its verdict, as if the person filled the act's own form well. The form itself
 * is judged when it is sent.
 */
export const verdicts = (contexte: Contexte): { acte: Acte; verdict: Verdict }[] =>
  ACTES.map((acte) => {
    const saisie = Object.fromEntries(
      ligne(acte).saisie.map((fait) => [fait, BIEN_REMPLIE[fait](contexte.faits)]),
    );
    return { acte, verdict: juger(acte, contexte, saisie) };
  });

/** The house that each function works in. */
export const MAISONS: Readonly<Record<Role, Detenteur>> = {
  famille: 'famille',
  porteur: 'famille',
  secretariat: 'etablissement',
  secretaire_general: 'etablissement',
  chef_etablissement: 'etablissement',
  gestionnaire_sab: 'service_academique',
  responsable_sab: 'service_academique',
  delegue_recteur: 'service_academique',
  agent_comptable: 'etablissement',
  service_social: 'personne',
  ministere: 'personne',
  instructeur_habilitations: 'personne',
  administrateur: 'personne',
  dpo: 'personne',
  systeme: 'application',
};

const A_TRANCHER = { tenuPar: ['decider'] } as const satisfies { tenuPar: readonly Tache[] };

/**
 * Who holds the dossier now: the house that the state names, or that of whoever its task is entrusted to. A demande filed
 * after the closing waits for whoever rules on the delay (C. II.C.3).
 */
export function detenteur(etat: Etat, branche: Branche, horsDelai: boolean): Detenteur {
  const { tenuPar } = horsDelai && etat === 'deposee' ? A_TRANCHER : etatDeProcedure(etat);
  if (typeof tenuPar === 'string') return tenuPar;
  const [tenant] = tenuPar.flatMap((tache) => competents(branche, tache));
  return tenant ? MAISONS[tenant] : 'personne';
}

/** The house that answers a recours; nobody here for one that goes to the ministre. */
export function detenteurDuRecours(branche: Branche, genre: GenreDeRecours): Detenteur {
  const [repondant] = vaAuMinistre(branche, genre) ? [] : quiRepond(branche, genre);
  return repondant ? MAISONS[repondant] : 'personne';
}

/** An act, and whether this person may do it on this dossier. */
export type ActeJuge = ReturnType<typeof verdicts>[number];

const attenduDUnAgent = ({ acte, verdict }: ActeJuge): boolean => {
  const { attendu, par } = ligne(acte);
  return verdict.permis && attendu === true && !(typeof par !== 'string' && par.includes('famille'));
};

/**
 * The act that a dossier waits for from this person: the decision that its computation leads to, else the expected act when
 * there is only one. Two that remain are a choice that the law leaves to the person: none is put forward.
 */
export function acteAttendu(juges: readonly ActeJuge[]): Acte | undefined {
  const attendus = juges.filter(attenduDUnAgent);
  const decisions = attendus.filter(({ acte }) => ligne(acte).decision !== undefined);
  const [seul, ...autres] = decisions.length > 0 ? decisions : attendus;
  return autres.length === 0 ? seul?.acte : undefined;
}
