/** What agents work with all day: the search, the list, the notes. */
import { mutationsOf } from './mutation.ts';

const LOTS = 'tests/actes/lots.test.ts';
const SOLLICITATIONS = 'tests/actes/sollicitations.test.ts';
const RELECTURES = 'tests/actes/relectures.test.ts';
const RATTRAPES = 'tests/actes/lots-rattrapes.test.ts';
const SUIVI = 'tests/actes/suivi.test.ts';
const VUES = 'tests/actes/vues.test.ts';
const RECHERCHE = 'tests/actes/recherche.test.ts';

export const BUREAU = [
  ...mutationsOf({ file: 'lib/recherche/queries.ts', test: RECHERCHE }, [
    {
      id: 'B1',
      before: "    await journaliserLectures(tx, portee, idsDe(joints), 'coordonnees', 'recherche');\n",
      after: '',
      breaks: 'Un téléphone cherché ne laisse aucune trace.',
    },
    {
      id: 'B2',
      before: 'WHERE c.dossier_id = d.id AND c.reference =',
      after: 'WHERE c.dossier_id = d.id OR c.reference =',
      breaks: 'Le numéro d’un courrier qui n’existe pas trouve un dossier.',
    },
    {
      id: 'B3',
      before: "await journaliserLecture(tx, portee, id, 'dossier', 'recherche');",
      after: '',
      breaks: 'Une réponse donnée au téléphone ne laisse aucune trace.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recherche/queries.ts', test: 'tests/actes/recherche.test.ts' }, [
    {
      id: 'B33',
      before: 'partieDIne.length < SIGNES_DU_MILIEU',
      after: 'partieDIne.length > 0',
      breaks: 'Le milieu d’un INE ne se cherche plus.',
    },
    {
      id: 'B39',
      before: 'WHERE NOT EXISTS (SELECT FROM dossier d WHERE d.eleve_id = x.id AND',
      after: 'WHERE NOT EXISTS (SELECT FROM dossier d WHERE false AND',
      breaks: 'Un élève qui a une demande est dit sans demande.',
    },
    {
      id: 'B40',
      before: 'const lieux = lieuxDeSaisie(portee);',
      after: 'const lieux = [...uaisDe(portee), ...academiesDe(portee)];',
      breaks: 'Qui ne saisit aucune demande trouve un élève sans demande.',
    },
  ]),
  ...mutationsOf({ file: 'lib/suivi/queries.ts', test: SUIVI }, [
    {
      id: 'B42',
      before: '[1 + ((row_number() OVER (',
      after: '[1 + 0 * ((row_number() OVER (',
      breaks: 'Les dossiers d’un absent vont tous au premier de ses collègues.',
    },
    {
      id: 'B43',
      before: 'a.every((id) => collegues.some((collegue) => collegue.id === id))',
      after: 'a.some((id) => collegues.some((collegue) => collegue.id === id))',
      breaks: 'Un portefeuille se prévoit pour qui n’est pas du lieu.',
    },
  ]),
  ...mutationsOf({ file: 'lib/suivi/actes.ts', test: SUIVI }, [
    {
      id: 'B44',
      before: 'if (repris !== vus)',
      after: 'if (false as boolean)',
      breaks: 'Une répartition change depuis son aperçu sans le dire.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recherche/faits.ts', test: RECHERCHE }, [
    {
      id: 'B41',
      before: "peut(competents(branche, 'saisir'))",
      after: 'roles.length > 0',
      breaks: 'Le service académique est mené à une saisie qui n’est pas la sienne.',
    },
  ]),
  ...mutationsOf({ file: 'lib/lot/actes.ts', test: LOTS }, [
    {
      id: 'B4',
      before: '    where: { lotId, issue: null },\n',
      after: '    where: { lotId },\n',
      breaks: 'Un lot repris refait ce qui est fait.',
    },
  ]),
  ...mutationsOf({ file: 'lib/lot/queries.ts', test: LOTS }, [
    {
      id: 'B6',
      before: '    else if (dossier.version !== version)',
      after: '    else if (false as boolean)',
      breaks: 'Un dossier qui a changé depuis l’aperçu ne le dit plus.',
    },
  ]),
  ...mutationsOf({ file: 'lib/lot/actes.ts', test: RATTRAPES }, [
    {
      id: 'B19',
      before: "      where: { lotId: rattrapeId, issue: 'fait' },",
      after: '      where: { lotId: rattrapeId },',
      breaks: 'Un lot qui n’a rien décidé se rattrape.',
    },
    {
      id: 'B20',
      before: '    if (sansRetour || faites.length === 0)',
      after: '    if (faites.length === 0)',
      breaks: 'Une demande de pièces partie se rattrape.',
    },
  ]),
  ...mutationsOf({ file: 'lib/lot/queries.ts', test: RATTRAPES }, [
    {
      id: 'B21',
      before: "geste === 'rattraper' && decisionEnVigueur(dossier)?.notification",
      after: 'false as boolean',
      breaks: 'Une décision partie n’est plus dite partie à qui rattrape son lot.',
    },
    {
      id: 'B22',
      before: "issue === 'fait' && dossier.version === version + 1",
      after: "issue === 'fait'",
      breaks: 'Un lot dit rattrapable ce qui est parti.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/relecture.ts', test: 'tests/droit/relecture.test.ts' }, [
    {
      id: 'B23',
      before: '  if (signeEnSonNom(branche) || !RELUS.includes(acte)) return null;',
      after: '  if (!RELUS.includes(acte)) return null;',
      breaks: 'La décision d’un chef de collège public attend une seconde lecture.',
    },
    {
      id: 'B24',
      before: '  if (signees < reglage.premieres)',
      after: '  if (signees <= reglage.premieres)',
      breaks: 'Une décision de plus que prévu est relue.',
    },
    {
      id: 'B60',
      before: "  if (risques.length > 0) return 'risque';\n",
      after: '',
      breaks: 'Une décision à risque part sans lecture.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/relecture-risques.ts', test: 'tests/droit/relecture.test.ts' }, [
    {
      id: 'B61',
      before: 'distance <= EUROS_DU_PLAFOND',
      after: 'distance < EUROS_DU_PLAFOND',
      breaks: 'Le dernier euro de la marge n’est pas relu.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261205300201_risques_de_relecture/migration.sql', test: RELECTURES },
    [
      {
        id: 'B63',
        before: 'nouvelle.premieres + nouvelle.part + cardinality(nouvelle.risques) > 0',
        after: 'nouvelle.premieres + nouvelle.part > 0',
        breaks: 'Une académie où une personne décide seule retient ses décisions à risque pour toujours.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/relecture/faits.ts', test: RELECTURES }, [
    {
      id: 'B62',
      before: '.filter((risque) => regardes.includes(risque))',
      after: '',
      breaks: 'Un risque que l’académie ne regarde pas retient une décision.',
    },
  ]),
  ...mutationsOf({ file: 'lib/courrier/taches.ts', test: RELECTURES }, [
    {
      id: 'B25',
      before: 'marque.rappeleLe === null && !marque.retenu',
      after: 'marque.rappeleLe === null',
      breaks: 'Une décision à relire part dès que son courrier est prêt.',
    },
  ]),
  ...mutationsOf({ file: 'lib/relecture/queries.ts', test: RELECTURES }, [
    {
      id: 'B26',
      before: '  if (!tient(portee, ...SIGNATAIRES_PAR_DELEGATION)) return [];',
      after: '',
      breaks: 'Un secrétariat est pressé de lire ce qu’il ne peut pas lire.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261129030100_relectures/migration.sql', test: RELECTURES }, [
    {
      id: 'B27',
      before: "r.decision_id = NEW.decision_id AND r.issue IS DISTINCT FROM 'conforme'",
      after: "r.decision_id = NEW.decision_id AND r.issue = 'a_reprendre'",
      breaks: 'Une décision est notifiée avant sa seconde lecture.',
    },
    {
      id: 'B28',
      before: 'CHECK ((lecteur_id <> auteur_id) IS NOT false)',
      after: 'CHECK (true)',
      breaks: 'Qui a signé une décision la relit.',
    },
  ]),
  ...mutationsOf({ file: 'lib/sollicitation/taches.ts', test: SOLLICITATIONS }, [
    {
      id: 'B29',
      before: '      if (verseLe || !avis.renduParNom) return;',
      after: '      if (!avis.renduParNom) return;',
      breaks: 'Un avis est versé deux fois au journal.',
    },
  ]),
  ...mutationsOf({ file: 'lib/sollicitation/queries.ts', test: SOLLICITATIONS }, [
    {
      id: 'B30',
      before: "    await journaliserLecture(tx, portee, lu.dossierId, 'avis', id);",
      after: '',
      breaks: 'La lecture d’un avis demandé ne laisse aucune trace.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261129030300_sollicitations/migration.sql', test: SOLLICITATIONS },
    [
      {
        id: 'B31',
        before: " AND role <> 'service_social'",
        after: '',
        breaks: 'Le service social lit les dossiers de son académie.',
      },
      {
        id: 'B32',
        before: 'AS RESTRICTIVE USING ((SELECT identite_famille()) IS NULL)',
        after: 'AS RESTRICTIVE USING (true)',
        breaks: 'Une famille lit ce que les services se demandent.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/suivi/actes.ts', test: SUIVI }, [
    {
      id: 'B9',
      before: '    if (corrigee && corrigee.auteurId !== portee.auteur.id)',
      after: '    if (false as boolean)',
      breaks: 'Un agent corrige la note d’un autre.',
    },
    {
      id: 'B10',
      before: '    if (!apres(reveil, portee.jour))',
      after: '    if (false as boolean)',
      breaks: 'Un dossier se réveille hier.',
    },
    {
      id: 'B11',
      before: 'apres(reveil, delai.echeance) &&',
      after: 'false &&',
      breaks: 'Une attente passe le délai légal.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261128060200_suivi_interne/migration.sql', test: SUIVI }, [
    {
      id: 'B12',
      before: '  (lieu = ANY ((SELECT portee_lieux())::text[]) AND EXISTS (',
      after: '  (EXISTS (',
      breaks: 'Le service académique lit les notes de l’établissement.',
    },
    {
      id: 'B13',
      before: '  OR (communicable AND (SELECT',
      after: '  OR ((SELECT',
      breaks: 'Une famille lit une note interne.',
    },
    {
      id: 'B14',
      before: ' OR EXISTS (SELECT 1 FROM dossier_drapeau WHERE id = NEW.id) THEN',
      after: ' THEN',
      breaks: 'La liste d’un collègue garde un dossier dans l’état d’avant l’acte.',
    },
  ]),
  ...mutationsOf({ file: 'lib/vue/queries.ts', test: VUES }, [
    {
      id: 'B15',
      before: "      await journaliserLectures(tx, portee, ids, 'dossier', 'tableur');\n",
      after: '',
      breaks: 'Une liste part dans un tableur sans que personne ne le sache.',
    },
  ]),
  ...mutationsOf({ file: 'lib/vue/actes.ts', test: VUES }, [
    {
      id: 'B16',
      before: "where: { id: vueId, auteurId: portee.auteur.id ?? '' }",
      after: 'where: { id: vueId }',
      equivalent: 'La base ne laisse retirer une vue qu’à son auteur.',
      breaks: 'Un collègue retire la vue d’un autre.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/cas/juger.ts', test: VUES }, [
    {
      id: 'B17',
      before: '/^[=+\\-@\\t\\r]/.test(texte)',
      after: '/^[=+\\-@\\t]/.test(texte)',
      breaks: 'Un retour chariot cache une formule au tableur.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261128060300_vues/migration.sql', test: VUES }, [
    {
      id: 'B18',
      before:
        'FOR SELECT USING (\n  auteur_id = (SELECT identite_agent()) OR lieu = ANY ((SELECT portee_lieux())::text[]));',
      after: 'FOR SELECT USING (true);',
      breaks: 'Les vues d’un autre service se lisent.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261128060100_lots/migration.sql', test: LOTS }, [
    {
      id: 'B7',
      before: 'CREATE POLICY lot_de_l_auteur ON lot USING (auteur_id = (SELECT identite_agent()));',
      after: 'CREATE POLICY lot_de_l_auteur ON lot USING (true);',
      breaks: 'Un agent envoie le lot d’un autre.',
    },
    {
      id: 'B8',
      before: 'NEW.auteur_id := identite_agent(); END IF;',
      after: 'NULL; END IF;',
      breaks: 'Un lot se prépare au nom d’un autre.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/controles.ts', test: 'tests/actes/controles.test.ts' }, [
    {
      id: 'B34',
      before: "return [{ ...commun, par: 'personne', issue: 'leve', qui: a.retard }];",
      after: "return [{ ...commun, par: 'personne', issue: 'conforme', qui: a.retard }];",
      breaks: 'Une demande tardive admise passe pour venue à temps.',
    },
    {
      id: 'B35',
      before: 'if (recueLe && verifiee)',
      after: 'if (recueLe)',
      breaks: 'Une pièce que personne n’a regardée passe pour contrôlée.',
    },
    {
      id: 'B36',
      before: '|| a.motifs.includes(ligne.regle)',
      after: '',
      breaks: 'Le motif d’un refus passe pour un contrôle rempli.',
    },
  ]),
  ...mutationsOf({ file: 'lib/consultation/actes.ts', test: 'tests/actes/apercu.test.ts' }, [
    {
      id: 'B37',
      before: 'MotivationSchema.safeParse(dite).data ?? MOTIVATION_A_ECRIRE;',
      after: 'dite ?? MOTIVATION_A_ECRIRE;',
      breaks: 'L’aperçu montre une raison que l’acte refuserait.',
    },
  ]),
  ...mutationsOf({ file: 'lib/reception/actes.ts', test: 'tests/actes/retrait.test.ts' }, [
    {
      id: 'B38',
      before: 'DATER[sorte](cible, reception)',
      after: 'daterReception(cible, reception)',
      breaks: 'L’invitation remise en main propre ne fait courir aucun délai.',
    },
  ]),
];
