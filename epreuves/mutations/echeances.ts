/** What a day makes of a dossier, told once and by the application alone. */
import { mutationsOf } from './mutation.ts';

const ECHEANCES = 'tests/actes/echeances.test.ts';
const SANS_REPONSE = 'tests/droit/recours-sans-reponse.test.ts';

export const ECHEANCES_SUIVIES = [
  ...mutationsOf({ file: 'lib/echeance/taches.ts', test: ECHEANCES }, [
    {
      id: 'EC30',
      before: 'if (RAPPELS.includes(annonce)) rappeles.push(...accomplis);',
      after: '',
      breaks: 'Un établissement ne sait pas que ses familles sont rappelées.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/echeances/annonces.ts', test: ECHEANCES }, [
    {
      id: 'EC1',
      before: '  leJour && !dits.some((dit) => apres(dit, leJour)) ? leJour : null;',
      after: '  leJour;',
      breaks: 'La famille apprend chaque nuit le même silence.',
    },
    {
      id: 'EC2',
      before: '  return avant(jour, limite.subtract({ days: JOURS_DU_RAPPEL })) ? null : limite;',
      after: '  return limite;',
      breaks: 'Les pièces sont rappelées dès qu’elles sont demandées.',
    },
  ]),
  ...mutationsOf({ file: 'lib/echeance/faits.ts', test: ECHEANCES }, [
    {
      id: 'EC3',
      before: ' && !attendSonAvisSeul(dossier)',
      after: '',
      breaks: 'Un avis annoncé est rappelé comme une pièce en retard.',
    },
    {
      id: 'EC4',
      before: "rejetDuRecoursPendant(dossier, jour, 'decision') ?? rejeteeParSilence(dossier, jour);",
      after: "rejetDuRecoursPendant(dossier, jour, 'decision');",
      breaks: 'Une décision tardive ne dit plus quel rejet elle remplace.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/recours/silence.ts', test: SANS_REPONSE }, [
    {
      id: 'EC5',
      before: "  if (genre === 'tardif' || (type === 'lycee' && !jugeOuvert)) return null;\n",
      after: '',
      breaks: 'Un recours qui n’ouvre pas le juge en donne la date.',
    },
    {
      id: 'EC6',
      before: '  return estEchu(reponse, jour) ? reponse.echeance : null;',
      after: '  return reponse.echeance;',
      breaks: 'Un recours est dit rejeté avant son dernier jour.',
    },
  ]),
  ...mutationsOf(
    { file: 'lib/droit/delais/prochaine.ts', test: 'tests/droit/delais-administration.test.ts' },
    [
      {
        id: 'EC90',
        before: 'return promis.echeance && apres(demandeComplete, promis.echeance) ? [] : [promis];',
        after: 'return [promis];',
        breaks: 'Une étude complétée en janvier est en retard depuis décembre.',
      },
    ],
  ),
];
