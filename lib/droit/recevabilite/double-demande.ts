/** Two demandes for one pupil and year (C. II.C.1; D. 531-6, D. 531-24): what the law makes of both. */
import { type Branche, COMPETENCES } from '../competence.ts';
import { appliquer, type Constat, ecarter, exclure, interroger, manquer } from '../constat.ts';
import type { Etat } from '../etats.ts';
import type { Lecture } from '../lecture.ts';
import type { Motif } from '../resultat.ts';
import { REGLES_RECEVABILITE as R } from './recevabilite-regles.ts';
import type { Circonstances } from './voies.ts';

/** Whose the other demande is, and whether the pupil lives with both parents in turn, once it is told. */
export interface AutreDemandeDite {
  de: 'meme_personne' | 'autre_parent' | 'autre_personne';
  residenceAlternee?: boolean;
}

/** One demande per pupil: what another one, live, makes of this one. */
export function uniciteDe({
  autreDemande,
  changementDePersonne,
  branche,
}: Pick<Circonstances, 'changementDePersonne'> & {
  autreDemande?: AutreDemandeDite;
  branche: Branche;
}): Constat {
  const regle = R['recevabilite.demande_unique'];
  if (!autreDemande) return appliquer(regle);
  if (autreDemande.de === 'meme_personne') return exclure(regle);
  // A new person in charge asks while the first bourse still stands: its retrait comes with the attribution.
  if (changementDePersonne) return ecarter(regle);
  const alternee = R['recevabilite.residence_alternee'];
  if (autreDemande.de === 'autre_personne' || autreDemande.residenceAlternee === false)
    return interroger(
      regle,
      'Deux personnes demandent la bourse du même élève : laquelle en a la charge effective et permanente ?',
    );
  if (autreDemande.residenceAlternee === undefined)
    return manquer(alternee, 'autreDemande.residenceAlternee', 'si l’élève vit en résidence alternée');
  return exclure(alternee, { acte: 'declarer_irrecevable', autorite: COMPETENCES[branche].autorite });
}

/** A demande as the law compares it with another one for the same pupil and year. */
export interface DepotCompare {
  etat: Etat;
  /** Deposited after the closing, and not admitted: it goes its own way (C. II.C.3). */
  horsDelai: boolean;
  /** Filed by the mother or the father. */
  dUnParent: boolean;
  /** What its form says of the residence; null when it says nothing. */
  residenceAlternee: boolean | null;
}

export interface AutreDepot extends DepotCompare {
  numero: string;
  /** A bourse still runs on it. */
  droitOuvert: boolean;
}

/**
 * What another demande is to this one: both parents of a pupil in résidence alternée; parents of whom nobody knows yet how
 * the pupil lives; two persons of whom one has the charge; a bourse, or a decision on its way, that stands.
 */
export type Rapport = 'deux_parents' | 'residence_a_dire' | 'charge_a_juger' | 'bourse_en_cours';

export interface DoubleDemande {
  /** Number of the other dossier. */
  numero: string;
  rapport: Rapport;
}

/** How the pupil lives, from two forms: undefined when neither says it, or when they disagree. */
function residenceDite(...depots: readonly DepotCompare[]): boolean | undefined {
  const dites = new Set(depots.flatMap(({ residenceAlternee }) => residenceAlternee ?? []));
  return dites.size === 1 ? dites.has(true) : undefined;
}

function uniciteEntre(ici: DepotCompare, autre: DepotCompare, branche: Branche): Constat {
  const de = ici.dUnParent && autre.dUnParent ? 'autre_parent' : 'autre_personne';
  return uniciteDe({ autreDemande: { de, residenceAlternee: residenceDite(ici, autre) }, branche });
}

/** What one other demande is to this one; null when it is out of its way. */
function rapportEntre(ici: DepotCompare, autre: AutreDepot, branche: Branche): Rapport | null {
  if (ici.horsDelai || autre.horsDelai) return null;
  switch (autre.etat) {
    case 'brouillon':
    case 'desistee':
    case 'retiree':
      return null;
    // Not late: it was closed for the two of them, and this one is closed with it.
    case 'irrecevable':
      return 'deux_parents';
    case 'notifiee':
      return autre.droitOuvert ? 'bourse_en_cours' : null;
    case 'decidee':
      return 'bourse_en_cours';
    default: {
      const { motifs, manques } = uniciteEntre(ici, autre, branche);
      if (motifs.length > 0) return 'deux_parents';
      return manques.length > 0 ? 'residence_a_dire' : 'charge_a_juger';
    }
  }
}

const PAR_GRAVITE: readonly Rapport[] = [
  'deux_parents',
  'residence_a_dire',
  'bourse_en_cours',
  'charge_a_juger',
];

/** The other demande that stands in the way of this one, the gravest first; null when none does. */
export function doubleDemande(
  ici: DepotCompare,
  autres: readonly AutreDepot[],
  branche: Branche,
): DoubleDemande | null {
  const vues = autres.flatMap((autre) => {
    const rapport = rapportEntre(ici, autre, branche);
    return rapport ? [{ numero: autre.numero, rapport }] : [];
  });
  return vues.toSorted((a, b) => PAR_GRAVITE.indexOf(a.rapport) - PAR_GRAVITE.indexOf(b.rapport))[0] ?? null;
}

/** True when what closed this demande is gone: another one was withdrawn, and none stands any more. */
export const autreRetiree = (ici: DepotCompare, autres: readonly AutreDepot[], branche: Branche): boolean =>
  autres.some(({ etat }) => etat === 'desistee') && doubleDemande(ici, autres, branche) === null;

/** Why a demande of one of two parents is closed, whatever the other says: the letter has no word of it. */
export function motifDeDoubleDemande(branche: Branche): { motif: Motif; trace: Constat['trace'] } {
  const { motifs, trace } = uniciteDe({
    autreDemande: { de: 'autre_parent', residenceAlternee: true },
    branche,
  });
  const [motif] = motifs;
  if (!motif) throw new RangeError('une double demande sans motif');
  return { motif, trace };
}

export const LECTURES_DOUBLE_DEMANDE: readonly Lecture[] = [
  {
    id: 'double_demande.reprise',
    article: 'C. II.C.1 ; CRPA L. 231-4',
    doute:
      'Les parents choisissent « la demande qui sera maintenue » : comment le disent-ils, et que devient celle qui reste, déclarée irrecevable ?',
    lecture:
      'Le désistement de l’un est le choix des deux : la demande de l’autre est reprise à sa propre date, sans nouveau dépôt ; le délai au bout duquel le silence la rejette court du jour de la reprise.',
    autre: 'Exiger un accord écrit des deux parents, ou un nouveau dépôt, qui serait hors délai.',
    raison:
      'Un désistement est un écrit de son auteur, et une demande ne perd pas sa date par le fait d’un autre ; compter le silence depuis le dépôt la rejetterait le jour même où elle est reprise.',
    regles: ['recevabilite.residence_alternee', 'delai.silence_sur_la_demande'],
  },
  {
    id: 'double_demande.residence_dite',
    article: 'C. II.C.1',
    doute: 'D’où sait-on que l’élève vit en résidence alternée, quand deux parents demandent ?',
    lecture:
      'De ce que disent les deux demandes. Si aucune ne le dit, ou si elles se contredisent, rien n’est décidé avant qu’un agent ait complété la demande d’après les pièces.',
    autre: 'La parole de la première demande, ou de la dernière.',
    raison: 'Il ne revient pas à l’administration de choisir entre deux parents, même sur ce fait.',
    regles: ['recevabilite.residence_alternee'],
  },
  {
    id: 'double_demande.hors_alternance',
    article: 'C. II.C.1, III.C.1.b',
    doute:
      'La circulaire ne dit rien de deux demandes hors résidence alternée, ni d’une demande qui suit une attribution.',
    lecture:
      'La seconde est reçue à sa date. Une personne juge qui a la charge : la demande de l’autre est refusée pour ce motif, ou abandonnée si les deux figurent sur un même avis. Une bourse attribuée demeure : la seconde demande attend son retrait, ou est refusée. Une demande tardive est close comme tardive, et ne nuit pas à l’autre.',
    autre: 'Refuser d’enregistrer la seconde demande.',
    raison: 'Qui dépose a droit à une date et à une réponse ; la bourse revient à qui a la charge.',
    regles: ['recevabilite.demande_unique'],
  },
];
