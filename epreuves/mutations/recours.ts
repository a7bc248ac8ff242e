/** What a recours is, who answers it, and what its answer leaves behind. */
import { mutationsOf } from './mutation.ts';

const JOINTS = 'tests/actes/recours-joints.test.ts';
const REQUETES = 'tests/actes/requetes.test.ts';
const RECOURS = 'tests/actes/recours.test.ts';
const RETENUE_CONTESTEE = 'tests/actes/retenue-contestee.test.ts';

export const RECOURS_ET_REPONSES = [
  ...mutationsOf({ file: 'lib/droit/recours/reponse.ts', test: RECOURS }, [
    {
      id: 'R1',
      before: "  if (aPrisPart && veutUnAutreLecteur(genre)) return 'meme_personne';\n",
      after: '',
      breaks: 'Qui a décidé répond au recours préalable.',
    },
    {
      id: 'R2',
      before: "  return genre === 'hierarchique' ? superieurs : auteurs;",
      after: '  return auteurs;',
      breaks: 'Le chef répond à un recours formé au-dessus de lui.',
    },
    {
      id: 'R3',
      before: "  const enSonNom = signeEnSonNom(branche) && genre !== 'hierarchique';",
      after: '  const enSonNom = true;',
      breaks: 'Une réponse se signe sans délégation.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recours/actes.ts', test: RECOURS }, [
    {
      id: 'R4',
      before: '  recours: recoursPendants(dossier, objet).map((recours) => ({',
      after: '  recours: recoursPendants(dossier, objet).slice(0, 1).map((recours) => ({',
      breaks: 'Une réponse laisse un autre recours en attente.',
    },
    {
      id: 'R5',
      before:
        "    dossier: { horsDelai: false, repriseLe: dateDe(par.portee.jour) },\n    rangees: repondre(dossier, par, { issue: 'rouvert', motivation }),",
      after:
        "    dossier: { repriseLe: dateDe(par.portee.jour) },\n    rangees: repondre(dossier, par, { issue: 'rouvert', motivation }),",
      breaks: 'Une demande rouverte reste hors délai.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recours/faits.ts', test: RECOURS }, [
    {
      id: 'R6',
      before: '    formeLe,\n    surRapo: surRecours(dossier, decision),',
      after: '    formeLe,\n    surRapo: false,',
      breaks: 'Un second recours préalable s’ouvre contre la réponse au premier.',
    },
  ]),
  ...mutationsOf({ file: 'lib/dossier/faits.ts', test: RECOURS }, [
    {
      id: 'R7',
      before: '    surRecours: surRecours(dossier, decision),',
      after: '    surRecours: false,',
      breaks: 'L’échéance qui suit une réponse n’est plus celle du juge.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261206400000_envoi_au_ministre/migration.sql', test: RECOURS },
    [
      {
        id: 'R8',
        before: '    OLD.issue IS NOT NULL\n    OR (OLD.envoye_le',
        after: '    (OLD.envoye_le',
        breaks: 'Une réponse donnée se réécrit.',
      },
      {
        id: 'R9',
        before: 'AND x.dossier_id <> NEW.dossier_id) THEN',
        after: 'AND false) THEN',
        breaks: 'Un recours porte sur la décision d’un autre dossier.',
      },
    ],
  ),
  ...mutationsOf({ file: 'prisma/migrations/20261206400000_envoi_au_ministre/migration.sql', test: JOINTS }, [
    {
      id: 'R17',
      before: '(OLD.envoye_le IS NOT NULL AND (NEW.envoye_le, NEW.envoi)',
      after: '(false AND (NEW.envoye_le, NEW.envoi)',
      breaks: 'Le jour où le ministre a reçu un recours se réécrit.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261206400100_fichiers_de_requete/migration.sql', test: REQUETES },
    [
      {
        id: 'R19',
        before: '(SELECT identite_agent()) IS NOT NULL\n  AND EXISTS',
        after: 'EXISTS',
        breaks: 'La famille lit le mémoire de l’administration dans l’application.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/requete/actes.ts', test: REQUETES }, [
    {
      id: 'R20',
      before: "jointsDeRequete(requete.id, 'memoire', fichiers, portee)",
      after: "jointsDeRequete(requete.id, 'jugement', fichiers, portee)",
      breaks: 'Le mémoire déposé se donne pour le jugement.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/recours/pendants.ts', test: JOINTS }, [
    {
      id: 'R18',
      before: 'vaAuMinistre(dossier.branche, genre) && envoyeLe === null',
      after: 'vaAuMinistre(dossier.branche, genre)',
      breaks: 'Un recours déjà envoyé au ministre reste à envoyer.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/queries.ts', test: 'tests/actes/recours-successeur.test.ts' }, [
    {
      id: 'R10',
      before: ' AND z.signataire_id <> c.signataire_id),',
      after: '),',
      breaks: 'L’auteur qui répond lui-même se dit remplacé.',
    },
    {
      id: 'R11',
      before:
        "CASE WHEN u.genre = 'gracieux' AND u.issue IS NOT NULL THEN coalesce((SELECT json_build_object('prenom'",
      after: "CASE WHEN u.issue IS NOT NULL THEN coalesce((SELECT json_build_object('prenom'",
      breaks: 'La réponse à un recours préalable se donne à la place de l’auteur.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recours/faits.ts', test: JOINTS }, [
    {
      id: 'RCC1',
      before: 'if (nomme !== null) return null;',
      after: '',
      breaks: 'Un recours hiérarchique est pris pour un complément du recours préalable.',
    },
    {
      id: 'RCC2',
      before: '!apres(jourDe(attendu.formeLe), formeLe)',
      after: 'true',
      breaks: 'Un recours formé avant un autre est dit le compléter.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/queries.ts', test: JOINTS }, [
    {
      id: 'RCC3',
      before: 'v.genre = u.genre AND v.rang < u.rang',
      after: 'v.genre = u.genre AND v.rang > u.rang',
      breaks: 'L’accusé d’un complément ne dit pas quel recours il complète.',
    },
  ]),
  ...mutationsOf(
    { file: 'lib/droit/recours/qualification.ts', test: 'tests/droit/recours-qualification.test.ts' },
    [
      {
        id: 'R12',
        before: '    !surRetenue &&\n',
        after: '',
        breaks: 'Le recours d’un lycéen contre une retenue devient un recours préalable.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/retenue/faits.ts', test: RETENUE_CONTESTEE }, [
    {
      id: 'R13',
      before: '[...demiJourneesEcartees(dossier), ...ecartees]',
      after: 'ecartees',
      breaks: 'Des absences écartées sur recours sont retenues de nouveau.',
    },
  ]),
  ...mutationsOf({ file: 'lib/contestation/faits.ts', test: RETENUE_CONTESTEE }, [
    {
      id: 'R14',
      before: 'if (!tenante || tenante.demiJournees === 0) return null;',
      after: 'if (!tenante) return null;',
      breaks: 'Une retenue toute rendue se conteste encore.',
    },
    {
      id: 'R30',
      before: '...(recueLe ? [jourDe(recueLe)] : []),',
      after: '',
      breaks: 'L’accusé de réception d’une retenue ne fait courir aucun délai.',
    },
    {
      id: 'R31',
      before: 'if (!contestee || contestee.recueLe) return null;',
      after: 'if (!contestee) return null;',
      breaks: 'Une retenue déjà reçue attend encore sa preuve.',
    },
  ]),
  ...mutationsOf({ file: 'lib/retenue/actes.ts', test: RETENUE_CONTESTEE }, [
    {
      id: 'R15',
      before: 'const ecartees = retenues.filter((une) => nommees.includes(cleDeDemiJournee(une)));',
      after: 'const ecartees = retenues;',
      breaks: 'Réduire une retenue l’annule toute.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261204100001_retenue_contestee/migration.sql', test: RETENUE_CONTESTEE },
    [
      {
        id: 'R16',
        before: 'WHERE r.id = NEW.retenue_id\n    AND r.dossier_id = NEW.dossier_id AND',
        after: 'WHERE r.id = NEW.retenue_id AND',
        breaks: 'Un recours porte sur la retenue d’un autre dossier.',
      },
    ],
  ),
];
