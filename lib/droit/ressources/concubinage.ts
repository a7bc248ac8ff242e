/** The partner whose own avis counts: who lives there on the day of the demande, married or not (C. III.A, III.C.1.a). */
import { ecrireAnnee } from '../annee.ts';
import { campagneEnVigueur } from '../calendrier/campagne.ts';
import { apres, avant, ecrireJour, type Jour, jour } from '../date.ts';
import { aLAgeDuRetour } from '../eleve/age.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles, type Ligne } from '../regle.ts';
import type { Situation, SituationFamiliale } from '../situation.ts';
import { appliquee, type Etude, ecartee, manque } from './etude.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-26' };
const DEMANDEUR = 'III.A. La situation du demandeur';

const le = (l: Ligne, cle: string): string => ecrireJour(jour(String(l.valeurs[cle])));

export const REGLES_CONCUBINAGE = definirRegles({
  ressources_concubinage_du_jour: {
    ...commun,
    opposee: true,
    source: {
      article: 'C. III.A ; D. 531-4, D. 531-21',
      titre: DEMANDEUR,
      dit: 'le concubinage s’apprécie au moment de la demande, et au plus tard à la clôture de la campagne',
    },
    dire: (l) => {
      if (l.issue === 'manque') return `Il manque ${l.valeurs.libelle}.`;
      if (l.valeurs.cas === 'commence_apres')
        return `Le concubinage a commencé le ${le(l, 'depuisLe')}, après la demande (${le(l, 'jour')}) : les revenus du concubin ne sont pas ajoutés.`;
      if (l.valeurs.cas === 'fini_avant')
        return `Le concubinage a fini le ${le(l, 'finiLe')}, avant la demande (${le(l, 'jour')}) : les revenus de l’autre personne ne sont pas ajoutés.`;
      return `Le concubinage, en cours le jour de la demande, a fini le ${le(l, 'finiLe')}, après le ${le(l, 'limite')}, dernier jour où un changement compte : les revenus du concubin restent ajoutés.`;
    },
  },
  ressources_concubinage_fini: {
    ...commun,
    source: {
      article: 'C. III.A, III.C.1.a',
      titre: `${DEMANDEUR} ; changement de situation familiale`,
      dit: 'une séparation attestée et signalée avant la clôture laisse compter les revenus du seul demandeur',
    },
    dire: (l) =>
      `Le concubinage a fini le ${le(l, 'finiLe')}, au plus tard le ${le(l, 'limite')} : les seules ressources du demandeur comptent, et un agent vérifie la séparation.`,
  },
  ressources_epoux_deux_avis: {
    ...commun,
    source: {
      article: 'C. III.A, III.C ; annexes 2 et 3, notice',
      titre: `${DEMANDEUR} ; notice du formulaire`,
      dit: 'partager son domicile sans le même avis d’impôt se compte comme un concubinage',
    },
    dire: () =>
      'Le demandeur et son conjoint partagent leur domicile avec deux avis d’impôt : les deux comptent, comme pour des concubins.',
  },
});

export type IdConcubinage = keyof typeof REGLES_CONCUBINAGE;

/** Flag of the dossiers in which a concubinage ended between the demande and the closing. */
export const DRAPEAU_CONCUBINAGE_FINI = 'concubinage_fini';

export const LECTURES_CONCUBINAGE: readonly Lecture[] = [
  {
    id: 'ressources_epoux_deux_avis',
    article: 'C. III.A, III.C ; annexes 2 et 3',
    doute:
      'Des époux ou partenaires taxés séparément ont deux avis ; le formulaire ne connaît que l’avis commun et le concubinage.',
    lecture:
      'Ils se comptent comme la notice définit le concubinage : même domicile sans le même avis ; revenus et enfants des deux avis s’ajoutent.',
    autre: 'Ne prendre que l’avis du demandeur.',
    raison: 'Le ménage compte en entier, et la notice décrit cette situation même.',
    regles: ['ressources_epoux_deux_avis', 'ressources_concubin', 'charges_menage'],
  },
  {
    id: 'ressources_concubinage_du_jour',
    article: 'C. III.A',
    doute:
      'Le concubinage s’apprécie « au moment de la demande, et au plus tard à la date de clôture » : que devient celui qui commence entre les deux, ou dont la demande vient après la clôture ?',
    lecture:
      'Celui qui commence après le jour de la demande ne compte pas, même avant la clôture ; pour une demande qui vient de droit après elle, son propre jour décide. Au consentement, le jour où il est donné, la clôture au plus tard.',
    autre: 'Le jour de la clôture, ou toute la durée qui va de l’une à l’autre.',
    raison:
      'Le formulaire déclare une situation à un jour ; un fait postérieur ne peut être opposé à qui a déclaré vrai.',
    regles: ['ressources_concubinage_du_jour', 'ressources_concubin'],
  },
  {
    id: 'ressources_concubinage_fini',
    article: 'C. III.A, III.C.1.a',
    doute:
      'Le concubinage déclaré finit entre la demande et la clôture : les deux revenus comptent-ils encore ?',
    lecture:
      'Non : c’est une séparation, qui compte jusqu’à la clôture, ou jusqu’au jour d’une demande qui vient de droit après elle. Les seules ressources du demandeur sont prises, sans rien isoler ; la séparation est attestée et le dossier signalé. Finie plus tard, elle ne change rien.',
    autre: 'S’en tenir au jour de la demande.',
    raison:
      'Une séparation attestée est l’un des trois changements que le texte admet jusqu’à la clôture, et il ne distingue pas les concubins des époux.',
    regles: ['ressources_concubinage_fini'],
    drapeau: DRAPEAU_CONCUBINAGE_FINI,
  },
  {
    id: 'ressources_part_du_concubin',
    article: 'C. II.B.1, II.B.2, III.A',
    doute:
      'La demande en ligne : le concubin donne-t-il ses revenus lui-même, et que devient-elle s’il ne répond pas, ou refuse ? Pour l’étude automatique, le texte dit qu’elle ne peut pas être instruite.',
    lecture:
      'Il peut les donner par un lien à lui, que le demandeur envoie sans lire ce qui revient : les impôts interrogés avec son accord, ou ses chiffres écrits et son avis à remettre. Sans réponse, ou s’il refuse, la demande s’envoie et son avis est demandé, comme une pièce qui manque. Par numéro fiscal, ses chiffres ne lui sont pas affichés : un lien n’établit pas qui il est.',
    autre: 'Refuser la demande en ligne sans son accord, ou n’admettre que ce que le demandeur écrit.',
    raison:
      'C. III.A : « il pourra être réclamé une copie de l’avis d’imposition […] si les données ne sont pas récupérées en ligne pour le concubin » ; le défaut d’accord n’arrête que l’étude sans demande.',
    regles: ['ressources_concubin', 'piece_concubin'],
  },
  {
    id: 'ressources_total_du_couple',
    article: 'CRPA L. 211-5, L. 311-3-1 et L. 311-6 ; C. III.A',
    doute:
      'La décision rend compte des revenus retenus ; le demandeur, qui connaît les siens, en déduit ceux de son concubin.',
    lecture:
      'La lettre et la page des règles disent le total du couple, sur lequel la décision repose ; la part du concubin n’y est jamais écrite à part, même quand le demandeur l’a saisie. Le concubin le lit avant de répondre.',
    autre: 'Taire le total, ou montrer les deux parts.',
    raison:
      'Un refus sans son chiffre ne peut être ni compris ni contesté ; ce qui n’est pas nécessaire à l’explication reste à la personne qu’il concerne.',
    regles: ['ressources_concubin'],
  },
];

/** Two households of tax under one roof: the notice counts them as concubins, married or not. */
export const aDeuxAvis = (situation?: SituationFamiliale): boolean =>
  situation === 'concubinage' || situation === 'couple_deux_avis';

/** Demandes that the closing day does not bind: C. I.B and III.C.1.b. */
const vientDeDroitPlusTard = ({ eleve, demandeur, jour: leJour }: Situation): boolean =>
  eleve.dispositif === 'mlds' ||
  (eleve.dispositif === 'retour_en_formation' &&
    (!eleve.naissance || aLAgeDuRetour(eleve.naissance, eleve.entree ?? leJour))) ||
  eleve.protectionTemporaire === true ||
  demandeur.priseEnCharge !== undefined;

export interface LimiteDesChangements {
  cloture: Jour;
  /** Last day on which a change of the family counts: the closing, or the day of a demande that lawfully follows it. */
  limite: Jour;
  demandeTardive: boolean;
}

/** Until when a change of the family counts (C. III.C.1); null when no text gives the closing day of the year. */
export function limiteDesChangements(situation: Situation): LimiteDesChangements | null {
  const reseau = situation.eleve.etablissement.type === 'cned' ? 'cned' : 'general';
  const cloture = campagneEnVigueur(situation.rentree, reseau, situation.clotureReglee)?.cloture;
  if (!cloture) return null;
  const demandeTardive = vientDeDroitPlusTard(situation) && apres(situation.jour, cloture);
  return { cloture, limite: demandeTardive ? situation.jour : cloture, demandeTardive };
}

export const LIBELLE_CLOTURE = ({ rentree }: Situation): string =>
  `la date de clôture de la campagne de bourse ${ecrireAnnee(rentree)}`;

type Partenaire =
  | { genre: 'compte' | 'aucun' | 'commence_apres' | 'fini_avant' | 'cloture_inconnue' }
  | { genre: 'separe' | 'fini_trop_tard'; limite: Jour };

/** What the dates of a concubinage make of the partner. Its last day is still one of life in common. */
function partenaireDe(situation: Situation): Partenaire {
  const { foyer, jour: leJour } = situation;
  if (!aDeuxAvis(foyer.situation)) return { genre: 'aucun' };
  const { depuisLe, finiLe } = foyer.concubinage ?? {};
  if (foyer.situation === 'couple_deux_avis') return { genre: 'compte' };
  if (depuisLe && apres(depuisLe, leJour)) return { genre: 'commence_apres' };
  if (!finiLe) return { genre: 'compte' };
  if (avant(finiLe, leJour)) return { genre: 'fini_avant' };
  const limite = limiteDesChangements(situation)?.limite;
  if (!limite) return { genre: 'cloture_inconnue' };
  return apres(finiLe, limite) ? { genre: 'fini_trop_tard', limite } : { genre: 'separe', limite };
}

const COMPTENT: ReadonlySet<Partenaire['genre']> = new Set(['compte', 'fini_trop_tard']);

/** True when the avis of the partner counts with that of the demandeur. */
export const partenaireCompte = (situation: Situation): boolean =>
  COMPTENT.has(partenaireDe(situation).genre);

/** A concubinage that ended in time: the separation is to be proved. */
export const estSepareEnCampagne = (situation: Situation): boolean =>
  partenaireDe(situation).genre === 'separe';

/** Tells in the trace what the dates of the couple change. Returns whether the partner's avis counts, null when it cannot be known. */
export function etudierConcubinage(etude: Etude, situation: Situation): boolean | null {
  const { depuisLe, finiLe } = situation.foyer.concubinage ?? {};
  const partenaire = partenaireDe(situation);
  const dates = {
    jour: situation.jour.toString(),
    depuisLe: depuisLe?.toString() ?? null,
    finiLe: finiLe?.toString() ?? null,
  };
  switch (partenaire.genre) {
    case 'cloture_inconnue':
      return manque(etude, 'ressources_concubinage_du_jour', 'rentree', LIBELLE_CLOTURE(situation));
    case 'separe':
      appliquee(etude, 'ressources_concubinage_fini', { ...dates, limite: partenaire.limite.toString() });
      etude.drapeaux.push(DRAPEAU_CONCUBINAGE_FINI);
      return false;
    case 'fini_trop_tard':
      ecartee(etude, 'ressources_concubinage_du_jour', {
        ...dates,
        cas: 'fini_apres',
        limite: partenaire.limite.toString(),
      });
      return true;
    case 'commence_apres':
    case 'fini_avant':
      appliquee(etude, 'ressources_concubinage_du_jour', { ...dates, cas: partenaire.genre });
      return false;
    case 'compte':
      if (situation.foyer.situation === 'couple_deux_avis')
        appliquee(etude, 'ressources_epoux_deux_avis', {});
      return true;
    case 'aucun':
      return false;
  }
}
