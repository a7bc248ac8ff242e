/** What the law no longer lets the service keep: by whom it goes, what holds it back, what stays. */
import { mutationsOf } from './mutation.ts';

const LOTS = 'tests/actes/eliminations.test.ts';
const ANNONCE = 'prisma/migrations/20261207400000_effacement_annonce/migration.sql';
const MIGRATION = 'prisma/migrations/20261201040000_eliminations/migration.sql';

export const CONSERVATION = [
  ...mutationsOf(
    { file: 'lib/droit/conservation/conservation.ts', test: 'tests/droit/conservation.test.ts' },
    [
      {
        id: 'CO1',
        before: 'derniereRentree + 1}-09-01',
        after: 'derniereRentree}-09-01',
        breaks: 'Les données partent un an trop tôt.',
      },
    ],
  ),
  ...mutationsOf({ file: ANNONCE, test: LOTS }, [
    {
      id: 'CO3',
      before: 'OR e.ecartee_le IS NOT NULL OR num_nonnulls(e.dpo_id, e.administrateur_id) < 2 THEN',
      after: 'OR e.ecartee_le IS NOT NULL THEN',
      breaks: 'Un lot s’exécute avec un seul visa.',
    },
    {
      id: 'CO5',
      before: '    retenu := suspensions_de_l_eleve(l.eleve_id);\n',
      after: "    retenu := '{}';\n",
      breaks: 'Ce qui est né depuis les visas ne retient plus rien.',
    },
    {
      id: 'CO11',
      before: '  ELSIF e.dossiers > 0 AND coalesce(jour_de_la_session() < e.annoncee_le',
      after: '  ELSIF e.dossiers > 0 AND coalesce(jour_de_la_session() < e.annoncee_le - 30',
      breaks: 'Un lot s’exécute le jour où les familles sont prévenues.',
    },
    {
      id: 'CO12',
      before: '(e.dossiers = 0 OR jour_de_la_session() >= e.annoncee_le + preavis_d_effacement()) THEN',
      after: 'e.dossiers = 0 THEN',
      breaks: 'Un lot s’écarte alors que son effacement a commencé.',
    },
  ]),
  ...mutationsOf({ file: MIGRATION, test: LOTS }, [
    {
      id: 'CO2',
      before: '  ELSIF moi IN (e.dpo_id, e.administrateur_id) THEN\n',
      after: '  ELSIF false THEN\n',
      breaks: 'La même personne croit viser deux fois : le refus ne dit plus pourquoi.',
    },
    {
      id: 'CO4',
      before: "WHERE r.issue IS NULL) THEN 'recours' END",
      after: "WHERE false) THEN 'recours' END",
      breaks: 'Un recours ouvert ne retient plus les données.',
    },
    {
      id: 'CO7',
      before:
        "WHERE o.centimes > (SELECT coalesce(sum(s.centimes), 0) FROM suite_de_reversement s WHERE s.ordre_id = o.id)) THEN 'dette' END",
      after: "WHERE false) THEN 'dette' END",
      breaks: 'Un trop-perçu non remboursé ne retient plus les données.',
    },
    {
      id: 'CO8',
      before: 'IS DISTINCT FROM (\n          SELECT f.fait',
      after: 'IS NOT DISTINCT FROM (\n          SELECT f.fait',
      breaks: 'Une somme qui n’est pas payée ne retient plus les données.',
    },
  ]),
  ...mutationsOf({ file: 'lib/conservation/taches.ts', test: LOTS }, [
    {
      id: 'CO13',
      before: 'if (parti) prevenus += 1;',
      after: 'prevenus += 1;',
      breaks: 'Une adresse refusée passe pour prévenue.',
    },
    {
      id: 'CO9',
      before: 'for (const cle of cles) await stockage().supprimer(cleDeFichier(cle));',
      after: '',
      breaks: 'Les fichiers restent rangés quand leurs lignes sont parties.',
    },
  ]),
  ...mutationsOf({ file: 'lib/dossier/queries.ts', test: LOTS }, [
    {
      id: 'CO10',
      before: 'where: { id: { in: [...ids] }, effaceLe: null },',
      after: 'where: { id: { in: [...ids] } },',
      breaks: 'Ce qui reste d’un dossier effacé s’ouvre.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261206200200_equipement_ailleurs/migration.sql', test: LOTS }, [
    {
      id: 'CO6',
      before: '  DELETE FROM cle_de_dossier WHERE dossier_id = ANY (ds);\n',
      after: '',
      breaks: 'La clé du dossier reste : ses empreintes se devinent.',
    },
  ]),
];
