/** The end of a trimestre: what lacks, the one act that closes, what the money left behind, and what it will cost. */
import { mutationsOf } from './mutation.ts';

const FIN = 'tests/actes/fin-de-trimestre.test.ts';
const PREVISIONS = 'tests/actes/previsions.test.ts';
const POINTAGE = 'tests/actes/pointage.test.ts';

export const FIN_DE_TRIMESTRE = [
  ...mutationsOf({ file: 'lib/etat-de-paiement/actes.ts', test: FIN }, [
    {
      id: 'FT1',
      before: "if (Buffer.from(empreinteDe(repetition)).toString('hex') !== lue)",
      after: 'if (lue.length !== 64)',
      breaks: 'Un trimestre est clos sur des sommes que personne n’a lues.',
    },
    {
      id: 'FT2',
      before: "  fonctionPour(portee, lieu, 'signent');\n  exigerCommence(portee, lieu);",
      after: '  exigerCommence(portee, lieu);',
      breaks: 'Qui ne signe pas commence à clore.',
      equivalent: 'La signature est exigée encore au gel, dans la même transaction : rien n’est écrit.',
    },
    {
      id: 'FT3',
      before: 'if (repetition.boursiers.length === 0) throw await dejaClos(tx, lieu);',
      after: '',
      breaks: 'Clore deux fois ne dit pas que c’est déjà fait.',
    },
  ]),
  ...mutationsOf({ file: 'lib/fin-de-trimestre/queries.ts', test: FIN }, [
    {
      id: 'FT4',
      before: "    lu: regardSur(branche, roles, manque(nom).genre) !== 'rien',",
      after: '    lu: true,',
      breaks: 'Qui paie apprend les absences et les dossiers sans décision.',
    },
    {
      id: 'FT5',
      before: 'WHERE p.effectif IS DISTINCT FROM c.effectif GROUP BY 1, 2, 3),',
      after: 'WHERE p.effectif IS NULL GROUP BY 1, 2, 3),',
      breaks: 'Une classe qui a changé depuis sa signature passe pour certifiée.',
    },
    {
      id: 'FT6',
      before: 'count(*) FILTER (WHERE c.id IS NULL AND p.tenue IS NOT TRUE)::int AS comptes,',
      after: 'count(*) FILTER (WHERE c.id IS NULL)::int AS comptes,',
      breaks: 'Un compte est réclamé à qui a donné procuration.',
    },
  ]),
  ...mutationsOf({ file: 'lib/fin-de-trimestre/faits.ts', test: FIN }, [
    {
      id: 'FT7',
      before: 'totalDe(boursiers.map(({ detteAvant, detteApres }) => detteApres - detteAvant)),',
      after: 'totalDe(boursiers.map(({ detteAvant }) => -detteAvant)),',
      breaks: 'Les lignes de la différence ne font plus la somme versée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/pointage/queries.ts', test: POINTAGE }, [
    {
      id: 'FT8',
      before: "AND f.fait IS DISTINCT FROM 'paye' AND NOT EXISTS",
      after: 'AND NOT EXISTS',
      breaks: 'Ce qui est payé est dit à payer.',
    },
    {
      id: 'FT9',
      before: 'WHERE (l.dossier_id, l.trimestre, l.uai) = (d.id, q.trimestre, h.uai))) z',
      after: 'WHERE (l.dossier_id, l.trimestre) = (d.id, q.trimestre))) z',
      breaks: 'La part du lycée d’accueil est oubliée dès que l’origine a payé la sienne.',
    },
    {
      id: 'FT10',
      before: "  if (liste === 'notifies' && !litLesDecisions(portee))",
      after: "  if (liste === 'notifies' && false)",
      breaks: 'Qui ne lit que l’argent télécharge la liste des notifications.',
    },
  ]),
  ...mutationsOf({ file: 'lib/prevision/faits.ts', test: PREVISIONS }, [
    {
      id: 'FT11',
      before: 'aVenir: retrancher(ajouterParts(du, prevu), liquide),',
      after: 'aVenir: ajouterParts(du, prevu),',
      breaks: 'Ce qui est liquidé est encore dit à venir.',
    },
  ]),
  ...mutationsOf({ file: 'lib/prevision/queries.ts', test: PREVISIONS }, [
    {
      id: 'FT12',
      before: "    if (dernier.parts) return { source: 'an_dernier', ...dernier };",
      after: '',
      breaks: 'Les décisions de l’an dernier ne servent pas à prévoir.',
    },
    {
      id: 'FT13',
      before: '.filter(({ role }) => PREVOIENT_LES_CREDITS.includes(role))',
      after: '.filter(({ role }) => role !== null)',
      breaks: 'Un délégué du recteur lit une prévision amputée des collèges publics.',
    },
  ]),
];
