/** Who may administer what, alone or with another administrateur, and who moves the clock. */
import { mutationsOf } from './mutation.ts';

const ACTES = 'tests/actes/actes-d-administration.test.ts';
const CACHETS = 'tests/actes/cachets.test.ts';
const ROLES = 'tests/actes/trois-roles.test.ts';

export const ADMINISTRATION = [
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261204500001_comptes_de_rentree/migration.sql',
      test: 'tests/actes/rentree.test.ts',
    },
    [
      {
        id: 'AD50',
        before: '  IF NOT est_administrateur() THEN',
        after: '  IF false THEN',
        breaks: 'Quiconque lit, dans la base, où en est la rentrée du pays.',
      },
      {
        id: 'AD51',
        before: "s.rentree = annee - 1 AND s.niveau <> 'post_bac'",
        after: "s.rentree = annee AND s.niveau <> 'post_bac'",
        breaks: 'Un établissement dont les élèves manquent n’est pas compté.',
      },
    ],
  ),
  ...mutationsOf(
    { file: 'prisma/migrations/20261130900000_certificats_de_cachet/migration.sql', test: CACHETS },
    [
      {
        id: 'AD40',
        before:
          "  IF c->>'autorite' IN ('FR00', 'FR99') AND NOT has_table_privilege('bourses_web', 'public.horloge', 'UPDATE') THEN",
        after: '  IF false THEN',
        breaks: 'Un service croit les avis qu’une autorité d’essai signe.',
      },
      {
        id: 'AD41',
        before: "  IF c->>'autorite' IN ('FR00', 'FR99') AND",
        after: "  IF c->>'autorite' IN ('FR99') AND",
        breaks: 'Un service croit les avis signés par la clé, publique, des spécimens.',
      },
    ],
  ),
  ...mutationsOf({ file: 'prisma/migrations/20261128020000_administration/migration.sql', test: ACTES }, [
    {
      id: 'AD1',
      before: "  IF l_acte <> 'fermer_affectation' AND (c->>'agent')::uuid = identite_agent() THEN",
      after: '  IF false THEN',
      breaks: 'Un administrateur s’ouvre un accès à lui-même.',
    },
    {
      id: 'AD2',
      before: "  IF l_acte <> 'fermer_delegation' AND (c->>'agent')::uuid = identite_agent() THEN",
      after: '  IF false THEN',
      breaks: 'Un administrateur confirme sa propre délégation.',
    },
    {
      id: 'AD3',
      before: '  IF a.propose_par_id = identite_agent() THEN',
      after: '  IF false THEN',
      breaks: 'Qui propose confirme : la contrainte répond par une faute, pas par un refus.',
    },
    {
      id: 'AD6',
      before:
        "  agent_id WITH =, role WITH =, (coalesce(uai, academie_code, '')::text) WITH =, daterange(du, au, '[]') WITH &&)",
      after:
        "  agent_id WITH =, role WITH =, (coalesce(uai, academie_code, '')::text) WITH =, daterange(du, au, '[)') WITH &&)",
      breaks: 'Deux affectations se recouvrent d’un jour.',
    },
    {
      id: 'AD7',
      before:
        "    SELECT FROM affectation WHERE role = 'administrateur' AND du <= fin + 1 AND au IS NULL) THEN",
      after: "    SELECT FROM affectation WHERE role = 'administrateur' AND du <= fin + 1) THEN",
      breaks: 'Le dernier administrateur se retire.',
    },
    {
      id: 'AD8',
      before: '  ELSIF tenue IS DISTINCT FROM lue THEN',
      after: '  ELSIF false THEN',
      breaks: 'Un acte écrase ce qu’un autre administrateur vient de changer.',
    },
    {
      id: 'AD9',
      before: '        AND signe_par_delegation(a.role) AND debut BETWEEN',
      after: '        AND debut BETWEEN',
      breaks: 'Une gestionnaire reçoit une délégation de signature.',
    },
    {
      id: 'AD10',
      before: "  ELSIF (le_contenu->>'du')::date < jour_de_la_session() THEN",
      after: '  ELSIF false THEN',
      breaks: 'Un droit s’ouvre dans le passé.',
    },
    {
      id: 'AD11',
      before: '  ELSIF NOT prolonge AND nouvelle < hier THEN',
      after: '  ELSIF false THEN',
      breaks: 'Une affectation se ferme dans le passé.',
    },
    {
      id: 'AD12',
      file: 'prisma/migrations/20261129140000_prolongations/migration.sql',
      before: "  IF l_acte = 'regler_campagne' AND tenue.ouverture <= jour_de_la_session() THEN",
      after: '  IF false THEN',
      breaks: 'Une campagne ouverte change de dates sans seconde signature.',
    },
    {
      id: 'AD13',
      file: 'prisma/migrations/20261129140000_prolongations/migration.sql',
      before: "  ELSIF l_acte = 'prolonger_campagne' AND nouvelle.cloture < tenue.cloture THEN",
      after: '  ELSIF false THEN',
      breaks: 'Une campagne ouverte se ferme plus tôt que prévu.',
    },
    {
      id: 'AD14',
      before: '  ELSIF a.suite IS NOT NULL THEN',
      after: '  ELSIF false THEN',
      breaks: 'Un acte écarté se confirme encore.',
    },
    {
      id: 'AD15',
      before: '      AND jour_de_la_session() BETWEEN du AND coalesce(au, jour_de_la_session())) THEN',
      after: ') THEN',
      breaks: 'La proposition d’un ancien administrateur se confirme.',
    },
    {
      id: 'AD16',
      before: "      greatest((c->>'du')::date, jour_de_la_session()), fin);",
      after: "      (c->>'du')::date, fin);",
      breaks: 'Une affectation confirmée plus tard vaut depuis le jour où elle fut proposée.',
    },
    {
      id: 'AD17',
      before:
        'CREATE POLICY acte_a_confirmer_lire ON acte_a_confirmer FOR SELECT USING ((SELECT est_administrateur()));',
      after: 'CREATE POLICY acte_a_confirmer_lire ON acte_a_confirmer FOR SELECT USING (true);',
      test: ROLES,
      breaks: 'Tout agent lit ce qui attend une signature.',
    },
    {
      id: 'AD18',
      before: 'REVOKE INSERT, UPDATE, DELETE ON acte_a_confirmer FROM bourses_app;',
      after: '',
      test: ROLES,
      breaks: 'Le site écrit une seconde signature sans passer par la porte.',
    },
    {
      id: 'AD19',
      before: "CASE WHEN has_table_privilege('bourses_web', 'public.horloge', 'UPDATE') THEN nullif(",
      after: 'CASE WHEN true THEN nullif(',
      test: ROLES,
      breaks: 'Hors démonstration, une session dit quel jour on est.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261128022100_registre_des_lectures/migration.sql', test: ACTES },
    [
      {
        id: 'AD4',
        file: 'prisma/migrations/20261129140100_blocs_de_texte/migration.sql',
        before: " AND c->>'role' IN ('administrateur', 'dpo'))",
        after: " AND c->>'role' = 'administrateur')",
        breaks: 'Un seul administrateur nomme le délégué à la protection des données.',
      },
      {
        id: 'AD5',
        file: 'prisma/migrations/20261129140100_blocs_de_texte/migration.sql',
        before:
          "l_acte IN ('ouvrir_delegation', 'prolonger_delegation', 'prolonger_campagne', 'regler_relecture', 'regler_bloc')",
        after: "l_acte IN ('ouvrir_delegation', 'prolonger_campagne', 'regler_relecture', 'regler_bloc')",
        breaks: 'Une délégation se prolonge seul.',
      },
      {
        id: 'AD25',
        file: 'prisma/migrations/20261129020000_codes_de_lettres/migration.sql',
        before: "    SELECT FROM affectation a WHERE a.agent_id = identite_agent() AND a.role = 'dpo'",
        after: '    SELECT FROM affectation a WHERE a.agent_id = identite_agent()',
        test: 'tests/actes/registre-des-lectures.test.ts',
        breaks: 'Tout agent lit qui a lu.',
      },
      {
        id: 'AD26',
        file: 'prisma/migrations/20261129020000_codes_de_lettres/migration.sql',
        before: 'WHERE d.numero = le_numero AND',
        after: 'WHERE',
        test: 'tests/actes/registre-des-lectures.test.ts',
        breaks: 'Le registre d’un dossier montre ceux des autres.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/agent/queries.ts', test: ACTES }, [
    {
      id: 'AD23',
      before: "auteurId: portee.auteur.id ?? '', jour: dateDe(portee.jour) },",
      after: "auteurId: portee.auteur.id ?? '' },",
      breaks: 'Un regard noté une fois vaut pour toujours.',
    },
    {
      id: 'AD24',
      before: "auteurId: portee.auteur.id ?? '', jour: dateDe(portee.jour) },",
      after: 'jour: dateDe(portee.jour) },',
      breaks: 'Le regard d’un autre suffit.',
    },
  ]),
  ...mutationsOf({ file: 'scripts/migrer.ts', test: ROLES }, [
    {
      id: 'AD20',
      before: "process.env.BOURSES_DEMO === '1'\n      ? `GRANT",
      after: "process.env.BOURSES_DEMO !== ''\n      ? `GRANT",
      breaks: 'Une base qui fut de démonstration garde une horloge qui se règle.',
    },
  ]),
  ...mutationsOf({ file: 'lib/campagne/actes.ts', test: ACTES }, [
    {
      id: 'AD21',
      before: '    if (avant(jour(saisie), plancher))',
      after: '    if (false)',
      breaks: 'Une campagne se ferme avant le jour que fixe le code.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261205430000_rejouer_une_tache/migration.sql',
      test: 'tests/actes/exploitation.test.ts',
    },
    [
      {
        id: 'AD60',
        before: 'AND j.attempts >= j.max_attempts AND j.locked_at IS NULL) THEN',
        after: ') THEN',
        breaks: 'Une tâche rejouée se rejoue encore.',
      },
      {
        id: 'AD61',
        before: "ELSE 'inconnue' END",
        after: 'ELSE p.last_error END',
        breaks: 'La console montre les mots d’une panne, avec qui ils nomment.',
      },
    ],
  ),
];
