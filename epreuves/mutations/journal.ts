/** The journal, its seals and its check; the queues that follow what acts write. */
import { mutationsOf } from './mutation.ts';

const SCELLEMENT = 'tests/actes/scellement.test.ts';
const BANNETTE = 'tests/actes/bannette.test.ts';

export const JOURNAL = [
  ...mutationsOf({ file: 'lib/technique/scellement.ts', test: SCELLEMENT }, [
    {
      id: 'A34',
      before: 'empreinteDuSceau(precedente, { jour: jour.toString(),',
      after: 'empreinteDuSceau(ORIGINE, { jour: jour.toString(),',
      breaks: 'Un sceau ne suit plus celui d’avant.',
    },
    {
      id: 'A84',
      before: "[jour, lignes, derniereLigne, Buffer.from(racine).toString('hex')]",
      after: '[jour, lignes, derniereLigne]',
      breaks: 'L’empreinte d’un sceau ne couvre plus ses lignes.',
    },
    {
      id: 'A85',
      before: 'if (dernier && dernier.jour >= dateDe(jour)) return false;',
      after: 'if (dernier && dernier.jour >= dateDe(jour)) return true;',
      breaks: 'Un jour déjà scellé se donne pour scellé de nouveau.',
    },
    {
      id: 'A86',
      before: 'while (attendus.size > 0 &&',
      after: 'while (attendus.size < 0 &&',
      test: 'tests/actes/scellement-concurrence.test.ts',
      breaks: 'Un sceau passe sur une ligne qui n’est pas encore écrite.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/verification.ts', test: SCELLEMENT }, [
    {
      id: 'A35',
      before: 'return version === lignes.length',
      after: 'return version >= lignes.length',
      breaks: 'La fin coupée d’un journal ne se voit pas.',
    },
    {
      id: 'A87',
      before: ' || !ligne.contenuTenu)',
      after: ')',
      breaks: 'Un contenu récrit ne se voit pas.',
    },
    {
      id: 'A88',
      before: 'return ligne.enregistrementTenu ? null :',
      after: 'return ligne ? null :',
      breaks: 'Un enregistrement récrit ne se voit pas.',
    },
    {
      id: 'A89',
      before: "if (!egal(racine, sceau.racine)) return faute('les lignes qu’il couvre ont changé.');",
      after: '',
      breaks: 'Une chaîne récrite en entier ne se voit pas.',
    },
    {
      id: 'A90',
      before: 'if (!egal(sceau.empreintePrecedente, precedente))',
      after: 'if (!sceau)',
      breaks: 'Un sceau retiré ne se voit pas.',
    },
    {
      id: 'A91',
      before: 'const seule = faute ?? (await ligneSansDossier(portee));',
      after: 'const seule = faute;',
      breaks: 'Une ligne sans dossier ne se voit pas.',
    },
  ]),
  ...mutationsOf({ file: 'lib/bannette/schema.ts', test: 'tests/actes/ce-qu-ecrivent-les-actes.test.ts' }, [
    {
      id: 'A31',
      before: 'return { ...liste, au: dans(-1) };',
      after: 'return { ...liste, au: dans(0) };',
      breaks: 'Ce qui échoit aujourd’hui compte en retard.',
    },
    {
      id: 'A92',
      before: 'return { ...liste, du: dans(1), au: dans(7) };',
      after: 'return { ...liste, du: dans(1), au: dans(6) };',
      test: BANNETTE,
      breaks: 'Le septième jour n’est pas dans les sept jours.',
    },
  ]),
  ...mutationsOf({ file: 'lib/bannette/queries.ts', test: BANNETTE }, [
    {
      id: 'A93',
      before: 'avant ? lues.slice(-TAILLE_DE_PAGE) : lues.slice(0, TAILLE_DE_PAGE)',
      after: 'lues.slice(0, TAILLE_DE_PAGE)',
      breaks: 'La page d’avant saute un dossier.',
    },
    {
      id: 'A94',
      before: '...autres.map(porte),',
      after: '',
      breaks: 'Deux signaux demandés ensemble n’en font qu’un.',
    },
  ]),
];
