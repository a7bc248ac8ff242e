/** The passage to a school year, its way back, and the campaign opened and stopped académie by académie. */
import { mutationsOf } from './mutation.ts';

const TEST = 'tests/actes/passage-de-rentree.test.ts';

export const PASSAGE_DE_RENTREE = [
  ...mutationsOf(
    { file: 'prisma/migrations/20261205400000_rentree_par_academie/migration.sql', test: TEST },
    [
      {
        id: 'PR1',
        before: '  ELSIF annee_commencee(tenue.rentree) THEN',
        after: '  ELSIF false THEN',
        breaks: 'On revient du passage alors que des demandes de l’année sont déposées.',
      },
      {
        id: 'PR2',
        before: '  ELSIF tenue.passee_le IS NOT NULL THEN',
        after: '  ELSIF false THEN',
        breaks: 'Le passage se fait deux fois.',
      },
      {
        id: 'PR3',
        before: 'UPDATE campagne SET par_academie = true WHERE',
        after: 'UPDATE campagne SET par_academie = false WHERE',
        breaks: 'Une campagne enregistrée s’ouvre partout sans passage signé.',
      },
      {
        id: 'PR4',
        before: "    RAISE EXCEPTION USING ERRCODE = 'BN001', MESSAGE = 'essai';",
        after: '    NULL;',
        breaks: 'L’essai fait le passage pour de bon.',
      },
      {
        id: 'PR5',
        before: '  DELETE FROM ouverture_academique WHERE rentree = tenue.rentree;',
        after: '  NULL;',
        breaks: 'Après le retour, une académie reste ouverte.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/campagne/faits.ts', test: TEST }, [
    {
      id: 'PR6',
      before: 'ouverture.academieCode === academieCode);',
      after: 'ouverture.academieCode !== academieCode);',
      breaks: 'L’arrêt d’une académie arrête les autres.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/evaluation.ts', test: TEST }, [
    {
      id: 'PR7',
      before: '  if (fermeture && !PART_TOUT_DE_MEME.includes(acte))',
      after: '  if (false)',
      breaks: 'Un acte se tente dans une académie arrêtée, et échoue sans raison lisible.',
    },
  ]),
];
