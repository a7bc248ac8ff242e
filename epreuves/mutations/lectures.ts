/** What the délégué à la protection des données is told of reads out of the ordinary. */
import { mutationsOf } from './mutation.ts';

export const LECTURES_INHABITUELLES = mutationsOf(
  {
    file: 'prisma/migrations/20261201040100_lectures_inhabituelles/migration.sql',
    test: 'tests/actes/lectures-inhabituelles.test.ts',
  },
  [
    {
      id: 'LI1',
      before: 'NOT BETWEEN 7 AND 19 OR extract(isodow FROM x.a) = 7)',
      after: 'NOT BETWEEN 7 AND 19)',
      breaks: 'Un dimanche est un jour comme un autre.',
    },
    {
      id: 'LI2',
      before: "    SELECT l.lecteur_id, (l.instant AT TIME ZONE 'Europe/Paris') AS a",
      after: "    SELECT l.lecteur_id, (l.instant AT TIME ZONE 'UTC') AS a",
      breaks: 'Les heures ne sont plus celles de Paris.',
    },
    {
      id: 'LI3',
      before: 'FILTER (WHERE NOT EXISTS (',
      after: 'FILTER (WHERE EXISTS (',
      breaks: 'Lire dans son propre lieu étonne, lire ailleurs n’étonne plus.',
    },
  ],
);
