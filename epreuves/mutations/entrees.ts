/** What comes from outside: texts, forged requests, sessions, and addresses that are only read. */
import { mutationsOf } from './mutation.ts';

export const ENTREES = [
  ...mutationsOf({ file: 'lib/technique/texte.ts', test: 'tests/contrats/schemas.test.ts' }, [
    {
      id: 'E1',
      before: "!texte.includes('\\0') && texte.isWellFormed()",
      after: 'texte.isWellFormed()',
      breaks: 'Un caractère nul atteint la base, qui le refuse : erreur 500.',
    },
    {
      id: 'E2',
      before: "!texte.includes('\\0') && texte.isWellFormed()",
      after: "!texte.includes('\\0')",
      breaks: 'Une moitié de caractère atteint la base, qui la refuse : erreur 500.',
    },
    {
      id: 'E3',
      before: 'z.config({ customError: phraseDuRefus,',
      after: 'z.config({',
      breaks: 'Un refus se lit en anglais.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/envoi.ts', test: 'tests/contrats/envoi.test.ts' }, [
    {
      id: 'E4',
      before: 'lus.length > ARGUMENTS_MAX || !estSimple(lus)',
      after: 'lus.length > ARGUMENTS_MAX',
      breaks: 'Un argument forgé nomme ce qu’aucune page n’envoie.',
    },
    {
      id: 'E5',
      before: '  if (!estAppel(requete)) exigerMemeOrigine(requete);\n  await exigerPoids',
      after: '  await exigerPoids',
      breaks: 'Une page d’un autre site envoie un formulaire du nôtre.',
    },
    {
      id: 'E15',
      before: "APPEL.test(pathname)) && !headers.has('next-action')",
      after: 'APPEL.test(pathname))',
      breaks: 'Une porte de formulaire s’ouvre d’un autre site, à l’adresse des appels.',
    },
    {
      id: 'E6',
      before: '  exigerAdresseLisible(pathname);\n',
      after: '',
      breaks: 'Une adresse illisible répond par une erreur 500.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/session-ouverte.ts', test: 'tests/actes/sessions.test.ts' }, [
    {
      id: 'E7',
      before: "if (count === 0) return { valeur: '', maxAge: 0 };",
      after: '',
      breaks: 'La copie d’un cookie fermé est prolongée.',
    },
    {
      id: 'E8',
      before: 'session, finLe: { gt: new Date() } });',
      after: 'session });',
      breaks: 'Une session dépasse sa fin absolue.',
    },
    {
      id: 'E9',
      before: 'where: { ...memePersonne(jeton), session:',
      after: 'where: { session:',
      breaks: 'On ferme la session d’une autre personne.',
    },
    {
      id: 'E10',
      before: 'where: { ...memePersonne(jeton), finLe:',
      after: 'where: { finLe:',
      breaks: 'On voit les sessions des autres.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/retour.ts', test: 'tests/contrats/connexion.test.ts' }, [
    {
      id: 'E11',
      before: " || url.pathname.startsWith('//')",
      after: '',
      breaks: 'Un retour de connexion mène ailleurs.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/connexion.ts', test: 'tests/contrats/connexion.test.ts' }, [
    {
      id: 'E12',
      before: "demandes === '' || demandes.split(/\\s+/).some((demande) => demande === recu)",
      after: 'true',
      breaks: 'Une authentification plus faible que demandé ouvre une session.',
    },
  ]),
  ...mutationsOf({ file: 'lib/acces/queries.ts', test: 'tests/actes/famille.test.ts' }, [
    {
      id: 'E13',
      before: 'if (!trouve.ouvertLe || dateraLaReception(',
      after: 'if (dateraLaReception(',
      breaks: 'Une lettre que personne n’a ouverte se lit par son adresse.',
    },
    {
      id: 'E14',
      before:
        'if (!trouve.ouvertLe || dateraLaReception(trouve, await chargerDossier(tx, portee, trouve.dossierId)))',
      after: 'if (!trouve.ouvertLe)',
      breaks: 'Une lettre attendue se lit sans dater sa réception.',
    },
  ]),
  ...mutationsOf({ file: 'lib/import/faits.ts', test: 'tests/actes/sygne.test.ts' }, [
    {
      id: 'E90',
      before: "  absent: 'élèves absents de la liste',\n",
      after: '',
      breaks: 'La nuit note absent, seule, un élève que la liste ne cite plus.',
    },
  ]),
  ...mutationsOf({ file: 'lib/sygne/actes.ts', test: 'tests/actes/sygne.test.ts' }, [
    {
      id: 'E91',
      before: 'if (await dejaLue(portee, { uai, annee, empreinte })) return true;',
      after: '',
      breaks: 'Chaque nuit ouvre un import, même quand rien ne change.',
    },
  ]),
];
