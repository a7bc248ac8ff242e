import type { Rentree } from '../annee.ts';
import { appliquer, conclure, exclure, RIEN, reunir } from '../constat.ts';
import { apres, avant, type Jour, jour } from '../date.ts';
import type { Duree } from '../delais/delai.ts';
import { direDuree } from '../delais/dire.ts';
import { ageAuMoins, ageAuPlus } from '../eleve/age.ts';
import type { Lecture } from '../lecture.ts';
import { type Centimes, euros } from '../montant.ts';
import type { Naissance } from '../naissance.ts';
import { phrases } from '../phrase.ts';
import { definirRegles, type Ligne } from '../regle.ts';
import type { Resultat } from '../resultat.ts';
import type { DroitEnCours } from './a-venir.ts';
import { exiger } from './condition.ts';
import type { Parts } from './montants.ts';
import { enJour } from './redaction.ts';
import { partsDeReprise } from './reprise-parts.ts';
import { type AnneeScolaire, anneeScolaire, trimestresDe } from './trimestres.ts';

const SOURCE = {
  article: 'C. IV.C (arrêté du 19 août 2016)',
  titre: 'Prime de reprise d’études, primes attribuées au lycée',
};
const VIGUEUR = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };

/** The least time out of school (arrêté of 19-8-2016). */
export const INTERRUPTION = { mois: 5 } as const satisfies Duree;

export const REGLES_REPRISE = definirRegles({
  'reprise.boursier_lycee': {
    source: { ...SOURCE, dit: 'L’élève a droit à une bourse de lycée à la date de sa reprise d’études.' },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime de reprise d’études',
      ouvre: 'L’élève a droit à une bourse de lycée à la date de sa reprise.',
      exclut: 'L’élève n’a pas droit à une bourse de lycée : pas de prime de reprise d’études.',
    }),
  },
  'reprise.statut_scolaire': {
    source: { ...SOURCE, dit: 'La formation se suit sous statut scolaire.' },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime de reprise d’études',
      ouvre: 'L’élève est sous statut scolaire.',
      exclut: 'L’élève n’est pas sous statut scolaire : pas de prime de reprise d’études.',
    }),
  },
  'reprise.age': {
    source: { ...SOURCE, dit: 'La prime va aux jeunes de seize à dix-huit ans révolus.' },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime de reprise d’études',
      ouvre: (v) => `L’élève a ${v.age} ans à la reprise, entre seize et dix-huit ans inclus.`,
      exclut: (v) => `L’élève a ${v.age} ans à la reprise ; il faut avoir de seize à dix-huit ans inclus.`,
    }),
  },
  'reprise.interruption': {
    source: {
      ...SOURCE,
      dit: 'L’arrêté demande une interruption de scolarité d’au moins cinq mois ; la circulaire écrit plus de cinq mois.',
    },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime de reprise d’études',
      ouvre: (v) =>
        `Scolarité interrompue le ${enJour(v.interruption)} et reprise le ${enJour(v.reprise)} : au moins ${direDuree(INTERRUPTION)}.`,
      exclut: (v) =>
        `Scolarité interrompue le ${enJour(v.interruption)} et reprise le ${enJour(v.reprise)} : moins de ${direDuree(INTERRUPTION)}.`,
    }),
  },
  'reprise.premiere_annee': {
    source: { ...SOURCE, dit: 'La prime n’est versée que la première année de la reprise.' },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime de reprise d’études',
      ouvre: 'C’est la première année de la reprise d’études.',
      exclut: 'Ce n’est plus la première année de la reprise : la prime n’est pas versée.',
    }),
  },
  'reprise.en_cours_d_annee': {
    source: {
      ...SOURCE,
      dit: 'La prime est versée par trimestre, la première année de la reprise seulement.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      `Reprise le ${enJour(valeurs.reprise)} : les tiers des trimestres déjà finis ne sont pas dus ; un agent confirme.`,
  },
  'reprise.fiche_navette': {
    source: {
      article: 'C. IV.C, annexe 9',
      titre: 'Fiche navette pour la prime de reprise d’études',
      dit: 'La fiche de l’annexe 9, remplie par l’établissement d’inscription, va au service des bourses et à l’IEN-IO du département de l’établissement quitté.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-27',
    dire: phrases({
      sujet: 'Prime de reprise d’études',
      ouvre: 'L’IEN-IO a confirmé l’interruption de scolarité sur la fiche navette.',
      exclut: 'L’IEN-IO n’a pas confirmé l’interruption de scolarité : pas de prime de reprise d’études.',
    }),
  },
  'reprise.rncp': {
    source: {
      ...SOURCE,
      dit: 'Le diplôme préparé est inscrit au répertoire national des certifications professionnelles.',
    },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime de reprise d’études',
      ouvre: 'Le diplôme préparé est inscrit au répertoire national des certifications professionnelles.',
      exclut:
        'Le diplôme préparé n’est pas inscrit au répertoire national des certifications professionnelles : pas de prime.',
    }),
  },
});

export const LECTURES_REPRISE: readonly Lecture[] = [
  {
    id: 'reprise.cinq_mois',
    article: 'Arrêté du 19 août 2016 ; C. IV.C',
    doute: 'L’arrêté demande au moins cinq mois d’interruption, la circulaire plus de cinq mois.',
    lecture: 'Au moins cinq mois : cinq mois jour pour jour suffisent.',
    autre: 'Cinq mois et un jour au moins.',
    raison: 'L’arrêté l’emporte sur la circulaire, et cette lecture ne retire aucun droit sans texte.',
    regles: ['reprise.interruption'],
  },
  {
    id: 'reprise.parts',
    article: 'C. IV.C',
    doute: 'Le texte ne dit pas ce qui est dû quand la reprise a lieu en cours d’année.',
    lecture:
      'Le tiers de chaque trimestre à partir de celui de la reprise, qui compte en entier ; le dossier est signalé.',
    autre: 'Les trois tiers sur douze mois à compter de la reprise, ou sur les trimestres restants.',
    raison:
      'La prime est versée par trimestre en même temps que la bourse, qui ne court qu’à partir de la reprise.',
    regles: ['reprise.en_cours_d_annee'],
    drapeau: 'reprise_en_cours_d_annee',
  },
  {
    id: 'reprise.reponse_de_l_ien_io',
    article: 'C. IV.C, annexe 9',
    doute:
      'L’annexe 9 nomme l’IEN-IO parmi les destinataires de la fiche navette, sans dire ce qu’il en fait ni si la prime l’attend.',
    lecture:
      'Il dit, sur la fiche qui revient, si l’interruption est bien celle qu’il connaît ; la prime n’est due qu’après sa réponse favorable, avec le rappel des trimestres passés.',
    autre: 'Payer sur la seule fiche de l’établissement.',
    raison: 'Une fiche navette va et revient ; seul le département quitté sait quand l’élève en est sorti.',
    regles: ['reprise.fiche_navette'],
  },
  {
    id: 'reprise.suit_la_bourse',
    article: 'C. IV.C',
    doute:
      'La prime se verse en même temps que la bourse : que reste-t-il dû quand la bourse finit en cours d’année ?',
    lecture:
      'Le tiers d’un trimestre est dû si un droit à la bourse y court, au jour de la reprise ou après.',
    autre: 'Partager le tiers par jours, ou ne rien devoir du trimestre où la bourse finit.',
    raison: 'Aucun texte ne partage un tiers, et rien ne se verse sans la bourse qu’il accompagne.',
    regles: ['reprise.fiche_navette'],
  },
  {
    id: 'reprise.dix_huit_ans_revolus',
    article: 'C. IV.C',
    doute:
      '« De seize à dix-huit ans révolus » : jusqu’au dix-huitième anniversaire, ou jusqu’à la veille du dix-neuvième ?',
    lecture: 'Jusqu’à la veille des dix-neuf ans.',
    autre: 'Jusqu’au jour des dix-huit ans.',
    raison: 'Dix-huit ans révolus se gardent une année entière ; l’autre lecture retire un droit sans texte.',
    regles: ['reprise.age'],
  },
];

/** Amount of the year of return, the same for every échelon (arrêté of 19-8-2016). */
export const MONTANT_REPRISE: Centimes = euros(600);

export interface CasReprise {
  annee: AnneeScolaire;
  boursierLycee: boolean;
  statutScolaire: boolean;
  naissance?: Naissance;
  /** Last day of schooling before the interruption, and first day of the return. */
  interruption?: Jour;
  reprise?: Jour;
  diplomeAuRncp?: boolean;
  /** What the IEN-IO answered to the fiche navette; left out until it has. */
  ficheFavorable?: boolean;
  /** Yearly amount, from the barème. */
  annuel: Centimes;
}

const R = REGLES_REPRISE;

/** The return happened in this school year, counted from the end of the one before. */
function repriseDeLAnnee({ annee, reprise }: CasReprise): boolean | undefined {
  if (!reprise) return undefined;
  const finPrecedente = annee.fin.subtract({ years: 1 });
  return apres(reprise, finPrecedente) && !avant(annee.fin, reprise);
}

/** Shares of the prime de reprise d’études, in centimes (C. IV.C.2). */
export function primeDeReprise(cas: CasReprise): Resultat<Parts> {
  const { boursierLycee, statutScolaire, naissance, interruption, reprise, diplomeAuRncp, ficheFavorable } =
    cas;
  const ages = naissance && reprise ? [ageAuMoins(naissance, reprise), ageAuPlus(naissance, reprise)] : [];
  const [auMoins, auPlus] = ages;
  const faits = { interruption: interruption?.toString() ?? null, reprise: reprise?.toString() ?? null };
  const assezLongue =
    interruption && reprise ? !avant(reprise, interruption.add({ months: INTERRUPTION.mois })) : undefined;
  const dateDeReprise = { champ: 'eleve.reprise', libelle: 'la date de la reprise d’études' };
  const constat = reunir(
    (boursierLycee ? appliquer : exclure)(R['reprise.boursier_lycee']),
    (statutScolaire ? appliquer : exclure)(R['reprise.statut_scolaire']),
    exiger(
      R['reprise.age'],
      auMoins === undefined || auPlus === undefined ? undefined : auPlus >= 16 && auMoins <= 18,
      { age: auPlus ?? null },
      reprise ? { champ: 'eleve.naissance', libelle: 'la date de naissance de l’élève' } : dateDeReprise,
    ),
    exiger(
      R['reprise.interruption'],
      assezLongue,
      faits,
      reprise
        ? { champ: 'eleve.interruption', libelle: 'la date d’interruption de scolarité' }
        : dateDeReprise,
    ),
    exiger(R['reprise.premiere_annee'], repriseDeLAnnee(cas), faits, dateDeReprise),
    exiger(
      R['reprise.rncp'],
      diplomeAuRncp,
      { diplomeAuRncp: diplomeAuRncp ?? null },
      {
        champ: 'eleve.diplomeAuRncp',
        libelle: 'l’inscription du diplôme au répertoire national des certifications professionnelles',
      },
    ),
    exiger(
      R['reprise.fiche_navette'],
      ficheFavorable,
      {},
      { champ: 'eleve.ficheNavette', libelle: 'la réponse de l’IEN-IO à la fiche navette (annexe 9)' },
    ),
    apresLePremierTrimestre(cas) ? appliquer(R['reprise.en_cours_d_annee'], faits) : RIEN,
  );
  return conclure(constat, () => partsDeReprise(cas));
}

const apresLePremierTrimestre = ({ annee, reprise }: CasReprise): boolean =>
  reprise !== undefined && apres(reprise, trimestresDe(annee)[0].fin);

/** The days of a return that the IEN-IO confirmed on the fiche navette, ISO. */
export interface RepriseConfirmee {
  interruption: string;
  reprise: string;
}

/** The line that explains a prime paid on a confirmed return. */
export const LIGNE_DE_LA_FICHE: Ligne = { regle: 'reprise.fiche_navette', issue: 'appliquee', valeurs: {} };

/**
 * Rights with the prime de reprise that the answer of the IEN-IO opens: the third of each trimestre in which a bourse runs from
 * the return on. As they stand without a confirmed return, and when the decision opened the prime itself.
 */
export function droitsAvecLaReprise<D extends DroitEnCours>(
  annee: Rentree,
  droits: readonly D[],
  confirmee: RepriseConfirmee | null | undefined,
): D[] {
  if (!confirmee || droits.some(({ composante }) => composante === 'reprise')) return [...droits];
  const reprise = jour(confirmee.reprise);
  const bourses = droits
    .filter(({ composante }) => composante === 'bourse')
    .toSorted((a, b) => (avant(a.du, b.du) ? -1 : 1));
  const parDroit = Map.groupBy(
    trimestresDe(anneeScolaire(annee)).filter(({ fin }) => !avant(fin, reprise)),
    ({ debut, fin }) => {
      const premier = apres(reprise, debut) ? reprise : debut;
      return bourses.find(({ du, au }) => !apres(du, fin) && !avant(au, premier));
    },
  );
  const primes = [...parDroit].flatMap(([droit, periodes]): D[] => {
    const trimestres = periodes.map(({ trimestre }) => trimestre);
    return droit
      ? [{ ...droit, composante: 'reprise', annuel: MONTANT_REPRISE, du: reprise, trimestres }]
      : [];
  });
  return [...droits, ...primes];
}
