import { apres, avant, type Jour, lePlusTard, lePlusTot } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import type { Naissance } from '../naissance.ts';
import { definirRegles, type Ligne, type Trace } from '../regle.ts';
import type { TypeBourse } from '../situation.ts';
import { acquisAuJour, acquisAuTrimestre, acquisEntre, joursAcquis } from './acquis.ts';
import { trimestreEntier } from './exclusion.ts';
import { ajouterParts, type Calcul, PARTS_NULLES, type Parts, retrancherParts, somme } from './montants.ts';
import { enJour, enMontant } from './redaction.ts';
import { type AnneeScolaire, situer, trimestreDu, trimestresDe } from './trimestres.ts';

export const REGLES_TRANSFERT = definirRegles({
  'transfert.college': {
    source: {
      article: 'C. V.A (D. 531-6)',
      titre: 'Transfert de la bourse entre établissements, au collège',
      dit: 'L’établissement d’origine paie tout le trimestre en cours ; celui d’accueil prend la suite au trimestre suivant.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      valeurs.trimestre
        ? `Sortie le ${enJour(valeurs.sortie)} : l’établissement d’origine paie le trimestre ${valeurs.trimestre} en entier, soit ${enMontant(valeurs.origine)} ; l’établissement d’accueil paie la suite.`
        : `Sortie le ${enJour(valeurs.sortie)}, hors de l’année scolaire : aucun trimestre n’est partagé (${enMontant(valeurs.origine)} pour l’établissement d’origine).`,
  },
  'transfert.lycee': {
    source: {
      article: 'C. V.A (D. 531-28)',
      titre: 'Transfert de la bourse entre établissements, au lycée',
      dit: 'Chaque établissement paie selon les jours passés chez lui ; au premier trimestre, de 120 jours, les jours sont multipliés par 90 et divisés par 120.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `Sortie le ${enJour(valeurs.sortie)} : ${valeurs.j1} jours sur 120 au premier trimestre, ${valeurs.j2} et ${valeurs.j3} sur 90 aux suivants ; l’établissement d’origine paie ${enMontant(valeurs.origine)}, l’établissement d’accueil le reste.`,
  },
  'transfert.jours_sans_ecole': {
    source: {
      article: 'C. V.A (D. 531-28)',
      titre: 'Transfert de la bourse entre établissements, au lycée',
      dit: 'Chaque service calcule sa part au regard des jours passés par l’élève dans l’établissement : à l’origine jusqu’à la sortie, à l’accueil depuis l’entrée.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-27',
    dire: ({ valeurs }) =>
      `Du ${enJour(valeurs.du)} au ${enJour(valeurs.au)}, l’élève a manqué la classe entre deux établissements : ces jours, soit ${enMontant(valeurs.perdu)}, ne sont dus par aucun des deux.`,
  },
  'transfert.passage': {
    source: {
      article: 'C. V.A, I',
      titre: 'Passage du collège au lycée, ou retour, pendant l’année',
      dit: 'Le transfert est de droit, sans réinstruire la demande ; l’inscription dans un lycée donne lieu à une bourse de lycée, celle dans un collège à une bourse de collège. Lecture : l’établissement d’origine verse en entier le trimestre de la sortie, la nouvelle bourse part du suivant.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-27',
    dire: ({ valeurs }) =>
      `L’élève passe ${valeurs.vers === 'lycee' ? 'du collège au lycée' : 'du lycée au collège'} : sorti le ${enJour(valeurs.sortie)}. ${valeurs.vers === 'lycee' ? 'Le collège' : 'Le lycée'} verse sa bourse jusqu’au ${enJour(valeurs.arret)}, la bourse de ${valeurs.vers === 'lycee' ? 'lycée' : 'collège'} est décidée sur les mêmes ressources à partir du lendemain.`,
  },
  'transfert.arret': {
    source: {
      article: 'C. V.A',
      titre: 'Transfert de la bourse entre établissements, au lycée',
      dit: 'L’imprimé de transfert porte la date à laquelle l’établissement d’origine arrête le versement, pour que la bourse ne soit ni interrompue ni payée deux fois.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-27',
    dire: ({ valeurs }) =>
      `Sortie le ${enJour(valeurs.sortie)}${valeurs.obligation ? ', par exclusion définitive, avant seize ans (C. VII.A)' : ''} : l’établissement d’origine paie jusqu’au ${enJour(valeurs.arret)}, celui d’accueil à partir du lendemain.`,
  },
});

export const LECTURES_TRANSFERT: readonly Lecture[] = [
  {
    id: 'transfert.reste_a_l_accueil',
    article: 'C. V.A',
    doute:
      'Deux calculs arrondis chacun de leur côté, ou quelques jours entre la sortie et l’entrée, ne font pas exactement le trimestre.',
    lecture:
      'Le jour de sortie est à l’origine, le jour d’entrée à l’accueil, et l’accueil reçoit tout ce que l’origine n’a pas payé.',
    autre: 'Calculer les deux parts séparément et laisser perdre la différence.',
    raison: 'La bourse est attribuée pour l’année : le transfert la partage sans l’augmenter ni la réduire.',
    regles: ['transfert.lycee'],
  },
  {
    id: 'transfert.autorite',
    article: 'C. V.A',
    doute: 'Après un transfert, le texte ne dit ni qui répond à un recours, ni qui peut retirer la bourse.',
    lecture:
      'L’autorité qui a décidé garde le dossier, ses recours et ses délais ; l’accueil le lit et paie. Une demande que personne n’a décidée suit l’élève.',
    autre: 'Faire passer le dossier décidé, avec ses recours, à l’autorité du lieu d’accueil.',
    raison: 'Un recours va à l’auteur de la décision ou à son supérieur, et la décision reste la sienne.',
    regles: ['transfert.college', 'transfert.lycee'],
  },
  {
    id: 'transfert.primes',
    article: 'C. V.A',
    doute: 'Le texte ne parle que de la bourse.',
    lecture:
      'Bourse au mérite, prime à l’internat et prime de reprise d’études suivent le partage de la bourse ; la prime d’équipement reste à l’établissement qui fait le premier versement.',
    autre: 'Laisser toutes les primes à l’établissement d’origine.',
    raison: 'Les trois premières se paient en même temps que la bourse ; la dernière se paie en une fois.',
    regles: ['transfert.college', 'transfert.lycee'],
  },
  {
    id: 'transfert.jours_sans_ecole',
    article: 'C. V.A',
    doute: 'Entre la sortie d’un lycée et l’entrée dans l’autre passent des jours sans établissement.',
    lecture:
      'Jours non scolaires : l’accueil paie le reste, et les deux parts font exactement le tout. Jours de classe manqués : qui transfère constate le premier d’entre eux ; de ce jour à la veille de l’entrée, rien n’est dû par personne, primes comprises, et les deux parts font exactement ce qui reste. Sans constat, l’accueil paie le reste. Au collège, où le trimestre est entier, rien n’est compté.',
    autre: 'Laisser toujours la différence à l’accueil ; ou n’en payer jamais aucune.',
    raison:
      'Chaque service ne calcule que les jours passés dans son établissement : rien n’est payé pour des jours de classe que personne n’a assurés, rien n’est retiré pour des vacances.',
    regles: ['transfert.jours_sans_ecole'],
  },
  {
    id: 'transfert.college_vers_lycee',
    article: 'C. V.A',
    doute:
      'Douteux : un élève boursier passe en cours d’année d’un collège à un lycée, ou l’inverse. Le texte dit le transfert de droit et la demande à ne pas réinstruire, mais chaque chapitre ne parle que de ses établissements, et les deux barèmes diffèrent.',
    lecture:
      'Sans nouvelle demande ni pièce redemandée : le dossier suit l’élève, et l’autorité de l’accueil décide à nouveau, par son barème, sur les mêmes ressources. L’origine verse en entier le trimestre de la sortie ; la nouvelle bourse part du trimestre suivant. Jusqu’à cette décision, la première tient et l’accueil la paie. Au troisième trimestre, rien n’est à décider. Un recours contre la première décision va au service qui tient désormais le dossier.',
    autre:
      'Garder la première bourse jusqu’à la fin de l’année ; ou partager le trimestre par jours entre les deux barèmes.',
    raison:
      'L’inscription en lycée donne lieu à une bourse de lycée (C. I), et la bourse de collège ne va qu’aux collégiens. Un trimestre entier à l’origine est le partage que le collège applique, et le seul qui ne mêle pas deux barèmes dans un trimestre.',
    regles: ['transfert.passage'],
  },
  {
    id: 'transfert.depart_sans_suite',
    article: 'C. III.C.1.b, V.A',
    doute: 'Retrait sans successeur, renonciation, départ définitif : que reste-t-il dû du trimestre ?',
    lecture:
      'Au lycée, par jours jusqu’au dernier ; au collège, le trimestre en cours reste entier, comme pour un transfert.',
    autre: 'Arrêter au même jour partout.',
    raison: 'C’est le décompte de chaque chapitre, le seul écrit.',
    regles: ['exclusion.college', 'exclusion.lycee'],
  },
];

export interface Transfert {
  type: TypeBourse;
  annee: AnneeScolaire;
  /** What is due for the year in each trimestre, without the prime d’équipement. */
  parts: Parts;
  /** Last day that each établissement left during the year pays by days: the exit day counts at the origin. */
  sorties: readonly Jour[];
  /** School days missed between two établissements, that somebody recorded: due by nobody in a lycée. */
  manques?: readonly JoursManques[];
}

/** From the first school day missed to the eve of the entry. */
export interface JoursManques {
  du: Jour;
  au: Jour;
}

/** What these parts lose by the days missed after `apresLe` and up to `jusquA`. */
const perduEntre = (
  { annee, parts, manques = [] }: Pick<Transfert, 'annee' | 'parts' | 'manques'>,
  apresLe: Jour,
  jusquA: Jour,
): { perdu: Parts; trace: Ligne[] } =>
  manques.reduce<{ perdu: Parts; trace: Ligne[] }>(
    ({ perdu, trace }, manque) => {
      const du = lePlusTard(manque.du, apresLe.add({ days: 1 }));
      const au = lePlusTot(manque.au, jusquA);
      const sien = acquisEntre(annee, parts, du, au);
      if (apres(du, au) || somme(sien) === 0) return { perdu, trace };
      const valeurs = { du: du.toString(), au: au.toString(), perdu: somme(sien) };
      return {
        perdu: ajouterParts(perdu, sien),
        trace: [...trace, { regle: 'transfert.jours_sans_ecole', issue: 'appliquee', valeurs }],
      };
    },
    { perdu: PARTS_NULLES, trace: [] },
  );

/** What stays due of the parts of a lycée once the school days missed are taken off. */
export const sansLesJoursManques = (
  annee: AnneeScolaire,
  parts: Parts,
  manques: readonly JoursManques[],
): Parts =>
  retrancherParts(
    parts,
    perduEntre({ annee, parts, manques }, annee.rentree.subtract({ days: 1 }), annee.fin).perdu,
  );

/**
 * What each établissement pays, in the order of the stays: one entry more than there are exits.
 * The entries always add up to `parts` to the centime (C. V.A), less the school days missed between two lycées.
 */
export function partagerTransfert({
  type,
  annee,
  parts,
  sorties,
  manques = [],
}: Transfert): Calcul<readonly Parts[]> {
  const acquis = type === 'college' ? acquisAuTrimestre : acquisAuJour;
  const trace: Ligne[] = [];
  const valeur: Parts[] = [];
  let dejaPartage = PARTS_NULLES;
  const ordonnees = sorties.toSorted((a, b) => (avant(a, b) ? -1 : apres(a, b) ? 1 : 0));
  for (const [rang, sortie] of ordonnees.entries()) {
    const jusquIci = acquis(annee, parts, sortie);
    const origine = retrancherParts(jusquIci, dejaPartage);
    const faits = { sortie: sortie.toString(), origine: somme(origine) };
    trace.push(
      ...(type === 'college' ? lignesCollege(annee, sortie, faits) : [ligneLycee(annee, sortie, faits)]),
    );
    valeur.push(origine);
    const entre = type === 'lycee' ? { annee, parts, manques } : { annee, parts };
    const { perdu, trace: dits } = perduEntre(entre, sortie, ordonnees[rang + 1] ?? annee.fin);
    trace.push(...dits);
    dejaPartage = ajouterParts(jusquIci, perdu);
  }
  valeur.push(retrancherParts(parts, dejaPartage));
  return { valeur, trace };
}

/**
 * The last day that the établissement left on `sortie` pays, as its printed transfer says it (C. V.A): the exit day in a
 * lycée; the end of its trimestre in a collège, which pays it whole, after an exclusion définitive before sixteen, and from
 * one type of bourse to the other (`passage`).
 */
export function arretDuVersement({
  type,
  annee,
  sortie,
  exclu,
  passage = false,
}: Pick<Transfert, 'type' | 'annee'> & {
  sortie: Jour;
  exclu?: Naissance | undefined;
  passage?: boolean;
}): Calcul<Jour> {
  const obligation = type === 'lycee' && exclu !== undefined && trimestreEntier(type, exclu, sortie);
  const trimestre = type === 'college' || passage || obligation ? trimestreDu(annee, sortie) : null;
  const valeur = trimestresDe(annee).find((periode) => periode.trimestre === trimestre)?.fin ?? sortie;
  const valeurs = {
    sortie: sortie.toString(),
    arret: valeur.toString(),
    ...(obligation ? { obligation } : {}),
  };
  return { valeur, trace: [{ regle: 'transfert.arret', issue: 'appliquee', valeurs }] };
}

/** The line of trace of a bourse that is decided anew because its pupil went to the other type of établissement. */
export const ligneDuPassage = ({
  vers,
  sortie,
  arret,
}: {
  vers: TypeBourse;
  sortie: Jour;
  arret: Jour;
}): Ligne => ({
  regle: REGLES_TRANSFERT['transfert.passage'].id,
  issue: 'appliquee',
  valeurs: { vers, sortie: sortie.toString(), arret: arret.toString() },
});

/** What a decision says of the passage that it follows, from its trace; undefined when it follows none. */
export const passageDeLaTrace = (trace: Trace): string | undefined => {
  const ligne = trace.find(({ regle }) => regle === 'transfert.passage');
  return ligne && REGLES_TRANSFERT['transfert.passage'].dire(ligne);
};

function lignesCollege(annee: AnneeScolaire, sortie: Jour, faits: Ligne['valeurs']): Ligne[] {
  const { valeur: trimestre, trace } = situer(annee, sortie);
  return [...trace, { regle: 'transfert.college', issue: 'appliquee', valeurs: { ...faits, trimestre } }];
}

function ligneLycee(annee: AnneeScolaire, sortie: Jour, faits: Ligne['valeurs']): Ligne {
  const [j1, j2, j3] = joursAcquis(annee, sortie);
  return { regle: 'transfert.lycee', issue: 'appliquee', valeurs: { ...faits, j1, j2, j3 } };
}
