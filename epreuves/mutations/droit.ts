/** Computation, deadlines, receivability, remedies: the euro, the day or the person next to those of the texts. */
import { type Mutation, mutationsOf } from './mutation.ts';

const calcul = (file: string, test: string, mutations: Omit<Mutation, 'file' | 'test'>[]): Mutation[] =>
  mutationsOf({ file: `lib/droit/${file}`, test: `tests/droit/${test}.test.ts` }, mutations);

export const DROIT = [
  ...calcul('echelon.ts', 'annexes', [
    {
      id: 'D0',
      before: 'rfr <= (plafonds[debut + echelon] as number)',
      after: 'rfr < (plafonds[debut + echelon] as number)',
      breaks: 'Le plafond lui-même fait perdre l’échelon.',
    },
  ]),
  ...calcul('argent/reprise-parts.ts', 'argent-primes', [
    {
      id: 'D207',
      before: ' && !(fin && avant(fin, periode.debut));',
      after: ';',
      breaks: 'La prime de reprise reste due après la fin de la bourse.',
    },
  ]),
  ...calcul('argent/a-venir.ts', 'argent-primes', [
    {
      id: 'D208',
      before: "composante === 'reprise'\n    ? (a.map",
      after: "composante === 'internat'\n    ? (a.map",
      breaks: 'Un élève revenu dans le trimestre a deux fois le tiers de sa prime.',
    },
  ]),
  ...calcul('delais/modeles.ts', 'delais-famille', [
    {
      id: 'D1',
      before:
        "enVigueur: CIRCULAIRE,\n    duree: { jours: 15 },\n    evenement: 'la réception de la demande de pièces'",
      after:
        "enVigueur: CIRCULAIRE,\n    duree: { jours: 16 },\n    evenement: 'la réception de la demande de pièces'",
      breaks: 'La famille a seize jours pour ses pièces.',
    },
  ]),
  ...calcul('delais/modeles.ts', 'delais-recours', [
    {
      id: 'D3',
      before:
        "duree: { mois: 2 },\n    evenement: 'la réception du recours par l’administration',\n    quoi: 'Sans réponse du recteur",
      after:
        "duree: { mois: 3 },\n    evenement: 'la réception du recours par l’administration',\n    quoi: 'Sans réponse du recteur",
      breaks: 'Le recteur a trois mois pour répondre à un recours préalable.',
    },
  ]),
  ...calcul('delais/delai.ts', 'delais-recours', [
    {
      id: 'D2',
      before: 'return franc ? terme.add({ days: 1 }) : terme;',
      after: 'return franc ? terme : terme;',
      breaks: 'Un délai franc ne l’est plus.',
    },
    {
      id: 'D46',
      before: 'report === null ? terme : prochainJourOuvrable(terme, report)',
      after: 'report === null ? terme : terme',
      breaks: 'Un délai finit un dimanche.',
    },
  ]),
  ...calcul('calcul.ts', 'regles-du-calcul', [
    {
      id: 'D15',
      before: '(jour.year === rentree && jour.month < 9)',
      after: '(jour.year === rentree && jour.month <= 9)',
      breaks: 'Une demande de septembre prend effet le 1er septembre.',
      equivalent:
        'Le barème se cherche au jour d’effet et aucun ne change en septembre : le 1er et le 10 donnent le même.',
    },
  ]),
  ...calcul('calcul.ts', 'type-bourse', [
    {
      id: 'D16',
      before: 'margeAvantPlafond: plafondDe(bareme, echelon, enfants) - ressources',
      after: 'margeAvantPlafond: plafondDe(bareme, obtenu, enfants) - ressources',
      breaks: 'La marge est celle d’un échelon que l’élève n’a pas.',
    },
    {
      id: 'D17',
      before: 'if (echelon <= 3 ||',
      after: 'if (echelon <= 4 ||',
      breaks: 'Une classe de collège en lycée garde l’échelon 4 sous l’arrêté de 2016.',
    },
  ]),
  ...calcul('ressources/foyer-fiscal.ts', 'ressources', [
    {
      id: 'D18',
      before: '(Math.round(brut * 100) * 9 + 500) / 1000',
      after: '(Math.round(brut * 100) * 9) / 1000',
      breaks: 'L’abattement de 10 % perd l’arrondi à l’euro le plus proche.',
    },
    {
      id: 'D47',
      before: "const regle = 'ressources_annee_de_reference';\n  if (avis.annee !== annee)",
      after: "const regle = 'ressources_annee_de_reference';\n  if (avis.annee > annee)",
      breaks: 'L’avis d’une année passée sert au calcul.',
    },
  ]),
  ...calcul('recevabilite/depot.ts', 'recevabilite', [
    {
      id: 'D19',
      before: 'cachetLe && avant(cachetLe, recuLe) ? cachetLe : undefined',
      after: 'cachetLe',
      breaks: 'Un cachet postérieur à l’arrivée fait foi.',
    },
  ]),
  ...calcul('recevabilite/voies.ts', 'recevabilite', [
    {
      id: 'D20',
      before: 'if (avant(deposeLe, survenuLe))',
      after: 'if (avant(survenuLe, deposeLe) && avant(deposeLe, survenuLe))',
      breaks: 'Une demande précède le changement qui la fonde.',
    },
  ]),
  ...calcul('calendrier/feries.ts', 'calendrier-feries', [
    {
      id: 'D21',
      before: "[39, 'Ascension']",
      after: "[40, 'Ascension']",
      breaks: 'L’Ascension tombe un vendredi.',
    },
  ]),
  ...calcul('recours/voies.ts', 'courrier/voies', [
    {
      id: 'D22',
      before: "chefDecide ? recteur : 'ministre chargé de l’éducation nationale'",
      after: "chefDecide ? 'ministre chargé de l’éducation nationale' : recteur",
      breaks: 'Le recours contre un chef d’établissement va au ministre.',
    },
    {
      id: 'D23',
      before: 'obligatoire: true,',
      after: 'obligatoire: false,',
      breaks: 'Le recours préalable du lycée n’est plus obligatoire.',
    },
  ]),
  ...calcul('argent/retenues.ts', 'argent-retenues', [
    {
      id: 'D24',
      before: 'if (cumul > SEUIL)',
      after: 'if (cumul >= SEUIL)',
      breaks: 'Quinze jours d’absence suffisent à une retenue.',
    },
    {
      id: 'D48',
      before: 'Math.min(2, dejaLa + demiJournees)',
      after: 'dejaLa + demiJournees',
      breaks: 'Un jour compte plus de deux demi-journées.',
    },
  ]),
  ...calcul('courrier/lettres-decision.ts', 'courrier/courrier', [
    {
      id: 'D25',
      before: 'motifs.length === 0 || motifs.some',
      after: 'motifs.some',
      breaks: 'Un refus part sans motif.',
    },
  ]),
  ...calcul('masque.ts', 'masque', [
    {
      id: 'D26',
      before: "typeof valeur === 'number' && !PUBLIQUES.has(cle)",
      after: "typeof valeur === 'number' && cle !== 'rfr' && !PUBLIQUES.has(cle)",
      breaks: 'Le revenu fiscal se lit sans être demandé.',
    },
    {
      id: 'D90',
      before: 'estPrivee(paire) ? [paire[0], Number.NaN] : paire',
      after: 'paire',
      breaks: 'Le revenu reste écrit dans la phrase masquée.',
    },
    {
      id: 'D91',
      before:
        'if (sansMontants(redite) === sansMontants(texte)) return redite.replace(MONTANT_MASQUE, MASQUE);',
      after: '',
      breaks: 'Un plafond public est masqué.',
    },
  ]),
  ...calcul('bareme/echelle.ts', 'echelle', [
    {
      id: 'D92',
      before: 'ressources: null });',
      after: '});',
      breaks: 'L’échelle masquée porte la marque du foyer.',
    },
  ]),
  ...calcul('plis.ts', 'plis', [
    {
      id: 'D93',
      before: "if (issue !== 'appliquee' || motifs.includes(regle)",
      after: "if (issue !== 'appliquee'",
      breaks: 'Le motif d’un refus est replié.',
    },
  ]),
  ...calcul('simulation/primes.ts', 'simulation', [
    {
      id: 'D94',
      before: "possible: eleve.regime === 'interne',",
      after: 'possible: true,',
      breaks: 'La prime à l’internat est proposée à un externe.',
    },
  ]),
  ...calcul('constat.ts', 'examen', [
    {
      id: 'D27',
      before:
        "  if (motif) return { genre: 'sans_droit', motif, autres, trace: c.trace };\n  if (c.manques.length > 0) return { genre: 'incalculable', manques: c.manques, trace: c.trace };",
      after:
        "  if (c.manques.length > 0) return { genre: 'incalculable', manques: c.manques, trace: c.trace };\n  if (motif) return { genre: 'sans_droit', motif, autres, trace: c.trace };",
      breaks: 'Ce qui manque passe avant ce qui refuse.',
    },
  ]),
  ...calcul('delais/prochaine.ts', 'delais-administration', [
    {
      id: 'D28',
      before: 'apres(tot.echeance, delai.echeance) ? delai : tot',
      after: 'apres(tot.echeance, delai.echeance) ? tot : delai',
      breaks: 'De deux échéances, la plus lointaine est suivie.',
    },
  ]),
  ...calcul('argent/trimestres.ts', 'argent-trimestres', [
    {
      id: 'D29',
      before: '!avant(j, debut) && !apres(j, fin)',
      after: '!avant(j, debut) && avant(j, fin)',
      breaks: 'Le 31 mars n’est dans aucun trimestre.',
    },
    {
      id: 'D49',
      before: 'return [part, part, centimes(annuel - 2 * part)];',
      after: 'return [part, part, part];',
      breaks: 'Les trois trimestres ne font plus l’année.',
    },
  ]),
  ...mutationsOf({ file: 'lib/situation/faits.ts', test: 'tests/contrats/saisie/situation.test.ts' }, [
    {
      id: 'D30',
      before: 'demandeur.resideEnFrance ?? (piecesRecues',
      after: 'true || (piecesRecues',
      breaks: 'Qui demande réside toujours en France.',
    },
    {
      id: 'D50',
      before: 'concubin: aDeuxAvis(demandeur.situation)',
      after: 'concubin: !aDeuxAvis(demandeur.situation)',
      breaks: 'Les revenus du concubin ne comptent plus.',
    },
  ]),
  ...mutationsOf(
    { file: 'lib/droit/argent/primes.ts', test: 'tests/actes/ce-que-garde-une-decision.test.ts' },
    [
      {
        id: 'D51',
        before: 'regime: eleve.regime, du:',
        after: "regime: 'interne', du:",
        breaks: 'Un externe reçoit la prime à l’internat.',
      },
    ],
  ),
  ...calcul('eleve/cfa.ts', 'eleve', [
    {
      id: 'D52',
      before: 'const tropTard = apres(jourUtile(s), dernier)',
      after: 'const tropTard = !apres(dernier, jourUtile(s))',
      breaks: 'Le jour des quinze ans n’ouvre plus droit.',
    },
  ]),
  ...calcul('delais/prochaine.ts', 'delais-administration', [
    {
      id: 'D53',
      before: "return type === 'lycee'\n    ?",
      after: "return type !== 'lycee'\n    ?",
      breaks: 'Le recours préalable du lycée est annoncé au collège.',
    },
  ]),
  ...mutationsOf({ file: 'lib/transfert/actes.ts', test: 'tests/actes/depart-hors-base.test.ts' }, [
    {
      id: 'D301',
      before: "ouverts.filter(({ composante }) => composante !== 'equipement')",
      after: 'ouverts',
      breaks: 'La prime d’équipement reste à qui quitte sa formation avant la fin de septembre.',
    },
  ]),
  ...calcul('argent/duree.ts', 'argent-primes', [
    {
      id: 'D300',
      before: 'const entier = !enSuite && ',
      after: 'const entier = ',
      breaks: 'Un droit suspendu qui reprend en septembre se paie deux fois.',
    },
  ]),
  ...calcul('argent/duree.ts', 'argent-partages', [
    {
      id: 'D80',
      before: 'const du = entree && avant(debut, entree) ? entree : debut;',
      after: 'const du = debut;',
      breaks: 'Le droit précède l’entrée de l’élève.',
    },
    {
      id: 'D81',
      before: 'if (jusquAu && avant(jusquAu, periode.au))',
      after: 'if (jusquAu && false)',
      breaks: 'Un droit qui finit avant l’année court toute l’année.',
    },
    {
      id: 'D82',
      before: 'const trimestres = entier ? parts : acquisEntre(annee, parts, du, au);',
      after: 'const trimestres = parts;',
      breaks: 'Un droit plus court que l’année est payé en entier.',
    },
  ]),
  ...calcul('argent/retenues.ts', 'argent-retenues', [
    {
      id: 'D83',
      before: 'somme(comptees ? [bourse, merite, internat, reprise] : [bourse, merite])',
      after: 'somme([bourse, merite, internat, reprise])',
      breaks: 'Une retenue prend les primes qu’aucun texte ne lui donne.',
    },
    {
      id: 'D84',
      before: 'return trimestreDu(annee, constateLe) ?? 3;',
      after: 'return absence.trimestre;',
      breaks: 'Un trimestre déjà versé est repris quand le dépassement est constaté plus tard.',
    },
  ]),
  ...calcul('ressources/concubinage.ts', 'concubinage', [
    {
      id: 'D97',
      before: 'if (depuisLe && apres(depuisLe, leJour))',
      after: 'if (depuisLe && !avant(depuisLe, leJour))',
      breaks: 'Le concubin du jour même de la demande ne compte plus.',
    },
    {
      id: 'D98',
      before: 'return apres(finiLe, limite) ?',
      after: 'return !avant(finiLe, limite) ?',
      breaks: 'Une séparation du jour de la clôture ne compte plus.',
    },
  ]),
  ...calcul('ressources/changement.ts', 'concubinage', [
    {
      id: 'D99',
      before: 'const ressources = isole.ressources + secondAvis;',
      after: 'const ressources = isole.ressources;',
      breaks: 'Le second avis de l’année d’un décès ne compte pas.',
    },
  ]),
  ...calcul('argent/changement-charge.ts', 'argent-partages', [
    {
      id: 'D85',
      before: 'if (!avant(depot, charge) && !avant(depot, retrait))',
      after: 'if (!avant(depot, retrait))',
      breaks: 'La nouvelle bourse court avant que son demandeur ait la charge.',
    },
  ]),
  ...calcul('calendrier/campagne.ts', 'recevabilite', [
    {
      id: 'D201',
      before: 'if (desTextes && !apres(cloture, desTextes.cloture)) return desTextes;',
      after: 'if (desTextes && apres(cloture, desTextes.cloture)) return desTextes;',
      breaks: 'Une campagne prolongée garde la clôture des textes.',
    },
    {
      id: 'D202',
      before: 'if (reglee?.rentree !== rentree || reglee.reseau !== reseau) return desTextes;',
      after: 'if (reglee?.rentree !== rentree) return desTextes;',
      breaks: 'La clôture du Cned vaut pour tous.',
    },
  ]),
  ...mutationsOf({ file: 'lib/campagne/faits.ts', test: 'tests/actes/prolongations.test.ts' }, [
    {
      id: 'D203',
      before: '.filter((prolongation) => prolongation.academieCode === academieCode)',
      after: '',
      breaks: 'Une académie prolongée prolonge toutes les autres.',
    },
  ]),
  ...mutationsOf({ file: 'lib/decision/faits.ts', test: 'tests/actes/prolongations.test.ts' }, [
    {
      id: 'D204',
      before: 'if (!dossier.horsDelai || !demande) return false;',
      after: 'if (dossier.horsDelai || !demande) return false;',
      breaks: 'Un retard levé par la prolongation n’est signalé à personne.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/courrier/bloc-de-texte.ts', test: 'tests/actes/blocs.test.ts' }, [
    {
      id: 'D205',
      before: 'if (texte.length > SIGNES_DU_BLOC)',
      after: 'if (texte.length >= SIGNES_DU_BLOC)',
      breaks: 'Le plus long des textes permis est refusé.',
    },
    {
      id: 'D206',
      before: 'const mot = MOTS_DE_LA_LOI.exec(texte)?.[0];',
      after: 'const mot = BALISES.exec(texte)?.[0];',
      breaks: 'Un texte d’académie dit d’autres délais que la loi.',
    },
  ]),
  ...calcul('calendrier/territoire.ts', 'calendrier-campagne', [
    {
      id: 'D86',
      before: 'return lePlusTot(local, paris);',
      after: 'return paris;',
      breaks: 'La campagne se ferme à 18 heures aux Antilles.',
    },
  ]),
  ...calcul('article.ts', 'article', [
    {
      id: 'D87',
      before: "Number(numero) <= DERNIER_DU_COLLEGE === (type === 'college')",
      after: 'Number(numero) > 0',
      breaks: 'Un refus de collège cite l’article du lycée.',
    },
  ]),
  ...calcul('rediger.ts', 'article', [
    {
      id: 'D88',
      before: "compte: ligne.issue !== 'ecartee' || estOpposee(opposee, ligne),",
      after: "compte: ligne.issue !== 'ecartee',",
      breaks: 'La page de la famille cache ce qui lui a été refusé.',
    },
  ]),
  ...calcul('ressources/foyer-fiscal.ts', 'revenus-etrangers', [
    {
      id: 'D89',
      before: 'const total = seul.ressources + avis.rfr;',
      after: 'const total = seul.ressources;',
      breaks: 'Les revenus de l’étranger ne s’ajoutent pas.',
    },
  ]),
];
