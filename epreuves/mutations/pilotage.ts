/** What the pages of figures count, for whom, and what a month keeps. */
import { mutationsOf } from './mutation.ts';

const PILOTAGE = 'tests/actes/pilotage.test.ts';
const MIGRATION = 'prisma/migrations/20261201060000_chiffres_releves/migration.sql';

const LISTES = 'tests/actes/pilotage-listes.test.ts';

export const CHIFFRES_RELEVES = [
  ...mutationsOf({ file: 'app/(agent)/agent/pilotage/lieux.tsx', test: LISTES }, [
    {
      id: 'PD1',
      before: '? { departement: code }',
      after: '? {}',
      breaks: 'Le chiffre d’un département ouvre la liste de toute l’académie.',
    },
  ]),
  ...mutationsOf({ file: 'app/(agent)/agent/pilotage/listes.tsx', test: LISTES }, [
    {
      id: 'PD2',
      before: '|| !deCetteAnnee || departement)',
      after: '|| !deCetteAnnee)',
      breaks: 'Sous un département, un état ouvre la file de toute l’académie.',
    },
  ]),
  ...mutationsOf({ file: 'lib/pilotage/faits.ts', test: LISTES }, [
    {
      id: 'PD3',
      before: `['attendent', { dit: 'Demandes à décider', etats: ETATS_A_DECIDER }],`,
      after: `['attendent', { dit: 'Demandes à décider', etats: DECIDEES }],`,
      breaks: 'Ce qui attend une décision ouvre la liste de ce qui est décidé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/denombrement/queries.ts', test: PILOTAGE }, [
    {
      id: 'PI1',
      before: 'WHERE y.dossier_id = d.id ORDER BY y.rang DESC LIMIT 1) x ON true`,',
      after: 'WHERE y.dossier_id = d.id ORDER BY y.rang LIMIT 1) x ON true`,',
      breaks: 'Un refus retiré sur recours compte encore comme un refus.',
    },
    {
      id: 'PI2',
      before: 'ORDER BY f.rang DESC LIMIT 1)), 0)`),',
      after: 'ORDER BY f.rang LIMIT 1)), 0)`),',
      breaks: 'Un paiement rejeté par la banque compte comme payé.',
    },
    {
      id: 'PI3',
      before: 'ORDER BY consentement_id, instant DESC, passage_id DESC) e',
      after: 'ORDER BY consentement_id, instant, passage_id DESC) e',
      breaks: 'Un accord étudié deux fois compte par sa première étude.',
    },
    {
      id: 'PI4',
      before: 'AND p.demande_de_pieces_id IS NOT NULL AND p.recue_le IS NULL`,',
      after: 'AND p.demande_de_pieces_id IS NOT NULL`,',
      breaks: 'Une pièce déjà reçue compte parmi celles qui manquent.',
    },
  ]),
  ...mutationsOf({ file: 'lib/denombrement/queries.ts', test: PILOTAGE }, [
    {
      id: 'PI13',
      before: `AND f.cle = ANY (\${clesDe(serie, cle)}::text[])`,
      after: '',
      breaks: 'La liste d’une ligne est celle de toute la figure.',
    },
  ]),
  ...mutationsOf({ file: 'lib/pilotage/queries.ts', test: PILOTAGE }, [
    {
      id: 'PI5',
      before: `AND c.uai = '' AND \${deLAcademie}`,
      after: `AND \${deLAcademie}`,
      breaks: 'Chaque demande d’une académie compte deux fois : la sienne et celle de son établissement.',
    },
    {
      id: 'PI14',
      before: `departement ? Prisma.sql\`t.departement_code = \${departement}\` : Prisma.sql\`true\``,
      after: `departement ? Prisma.sql\`true\` : Prisma.sql\`true\``,
      breaks: 'Un département montre les établissements de toute l’académie.',
    },
  ]),
  ...mutationsOf({ file: 'lib/figure/queries.ts', test: PILOTAGE }, [
    {
      id: 'PI15',
      before: 'const ecart = face.annee - annee;',
      after: 'const ecart = 0;',
      breaks: 'Les dépôts d’une campagne passée se cherchent aux jours de celle-ci : il n’y en a plus.',
    },
  ]),
  ...mutationsOf({ file: 'lib/pilotage/faits.ts', test: PILOTAGE }, [
    {
      id: 'PI6',
      before: 'if (passees >= part * total) return duree;',
      after: 'if (passees > part * total) return duree;',
      breaks: 'Une médiane atteinte tout juste est dite plus longue.',
    },
    {
      id: 'PI7',
      before: '.filter((iso) => iso <= jusqua.toString())',
      after: '.filter((iso) => iso !== jusqua.toString())',
      breaks: 'L’an dernier se compare à des jours qui ne sont pas encore venus.',
    },
  ]),
  ...mutationsOf({ file: MIGRATION, test: PILOTAGE }, [
    {
      id: 'PI8',
      before:
        "((SELECT identite_agent()) IS NOT NULL AND est_connu(uai, academie_code, branche, '{}', (SELECT connus_de_l_agent('suivi'))))",
      after: "est_connu(uai, academie_code, branche, '{}', (SELECT connus_de_l_agent('suivi')))",
      breaks: 'Une famille, ou personne, lit les chiffres de tous les établissements.',
    },
    {
      id: 'PI9',
      before: "IF TG_OP = 'DELETE' AND OLD.arrete_le = 'infinity' THEN RETURN OLD; END IF;",
      after: "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;",
      breaks: 'Un mois arrêté s’efface.',
    },
  ]),
];

const CHIFFRES = 'tests/actes/chiffres.test.ts';

export const CHIFFRES_DE_LA_NATION = [
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261206500000_chiffres_de_la_nation/migration.sql',
      test: CHIFFRES,
    },
    [
      {
        id: 'PI10',
        before: 'moindre CONSTANT int := greatest(minimum, 5);',
        after: 'moindre CONSTANT int := minimum;',
        breaks: 'Qui interroge la base compte moins de cinq familles.',
      },
      {
        id: 'PI11',
        before: "SELECT c.* FROM chiffre c WHERE c.uai = '' AND c.rentree = l_annee",
        after: 'SELECT c.* FROM chiffre c WHERE c.rentree = l_annee',
        breaks: 'Chaque demande compte deux fois dans la nation.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/pilotage/faits.ts', test: PILOTAGE }, [
    {
      id: 'PI12',
      before: 'nombre < EFFECTIF_MINIMAL ? [null, null]',
      after: 'nombre < 1 ? [null, null]',
      breaks: 'Le délai d’un seul dossier est dit comme celui du service.',
    },
  ]),
];

const AVANCEMENT = 'tests/actes/avancement.test.ts';

export const CAMPAGNES_EN_COURS = mutationsOf({ file: 'lib/avancement/queries.ts', test: AVANCEMENT }, [
  {
    id: 'AV1',
    before: "AND d.rentree = s.rentree AND d.etat <> 'brouillon'\n    ORDER BY",
    after: 'AND d.rentree = s.rentree\n    ORDER BY',
    breaks: 'Une saisie commencée compte comme une demande reçue.',
  },
  {
    id: 'AV2',
    before: `AND NOT EXISTS (SELECT FROM dossier_drapeau f WHERE f.id = d.id AND f.drapeau = \${LISTE_DES_ATTENTES})`,
    after: '',
    breaks: 'Un dossier que quelqu’un a mis en attente est dit oublié.',
  },
  {
    id: 'AV3',
    before: `\${campagne?.ouverte ? Prisma.sql\`UNION ALL \${sansReponse}\` : Prisma.empty}`,
    after: `UNION ALL \${sansReponse}`,
    breaks: 'On appelle, la campagne close, une famille qui ne peut plus rien déposer.',
  },
  {
    id: 'AV4',
    before: `l.auteur_genre = 'systeme' AND l.jour >= \${veille}::date AND`,
    after: `l.auteur_genre = 'systeme' AND`,
    breaks: 'Ce que l’application a fait la semaine passée est dit de cette nuit.',
  },
  {
    id: 'AV5',
    before: `WHERE f.a_moi OR NOT \${miens}`,
    after: 'WHERE true',
    breaks: 'Un agent qui demande ses dossiers lit ceux de tout le service.',
  },
  {
    id: 'QB3',
    before: `AND s.uai = \${uai} AND s.classe = \${classe} AND`,
    after: `AND s.uai = \${uai} AND`,
    breaks: 'Le chiffre d’une classe ouvre les élèves de tout l’établissement.',
  },
  {
    id: 'QB4',
    before: 'Prisma.sql`(d.depuis_le, d.id) > (',
    after: 'Prisma.sql`(d.depuis_le, d.id) >= (',
    breaks: 'Le dernier dossier d’une page revient en tête de la suivante.',
  },
]);

export const EFFETS_DES_MODELES = mutationsOf(
  { file: 'lib/message/queries.ts', test: 'tests/actes/messages.test.ts' },
  [
    {
      id: 'EM1',
      before: `WHERE x.jour <= m.jour + \${JOURS_DE_REPONSE}::int`,
      after: 'WHERE true',
      breaks: 'Un message venu un mois après compte comme une réponse au modèle.',
    },
    {
      id: 'EM2',
      before: `\${perimetre(portee, 'suivi')} AND d.rentree`,
      after: 'true AND d.rentree',
      breaks: 'Une famille lit ce que les agents ont envoyé à la sienne, modèle par modèle.',
    },
    {
      id: 'QB1',
      before: 'repondus: Prisma.sql`m.repondu_le IS NOT NULL`',
      after: 'repondus: Prisma.sql`m.lu_le IS NOT NULL`',
      breaks: 'Le chiffre des réponses ouvre les messages lus.',
    },
    {
      id: 'QB2',
      before: `departement ? Prisma.sql\`d.departement_code = \${departement}\` :`,
      after: 'departement ? Prisma.sql`true` :',
      breaks: 'Sous un département, les modèles comptent toute l’académie.',
    },
  ],
);

export const CHIFFRES_PUBLICS = [
  ...mutationsOf({ file: 'lib/pilotage/taches.ts', test: 'tests/actes/statistiques.test.ts' }, [
    {
      id: 'CP1',
      before: `abs(coalesce(c.nombre, 0) - p.nombre) >= \${EFFECTIF_MINIMAL} AS bouge`,
      after: 'true AS bouge',
      breaks: 'D’un mois à l’autre, une case qui monte d’un dit ce qu’a obtenu une famille.',
    },
  ]),
  ...mutationsOf({ file: 'lib/denombrement/queries.ts', test: 'tests/actes/statistiques.test.ts' }, [
    {
      id: 'CP2',
      before: "WHEN d.etat <> 'notifiee' THEN 'en_cours' ELSE",
      after: "WHEN d.etat NOT IN ('notifiee', 'decidee') THEN 'en_cours' ELSE",
      breaks: 'Une décision se lit dans les chiffres publics avant que la famille la reçoive.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261208400000_chiffres_des_lieux/migration.sql',
      test: 'tests/actes/chiffres.test.ts',
    },
    [
      {
        id: 'PD4',
        before: 'WHERE x.r >= moindre AND x.avant_r NOT BETWEEN 1 AND moindre - 1)',
        after: 'WHERE x.r >= moindre)',
        breaks: 'Le ministère retrouve par soustraction un établissement de trois demandes.',
      },
      {
        id: 'PD5',
        before: 'CASE WHEN x.dit_d AND NOT (x.dit_a AND x.r - x.a - x.d BETWEEN 1 AND moindre - 1)',
        after: 'CASE WHEN x.dit_d AND NOT (false)',
        breaks: 'Deux nombres d’un établissement en disent un troisième, trop petit.',
      },
    ],
  ),
];
