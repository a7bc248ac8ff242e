import { bornesDeLAnnee } from '../annee.ts';
import { appliquer, type Constat, ecarter, manquer, RIEN } from '../constat.ts';
import { apres, avant } from '../date.ts';
import { anniversaire } from '../eleve/age.ts';
import type { Lecture } from '../lecture.ts';
import { dernierJour, premierJour } from '../naissance.ts';
import { phrases } from '../phrase.ts';
import { definirRegles, type Trace } from '../regle.ts';
import type { Situation } from '../situation.ts';
import { typeBourseDe } from '../type-bourse.ts';
import { estEnVigueur } from '../validite.ts';

export const REGLES_STATUT_BOURSIER = definirRegles({
  statut_boursier_ase_terminale: {
    opposee: (v) => v.majorite !== undefined,
    enVigueur: { du: '2024-04-03' },
    verifieeLe: '2026-11-22',
    source: {
      article: 'C. III.D.3.a ; décret n° 2024-306 du 3-4-2024',
      titre: 'Point d’attention, élèves de terminale relevant de l’ASE',
      dit: 'L’élève de terminale placé a de droit le statut de boursier pour Parcoursup, quelle que soit la durée du placement, sans montant, ni prime, ni lettre, et le garde après sa majorité.',
    },
    dire: phrases({
      sujet: 'Statut de boursier des élèves de terminale placés',
      ouvre:
        'L’élève de terminale placé a de droit le statut de boursier pour Parcoursup : aucun montant, aucune prime et aucune notification.',
      ecarte:
        'Le statut de boursier de droit est réservé aux élèves de terminale placés à l’aide sociale à l’enfance.',
    }),
  },
});

export const LECTURES_STATUT_BOURSIER: readonly Lecture[] = [
  {
    id: 'statut_boursier_placement_non_effectif',
    article: 'C. III.D.3.a',
    doute:
      'Le statut va à tous les élèves de terminale « faisant l’objet d’une mesure de placement », y compris quand la mesure n’est pas encore effective et que la famille peut demander une bourse.',
    lecture:
      'La mesure suffit au statut ; si la famille obtient en plus une bourse, c’est la bourse qui compte.',
    autre: 'Le statut attend que le placement soit effectif.',
    raison:
      'Le texte écarte toute condition de durée ; le statut ne coûte rien et ne paie donc pas deux fois.',
    regles: ['statut_boursier_ase_terminale'],
  },
  {
    id: 'statut_boursier_majorite_avant_la_rentree',
    article: 'C. III.D.3.a',
    doute:
      'Le statut est gardé quand la prise en charge cesse « en cours d’année scolaire » par la majorité ; rien n’est dit d’une majorité antérieure.',
    lecture: 'Le statut est gardé si les 18 ans tombent dans l’année scolaire, à partir du 1er septembre.',
    autre: 'Le statut va à tout élève de terminale qui a été placé.',
    raison:
      'Hors de l’année scolaire, l’élève ne relève plus d’une mesure de placement pendant sa terminale.',
    regles: ['statut_boursier_ase_terminale'],
  },
  {
    id: 'statut_boursier_hors_champ',
    article: 'C. III.D.3.a',
    doute: 'L’élève placé de terminale scolarisé hors du champ des bourses a-t-il le statut de boursier ?',
    lecture: 'Non : le statut est celui d’une bourse de lycée.',
    autre: 'Oui, le placement seul y suffisant.',
    raison: 'Le statut dispense des ressources, non du champ de la partie I.',
    regles: ['statut_boursier_ase_terminale'],
  },
  {
    id: 'statut_boursier_dans_la_fratrie',
    article: 'C. III.D.3.a ; annexes 2 et 3',
    doute:
      'Le formulaire d’un frère ou d’une sœur demande si chaque enfant est boursier : l’élève placé qui a le statut sans bourse l’est-il ?',
    lecture: 'Non : la colonne dit une bourse en cours ; elle ne change aucun droit.',
    autre: 'Oui, pour tout usage du mot « boursier ».',
    raison: 'Le statut est donné pour Parcoursup, sans montant ni notification.',
    regles: ['statut_boursier_ase_terminale'],
  },
];

/**
 * The statut de boursier of right (C. III.D.3.a): neither a demande nor a right to money. It holds beside a refusal of
 * the bourse; a missing birth date is reported only where the answer depends on it.
 */
export function constatStatutBoursier(s: Situation): Constat {
  const regle = REGLES_STATUT_BOURSIER.statut_boursier_ase_terminale;
  const { ase, terminale, naissance } = s.eleve;
  if (ase?.mesure !== 'placement' || typeBourseDe(s.eleve) !== 'lycee') return RIEN;
  if (!estEnVigueur(regle, s.jour)) return RIEN;
  if (terminale === undefined)
    return manquer(regle, 'eleve.terminale', 'la classe de l’élève (terminale ou non)');
  if (!terminale) return ecarter(regle, { terminale });
  if (ase.cesseALaMajorite !== true) return appliquer(regle, { terminale });
  if (!naissance) return manquer(regle, 'eleve.naissance', 'la date de naissance de l’élève');
  const majorite = anniversaire(dernierJour(naissance), 18);
  const { debut, fin } = bornesDeLAnnee(s.rentree);
  const dansLAnnee = !avant(majorite, debut) && !apres(anniversaire(premierJour(naissance), 18), fin);
  return (dansLAnnee ? appliquer : ecarter)(regle, { terminale, majorite: majorite.toString() });
}

/** True when the trace of an examination gives the statut de boursier of right, whatever became of the bourse. */
export function aLeStatutDeBoursier(trace: Trace): boolean {
  const { id } = REGLES_STATUT_BOURSIER.statut_boursier_ase_terminale;
  return trace.some(({ regle, issue }) => regle === id && issue === 'appliquee');
}
