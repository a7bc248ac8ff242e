/** What agents work with all day: the search, the list, the notes. */
import { mutationsOf } from './mutation.ts';

const RECHERCHE = 'tests/actes/recherche.test.ts';

export const BUREAU = [
  ...mutationsOf({ file: 'lib/recherche/queries.ts', test: RECHERCHE }, [
    {
      id: 'B1',
      before:
        "    for (const { id } of joints) await journaliserLecture(tx, portee, id, 'coordonnees', 'recherche');\n",
      after: '',
      breaks: 'Un téléphone cherché ne laisse aucune trace.',
    },
    {
      id: 'B2',
      before: 'WHERE c.dossier_id = d.id AND c.reference =',
      after: 'WHERE c.dossier_id = d.id OR c.reference =',
      breaks: 'Le numéro d’un courrier qui n’existe pas trouve un dossier.',
    },
    {
      id: 'B3',
      before: "await journaliserLecture(tx, portee, id, 'dossier', 'recherche');",
      after: '',
      breaks: 'Une réponse donnée au téléphone ne laisse aucune trace.',
    },
  ]),
];
