import type { Consultation } from '#lib/consultation/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Champ } from './champs.ts';

/** Where the pupil goes on, among its other schoolings of the year, and its last day here. */
export function champsDeTransfert({ dossier }: Consultation): Champ[] {
  const { accueils, scolarite } = dossier;
  return [
    {
      sorte: 'liste',
      nom: 'accueil',
      libelle: 'Établissement d’accueil',
      indice: 'Ceux où l’élève est inscrit cette année.',
      options: accueils.map(({ id, etablissement: { nom, commune, uai }, entreeLe }) => ({
        valeur: id,
        libelle: `${nom}, ${commune} (${uai}), entrée le ${ecrireJourCourt(jourDe(entreeLe))}`,
      })),
    },
    {
      sorte: 'date',
      nom: 'sortieLe',
      libelle: 'Dernier jour dans l’établissement d’origine',
      indice:
        'Au lycée, c’est la date d’arrêt du versement ; au collège, le trimestre en cours reste payé ici.',
      valeur: scolarite.sortieLe ? ecrireJourCourt(jourDe(scolarite.sortieLe)) : '',
    },
    {
      sorte: 'cases',
      nom: 'raison',
      libelle: 'Raison du départ',
      options: [
        {
          nom: 'exclusion',
          cochee: false,
          libelle: 'Exclusion définitive',
          indice:
            'Avant seize ans, le trimestre en cours reste payé en entier par l’établissement d’origine, au lycée comme au collège.',
        },
      ],
    },
  ];
}
