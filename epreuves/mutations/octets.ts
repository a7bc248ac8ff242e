/** Bytes that are received: weighed, looked at, judged apart, written again. */
import { mutationsOf } from './mutation.ts';

const PDF = 'tests/contrats/octets/pdf.test.ts';
const ATELIER = 'tests/contrats/octets/atelier.test.ts';

export const OCTETS = [
  ...mutationsOf({ file: 'lib/connecteurs/octets/juges/pdf.ts', test: PDF }, [
    {
      id: 'O1',
      before: "if (nommeUnActif(reecrit)) return refuser('contenu_actif');",
      after: '',
      breaks: 'Un fichier caché dans une image d’un PDF est gardé.',
    },
    {
      id: 'O2',
      before: 'if (!mettreAPlat(moteur, recu, formulaire, rang) || !redessinerPage',
      after: 'if (!redessinerPage',
      breaks: 'Ce qu’une famille a tapé dans un formulaire disparaît de la page gardée.',
    },
    {
      id: 'O3',
      before: 'return annonce !== undefined && octets.length < Number(annonce);',
      after: 'return false;',
      breaks: 'Un PDF coupé en route est reçu sans ses dernières pages.',
    },
    {
      id: 'O4',
      before: "if (moteur.FPDF_GetFormType(recu) === XFA_SEUL) return refuser('xfa');",
      after: '',
      breaks: 'La page « ouvrez avec Adobe Reader » est gardée à la place du formulaire.',
    },
    {
      id: 'O5',
      before: 'signee: moteur.FPDF_GetSignatureCount(recu) > 0',
      after: 'signee: false',
      breaks: 'Nul ne sait qu’un fichier reçu portait une signature.',
    },
    {
      id: 'O6',
      before: 'if (pages > PAGES_MAX)',
      after: 'if (pages >= PAGES_MAX)',
      breaks: 'Un PDF de deux cents pages est refusé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/connecteurs/octets/juges/structure-pdf.ts', test: PDF }, [
    {
      id: 'O7',
      before: "  'EF',\n",
      after: '',
      breaks: 'Un fichier joint à une image passe le contrôle de ce qui a été écrit.',
    },
    {
      id: 'O8',
      before: "if (signe === '(') avancer(finDeChaine(texte, lieu));\n    else if",
      after: 'if',
      breaks: 'Le texte d’une chaîne est pris pour un nom de la structure.',
    },
  ]),
  ...mutationsOf(
    { file: 'lib/connecteurs/octets/juges/photo.ts', test: 'tests/contrats/octets/piece.test.ts' },
    [
      {
        id: 'O9',
        before: "if (width * height > PIXELS_MAX) return refuser('pixels');\n  const points",
        after: 'const points',
        breaks: 'Une photographie HEIC démesurée prend toute la mémoire.',
      },
    ],
  ),
  ...mutationsOf({ file: 'scripts/examinateur-veille.ts', test: ATELIER }, [
    {
      id: 'O10',
      before: 'process.memoryUsage.rss() > limites.megaoctets * 1_000_000',
      after: 'false',
      breaks: 'Un fichier prend toute la mémoire de la machine.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/enclos.ts', test: ATELIER }, [
    {
      id: 'O11',
      before: "env: { NODE_ENV: 'production' },",
      after: '',
      breaks: 'Un fichier qui prend la main sur le décodeur lit nos secrets.',
    },
    {
      id: 'O12',
      before: "    '--permission',\n",
      after: '',
      breaks: 'Un fichier qui prend la main sur le décodeur écrit sur le disque.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/guichet.ts', test: 'tests/contrats/guichet.test.ts' }, [
    {
      id: 'O13',
      before: 'this.#attente.findIndex(({ personne }) => !this.#servis.has(personne))',
      after: 'this.#attente.findIndex(() => true)',
      breaks: 'Une personne occupe toutes les places d’examen.',
    },
    {
      id: 'O14',
      before: 'this.#servis.delete(personne);',
      after: '',
      breaks: 'Une place servie n’est jamais rendue.',
    },
    {
      id: 'O15',
      before: 'if (this.#attente.length >= this.#bornes.attente)',
      after: 'if (false)',
      breaks: 'Les envois en attente remplissent la mémoire du site.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/poids.ts', test: 'tests/contrats/envoi.test.ts' }, [
    {
      id: 'O16',
      before: 'if (!(await connecte()))',
      after: 'if (false)',
      breaks: 'N’importe qui fait lire 32 Mo au site.',
    },
    {
      id: 'O17',
      before: 'if (!AVEC_FICHIERS.some((adresse) => adresse.test(pathname)))',
      after: 'if (false)',
      breaks: 'Une page sans fichier reçoit 32 Mo.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/antivirus.ts', test: 'tests/contrats/antivirus.test.ts' }, [
    {
      id: 'O18',
      before: "if (reponse !== 'stream: OK') throw",
      after: 'if (false) throw',
      breaks: 'Un antivirus qui ne peut pas juger vaut un oui.',
    },
  ]),
  ...mutationsOf({ file: 'lib/connecteurs/octets/depot.ts', test: 'tests/contrats/antivirus.test.ts' }, [
    {
      id: 'O19',
      before: '    await exigerSain(envoye);\n',
      after: '',
      breaks: 'Un fichier est reçu sans passer par l’antivirus.',
    },
    {
      id: 'O20',
      before: 'empreinteRecue: empreinteDe(envoye.octets)',
      after: 'empreinteRecue: empreinteDe(examen.octets)',
      test: 'tests/actes/fichiers-joints.test.ts',
      breaks: 'L’original montré plus tard ne peut pas être reconnu.',
    },
  ]),
];
