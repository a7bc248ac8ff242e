/** What each act of a noun writes, and whom it believes. */
import { mutationsOf } from './mutation.ts';

const ECRIVENT = 'tests/actes/ce-qu-ecrivent-les-actes.test.ts';
const DECISION = 'tests/actes/ce-que-garde-une-decision.test.ts';
const FAMILLE = 'tests/actes/famille.test.ts';
const CORRECTIONS = 'tests/actes/corrections.test.ts';
const DECISIONS = 'tests/actes/decisions-qui-se-suivent.test.ts';

export const ACTES = [
  ...mutationsOf({ file: 'lib/decision/actes.ts', test: DECISION }, [
    {
      id: 'A8',
      before: '(gardee?.effetDu ?? periode?.du ?? null),',
      after: "(periode ? new Date('2026-09-01') : null),",
      breaks: 'L’attribution d’un élève arrivé en octobre court depuis septembre.',
    },
    {
      id: 'A9',
      before: 'enRetard: limite ? apres(portee.jour, limite) : false,',
      after: 'enRetard: false,',
      breaks: 'Aucune proposition n’est en retard.',
    },
    {
      id: 'A11',
      before:
        "    decider('attribuer', dossier, par, {\n      echelon: droitDe(par.examen)?.echelon ?? choix?.echelon ?? 0,\n      motifs: [],\n      motivation: choix?.motivation,",
      after:
        "    decider('attribuer', dossier, par, {\n      echelon: droitDe(par.examen)?.echelon ?? choix?.echelon ?? 0,\n      motifs: [],",
      breaks: 'La motivation d’une attribution est perdue.',
    },
    {
      id: 'A65',
      before: "return decider('refuser', dossier, par, { motifs, motivation, ecourte });",
      after: "return decider('refuser', dossier, par, { motifs, ecourte });",
      breaks: 'La motivation d’un refus est perdue.',
    },
    {
      id: 'A66',
      before: 'echelon: droitDe(par.examen)?.echelon ?? choix?.echelon ?? 0,',
      after: 'echelon: choix?.echelon ?? droitDe(par.examen)?.echelon ?? 0,',
      breaks: 'Un agent choisit l’échelon que la loi calcule.',
    },
    {
      id: 'A67',
      before: 'demandeId: demande.id,',
      after: 'demandeId: dossier.demandes.at(-1)?.id ?? demande.id,',
      test: ECRIVENT,
      breaks: 'La décision nomme une version qu’elle n’a pas jugée.',
    },
    {
      id: 'A68',
      before: 'remplaceId: enVigueur?.id ?? null,',
      after: 'remplaceId: null,',
      test: DECISIONS,
      breaks: 'Une décision ne dit plus celle qu’elle remplace.',
    },
    {
      id: 'A69',
      before: 'const rang = rangSuivant(dossier.decisions);',
      after: 'const rang = 1;',
      test: DECISIONS,
      breaks: 'Deux décisions portent le même rang.',
    },
    {
      id: 'A70',
      before: 'const fermes = enVigueur ? droitsEnCours(dossier) : [];',
      after: 'const fermes = enVigueur ? dossier.droits.filter(({ fermeParId }) => fermeParId) : [];',
      test: DECISIONS,
      breaks: 'Une décision qui en remplace une ne ferme pas ses droits.',
    },
    {
      id: 'A71',
      before: 'delegation: delegationPour(autorites, dossier),',
      after: 'delegation: null,',
      test: 'tests/actes/gardes.test.ts',
      breaks: 'La décision ne dit plus par quelle délégation elle est signée.',
    },
    {
      id: 'A72',
      before: 'situation: enJson(situationDuDossier(dossier)),',
      after: 'situation: {},',
      test: 'tests/actes/gardes.test.ts',
      breaks: 'La situation jugée n’est pas gardée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/decision/faits.ts', test: DECISION }, [
    {
      id: 'A10',
      before: '...primes.map(',
      after: '...primes.slice(0, 0).map(',
      breaks: 'La prime à l’internat n’est jamais ouverte.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/portee.ts', test: ECRIVENT }, [
    {
      id: 'A7',
      file: 'lib/autorite/queries.ts',
      before: 'tenue.role === role && (tenue.uai === uai || tenue.academieCode === academieCode)',
      after: 'tenue.role !== "administrateur" || tenue.role === role',
      breaks: 'Le signataire a la qualité qu’il a ailleurs.',
    },
    {
      id: 'A25',
      before: 'OR: [{ au: null }, { au: { gte: leJour } }] } },\n    },',
      after: 'OR: [{ au: null }, { au: { gt: leJour } }] } },\n    },',
      test: 'tests/actes/isolation.test.ts',
      breaks: 'Le dernier jour d’une affectation ne compte plus.',
    },
  ]),
  ...mutationsOf({ file: 'lib/demande/actes.ts', test: ECRIVENT }, [
    {
      id: 'A20',
      before: '  if (responsableId && !connu)\n    throw',
      after: '  if (responsableId && !connu && !nom)\n    throw',
      breaks: 'Un dépôt change la personne d’un autre élève.',
    },
    {
      id: 'A22',
      before: 'where: { dossierId, revision },',
      after: 'where: { dossierId },',
      test: 'tests/actes/concurrence.test.ts',
      breaks: 'Un onglet ancien écrase le brouillon.',
    },
    {
      id: 'A24',
      before: "if (contenu.demandeur) contenu.demandeur.numeroFiscal = '';",
      after: '',
      test: 'tests/actes/saisie-eleve.test.ts',
      breaks: 'Le numéro fiscal reste en clair.',
    },
    {
      id: 'A77',
      before: "const horsDelai = jugement.genre === 'sans_droit';",
      after: 'const horsDelai = false;',
      breaks: 'Aucune demande n’est hors délai.',
    },
    {
      id: 'A78',
      before: 'pieces: piecesJointes(dossier, contenu, portee.jour),',
      after: 'pieces: [],',
      test: 'tests/actes/actes.test.ts',
      breaks: 'Les pièces venues avec le formulaire sont perdues.',
    },
  ]),
  ...mutationsOf({ file: 'lib/demande/faits.ts', test: ECRIVENT }, [
    {
      id: 'A36',
      before: ', cachetLe: jourDit(cachetPostalLe) },',
      after: ' },',
      breaks: 'Le cachet de la poste ne compte pas.',
    },
  ]),
  ...mutationsOf({ file: 'lib/piece/actes.ts', test: ECRIVENT }, [
    {
      id: 'A13',
      before: '        recueLe: null,\n        verifieeLe: null,\n        demandeDePiecesId: id,',
      after: '        demandeDePiecesId: id,',
      test: 'tests/actes/actes.test.ts',
      breaks: 'Une pièce redemandée passe pour reçue.',
    },
    {
      id: 'A97',
      before: "par.portee.auteur.genre === 'agent' ? dateDe(par.portee.jour) : null",
      after: 'dateDe(par.portee.jour)',
      test: 'tests/actes/pieces-a-verifier.test.ts',
      breaks: 'Ce qu’une famille envoie compte sans que personne l’ait regardé.',
    },
    {
      id: 'A98',
      before: 'const codes = [ecartee, ...piecesManquantes(dossier)].map((piece) => piece.code);',
      after: 'const codes = [ecartee.code];',
      test: 'tests/actes/pieces-a-verifier.test.ts',
      breaks: 'La lettre d’une pièce à renvoyer oublie celles qui manquent encore.',
    },
    {
      id: 'A14',
      file: 'lib/dossier/actes.ts',
      before: '  rang: derniere.rang + 1,',
      after: '  rang: derniere.rang,',
      breaks: 'Un avis reporté écrase les chiffres d’avant.',
    },
    {
      id: 'A104',
      file: 'lib/saisie/actes.ts',
      test: 'tests/actes/demande-completee.test.ts',
      before: "{ id, origine: 'complement', contenu }",
      after: "{ id, origine: 'complement', contenu: derniere.contenu }",
      breaks: 'Une demande complétée perd ce qui la complète.',
    },
    {
      id: 'A37',
      before: 'message: message ?? null,',
      after: 'message: null,',
      breaks: 'Le message de l’agent à la famille est perdu.',
    },
    {
      id: 'A15',
      file: 'lib/fichier/actes.ts',
      before: '    await reprendre(fichiers);\n    throw erreur;',
      after: '    throw erreur;',
      test: 'tests/actes/fichiers-joints.test.ts',
      breaks: 'Un acte refusé laisse des fichiers.',
    },
    {
      id: 'A95',
      before: 'if (!attendue || attendue.recueLe)',
      after: 'if (!attendue)',
      test: 'tests/actes/gardes.test.ts',
      breaks: 'Une pièce déjà reçue se reçoit de nouveau.',
    },
    {
      id: 'A79',
      before: 'if (!recue?.recueLe)',
      after: 'if (!recue)',
      test: 'tests/actes/fichiers-joints.test.ts',
      breaks: 'Des fichiers se joignent à une pièce qui n’est pas venue.',
    },
  ]),
  ...mutationsOf(
    { file: 'lib/connecteurs/octets/juges/piece.ts', test: 'tests/contrats/octets/piece.test.ts' },
    [
      {
        id: 'A38',
        before: 'if (octets.length > TAILLE_MAX)',
        after: 'if (octets.length > 2 * TAILLE_MAX)',
        breaks: 'Un fichier de plus de 10 Mo est reçu.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/courrier/actes.ts', test: FAMILLE }, [
    {
      id: 'A16',
      file: 'lib/famille/faits.ts',
      before: 'id === decisionId && notification !== null',
      after: 'id === decisionId && notification !== undefined',
      breaks: 'Une famille lit sa décision avant qu’elle soit notifiée.',
    },
    {
      id: 'A17',
      file: 'lib/acces/queries.ts',
      before:
        "await journaliserLecture(tx, portee, trouve.dossierId, 'courrier', trouve.reference);\n    return trouve;",
      after: 'return trouve;',
      breaks: 'L’ouverture d’une lettre ne laisse pas de trace.',
    },
    {
      id: 'A18',
      before: 'where: { id, ouvertLe: null },',
      after: 'where: { id },',
      breaks: 'Une seconde ouverture change le jour de la première.',
    },
    {
      id: 'A80',
      file: 'lib/famille/faits.ts',
      before: 'decision?.notification && !decision.notification.recueLe ?',
      after: 'decision?.notification ?',
      breaks: 'Une seconde ouverture date de nouveau la réception.',
    },
    {
      id: 'A19',
      before: '  if (!tient)\n',
      after: '  if (!dossier)\n',
      test: 'tests/actes/courriers.test.ts',
      breaks: 'N’importe qui relance une lettre.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/actes.ts', test: 'tests/actes/courriers.test.ts' }, [
    {
      id: 'A81',
      before: '!decision || decision.notification || !DECIDES.includes(etat)',
      after: '!decision || decision.notification',
      breaks: 'Une demande abandonnée est notifiée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/taches.ts', test: 'tests/actes/courriers.test.ts' }, [
    {
      id: 'A82',
      before: "    WHERE c.id = v.id AND c.etat = 'a_produire'\n    RETURNING c.id,",
      after: '    WHERE c.id = v.id\n    RETURNING c.id,',
      test: 'tests/actes/courriers-en-meme-temps.test.ts',
      breaks: 'Une lettre déjà faite est refaite et notifiée de nouveau.',
    },
    {
      id: 'A83',
      before: "else misDeCote.push({ id, cause: composition.defauts.join(' ') });",
      after: '',
      test: 'tests/actes/courriers-sans-droit.test.ts',
      breaks: 'Une lettre que la loi refuse n’est pas mise de côté.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/taches.ts', test: 'tests/actes/courriels.test.ts' }, [
    {
      id: 'A33',
      before: "[parti ? 'courrielEnvoyeLe' : 'courrielRefuseLe']: new Date(",
      after: 'courrielEnvoyeLe: parti ? null : new Date(',
      breaks: 'Un courriel déjà parti repart quand sa tâche revient.',
    },
    {
      id: 'A96',
      file: 'lib/technique/taches.ts',
      before: '  if (faute) throw faute.reason;\n',
      after: '',
      breaks: 'Un courriel refusé est oublié : sa tâche ne revient pas.',
    },
  ]),
  ...mutationsOf({ file: 'lib/famille/queries.ts', test: FAMILLE }, [
    {
      id: 'A29',
      before: "if (dossier?.demandeurId !== portee.auteur.id || !dossier || dossier.etat === 'brouillon')",
      after: 'if (!dossier)',
      breaks: 'Un agent passe pour la famille du dossier.',
    },
  ]),
  ...mutationsOf({ file: 'lib/dossier/actes.ts', test: CORRECTIONS }, [
    {
      id: 'A99',
      before: 'dossier: { recuLe: dateDe(jour(recuLe)), horsDelai, retardAdmis },',
      after: 'dossier: { recuLe: dateDe(jour(recuLe)), retardAdmis },',
      breaks: 'Une réception corrigée ne rejuge pas le délai.',
    },
    {
      id: 'A100',
      before: '.map((piece) => ({ ...piece, recueLe: dateDe(jour(recuLe)) })),',
      after: '.map((piece) => ({ ...piece })),',
      breaks: 'Les pièces jointes gardent la date de réception fausse.',
    },
  ]),
  ...mutationsOf({ file: 'lib/demande/actes.ts', test: CORRECTIONS }, [
    {
      id: 'A103',
      before: 'if (renomme && !demandeur.nomCorrige)',
      after: 'if (renomme === null)',
      breaks: 'Un autre nom écrit sur une personne connue la renomme.',
    },
  ]),
];
