/** What a barème that is tried would change: on whom it is counted, once, and who reads it. */
import { mutationsOf } from './mutation.ts';

const ACTES = 'tests/actes/effets-de-bareme.test.ts';
const DROIT = 'tests/droit/effet-de-bareme.test.ts';
const MIGRATION = 'prisma/migrations/20261203000100_effets_de_bareme/migration.sql';

export const EFFETS_DE_BAREME = [
  ...mutationsOf({ file: 'lib/droit/calcul.ts', test: DROIT }, [
    {
      id: 'EB1',
      before: 'const bareme = essai?.[type] ?? enVigueur;',
      after: 'const bareme = enVigueur;',
      breaks: 'Le barème essayé ne change rien.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/effet-de-bareme.ts', test: DROIT }, [
    {
      id: 'EB2',
      before: 'return { echelon, centimes: verse?.total ?? centimes(0) };',
      after: 'return { echelon, centimes: resultat.droit.annuel };',
      breaks: 'Une bourse de quelques mois coûte une année entière.',
    },
    {
      id: 'EB3',
      before: "if (vers === 0) return 'perdent';",
      after: "if (vers === 0) return 'descendent';",
      breaks: 'Qui perd sa bourse ne fait que descendre d’échelon.',
    },
  ]),
  ...mutationsOf({ file: 'lib/effet/faits.ts', test: ACTES }, [
    {
      id: 'EB4',
      before: '(etat) => etatDeProcedure(etat).decide && !etatDeProcedure(etat).clos,',
      after: '(etat) => !etatDeProcedure(etat).clos,',
      breaks: 'Une demande que personne n’a décidée est comptée.',
    },
    {
      id: 'EB5',
      before: "(finiLe ? 'fini' : version === annexeVersion ? 'en_cours' : 'arrete');",
      after: "(finiLe ? 'fini' : 'en_cours');",
      breaks: 'Une annexe corrigée en route mêle les comptes de deux barèmes.',
    },
  ]),
  ...mutationsOf({ file: 'lib/effet/taches.ts', test: ACTES }, [
    {
      id: 'EB6',
      before: 'if (effet?.tour !== tour || avanceeDe',
      after: 'if (!effet || avanceeDe',
      breaks: 'Une tâche faite deux fois avance deux fois, et en laisse deux derrière elle.',
    },
  ]),
  ...mutationsOf({ file: MIGRATION, test: ACTES }, [
    {
      id: 'EB7',
      before: "IF TG_OP IN ('DELETE', 'TRUNCATE') OR OLD.fini_le IS NOT NULL OR",
      after: "IF TG_OP IN ('DELETE', 'TRUNCATE') OR",
      breaks: 'Une mesure terminée se corrige à la main.',
    },
  ]),
];
