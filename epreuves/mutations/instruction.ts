/** What the ministère does of a request beside answering it: what it may put right, and whom it tells. */
import { mutationsOf } from './mutation.ts';

const TEST = 'tests/actes/instruction.test.ts';

export const INSTRUCTION_DES_DEMANDES = [
  ...mutationsOf({ file: 'prisma/migrations/20261206100000_instruction/migration.sql', test: TEST }, [
    {
      id: 'INS1',
      before: "NOT coalesce((avant #> '{donnees,scopes}') ?& accordes, false)",
      after: 'false',
      breaks: 'Une correction ouvre une donnée que l’organisme n’a pas demandée.',
    },
    {
      id: 'INS2',
      before:
        "OR NOT coalesce(avant #> '{donnees,destinataires}', '[]') @> coalesce(apres #> '{donnees,destinataires}', '[]')",
      after: '',
      breaks: 'Une correction ouvre les appels pour un organisme qui n’est pas nommé.',
    },
    {
      id: 'INS3',
      before: "AND (current_user IN ('bourses_web', 'bourses_worker') OR NOT est_instructeur())",
      after: 'AND NOT est_instructeur()',
      breaks: 'Le ministère récrit une demande sans événement ni raison.',
    },
    {
      id: 'INS4',
      before: 'coalesce(ancien.contenu, h.saisie) INTO avant',
      after: 'h.saisie INTO avant',
      breaks: 'Une correction accorde ce que l’organisme avait tapé puis abandonné.',
    },
  ]),
  ...mutationsOf({ file: 'lib/instruction/actes.ts', test: TEST }, [
    {
      id: 'INS5',
      before: "{ etat: 'brouillon', octrois: { some: EN_VIGUEUR } },",
      after: '',
      breaks: 'Un organisme qui a rouvert sa demande n’est pas averti d’un changement.',
    },
  ]),
];
