/** What is corrected of persons, and records that are united. */
import { mutationsOf } from './mutation.ts';

const CORRECTIONS = 'tests/actes/corrections.test.ts';
const CORRIGEES = 'tests/actes/personnes-corrigees.test.ts';
const RATTACHES = 'tests/actes/comptes-rattaches.test.ts';
const REUNIONS = 'tests/actes/reunions.test.ts';

export const PERSONNES = [
  ...mutationsOf({ file: 'lib/eleve/actes.ts', test: 'tests/actes/saisie-eleve.test.ts' }, [
    {
      id: 'P40',
      before: 'AND (siens.pareil OR siens.voisin)',
      after: 'AND siens.pareil',
      breaks: 'Un élève se saisit une seconde fois pour une lettre de trop.',
    },
  ]),
  ...mutationsOf({ file: 'lib/personne/actes.ts', test: REUNIONS }, [
    {
      id: 'A101',
      before: 'if (nomme && !homonyme) await refuserLHomonyme(tx, voulu, scolarite.rentree, eleve.id);',
      after: '',
      test: CORRECTIONS,
      breaks: 'Un élève reçoit sans un mot le nom et la naissance d’un autre.',
    },
    {
      id: 'A102',
      before: 'if (eleve.corrections.length !== revision)',
      after: 'if (false)',
      test: CORRECTIONS,
      breaks: 'Une correction efface celle qu’un collègue vient de faire.',
    },
    {
      id: 'P1',
      before: 'await passerLaPorte(tx, portee, { ...siens, ...tenuDans(lieuxDeSaisie(portee)) }, suite);',
      after: '',
      test: CORRIGEES,
      breaks: 'Après une correction, drapeaux et échéances restent ceux d’avant.',
    },
    {
      id: 'P2',
      before: 'if (vu.revision !== revision)',
      after: 'if (false)',
      breaks: 'Une réunion passe sur une fiche que quelqu’un vient de changer.',
    },
    {
      id: 'P3',
      before: 'if (ailleurs.length > 0)',
      after: 'if (ailleurs.length > 99)',
      breaks: 'Une réunion touche ce que d’autres tiennent.',
    },
    {
      id: 'P4',
      before: 'if ((await tx.reunion.count({ where: suivantes })) > 0)',
      after: 'if (false)',
      breaks: 'Une réunion se défait sous une autre, qui y tenait.',
    },
  ]),
  ...mutationsOf({ file: 'lib/personne/queries.ts', test: REUNIONS }, [
    {
      id: 'P5',
      before: 'siens.size > 0 && autres.size > 0 && ![...siens].some((numero) => autres.has(numero))',
      after: 'false',
      breaks: 'Deux personnes de numéros fiscaux différents n’en font plus qu’une.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261128030000_reunions/migration.sql', test: REUNIONS }, [
    {
      id: 'P7',
      before: 'JOIN responsable t ON t.id = coalesce(r.reunie_dans, r.id) WHERE r.sub = compte',
      after: 'JOIN responsable t ON t.id = r.id WHERE r.sub = compte',
      breaks: 'Le compte d’une fiche réunie n’ouvre plus rien.',
    },
    {
      id: 'P8',
      file: 'prisma/migrations/20261129020000_codes_de_lettres/migration.sql',
      before: 'OR (NEW.eleve_id <> OLD.eleve_id AND NOT passe_de(OLD.eleve_id, NEW.eleve_id)) THEN',
      after: 'THEN',
      breaks: 'Un dossier passe à un autre élève.',
    },
    {
      id: 'P9',
      before: 'UPDATE droit SET eleve_id = NEW.eleve_id WHERE dossier_id = NEW.id;',
      after: '',
      breaks: 'Les droits d’un dossier restent à la fiche qui ne tient plus.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261207300000_comptes_rattaches/migration.sql', test: RATTACHES },
    [
      {
        id: 'P36',
        before: 'WHERE compte = NEW.sub AND utilise_le IS NULL AND expire_le >= jour_de_la_session();',
        after: 'WHERE true;',
        breaks: 'Un agent rattache un compte qui n’a tiré aucun code.',
      },
      {
        id: 'P31',
        before: "WHEN c.expire_le < jour_de_la_session() THEN 'expire'",
        after: "WHEN c.expire_le < jour_de_la_session() - 99 THEN 'expire'",
        breaks: 'Le secrétariat ne lit plus qu’un code n’est plus valable.',
      },
      {
        id: 'P32',
        before: 'nom_compare(p || n) = nom_compare(c.nom))',
        after: "nom_compare(p || n) <> '')",
        breaks: 'Le compte d’une autre personne se rattache sans un mot.',
      },
      {
        id: 'P33',
        before: 'IF EXISTS (SELECT FROM responsable WHERE sub = le_compte) THEN RETURN NULL; END IF;',
        after: '',
        breaks: 'Un compte déjà rattaché tire encore des codes.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/rattachement/actes.ts', test: RATTACHES }, [
    {
      id: 'P34',
      before: 'if (!(await essaiAdmis(empreinte, source, portee.jour)))',
      after: 'if (false)',
      breaks: 'Un code de rattachement se devine en essayant.',
    },
  ]),
];
