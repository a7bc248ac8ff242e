import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';

/** The keys of the list of dossiers. */
export const RaccourcisDeLaListe = () => (
  <RaccourcisClavier
    autres={[
      ['o', 'Ouvrir le seul dossier trouvé'],
      ['Espace', 'Choisir la ligne'],
      ['l', 'Faire en une fois sur les lignes choisies'],
      ['[', 'Page précédente'],
      [']', 'Page suivante'],
    ]}
  />
);
