import { ecrireJour, jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { direJour, phrases } from '../phrase.ts';
import { definirRegles, type Ligne } from '../regle.ts';

const verifieeLe = '2026-11-22';
/** The yearly circulaires have said it without change over all the years that can be computed. */
const CIRCULAIRE = { du: '2016-09-01' };
const DEPOT = { article: 'C. II.C.2 ; annexe 1', titre: 'Calendrier des campagnes de bourse' };

const QUI: Readonly<Record<string, string>> = {
  refuser_hors_delai: 'le chef d’établissement signe un refus hors délai',
  declarer_irrecevable: 'le directeur académique la déclare irrecevable',
};
const prononce = (v: Ligne['valeurs']): string => QUI[String(v.acte)] ?? String(v.acte);
const long = (v: Ligne['valeurs'], cle: string): string => ecrireJour(jour(String(v[cle])));

export const REGLES_RECEVABILITE = definirRegles({
  'recevabilite.demande_unique': {
    enVigueur: { du: '2016-09-01' },
    verifieeLe,
    source: {
      article: 'C. II.C.1 ; D. 531-6, D. 531-24',
      titre: 'Une seule demande par élève',
      dit: 'une seule demande de bourse peut être déposée par élève',
    },
    dire: phrases({
      sujet: 'Une seule demande par élève',
      ouvre: 'Aucune autre demande n’est en cours pour cet élève.',
      exclut: 'Une demande est déjà en cours pour cet élève et cette année : celle-ci fait double emploi.',
    }),
  },
  'recevabilite.residence_alternee': {
    enVigueur: CIRCULAIRE,
    verifieeLe,
    source: {
      article: 'C. II.C.1',
      titre: 'Cas particulier pour l’élève en résidence alternée',
      dit: 'si chaque parent dépose une demande, les deux sont irrecevables jusqu’à ce qu’ils s’accordent sur une seule',
    },
    dire: phrases({
      sujet: 'Demandes de deux parents',
      exclut:
        'Les deux parents ont chacun déposé une demande : les deux sont irrecevables tant qu’ils n’ont pas choisi celle qui est maintenue.',
    }),
  },
  'recevabilite.depot_en_ligne': {
    enVigueur: CIRCULAIRE,
    verifieeLe,
    source: { ...DEPOT, dit: 'la demande en ligne est déposée quand sa saisie est enregistrée' },
    dire: phrases({
      sujet: 'Dépôt en ligne',
      ouvre: (v) =>
        `La demande en ligne a été enregistrée le ${direJour(v.deposeLe)} à ${v.heure}, heure de ${v.local ? 'l’établissement' : 'Paris'}.`,
    }),
  },
  'recevabilite.depot_papier': {
    enVigueur: CIRCULAIRE,
    verifieeLe,
    source: {
      article: 'C. II.B.3 ; CRPA L. 112-1',
      titre: 'La demande de bourse au format papier',
      dit: 'la demande sur papier se remet à l’établissement ; envoyée par la poste, le cachet fait foi',
    },
    dire: phrases({
      sujet: 'Dépôt sur papier',
      ouvre: (v) =>
        v.cachetLe
          ? `La demande sur papier est réputée déposée le ${direJour(v.deposeLe)}, date du cachet de la poste.`
          : `La demande sur papier est arrivée à l’établissement le ${direJour(v.deposeLe)}.`,
    }),
  },
  'recevabilite.depot_automatique': {
    enVigueur: { du: '2024-04-04' },
    verifieeLe,
    source: {
      article: 'C. II.B.1 ; décret 2024-306',
      titre: 'La procédure d’étude automatique du droit à bourse',
      dit: 'le consentement donné à l’inscription tient lieu de demande',
    },
    dire: phrases({
      sujet: 'Étude automatique',
      ouvre: (v) =>
        `Le consentement à l’étude automatique, donné le ${direJour(v.deposeLe)}, tient lieu de demande.`,
    }),
  },
  'recevabilite.avant_ouverture': {
    enVigueur: CIRCULAIRE,
    verifieeLe,
    source: {
      article: 'C. I.A ; D. 530-1',
      titre: 'Campagne annuelle de bourse de collège et de lycée',
      dit: 'la campagne s’ouvre le 1er septembre',
    },
    dire: (ligne) =>
      `Déposée avant l’ouverture de la campagne, la demande est gardée et prend effet le ${long(ligne.valeurs, 'effet')}.`,
  },
  'recevabilite.depot_incomplet': {
    enVigueur: CIRCULAIRE,
    verifieeLe,
    source: {
      article: 'C. I.A, III.C',
      titre: 'Ressources à prendre en compte, point d’attention',
      dit: 'une demande déposée incomplète est recevable et doit être instruite',
    },
    dire: () => 'Des pièces manquent : la demande reste recevable, les pièces seront demandées à la famille.',
  },
  'recevabilite.campagne': {
    opposee: true,
    enVigueur: { du: '2019-09-01' },
    verifieeLe,
    source: {
      article: 'C. I.A ; D. 530-1 ; annexe 1',
      titre: 'Campagne annuelle de bourse de collège et de lycée',
      dit: 'la demande se dépose pendant la campagne, jour de clôture compris',
    },
    dire: phrases({
      sujet: 'Campagne',
      ouvre: (v) =>
        `La campagne se terminait le ${direJour(v.cloture)} compris : la demande est dans les délais.`,
      ecarte: (v) => `La campagne se terminait le ${direJour(v.cloture)} : la demande est arrivée après.`,
    }),
  },
  'recevabilite.entree_en_formation': {
    opposee: (v) => v.entree !== undefined,
    enVigueur: CIRCULAIRE,
    verifieeLe,
    source: {
      article: 'C. I.B, I.B.1, I.B.2',
      titre: 'Dérogations à la campagne annuelle',
      dit: 'en MLDS et en retour en formation, la demande se dépose toute l’année, dans le mois qui suit l’entrée',
    },
    dire: phrases({
      sujet: 'Entrée en formation en cours d’année',
      ouvre: (v) =>
        `L’élève est entré en formation le ${direJour(v.entree)} : sa demande pouvait venir jusqu’au ${direJour(v.echeance)}.`,
      ecarte: (v) =>
        typeof v.age === 'number'
          ? `L’élève avait ${v.age} ans révolus à son entrée, le ${direJour(v.entree)} : la dérogation du retour en formation va de 16 à 25 ans, et la campagne s’applique.`
          : v.echeance
            ? `L’élève est entré en formation le ${direJour(v.entree)} : sa demande devait venir au plus tard le ${direJour(v.echeance)}.`
            : 'Ni MLDS ni retour en formation n’est signalé.',
    }),
  },
  'recevabilite.protection_temporaire': {
    opposee: (v) => v.protege === true,
    enVigueur: { du: '2022-09-01' },
    verifieeLe,
    source: {
      article: 'C. I.B.3',
      titre: 'Élèves bénéficiant de la protection temporaire',
      dit: 'la date limite de dépôt ne s’applique pas à ces élèves pendant l’année scolaire',
    },
    dire: phrases({
      sujet: 'Protection temporaire',
      ouvre: 'L’élève bénéficie de la protection temporaire : aucune date limite ne lui est opposée.',
      ecarte: (v) =>
        v.protege
          ? `L’année scolaire est finie depuis le ${direJour(v.fin)} : la protection temporaire n’y change rien.`
          : v.protege === undefined
            ? 'Aucune protection temporaire n’est signalée.'
            : 'L’élève ne bénéficie pas de la protection temporaire.',
    }),
  },
  'recevabilite.changement_de_personne': {
    opposee: (v) => v.signale === true,
    enVigueur: { du: '2023-09-01' },
    verifieeLe,
    source: {
      article: 'C. III.C.1.b ; décret 2023-614',
      titre: 'Changement de personne en charge de l’élève boursier en cours d’année scolaire',
      dit: 'la nouvelle personne en charge dépose une demande sur papier dans les deux mois de l’événement',
    },
    dire: phrases({
      sujet: 'Changement de personne en charge',
      ouvre: (v) =>
        `La personne en charge a changé le ${direJour(v.survenuLe)} : la demande pouvait venir jusqu’au ${direJour(v.echeance)}.`,
      ecarte: (v) => String(v.raison),
    }),
  },
  'recevabilite.retard_admis': {
    enVigueur: CIRCULAIRE,
    verifieeLe,
    source: {
      article: 'C. IV.B',
      titre: 'Droit à l’erreur',
      dit: 'une demande hors délai n’exclut pas l’examen des raisons d’un retard raisonnable',
    },
    dire: phrases({
      sujet: 'Retard admis',
      ouvre: (v) => `Le retard a été admis par une décision motivée : ${v.motivation}`,
      ecarte: 'Aucune décision motivée n’admet le retard.',
    }),
  },
  'recevabilite.droit_a_l_erreur': {
    enVigueur: CIRCULAIRE,
    verifieeLe,
    source: {
      article: 'C. IV.B ; loi 2018-727',
      titre: 'Droit à l’erreur',
      dit: 'une demande hors délai ne peut être traitée au titre du droit à l’erreur',
    },
    dire: () => 'Le droit à l’erreur ne suffit pas à admettre une demande déposée hors délai.',
  },
  'recevabilite.hors_delai': {
    enVigueur: CIRCULAIRE,
    verifieeLe,
    source: {
      article: 'C. II.C.3',
      titre: 'Accusés de réception : collèges publics ; collèges privés et lycées publics et privés',
      dit: 'hors délai, le chef d’un collège public refuse ; ailleurs le directeur académique prononce l’irrecevabilité',
    },
    dire: phrases({
      sujet: 'Dépôt hors délai',
      exclut: (v) => `La demande, déposée le ${direJour(v.deposeLe)}, est hors délai : ${prononce(v)}.`,
    }),
  },
});

export const LECTURES_RECEVABILITE: readonly Lecture[] = [
  {
    id: 'recevabilite.cachet_de_la_poste',
    article: 'C. II.B.3 ; CRPA L. 112-1',
    doute:
      'Une demande sur papier envoyée par la poste est-elle déposée le jour de l’envoi ou celui de l’arrivée ?',
    lecture:
      'Le jour du cachet de la poste ; le jour de l’arrivée sans cachet lisible, en main propre, ou si le cachet suit l’arrivée.',
    autre: 'Toujours le jour de l’arrivée à l’établissement.',
    raison:
      'Le code dit que le cachet fait foi pour toute demande enfermée dans un délai ; la circulaire ne l’écarte pas.',
    regles: ['recevabilite.depot_papier'],
  },
  {
    id: 'recevabilite.avant_le_1er_septembre',
    article: 'C. I.A ; D. 530-1',
    doute: 'Que devient une demande arrivée avant l’ouverture de la campagne ?',
    lecture: 'Elle est gardée et prend effet le 1er septembre.',
    autre: 'La rejeter, et demander à la famille de la déposer de nouveau.',
    raison: 'Aucun texte ne l’exclut, et la renvoyer ferait perdre un droit pour une avance.',
    regles: ['recevabilite.avant_ouverture'],
  },
  {
    id: 'recevabilite.heure_de_cloture',
    article: 'C. I.A, II.B.2, II.C.2 ; D. 530-1',
    doute: 'Le jour de clôture, « inclus », finit-il à minuit heure de Paris, ou heure locale outre-mer ?',
    lecture:
      'Au plus tardif des deux : minuit à Paris, ou minuit à l’établissement ; un dépôt en ligne porte le plus ancien des deux jours.',
    autre: 'L’heure de Paris pour tous, ou celle de l’établissement pour tous.',
    raison:
      'Le jour est compris en entier : fermer à 18 heures aux Antilles en retirerait six heures sans texte.',
    regles: ['recevabilite.depot_en_ligne'],
  },
  {
    id: 'recevabilite.consentement_tardif',
    article: 'C. II.B.1',
    doute:
      'Un consentement à l’étude automatique donné après la clôture ouvre-t-il l’étude pour l’année en cours ?',
    lecture: 'Non : il est jugé comme un dépôt, et vaut pour la rentrée suivante.',
    autre: 'L’étudier à toute date.',
    raison: 'Le consentement remplace la demande ; il ne peut donner plus de temps qu’elle.',
    regles: ['recevabilite.depot_automatique'],
  },
  {
    id: 'recevabilite.protection_temporaire_annee',
    article: 'C. I.B.3',
    doute: 'Sans date limite, jusqu’où va la demande d’un élève sous protection temporaire ?',
    lecture: 'Jusqu’au 31 août de l’année scolaire demandée.',
    autre: 'Sans aucune borne, même après l’année scolaire.',
    raison: 'Le texte dit « tout au long de l’année scolaire », et la bourse vaut pour une année.',
    regles: ['recevabilite.protection_temporaire'],
  },
  {
    id: 'recevabilite.double_demande_college_public',
    article: 'C. II.C.1, II.C.3',
    doute: 'Qui déclare irrecevables les demandes de deux parents dans un collège public ?',
    lecture: 'Le chef d’établissement, qui y décide de toutes les demandes.',
    autre: 'Le directeur académique, seul nommé pour prononcer une irrecevabilité.',
    raison: 'Le directeur académique n’est nommé que pour les collèges privés et les lycées.',
    regles: ['recevabilite.residence_alternee'],
  },
  {
    id: 'recevabilite.prolongation_2024',
    article: 'annexe 1 ; annonce ministérielle de l’automne 2024',
    doute:
      'La campagne de 2024 a été prolongée au 15 novembre par une annonce, sans que le code soit modifié.',
    lecture:
      'La date prolongée vaut pour tous les établissements, hors Cned dont la date reste au 31 octobre.',
    autre: 'S’en tenir au troisième jeudi d’octobre, ou prolonger aussi le Cned.',
    raison: 'La prolongation profite aux familles ; aucune source lue ne l’étend au Cned.',
    regles: ['recevabilite.campagne', 'delai.campagne'],
  },
  {
    id: 'recevabilite.annee_scolaire_finie',
    article: 'C. I.A, V.B',
    doute:
      'Un retard peut-il être admis, ou une personne en charge changer, après la fin de l’année scolaire demandée ?',
    lecture:
      'Le texte ne pose pas d’autre borne que les siennes : la personne qui décide du retard en juge, et la bourse ne vaut que pour l’année demandée.',
    autre: 'Refuser toute demande après le dernier jour de l’année scolaire.',
    raison:
      'Le délai de deux mois d’un changement survenu en juin finit après l’année : le fermer retirerait ce que le texte donne.',
    regles: ['recevabilite.retard_admis', 'recevabilite.changement_de_personne'],
  },
];
