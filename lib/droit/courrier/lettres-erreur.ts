/** Letters about an error: one of the family that changes nothing, one of the administration that is undone. */
import { ecrireJour, type Jour } from '../date.ts';
import { p, pour } from './blocs.ts';
import { BOURSES } from './donnees.ts';
import type { Lettre } from './lettre.ts';
import { sectionReponseDue } from './lettres-echeance.ts';
import { ecrireArticle } from './typographie.ts';

/** An error that the family said, and why nothing is changed. */
export interface RectificationEcrite {
  annonceeLe: Jour;
  expose: string;
  motivation: string;
  /** Day of the decision that stays as it is; null while nothing is decided. */
  decideeLe: Jour | null;
}

interface FaitsDeLErreurEcartee {
  rectification: RectificationEcrite;
}

/** The decision that is asked to change stays: refusing to change it is contested as it was (register, rectification.ecartee). */
const rectification_ecartee: Lettre<FaitsDeLErreurEcartee> = {
  libelle: 'Réponse à une erreur signalée',
  objet: ({ type }) => `votre ${BOURSES[type]} : réponse à l’erreur que vous signalez`,
  conteste: ({ rectification: { decideeLe } }) => (decideeLe ? 'attribution' : null),
  introDesRecours: ({ rectification: { decideeLe } }) =>
    decideeLe
      ? 'Si vous contestez ce refus de modifier la décision, voici ce que vous pouvez faire.'
      : 'Ce courrier ne décide pas de la bourse : il ne se conteste pas seul. La décision, elle, dira comment la contester.',
  defauts: ({ rectification: { motivation } }) =>
    motivation.trim() ? [] : ['La raison qui fait écarter l’erreur manque (CRPA, art. L. 211-5).'],
  corps: (donnees) => {
    const { annonceeLe, expose, motivation, decideeLe } = donnees.rectification;
    return {
      ouverture: [
        p(
          `Le ${ecrireJour(annonceeLe)}, vous avez signalé une erreur dans votre demande de ${pour(donnees)}. Je l’ai examinée : la demande reste comme elle est${decideeLe ? `, et la décision du ${ecrireJour(decideeLe)} ne change pas` : ''}.`,
        ),
      ],
      sections: [
        { titre: 'Ce que vous avez signalé', blocs: [p(expose)] },
        {
          titre: 'Pourquoi rien n’est changé',
          blocs: [p(`${motivation} (${ecrireArticle('C. IV.B, droit à l’erreur')})`)],
        },
        {
          titre: 'À savoir',
          blocs: [
            p(
              'Signaler une erreur n’entraîne aucune sanction. Si une pièce montre ce que vous dites, envoyez-la au service en tête de ce courrier : l’erreur pourra être examinée de nouveau.',
            ),
          ],
        },
      ],
    };
  },
};

/** A decision of lateness that is undone once the family knows of it. */
export interface RetardLeve {
  genre: 'refus_hors_delai' | 'irrecevabilite' | 'refus_sur_recours';
  /** Day of the decision that this letter takes the place of. */
  du: Jour;
  recuLe: Jour;
  cachetLe: Jour | null;
  motivation: string;
}

interface FaitsDuRetardLeve {
  retardLeve: RetardLeve;
}

const DECISIONS_DE_RETARD: Readonly<Record<RetardLeve['genre'], string>> = {
  refus_hors_delai: 'Le refus hors délai',
  irrecevabilite: 'L’irrecevabilité',
  refus_sur_recours: 'Le refus maintenu sur recours',
};

const direLaDate = ({ recuLe, cachetLe }: RetardLeve): string =>
  cachetLe
    ? `elle a été postée le ${ecrireJour(cachetLe)}, et le cachet de la poste fait foi`
    : `elle a été reçue le ${ecrireJour(recuLe)}`;

const reprise_apres_retard: Lettre<FaitsDuRetardLeve> = {
  libelle: 'Reprise d’une demande crue en retard',
  objet: ({ type }) => `votre demande de ${BOURSES[type]} va être examinée`,
  conteste: null,
  introDesRecours:
    'Ce courrier vous est favorable et ne décide pas de la bourse : la décision qui suivra dira comment la contester.',
  defauts: ({ retardLeve: { motivation } }) =>
    motivation.trim() ? [] : ['La raison qui fait revenir sur le retard manque.'],
  corps: ({ retardLeve, date, ...donnees }) => ({
    ouverture: [
      p(
        `Votre demande de ${pour({ ...donnees, date })} n’était pas en retard : ${direLaDate(retardLeve)}. Elle est reprise à sa date, et va être examinée. (${ecrireArticle('C. II.C.3')})`,
      ),
      p(
        `${DECISIONS_DE_RETARD[retardLeve.genre]} du ${ecrireJour(retardLeve.du)} est donc sans effet : ce courrier prend sa place. (${ecrireArticle('CRPA L. 243-1, L. 243-3')})`,
      ),
    ],
    sections: [{ titre: 'Pourquoi', blocs: [p(retardLeve.motivation)] }, sectionReponseDue(date)],
  }),
};

export const LETTRES_D_ERREUR = { rectification_ecartee, reprise_apres_retard };
