import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';

/** The keys of a dossier, as the sheet on « ? » lists them. */
export const RaccourcisDuDossier = () => (
  <RaccourcisClavier
    autres={[
      ['a', 'Attribuer la bourse'],
      ['r', 'Refuser la bourse'],
      ['c', 'Courriers du dossier'],
      ['m', 'Écrire une note (mémo)'],
      ['p', 'Dossier précédent de la liste'],
      ['n', 'Dossier suivant de la liste'],
      ['u', 'Retour à la liste'],
      ['+ − r 0', 'Dans la pièce : agrandir, réduire, tourner, rétablir'],
    ]}
  />
);
