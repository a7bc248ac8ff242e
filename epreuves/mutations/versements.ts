/** Where the bourse is paid: accounts, procurations, payments, certificates. */
import { mutationsOf } from './mutation.ts';

const COMPTES = 'tests/actes/comptes-bancaires.test.ts';
const PROCURATIONS = 'tests/actes/procurations.test.ts';
const PAIEMENTS = 'tests/actes/versements.test.ts';
const CERTIFICATS = 'tests/actes/certificats.test.ts';

const FRAIS = 'tests/actes/frais.test.ts';
const JUSTIFICATIFS = 'prisma/migrations/20261207100000_justificatifs/migration.sql';

export const VERSEMENTS = [
  ...mutationsOf({ file: JUSTIFICATIFS, test: FRAIS }, [
    {
      id: 'VE80',
      before: 'AND NEW.empreinte = ANY (s.justificatifs)',
      after: '',
      breaks: 'Un autre fichier devient le justificatif du payeur.',
    },
    {
      id: 'VE81',
      test: 'tests/actes/eliminations.test.ts',
      before:
        '  PERFORM effacer_les_responsables(rs);\n  -- Of a person who stays, the accounts keep their proofs.',
      after:
        "  cles := '{}';\n  PERFORM effacer_les_responsables(rs);\n  -- Of a person who stays, the accounts keep their proofs.",
      breaks: 'Les fichiers d’une personne effacée restent rangés.',
    },
  ]),
  ...mutationsOf(
    { file: 'lib/droit/argent/destinataire.ts', test: 'tests/droit/argent-destinataire.test.ts' },
    [
      {
        id: 'QA01',
        before: '(resilieeLe === null || apres(resilieeLe, leJour))',
        after: 'resilieeLe === null',
        breaks: 'Une procuration retirée demain ne vaut déjà plus aujourd’hui.',
      },
      {
        id: 'QA02',
        before: '  !apres(accepteeLe, leJour) &&\n',
        after: '',
        breaks: 'L’établissement est dit payé avant que son chef ait signé.',
      },
      {
        id: 'QA03',
        before: '  !apres(leJour, au) &&\n',
        after: '',
        breaks: 'Une procuration vaut l’année suivante.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/procuration/queries.ts', test: PAIEMENTS }, [
    {
      id: 'QA04',
      before: "AND v.mode <> 'agent_comptable' AND v.remplace_id IS NULL",
      after: "AND v.mode <> 'mandataire' AND v.remplace_id IS NULL",
      breaks: 'La famille ne sait plus quels états ont payé l’établissement.',
    },
  ]),
  ...mutationsOf({ file: 'lib/versement/queries.ts', test: PAIEMENTS }, [
    {
      id: 'VE85',
      before: ' AND b.a_verser = 0',
      after: '',
      breaks: 'Un trimestre payé se dit aussi sans rien à verser.',
    },
  ]),
  ...mutationsOf({ file: 'lib/frais/actes.ts', test: FRAIS }, [
    {
      id: 'VE82',
      before: 'if (justifie && fichiers === 0)',
      after: 'if (false)',
      breaks: 'Les frais d’un autre payeur ne se déduisent plus sans aucune pièce.',
    },
    {
      id: 'VE83',
      before: 'if (!justifie && fichiers > 0)',
      after: 'if (false)',
      breaks: 'Un fichier se joint à un cas qui n’en demande pas.',
      equivalent: 'La base le refuse par son propre verrou (sans_deduction_justifie).',
    },
  ]),
  ...mutationsOf({ file: 'lib/piece/queries.ts', test: FRAIS }, [
    {
      id: 'VE84',
      before: "portee.auteur.genre === 'agent' && regard(portee, dossier, 'argent') === 'lit'",
      after: "regard(portee, dossier, 'argent') === 'lit'",
      breaks: 'La famille lit le justificatif de l’autre payeur.',
      equivalent: 'La politique fichier_de_frais le cache déjà ; la lecture est le second verrou.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/argent/iban.ts', test: 'tests/droit/iban.test.ts' }, [
    {
      id: 'VE1',
      before: "|| (['FR', 'MC'].includes(pays) && !ribJuste(iban.slice(4)))",
      after: '',
      breaks: 'La clé du RIB n’est pas vérifiée.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261130050000_comptes_bancaires/migration.sql', test: COMPTES },
    [
      {
        id: 'VE2',
        before: "AND (le_compte.canal = 'papier' OR NOT le_compte.concorde) THEN",
        after: 'AND false THEN',
        breaks: 'Qui saisit un compte le confirme seul.',
      },
      {
        id: 'VE3',
        before:
          "  OR responsable_connu(responsable_id, (SELECT lieux_connus('coordonnees'))));\nALTER TABLE suite",
        after: '  OR true);\nALTER TABLE suite',
        breaks: 'La base laisse l’agent comptable saisir un compte.',
        equivalent: 'L’application le refuse d’abord ; la politique est le second verrou.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/compte-bancaire/actes.ts', test: COMPTES }, [
    {
      id: 'VE4',
      before: "auteur.genre === 'famille' && concorde && !enVigueur",
      after: "auteur.genre === 'famille' && concorde",
      breaks: 'Un changement de compte sert sans confirmation.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261130050001_procurations/migration.sql', test: PROCURATIONS },
    [
      {
        id: 'VE5',
        before: "r.genre = 'resiliee' AND r.jour <= jour_de_la_session())",
        after: "r.genre = 'resiliee' AND r.jour < jour_de_la_session())",
        breaks: 'Une procuration retirée vaut encore le jour même.',
      },
      {
        id: 'VE6',
        before:
          "OR la_procuration.canal = 'en_ligne' AND NOT la_procuration.uai = ANY (lieux_de_la_fonction('chef_etablissement'))",
        after: '',
        breaks: 'Le secrétariat signe à la place du chef.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/procuration/actes.ts', test: PROCURATIONS }, [
    {
      id: 'VE40',
      before: 'if (avant(signeeLe, premier))',
      after: 'if (false)',
      breaks: 'Une procuration d’une autre année vaut pour celle-ci.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261130050002_versements/migration.sql', test: PAIEMENTS }, [
    {
      id: 'VE7',
      before: 'b.a_verser, c.id, p.id, l_ancien',
      after: 'b.brut, c.id, p.id, l_ancien',
      breaks: 'Les frais déduits sont versés à la famille.',
    },
    {
      id: 'VE8',
      before: "WHEN 'paye' THEN NEW.fait IN ('rejete', 'retourne')",
      after: "WHEN 'paye' THEN true",
      breaks: 'Un versement est payé deux fois.',
      equivalent: 'L’application le refuse d’abord ; le déclencheur est le second verrou.',
    },
  ]),
  ...mutationsOf({ file: 'lib/versement/actes.ts', test: PAIEMENTS }, [
    {
      id: 'VE9',
      before: ': centimes !== null && vu.centimes !== centimes',
      after: ': false',
      breaks: 'Un fichier dit payée une autre somme.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261130050003_certificats/migration.sql', test: CERTIFICATS }, [
    {
      id: 'VE10',
      before: 'AND r.ferme_par_id IS NULL\n    AND jour_de_la_session()',
      after: '\n    AND jour_de_la_session()',
      breaks: 'Le certificat d’une bourse retirée reste valable.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'lib/connecteurs/octets/juges/retours.ts',
      test: 'tests/contrats/retours-de-banque.test.ts',
    },
    [
      {
        id: 'VE30',
        before: ".filter((virement) => dit(virement, 'TxSts') === REJETE)",
        after: '',
        breaks: 'Un virement que la banque a fait est dit rejeté, et payé deux fois.',
      },
      {
        id: 'VE31',
        before: ".filter((ecriture) => dit(ecriture, 'CdtDbtInd') === 'CRDT')",
        after: '',
        breaks: 'Un débit du compte est dit un retour.',
      },
      {
        id: 'VE32',
        before: ".filter((detail) => tous(detail, 'RtrInf').length > 0)",
        after: '',
        breaks: 'Une facture encaissée est dite un retour de bourse.',
      },
      {
        id: 'VE33',
        before:
          "xml.on('doctype', refuser('Ce fichier XML déclare des entités : une banque n’en écrit pas.'));",
        after: '',
        breaks: 'Un fichier qui déclare des entités est lu.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/versement/faits.ts', test: 'tests/contrats/retours-de-banque.test.ts' }, [
    {
      id: 'VE34',
      before: "const redit = dit('montant') !== '' || fait === 'paye' || fait === 'tenu';",
      after: "const redit = dit('montant') !== '';",
      breaks: 'Un paiement est dit fait sans que son montant soit comparé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/argent/regimes.ts', test: 'tests/droit/regimes.test.ts' }, [
    {
      id: 'VE35',
      before: '...suivants.filter(({ du }) => du < dit.du)];',
      after: '...suivants];',
      breaks: 'Ce qui a été dit à tort d’un régime compte encore après sa correction.',
    },
    {
      id: 'VE36',
      before: 'if (!regimesChangent(sejours)) return [...droits];',
      after: 'return [...droits];',
      breaks: 'La prime à l’internat ne suit pas le régime.',
    },
    {
      id: 'VE37',
      before: 'const sienne = siennes[internes.has(rang) ? rang : dernier];',
      after: 'const sienne = siennes[rang];',
      breaks: 'Un établissement paie la prime d’un internat qu’il n’a pas assuré.',
    },
  ]),
  ...mutationsOf({ file: 'lib/scolarite/faits.ts', test: 'tests/actes/liquidation.test.ts' }, [
    {
      id: 'VE38',
      before: 'const tard = etatLe !== undefined && etatLe < dit.du ? { etatLe } : {};',
      after: 'const tard = {};',
      breaks: 'Qui devient interne après l’état d’un trimestre est payé pour ce trimestre.',
    },
  ]),
  ...mutationsOf({ file: 'lib/scolarite/faits.ts', test: 'tests/actes/scolarite-corrigee.test.ts' }, [
    {
      id: 'VE39',
      before: "if (codeRegime === '5' && regime === 'interne' && !hebergeur)",
      after: 'if (false)',
      breaks: 'Un interne hébergé ailleurs l’est sans convention.',
    },
  ]),
  ...mutationsOf({ file: 'lib/liquidation/queries.ts', test: 'tests/actes/fiches-navettes.test.ts' }, [
    {
      id: 'VE51',
      before: 'droitsAvecLaReprise(rentree(annee), [droit], reprise)',
      after: '[droit]',
      breaks: 'L’agent comptable ne voit pas la prime que l’IEN-IO a confirmée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/prevision/queries.ts', test: 'tests/actes/fiches-navettes.test.ts' }, [
    {
      id: 'VE52',
      before: 'droitsAvecLaReprise(rentree(annee), [droit], reprise)',
      after: '[droit]',
      breaks: 'Les crédits prévus oublient les primes confirmées après la décision.',
    },
  ]),
  ...mutationsOf({ file: 'lib/engagement/faits.ts', test: 'tests/actes/engagements.test.ts' }, [
    {
      id: 'VE53',
      before: 'JSON.stringify([etablissement, classe])',
      after: 'classe',
      breaks: 'Deux établissements qui ont une 1re B n’en font qu’une.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261206200200_equipement_ailleurs/migration.sql',
      test: 'tests/actes/equipement-ailleurs.test.ts',
    },
    [
      {
        id: 'EQ1',
        before: '  IF equipement_verse_ailleurs(NEW.eleve_id) THEN\n',
        after: '  IF false THEN\n',
        breaks: 'Une prime d’équipement versée ailleurs se verse de nouveau ici.',
      },
      {
        id: 'EQ2',
        before: '    IF equipement_ouvert_ici(l_eleve) THEN\n',
        after: '    IF false THEN\n',
        breaks: 'Une prime ouverte ici se dit aussi versée ailleurs.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/fiche-navette/actes.ts', test: 'tests/actes/fiches-navettes.test.ts' }, [
    {
      id: 'VE42',
      before: 'const refus = refusDeLaLoi(dossier, dite);',
      after: 'const refus = null as ReturnType<typeof refusDeLaLoi>;',
      breaks: 'Une fiche navette part pour un élève que la loi exclut de la prime.',
    },
    {
      id: 'VE43',
      before: 'if (!derniere || derniere.reponse)',
      after: 'if (!derniere)',
      breaks: 'Une fiche déjà refusée est confirmée sans être remplie à nouveau.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261204210000_fiche_navette/migration.sql',
      test: 'tests/actes/fiches-navettes.test.ts',
    },
    [
      {
        id: 'VE44',
        before:
          "SELECT CASE WHEN f.reponse = 'favorable' THEN jsonb_build_object('interruption', f.interruption_le, 'reprise', f.reprise_le) END",
        after: "SELECT jsonb_build_object('interruption', f.interruption_le, 'reprise', f.reprise_le)",
        breaks: 'La prime de reprise d’études est payée sans la réponse de l’IEN-IO.',
      },
      {
        id: 'VE45',
        before:
          'NEW.auteur_nom := nom_de_l_agent(identite_agent());\n  END IF;\n  IF NEW.reponse IS NOT NULL AND NOT EXISTS',
        after: 'NEW.auteur_nom := nom_de_l_agent(identite_agent());\n  END IF;\n  IF false AND NOT EXISTS',
        breaks: 'Une réponse s’écrit sans fiche qui l’attende.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/droit/argent/reprise-etudes.ts', test: 'tests/actes/liquidation.test.ts' }, [
    {
      id: 'VE46',
      before:
        "if (!confirmee || droits.some(({ composante }) => composante === 'reprise')) return [...droits];",
      after: 'return [...droits];',
      breaks: 'La prime confirmée par l’IEN-IO n’est jamais payée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/engagement/actes.ts', test: 'tests/actes/engagements.test.ts' }, [
    {
      id: 'VE47',
      before: 'if (apres(dit, portee.jour) || avant(dit, lu.ouvertLe))',
      after: 'if (apres(dit, portee.jour))',
      breaks: 'Un engagement est reçu avant la décision qui ouvre la bourse au mérite.',
    },
    {
      id: 'VE48',
      before: 'if (!lu.recoit)',
      after: 'if (false)',
      breaks: 'Le service qui paie note la réception d’un engagement que l’établissement garde.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261204700000_engagement_de_merite/migration.sql',
      test: 'tests/actes/engagements.test.ts',
    },
    [
      {
        id: 'VE49',
        before:
          'IF (engagement_recu_le(NEW.dossier_id) IS NULL) = (NEW.recu_le IS NULL) OR NEW.recu_le IS NOT NULL AND coalesce(NEW.recu_le < ouvert, true) THEN',
        after: 'IF false THEN',
        breaks: 'Un engagement s’écrit deux fois, ou sans bourse au mérite.',
      },
      {
        id: 'VE50',
        before: ' JOIN notification n ON n.decision_id = y.id\n',
        after: '\n',
        breaks: 'L’engagement est demandé à une famille qui ne connaît pas encore sa décision.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/inscription/actes.ts', test: 'tests/actes/import.test.ts' }, [
    {
      id: 'VE41',
      before: 'if (ancien.regime === apres.regime) return [...tenus];',
      after: 'return [...tenus];',
      breaks: 'Le changement de régime que la base apporte n’a pas de jour.',
    },
  ]),
];
