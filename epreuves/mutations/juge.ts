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
      before: 'requete: { ...requete, issue, jugeeLe: dateDe(jugeeLe), motivation, restitutionId },',
      after: 'requete: { ...requete, motivation },',
      breaks: 'La fin d’une requête n’est pas gardée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recours/queries.ts', test: 'tests/actes/requetes.test.ts' }, [
    {
      id: 'JU30',
      before: '...(await jointsDesRequetes(tx, dossierId)), ',
      after: '',
      breaks: 'Le recueil tait ce que le tribunal a reçu et jugé.',
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
  ...mutationsOf({ file: 'lib/contestation/faits.ts', test: REQUETES }, [
    {
      id: 'JU6',
      before: '.filter(({ issue, memoireLe }) => !issue && !memoireLe)',
      after: '.filter(({ issue }) => !issue)',
      breaks: 'L’échéance du tribunal est encore suivie une fois le mémoire déposé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/recours/juge.ts', test: 'tests/droit/procedure.test.ts' }, [
    {
      id: 'JU10',
      before: "const depose = requeteObjet === 'retenue' ? memoireSurRetenue : memoireDepose;",
      after: 'const depose = memoireDepose;',
      breaks: 'Le mémoire déposé sur la décision vaut pour la retenue.',
    },
    {
      id: 'JU9',
      before: 'return recuLe && avant(requeteRecue, recuLe)',
      after: 'return false',
      breaks: 'Une requête est reçue avant la demande de bourse.',
    },
  ]),
  ...mutationsOf({ file: 'lib/requete/queries.ts', test: REQUETES }, [
    {
      id: 'JU7',
      before: "    if (!rolesPour('deposer_memoire', dossier.branche).some((role) => tenus.includes(role)))",
      after: '    if (tenus.length === 0)',
      breaks: 'Un chef d’établissement ouvre le projet de mémoire de l’État.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261206200100_requetes_contre_les_retenues/migration.sql', test: REQUETES },
    [
      {
        id: 'JU8',
        before: "  IF TG_OP = 'UPDATE' AND OLD.memoire_le IS NOT NULL\n",
        after: "  IF TG_OP = 'UPDATE' AND false\n",
        breaks: 'Le jour du dépôt d’un mémoire se réécrit.',
      },
    ],
  ),
];
