/** The demande online: whose draft it is, who asks, what is refused, behind whom it stands. */
import { mutationsOf } from './mutation.ts';

const DEPOT = 'tests/actes/depot-en-ligne.test.ts';

export const DEPOTS = [
  ...mutationsOf({ file: 'prisma/migrations/20261130020000_depots_en_ligne/migration.sql', test: DEPOT }, [
    {
      id: 'DL1',
      before: "NOT starts_with(plage, 'brouillon/en_ligne/') OR",
      after: 'true OR',
      breaks: 'Les agents lisent ce qu’une famille n’a pas encore envoyé.',
    },
    {
      id: 'DL2',
      before: "AND etat = 'brouillon' AND canal = 'en_ligne'\n",
      after: '\n',
      breaks: 'Une famille écrit une demande déjà déposée, ou sur papier.',
    },
    {
      id: 'DL3',
      before: 'AND eleve_id = ANY ((SELECT portee_eleves())::uuid[]));',
      after: ');',
      breaks: 'Une famille ouvre une demande pour l’enfant d’une autre.',
    },
    {
      id: 'DL4',
      before: 'SELECT autre.id FROM autre\n',
      after: 'SELECT NULL::uuid FROM autre\n',
      breaks: 'La demande d’une seconde personne ne suit plus la première.',
    },
    {
      id: 'DL5',
      before: 'IF to_jsonb(NEW) - change <> to_jsonb(OLD) - change THEN',
      after: 'IF false THEN',
      breaks: 'Une famille change son nom dans la base.',
    },
  ]),
  ...mutationsOf({ file: 'lib/depot/actes.ts', test: DEPOT }, [
    {
      id: 'DL6',
      before: "'reception.signe': 'oui',",
      after: "'reception.signe': '',",
      breaks: 'Une demande en ligne attend une signature que personne n’apporte.',
    },
    {
      id: 'DL7',
      before: "await ajouterTache(tx, 'accuser_enregistrement', { dossierIds: ids });",
      after: '',
      breaks: 'Aucun accusé d’enregistrement ne part.',
    },
    {
      id: 'DL8',
      before: 'if (new Set(vus.map(({ groupe }) => groupe?.cle)).size > 1)',
      after: 'if (false)',
      breaks: 'Un même formulaire réunit un collégien et un lycéen.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/recevabilite/en-ligne.ts', test: DEPOT }, [
    {
      id: 'DL9',
      before: "if (secteur !== 'public')",
      after: 'if (false)',
      breaks: 'La demande en ligne s’ouvre dans le privé.',
    },
    {
      id: 'DL10',
      before: 'return jourDuDepotEnLigne(ici) ? null : direLaCampagne(ici);',
      after: 'return null;',
      breaks: 'La demande en ligne se fait après la clôture.',
    },
  ]),
];
