import { type Autorites, chargerAutorites } from '#lib/autorite/queries.ts';
import { adresseUtile } from '#lib/courriel/faits.ts';
import { drapeauxDuDossier } from '#lib/drapeau/faits.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { arrivee, evaluer, rolesPour } from '#lib/droit/evaluation.ts';
import { type Acte, ligne, type SaisieDe } from '#lib/droit/procedure.ts';
import { RIEN_DU_PAPIER } from '#lib/reception/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import type { LigneAEcrire } from '#lib/technique/journal.ts';
import { mesurer } from '#lib/technique/mesure.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type Accomplissement, apresEcritures, type Ecritures, ecrireTous } from './ecritures.ts';
import {
  type DossierEntier,
  type Examen,
  echeanceDuDossier,
  examenDuDossier,
  faitsDuDossier,
} from './faits.ts';
import {
  chargerDossiers,
  conflit,
  contexteDuDossier,
  introuvable,
  refusDeLaBase,
  verrouillerDossiers,
} from './queries.ts';

/** The dossier as a screen showed it: an act on another version is a conflict. */
export interface Cible {
  dossierId: string;
  version: number;
}

/** Who does an act on a dossier, in which function, with what the services say of them. */
export interface Par {
  portee: Portee;
  role: Role;
  autorites: Autorites;
  /** What the law says of the dossier before the act. */
  examen: Examen;
}

/** An act about to be done on a dossier: what the form gives, and what it writes, as data. */
export type OrdreDe<A extends Acte> = Cible & {
  acte: A;
  /** Tells the rows that the act writes. Pure. May throw the Refus of a form that the guards cannot judge. */
  ecrire?: (dossier: DossierEntier, par: Par) => Ecritures;
} & (Record<never, never> extends SaisieDe<A> ? { saisie?: SaisieDe<A> } : { saisie: SaisieDe<A> });

export type Ordre = { [A in Acte]: OrdreDe<A> }[Acte];

export interface Accompli {
  dossierId: string;
  numero: string;
  etat: Etat;
  version: number;
}

/** What became of one act of a set: each dossier stands alone. */
export type Suite = { ordre: Ordre; accompli: Accompli } | { ordre: Ordre; refus: Refus };

/**
 * The one door of the procedure, for one dossier: a set of one. In one transaction: locks, compares the version that the
 * screen showed, asks the table, writes record, state, deadline, journal, letter and jobs.
 * Throws Refus `introuvable`, `conflit` (with what changed), `interdit` or `impossible` (with the article).
 */
export async function accomplir(portee: Portee, ordre: Ordre): Promise<Accompli> {
  try {
    return await mesurer('acte', { acte: ordre.acte }, () =>
      enPortee(portee, (tx) => accomplirUn(tx, portee, ordre), 'acte'),
    );
  } catch (erreur) {
    throw (await enPortee(portee, (tx) => refusDeLaBase(tx, erreur, ordre.dossierId))) ?? erreur;
  }
}

/** Same, inside a transaction that the caller holds. Throws besides what PostgreSQL refuses. */
export async function accomplirUn(tx: Transaction, portee: Portee, ordre: Ordre): Promise<Accompli> {
  const [accompli] = tousOuAucun(await accomplirTous(tx, portee, [ordre]));
  if (!accompli) throw new RangeError('un acte sans suite');
  return accompli;
}

/**
 * Does a set of acts in the caller's transaction, in a number of statements that does not depend on their number. A
 * refusal or a conflict of one is its own answer, in the place of its order; the others pass. An order comes once for a
 * dossier: a second one is a conflict.
 */
export async function accomplirTous(
  tx: Transaction,
  portee: Portee,
  ordres: readonly Ordre[],
): Promise<Suite[]> {
  await verrouillerDossiers(
    tx,
    ordres.map(({ dossierId }) => dossierId),
  );
  const { prets, refus } = await preparerTous(tx, portee, ordres);
  const rejets = new Map(await ecrireTous(tx, portee, [...prets.values()]));
  return ordres.map((ordre): Suite => {
    const fait = prets.get(ordre);
    if (!fait) return { ordre, refus: refus.get(ordre) ?? introuvable() };
    const rejet = rejets.get(fait);
    return rejet ? { ordre, refus: rejet } : { ordre, accompli: accompliDe(fait.dossier) };
  });
}

/** Judges a set of acts: what those that pass would write, and why the others are refused. */
async function preparerTous(tx: Transaction, portee: Portee, ordres: readonly Ordre[]) {
  const ids = ordres.map(({ dossierId }) => dossierId);
  const dossiers = await chargerDossiers(tx, portee, ids);
  const autorites = await chargerAutorites(tx, portee, dossiers.values());
  const prets = new Map<Ordre, Accomplissement>();
  const refus = new Map<Ordre, Refus>();
  const vus = new Set<string>();
  for (const ordre of ordres) {
    const dossier = dossiers.get(ordre.dossierId);
    try {
      if (!dossier) throw introuvable();
      if (dossier.version !== ordre.version || vus.has(dossier.id))
        throw await conflit(tx, portee, dossier, ordre.version);
      vus.add(dossier.id);
      prets.set(ordre, preparer(portee, autorites, dossier, ordre));
    } catch (erreur) {
      if (!(erreur instanceof Refus)) throw erreur;
      refus.set(ordre, erreur);
    }
  }
  return { prets, refus };
}

/** For a caller that wants all or nothing: throws the first refusal, and its transaction writes nothing. */
export function tousOuAucun(suites: readonly Suite[]): Accompli[] {
  return suites.map((suite) => {
    if ('refus' in suite) throw suite.refus;
    return suite.accompli;
  });
}

const accompliDe = ({ id, numero, etat, version }: DossierEntier): Accompli => ({
  dossierId: id,
  numero,
  etat,
  version,
});

/** What an act would do to a dossier, found without doing it: nothing is locked, nothing is written. */
export async function prevoir(tx: Transaction, portee: Portee, ordre: Ordre): Promise<Accomplissement> {
  const prevu = (await prevoirTous(tx, portee, [ordre])).get(ordre) ?? introuvable();
  if (prevu instanceof Refus) throw prevu;
  return prevu;
}

/** The same for each act of a set: what it would write, or its refusal. */
export async function prevoirTous(
  tx: Transaction,
  portee: Portee,
  ordres: readonly Ordre[],
): Promise<Map<Ordre, Accomplissement | Refus>> {
  const { prets, refus } = await preparerTous(tx, portee, ordres);
  return new Map<Ordre, Accomplissement | Refus>([...prets, ...refus]);
}

/** Judges an act and tells everything that it writes. Throws the Refus of the table, or of the act's own form. */
function preparer(
  portee: Portee,
  autorites: Autorites,
  dossier: DossierEntier,
  ordre: Ordre,
): Accomplissement {
  const { acte, saisie = {} } = ordre;
  const avant = examenDuDossier(dossier);
  const contexte = contexteDuDossier(portee, autorites, dossier, avant);
  const verdict = evaluer(acte, contexte, saisie as SaisieDe<Acte>);
  if (!verdict.permis)
    throw new Refus(verdict.cause === 'role' ? 'interdit' : 'impossible', verdict.phrase, {
      texte: verdict.article,
    });
  const role = contexte.roles.find((tenu) => rolesPour(acte, dossier.branche).includes(tenu)) as Role;
  const ecritures = ordre.ecrire?.(dossier, { portee, role, autorites, examen: avant }) ?? {};
  const ecrit = apresEcritures(dossier, ecritures);
  const { demande, pieces } = ecritures.rangees ?? {};
  const examen = demande || pieces || ecritures.dossier ? examenDuDossier(ecrit) : avant;
  const vers = arrivee(acte, () => faitsDuDossier(ecrit, { ...contexte.faits, examen }));
  const change = { etat: vers, version: dossier.version + 1, ...consequences(ecrit, vers, examen, portee) };
  const apres = { ...ecrit, ...change };
  const ligneEcrite = {
    dossierId: dossier.id,
    role,
    acte,
    deEtat: dossier.etat,
    versEtat: vers,
    enregistrement: enregistrementDe(acte, ecritures),
    contenu: ecritures.contenu ?? {},
  };
  return {
    acte,
    ecritures,
    dossier: apres,
    ligne: ligneEcrite,
    courrier: ecritures.rangees?.renvoi ?? courrierDe(apres, acte, ecritures, portee),
  };
}

function enregistrementDe(acte: Acte, { enregistrementId: id }: Ecritures): LigneAEcrire['enregistrement'] {
  const genre = ligne(acte).ecrit;
  return genre && id ? { genre, id } : undefined;
}

/** Deadline and flags that follow from a state. */
function consequences(
  dossier: DossierEntier,
  etat: Etat,
  examen: Examen,
  { jour }: Portee,
): Partial<DossierEntier> {
  const delai = echeanceDuDossier(dossier, etat);
  const echeance = delai?.echeance ? delai : null;
  return {
    drapeaux: drapeauxDuDossier({ ...dossier, etat }, examen, jour),
    ...(etat === dossier.etat ? {} : { depuisLe: dateDe(jour) }),
    echeanceLe: echeance?.echeance ? dateDe(echeance.echeance) : null,
    echeanceCause: echeance?.phrase ?? null,
    echeanceArticle: echeance?.article ?? null,
    modifieLe: new Date(maintenant().epochMilliseconds),
  };
}

/** The letter that the table attaches to the act. */
function courrierDe(
  dossier: DossierEntier,
  acte: Acte,
  { enregistrementId, rangees, recoursId, voie, parPoste }: Ecritures,
  { jour, auteur }: Portee,
): Accomplissement['courrier'] {
  const { courrier: genre, ecrit } = ligne(acte);
  if (!genre) return null;
  return {
    id: crypto.randomUUID(),
    dossierId: dossier.id,
    genre,
    reference: `${dossier.numero}/${dossier.courriers.length + 1}`,
    decisionId: ecrit === 'decision' ? (enregistrementId ?? null) : null,
    demandeDePiecesId: ecrit === 'demande_de_pieces' ? (enregistrementId ?? null) : null,
    recoursId: recoursId ?? rangees?.recours?.[0]?.id ?? null,
    retraitId: (rangees?.retraitEngage ?? rangees?.retrait)?.id ?? null,
    retenueId: rangees?.retenue?.id ?? null,
    rectificationId: rangees?.rectification?.id ?? null,
    etat: 'a_produire',
    cause: null,
    cle: null,
    empreinte: null,
    jour: dateDe(jour),
    produitLe: null,
    courriel: parPoste ? null : adresseUtile(dossier.demandeur),
    courrielEnvoyeLe: null,
    courrielRefuseLe: null,
    ouvertLe: null,
    signataireId: rangees?.decision?.signataireId ?? (auteur.genre === 'agent' ? auteur.id : null),
    ...RIEN_DU_PAPIER,
    ...(voie && { ...voie, signataireId: null }),
  };
}
