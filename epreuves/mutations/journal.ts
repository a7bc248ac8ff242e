/** The journal, its seals and its check; the queues that follow what acts write. */
import { mutationsOf } from './mutation.ts';

const SCELLEMENT = 'tests/actes/scellement.test.ts';
const FALSIFICATIONS = 'tests/actes/falsifications.test.ts';
const COPIES = 'tests/actes/sceaux-exportes.test.ts';
const SUIVIES = 'tests/actes/ecritures-suivies.test.ts';
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
      id: 'A85',
      before: 'if (dernier?.jour === jour.toString()) return false;',
      after: 'if (dernier?.jour === jour.toString()) return true;',
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
      before: 'if (!egal(dit.racine, lu.racine))',
      after: 'if (!dit)',
      breaks: 'Une chaîne récrite en entier ne se voit pas.',
    },
    {
      id: 'A91',
      before: '    (await ligneSansDossier(portee)) ??\n',
      after: '',
      breaks: 'Une ligne sans dossier ne se voit pas.',
    },
    {
      id: 'A110',
      before: "(sceau.jour > aujourdHui ? 'il est daté de l’avenir.' : null) ??",
      after: '',
      test: FALSIFICATIONS,
      breaks: 'Un sceau daté de l’avenir ne se voit pas.',
    },
    {
      id: 'A111',
      before: '(copie && ligneDuSceau(copie) !== ligneDuSceau(sceau)',
      after: '(copie && copie.jour !== sceau.jour',
      test: COPIES,
      breaks: 'Un journal tout récrit passe devant sa copie.',
    },
    {
      id: 'A112',
      before: 'const manque = copies[sceaux.length];',
      after: 'const manque = sceaux.length > 0 ? undefined : copies[sceaux.length];',
      test: COPIES,
      breaks: 'Le dernier sceau retiré passe devant sa copie.',
    },
    {
      id: 'A113',
      before: '    (await fauteDesRegistres(portee)) ??\n',
      after: '',
      test: FALSIFICATIONS,
      breaks: 'Les registres ne sont plus vérifiés.',
    },
    {
      id: 'A114',
      before: 'if (etat !== quitte)',
      after: 'if (!etat)',
      test: FALSIFICATIONS,
      breaks: 'Un état récrit à la main ne se dit pas.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/sceau.ts', test: SCELLEMENT }, [
    {
      id: 'A84',
      before: '[lignes, derniereLigne, hex(racine)]',
      after: '[lignes, derniereLigne]',
      breaks: 'L’empreinte d’un sceau ne couvre plus ses lignes.',
    },
    {
      id: 'A90',
      before: 'Buffer.compare(sceau.precedente, avant?.empreinte ?? ORIGINE) === 0',
      after: 'sceau.precedente',
      breaks: 'Un sceau retiré ne se voit pas.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/cle-de-sceau.ts', test: FALSIFICATIONS }, [
    {
      id: 'A115',
      before: 'verify(null, empreinte, signataire.cle, signature) ? null :',
      after: 'signataire ? null :',
      breaks: 'Une signature fausse passe.',
    },
    {
      id: 'A116',
      before: 'if (!signataire) return',
      after: "if (!signataire) return null;\n  if (cle === '') return",
      breaks: 'Une clé inconnue passe.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/registres.ts', test: FALSIFICATIONS }, [
    {
      id: 'A117',
      before: 'if (ligne.rang !== (avant?.rang ?? 0) + 1)',
      after: 'if (ligne.rang < (avant?.rang ?? 0) + 1)',
      breaks: 'Une lecture effacée ne se voit pas.',
    },
    {
      id: 'A118',
      before:
        'if (!ligne.videe && Buffer.compare(ligne.maillon, sha256(ligne.precedent, ligne.texte)) !== 0)',
      after: 'if (!ligne.maillon)',
      breaks: 'Une lecture récrite ne se voit pas.',
    },
  ]),
  ...mutationsOf({ file: 'lib/technique/suivies.ts', test: SUIVIES }, [
    {
      id: 'SU1',
      before: 'const faute = lues.find(({ tenue }) => !tenue);',
      after: 'const faute = lues.find(({ connue }) => !connue);',
      breaks: 'Une ligne suivie, récrite à la main, ne se voit pas.',
    },
    {
      id: 'SU2',
      before: "return manque ? dire(manque, 'cette ligne a été retirée à la main.') : null;",
      after: 'return manque ? null : null;',
      breaks: 'Une ligne suivie, retirée à la main, ne se voit pas.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261129100100_ecritures_suivies/migration.sql', test: SUIVIES },
    [
      {
        id: 'SU3',
        before: 'REVOKE ALL ON ecriture FROM bourses_app;',
        after: '',
        breaks: 'L’application écrit elle-même au registre des écritures.',
      },
      {
        id: 'SU4',
        before: "IF TG_OP = 'UPDATE' AND texte =",
        after: "IF TG_OP = 'UPDATE' AND texte <>",
        breaks: 'Une écriture qui change la ligne ne laisse rien au registre.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/technique/verification.ts', test: FALSIFICATIONS }, [
    {
      id: 'SU5',
      before: 'CASE WHEN c.cle IS NULL THEN l.contenu IS NULL ELSE coalesce(',
      after: 'CASE WHEN c.cle IS NULL THEN true ELSE coalesce(',
      breaks: 'Qui retire la clé d’un dossier récrit son journal sans être vu.',
    },
  ]),
  ...mutationsOf({ file: 'lib/bannette/faits.ts', test: 'tests/actes/ce-qu-ecrivent-les-actes.test.ts' }, [
    {
      id: 'A31',
      before: "return entre(datees, '-infinity', dans(-1));",
      after: "return entre(datees, '-infinity', dans(0));",
      breaks: 'Ce qui échoit aujourd’hui compte en retard.',
    },
    {
      id: 'A92',
      before: 'return entre(datees, dans(1), dans(7));',
      after: 'return entre(datees, dans(1), dans(6));',
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
  ...mutationsOf({ file: 'lib/exploitation/taches.ts', test: 'tests/actes/fichiers-orphelins.test.ts' }, [
    {
      id: 'A119',
      before: 'if (manquants.delete(cle) || rangeLe.getTime() > avant) continue;',
      after: 'if (manquants.delete(cle)) continue;',
      breaks: 'Un fichier dont l’acte est en cours s’efface.',
    },
    {
      id: 'A120',
      before: 'UNION ALL SELECT cle FROM courrier',
      after: 'UNION ALL SELECT NULL FROM courrier',
      breaks: 'Les courriers passent pour des fichiers que rien ne nomme.',
    },
    {
      id: 'A121',
      before: 'releve.absents += manquants.size;',
      after: '',
      breaks: 'Un fichier perdu ne se dit pas.',
    },
  ]),
];
