import { appliquer, conclure, exclure, manquer } from '../constat.ts';
import { apres, type Jour } from '../date.ts';
import { direDuree } from '../delais/dire.ts';
import { anniversaire } from '../eleve/age.ts';
import { dernierJourAvenirPro } from '../eleve/dispositifs.ts';
import { DUREE_AVENIRPRO } from '../eleve/dispositifs-regles.ts';
import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { Resultat } from '../resultat.ts';
import { acquisEntre } from './acquis.ts';
import { type Parts, somme } from './montants.ts';
import { enJour, enMontant } from './redaction.ts';
import type { AnneeScolaire } from './trimestres.ts';

/** A human confirms what an AvenirPro+ pupil is due: no text says how to count it. */
const DRAPEAU_AVENIRPRO = 'avenirpro_quatre_mois';

const periode = (sujet: string) =>
  phrases({
    sujet,
    ouvre: (v) =>
      `${sujet}, du ${enJour(v.debut)} au ${enJour(v.fin)} : ${enMontant(v.du)} dus pour cette durée.`,
    exclut: (v) =>
      `${sujet} : aucun jour de l’année scolaire entre le ${enJour(v.debut)} et le ${enJour(v.fin)}, rien n’est dû.`,
  });

export const REGLES_DUREE = definirRegles({
  'duree.mlds': {
    source: {
      article: 'C. I.B.1',
      titre: 'Mission de lutte contre le décrochage scolaire',
      dit: 'La bourse n’est due que pour la durée de la formation, quelle que soit la date d’entrée.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: periode('Formation de la mission de lutte contre le décrochage scolaire'),
  },
  'duree.retour_en_formation': {
    source: {
      article: 'C. I.B.2',
      titre: 'Dispositif de retour en formation initiale pour les 16-25 ans',
      dit: 'La bourse est due à partir du retour en formation.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: periode('Retour en formation initiale'),
  },
  'duree.avenirpro': {
    source: {
      article: 'C. I (arrêté du 28 novembre 2025)',
      titre: 'Champ des bénéficiaires au lycée',
      dit: 'AvenirPro + garde l’élève sous statut scolaire quatre mois au plus.',
    },
    enVigueur: { du: '2025-11-29' },
    verifieeLe: '2026-11-22',
    dire: periode(`AvenirPro +, ${direDuree(DUREE_AVENIRPRO)} au plus`),
  },
  'duree.avant_quinze_ans': {
    source: {
      article: 'C. I (L. 6222-1 du code du travail)',
      titre: 'Champ des bénéficiaires au lycée',
      dit: 'L’élève entré sous statut scolaire avant ses quinze ans pour préparer un apprentissage garde la bourse jusqu’à son quinzième anniversaire, non au-delà.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: periode('Statut scolaire jusqu’au quinzième anniversaire'),
  },
});

export const LECTURES_DUREE: readonly Lecture[] = [
  {
    id: 'duree.par_jours',
    article: 'C. I.B.1',
    doute: 'Le texte limite la bourse à la durée de la formation sans dire comment la compter.',
    lecture: 'Par jours, sur des mois de trente jours, de l’entrée à la sortie incluses.',
    autre: 'Compter entier tout trimestre commencé.',
    raison: 'C’est la façon de compter du transfert au lycée, la seule écrite.',
    regles: ['duree.mlds', 'duree.retour_en_formation', 'duree.avant_quinze_ans'],
  },
  {
    id: 'duree.avenirpro_quatre_mois',
    article: 'C. I',
    doute: 'Le texte donne la durée d’AvenirPro +, pas le montant dû pour un parcours de quatre mois.',
    lecture: 'Les jours du parcours, sans dépasser quatre mois depuis l’entrée ; un agent confirme.',
    autre: 'La bourse de l’année entière, ou celle des trimestres commencés.',
    raison:
      'Au-delà du parcours l’élève n’a plus le statut scolaire ; aucun texte ne paie une période hors statut.',
    regles: ['duree.avenirpro'],
    drapeau: DRAPEAU_AVENIRPRO,
  },
];

export type MotifDeDuree = 'mlds' | 'retour_en_formation' | 'avenirpro' | 'avant_quinze_ans';

export interface CasDeDuree {
  motif: MotifDeDuree;
  annee: AnneeScolaire;
  /** What a whole year would pay. */
  parts: Parts;
  /** First and last day of the training; an unknown end is the end of the year. */
  debut?: Jour;
  fin?: Jour;
  naissance?: Jour;
}

/** What is due for the days of the training, and the flags of the readings that a human confirms. */
export interface DroitDeDuree {
  parts: Parts;
  drapeaux: readonly string[];
}

/** What is due when the right covers only part of the year (C. I); nothing due is a refusal, not a right to zero. */
export function limiterALaDuree(cas: CasDeDuree): Resultat<DroitDeDuree> {
  const { motif, annee, parts, naissance } = cas;
  const drapeaux = motif === 'avenirpro' ? [DRAPEAU_AVENIRPRO] : [];
  const droit = (dus: Parts): DroitDeDuree => ({ parts: dus, drapeaux });
  const regle = REGLES_DUREE[`duree.${motif}`];
  const { debut = motif === 'avant_quinze_ans' ? annee.rentree : undefined } = cas;
  if (!debut)
    return conclure(manquer(regle, 'eleve.entree', 'la date d’entrée en formation'), () => droit(parts));
  const limite = dernierJour(motif, debut, naissance);
  if (limite === 'inconnu')
    return conclure(manquer(regle, 'eleve.naissance', 'la date de naissance de l’élève'), () => droit(parts));

  const sortie = cas.fin ?? annee.fin;
  const fin = limite && apres(sortie, limite) ? limite : sortie;
  const du = acquisEntre(annee, parts, debut, fin);
  const valeurs = { debut: debut.toString(), fin: fin.toString(), du: somme(du) };
  const aucunJour = apres(debut, fin) || apres(debut, annee.fin) || apres(annee.rentree, fin);
  return conclure((aucunJour ? exclure : appliquer)(regle, valeurs), () => droit(du));
}

/** The last day that the motive itself allows, if it sets one. */
function dernierJour(motif: MotifDeDuree, debut: Jour, naissance?: Jour): Jour | 'inconnu' | undefined {
  if (motif === 'avenirpro') return dernierJourAvenirPro(debut);
  if (motif === 'avant_quinze_ans') return naissance ? anniversaire(naissance, 15) : 'inconnu';
  return undefined;
}
