/** Consent to the étude automatique of the right to a bourse: for which pupils, for which rentrée, until when (C. II.B.1). */
import { type Rentree, rentree } from '../annee.ts';
import { campagneDe } from '../calendrier/campagne.ts';
import { BUREAU_DE_L_ETABLISSEMENT, type Role } from '../competence.ts';
import { appliquer, type Constat, exclure, reunir } from '../constat.ts';
import { apres, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles, type Regle } from '../regle.ts';
import type { Niveau, Secteur, Statut, TypeEtablissement } from '../situation.ts';
import { GARDE_DES_ECHANGES } from './textes.ts';

const verifieeLe = '2026-11-26';
const enVigueur = { du: '2024-04-04' };
const titre = 'La procédure d’étude automatique du droit à bourse';

export const REGLES_CONSENTEMENT = definirRegles({
  'consentement.perimetre': {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. II.B.1 ; décret 2024-306',
      titre,
      dit: 'Les collèges et lycées publics, et les privés sous contrat dont le chef d’établissement a décidé de proposer le dispositif.',
    },
    dire: phrases({
      sujet: 'Étude automatique dans l’établissement',
      ouvre: 'L’établissement propose l’étude automatique du droit à bourse.',
      exclut: (v) =>
        v.secteur === 'prive_sous_contrat'
          ? 'Cet établissement privé n’a pas choisi de proposer l’étude automatique : demandez la bourse avec le formulaire papier, à son secrétariat.'
          : 'L’étude automatique n’existe que dans les collèges et les lycées publics ou privés sous contrat : demandez la bourse avec le formulaire papier.',
    }),
  },
  'consentement.classe': {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. annexes 12 et 13',
      titre: 'Étude automatique du droit à bourse',
      dit: 'Les élèves des classes post-bac et les apprentis ne sont pas concernés.',
    },
    dire: phrases({
      sujet: 'Classe et statut de l’élève',
      ouvre: 'La classe et le statut de l’élève permettent l’étude automatique.',
      exclut: (v) =>
        v.niveau === 'post_bac'
          ? 'Les élèves des classes d’après le baccalauréat ne sont pas concernés : leurs aides sont celles de l’enseignement supérieur.'
          : 'Les apprentis et les stagiaires de la formation professionnelle ne sont pas concernés : ils n’ont pas de bourse du second degré.',
    }),
  },
  'consentement.duree': {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. II.B.1, V.A',
      titre,
      dit: 'Le consentement vaut à chaque rentrée, tant que l’élève n’a pas changé d’académie et que la personne ne l’a pas retiré.',
    },
    dire: phrases({
      sujet: 'Durée du consentement',
      ouvre: 'Le consentement donné une année vaut encore à cette rentrée.',
      exclut:
        'L’élève a changé d’académie depuis : le consentement a pris fin. Donnez-le de nouveau, en ligne ou à son établissement.',
    }),
  },
  'consentement.concubin': {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. II.B.1 ; annexes 12 et 13',
      titre,
      dit: 'Si le concubin ne donne pas son accord et son état civil, la demande ne peut pas être instruite.',
    },
    dire: phrases({
      sujet: 'Accord du concubin',
      ouvre: 'Le concubin ou la concubine est d’accord et a donné son état civil.',
      exclut: (v) =>
        v.accord === false
          ? 'Votre concubin ou concubine n’est pas d’accord : votre droit ne sera pas étudié automatiquement. Vous pouvez demander la bourse avec le formulaire papier, ou en ligne dans un établissement public, en joignant vos deux avis d’impôt.'
          : 'Votre concubin ou concubine n’a pas encore répondu : sans son accord, votre droit ne peut pas être étudié. Vous pouvez aussi demander la bourse avec le formulaire papier, ou en ligne dans un établissement public, en joignant vos deux avis d’impôt.',
    }),
  },
});

export const LECTURES_CONSENTEMENT: readonly Lecture[] = [
  {
    id: 'consentement.etablissements',
    article: 'C. II.B.1',
    doute:
      'Le périmètre dit « les collèges et les lycées publics » : les EREA, les ERPD et le CNED en sont-ils ?',
    lecture:
      'Les EREA et les ERPD, qui sont des établissements publics locaux d’enseignement inscrivant leurs élèves par la même fiche, en sont. Le CNED, les CFA, les GRETA et les établissements médico-sociaux n’en sont pas.',
    autre: 'Les seuls établissements nommés collège ou lycée.',
    raison:
      'L’annexe 12 est la fiche des EPLE ; le CNED inscrit par ses propres moyens et ses demandes vont à quatre services désignés.',
    regles: ['consentement.perimetre'],
  },
  {
    id: 'consentement.academie',
    article: 'C. II.B.1',
    doute: 'L’élève change d’académie, puis revient : le consentement revit-il ?',
    lecture:
      'Non : il prend fin à l’entrée dans un établissement d’une autre académie après le jour où il a été donné. La famille le redonne. Un changement d’établissement dans l’académie n’y change rien.',
    autre: 'Comparer seulement l’académie du consentement à celle du jour de l’étude.',
    raison:
      'Le texte dit « dès lors que l’élève n’a pas changé d’académie » : un accord qui a pris fin ne revit pas sans que la personne le dise.',
    regles: ['consentement.duree'],
  },
  {
    id: 'consentement.derniere_parole',
    article: 'C. II.B.1',
    doute: 'Un papier déposé avant un retrait en ligne est saisi après lui : lequel tient ?',
    lecture:
      'Celui du jour le plus tardif : jour du dépôt sur papier, jour de la réponse en ligne ; le même jour, le dernier enregistré.',
    autre: 'Le dernier saisi, quelle que soit sa date.',
    raison: 'C’est la volonté de la personne qui compte, non la vitesse du secrétariat.',
    regles: ['consentement.duree'],
  },
  {
    id: 'consentement.couple_de_juin',
    article: 'C. II.B.1, III.A',
    doute:
      'Le couple est dit en juin et étudié en septembre : une séparation ou une vie commune nouvelle entre les deux compte-t-elle ?',
    lecture:
      'Le jour du dernier consentement décide. La famille peut le mettre à jour jusqu’à la clôture, avant l’étude : la mise à jour est un consentement nouveau, à son jour. D’une année à l’autre, le couple dit la dernière fois est redemandé à chaque réinscription, et tient si la famille ne dit rien.',
    autre: 'Redemander la situation à tous à la rentrée, et n’étudier que ceux qui répondent.',
    raison:
      'Le consentement tient lieu de demande et le texte dispense les familles de toute démarche à la rentrée ; rien ne les empêche de corriger.',
    regles: ['consentement.concubin', 'consentement.duree'],
  },
  {
    id: 'consentement.marqueurs',
    article: 'C. II.B.1 ; CRPA R. 114-9-7',
    doute: 'Combien de temps garder un refus ou un retrait ?',
    lecture:
      'Un refus sans consentement avant lui : douze mois, le temps d’une réinscription à l’autre. Un consentement retiré et l’état civil qu’il porte : trente-six mois, comme la trace des appels qu’il a permis. Un consentement sans élève dans le second degré depuis un an est effacé.',
    autre: 'Effacer le refus et le retrait aussitôt.',
    raison:
      'Sans marqueur, la famille serait sollicitée de nouveau dans la même année ; sans le consentement, un appel à l’administration fiscale n’aurait plus de fondement à montrer.',
    regles: ['consentement.duree'],
  },
  {
    id: 'consentement.reconnaitre',
    article: 'C. II.B.1 ; RGPD, art. 5 et 6',
    doute: 'L’état civil donné pour l’étude peut-il servir à reconnaître la personne qui se connecte ?',
    lecture:
      'Oui, tant que son accord tient : il est comparé à celui que FranceConnect a vérifié, pour lui ouvrir ses seules demandes. Rien n’en est gardé ; le retrait de l’accord ferme cette porte.',
    autre: 'Redemander l’état civil pour la connexion seule, par un accord distinct.',
    raison:
      'Suivre la demande que l’accord a fait naître est la suite de la même démarche ; une seconde collecte de la même donnée serait contraire à sa minimisation.',
    regles: ['consentement.duree'],
  },
];

const R = REGLES_CONSENTEMENT;

/** A pupil where the étude would be made. */
export interface EleveAEtudier {
  type: TypeEtablissement;
  secteur: Secteur;
  niveau: Niveau;
  statut: Statut;
  /** Privé sous contrat alone: its head decided to take part, in force on the day. */
  participe: boolean;
}

const HORS_DES_EPLE: readonly TypeEtablissement[] = ['cned', 'cfa', 'medico_social', 'greta'];

/** Whether a pupil is in the scope of the étude automatique (C. II.B.1, annexes 12 and 13). */
export function perimetreDeLEtude(eleve: EleveAEtudier): Constat {
  const { type, secteur, niveau, statut, participe } = eleve;
  const propose =
    !HORS_DES_EPLE.includes(type) &&
    (secteur === 'public' || (secteur === 'prive_sous_contrat' && participe));
  return reunir(
    (niveau === 'post_bac' || statut !== 'scolaire' ? exclure : appliquer)(R['consentement.classe'], {
      niveau,
      statut,
    }),
    (propose ? appliquer : exclure)(R['consentement.perimetre'], { type, secteur, participe }),
  );
}

/** A consent that stands, where it is to be studied. */
export interface ConsentementAEtudier {
  eleve: EleveAEtudier;
  /** The pupil entered another académie after the day of the consent. */
  autreAcademie: boolean;
  /** Null when the person lives with no concubin; undefined while the concubin has not answered. */
  accordDuConcubin: boolean | null | undefined;
}

/** What allows a consent that stands to be studied, or stops it: the engine studies one without any motive. */
export function etudePossible({ eleve, autreAcademie, accordDuConcubin }: ConsentementAEtudier): Constat {
  const concubin =
    accordDuConcubin === null
      ? []
      : [
          (accordDuConcubin ? appliquer : exclure)(R['consentement.concubin'], {
            accord: accordDuConcubin ?? null,
          }),
        ];
  return reunir(
    perimetreDeLEtude(eleve),
    (autreAcademie ? exclure : appliquer)(R['consentement.duree'], { autreAcademie }),
    ...concubin,
  );
}

const PAR_ID: ReadonlyMap<string, Regle> = new Map(Object.values(R).map((regle) => [regle.id, regle]));

/** Why a consent cannot be given, or studied, with the way out and the article; null when nothing stands in the way. */
export function obstacleAuConsentement({ motifs: [motif] }: Constat): {
  phrase: string;
  article: string;
} | null {
  const regle = motif && PAR_ID.get(motif.regle);
  if (!regle) return null;
  const valeurs = { ...motif.valeurs, exclue: true };
  return {
    phrase: regle.dire({ regle: regle.id, issue: 'appliquee', valeurs }),
    article: regle.source.article,
  };
}

/** What the person reads once a change of académie has ended their consent. */
export const direLaFinDuConsentement = (): string =>
  obstacleAuConsentement(reunir(exclure(R['consentement.duree'], { autreAcademie: true })))?.phrase ?? '';

/**
 * First rentrée that a consent of a day is for: that of the calendar year, until its campaign closes; then the next one, since
 * a consent gives no more time than a demande (reading recevabilite.consentement_tardif).
 */
export function rentreeDuConsentement(jour: Jour): Rentree {
  const annee = rentree(jour.year);
  const campagne = campagneDe(annee);
  return campagne && apres(jour, campagne.cloture) ? rentree(jour.year + 1) : annee;
}

/** A link between a person and a pupil, as the base says it. */
export interface LienPourConsentir {
  legal: boolean;
  /** 1 legal, 2 in charge, 3 to be called; absent for one typed here. */
  niveau?: string | null;
  absent: boolean;
}

/** Who may consent: a legal representative, or who has the pupil in charge; never a person only to be called (C. II.B.1). */
export const peutConsentir = ({ legal, niveau, absent }: LienPourConsentir): boolean =>
  !absent && (niveau ? niveau !== '3' : legal);

/** Who takes and types the papers of families, and keeps them (annexes 12 and 13). */
export const RECUEILLEURS: readonly Role[] = BUREAU_DE_L_ETABLISSEMENT;

/** Months during which a refusal is kept, and a consent that was withdrawn (reading consentement.marqueurs). */
export const MOIS_DES_MARQUEURS = { non: 12, retrait: GARDE_DES_ECHANGES.mois };
