/** The demande online: whose draft it is, who asks, what is refused, behind whom it stands. */
import { mutationsOf } from './mutation.ts';

const DEPOT = 'tests/actes/depot-en-ligne.test.ts';
const RECUPERATION = 'tests/actes/recuperation.test.ts';
const PART = 'tests/actes/part-du-concubin.test.ts';
const CAISSE = 'tests/actes/caisse.test.ts';
const CAISSES = 'prisma/migrations/20261208300000_caisses/migration.sql';
const PARTS = 'prisma/migrations/20261206300000_parts_du_concubin/migration.sql';

export const DEPOTS = [
  ...mutationsOf({ file: 'prisma/migrations/20261130020000_depots_en_ligne/migration.sql', test: DEPOT }, [
    {
      id: 'DL1',
      before: "NOT starts_with(plage, 'brouillon/en_ligne/') OR",
      after: 'true OR',
      breaks: 'Les agents lisent ce qu’une famille n’a pas encore envoyé.',
    },
    {
      id: 'DL2',
      before: "AND etat = 'brouillon' AND canal = 'en_ligne'\n",
      after: '\n',
      breaks: 'Une famille écrit une demande déjà déposée, ou sur papier.',
    },
    {
      id: 'DL3',
      before: 'AND eleve_id = ANY ((SELECT portee_eleves())::uuid[]));',
      after: ');',
      breaks: 'Une famille ouvre une demande pour l’enfant d’une autre.',
    },
    {
      id: 'DL4',
      before: 'SELECT autre.id FROM autre\n',
      after: 'SELECT NULL::uuid FROM autre\n',
      breaks: 'La demande d’une seconde personne ne suit plus la première.',
    },
    {
      id: 'DL5',
      file: 'prisma/migrations/20261208100000_autres_adresses/migration.sql',
      before: '  IF to_jsonb(NEW) - change <> to_jsonb(OLD) - change\n    OR ',
      after: '  IF ',
      breaks: 'Une famille change son nom dans la base.',
    },
  ]),
  ...mutationsOf({ file: 'lib/depot/actes.ts', test: DEPOT }, [
    {
      id: 'DL6',
      before: "'reception.signe': 'oui',",
      after: "'reception.signe': '',",
      breaks: 'Une demande en ligne attend une signature que personne n’apporte.',
    },
    {
      id: 'DL7',
      before: "await ajouterTache(tx, 'accuser_enregistrement', { dossierIds: ids });",
      after: '',
      breaks: 'Aucun accusé d’enregistrement ne part.',
    },
    {
      id: 'DL8',
      before: 'if (new Set(vus.map(({ groupe }) => groupe?.cle)).size > 1)',
      after: 'if (false)',
      breaks: 'Un même formulaire réunit un collégien et un lycéen.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261205200000_recuperations/migration.sql', test: RECUPERATION },
    [
      {
        id: 'RX4',
        before: 'IF NEW.dossier_id IS NULL THEN NEW.contenu := NULL; END IF;',
        after: '',
        breaks: 'Les chiffres restent après le brouillon abandonné.',
      },
      {
        id: 'RX5',
        before: "AND (current_user <> 'bourses_web' OR NEW.contenu IS NULL OR NEW.contenu = OLD.contenu)",
        after: '',
        breaks: 'Une famille écrit elle-même ses chiffres reçus des impôts.',
      },
    ],
  ),
  ...mutationsOf({ file: CAISSES, test: RECUPERATION }, [
    {
      id: 'RX1',
      before: 'r.issue IS NULL AND r.suite IS NULL AND r.contenu IS NOT NULL AND',
      after: '',
      breaks: 'Une récupération déjà répondue fonde un autre appel.',
    },
    {
      id: 'RX6',
      before: "AND d.canal = 'en_ligne'\n        AND d.demandeur_id = identite_famille()) END) THEN",
      after: 'AND true) END) THEN',
      breaks: 'Une famille demande des chiffres pour le brouillon d’une autre.',
      equivalent:
        'La base ne montre à une famille ni le brouillon d’une autre, ni celui qu’un secrétariat saisit : le verrou ne le trouve pas.',
    },
  ]),
  ...mutationsOf({ file: CAISSES, test: CAISSE }, [
    {
      id: 'PC50',
      before: "CASE r.aupres WHEN 'caisse' THEN attestation_attendue(d.id, r.responsable_id)",
      after: "CASE r.aupres WHEN 'caisse' THEN true",
      breaks: 'Une caisse est interrogée alors que l’attestation est déjà venue.',
    },
    {
      id: 'PC51',
      before: "service = 'quotient_familial' AND recuperation_id IS NOT NULL",
      after: 'true',
      breaks: 'Une trace pour la charge ne nomme pas la demande de la famille.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/consentement/caisse.ts', test: CAISSE }, [
    {
      id: 'PC52',
      before: '(prenoms.startsWith(prenom) || prenom.startsWith(prenoms))',
      after: 'true',
      breaks: 'Un frère jumeau tient lieu de l’élève.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recuperation/taches.ts', test: CAISSE }, [
    {
      id: 'QC10',
      before: " AND aupres = 'caisse' AND NOT attestation_attendue(dossier_id, responsable_id)",
      after: " AND aupres = 'caisse' AND false",
      breaks: 'La réponse d’une caisse reste gardée quand l’attestation est venue autrement.',
    },
    {
      id: 'QC11',
      before: 'AND issue IS NULL AND demandee_le < now()',
      after: 'AND issue IS NULL AND suite IS NOT NULL AND demandee_le < now()',
      breaks: 'L’état civil d’un appel qui n’est jamais parti reste gardé.',
    },
    {
      id: 'QC12',
      before: 'AND NOT attestation_attendue(dossier_id, responsable_id)',
      after: '',
      breaks: 'Une réponse que la famille peut encore joindre est effacée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/caisse/actes.ts', test: CAISSE }, [
    {
      id: 'PC53',
      before: 'if (!estLaMeme(base, { ...etatCivil, nomUsage: etatCivil.nomUsage ?? null }))',
      after: 'if (false)',
      breaks: 'Une famille fait interroger la caisse sous le nom d’une autre personne.',
    },
  ]),
  ...mutationsOf({ file: PARTS, test: RECUPERATION }, [
    {
      id: 'RX2',
      before: 'part_id IS NULL AND responsable_id = (SELECT identite_famille()));',
      after: 'true);',
      breaks: 'Les récupérations d’une famille se lisent par d’autres.',
    },
    {
      id: 'RX3',
      before:
        'UPDATE recuperation SET contenu = NULL WHERE dossier_id = OLD.dossier_id AND contenu IS NOT NULL;',
      after: 'PERFORM 1;',
      breaks: 'Les chiffres restent à côté de la demande envoyée.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261207200000_adresses_refusees/migration.sql', test: PART }, [
    {
      id: 'PC5',
      before: "IF current_user NOT IN ('bourses_web', 'bourses_worker') AND NEW.reponse IS NOT NULL",
      after: 'IF NEW.reponse IS NOT NULL',
      breaks: 'Le système réécrit la réponse d’un concubin.',
    },
  ]),
  ...mutationsOf({ file: PARTS, test: PART }, [
    {
      id: 'PC1',
      before: 'USING ((SELECT est_systeme()) OR part_id IS NULL AND',
      after: 'USING ((SELECT est_systeme()) OR',
      breaks: 'Le demandeur lit ce que son concubin a demandé aux impôts.',
    },
    {
      id: 'PC2',
      before: 'p.empreinte = l_empreinte AND',
      after: '',
      breaks: 'Le lien seul suffit pour répondre à la place du concubin.',
    },
    {
      id: 'PC3',
      before:
        'AND NOT EXISTS (SELECT FROM part_du_concubin q WHERE q.dossier_id = p.dossier_id AND (q.cree_le, q.id) > (p.cree_le, p.id))',
      after: '',
      breaks: 'Un lien remplacé répond encore.',
    },
    {
      id: 'PC4',
      before: 'PERFORM oublier_les_parts(NEW.dossier_id, NEW.id);',
      after: '',
      breaks: 'Ce qui est venu par un lien remplacé compte encore.',
    },
    {
      id: 'PC6',
      before: 'LEFT JOIN recuperation r ON r.id = e.recuperation_id AND r.part_id IS NULL',
      after: 'LEFT JOIN recuperation r ON r.id = e.recuperation_id',
      breaks: 'Le demandeur lit parmi ses appels celui de son concubin.',
    },
  ]),
  ...mutationsOf({ file: 'lib/depot/actes.ts', test: PART }, [
    {
      id: 'PC7',
      before: 'const sienne = aDeuxAvis(lu.data.demandeur.situation) ? part : null;',
      after: 'const sienne = null as typeof part;',
      breaks: 'Les chiffres que le concubin a donnés ne servent pas.',
    },
  ]),
  ...mutationsOf({ file: 'lib/part/actes.ts', test: PART }, [
    {
      id: 'PC8',
      before: 'if (n >= LIENS_PAR_JOUR)',
      after: 'if (false)',
      breaks: 'Une personne reçoit autant de courriels qu’on veut par la main d’une autre.',
    },
  ]),
  ...mutationsOf({ file: 'lib/famille/queries.ts', test: 'tests/actes/famille.test.ts' }, [
    {
      id: 'PC9',
      before: '.map(masquerLeConcubin)',
      after: '',
      breaks: 'La page qui explique la décision montre au demandeur les revenus de son concubin.',
    },
  ]),
  ...mutationsOf({ file: 'lib/depot/actes.ts', test: RECUPERATION }, [
    {
      id: 'RX7',
      before: '...(recus ? { avis: avisRecupere(recus.chiffres) } : {}),',
      after: '',
      breaks: 'Les chiffres acceptés ne servent pas.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recuperation/queries.ts', test: RECUPERATION }, [
    {
      id: 'RX8',
      before: "return etat?.genre === 'recue' && etat.acceptesLe ?",
      after: "return etat?.genre === 'recue' ?",
      breaks: 'Des chiffres que la famille n’a pas relus servent.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recuperation/actes.ts', test: RECUPERATION }, [
    {
      id: 'RX9',
      before: 'if (n >= DEMANDES_PAR_JOUR)',
      after: 'if (false)',
      breaks: 'Une famille essaie autant de numéros fiscaux qu’elle veut.',
    },
    {
      id: 'RX10',
      before: 'if (!estLaMeme(base, identite)) return false;',
      after: '',
      breaks: 'Une autre personne que le demandeur récupère ses chiffres pour cette demande.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/recevabilite/en-ligne.ts', test: DEPOT }, [
    {
      id: 'DL9',
      before: "if (secteur !== 'public')",
      after: 'if (false)',
      breaks: 'La demande en ligne s’ouvre dans le privé.',
    },
    {
      id: 'DL10',
      before: 'return jourDuDepotEnLigne(ici) ? null : direLaCampagne(ici);',
      after: 'return null;',
      breaks: 'La demande en ligne se fait après la clôture.',
    },
  ]),
  ...mutationsOf({ file: 'lib/depot/actes.ts', test: DEPOT }, [
    {
      id: 'DL11',
      before: 'protection && enfant.siProtege ?',
      after: 'protection ?',
      breaks: 'La protection temporaire ouvre la demande en ligne où elle ne se fait pas.',
    },
  ]),
];
