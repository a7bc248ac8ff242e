/** What an attribution opens: rights over time, component by component. Pure. */
import { campagneDuDossier } from '#lib/campagne/faits.ts';
import { lieuDuDepot, recevabiliteDuDepot } from '#lib/demande/faits.ts';
import {
  type DossierEntier,
  decisionEnVigueur,
  droitsDe,
  type Examen,
  type LigneDeDecision,
  piecesManquantes,
  situationDuDossier,
} from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { totalDuDroit } from '#lib/droit/argent/a-venir.ts';
import { suitUneBourse } from '#lib/droit/argent/changement-charge.ts';
import { direMontant, type PartsDuDroit, partsDuDroit, periodeDuDroit } from '#lib/droit/argent/duree.ts';
import { PRIMES } from '#lib/droit/argent/primes.ts';
import { ligneDuPassage } from '#lib/droit/argent/transfert.ts';
import { anneeScolaire } from '#lib/droit/argent/trimestres.ts';
import { type Attribution, attributionDe } from '#lib/droit/attribution.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { payeurDe } from '#lib/droit/competence.ts';
import { apres, avant, ecrireJour, type Jour, lePlusTard, lePlusTot } from '#lib/droit/date.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { type Centimes, centimes, ecrireMontant } from '#lib/droit/montant.ts';
import {
  type MotifRedige,
  motifDAppreciation,
  motifDIncompletude,
  motifDuRetard,
} from '#lib/droit/motifs.ts';
import { estAvisImpot, PIECES } from '#lib/droit/pieces-liste.ts';
import { lireTrace, redigerMotifs } from '#lib/droit/rediger.ts';
import type { Trace } from '#lib/droit/regle.ts';
import { debutApresAilleurs, sortieDAilleurs } from '#lib/droit/transfert/ailleurs.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { droitsEnCours, effetDuNouveauDroit } from '#lib/retrait/faits.ts';
import { horsSuspensions, suspensionsDuMerite } from '#lib/suspension/faits.ts';
import { dateDe, jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { Refus } from '#lib/technique/refus.ts';
import { departDuDossier, horsDesSejours, joursHorsBase, passageDuDossier } from '#lib/transfert/faits.ts';

interface Periode {
  du: Date;
  au: Date;
}

/** Last day of the pupil where another authority paid the bourse that a decision of this dossier took up; null for any other. */
const sortieConnue = ({ decisions }: DossierEntier): Jour | null =>
  decisions.reduce<Jour | null>((dite, { trace }) => dite ?? sortieDAilleurs(lireTrace(trace)), null);

/** The days of the right of a dossier, by its school record and by what ends it. Throws Refus impossible when none is left. */
export function periodeDuDossier(
  dossier: DossierEntier,
  examen: Examen,
  sortie: Jour | null = sortieConnue(dossier),
): Periode {
  const limites = examen?.genre === 'droit' ? examen.droit.limites : [];
  const periode = periodeDuDroit(
    rentree(dossier.rentree),
    { entree: jourDe(dossier.scolarite.entreeLe) },
    limites,
  );
  if (!periode)
    throw new Refus(
      'impossible',
      'Le droit finirait avant de commencer : vérifiez l’entrée de l’élève et le terme de sa formation.',
    );
  const effet = effetDuNouveauDroit(dossier)?.valeur;
  const apresLePassage = passageDuDossier(dossier)?.arret.add({ days: 1 });
  const apresAilleurs =
    sortie &&
    debutApresAilleurs(typeBourseDuDossier(dossier), anneeScolaire(rentree(dossier.rentree)), sortie);
  const du = [effet, apresLePassage, apresAilleurs].reduce<Jour>(
    (tard, jour) => (jour ? lePlusTard(tard, jour) : tard),
    periode.du,
  );
  const arret = departDuDossier(dossier)?.arretLe;
  const au = arret ? lePlusTot(arret, periode.au) : periode.au;
  if (apres(du, au))
    throw new Refus('impossible', `Cette bourse commencerait le ${ecrireJour(du)}, après la fin du droit.`);
  return { du: dateDe(du), au: dateDe(au) };
}

/** What a decision pays for its own days; null when it pays nothing. */
export function partsDeLaDecision(
  { rentree: annee }: Pick<DossierEntier, 'rentree'>,
  {
    montantAnnuel,
    effetDu,
    effetAu,
    trace,
  }: Pick<LigneDeDecision, 'montantAnnuel' | 'effetDu' | 'effetAu' | 'trace'>,
): PartsDuDroit | null {
  if (montantAnnuel === null || !effetDu || !effetAu) return null;
  const jours = { du: jourDe(effetDu), au: jourDe(effetAu), enSuite: suitUneBourse(trace) };
  return partsDuDroit(rentree(annee), centimes(montantAnnuel), jours);
}

/** The bourse that a decision gives, in a few words; null when it gives none. */
export const direBourse = (
  dossier: Pick<DossierEntier, 'rentree'>,
  decision: Pick<LigneDeDecision, 'echelon' | 'montantAnnuel' | 'effetDu' | 'effetAu' | 'trace'>,
): string | null =>
  decision.echelon === null || decision.montantAnnuel === null
    ? null
    : `échelon ${decision.echelon}, ${direMontant(centimes(decision.montantAnnuel), partsDeLaDecision(dossier, decision))}`;

/** What a component pays over its own days. */
export const totalDuDroitOuvert = (
  annee: number,
  {
    composante,
    centimesAnnuels,
    du,
    au,
  }: Pick<DossierEntier['droits'][number], 'composante' | 'centimesAnnuels' | 'du' | 'au'>,
  trace: unknown = null,
): Centimes =>
  totalDuDroit(rentree(annee), {
    composante,
    annuel: centimes(centimesAnnuels),
    du: jourDe(du),
    au: jourDe(au),
    enSuite: suitUneBourse(trace),
  });

/** The primes of a decision, each with what it pays over its own days; not those that another bourse paid before it. */
export const direPrimes = (
  dossier: DossierEntier,
  decision: Pick<LigneDeDecision, 'id' | 'effetDu' | 'trace'>,
): string[] =>
  droitsDe(dossier, decision).flatMap((droit) =>
    droit.composante === 'bourse' || (decision.effetDu && droit.du < decision.effetDu)
      ? []
      : `${PRIMES[droit.composante].libelle} : ${ecrireMontant(totalDuDroitOuvert(dossier.rentree, droit, decision.trace))}`,
  );

/** What an échelon opens to the pupil of a dossier (C. IV.C). Throws Refus impossible on an échelon out of the barème. */
export function attributionDuDossier(dossier: DossierEntier, echelon: number): Attribution {
  const situation = situationDuDossier(dossier);
  const attribution =
    situation &&
    attributionDe(situation.eleve, typeBourseDuDossier(dossier), rentree(dossier.rentree), echelon);
  if (!attribution)
    throw new Refus('impossible', 'Choisissez un échelon du barème de l’année.', { champ: 'echelon' });
  return attribution;
}

/** The rights of an attribution over a period, a row for each component, under a new id. */
function droitsOuverts(
  dossier: DossierEntier,
  decision: { id: string; echelon: number },
  { annuel, primes }: Attribution,
  periode: Periode,
  nouvelId: () => string,
): DossierEntier['droits'] {
  const commun = {
    ...periode,
    dossierId: dossier.id,
    eleveId: dossier.eleveId,
    decisionId: decision.id,
    echelon: decision.echelon,
    payeur: payeurDe(dossier.branche),
    fermeParId: null,
  };
  return [
    { ...commun, id: nouvelId(), composante: 'bourse', centimesAnnuels: annuel },
    ...primes.map(({ prime, annuel: centimesAnnuels, du }) => ({
      ...commun,
      ...(du ? { du: dateDe(lePlusTard(jourDe(periode.du), du)) } : {}),
      id: nouvelId(),
      composante: prime,
      centimesAnnuels,
    })),
  ];
}

/** Rights under new ids, up to a last day: those that begin later are not opened again. */
export const jusquAu = (
  droits: DossierEntier['droits'],
  decisionId: string,
  dernierJour: Jour,
  nouvelId: () => string,
): DossierEntier['droits'] =>
  droits
    .filter(({ du }) => !avant(dernierJour, jourDe(du)))
    .map((droit) => ({
      ...droit,
      id: nouvelId(),
      decisionId,
      fermeParId: null,
      au: avant(dernierJour, jourDe(droit.au)) ? dateDe(dernierJour) : droit.au,
    }));

/**
 * What the place that the pupil left pays to the end of its trimestre, whatever is decided for what follows: the rights of
 * the last decision notified in the other type, closed since or not. None without a passage.
 */
function droitsDAvantLePassage(
  dossier: DossierEntier,
  decisionId: string,
  nouvelId: () => string,
): DossierEntier['droits'] {
  const passage = passageDuDossier(dossier);
  const dAvant = dossier.decisions
    .filter(({ typeBourse, notification }) => notification && typeBourse !== passage?.vers)
    .toSorted((a, b) => b.rang - a.rang)[0];
  return passage && dAvant ? jusquAu(droitsDe(dossier, dAvant), decisionId, passage.arret, nouvelId) : [];
}

/** What a decision says of the rights, besides what it computes. */
export interface FondDesDroits {
  echelon?: number;
  /** Last day of the pupil where another authority paid the bourse that is taken up. */
  sortie?: Jour;
  /** Last day of the rights in force: they are opened again up to it, and end there. */
  ecourte?: Jour;
  /** The days that a bourse kept at its échelon is paid again. */
  reprend?: { du: Jour; au: Jour };
  /** The rights of a bourse that goes on at its échelon and on its days, under the decision of that id. */
  garde?: (decisionId: string, nouvelId: () => string) => DossierEntier['droits'];
}

/** The rights that a decision opens: those that it gives, keeps or shortens, and those of before a passage to the other type. */
export function droitsDeLaDecision(
  dossier: DossierEntier,
  { echelon, ecourte, garde }: FondDesDroits,
  { id, attribution, periode }: { id: string; attribution: Attribution | null; periode: Periode | null },
  nouvelId: () => string,
): DossierEntier['droits'] {
  if (garde) return garde(id, nouvelId);
  const dAvant = droitsDAvantLePassage(dossier, id, nouvelId);
  if (!periode || !attribution || echelon === undefined)
    return ecourte ? jusquAu(droitsEnCours(dossier), id, ecourte, nouvelId) : dAvant;
  const ouverts = droitsOuverts(dossier, { id, echelon }, attribution, periode, nouvelId);
  const suivis = horsSuspensions(ouverts, suspensionsDuMerite(dossier), nouvelId);
  return [...dAvant, ...horsDesSejours(suivis, joursHorsBase(dossier), nouvelId)];
}

/** Last day of the bourse that the decision in force withdrew, or kept withdrawn; null when it withdraws none. */
export const finDuRetrait = (dossier: DossierEntier): Jour | null => {
  const decision = decisionEnVigueur(dossier);
  return decision && !decision.effetDu ? jourOuNul(decision.effetAu) : null;
};

/** The reasons that the computation gives for a refusal, the first in legal order; a person's own where it leaves it to one. */
export const motifsDuCalcul = (dossier: DossierEntier, examen: Examen, motivation: string): MotifRedige[] =>
  examen?.genre === 'sans_droit'
    ? redigerMotifs([examen.motif, ...examen.autres], typeBourseDuDossier(dossier))
    : [motifDAppreciation(examen?.genre === 'humain' ? examen.questions : [], motivation)];

/** The reason of a dossier whose pieces did not come (C. III.C); an avis that may still come is none beside them. */
export function incompletudeDuDossier(dossier: DossierEntier): MotifRedige {
  const manquantes = piecesManquantes(dossier);
  const opposables = dossier.demandesDePieces[0]?.avisAttendu
    ? manquantes.filter(({ code }) => !estAvisImpot(code))
    : [];
  const dues = opposables.length > 0 ? opposables : manquantes;
  return motifDIncompletude(dues.map(({ code }) => PIECES[code].libelle));
}

/** The reason of a demande that came after the closing (C. II.C.3). */
export const retardDuDossier = (dossier: DossierEntier): MotifRedige =>
  motifDuRetard(
    jourOuNul(dossier.recuLe),
    campagneDuDossier(dossier),
    territoireDuDepartement(dossier.departementCode),
  );

/** States in which a lateness still waits for its decision. */
export const A_REJUGER: readonly Etat[] = ['deposee', 'incomplete', 'en_instruction', 'proposee'];

/** True for a demande recorded as late that the campaign, prolonged since, finds in time. */
export function retardLeve(dossier: DossierEntier): boolean {
  const [demande] = dossier.demandes;
  if (!dossier.horsDelai || !demande) return false;
  return recevabiliteDuDepot(demande.contenu, lieuDuDepot(dossier)).genre === 'droit';
}

/** The line of the decision that admitted its lateness (C. IV.B); none on a demande that came in time. */
export function traceDuRetardAdmis(dossier: DossierEntier): Trace {
  const [demande] = dossier.demandes;
  if (!demande || !dossier.retardAdmis) return [];
  const { trace } = recevabiliteDuDepot(demande.contenu, lieuDuDepot(dossier));
  return trace.filter(({ regle }) => regle === 'recevabilite.retard_admis');
}

/** The lines that give the bourse of a new person in charge its first day (C. III.C.1.b); none for any other. */
export const traceDuChangement = (dossier: DossierEntier): Trace => effetDuNouveauDroit(dossier)?.trace ?? [];

/** The line that says why a bourse is decided anew in another type of établissement; none otherwise. */
export function traceDuPassage(dossier: DossierEntier): Trace {
  const passage = passageDuDossier(dossier);
  return passage ? [ligneDuPassage(passage)] : [];
}
