/** Before the judge: what is recorded, who ends it, what its annulment does. */
import { mutationsOf } from './mutation.ts';

const REQUETES = 'tests/actes/requetes.test.ts';
const RECUEIL = 'tests/actes/recueil.test.ts';

export const DEVANT_LE_JUGE = [
  ...mutationsOf({ file: 'lib/droit/recours/juge.ts', test: REQUETES }, [
    {
      id: 'JU1',
      before: "const REPRESENTANTS = ['responsable_sab'] as const;",
      after: "const REPRESENTANTS = ['responsable_sab', 'chef_etablissement'] as const;",
      breaks: 'Le chef d’un collège clôt la requête à la place du recteur.',
    },
    {
      id: 'JU2',
      before: "    vers: 'en_instruction',",
      after: '    vers: SUR_PLACE,',
      breaks: 'L’annulation par le juge ne rouvre pas l’examen.',
    },
  ]),
  ...mutationsOf({ file: 'lib/requete/actes.ts', test: REQUETES }, [
    {
      id: 'JU3',
      before: 'rangees: { requete: { ...requete, issue, jugeeLe: dateDe(jugeeLe), motivation } },',
      after: 'rangees: { requete: { ...requete, motivation } },',
      breaks: 'La fin d’une requête n’est pas gardée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recours/queries.ts', test: RECUEIL }, [
    {
      id: 'JU4',
      before: "!lisibles || portee.auteur.genre !== 'agent'",
      after: '!lisibles',
      breaks: 'Une famille ouvre le recueil fait pour le juge.',
    },
    {
      id: 'JU5',
      before: '  let page = fiche + 1;',
      after: '  let page = 1;',
      breaks: 'Le sommaire donne les pages sans compter la fiche.',
    },
  ]),
];
