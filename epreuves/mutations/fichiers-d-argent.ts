/** The files of the money: workbooks of states, imports, transfers. */
import { mutationsOf } from './mutation.ts';

const IMPORTS = 'tests/droit/fichiers-importes.test.ts';
const IMPORTS_ECRITS = 'tests/actes/imports-d-argent.test.ts';
const EMPLOI = 'tests/droit/emploi.test.ts';
const EMPLOI_ECRIT = 'tests/actes/emploi.test.ts';
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
  ...mutationsOf({ file: 'lib/correspondance/faits.ts', test: IMPORTS }, [
    {
      id: 'FA4',
      before: 'return parIne.naissance === naissance\n      ?',
      after: 'return true\n      ?',
      breaks: 'Un INE mal recopié fait écrire chez un autre élève.',
    },
  ]),
  ...mutationsOf({ file: 'lib/absence/faits.ts', test: IMPORTS }, [
    {
      id: 'FA5',
      before: '[id, new Set(dernieres(absences, rentree).map(cle))]',
      after: '[id, new Set(absencesTenantes(absences, rentree).map(cle))]',
      breaks: 'Un fichier remet une absence retirée comme erreur.',
    },
    {
      id: 'FA6',
      before: 'if (lue.justifiee)\n      return {',
      after: 'if (false as boolean)\n      return {',
      breaks: 'Une absence que le fichier dit justifiée est gardée, avec son motif.',
    },
  ]),
  ...mutationsOf({ file: 'lib/correspondance/queries.ts', test: IMPORTS_ECRITS }, [
    {
      id: 'FA7',
      before: 'if (empreinteDe(suites) !== demande.apercu)',
      after: 'if (!demande.apercu)',
      breaks: 'Un fichier écrit autre chose que ce qui a été montré.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/argent/emploi.ts', test: EMPLOI }, [
    {
      id: 'FA8',
      before: 'enRetard: solde > 0 && apres(leJour, limite),',
      after: 'enRetard: apres(leJour, limite),',
      breaks: 'Une famille payée est dite en retard.',
    },
    {
      id: 'FA9',
      before: "if (genre === 'impute') return situation !== 'verse';",
      after: "if (genre === 'impute') return true;",
      breaks: 'Les frais changent après que le solde est versé.',
    },
  ]),
  ...mutationsOf(
    { file: 'lib/droit/argent/virement-sepa.ts', test: 'tests/contrats/virements-sepa.test.ts' },
    [
      {
        id: 'FA10',
        before: 'enSignesSepa(nom).slice(0, NOM_AU_PLUS)',
        after: 'nom.slice(0, NOM_AU_PLUS)',
        breaks: 'La banque reçoit des accents qu’elle refuse.',
      },
    ],
  ),
  ...mutationsOf(
    { file: 'prisma/migrations/20261201030000_emploi_de_bourse/migration.sql', test: EMPLOI_ECRIT },
    [
      {
        id: 'FA11',
        before: "WHEN 'verse' THEN NEW.centimes = le_versement.centimes - frais",
        after: "WHEN 'verse' THEN NEW.centimes <= le_versement.centimes - frais",
        breaks: 'La base laisse une somme au compte de l’établissement.',
      },
      {
        id: 'FA12',
        before: "IF le_versement.mode <> 'mandataire' OR recu.fait IS DISTINCT FROM 'paye' THEN",
        after: "IF le_versement.mode <> 'mandataire' THEN",
        breaks: 'Une bourse est employée avant d’être reçue.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/emploi/queries.ts', test: EMPLOI_ECRIT }, [
    {
      id: 'FA13',
      before: "'coordonnees_bancaires',\n        'virements aux familles',",
      after: "'coordonnees_bancaires',\n        'autre',",
      breaks: 'Les comptes donnés à la banque ne disent pas pourquoi ils ont été lus.',
    },
  ]),
];
