import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';

/** The keys of a dossier, as the sheet on « ? » lists them. */
export const RaccourcisDuDossier = () => (
  <RaccourcisClavier
    autres={[
      ['a', 'Attribuer la bourse, ou accueillir le recours'],
      ['r', 'Refuser la bourse, ou maintenir la décision contestée'],
      ['c', 'Courriers du dossier'],
      ['m', 'Écrire une note (mémo)'],
      ['p', 'Dossier précédent de la liste'],
      ['n', 'Dossier suivant de la liste'],
      ['u', 'Retour à la liste'],
      ['v', 'La pièce affichée est lisible et convient'],
      ['f', 'La pièce affichée est à refaire'],
      ['x', 'La pièce affichée ne convient pas'],
      ['+ − r 0', 'Dans la pièce : agrandir, réduire, tourner, rétablir'],
    ]}
  />
);
