/** A pupil who goes on elsewhere: who holds, who reads, who pays. */
import { mutationsOf } from './mutation.ts';

const LOI = 'tests/droit/procedure.test.ts';
const ACTES = 'tests/actes/transferts.test.ts';
const IMPRIMES = 'tests/actes/imprimes-de-transfert.test.ts';

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
  ...mutationsOf({ file: 'lib/droit/argent/transfert.ts', test: 'tests/droit/argent-partages.test.ts' }, [
    {
      id: 'TR7',
      before: "const trimestre = type === 'college' || obligation ? trimestreDu(annee, sortie) : null;",
      after: 'const trimestre = trimestreDu(annee, sortie);',
      breaks: 'L’imprimé d’un lycée arrête le versement à la fin du trimestre : il est payé deux fois.',
    },
  ]),
  ...mutationsOf({ file: 'lib/liquidation/faits.ts', test: IMPRIMES }, [
    {
      id: 'TR8',
      before: 'sorties: arretsDe(decides),',
      after: 'sorties: [],',
      breaks: 'L’imprimé laisse toute la bourse à l’établissement d’origine.',
    },
  ]),
  ...mutationsOf({ file: 'lib/liquidation/faits.ts', test: 'tests/actes/retenues-payees.test.ts' }, [
    {
      id: 'TR9',
      before: 'absences: enAbsences(lu.retenue.absences),',
      after: 'absences: [],',
      breaks: 'Ce que le chef retient pour absences est payé quand même.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/queries.ts', test: IMPRIMES }, [
    {
      id: 'TR10',
      before: 'if (transfert.suivi)\n      throw',
      after: 'if (false)\n      throw',
      breaks: 'Un imprimé dit arrêté un versement que personne n’a décidé.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261202040000_etats_d_un_boursier/migration.sql', test: IMPRIMES },
    [
      {
        id: 'TR11',
        before: "AND est_connu(d.uai, d.academie_code, d.branche, d.lieux_lies, connus_de_l_agent('argent'))",
        after: 'AND true',
        breaks: 'N’importe quel agent lit ce qui est versé à n’importe quel élève.',
      },
      {
        id: 'TR12',
        before: "f ON f.fait = 'paye'",
        after: 'f ON true',
        breaks: 'Un versement rejeté est dit payé à l’établissement d’accueil.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/droit/argent/exclusion.ts', test: 'tests/droit/argent-partages.test.ts' }, [
    {
      id: 'TR13',
      before: "type === 'college' || ageAuMoins(naissance, sortie) < 16",
      after: "type === 'college' || ageAuMoins(naissance, sortie) <= 16",
      breaks: 'Un lycéen exclu à seize ans garde tout son trimestre.',
    },
  ]),
  ...mutationsOf({ file: 'lib/liquidation/queries.ts', test: IMPRIMES }, [
    {
      id: 'TR14',
      before: 'max(coalesce(t.arret_le, t.sortie_le))',
      after: 'max(t.sortie_le)',
      breaks: 'L’état paie par jours le lycéen exclu avant seize ans, et contredit l’imprimé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/liquidation/faits.ts', test: IMPRIMES }, [
    {
      id: 'TR15',
      before: '(apres(avant, tard) ? avant : tard)',
      after: 'tard',
      breaks: 'Un lycée où l’élève ne fait que passer est payé à la place de celui qui l’a exclu.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261202040100_exclusions/migration.sql', test: IMPRIMES }, [
    {
      id: 'TR16',
      before: 'arret_le IS NULL OR exclusion IS TRUE AND NOT suivi AND arret_le > sortie_le',
      after: 'true',
      breaks: 'Un versement s’arrête n’importe quel jour sans exclusion.',
    },
  ]),
];
