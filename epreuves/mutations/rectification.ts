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
      {
        id: 'RE10',
        before: 'const primesSeules = avant?.echelon === apres.echelon && !estLeMemeEffet(avant, apres);',
        after: 'const primesSeules = false;',
        breaks: 'Une prime s’en va sans que personne l’ait vu.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/rectification/actes.ts', test: ACTES }, [
    {
      id: 'RE5',
      before: '    if (vu !== vuDe(difference))',
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
        file: 'prisma/migrations/20261201070000_reponses_aux_erreurs/migration.sql',
        before: "  IF TG_OP = 'UPDATE' AND (OLD.issue IS NOT NULL OR to_jsonb(NEW) - suite",
        after: "  IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - suite",
        breaks: 'La suite d’une rectification s’écrit deux fois.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/rectification/faits.ts', test: ACTES }, [
    {
      id: 'RE11',
      before: ' || perdues.length > 0,',
      after: ',',
      breaks: 'La lettre qui retire une prime ne dit pas ce qui est à rembourser.',
    },
    {
      id: 'RE12',
      before: 'return ecartee ? null : jourOuNul(',
      after: 'return jourOuNul(',
      breaks: 'Un recours contre une erreur écartée est dit tardif.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261201070000_reponses_aux_erreurs/migration.sql', test: ACTES },
    [
      {
        id: 'RE13',
        before: ' OR jsonb_array_length(p.perdues) > 0)',
        after: ')',
        breaks: 'Le courrier d’une prime perdue ne dit rien de ce qui est à rembourser.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/droit/rectification/gardes.ts', test: LOI }, [
    {
      id: 'RE14',
      before: "    etat === 'notifiee' && !delegation\n",
      after: '    false\n',
      breaks: 'Refuser de modifier une décision se signe sans délégation.',
    },
  ]),
  ...mutationsOf({ file: 'lib/dossier/actes.ts', test: 'tests/actes/retard-leve.test.ts' }, [
    {
      id: 'RE15',
      before: '    if (horsDelai || !decision)',
      after: '    if (!decision)',
      breaks: 'Une décision de retard est levée sur des dates qui restent tardives.',
    },
    {
      id: 'RE16',
      before: '      dossier: { ...dossier, repriseLe: dateDe(portee.jour) },\n      rangees,',
      after: '      dossier,\n      rangees,',
      breaks: 'Le silence rejette une demande le jour où son retard est levé.',
    },
  ]),
];
