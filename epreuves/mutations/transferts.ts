/** A pupil who goes on elsewhere: who holds, who reads, who pays. */
import { mutationsOf } from './mutation.ts';

const LOI = 'tests/droit/procedure.test.ts';
const ACTES = 'tests/actes/transferts.test.ts';
const PASSAGES = 'prisma/migrations/20261204400000_passages/migration.sql';
const AILLEURS = 'tests/actes/bourse-d-ailleurs.test.ts';
const FINS = 'tests/actes/fin-de-scolarite.test.ts';
const DEPARTS = 'tests/actes/depart-hors-base.test.ts';
const IMPRIMES = 'tests/actes/imprimes-de-transfert.test.ts';

export const TRANSFERTS = [
  ...mutationsOf({ file: 'lib/droit/transfert/depart.ts', test: LOI }, [
    {
      id: 'TR30',
      before: 'if (avant(departLe, derniereEntree))',
      after: 'if (avant(departLe, derniereEntree.subtract({ days: 1 })))',
      breaks: 'Un élève quitte l’établissement avant d’y être entré.',
    },
    {
      id: 'TR31',
      before: "typeDuDossier === 'college' && trimestre !== 1 && trimestre !== 2",
      after: "typeDuDossier === 'college' && trimestre !== 1",
      breaks: 'Un collégien qui part en mars n’est pas transféré.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/transfert/depart.ts', test: LOI }, [
    {
      id: 'QA05',
      before: "if (departFin === 'deces') return null;",
      after: '',
      breaks: 'D’un collégien mort au dernier trimestre, la famille n’apprend rien.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/actes.ts', test: FINS }, [
    {
      id: 'QA06',
      before: '? { parPoste: true } : {}),',
      after: '? {} : {}),',
      breaks: 'La lettre du décès d’un élève arrive dans sa propre boîte.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/faits.ts', test: FINS }, [
    {
      id: 'QA07',
      before: '? { destinataire: aLaFamille(enTete.destinataire) }',
      after: '? {}',
      breaks: 'La lettre du décès d’un élève est adressée à cet élève.',
    },
  ]),
  ...mutationsOf({ file: 'lib/mouvement/actes.ts', test: 'tests/actes/changement-de-formation.test.ts' }, [
    {
      id: 'QA08',
      before: 'const CHIFFRES_DE_LA_FORMATION = 8;',
      after: 'const CHIFFRES_DE_LA_FORMATION = 11;',
      breaks: 'Une autre option du même diplôme alerte le service.',
    },
    {
      id: 'QA09',
      before: "AND x.type_bourse = 'lycee' AND x.decidee_le <= c.jour",
      after: '',
      breaks: 'Un collégien, qui n’a pas de prime d’équipement, alerte le service.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/actes.ts', test: DEPARTS }, [
    {
      id: 'TR32',
      before: 'jusquAu(restent, id, arretLe, nouvelId)',
      after: 'jusquAu(restent, id, arretLe.add({ days: 1 }), nouvelId)',
      breaks: 'L’origine paie un jour que l’accueil paie aussi.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/faits.ts', test: DEPARTS }, [
    {
      id: 'TR33',
      before: 'if (depart && !estDefaite(dossier, id))',
      after: 'if (depart)',
      breaks: 'Un départ rattrapé, ou défait sur recours, arrête encore la bourse.',
    },
  ]),
  ...mutationsOf({ file: 'lib/liquidation/queries.ts', test: DEPARTS }, [
    {
      id: 'TR34',
      before: `WHEN y.trace @> '[{"regle": "transfert.depart"}]' OR`,
      after: `WHEN y.trace @> '[{"regle": "transfert.inconnu"}]' OR`,
      breaks: 'Ce qu’un départ reprend ne dit pas pourquoi.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/argent/transfert.ts', test: 'tests/droit/argent-partages.test.ts' }, [
    {
      id: 'PB04',
      before: 'lePlusTard(manque.du, apresLe.add({ days: 1 }))',
      after: 'lePlusTard(manque.du, apresLe)',
      breaks: 'Un jour payé à l’origine est perdu une seconde fois.',
    },
    {
      id: 'PB05',
      before: "type === 'lycee' ? { annee, parts, manques } : { annee, parts }",
      after: '{ annee, parts, manques }',
      breaks: 'Un collégien perd des jours d’un trimestre payé en entier.',
    },
  ]),
  ...mutationsOf(
    { file: 'lib/droit/argent/a-venir.ts', test: 'tests/actes/changement-de-personne.test.ts' },
    [
      {
        id: 'PB08',
        before: '      droit.enSuite ||\n',
        after: '',
        breaks:
          'Une bourse reprise en septembre par une autre personne est payée l’année entière, et la première en plus.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/droit/argent/primes.ts', test: 'tests/droit/primes.test.ts' }, [
    {
      id: 'PB07',
      before: '        sortie: faits.formationQuitteeLe,\n',
      after: '',
      breaks: 'Qui passe en septembre à une formation sans prime d’équipement la garde.',
    },
  ]),
  ...mutationsOf({ file: 'lib/liquidation/queries.ts', test: 'tests/actes/jours-manques.test.ts' }, [
    {
      id: 'PB06',
      before: "'au', u.entree_le - 1)",
      after: "'au', u.entree_le)",
      breaks: 'Le premier jour à l’accueil n’est payé par personne.',
    },
  ]),
  ...mutationsOf({ file: 'lib/liquidation/queries.ts', test: FINS }, [
    {
      id: 'PB01',
      before: `'[{"regle": "transfert.fin_de_scolarite"}]' OR`,
      after: `'[{"regle": "transfert.inconnu"}]' OR`,
      breaks: 'Ce que la fin d’une scolarité reprend ne dit pas pourquoi.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/queries.ts', test: FINS }, [
    {
      id: 'PB02',
      before: "if ('fin' in depart)",
      after: "if ('jamais' in depart)",
      breaks: 'Un imprimé de transfert part vers nulle part.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/actes.ts', test: FINS }, [
    {
      id: 'PB03',
      before: '      motivation,\n      ecourte: arretLe,',
      after: '      ecourte: arretLe,',
      breaks: 'La décision qui constate une fin de scolarité ne dit pas ce qui l’établit.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/queries.ts', test: DEPARTS }, [
    {
      id: 'TR35',
      before: 'if (!constat.notification)',
      after: 'if (!constat)',
      breaks: 'L’imprimé d’un départ part avant que la famille le sache.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/transfert/ailleurs.ts', test: LOI }, [
    {
      id: 'TR26',
      before: '      return apres(sortie, entreeLe)',
      after: '      return apres(sortie, entreeLe.add({ days: 1 }))',
      breaks: 'Une bourse venue d’ailleurs est payée deux fois le même jour.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/transfert/ailleurs.ts', test: AILLEURS }, [
    {
      id: 'TR27',
      before: '(suivant) => suivant.trimestre === trimestre + 1',
      after: '(suivant) => suivant.trimestre === trimestre',
      breaks: 'Un collège paie le trimestre que l’autre établissement paie en entier.',
    },
  ]),
  ...mutationsOf({ file: 'lib/decision/faits.ts', test: AILLEURS }, [
    {
      id: 'TR28',
      before: 'dite ?? sortieDAilleurs(lireTrace(trace))',
      after: 'dite',
      breaks: 'La décision suivante paie ce que l’autre établissement a payé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/faits.ts', test: AILLEURS }, [
    {
      id: 'TR29',
      before: "code === 'imprime_transfert' && recueLe",
      after: 'code && recueLe',
      breaks: 'Une bourse d’ailleurs est reprise sans son imprimé.',
    },
  ]),
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
      before:
        "const trimestre = type === 'college' || passage || obligation ? trimestreDu(annee, sortie) : null;",
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
      before: 'if (transfert?.suivi)\n      throw',
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
  ...mutationsOf({ file: 'lib/transfert/faits.ts', test: IMPRIMES }, [
    {
      id: 'TR15',
      before: 'tous.slice(0, rang).reduce(lePlusTard, arret)',
      after: 'tous.slice(0, rang) && arret',
      breaks: 'Un lycée où l’élève ne fait que passer est payé à la place de celui qui l’a exclu.',
    },
  ]),
  ...mutationsOf({ file: PASSAGES, test: IMPRIMES }, [
    {
      id: 'TR16',
      before:
        'arret_le IS NULL OR (exclusion IS TRUE OR de_branche IS NOT NULL) AND NOT suivi AND arret_le > sortie_le',
      after: 'true',
      breaks: 'Un versement s’arrête n’importe quel jour sans exclusion.',
    },
  ]),
  ...mutationsOf({ file: PASSAGES, test: ACTES }, [
    {
      id: 'TR17',
      before: 'CASE WHEN NEW.suivi OR NEW.de_branche IS NOT NULL THEN',
      after: 'CASE WHEN NEW.suivi THEN',
      breaks: 'Le collège ne lit plus la bourse dont il doit encore le trimestre.',
    },
    {
      id: 'TR18',
      before: 'CHECK (de_branche IS NULL OR NOT suivi)',
      after: 'CHECK (true)',
      breaks: 'Une demande que personne n’a décidée est dite décidée à nouveau.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/transfert/gardes.ts', test: LOI }, [
    {
      id: 'TR19',
      before: 'if (!estUnPassage(faits)) return null;',
      after: 'return null;',
      breaks: 'La bourse est décidée à nouveau pendant qu’un recours attend sa réponse.',
    },
    {
      id: 'TR20',
      before: 'estUnPassage(faits) && trimestre !== 1 && trimestre !== 2',
      after: 'false',
      breaks: 'Une bourse est reprise pour un trimestre que l’origine paie déjà en entier.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/actes.ts', test: ACTES }, [
    {
      id: 'TR21',
      before: 'const passage = !suivi && typeBourseDuDossier(lieu) !== typeBourseDuDossier(dossier);',
      after: 'const passage = false;',
      breaks: 'Un lycéen garde une bourse de collège que personne ne décide à nouveau.',
    },
  ]),
  ...mutationsOf({ file: 'lib/decision/faits.ts', test: ACTES }, [
    {
      id: 'TR22',
      before: 'jusquAu(droitsDe(dossier, dAvant), decisionId, passage.arret, nouvelId)',
      after: 'jusquAu(droitsEnCours(dossier), decisionId, passage.arret, nouvelId)',
      breaks: 'Une décision rattrapée fait perdre le trimestre du collège.',
    },
    {
      id: 'TR23',
      before: 'passageDuDossier(dossier)?.arret.add({ days: 1 })',
      after: 'passageDuDossier(dossier)?.sortie',
      breaks: 'Le lycée paie un trimestre que le collège verse en entier.',
    },
  ]),
  ...mutationsOf({ file: 'lib/liquidation/queries.ts', test: ACTES }, [
    {
      id: 'TR24',
      before: 'coalesce(m.de, d.uai)::text',
      after: 'd.uai::text',
      breaks: 'Le trimestre du collège est payé par le lycée.',
    },
    {
      id: 'TR25',
      before: 'AND t.de_branche = ',
      after: 'AND false AND t.de_branche = ',
      breaks: 'Le collège quitté ne trouve plus l’élève dans ses états.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/transfert/retour.ts', test: 'tests/droit/argent-partages.test.ts' }, [
    {
      id: 'RB1',
      before: 'return suite && lePlusTard(suite, arretLe.add({ days: 1 }));',
      after: 'return suite;',
      breaks: 'Un retour paie deux fois des jours déjà versés avant le départ.',
    },
    {
      id: 'RB2',
      before: 'return avant(au, du) || !apres(debutLe,',
      after: 'return avant(au, du) || !apres(du,',
      breaks: 'Un élève revenu en septembre reçoit plus d’une année.',
    },
  ]),
  ...mutationsOf({ file: 'lib/decision/faits.ts', test: 'tests/actes/depart-hors-base.test.ts' }, [
    {
      id: 'RB3',
      before: 'return [...dAvant, ...horsDesSejours(suivis, joursHorsBase(dossier), nouvelId)];',
      after: 'return [...dAvant, ...suivis];',
      breaks: 'Une décision prise après un retour paie les jours passés ailleurs.',
    },
  ]),
  ...mutationsOf({ file: 'lib/dossier/queries.ts', test: 'tests/actes/transferts.test.ts' }, [
    {
      id: 'PE1',
      before: 'transferts.length > 0;',
      after: 'false;',
      breaks: 'Une correction de régime oublie ce que l’élève a été avant son transfert.',
    },
  ]),
];
