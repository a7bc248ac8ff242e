/** A request: what the ministère may put right in it, whom it tells, and what each of its stages opens. */
import { mutationsOf } from './mutation.ts';

const TEST = 'tests/actes/instruction.test.ts';
const ETAPE = 'tests/actes/etape-d-essai.test.ts';

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
  ...mutationsOf({ file: 'prisma/migrations/20261206110000_etape_d_essai/migration.sql', test: ETAPE }, [
    {
      id: 'INS6',
      before: "IF etape_octroyee(NEW.habilitation_id) IS DISTINCT FROM 'production' THEN",
      after: 'IF etape_octroyee(NEW.habilitation_id) IS NULL THEN',
      breaks: 'L’essai accordé ouvre un jeton qui connaît de vrais élèves.',
    },
    {
      id: 'INS7',
      before: "WHEN (NEW.acte IN ('passer_en_production', 'annuler_etape', 'refuser'))",
      after: "WHEN (NEW.acte IN ('passer_en_production', 'annuler_etape'))",
      breaks: 'Une demande dont la production est refusée reste à cette étape.',
    },
    {
      id: 'INS8',
      before: "'passer_en_production' THEN atteinte = 'essai'",
      after: "'passer_en_production' THEN true",
      breaks: 'Une demande déjà en production y passe encore.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261206120000_quota_a_la_seconde_regle/migration.sql',
      test: 'tests/actes/habilitations.test.ts',
    },
    [
      {
        id: 'INS10',
        before:
          "WHEN ''instructeur'' THEN coalesce((NEW.contenu->>''parSeconde'')::int, par_seconde) ELSE par_seconde END",
        after: "WHEN ''instructeur'' THEN par_seconde ELSE par_seconde END",
        breaks: 'Le nombre d’appels par seconde que le ministère dit ne vaut pas.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/habilitation/actes.ts', test: ETAPE }, [
    {
      id: 'INS9',
      before:
        "if (oubliee) throw new Refus('impossible', 'Ce qui le montre : à remplir.', { champ: oubliee });",
      after: '',
      breaks: 'Une production s’accorde sans que son texte soit vérifié.',
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
