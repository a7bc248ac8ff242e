/** The software of a body that reads its requests: by which secret, for how long, of whom. */
import { mutationsOf } from './mutation.ts';

const TEST = 'tests/actes/clients.test.ts';

export const CLIENTS_D_ORGANISMES = [
  ...mutationsOf({ file: 'prisma/migrations/20261205600000_clients/migration.sql', test: TEST }, [
    {
      id: 'CLI1',
      before:
        'AND EXISTS (SELECT FROM octroi o WHERE o.habilitation_id = e.habilitation_id AND o.remplace_le IS NULL AND o.revoque_le IS NULL)',
      after: '',
      breaks: 'Le logiciel d’une habilitation révoquée lit encore.',
    },
    {
      id: 'CLI2',
      before: "AND s.acte IN ('ouvrir_client', 'fermer_client') AND s.instant > e.instant",
      after: 'AND false',
      breaks: 'Un logiciel remplacé ou retiré lit encore.',
    },
    {
      id: 'CLI3',
      before: "WHEN (NEW.acte = 'ouvrir_client')",
      after: 'WHEN (false)',
      breaks: 'Un logiciel s’ouvre par quelqu’un qui ne suit pas la demande.',
    },
    {
      id: 'CLI4',
      before: 'FROM representant r WHERE r.siret = siret_du_representant()',
      after: 'FROM representant r WHERE siret_du_representant() IS NOT NULL',
      breaks: 'Un organisme lit les adresses des personnes d’un autre.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/acces-client.ts', test: TEST }, [
    {
      id: 'CLI5',
      before: '|| Number(fin) <= instant',
      after: '',
      breaks: 'Un accès de cinq minutes ouvre pour toujours.',
    },
  ]),
  ...mutationsOf({ file: 'lib/client/faits.ts', test: TEST }, [
    {
      id: 'CLI7',
      before: '...(offset + limit < total && { next: offset + limit }),',
      after: '',
      breaks: 'Un logiciel ne lit que la première page, et croit tout avoir.',
    },
  ]),
  ...mutationsOf({ file: 'lib/client/queries.ts', test: TEST }, [
    {
      id: 'CLI6',
      before: 'connu?.empreinte !== empreinteDuSecret(id, secret)',
      after: 'connu === null',
      breaks: 'L’identifiant d’un logiciel, qui est public, suffit à lire.',
    },
  ]),
];
