/** Letters of a retenue for absences, and of what is given back of it (C. VII.A). */
import { enJournees } from '../argent/redaction.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { type Centimes, ecrireMontant } from '../montant.ts';
import { type Bloc, p, pour, sectionMotifs } from './blocs.ts';
import { BOURSES, type EnTete, type MotifEcrit } from './donnees.ts';
import type { Lettre } from './lettre.ts';
import { nommerLeRecours, type RecoursEcrit } from './lettres-recours.ts';
import { direLeSuccesseur } from './successeur.ts';
import { ecrireArticle } from './typographie.ts';

/** A retenue as its letter tells it. */
export interface RetenueEcrite {
  /** Half-days retained since the rentrée once the act is done. */
  demiJournees: number;
  franchiLe: Jour | null;
  /** Retained since the rentrée, before the act and after it. */
  avant: Centimes;
  apres: Centimes;
  motivation: string;
  motifs: readonly MotifEcrit[];
  /** The judgement that the act carries out; left out or null when it carries out none. */
  jugement?: { tribunal: string; jugeeLe: Jour } | null;
}

interface FaitsDeLaRetenue {
  retenue: RetenueEcrite;
}

interface FaitsDeLaRestitution extends FaitsDeLaRetenue {
  /** The recours that it answers, and who answered it elsewhere; left out when it answers none. */
  surRecours?: { recours: RecoursEcrit; repondant: string | null };
}

/** That a recours is answered, and by whom when it is not the service. */
const direLeRecours = ({ surRecours, retenue }: FaitsDeLaRestitution): Bloc[] =>
  surRecours
    ? [
        p(
          `Votre ${nommerLeRecours(surRecours.recours)} contre la retenue pour absences est accueilli${retenue.apres === 0 ? '' : ' en partie'}.${surRecours.repondant ? ` Réponse de l’autorité saisie : ${surRecours.repondant}.` : ''}`,
        ),
        ...direLeSuccesseur(surRecours.recours),
      ]
    : [];

/** That a judgement is carried out. */
const direLeJugement = ({ jugement, apres }: RetenueEcrite): Bloc[] =>
  jugement
    ? [
        p(
          `Par un jugement du ${ecrireJour(jugement.jugeeLe)}, le ${jugement.tribunal} a annulé la retenue pour absences${apres === 0 ? '' : ' en partie'}. Ce jugement est exécuté. (CJA, art. L. 11)`,
        ),
      ]
    : [];

const defauts = ({ retenue: { motivation, motifs } }: FaitsDeLaRetenue): string[] => [
  ...(motifs.length > 0 ? [] : ['Le calcul de la retenue manque (CRPA, art. L. 211-5).']),
  ...(motivation.trim() ? [] : ['Les faits qui fondent la décision manquent (CRPA, art. L. 211-5).']),
];

const montants = ({ avant, apres }: RetenueEcrite, change: string): Bloc => ({
  sorte: 'tableau',
  entetes: ['Retenue depuis la rentrée', 'Montant'],
  lignes: [
    ['Avant cette décision', ecrireMontant(avant)],
    [change, ecrireMontant(Math.abs(apres - avant) as Centimes)],
    ['Après cette décision', ecrireMontant(apres)],
  ],
});

const retenue_pour_absences: Lettre<FaitsDeLaRetenue> = {
  libelle: 'Retenue pour absences',
  objet: ({ type }) => `retenue sur votre ${BOURSES[type]} pour absences injustifiées`,
  conteste: 'retenue',
  defauts,
  corps: (donnees: EnTete & FaitsDeLaRetenue) => {
    const { retenue } = donnees;
    return {
      ouverture: [
        p(
          `Une retenue est faite sur la ${pour(donnees)} : ${enJournees(retenue.demiJournees)} d’absence injustifiée depuis la rentrée${retenue.franchiLe ? `, au-delà du seuil depuis le ${ecrireJour(retenue.franchiLe)}` : ''}.`,
        ),
        montants(retenue, 'Retenu par cette décision'),
      ],
      sections: [
        sectionMotifs(retenue.motifs),
        { titre: 'Les faits', blocs: [p(retenue.motivation)] },
        {
          titre: 'À savoir',
          blocs: [
            p(
              `La bourse continue ; chaque nouveau jour d’absence injustifiée est retenu à son tour. Si vous pouvez justifier une de ces absences, écrivez au chef d’établissement, qui l’apprécie : ce qui a été retenu pour elle vous est rendu. (${ecrireArticle('C. VII.A')})`,
            ),
          ],
        },
      ],
    };
  },
};

const titreDesFaits = ({ surRecours, retenue }: FaitsDeLaRestitution): string => {
  if (retenue.jugement) return 'Ce que dit le jugement';
  return surRecours ? 'Réponse à ce que vous dites' : 'Les faits';
};

const restitution_de_retenue: Lettre<FaitsDeLaRestitution> = {
  libelle: 'Restitution d’une retenue',
  objet: ({ type }) => `retenue rendue sur votre ${BOURSES[type]}`,
  conteste: ({ surRecours }) => (surRecours ? 'retenue_sur_recours' : 'retenue'),
  defauts,
  corps: (donnees: EnTete & FaitsDeLaRestitution) => {
    const { retenue } = donnees;
    return {
      ouverture: [
        ...direLeRecours(donnees),
        ...direLeJugement(retenue),
        p(
          retenue.apres === 0
            ? `Tout ce qui avait été retenu sur la ${pour(donnees)} vous est rendu.`
            : `Une partie de ce qui avait été retenu sur la ${pour(donnees)} vous est rendue.`,
        ),
        montants(retenue, 'Rendu par cette décision'),
      ],
      sections: [
        sectionMotifs(retenue.motifs),
        {
          titre: titreDesFaits(donnees),
          blocs: [p(retenue.motivation)],
        },
      ],
    };
  },
};

export const LETTRES_DE_RETENUE = { retenue_pour_absences, restitution_de_retenue };
