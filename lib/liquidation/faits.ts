/** What is read of a boursier to liquidate it, and the entries that follow. Pure. */
import { type DossierEntier, decisionEnVigueur } from '#lib/dossier/faits.ts';
import { type Rentree, rentree } from '#lib/droit/annee.ts';
import { articleDe, type Cause } from '#lib/droit/argent/causes.ts';
import { suitUneBourse } from '#lib/droit/argent/changement-charge.ts';
import { type Du, dusDeLAnnee } from '#lib/droit/argent/du.ts';
import { type Composante, type Parts, somme } from '#lib/droit/argent/montants.ts';
import { empreinteDesRegimes } from '#lib/droit/argent/regimes.ts';
import type { RepriseConfirmee } from '#lib/droit/argent/reprise-etudes.ts';
import { anneeScolaire, type Trimestre, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { type Centimes, centimes } from '#lib/droit/montant.ts';
import type { Trace } from '#lib/droit/regle.ts';
import { type DemiJourneeDAbsence, enAbsences } from '#lib/droit/retenue/comparer.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { demiJourneesDe, retenueTenante } from '#lib/retenue/faits.ts';
import { type SejourLu, sejourSuivi } from '#lib/scolarite/faits.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { arretsDe, manquesDe } from '#lib/transfert/faits.ts';

/** What an entry rests on: what tells, at the next one, which of them changed. */
interface Fondement {
  decision: string | null;
  sorties: string[];
  retenue: number;
  /** Of the prime à l'internat, when the régime changed: what it follows. */
  regimes?: string;
}

/** The last entry of a key in the place. */
interface DerniereLigne {
  composante: Composante;
  trimestre: Trimestre;
  rang: number;
  du: number;
  echelon: number;
  fondement: Fondement;
}

/** A boursier of a place, as the base gives it; days are ISO. */
export interface BoursierLu {
  dossierId: string;
  typeBourse: TypeBourse;
  /** Where the pupil was, in order: the one that pays each stay; then the last day that each place left pays. */
  lieux: string[];
  sorties: string[];
  /** School days missed between two of them; null: none. */
  manques: { du: string; au: string }[] | null;
  /** The same stays with their régimes; null for a single one whose régime never changed. */
  sejours: SejourLu[] | null;
  /** The return to school that the IEN-IO confirmed. */
  reprise: RepriseConfirmee | null;
  droits: {
    composante: Composante;
    annuel: number;
    du: string;
    au: string;
    echelon: number;
    decision: string;
    finSansSuite: boolean;
    /** The bourse of another person came before, the same year. */
    enSuite: boolean;
  }[];
  retenue: { absences: DemiJourneeDAbsence[]; constateLe: string | null } | null;
  /** What the decision in force is, in the causes of the ledger. */
  decision: { id: string; cause: Cause } | null;
  lignes: DerniereLigne[];
}

export interface LigneCalculee {
  composante: Composante;
  trimestre: Trimestre;
  rang: number;
  deja: number;
  du: number;
  cause: Cause;
  article: string;
  echelon: number;
  periodeDu: Jour;
  periodeAu: Jour;
  fondement: Fondement;
  trace: Trace;
}

interface Etat {
  uai: string;
  annee: Rentree;
  trimestre: Trimestre;
}

function dusDuBoursier(annee: Rentree, lu: BoursierLu): Du[] {
  return dusDeLAnnee({
    annee,
    type: lu.typeBourse,
    droits: lu.droits.map((droit) => ({
      ...droit,
      annuel: centimes(droit.annuel),
      du: jour(droit.du),
      au: jour(droit.au),
    })),
    sorties: lu.sorties.map((sortie) => jour(sortie)),
    ...(lu.manques ? { manques: lu.manques.map(({ du, au }) => ({ du: jour(du), au: jour(au) })) } : {}),
    ...(lu.sejours ? { sejours: lu.sejours.map(sejourSuivi) } : {}),
    reprise: lu.reprise,
    ...(lu.retenue
      ? {
          retenue: {
            absences: enAbsences(lu.retenue.absences),
            ...(lu.retenue.constateLe ? { constateLe: jour(lu.retenue.constateLe) } : {}),
          },
        }
      : {}),
  });
}

/** Several stays in one place in the same trimestre make one due. */
function reunir(dus: readonly Du[]): Du | undefined {
  return dus.reduce<Du | undefined>(
    (a, b) =>
      a
        ? {
            ...b,
            montant: centimes(a.montant + b.montant),
            retenue: centimes(a.retenue + b.retenue),
            du: a.du,
          }
        : b,
    undefined,
  );
}

/** Why the gross of a key is not what the last entry said. */
function causeDuBrut(
  lu: BoursierLu,
  etat: Etat,
  trimestre: Trimestre,
  avant: DerniereLigne | undefined,
  regimes: string,
): Cause {
  const premier = lu.lieux.indexOf(etat.uai) === 0;
  if (!avant) {
    if (trimestre === etat.trimestre) return 'part';
    if (regimes && premier) return 'regime';
    return premier ? 'rappel' : 'transfert';
  }
  if (avant.fondement.decision !== (lu.decision?.id ?? null)) return lu.decision?.cause ?? 'decision';
  if ((avant.fondement.regimes ?? '') !== regimes) return 'regime';
  return avant.fondement.sorties.join() === lu.sorties.join() ? 'decision' : 'transfert';
}

/** What a difference says when nothing is due any more: which rule of the law put an end to it. */
const TRACE_DE_LA_FIN: Trace = [{ regle: 'versement.trop_percu', issue: 'appliquee', valeurs: {} }];

/** The entries of one key: the retenue apart from what it is taken from, each with its cause. */
function lignesDeLaCle(
  lu: BoursierLu,
  etat: Etat,
  cle: { composante: Composante; trimestre: Trimestre },
  du: Du | undefined,
): LigneCalculee[] {
  const { composante, trimestre } = cle;
  const avant = lu.lignes.find((ligne) => ligne.composante === composante && ligne.trimestre === trimestre);
  const periode = trimestresDe(anneeScolaire(etat.annee))[trimestre - 1];
  if (!periode) return [];
  const total = du?.montant ?? 0;
  const retenue = du?.retenue ?? 0;
  const regimes =
    composante === 'internat' && lu.sejours ? empreinteDesRegimes(lu.sejours.map(sejourSuivi)) : '';
  const retenueAvant = avant?.fondement.retenue ?? 0;
  const brut = total + retenue - (avant?.du ?? 0) - retenueAvant;
  const ecarts: [Cause, number][] = [
    ['retenue_rendue', Math.max(0, retenueAvant - retenue)],
    [causeDuBrut(lu, etat, trimestre, avant, regimes), brut],
    ['retenue', Math.min(0, retenueAvant - retenue)],
  ];
  const fondement = {
    decision: lu.decision?.id ?? null,
    sorties: lu.sorties,
    retenue,
    ...(regimes ? { regimes } : {}),
  };
  let { rang, deja } = { rang: avant?.rang ?? 0, deja: avant?.du ?? 0 };
  return ecarts.flatMap(([cause, montant]) => {
    if (montant === 0) return [];
    const ligne = {
      ...cle,
      rang: ++rang,
      deja,
      du: deja + montant,
      cause,
      article: articleDe(cause, composante),
      echelon: du?.echelon ?? avant?.echelon ?? 1,
      periodeDu: du?.du ?? periode.debut,
      periodeAu: du?.au ?? periode.fin,
      fondement,
      trace: du ? du.trace : TRACE_DE_LA_FIN,
    };
    deja = ligne.du;
    return ligne;
  });
}

/**
 * The entries that a state of a place adds for a boursier: what is due up to its trimestre, less what earlier entries hold.
 * Empty when nothing changed: a liquidation that is played again writes nothing.
 */
export function lignesDuBoursier(etat: Etat, lu: BoursierLu): LigneCalculee[] {
  const dus = dusDuBoursier(etat.annee, lu).filter(
    ({ sejour, trimestre }) => lu.lieux[sejour] === etat.uai && trimestre <= etat.trimestre,
  );
  const cles = new Map(
    [...lu.lignes.filter(({ trimestre }) => trimestre <= etat.trimestre), ...dus].map(
      ({ composante, trimestre }) => [`${composante} ${trimestre}`, { composante, trimestre }],
    ),
  );
  return [...cles.values()].flatMap((cle) =>
    lignesDeLaCle(
      lu,
      etat,
      cle,
      reunir(dus.filter((du) => du.composante === cle.composante && du.trimestre === cle.trimestre)),
    ),
  );
}

/** A stay, and what its établissement pays of the bourse that year, by trimestre and in all. */
export interface PartDUnSejour {
  /** Its rank, from 0: a pupil may come back. */
  sejour: number;
  nom: string;
  parts: Parts;
  total: Centimes;
}

/**
 * What each établissement owes of the bourse and its primes, retenues taken off, by the law that liquidates it: the same
 * figures for whoever reads the dossier. One place alone where nothing decided was transferred.
 */
export function dusDuDossier(
  dossier: Pick<
    DossierEntier,
    | 'id'
    | 'transferts'
    | 'droits'
    | 'decisions'
    | 'retenues'
    | 'autres'
    | 'rentree'
    | 'etablissement'
    | 'scolarite'
    | 'sejours'
    | 'reprise'
  >,
): { sejours: string[]; dus: Du[] } {
  const decides = dossier.transferts
    .filter(({ suivi }) => !suivi)
    .toSorted((a, b) => a.sortieLe.getTime() - b.sortieLe.getTime() || a.rang - b.rang);
  const premier = decides[0]?.deNom ?? dossier.etablissement.nom;
  const decision = decisionEnVigueur(dossier);
  const finSansSuite =
    decision?.genre === 'retrait' && !dossier.autres.some(({ succedeAId }) => succedeAId === dossier.id);
  const enSuite = dossier.decisions.some(({ trace }) => suitUneBourse(trace));
  const retenue = retenueTenante(dossier);
  const constateLe = jourOuNul(retenue?.constateLe);
  const dus = dusDeLAnnee({
    annee: rentree(dossier.rentree),
    type: decision?.typeBourse ?? typeBourseDuDossier(dossier),
    droits: dossier.droits
      .filter(({ fermeParId }) => !fermeParId)
      .map(({ composante, centimesAnnuels, du, au, echelon, decisionId }) => ({
        ...{ composante, echelon, finSansSuite, enSuite, decision: decisionId },
        annuel: centimes(centimesAnnuels),
        du: jourDe(du),
        au: jourDe(au),
      })),
    sorties: arretsDe(decides),
    manques: manquesDe(decides),
    ...(dossier.sejours ? { sejours: dossier.sejours.map(sejourSuivi) } : {}),
    reprise: dossier.reprise,
    ...(retenue
      ? { retenue: { absences: enAbsences(demiJourneesDe(retenue)), ...(constateLe ? { constateLe } : {}) } }
      : {}),
  });
  return { sejours: [premier, ...decides.map(({ versNom }) => versNom)], dus };
}

/** `dusDuDossier` without the prime d'équipement, which stays with the first payment; null when nothing decided was transferred. */
export function partageDuTransfert(dossier: Parameters<typeof dusDuDossier>[0]): PartDUnSejour[] | null {
  if (dossier.transferts.every(({ suivi }) => suivi)) return null;
  const partage = dusDuDossier(dossier);
  return partage.sejours.map((nom, sejour) => {
    const siens = partage.dus.filter((du) => du.sejour === sejour && du.composante !== 'equipement');
    const du = (trimestre: number) =>
      somme(siens.filter((part) => part.trimestre === trimestre).map(({ montant }) => montant));
    const parts: Parts = [du(1), du(2), du(3)];
    return { sejour, nom, parts, total: somme(parts) };
  });
}
