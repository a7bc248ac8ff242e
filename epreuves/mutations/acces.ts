/** What the code of a letter opens, to whom, how often. */
import { mutationsOf } from './mutation.ts';

const ACCES = 'tests/actes/acces-par-code.test.ts';
const IMPRIME = 'tests/contrats/code-de-lettre.test.ts';

export const CODES_DE_LETTRES = [
  ...mutationsOf({ file: 'lib/acces/actes.ts', test: ACCES }, [
    {
      id: 'CL1',
      before: 'if (!memeTexte(lettre?.naissance ?? null, naissance) || !lettre) throw inconnus();',
      after: 'if (!lettre) throw inconnus();',
      breaks: 'Le code seul ouvre la demande, sans la date de naissance.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/essais.ts', test: ACCES }, [
    {
      id: 'CL2',
      before: 'const ESSAIS_D_UN_CODE = { parJour: 5, enTout: 15 };',
      after: 'const ESSAIS_D_UN_CODE = { parJour: 5, enTout: 1_000 };',
      breaks: 'Une date se devine en quelques mois.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/portee.ts', test: ACCES }, [
    {
      id: 'CL4',
      before: "return dossier.id === auteur.dossierId ? ['porteur'] : [];",
      after: "return ['famille'];",
      breaks: 'Qui tient une lettre renonce à la demande, ou la conteste.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/courrier/acces.ts', test: IMPRIME }, [
    {
      id: 'CL5',
      before: '}#$',
      after: '}?code=$',
      breaks: 'Le code passe dans les journaux des serveurs.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261129020000_codes_de_lettres/migration.sql', test: ACCES }, [
    {
      id: 'CL3',
      before: 'SET du_jour = greatest(du_jour - 1, 0)',
      after: 'SET du_jour = du_jour',
      breaks: 'Une famille qui revient souvent est tenue dehors.',
    },
    {
      id: 'CL6',
      before: 'AND k.expire_le >= jour_de_la_session()',
      after: '',
      breaks: 'Un code ouvre pour toujours.',
    },
    {
      id: 'CL7',
      before: 'AND c.revenu_le IS NULL\n',
      after: '\n',
      breaks: 'Une lettre revenue « inconnu à l’adresse » ouvre encore.',
    },
    {
      id: 'CL8',
      before: "IF nom NOT IN ('dossier', 'piece') THEN",
      after: "IF nom IN ('demande') THEN",
      breaks: 'Qui tient une lettre modifie une décision.',
    },
    {
      id: 'CL9',
      before: "(SELECT identite_porteur()) IS NULL OR acte = 'recevoir_piece');",
      after: 'true);',
      breaks: 'Une ligne du journal fait dire n’importe quel acte au porteur.',
    },
  ]),
  ...mutationsOf({ file: 'lib/acces/queries.ts', test: 'tests/actes/acces-par-code.test.ts' }, [
    {
      id: 'CL90',
      before: "return decision && dossier.canal === 'etude_automatique' ? { dossier, decision } : null;",
      after: 'return decision ? { dossier, decision } : null;',
      breaks: 'Le code d’une lettre ouvre les revenus de toute demande décidée.',
    },
  ]),
];
