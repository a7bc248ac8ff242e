/** The files of the money: workbooks of states, imports, transfers. */
import { mutationsOf } from './mutation.ts';

const CLASSEUR = 'tests/contrats/classeur.test.ts';

export const FICHIERS_D_ARGENT = [
  ...mutationsOf({ file: 'lib/connecteurs/classeur.ts', test: CLASSEUR }, [
    {
      id: 'FA1',
      before: "typeof valeur === 'number') return valeur / 100;",
      after: "typeof valeur === 'number') return valeur;",
      breaks: 'Le classeur dit des centimes pour des euros.',
    },
    {
      id: 'FA2',
      before: 'freezePane: { rows: 1 },',
      after: '',
      breaks: 'L’en-tête d’une feuille ne reste pas en vue.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/cas/juger.ts', test: CLASSEUR }, [
    {
      id: 'FA3',
      before: ' && !/^-\\d+(,\\d+)?$/.test(texte)',
      after: '',
      breaks: 'Une somme négative du CSV devient un texte, que le tableur n’additionne pas.',
    },
  ]),
];
