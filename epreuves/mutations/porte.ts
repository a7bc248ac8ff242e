/** The one door: what it compares, locks, judges and writes besides the state; which decision is meant. */
import { mutationsOf } from './mutation.ts';

const ECRIVENT = 'tests/actes/ce-qu-ecrivent-les-actes.test.ts';
const ENSEMBLES = 'tests/actes/ensembles.test.ts';
const CONCURRENCE = 'tests/actes/concurrence.test.ts';
const DECISIONS = 'tests/actes/decisions-qui-se-suivent.test.ts';
const NOMMEES = 'tests/actes/droits-dans-le-temps.test.ts';

export const PORTE = [
  ...mutationsOf({ file: 'lib/dossier/porte.ts', test: ECRIVENT }, [
    {
      id: 'A1',
      before: '      if (dossier.version !== ordre.version || vus.has(dossier.id))',
      after: '      if (vus.has(dossier.id))',
      test: CONCURRENCE,
      breaks: 'Un acte passe sur un dossier que l’écran ne montrait plus.',
    },
    {
      id: 'A39',
      before: ' || vus.has(dossier.id))',
      after: ')',
      test: ENSEMBLES,
      breaks: 'Un ensemble fait deux fois le même acte sur un dossier.',
    },
    {
      id: 'A40',
      before: '      if (!(erreur instanceof Refus)) throw erreur;\n      refus.set(ordre, erreur);',
      after: '      throw erreur;',
      test: ENSEMBLES,
      breaks: 'Un refus arrête tout l’ensemble.',
    },
    {
      id: 'A41',
      before: 'return rejet ? { ordre, refus: rejet } : { ordre, accompli: accompliDe(fait.dossier) };',
      after: 'return { ordre, accompli: accompliDe(fait.dossier) };',
      test: ENSEMBLES,
      breaks: 'Ce que la base refuse d’un ensemble est donné pour fait.',
    },
    {
      id: 'A42',
      before: "if ('refus' in suite) throw suite.refus;\n    return suite.accompli;\n  });",
      after:
        "if ('refus' in suite) return accompliDe({} as DossierEntier);\n    return suite.accompli;\n  });",
      test: ENSEMBLES,
      breaks: 'Qui veut tout ou rien n’apprend pas un refus.',
    },
    {
      id: 'A43',
      before: '  if (!verdict.permis)\n    throw',
      after: "  if (!verdict.permis && verdict.cause !== 'garde')\n    throw",
      test: 'tests/actes/gardes.test.ts',
      breaks: 'Les conditions de la table ne retiennent plus un acte.',
    },
    {
      id: 'A4',
      file: 'lib/drapeau/faits.ts',
      before: "...(examen?.genre === 'humain' ? ['a_examiner'] : []),",
      after: '',
      breaks: 'Une demande laissée à une personne n’est plus signalée.',
    },
    {
      id: 'A44',
      file: 'lib/drapeau/faits.ts',
      before: "...(dossier.horsDelai ? ['hors_delai'] : []),",
      after: '',
      breaks: 'Une demande tardive n’est plus signalée.',
    },
    {
      id: 'A45',
      file: 'lib/drapeau/faits.ts',
      before:
        "...(dossier.courriers.some((courrier) => courrier.etat === 'mis_de_cote') ? [DRAPEAU_COURRIER] : []),",
      after: '',
      test: 'tests/actes/courriers.test.ts',
      breaks: 'L’acte suivant efface le signal d’une lettre mise de côté.',
    },
    {
      id: 'A5',
      before: '...(etat === dossier.etat ? {} : { depuisLe: dateDe(jour) }),',
      after: 'depuisLe: dateDe(jour),',
      breaks: 'L’ancienneté d’un dossier repart à chaque acte.',
    },
    {
      id: 'A46',
      before:
        '  if (!genre) return null;\n  return {\n    id: crypto.randomUUID(),\n    dossierId: dossier.id,\n    genre,',
      after:
        '  if (genre) return null;\n  return {\n    id: crypto.randomUUID(),\n    dossierId: dossier.id,\n    genre: genre as never,',
      test: ENSEMBLES,
      breaks: 'La lettre d’un acte n’est pas commandée.',
    },
    {
      id: 'A47',
      before: 'const examen = demande || pieces || ecritures.dossier ? examenDuDossier(ecrit) : avant;',
      after: 'const examen = avant;',
      breaks: 'Le dossier est suivi d’après ce qu’il était avant l’acte.',
    },
    {
      id: 'A6',
      file: 'lib/dossier/queries.ts',
      before: "const par = auteur.genre === 'famille' ? ''",
      after: "const par = auteur.genre === 'systeme' ? ''",
      test: 'tests/actes/famille.test.ts',
      breaks: 'Une famille lit le nom de l’agent.',
    },
    {
      id: 'A48',
      before: 'courriel: parPoste ? null : adresseUtile(dossier.demandeur),',
      after: 'courriel: null,',
      test: 'tests/actes/courriers.test.ts',
      breaks: 'Aucune famille n’est prévenue par courriel.',
    },
  ]),
  ...mutationsOf({ file: 'lib/dossier/queries.ts', test: CONCURRENCE }, [
    {
      id: 'A2',
      before: 'ORDER BY id FOR UPDATE) AS pris',
      after: 'ORDER BY id) AS pris',
      breaks: 'Deux actes se font en même temps sur un dossier.',
    },
    {
      id: 'A49',
      before: 'WHERE b.dossier_id = pris.id FOR UPDATE)',
      after: 'WHERE b.dossier_id = pris.id)',
      breaks: 'Un onglet réécrit un brouillon pendant qu’il est enregistré.',
    },
    {
      id: 'A12',
      file: 'lib/autorite/queries.ts',
      before: '      code === academieCode && (branches.length',
      after: '      (branches.length',
      test: ECRIVENT,
      breaks: 'La délégation d’une autre académie suffit.',
    },
    {
      id: 'AD22',
      file: 'lib/autorite/queries.ts',
      before: ' && (branches.length === 0 || branches.includes(branche)),',
      after: ' && branches.length >= 0,',
      test: 'tests/actes/gardes.test.ts',
      breaks: 'Une délégation signe ce qu’elle ne couvre pas.',
    },
    {
      id: 'A50',
      file: 'lib/autorite/queries.ts',
      before: 'const enVigueur = { du: { lte: leJour }, OR: [{ au: null }, { au: { gte: leJour } }] };',
      after: 'const enVigueur = { du: { lte: leJour } };',
      test: 'tests/actes/gardes.test.ts',
      breaks: 'Une délégation finie sert encore.',
    },
  ]),
  ...mutationsOf({ file: 'lib/dossier/ecritures.ts', test: ENSEMBLES }, [
    {
      id: 'A21',
      before: "  [poser, 'piece', (r) => r.pieces],\n",
      after: '',
      test: 'tests/actes/actes.test.ts',
      breaks: 'Les pièces d’un acte ne sont pas gardées.',
    },
    {
      id: 'A51',
      before: "  [inserer, 'courrier', (_, { courrier }) => courrier ?? undefined],\n",
      after: '',
      breaks: 'Aucune lettre n’est commandée.',
    },
    {
      id: 'A52',
      before: '    lots.map((courrierIds) => ({',
      after: '    lots.slice(1).map((courrierIds) => ({',
      test: 'tests/actes/actes.test.ts',
      breaks: 'Aucune tâche ne produit la lettre.',
    },
    {
      id: 'A53',
      before: 'await tx.$executeRaw`ROLLBACK TO SAVEPOINT lot`;\n    return erreur;',
      after: 'await tx.$executeRaw`ROLLBACK TO SAVEPOINT lot`;\n    return null;',
      breaks: 'Un ensemble avale ce que la base a refusé.',
    },
    {
      id: 'A54',
      before: 'return [...debut, ...(await ecrirePart(tx, portee, actes.slice(moitie)))];',
      after: 'return debut;',
      breaks: 'Un refus de la base empêche la seconde moitié de l’ensemble.',
    },
    {
      id: 'A55',
      before: 'demande?.rang === 1',
      after: 'demande?.rang === 0',
      test: 'tests/actes/concurrence.test.ts',
      breaks: 'Le brouillon reste après le dépôt.',
    },
    {
      id: 'A56',
      file: 'lib/dossier/queries.ts',
      before: "const UNE_SEULE_DEMANDE = ['dossier_vivant',",
      after: "const UNE_SEULE_DEMANDE = ['dossier_vivant_deux',",
      test: CONCURRENCE,
      breaks: 'Une seconde demande du même élève se dit par une erreur.',
    },
    {
      id: 'A57',
      before:
        "  [modifier, 'droit', (r) => r.droitsFermes?.map(({ id, fermeParId }) => ({ id, fermeParId }))],\n",
      after: '',
      test: DECISIONS,
      breaks: 'Une décision qui en remplace une laisse ses droits ouverts.',
    },
  ]),
  ...mutationsOf({ file: 'lib/dossier/faits.ts', test: NOMMEES }, [
    {
      id: 'A58',
      before:
        '.filter(({ id }) => !decisions.some(({ remplaceId }) => remplaceId === id))\n    .reduce<D | null>((tot, vue) => (tot && tot.rang > vue.rang ? tot : vue), null);',
      after: '.reduce<D | null>((tot, vue) => (tot && tot.rang < vue.rang ? tot : vue), null);',
      breaks: 'La décision en vigueur est la première.',
    },
    {
      id: 'A59',
      before: '.filter(({ id }) => !decisions.some(({ remplaceId }) => remplaceId === id))',
      after: '',
      breaks: 'Une décision remplacée reste en vigueur quand celle qui la remplace a un rang plus bas.',
      equivalent:
        'Un rang croît à chaque décision et ne change jamais (unique par dossier, table figée) : la dernière n’est remplacée par aucune.',
    },
    {
      id: 'A60',
      before: '.filter(({ notification }) => notification)',
      after: '',
      breaks: 'Une décision que la famille n’a pas reçue passe pour notifiée.',
    },
    {
      id: 'A61',
      before: 'return notifiee && notifiee.id === decisionEnVigueur(dossier)?.id ? notifiee : null;',
      after: 'return notifiee;',
      breaks: 'Une décision remplacée se conteste encore.',
    },
    {
      id: 'A62',
      before: 'decisionId !== null && decisionId === decision?.id && etat ===',
      after: 'decisionId !== null && etat ===',
      test: DECISIONS,
      breaks: 'La lettre d’une ancienne décision permet de notifier la nouvelle.',
    },
    {
      id: 'A63',
      before: '=> demandeDePiecesId && !recueLe);',
      after: '=> demandeDePiecesId && recueLe);',
      test: 'tests/actes/actes.test.ts',
      breaks: 'Les pièces reçues passent pour manquantes.',
    },
    {
      id: 'A64',
      before: 'propositionAttendue(dossier.branche) && dossier.propositions.length === 0',
      after: 'propositionAttendue(dossier.branche)',
      test: 'tests/actes/ce-que-garde-une-decision.test.ts',
      breaks: 'L’échéance de la proposition reste après elle.',
    },
  ]),
];
