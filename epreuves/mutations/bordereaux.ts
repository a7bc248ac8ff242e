/** What a collège privé sends, once, and who may. */
import { mutationsOf } from './mutation.ts';

const BORDEREAUX = 'tests/actes/bordereaux.test.ts';

export const ENVOIS_DE_PROPOSITIONS = [
  ...mutationsOf({ file: 'lib/bordereau/actes.ts', test: BORDEREAUX }, [
    {
      id: 'BO1',
      before: "  if (!propose || auteur.genre !== 'agent')",
      after: "  if (auteur.genre !== 'agent')",
      breaks: 'Le secrétariat envoie les propositions à la place du chef.',
    },
    {
      id: 'BO2',
      before: '  const enRetard = limite ? apres(jour, limite) : false;',
      after: '  const enRetard = false;',
      breaks: 'Un envoi tardif ne se voit plus.',
    },
  ]),
  ...mutationsOf({ file: 'lib/bordereau/queries.ts', test: BORDEREAUX }, [
    {
      id: 'BO3',
      before: '  if (!tenu) throw',
      after: '  if (!etablissement) throw',
      breaks: 'La liste d’un autre collège s’ouvre.',
    },
    {
      id: 'BO4',
      before: 'proposees.filter((vue) => vue.bordereau === numero) : proposees',
      after: 'proposees : proposees',
      breaks: 'Un bordereau montre ce qu’il n’a pas porté.',
    },
  ]),
];
