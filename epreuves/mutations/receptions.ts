/** Mutations of what follows a letter until its reception is proved. */
import { type Mutation, mutationsOf } from './mutation.ts';

const RECEPTIONS = 'tests/actes/receptions.test.ts';
const AUTRES_ADRESSES = 'tests/actes/autres-adresses.test.ts';
const COURRIEL_REVENU = 'tests/contrats/courriel-revenu.test.ts';
const COURRIELS = 'tests/actes/courriels.test.ts';

export const RECEPTIONS_DE_LETTRES: readonly Mutation[] = [
  ...mutationsOf({ file: 'lib/droit/reception/gardes.ts', test: 'tests/droit/procedure.test.ts' }, [
    {
      id: 'D45',
      before: 'if (avant(recuLe, envoyeLe))',
      after: 'if (apres(envoyeLe, jour))',
      breaks: 'Une lettre est reçue avant d’être partie.',
    },
    {
      id: 'RL1',
      before: '!apres(jour, finDeGarde(recuLe))',
      after: 'avant(jour, finDeGarde(recuLe))',
      breaks: 'Un recommandé est dit non réclamé le jour où la famille peut encore le retirer.',
    },
    {
      id: 'RL2',
      before: 'recommande.numero !== numero',
      after: 'recommande.numero === null',
      breaks: 'L’avis d’un autre recommandé prouve la réception.',
    },
    {
      id: 'RL3',
      before: 'avant(recuLe, recommande.posteLe)',
      after: 'avant(jour, recommande.posteLe)',
      breaks: 'Un recommandé est remis avant d’être posté.',
    },
    {
      id: 'RL4',
      before: 'if (avant(leJour, envoyeLe))',
      after: 'if (avant(jour, envoyeLe))',
      breaks: 'Un courrier revient avant d’être parti.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/reception/recommande.ts', test: 'tests/droit/recommande.test.ts' }, [
    {
      id: 'RL5',
      before: 'return cle === Number(chiffres[8]);',
      after: 'return cle <= 9;',
      breaks: 'Un chiffre faux dans un numéro de recommandé passe.',
    },
  ]),
  ...mutationsOf({ file: 'lib/reception/faits.ts', test: RECEPTIONS }, [
    {
      id: 'RL6',
      before: 'lettreSuivie(dossier, decision)?.revenuLe != null &&',
      after: 'lettreSuivie(dossier, decision)?.revenuLe !== null ||',
      breaks: 'Le drapeau d’un courrier revenu reste après son second envoi.',
    },
  ]),
  ...mutationsOf({ file: 'lib/reception/actes.ts', test: RECEPTIONS }, [
    {
      id: 'RL7',
      before: '          id: crypto.randomUUID(),\n          reference,',
      after:
        '          id: crypto.randomUUID(),\n          jour: new Date(Date.UTC(2026, 9, 1)),\n          reference,',
      breaks: 'Un courrier envoyé de nouveau change de date.',
    },
    {
      id: 'RL8',
      before: '          courriel: null,\n',
      after: '',
      breaks: 'Un courrier envoyé à une autre adresse repart par courriel.',
    },
  ]),
  ...mutationsOf({ file: 'lib/reception/queries.ts', test: RECEPTIONS }, [
    {
      id: 'RL9',
      before: 'WHERE n.recue_le IS NULL\n',
      after: 'WHERE true\n',
      breaks: 'Un courrier dont la réception est prouvée attend toujours sa preuve.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/courrier/signature.ts', test: 'tests/actes/parapheur.test.ts' }, [
    {
      id: 'RL11',
      before: "siennes.some(({ decisionId }) => decisionId) && !delegation ? 'sans_delegation' : 'permise'",
      after: "'permise'",
      breaks: 'Une décision est signée sans délégation.',
    },
    {
      id: 'RL12',
      before: "if (siennes.length === 0) return 'autre_personne';",
      after: '',
      breaks: 'Une décision est signée sous le nom d’un autre.',
    },
    {
      id: 'RL13',
      before: 'courriel === null &&\n  signataireId',
      after: 'signataireId',
      breaks: 'Ce que le téléservice notifie attend une signature.',
    },
    {
      id: 'RL14',
      before: ' &&\n  !CERTIFICATS.includes(genre)',
      after: '',
      breaks: 'Un accusé de réception attend une signature.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/taches.ts', test: 'tests/actes/parapheur.test.ts' }, [
    {
      id: 'RL15',
      before: '!attendSaSignature(marque) && marque.rappeleLe',
      after: 'marque.rappeleLe',
      breaks: 'Une demande de pièces sur papier est envoyée sans être signée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/parapheur/faits.ts', test: 'tests/actes/parapheur.test.ts' }, [
    {
      id: 'RL16',
      before: 'jamaisImprimee || duJour',
      after: 'jamaisImprimee || true',
      breaks: 'Une réimpression passe pour l’original.',
    },
  ]),
  ...mutationsOf({ file: 'lib/depart/faits.ts', test: 'tests/droit/depart.test.ts' }, [
    {
      id: 'RL17',
      before: 'Temporal.Instant.compare(aujourdHui, instant) <= 0',
      after: 'Temporal.Instant.compare(aujourdHui, instant) < 0',
      breaks: 'À l’heure dite, rien ne part avant le lendemain.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/taches.ts', test: 'tests/actes/departs.test.ts' }, [
    {
      id: 'RL18',
      before: 'annonce && !(decide && differe)',
      after: 'annonce',
      breaks: 'Un courriel annonce une décision avant son départ.',
    },
    {
      id: 'RL19',
      before: 'OR id IN (SELECT id FROM courriel_a_envoyer)',
      after: "OR etat = 'produit' AND courriel IS NOT NULL AND courriel_envoye_le IS NULL",
      breaks: 'La reprise des courriels oubliés annonce une décision retenue.',
    },
  ]),
  ...mutationsOf({ file: 'lib/reception/faits.ts', test: 'tests/actes/departs.test.ts' }, [
    {
      id: 'RL21',
      before: "return la ? 'autre_personne' : 'possible';",
      after: "return 'possible';",
      breaks: 'N’importe qui rattrape la décision d’un autre.',
    },
  ]),
  ...mutationsOf({ file: 'lib/decision/actes.ts', test: 'tests/actes/departs.test.ts' }, [
    {
      id: 'RL22',
      before: 'droitsFermes: droitsEnCours(dossier).map((droit) => ({ ...droit, fermeParId: decision.id })),',
      after: '',
      breaks: 'Une décision rattrapée ouvre encore la bourse.',
    },
  ]),
  ...mutationsOf({ file: 'lib/connecteurs/messagerie.ts', test: 'tests/contrats/messagerie.test.ts' }, [
    {
      id: 'RL23',
      before: "command === 'RCPT TO' && ",
      after: '',
      breaks: 'Un expéditeur que le serveur refuse fait dire fausse l’adresse de la famille.',
    },
    {
      id: 'RL24',
      before: ' && !REGLES_DU_SERVEUR.test(response)',
      after: '',
      breaks: 'Un relais fermé fait dire fausse l’adresse de la famille.',
    },
  ]),
  ...mutationsOf({ file: 'lib/reception/faits.ts', test: COURRIELS }, [
    {
      id: 'RL25',
      before: '&& derniereCopie(copies) === lettre;',
      after: '&& copies.length > 0;',
      breaks: 'Un courrier envoyé sur papier est encore annoncé par courriel.',
    },
    {
      id: 'RL26',
      before: '!courrielRefuseLe || ouvertLe || recommande',
      after: '!courrielRefuseLe || recommande',
      breaks: 'Un courrier que la famille a ouvert est encore annoncé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/drapeau/faits.ts', test: COURRIELS }, [
    {
      id: 'RL27',
      before: '...(dossier.demandeur?.courrielRefuseLe ? [DRAPEAU_REFUS] : []),',
      after: '',
      breaks: 'L’acte suivant efface le drapeau d’un courriel refusé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/taches.ts', test: COURRIELS }, [
    {
      id: 'RL28',
      before: 'if (!parti && responsableId && annonce.adresse !== destinataire)',
      after: 'if (!responsableId)',
      breaks: 'Un courrier refusé par l’ancienne adresse n’est annoncé nulle part.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courriel/actes.ts', test: COURRIELS }, [
    {
      id: 'RL31',
      before: 'const connue = refusees.has(courriel.destinataire);',
      after: 'const connue = refusees.size < 0;',
      breaks: 'Chaque courriel essaie encore l’adresse que le serveur a refusée.',
    },
    {
      id: 'RL32',
      before: 'if (!(parti || connue)) await noterRefus(tx, courriel.destinataire);',
      after: '',
      breaks: 'Une adresse refusée n’est dite nulle part.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courriel/taches.ts', test: COURRIELS }, [
    {
      id: 'RL33',
      before: 'if (personne?.courrielRefuseLe) return;',
      after: '',
      breaks: 'Le drapeau tombe d’une adresse refusée de nouveau.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courriel/faits.ts', test: COURRIELS }, [
    {
      id: 'RL34',
      before: 'personne?.courrielRefuseLe ? null : personne?.courriel || null',
      after: 'personne?.courriel || null',
      breaks: 'Un courrier à venir s’annonce à l’adresse que le serveur refuse.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261207200000_adresses_refusees/migration.sql', test: COURRIELS },
    [
      {
        id: 'RL35',
        before: '  NEW.courriel_refuse_le := NULL;',
        after: '',
        breaks: 'Une adresse corrigée passe encore pour refusée.',
      },
      {
        id: 'RL36',
        before: 'WHEN (OLD.courriel_refuse_le IS NOT NULL AND NEW.courriel_refuse_le IS NULL)',
        after: 'WHEN (OLD.courriel_refuse_le IS NULL AND NEW.courriel_refuse_le IS NOT NULL)',
        breaks: 'Ce qu’une adresse refusait n’est pas annoncé quand elle est bonne.',
      },
    ],
  ),
  ...mutationsOf(
    { file: 'prisma/migrations/20261208100000_autres_adresses/migration.sql', test: AUTRES_ADRESSES },
    [
      {
        id: 'PA1',
        before: "WHERE a <> '' AND lower(a) <> lower(COALESCE(",
        after: "WHERE a <> '' AND a <> (COALESCE(",
        breaks: 'L’adresse refusée est proposée à la place d’elle-même.',
      },
      {
        id: 'PA2',
        before:
          'OR NEW.courriel_refuse_le IS NOT NULL AND NEW.courriel_refuse_le IS DISTINCT FROM OLD.courriel_refuse_le THEN',
        after: 'THEN',
        breaks: 'Une famille dit refusée une adresse qui ne l’est pas.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/courrier/actes.ts', test: AUTRES_ADRESSES }, [
    {
      id: 'PA3',
      before: 'if (!(await autresAdresses(tx, demandeur.id)).includes(courriel))',
      after: 'if (courriel === demandeur.courriel)',
      breaks: 'L’adresse d’un parent est prise pour celle de l’autre.',
    },
  ]),
  ...mutationsOf({ file: 'lib/connecteurs/courriel-revenu.ts', test: COURRIEL_REVENU }, [
    {
      id: 'PA4',
      before: "champs.get('action')?.toLowerCase() === 'failed' && DEFINITIF.test(statut)",
      after: 'DEFINITIF.test(statut)',
      breaks: 'Un courriel seulement retardé condamne son adresse.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/retour-de-courriel.ts', test: COURRIEL_REVENU }, [
    {
      id: 'PA5',
      before: '!timingSafeEqual(Buffer.from(dite), Buffer.from(signature(id, destinataire)))',
      after: 'dite.length !== SIGNES',
      breaks: 'Le rapport d’un courriel vrai condamne l’adresse de n’importe qui.',
    },
  ]),
  ...mutationsOf({ file: 'lib/dossier/actes.ts', test: COURRIELS }, [
    {
      id: 'RL29',
      before: 'if (courriel) aAnnoncer.push(...lettres);',
      after: '',
      breaks: 'Une adresse corrigée ne reçoit pas l’annonce que l’ancienne avait refusée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/queries.ts', test: COURRIELS }, [
    {
      id: 'RL30',
      before: '      courrielRefuseLe: null,\n',
      after: '',
      breaks: 'Le serveur reçoit encore un courriel pour l’adresse qu’il a refusée.',
    },
  ]),
];
