/** From the rows that a letter rests on to the facts that the law composes, and what a letter waits for. Pure. */
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { partsDuDroit } from '#lib/droit/argent/duree.ts';
import { partsEgales } from '#lib/droit/argent/trimestres.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { orienteVersFondsSociaux } from '#lib/droit/calcul.ts';
import { type Branche, reseauDe, signeEnSonNom } from '#lib/droit/competence.ts';
import { chiffresDeLaTrace } from '#lib/droit/courrier/chiffres.ts';
import type { DonneesCourriel } from '#lib/droit/courrier/courriel.ts';
import type {
  BourseAccordee,
  DonneesCourrier,
  EnTete,
  PrimeAccordee,
  Signataire,
} from '#lib/droit/courrier/donnees.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import type { Jour } from '#lib/droit/date.ts';
import { type Centimes, centimes } from '#lib/droit/montant.ts';
import { APPRECIATION, type MotifRedige } from '#lib/droit/motifs.ts';
import { type CodePiece, estAvisImpot, PIECES } from '#lib/droit/pieces-liste.ts';
import type { GenreCourrier } from '#lib/droit/procedure.ts';
import { departementDuCodePostal } from '#lib/droit/recours/tribunaux.ts';
import { lireTrace } from '#lib/droit/rediger.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';

/**
 * Everything that a letter rests on, whether its rows are written or about to be. What decides comes from rows that do
 * not change; names and addresses are those of the day.
 */
export interface FaitsDeCourrier {
  genre: GenreCourrier;
  reference: string;
  jour: Jour;
  /** Announced by e-mail and opened on the portal; printed and posted otherwise. */
  parCourriel: boolean;
  dossier: {
    rentree: number;
    branche: Branche;
    typeBourse: TypeBourse;
    classe: string;
    recuLe: Jour | null;
  };
  eleve: { prenom: string; nom: string; nomUsage: string | null };
  demandeur: Adresse | null;
  etablissement: {
    nom: string;
    adresse: string;
    codePostal: string;
    commune: string;
    telephone: string;
    courriel: string;
    departementCode: string;
  };
  academie: { nom: string; service: string; adresse: string; telephone: string; courriel: string } | null;
  campagne: { cloture: Jour; clotureCned: Jour };
  decision: DecisionDite | null;
  /** What was asked for, in the order of the act, and what the agent wrote beside. */
  demandeDePieces: { pieces: readonly CodePiece[]; message: string | null } | null;
  /** Who did the act of a letter that decides nothing, and the function held there on that day. */
  auteur: { prenom: string; nom: string; qualite: string | null; enEtablissement: boolean } | null;
}

interface Adresse {
  civilite: string;
  prenom: string;
  nom: string;
  nomUsage: string | null;
  adresse: string;
  complement: string | null;
  codePostal: string;
  commune: string;
}

interface DecisionDite {
  genre: string;
  echelon: number | null;
  /** Centimes a year. */
  montantAnnuel: number | null;
  /** First and last day of the right, when a right is opened. */
  effetDu: Jour | null;
  effetAu: Jour | null;
  /** Prime d'internat, centimes a year. */
  internat: number | null;
  motifs: readonly MotifRedige[];
  /** As stored with the decision: read through the law's door. */
  trace: unknown;
  signataire: Omit<Signataire, 'delegation'>;
  /** Reference of the delegation under which it was signed. */
  delegation: string | null;
}

/** What the law composes a letter from. Throws a TypeError when the trace of the decision is no trace. */
export function donneesDuCourrier(faits: FaitsDeCourrier): DonneesCourrier {
  const { genre, decision, dossier, demandeDePieces } = faits;
  const enTete = enTeteDe(faits);
  const dateReception = dossier.recuLe ?? faits.jour;
  const motifs = decision?.motifs ?? [];
  switch (genre) {
    case 'accuse_reception':
      return { ...enTete, genre, dateReception };
    case 'demande_incomplete': {
      const pieces = (demandeDePieces?.pieces ?? []).map((code) => ({
        libelle: PIECES[code].libelle,
        avisImpot: estAvisImpot(code),
      }));
      const message = demandeDePieces?.message;
      return { ...enTete, genre, pieces, ...(message ? { message } : {}) };
    }
    case 'attribution':
      return { ...enTete, genre, calcul: 'assiste', ...attributionDe(faits) };
    case 'refus':
      return { ...enTete, genre, motifs, ...refusDe(faits) };
    case 'refus_hors_delai': {
      const { cloture, clotureCned } = faits.campagne;
      const dateCloture = reseauDe(dossier.branche) === 'cned' ? clotureCned : cloture;
      return { ...enTete, genre, dateReception, dateCloture, motifs };
    }
    case 'irrecevabilite': {
      const tardive = motifs.some(({ regle }) => regle === 'recevabilite.hors_delai');
      return { ...enTete, genre, cause: tardive ? 'hors_delai' : 'double_demande', dateReception, motifs };
    }
  }
}

function enTeteDe(faits: FaitsDeCourrier): EnTete {
  const { reference, jour, dossier, eleve, etablissement, academie, parCourriel } = faits;
  const { commune, departement, service } = serviceDe(faits);
  return {
    reference,
    lieu: commune,
    date: jour,
    service,
    destinataire: destinataireDe(faits.demandeur),
    eleve: { nom: eleve.nomUsage ?? eleve.nom, prenom: eleve.prenom, classe: dossier.classe },
    etablissement: { nom: etablissement.nom, commune: etablissement.commune },
    rentree: rentree(dossier.rentree),
    type: dossier.typeBourse,
    branche: dossier.branche,
    departement,
    academie: academie ? deLAcademie(academie.nom) : '',
    signataire: signataireDe(faits),
    envoi: parCourriel ? 'teleservice' : 'postal',
  };
}

function destinataireDe(demandeur: Adresse | null): EnTete['destinataire'] {
  if (!demandeur) return { nom: '', adresse: [] };
  const { civilite, prenom, nom, nomUsage, adresse, complement, codePostal, commune } = demandeur;
  const lignes = [adresse, complement, `${codePostal} ${commune}`.trim()];
  return {
    nom: `${civilite} ${prenom} ${nomUsage ?? nom}`,
    adresse: lignes.flatMap((ligne) => ligne || []),
  };
}

/** The service in charge: the collège public itself, the service académique for every other branch (C. IV.B). */
function serviceDe({ dossier, etablissement, academie }: FaitsDeCourrier) {
  if (signeEnSonNom(dossier.branche)) {
    const { nom, adresse, codePostal, commune, telephone, courriel, departementCode } = etablissement;
    const service = { nom, adresse: [adresse, `${codePostal} ${commune}`], telephone, courriel };
    return { service, commune, departement: departementCode };
  }
  const { service: nom = '', adresse = '', telephone = '', courriel = '' } = academie ?? {};
  const lignes = adresse.split(/\s*,\s*/).filter(Boolean);
  const [, codePostal = '', commune = ''] = /^(\d{5}) (.+)$/.exec(lignes.at(-1) ?? '') ?? [];
  const departement = departementDuCodePostal(codePostal);
  return { service: { nom, adresse: lignes, telephone, courriel }, commune, departement };
}

/** Who signed the decision, or who did the act that the letter tells (CRPA L. 212-1). Empty when nobody is known. */
function signataireDe({ decision, auteur, academie, etablissement }: FaitsDeCourrier): Signataire {
  if (decision) {
    const delegation = `Pour le recteur de l’académie ${deLAcademie(academie?.nom ?? '')} et par délégation`;
    return { ...decision.signataire, ...(decision.delegation ? { delegation } : {}) };
  }
  return {
    prenom: auteur?.prenom ?? '',
    nom: auteur?.nom ?? '',
    qualite: auteur?.qualite ?? '',
    service: (auteur?.enEtablissement ? etablissement.nom : academie?.service) ?? '',
  };
}

function chiffresDe({ decision, dossier }: FaitsDeCourrier) {
  const { rentree: annee, typeBourse } = dossier;
  const revenus = trouverBareme(annee, typeBourse)?.anneeDesRevenus ?? annee - 1;
  return chiffresDeLaTrace(lireTrace(decision?.trace), revenus, decision?.echelon ?? null) ?? undefined;
}

function attributionDe(faits: FaitsDeCourrier) {
  const { decision } = faits;
  const annuel = centimes(decision?.montantAnnuel ?? 0);
  const internat = decision?.internat;
  const primes: PrimeAccordee[] = internat
    ? [
        {
          libelle: 'Prime d’internat',
          montant: totalDe(faits, centimes(internat)),
          versement: 'en trois parts',
        },
      ]
    : [];
  const bourse = { echelon: decision?.echelon ?? 0, annuel, ...verseDe(faits, annuel) };
  return { bourse, primes, chiffres: chiffresDe(faits) };
}

/** A yearly amount, or what the days of a shorter right pay of it. */
function totalDe(faits: FaitsDeCourrier, annuel: Centimes): Centimes {
  return verseDe(faits, annuel).duree?.total ?? annuel;
}

/** What the right pays: the parts of a whole year, or those of its own days, with its first and last day. */
function verseDe(
  { decision, dossier }: FaitsDeCourrier,
  annuel: Centimes,
): Pick<BourseAccordee, 'trimestres' | 'duree'> {
  const { effetDu: du, effetAu: au } = decision ?? {};
  const verse = du && au && partsDuDroit(rentree(dossier.rentree), annuel, { du, au });
  if (!verse || verse.entier) return { trimestres: partsEgales(annuel) };
  const { trimestres, total, jours } = verse;
  return { trimestres, duree: { du, au, jours, total } };
}

function refusDe(faits: FaitsDeCourrier) {
  const { decision } = faits;
  // A reason that an agent wrote, or the procedure gave, was not computed.
  const calcule = decision?.genre === 'refus' && decision.motifs.every(({ regle }) => regle !== APPRECIATION);
  return {
    fondsSociaux: orienteVersFondsSociaux(lireTrace(decision?.trace)),
    chiffres: calcule ? chiffresDe(faits) : undefined,
    calcul: calcule ? ('assiste' as const) : ('sans_algorithme' as const),
  };
}

/** What the mail that announces a letter is told from. */
export interface Annonce {
  id: string;
  genre: GenreCourrier;
  jour: Jour;
  numero: string;
  typeBourse: TypeBourse;
  destinataire: string;
}

/** What the law composes a mail from; `adresse` is the family's page. */
export function donneesDuCourriel(
  { genre, jour, numero, typeBourse }: Annonce,
  adresse: string,
): DonneesCourriel {
  const commun = { reference: numero, type: typeBourse, adresse };
  if (genre === 'accuse_reception') return { ...commun, genre: 'accuse_enregistrement', deposeeLe: jour };
  return { ...commun, genre: genre === 'demande_incomplete' ? 'pieces_demandees' : 'courrier_disponible' };
}

interface Lettre {
  etat: string;
  decisionId: string | null;
}

interface Decidee {
  id: string;
  rang: number;
  remplaceId: string | null;
  notification: { recueLe: Date | null } | null;
}

/** A letter that the family may read: made, and if it carries a decision, one that has been notified. */
export const estLisible = ({ etat, decisionId }: Lettre, decisions: readonly Decidee[]): boolean =>
  etat === 'produit' &&
  (!decisionId || decisions.some(({ id, notification }) => id === decisionId && notification !== null));

/** Letters that the family may open, in the order given. */
export const courriersLisibles = <L extends Lettre>({
  courriers,
  decisions,
}: {
  courriers: readonly L[];
  decisions: readonly Decidee[];
}): L[] => courriers.filter((courrier) => estLisible(courrier, decisions));

interface EnAttente {
  etat: string;
  decisions: readonly Decidee[];
  demandesDePieces: readonly { id: string; envoyeeLe: Date | null; recueLe: Date | null }[];
}

/**
 * The decision or the demand for pieces whose letter left and whose reception nobody knows yet, by its id: opening that
 * letter on the portal dates it (C. IV.B). Null when the dossier waits for no reception.
 */
export function receptionAttendue({ etat, decisions, demandesDePieces }: EnAttente): string | null {
  const [demande] = demandesDePieces;
  if (etat === 'incomplete') return demande?.envoyeeLe && !demande.recueLe ? demande.id : null;
  const decision = decisionEnVigueur({ decisions });
  return decision?.notification && !decision.notification.recueLe ? decision.id : null;
}
