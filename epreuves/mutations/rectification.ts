/** The droit à l'erreur: who says it, what is seen before it is saved, what follows. */
import { mutationsOf } from './mutation.ts';

const LOI = 'tests/droit/procedure.test.ts';
const ACTES = 'tests/actes/rectification.test.ts';

export const RECTIFICATIONS = [
  ...mutationsOf({ file: 'lib/droit/rectification/gardes.ts', test: LOI }, [
    {
      id: 'RE1',
      before: "    etat === 'notifiee' && contestee === 'attribution' && !bonneFoi",
      after: '    false',
      breaks: 'Une fraude se rectifie sans que la famille soit entendue.',
    },
    {
      id: 'RE2',
      before: '    if (apres(erreurLe, jour))',
      after: '    if (apres(erreurLe, jour.add({ days: 1 })))',
      breaks: 'Une erreur est signalée demain.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/rectification/actes.ts', test: LOI }, [
    {
      id: 'RE3',
      before: "      etat === 'notifiee' && !resultatInchange ? 'en_instruction' : etat,",
      after: '      etat,',
      breaks: 'Une décision que l’erreur change reste en place.',
    },
  ]),
  ...mutationsOf(
    { file: 'lib/droit/rectification/difference.ts', test: 'tests/droit/rectification.test.ts' },
    [
      {
        id: 'RE4',
        before: 'apres.annuel < avant.annuel ||',
        after: 'apres.annuel <= avant.annuel ||',
        breaks: 'Un droit inchangé est dit à rembourser.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/rectification/actes.ts', test: ACTES }, [
    {
      id: 'RE5',
      before: '    if (vu !== vuDe(difference.apres))',
      after: "    if (vu === '')",
      breaks: 'Une rectification s’enregistre sans que sa différence ait été vue.',
    },
    {
      id: 'RE6',
      before: '    const premiereFois = dossier.erreursRectifiees.length === 0;',
      after: '    const premiereFois = true;',
      breaks: 'La première erreur d’une personne est oubliée.',
    },
    {
      id: 'RE7',
      before: '      ...(change ? { dossier: { repriseLe: dateDe(portee.jour) } } : {}),\n',
      after: '',
      breaks: 'Le silence rejette une demande le jour où elle est rectifiée.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261129011000_rectifications/migration.sql',
      test: ACTES,
    },
    [
      {
        id: 'RE8',
        before:
          'CREATE POLICY rectification_conclure ON rectification AS RESTRICTIVE FOR UPDATE USING ((SELECT identite_famille()) IS NULL);',
        after: '',
        breaks: 'Une famille conclut elle-même sur son erreur.',
      },
      {
        id: 'RE9',
        before: "  IF TG_OP = 'UPDATE' AND (OLD.issue IS NOT NULL OR to_jsonb(NEW) - suite",
        after: "  IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - suite",
        breaks: 'La suite d’une rectification s’écrit deux fois.',
      },
    ],
  ),
];
