/** To whom a signed state pays a bourse: who asked for it, or the établissement to whom a procuration lets it go (C. VII.B). */
import { apres, avant, ecrireJour, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles } from '../regle.ts';
import type { Calcul } from './montants.ts';
import type { ModeDePaiement } from './paiements.ts';
import { enJour } from './redaction.ts';

export const REGLES_DESTINATAIRE = definirRegles({
  'versement.demandeur': {
    source: {
      article: 'C. VII.B',
      titre: 'Modalités du paiement aux familles',
      dit: 'La bourse est versée à la personne qui l’a demandée.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-28',
    dire: ({ issue }) =>
      issue === 'appliquee'
        ? 'La bourse est versée à la personne qui l’a demandée, quel que soit l’âge de l’élève.'
        : 'La bourse n’est pas versée à la personne qui l’a demandée : l’établissement la reçoit en son nom.',
  },
  'versement.procuration': {
    source: {
      article: 'C. VI et VII.B.2',
      titre: 'Mise à disposition des crédits ; établissements privés',
      dit: 'Sans procuration, le service académique paie la famille ; avec elle, et tant qu’elle n’est pas résiliée, l’établissement.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-28',
    dire: ({ issue, valeurs: { au, resilieeLe } }) => {
      if (issue === 'appliquee')
        return `Une procuration tient jusqu’au ${enJour(au)} : l’établissement reçoit la bourse.`;
      return resilieeLe
        ? `La procuration est retirée depuis le ${enJour(resilieeLe)} : les états signés ensuite paient la famille, ceux qui l’étaient déjà ne changent pas.`
        : 'Aucune procuration ne tient ce jour-là : la famille est payée.';
    },
  },
});

export const LECTURES_DESTINATAIRE: readonly Lecture[] = [
  {
    id: 'versement.eleve_devenu_majeur',
    article: 'C. VII.B',
    doute:
      'Un élève devient majeur alors que son parent a demandé la bourse : le texte cite « les élèves attributaires eux-mêmes s’ils sont majeurs », sans dire comment ils le deviendraient en cours d’année.',
    lecture:
      'Le parent reste payé tant qu’il a l’élève à charge. L’élève qui n’est plus à sa charge la demande à son tour, comme toute personne qui prend la charge, et sa décision le paie.',
    autre: 'Payer l’élève dès ses dix-huit ans, ou dès qu’il donne un compte à son nom.',
    raison:
      'La bourse est versée à qui l’a demandée ; un élève à charge ne peut pas la demander (C. III.A.4), et l’obligation d’entretien ne cesse pas à la majorité.',
    regles: ['versement.demandeur'],
  },
  {
    id: 'versement.procuration_retiree',
    article: 'C. VI, VII.B',
    doute: 'Une procuration est retirée après qu’un état a été signé.',
    lecture: 'Elle cesse à l’état suivant ; la famille et l’établissement le savent.',
    autre: 'Reprendre l’état déjà signé.',
    raison: 'L’état signé engage déjà le paiement ; rien n’est payé deux fois.',
    regles: ['versement.procuration'],
  },
];

/** A procuration by its days. */
export interface JoursDUneProcuration {
  du: Jour;
  au: Jour;
  /** Day on which the head signed too; null while it waits. */
  accepteeLe: Jour | null;
  resilieeLe: Jour | null;
}

const tient = ({ du, au, accepteeLe, resilieeLe }: JoursDUneProcuration, leJour: Jour): boolean =>
  accepteeLe !== null &&
  !avant(leJour, du) &&
  !apres(leJour, au) &&
  !apres(accepteeLe, leJour) &&
  (resilieeLe === null || apres(resilieeLe, leJour));

/** Whom a state of the privé signed on a day pays, by the procurations to that établissement, the last first. */
export function destinataireDansLePrive(
  procurations: readonly JoursDUneProcuration[],
  leJour: Jour,
): Calcul<'demandeur' | 'mandataire'> {
  const tenue = procurations.find((une) => tient(une, leJour));
  const retiree = procurations.find(({ resilieeLe }) => resilieeLe !== null && !apres(resilieeLe, leJour));
  return {
    valeur: tenue ? 'mandataire' : 'demandeur',
    trace: [
      {
        regle: 'versement.procuration',
        issue: tenue ? 'appliquee' : 'ecartee',
        valeurs: tenue
          ? { au: tenue.au.toString() }
          : { resilieeLe: retiree?.resilieeLe?.toString() ?? null },
      },
      { regle: 'versement.demandeur', issue: tenue ? 'ecartee' : 'appliquee', valeurs: {} },
    ],
  };
}

/** A signed state in which a boursier is. */
export interface EtatSigne {
  id: string;
  trimestre: number;
  signeLe: Jour;
  mode: ModeDePaiement;
}

/** "Trimestre 1, état signé le mardi 1er décembre 2026 : versé à l’établissement, par procuration." */
export const direLEtatSigne = ({ trimestre, signeLe, mode }: Omit<EtatSigne, 'id'>): string =>
  `Trimestre ${trimestre}, état signé le ${ecrireJour(signeLe)} : versé ${mode === 'mandataire' ? 'à l’établissement, par procuration' : 'à la famille'}.`;
