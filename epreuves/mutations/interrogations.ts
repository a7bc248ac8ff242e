/** What a body is told of its pupils, one by one or by a file. */
import { mutationsOf } from './mutation.ts';

const INTERROGATIONS = 'tests/actes/interrogations.test.ts';
const HABILITATIONS = 'tests/actes/habilitations.test.ts';
const TENUE = 'tests/actes/tenue.test.ts';
const BOITES = 'prisma/migrations/20261204300000_boites_de_contact/migration.sql';
const OPPOSITIONS = 'prisma/migrations/20261207900000_oppositions_a_plat/migration.sql';
const JUGEMENT = 'prisma/migrations/20261206130000_jeton_relu/migration.sql';
const FREIN = 'prisma/migrations/20261204300100_frein_par_adresse/migration.sql';
const REFUS = 'tests/actes/interface-refus.test.ts';
const APPELS = 'prisma/migrations/20261130060000_appels/migration.sql';

export const INTERROGATIONS_D_ORGANISMES = [
  ...mutationsOf({ file: APPELS, test: REFUS }, [
    {
      id: 'I3',
      before: "ELSIF cardinality(trouves) > 1 THEN codes := ARRAY['30015'];",
      after: '',
      breaks: 'Entre deux élèves, l’API en choisit un.',
    },
    {
      id: 'I4',
      before: 'IF receveur <> j.siret AND NOT receveur = ANY (j.destinataires) THEN',
      after: 'IF false THEN',
      breaks: 'Une réponse part pour un organisme que l’habilitation ne désigne pas.',
    },
  ]),
  ...mutationsOf({ file: JUGEMENT, test: REFUS }, [
    {
      id: 'I1',
      before: "WHEN j.revoque_le IS NOT NULL OR j.octroi IS NULL THEN '00105'",
      after: "WHEN j.octroi IS NULL THEN '00105'",
      breaks: 'Un jeton révoqué ouvre encore.',
    },
    {
      id: 'I2',
      before: "WHEN compte > par_minute THEN '00429'",
      after: "WHEN compte > par_minute + 1 THEN '00429'",
      breaks: 'Le quota laisse passer un appel de trop.',
    },
    {
      id: 'I42',
      before: 'IF a_la_seconde AND compte <= j.par_minute AND',
      after: 'IF false AND',
      breaks: 'Un jeton fait toutes ses requêtes de la minute en une seconde.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261205530000_jour_des_donnees/migration.sql',
      test: 'tests/actes/interface-traces.test.ts',
    },
    [
      {
        id: 'I43',
        before: "WHERE etat = 'applique' ORDER",
        after: 'ORDER',
        breaks: 'Le ping dit le jour d’un export abandonné.',
      },
    ],
  ),
  ...mutationsOf({ file: FREIN, test: REFUS }, [
    {
      id: 'I24',
      before: "WHEN q.compte = 1000 THEN excluded.fenetre + interval '12 hours' ELSE q.fenetre END",
      after: 'ELSE q.fenetre END',
      breaks: 'Une adresse sans jeton reprend à la minute d’après.',
    },
    {
      id: 'I25',
      before: 'network(set_masklen(l_adresse, 64))::text',
      after: 'host(l_adresse)',
      breaks: 'Qui tient un réseau IPv6 appelle sans fin.',
    },
  ]),
  ...mutationsOf({ file: OPPOSITIONS, test: REFUS }, [
    {
      id: 'I26',
      before:
        "'AND NOT EXISTS (SELECT FROM derniere_opposition(coalesce(e.reunie_dans, e.id)) o WHERE o.suite = ''admise'')'",
      after: "''",
      breaks: 'L’API répond d’un élève dont la famille s’oppose.',
    },
    {
      id: 'I27',
      before: "AND o.instant > now() - interval '24 months'\n  ORDER BY",
      after: 'ORDER BY',
      breaks: 'Une opposition vaut plus longtemps que le texte ne le permet.',
    },
  ]),
  ...mutationsOf({ file: BOITES, test: HABILITATIONS }, [
    {
      id: 'I20',
      before: "b.confirmee_le > now() - interval '6 months'",
      after: 'b.confirmee_le IS NOT NULL',
      breaks: 'Une adresse confirmée jadis vaut encore.',
    },
    {
      id: 'I21',
      before: "WHEN (NEW.acte = 'deposer')",
      after: "WHEN (NEW.acte = 'archiver')",
      breaks: 'La base laisse déposer une demande dont un contact n’a pas répondu.',
    },
    {
      id: 'I22',
      before: 'b.expire_le >= jour_de_la_session() AND roles.qui IS NOT NULL',
      after: 'roles.qui IS NOT NULL',
      breaks: 'Un lien trop ancien confirme une adresse.',
    },
  ]),
  ...mutationsOf({ file: 'lib/boite/actes.ts', test: HABILITATIONS }, [
    {
      id: 'I23',
      before: '(deja.get(courriel) ?? 0) < PAR_ADRESSE',
      after: 'deja !== null',
      breaks: 'Une adresse reçoit autant de courriels qu’on veut.',
    },
  ]),
  ...mutationsOf({ file: 'lib/interrogation/taches.ts', test: INTERROGATIONS }, [
    {
      id: 'I5',
      before: "AND i.etat = 'en_cours' FOR UPDATE OF i SKIP LOCKED",
      after: "AND i.etat = 'en_cours'",
      breaks: 'Deux exécutants demandent deux fois les mêmes élèves.',
    },
    {
      id: 'I6',
      before: 'tranche.arret = codes.find((code) => ARRETS.includes(code)) ?? null;',
      after: 'tranche.arret = null;',
      breaks: 'Un fichier continue avec un jeton révoqué.',
    },
    {
      id: 'I7',
      before: 'limiter(statutAuJour(connu, jour), ouverts)',
      after: 'statutAuJour(connu, jour)',
      breaks: 'Un fichier donne des champs que le jeton n’ouvre pas.',
    },
  ]),
  ...mutationsOf({ file: 'lib/interrogation/faits.ts', test: INTERROGATIONS }, [
    {
      id: 'I8',
      before: 'if (lignes.length > LIGNES_MAX)',
      after: 'if (lignes.length > LIGNES_MAX + 1)',
      breaks: 'Un fichier de 10 001 lignes passe.',
    },
    {
      id: 'I9',
      before: "['recipient', contenu.recipient || siret],",
      after: "['recipient', siret],",
      breaks: 'La réponse destinée à un autre organisme est donnée comme sienne.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261201050000_interrogations/migration.sql',
      test: INTERROGATIONS,
    },
    [
      {
        id: 'I10',
        before: 'AND q.compte >= greatest(1, j.par_minute / 2)',
        after: 'AND q.compte >= j.par_minute',
        breaks: 'Un fichier prend tout le quota du logiciel de l’organisme.',
      },
      {
        id: 'I11',
        before: "recue_le <= l_instant - interval '24 hours'",
        after: "recue_le <= l_instant - interval '25 hours'",
        breaks: 'Un fichier d’élèves reste plus d’un jour.',
      },
      {
        id: 'I12',
        before: 'AND h.siret = (SELECT siret_du_representant())',
        after: '',
        breaks: 'Le ministère lit les fichiers des organismes.',
      },
      {
        id: 'I13',
        before: 'AND i.effacee_le IS NULL AND h.siret = siret_du_representant()',
        after: 'AND i.effacee_le IS NULL',
        breaks: 'Un organisme efface le fichier d’un autre.',
      },
      {
        id: 'I14',
        before: "IF TG_OP = 'TRUNCATE' OR OLD.repondue OR",
        after: "IF TG_OP = 'TRUNCATE' OR",
        breaks: 'Une réponse donnée se change.',
      },
    ],
  ),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261203010000_mef_statistique/migration.sql',
      test: 'tests/actes/interface.test.ts',
    },
    [
      {
        id: 'I15',
        before: 'm.uai = x.uai AND',
        after: '',
        breaks: 'Le code statistique d’une formation est celui qu’un autre établissement a donné.',
      },
    ],
  ),
  ...mutationsOf({ file: 'prisma/migrations/20261205500000_tenue/migration.sql', test: TENUE }, [
    {
      id: 'I30',
      before: 'NEW.auteur_id <> titulaire AND representant_absent(titulaire)',
      after: 'NEW.auteur_id <> titulaire',
      breaks: 'Une demande se prend à un collègue qui est là.',
    },
    {
      id: 'I31',
      before: "'accepter_transfert' THEN NEW.auteur_id = h.transmise_a_id",
      after: "'accepter_transfert' THEN h.transmise_a_id IS NOT NULL",
      breaks: 'Une demande transmise est prise par un autre que son destinataire.',
    },
    {
      id: 'I32',
      before: 'ELSE NEW.auteur_id = titulaire END',
      after: 'ELSE true END',
      breaks: 'Un jeton s’émet par quelqu’un qui ne suit pas la demande.',
    },
    {
      id: 'I33',
      before: 'AND r.siret = h.siret AND r.id <> titulaire',
      after: 'AND r.id <> titulaire',
      breaks: 'Une demande se transmet à un autre organisme.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261205510000_remise_de_jeton/migration.sql', test: TENUE }, [
    {
      id: 'I38',
      before: "clock_timestamp() - interval '4 hours'",
      after: "clock_timestamp() - interval '5 hours'",
      breaks: 'Un lien crée un jeton après quatre heures.',
    },
    {
      id: 'I39',
      before: "AND s.contenu->>'remise' = e.id::text",
      after: 'AND false',
      breaks: 'Un lien crée deux jetons.',
    },
    {
      id: 'I40',
      before: 'AND e.auteur_id = coalesce(h.titulaire_id, h.cree_par_id)',
      after: '',
      breaks: 'Le lien d’une personne qui ne suit plus la demande crée encore un jeton.',
    },
    {
      id: 'I41',
      before: "AND s.acte = 'confier_jeton' AND s.instant > e.instant",
      after: 'AND false',
      breaks: 'Un lien remplacé crée encore un jeton.',
    },
  ]),
  ...mutationsOf({ file: 'lib/tenue/actes.ts', test: TENUE }, [
    {
      id: 'I34',
      before: 'documentId: undefined',
      after: 'documentId: cadre.documentId',
      breaks: 'Une copie partage les documents de la demande d’avant.',
    },
  ]),
  ...mutationsOf({ file: 'lib/habilitation/actes.ts', test: HABILITATIONS }, [
    {
      id: 'I37',
      before: 'documentDe(habilitation.saisie, partie);',
      after: 'String(valeur[sous]);',
      breaks: 'Le formulaire nomme le document d’une autre demande.',
    },
  ]),
  ...mutationsOf({ file: 'lib/tenue/taches.ts', test: TENUE }, [
    {
      id: 'I35',
      before: "etat === 'brouillon' && !octroyee && echu",
      after: 'echu',
      breaks: 'Une demande rouverte, dont des jetons servent, est rangée.',
    },
    {
      id: 'I36',
      before: 'if (rappelee === null) {',
      after: 'if (rappelee === null && etat !== "brouillon") {',
      breaks: 'Un brouillon n’est jamais rappelé.',
    },
  ]),
];
