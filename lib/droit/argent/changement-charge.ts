import { apres, avant, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles, type Ligne } from '../regle.ts';
import { acquisAuJour } from './acquis.ts';
import { type Calcul, type Parts, retrancherParts, somme } from './montants.ts';
import { enJour, enMontant } from './redaction.ts';
import type { AnneeScolaire } from './trimestres.ts';

const SOURCE_III_C = {
  article: 'C. III.C.1.b (décret n° 2023-614)',
  titre: 'Changement de personne en charge de l’élève boursier en cours d’année scolaire',
};

const A_PARTIR_DE: Readonly<Record<string, string>> = {
  depot: 'jour du dépôt de la demande',
  charge: 'jour où le nouveau demandeur a pris la charge, après le dépôt de sa demande',
  retrait: 'lendemain du retrait, la demande étant déposée avant',
};

export const REGLES_CHANGEMENT_CHARGE = definirRegles({
  'charge.lendemain_du_retrait': {
    source: {
      ...SOURCE_III_C,
      dit: 'La nouvelle bourse prend effet le lendemain du retrait de la première, si le nouveau demandeur a déjà la charge de l’élève ce jour-là.',
    },
    enVigueur: { du: '2023-09-01' },
    verifieeLe: '2026-11-22',
    dire: (ligne) =>
      ligne.issue === 'appliquee'
        ? `La nouvelle bourse prend effet le ${enJour(ligne.valeurs.effet)}, lendemain du retrait.`
        : `Le nouveau demandeur n’avait pas la charge de l’élève le ${enJour(ligne.valeurs.lendemain)}, lendemain du retrait.`,
  },
  'charge.jour_du_depot': {
    source: {
      ...SOURCE_III_C,
      dit: 'À défaut de charge au lendemain du retrait, la nouvelle bourse prend effet le jour du dépôt de la demande.',
    },
    enVigueur: { du: '2023-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `La nouvelle bourse prend effet le ${enJour(valeurs.effet)}, ${A_PARTIR_DE[String(valeurs.cause)]}.`,
  },
  'charge.partage': {
    source: {
      ...SOURCE_III_C,
      dit: 'La première bourse est retirée pour l’avenir seulement ; la seconde commence à sa date d’effet.',
    },
    enVigueur: { du: '2023-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `Première bourse jusqu’au ${enJour(valeurs.retrait)} : ${enMontant(valeurs.ancien)} ; nouvelle bourse à partir du ${enJour(valeurs.effet)} : ${enMontant(valeurs.nouveau)}.`,
  },
});

export const LECTURES_CHANGEMENT_CHARGE: readonly Lecture[] = [
  {
    id: 'charge.partage_par_jours',
    article: 'C. III.C.1.b',
    doute:
      'Le texte donne les dates d’effet, pas la façon de partager un trimestre entre les deux bénéficiaires.',
    lecture: 'Par jours, sur des mois de trente jours, au collège comme au lycée.',
    autre: 'Laisser le trimestre en cours entier au premier bénéficiaire, comme un transfert de collège.',
    raison:
      'L’effet au lendemain du retrait n’aurait pas de sens si le trimestre restait entier ; rien n’est payé deux fois.',
    regles: ['charge.partage'],
  },
  {
    id: 'charge.jamais_avant_la_charge',
    article: 'C. III.C.1.b',
    doute: 'La demande peut être déposée avant le retrait, ou avant que le nouveau demandeur ait la charge.',
    lecture:
      'À défaut de charge au lendemain du retrait : le jour du dépôt, jamais avant la prise en charge ni avant le lendemain du retrait.',
    autre: 'Le jour du dépôt dans tous les cas, ou le lendemain du retrait dès que la demande l’a précédé.',
    raison: 'Deux bourses ne courent pas le même jour, et personne n’est payé avant d’avoir la charge.',
    regles: ['charge.jour_du_depot'],
  },
  {
    id: 'charge.premiere_demande_refusee',
    article: 'C. III.C.1.b',
    doute:
      'La première personne a demandé la bourse sans l’obtenir : le texte ne parle que d’un élève déjà boursier.',
    lecture:
      'La nouvelle personne en charge peut demander de même ; sa bourse part du jour de son dépôt, jamais avant la charge.',
    autre: 'Lui refuser la dérogation, ou lui ouvrir l’année entière.',
    raison:
      'Son droit ne dépend pas des ressources d’une autre ; aucun retrait ne fixe un autre jour que celui que le texte donne à défaut.',
    regles: ['charge.jour_du_depot'],
  },
];

/** The days that give a new bourse its first one. */
export interface JoursDuChangement {
  /** Last day of the bourse withdrawn. */
  retrait: Jour;
  /** Day from which the new demandeur has the charge, and day of the new demande. */
  chargeDepuis: Jour;
  depot: Jour;
}

export interface ChangementDeCharge extends JoursDuChangement {
  annee: AnneeScolaire;
  /** The bourse withdrawn, then the new one, each for a whole year: their échelons may differ. */
  ancien: Parts;
  nouveau: Parts;
}

/** The first day of the new bourse, and why: the day after the retrait when the charge is held that day, else the deposit (C. III.C.1.b). */
export function effetDuChangement({ retrait, chargeDepuis, depot }: JoursDuChangement): Calcul<Jour> {
  const lendemain = retrait.add({ days: 1 });
  const aLaCharge = !apres(chargeDepuis, lendemain);
  const { effet, cause } = aLaCharge
    ? { effet: lendemain, cause: 'retrait' }
    : plusTard({ retrait: lendemain, depot, charge: chargeDepuis });
  const valeurs = {
    retrait: retrait.toString(),
    lendemain: lendemain.toString(),
    effet: effet.toString(),
    cause,
  };
  return {
    valeur: effet,
    trace: [
      { regle: 'charge.lendemain_du_retrait', issue: aLaCharge ? 'appliquee' : 'ecartee', valeurs },
      ...(aLaCharge ? [] : [{ regle: 'charge.jour_du_depot', issue: 'appliquee' as const, valeurs }]),
    ],
  };
}

/**
 * Whether a decision opens its bourse after that of another person in the same year, from its trace as stored: its days are
 * then counted even from September, where the first bourse was paid (reading `duree.suite_en_septembre`).
 */
export const suitUneBourse = (trace: unknown): boolean =>
  Array.isArray(trace) &&
  trace.some((ligne: { regle?: unknown } | null) => ligne?.regle === 'charge.lendemain_du_retrait');

/** What is due to each person, and the day the new right starts (C. III.C.1.b). */
export function partagerChangementDeCharge(
  changement: ChangementDeCharge,
): Calcul<{ effet: Jour; ancien: Parts; nouveau: Parts }> {
  const { annee, retrait } = changement;
  const { valeur: effet, trace } = effetDuChangement(changement);
  const ancien = acquisAuJour(annee, changement.ancien, retrait);
  const nouveau = retrancherParts(
    changement.nouveau,
    acquisAuJour(annee, changement.nouveau, effet.subtract({ days: 1 })),
  );
  const partage: Ligne = {
    regle: 'charge.partage',
    issue: 'appliquee',
    valeurs: { ...trace[0]?.valeurs, ancien: somme(ancien), nouveau: somme(nouveau) },
  };
  return { valeur: { effet, ancien, nouveau }, trace: [...trace, partage] };
}

/** The first day of the bourse of a new person where no bourse was withdrawn before: the deposit, never before the charge. */
export function effetSansRetrait({ chargeDepuis, depot }: Omit<JoursDuChangement, 'retrait'>): Calcul<Jour> {
  const effet = avant(depot, chargeDepuis) ? chargeDepuis : depot;
  const valeurs = { effet: effet.toString(), cause: effet.equals(depot) ? 'depot' : 'charge' };
  return { valeur: effet, trace: [{ regle: 'charge.jour_du_depot', issue: 'appliquee', valeurs }] };
}

/** The last of the days before which the new right may not run; the deposit when it falls on the same day. */
function plusTard(jours: { retrait: Jour; depot: Jour; charge: Jour }): { effet: Jour; cause: string } {
  const { depot, charge, retrait } = jours;
  if (!avant(depot, charge) && !avant(depot, retrait)) return { effet: depot, cause: 'depot' };
  return avant(charge, retrait) ? { effet: retrait, cause: 'retrait' } : { effet: charge, cause: 'charge' };
}
