/** What ends a bourse: who is heard before, which rights stop, what stays written. */
import { mutationsOf } from './mutation.ts';

const RETRAIT = 'tests/actes/retrait.test.ts';
const SUSPENSION = 'tests/actes/suspension-du-merite.test.ts';
const CHANGEMENT = 'tests/actes/changement-de-personne.test.ts';
const LOI = 'tests/droit/procedure.test.ts';

export const RETRAITS = [
  ...mutationsOf({ file: 'lib/droit/retrait/gardes.ts', test: LOI }, [
    {
      id: 'F1',
      before: '    return avant(limite, jour)',
      after: '    return !apres(limite, jour)',
      breaks: 'La bourse est retirée le dernier jour laissé à la famille.',
    },
    {
      id: 'F2',
      before: "    if (tardive || motif === 'renonciation' || observations) return tardive;",
      after: '    if (tardive || observations || !limite) return tardive;',
      breaks: 'La bourse est retirée sans que rien ne prouve que la famille est prévenue.',
    },
    {
      id: 'F3',
      before: '    if (avant(dernierJour, jour))\n      return `Une bourse ne finit',
      after: '    if (apres(jour, dernierJour.add({ days: 1 })))\n      return `Une bourse ne finit',
      breaks: 'Une bourse est retirée pour le passé.',
    },
    {
      id: 'F4',
      before: '  return echeance && apres(jour, echeance)',
      after: '  return echeance && apres(jour, echeance.add({ months: 12 }))',
      breaks: 'Une erreur ancienne de l’administration se corrige contre la famille.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/retrait/gardes.ts', test: LOI }, [
    {
      id: 'F21',
      before: '      if (meriteVerseJusquAu && avant(dernierJour, meriteVerseJusquAu))',
      after: '      if (meriteVerseJusquAu && avant(meriteVerseJusquAu, jour))',
      breaks: 'Ce qui est déjà versé de la bourse au mérite est repris.',
    },
    {
      id: 'F22',
      before: '      if (avant(premierJour, jour))',
      after: '      if (!premierJour)',
      breaks: 'La bourse au mérite reprend pour le passé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/suspension/faits.ts', test: SUSPENSION }, [
    {
      id: 'F23',
      before: '        if (!concerne(droit.composante)) return [droit];\n',
      after: '',
      breaks: 'La bourse est suspendue avec la bourse au mérite.',
    },
    {
      id: 'F24',
      before: "(un.issue === 'rouvert' || un.issue === 'accueilli')",
      after: "un.issue === 'accueilli'",
      breaks: 'Un recours accueilli ne rend pas la bourse au mérite.',
    },
    {
      id: 'F28',
      before: "porteSurElle(une) && une.issue === 'annulee'",
      after: 'false',
      breaks: 'La suspension que le juge annule court encore.',
    },
  ]),
  ...mutationsOf({ file: 'lib/decision/faits.ts', test: SUSPENSION }, [
    {
      id: 'F25',
      before: 'horsSuspensions(ouverts, suspensionsDuMerite(dossier), nouvelId)',
      after: 'ouverts',
      breaks: 'Une décision suivante rouvre la bourse au mérite suspendue.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261205100001_suspension_du_merite/migration.sql', test: SUSPENSION },
    [
      {
        id: 'F8',
        before: "  IF TG_OP = 'UPDATE' AND OLD.issue IS NOT NULL\n",
        after: '  IF false\n',
        breaks: 'Un retrait conclu se rouvre.',
      },
      {
        id: 'F26',
        before: '    AND (OLD.reprise_id IS NOT NULL OR to_jsonb(NEW)',
        after: '    AND (to_jsonb(NEW)',
        breaks: 'Le jour où la bourse au mérite a repris se change après coup.',
      },
      {
        id: 'F27',
        before: "    WHERE dossier_id = le_dossier AND composante = 'merite'",
        after: "    WHERE dossier_id = le_dossier AND composante = 'internat'",
        breaks: 'La base oublie ce que les états portent de la bourse au mérite.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/decision/faits.ts', test: RETRAIT }, [
    {
      id: 'F5',
      before: '      au: avant(dernierJour, jourDe(droit.au)) ? dateDe(dernierJour) : droit.au,',
      after: '      au: droit.au,',
      breaks: 'La bourse retirée court jusqu’à la fin de l’année.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recours/actes.ts', test: RETRAIT }, [
    {
      id: 'F6',
      before: '      ecourte: jourOuNul(decisionContestee(dossier)?.effetAu) ?? undefined,\n',
      after: '',
      breaks: 'Un retrait maintenu efface les droits d’avant.',
    },
  ]),
  ...mutationsOf({ file: 'lib/retrait/actes.ts', test: RETRAIT }, [
    {
      id: 'F7',
      before: "    const dites = [retrait.observations, observations].filter(Boolean).join('\\n\\n');",
      after: '    const dites = observations;',
      breaks: 'De nouvelles observations effacent les premières.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261128040100_retraits/migration.sql', test: RETRAIT }, [
    {
      id: 'F9',
      before: '  (SELECT identite_famille()) IS NULL OR issue IS NULL);',
      after: '  true);',
      breaks: 'La famille conclut elle-même un retrait.',
    },
    {
      id: 'F10',
      before: "  OR (motif = 'renonciation' AND issue IS NULL AND auteur_id = (SELECT identite_famille())));",
      after: '  OR true);',
      breaks: 'La famille engage un retrait.',
    },
  ]),
  ...mutationsOf({ file: 'lib/decision/faits.ts', test: CHANGEMENT }, [
    {
      id: 'F13',
      before: '[effet, apresLePassage, apresAilleurs].reduce<Jour>(',
      after: '[apresLePassage, apresAilleurs].reduce<Jour>(',
      breaks: 'La seconde bourse commence avant la fin de la première.',
    },
  ]),
  ...mutationsOf({ file: 'lib/retrait/faits.ts', test: CHANGEMENT }, [
    {
      id: 'F14',
      before: '  if (!premiere || ETATS_CLOS.includes(premiere.etat)) return null;',
      after: '  return null;',
      breaks: 'La seconde bourse s’attribue pendant que la première court.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261128040200_successions/migration.sql', test: CHANGEMENT }, [
    {
      id: 'F15',
      file: 'prisma/migrations/20261129020000_codes_de_lettres/migration.sql',
      before: "AND d.etat <> 'brouillon'\n    AND identite_famille() IS NULL AND identite_porteur() IS NULL",
      after: "AND d.etat <> 'brouillon'\n    AND identite_porteur() IS NULL",
      breaks: 'Une famille apprend la demande de l’autre.',
    },
    {
      id: 'F16',
      before: ' AND p.eleve_id = NEW.eleve_id AND p.rentree = NEW.rentree',
      after: '',
      breaks: 'Une demande suit celle d’un autre élève et passe le verrou.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/actes.ts', test: RETRAIT }, [
    {
      id: 'F11',
      before: '    else if (dateraLInvitation(trouve, dossier))',
      after: '    else if (dateraLInvitation(trouve, dossier) && false)',
      breaks: 'L’ouverture de l’invitation ne fait courir aucun délai.',
    },
  ]),
];
