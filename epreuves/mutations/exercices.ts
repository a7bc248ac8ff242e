/** What persons ask about their own data: whose it is, by when, and what a limitation stops. */
import { mutationsOf } from './mutation.ts';

const TEST = 'tests/actes/exercices.test.ts';
const MIGRATION = 'prisma/migrations/20261204500000_exercices_de_droits/migration.sql';

export const DEMANDES_SUR_LES_DONNEES = [
  ...mutationsOf({ file: MIGRATION, test: TEST }, [
    {
      id: 'EX1',
      before: 'AND (NEW.responsable_id IS NULL OR d.demandeur_id = NEW.responsable_id)',
      after: '',
      breaks: 'Une famille nomme le dossier d’une autre, et le fait limiter.',
    },
    {
      id: 'EX2',
      before: 'NEW.recue_le := jour_de_la_session();',
      after: '',
      breaks: 'Une famille antidate sa demande, et met le service en retard.',
    },
    {
      id: 'EX3',
      before: "NEW.jour > (e.recue_le + interval '1 month')::date",
      after: "NEW.jour > (e.recue_le + interval '3 months')::date",
      breaks: 'Un délai déjà passé se prolonge.',
    },
    {
      id: 'EX4',
      before: "ELSIF NEW.genre = 'levee' AND NOT limite THEN",
      after: 'ELSIF false THEN',
      breaks: 'Une limitation se lève deux fois.',
    },
    {
      id: 'EX5',
      before:
        "OR ((SELECT identite_agent()) IS NOT NULL AND (SELECT tient_la_fonction_nationale('dpo'))));\nCREATE POLICY exercice_porteur",
      after: 'OR (SELECT identite_agent()) IS NOT NULL);\nCREATE POLICY exercice_porteur',
      breaks: 'Tout agent lit ce que les familles demandent sur leurs données.',
    },
    {
      id: 'EX6',
      before: "AND s.sens IN ('accordee', 'en_partie')",
      after: '',
      breaks: 'Une opposition refusée arrête les messages.',
    },
    {
      id: 'EX7',
      before: "  IF NOT tient_la_fonction_nationale('dpo') THEN\n    RAISE EXCEPTION 'seul le délégué",
      after: "  IF false THEN\n    RAISE EXCEPTION 'seul le délégué",
      breaks: 'N’importe quel agent lit les réponses d’une famille à l’étude automatique.',
    },
    {
      id: 'EX8',
      before: "interval '36 months'",
      after: "interval '35 months'",
      breaks: 'Une demande répondue part avant sa fin.',
    },
    {
      id: 'EX9',
      before:
        "AND NOT EXISTS (SELECT FROM suite_d_exercice s WHERE s.exercice_id = e.id AND s.genre = ''reponse''))",
      after: ')',
      breaks: 'Une demande répondue retient l’effacement pour toujours.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/conservation/exercice.ts', test: TEST }, [
    {
      id: 'EX10',
      before: '(prolongee ? PROLONGATION.mois : 0)',
      after: '(prolongee ? 1 : 0)',
      breaks: 'Un délai prolongé finit un mois trop tôt.',
    },
  ]),
  ...mutationsOf({ file: 'lib/relance/queries.ts', test: TEST }, [
    {
      id: 'EX11',
      before: '  AND s.eleve_id <> ALL (ARRAY (SELECT eleves_a_ne_pas_relancer()))\n',
      after: '',
      breaks: 'Une famille qui s’est opposée est encore relancée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/copie/queries.ts', test: 'tests/actes/copie.test.ts' }, [
    {
      id: 'QB5',
      before: "regard(portee, dossier, 'revenus') === 'lit'",
      after: "regard(portee, dossier, 'revenus') !== 'rien'",
      breaks: 'La copie montre à qui l’imprime des revenus qui lui sont masqués.',
    },
    {
      id: 'QB6',
      before: "    await journaliserLecture(tx, portee, dossierId, 'dossier', COPIE);\n",
      after: '',
      breaks: 'Une copie s’imprime sans que le registre des lectures le dise.',
    },
    {
      id: 'QB7',
      before: '{ dossierId, responsableId: demandeur.id }',
      after: '{ dossierId }',
      breaks: 'La copie d’une personne porte les messages d’une autre.',
    },
  ]),
  ...mutationsOf({ file: 'lib/copie/faits.ts', test: 'tests/actes/copie.test.ts' }, [
    {
      id: 'QB8',
      before: 'IMPRIMES.every(',
      after: 'IMPRIMES.some(',
      breaks: 'Qui ne lit que l’identité imprime tout ce que la personne a déclaré.',
    },
  ]),
];
