import { ecrireJour, jour } from '../date.ts';
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
