/** A pupil who goes on elsewhere: who holds, who reads, who pays. */
import { mutationsOf } from './mutation.ts';

const LOI = 'tests/droit/procedure.test.ts';
const ACTES = 'tests/actes/transferts.test.ts';

export const TRANSFERTS = [
  ...mutationsOf({ file: 'lib/droit/transfert/gardes.ts', test: LOI }, [
    {
      id: 'TR1',
      before: 'return accueil && apres(accueil.entreeLe, jour)',
      after: 'return accueil && apres(accueil.entreeLe, jour.add({ days: 1 }))',
      breaks: 'Un élève est transféré la veille de son entrée.',
    },
    {
      id: 'TR2',
      before: "etat !== 'notifiee' && recoursEnAttente",
      after: 'false',
      breaks: 'Une demande change d’autorité pendant qu’un recours attend.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/actes.ts', test: ACTES }, [
    {
      id: 'TR3',
      before: "const suivi = dossier.etat !== 'notifiee';",
      after: 'const suivi = true;',
      breaks: 'Les recours d’une bourse transférée changent d’autorité.',
    },
    {
      id: 'TR4',
      before: 'where: { id: transfertId, prisLe: null },',
      after: 'where: { id: transfertId },',
      breaks: 'Deux collègues prennent la même bourse en charge.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/portee.ts', test: ACTES }, [
    {
      id: 'TR5',
      before: '[...rolesSur(portee, dossier), ...rolesQuiLisent(portee, dossier)]',
      after: 'rolesSur(portee, dossier)',
      breaks: 'L’établissement d’accueil ne lit pas la bourse qu’il paie.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261129130000_transferts/migration.sql', test: ACTES }, [
    {
      id: 'TR6',
      before: 'd.branche, d.lieux_lies,',
      after: 'd.branche, ARRAY[]::text[],',
      breaks: 'La base cache à l’accueil les décisions et les droits.',
    },
  ]),
];
