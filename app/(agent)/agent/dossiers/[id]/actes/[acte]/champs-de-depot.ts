import type { Consultation } from '#lib/consultation/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import type { Champ } from './champs.ts';

/** When the form came, and its postmark: what is recorded is proposed. */
export const champsDuDepot = ({ contexte: { faits } }: Pick<Consultation, 'contexte'>): Champ[] => [
  {
    sorte: 'date',
    nom: 'recuLe',
    libelle: 'Reçu à l’établissement le',
    indice: `Enregistré : ${faits.recuLe ? ecrireJourCourt(faits.recuLe) : 'aucune date'}.`,
    valeur: faits.recuLe ? ecrireJourCourt(faits.recuLe) : '',
  },
  {
    sorte: 'date',
    nom: 'cachetPostalLe',
    libelle: 'Cachet de la poste',
    facultatif: true,
    indice: 'Seulement s’il est venu par la poste : il fait foi.',
    valeur: faits.cachetLe ? ecrireJourCourt(faits.cachetLe) : '',
  },
];
