import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DRAPEAUX_CONNUS } from '#components/libelles.ts';
import { jour } from '#lib/droit/date.ts';
import type { Lecture } from '#lib/droit/lecture.ts';
import { CHAPITRES, LECTURES, REGLES, regleDe } from '#lib/droit/registre.ts';
import type { Regle } from '#lib/droit/regle.ts';
import { pageDesLectures } from '../../scripts/lectures.ts';

const doublons = (ids: readonly string[]): string[] => ids.filter((id, rang) => ids.indexOf(id) !== rang);

describe('registre des règles', () => {
  test('no two rules and no two readings share an id', () => {
    expect(doublons(REGLES.map(({ id }) => id))).toEqual([]);
    expect(doublons(LECTURES.map(({ id }) => id))).toEqual([]);
  });

  test('every map of rules and list of readings of the law is gathered', async () => {
    const regles = new Set(REGLES.map(({ id }) => id));
    const lectures = new Set(LECTURES.map(({ id }) => id));
    const oublies: string[] = [];
    for (const fichier of globSync('lib/droit/**/*.ts')) {
      if (!/export const (REGLES|LECTURES)_/.test(readFileSync(fichier, 'utf8'))) continue;
      const module: Record<string, unknown> = await import(/* @vite-ignore */ pathToFileURL(fichier).href);
      for (const [nom, valeur] of Object.entries(module)) {
        if (nom.startsWith('REGLES_'))
          for (const { id } of Object.values(valeur as Record<string, Regle>))
            if (!regles.has(id)) oublies.push(`${fichier} ${id}`);
        if (nom.startsWith('LECTURES_'))
          for (const { id } of valeur as readonly Lecture[])
            if (!lectures.has(id)) oublies.push(`${fichier} ${id}`);
      }
    }
    expect(oublies).toEqual([]);
  });

  test('a subject is one file, or two: its rules and readings together, its functions beside', () => {
    const fichiers = globSync('lib/droit/**/*.ts');
    const declare = (fichier: string) =>
      /export const (REGLES|LECTURES)_/.test(readFileSync(fichier, 'utf8'));
    const fautes = fichiers.filter((fichier) => {
      const sujet = fichier.replace(/-regles\.ts$/, '.ts');
      const dossier = fichier.replace(/\.ts$/, '/');
      return (
        /\/(regles|lectures)(-[^/]*)?\.ts$/.test(fichier) ||
        (sujet !== fichier && (!declare(fichier) || !fichiers.includes(sujet) || declare(sujet))) ||
        fichiers.some((autre) => autre.startsWith(dossier))
      );
    });
    expect(fautes).toEqual([]);
  });

  test.each(REGLES.map((regle) => [regle.id, regle] as const))('%s has a source and dates', (_id, regle) => {
    const { article, titre, dit } = regle.source;
    for (const texte of [article, titre, dit]) expect(texte.trim().length).toBeGreaterThan(3);
    const { du, au } = regle.enVigueur;
    expect(jour(du).toString()).toBe(du);
    if (au) expect(jour(au).toString() > du).toBe(true);
    expect(jour(regle.verifieeLe).toString() >= '2026-11-22').toBe(true);
  });

  test('refuses: a rule that no file declares', () => {
    expect(() => regleDe('regle.inventee')).toThrow(RangeError);
  });

  // Naming proves nothing of what a rule does: it says that a rule without any test cannot go unseen.
  test('no rule is left out of the tests: each is named by one at least', () => {
    const ailleurs = globSync('tests/droit/**/*.ts').filter((f) => !/registre|couverture/.test(f));
    const textes = ailleurs.map((fichier) => readFileSync(fichier, 'utf8')).join('\n');
    const nomme = (id: string) =>
      new RegExp(`(?<![\\w.])${id.replaceAll('.', '\\.')}(?![\\w]|\\.\\w)`).test(textes);
    expect(REGLES.map(({ id }) => id).filter((id) => !nomme(id))).toEqual([]);
  });
});

/** The doubts that the project's own study of the law marked, and the reading that settles each. */
const DOUTES: readonly [string, string][] = [
  ['printed ceiling of 12 300 against the formula', 'bareme_cellule_12300'],
  ['échelon 3 as the highest of classes of collège level in lycée', 'type_bourse_plafond_echelon_3'],
  ['no child on the avis of an autonomous adult', 'bareme_sans_enfant'],
  ['a child in résidence alternée', 'charges_residence_alternee'],
  ['a demande of the calendar year after the rentrée', 'ressources_demande_de_l_annee_suivante'],
  ['own income isolated from a common avis', 'ressources_revenu_isole'],
  ['abatement of new arrivals, rounded', 'ressources_nouvel_arrivant'],
  ['children from the boxes of the tax source', 'charges_cases_fiscales'],
  ['ASE placement without allowance', 'ase_placement_sans_allocation'],
  ['pupil formerly under delegated authority', 'ancien_delegataire'],
  ['until and including the fifteenth birthday', 'cfa_jour_des_15_ans'],
  ['CAP holder who enters a bac pro', 'cap_vers_bac_pro'],
  ['day of a paper demande', 'recevabilite.cachet_de_la_poste'],
  ['demande before 1 September', 'recevabilite.avant_le_1er_septembre'],
  ['protection temporaire without deadline', 'delai.protection_temporaire'],
  ['fifteen days for the pieces', 'delai.pieces_quinze_jours'],
  ['RAPO counted franc', 'delai.rapo_franc'],
  ['silence of the recteur', 'delai.rapo_silence'],
  ['no proof of reception', 'delai.sans_preuve'],
  ['five months out of school', 'reprise.cinq_mois'],
  ['answer of the IEN-IO', 'reprise.reponse_de_l_ien_io'],
  ['bourse that ends in a year of return', 'reprise.suit_la_bourse'],
  ['engagement of the mérite that lacks', 'merite.engagement_et_paiement'],
  ['engagement of the mérite, a year or a lycée', 'merite.engagement_par_dossier'],
  ['lycée: rate of the retenue', 'retenue.lycee_taux'],
  ['lycée: the first fifteen days', 'retenue.lycee_quinze_premiers_jours'],
  ['lycée: the trimestre charged', 'retenue.lycee_trimestre'],
  ['retenue on the prime d’internat', 'retenue.internat'],
  ['retenue on the prime de reprise', 'retenue.reprise'],
  ['what exceeds the trimestre', 'retenue.ordre_de_reversement'],
  ['months of thirty days in a transfer', 'acquis.mois_de_trente_jours'],
  ['days of a change of person in charge', 'charge.partage_par_jours'],
  ['never before the charge nor the retrait', 'charge.jamais_avant_la_charge'],
  ['closing minute overseas', 'recevabilite.heure_de_cloture'],
  ['trimestre of the constat', 'retenue.constat'],
  ['change of régime of an interne', 'internat.changement_de_regime'],
  ['day of a change that the base brings', 'internat.jour_du_changement'],
  ['return to studies in the year', 'reprise.parts'],
  ['retour en formation of a graduate', 'retour_en_formation_exclusions'],
  ['reasonable time of a late avis', 'delai.avis_raisonnable'],
  ['change of the family before a demande that lawfully comes late', 'ressources_changement_demande_tardive'],
  ['day of the concubinage', 'ressources_concubinage_du_jour'],
  ['pupil who is not on the avis', 'charges_eleve_hors_avis'],
  ['two declarants', 'ressources_plusieurs_declarants'],
  ['10 % of a foreign income', 'ressources_abattement_etranger'],
  ['remedies against a retenue in lycée', 'recours.retenue_au_lycee'],
  ['gracieux after a refusal on recours', 'recours.apres_refus_sur_recours'],
  ['gracieux of a lycéen without recours préalable', 'recours.gracieux_du_lyceen'],
  ['recours préalable without motive', 'recours.rapo_non_motive'],
  ['statut de droit told to others', 'publication.statut_de_droit_jamais_dit'],
  ['answer on a pupil without bourse in the campaign', 'publication.inconnu_pendant_la_campagne'],
  ['first error', 'recours.premiere_erreur'],
  ['concubin who refuses', 'competence.consentement_du_concubin'],
  ['Tous droits ouverts', 'duree.tous_droits_ouverts'],
  ['entry in the year', 'duree.entree_en_cours_d_annee'],
  ['half-days of absence', 'retenue.demi_journees'],
  ['eighteen years révolus', 'reprise.dix_huit_ans_revolus'],
  ['back in 3e after the MLDS', 'mlds_retour_en_troisieme'],
  ['placed pupil out of scope', 'statut_boursier_hors_champ'],
  ['demande after the school year', 'recevabilite.annee_scolaire_finie'],
  ['Eure against Rouen', 'competence.cned_eure'],
  ['no re-examination in the year', 'bareme_sans_reexamen'],
  ['days between two lycées', 'transfert.jours_sans_ecole'],
  ['from collège to lycée in the year', 'transfert.college_vers_lycee'],
  ['departure without a successor', 'transfert.depart_sans_suite'],
  ['absence justified later', 'retenue.justifiee_apres_coup'],
  ['second demande after a decision', 'double_demande.hors_alternance'],
  ['pupil who comes of age', 'versement.eleve_devenu_majeur'],
  ['procuration withdrawn', 'versement.procuration_retiree'],
  ['régimes 4 and 5', 'internat.regimes_de_siecle'],
  ['a year without proof of reception', 'recours.un_an_sans_preuve'],
  ['end of the concubinage before the closing', 'ressources_concubinage_fini'],
  ['spouses with two avis', 'ressources_epoux_deux_avis'],
  ['two avis of one year', 'ressources_deux_avis_d_une_annee'],
  ['unsigned form', 'recevabilite.depot_non_signe'],
  ['lycée professionnel before 15', 'lycee_pro_avant_15_ans'],
  ['phase préparatoire', 'phase_preparatoire_droit'],
  ['AEMO and PEAD with an allowance', 'ase_milieu_ouvert_allocation'],
  ['another currency', 'ressources_conversion'],
  ['French and foreign income of one year', 'ressources_enfants_de_l_avis_francais'],
  ['statut told among siblings', 'statut_boursier_dans_la_fratrie'],
  ['two demandes without alternance, or on one avis', 'double_demande.hors_alternance'],
  ['équipement after a change of établissement', 'equipement.changement_d_etablissement'],
  ['régime that changes with the lycée', 'internat.transfert'],
  ['consent after the closing', 'recevabilite.consentement_tardif'],
  ['superior of a DASEN who signs for the recteur', 'recours.hierarchique_decision_deleguee'],
  ['mérite among the accounts', 'comptes.merite'],
  ['what OP@LE does not deduct', 'comptes.opale_reste'],
  ['age of the dérogation', 'retour_en_formation_hors_age'],
];

/** Readings that send their dossiers to a person, by the flag that says so. */
const SIGNALES: readonly [string, string][] = [
  ['retour_en_formation_exclusions', 'retour_en_formation_diplome'],
  ['cap_vers_bac_pro', 'cap_vers_bac_pro'],
  ['phase_preparatoire_droit', 'phase_preparatoire'],
  ['reprise.parts', 'reprise_en_cours_d_annee'],
  ['ressources_demande_de_l_annee_suivante', 'demande_de_l_annee_suivante'],
  ['ressources_changement_demande_tardive', 'changement_apres_la_cloture'],
  ['ressources_concubinage_fini', 'concubinage_fini'],
  ['retenue.lycee_quinze_premiers_jours', 'retenue_au_lycee'],
  ['retenue.lycee_taux', 'retenue_au_lycee'],
  ['retenue.lycee_trimestre', 'retenue_au_lycee'],
  ['retenue.internat', 'primes_et_retenue'],
  ['retenue.reprise', 'primes_et_retenue'],
];

describe('registre des lectures', () => {
  test.each(DOUTES)('%s: %s', (_doute, id) => {
    expect(LECTURES.filter((lecture) => lecture.id === id)).toHaveLength(1);
  });

  test.each(LECTURES.map((lecture) => [lecture.id, lecture] as const))(
    '%s says the doubt, both readings and the reason, and names rules that exist',
    (_id, { article, doute, lecture, autre, raison, regles, attend }) => {
      for (const texte of [article, doute, lecture, autre, raison])
        expect(texte.trim().length).toBeGreaterThan(3);
      expect(lecture).not.toBe(autre);
      // What no rule codes yet says what it waits for: the register promises nothing that nothing does.
      expect(regles.length > 0).not.toBe(attend !== undefined);
      for (const id of regles) expect(regleDe(id).id).toBe(id);
    },
  );

  test.each(SIGNALES)('%s flags its dossiers: %s', (id, drapeau) => {
    expect(LECTURES.find((lecture) => lecture.id === id)?.drapeau).toBe(drapeau);
  });

  test('every flag has its words, and can be filtered in the queue', () => {
    const drapeaux = LECTURES.flatMap((l) => l.drapeau ?? []);
    expect(drapeaux.filter((d) => !DRAPEAUX_CONNUS.includes(d))).toEqual([]);
  });

  test('the retenue leaves the primes to the family, and takes the first fifteen days, until a switch says otherwise', () => {
    const valeur = (id: string) => LECTURES.find((l) => l.id === id)?.interrupteur?.valeur;
    expect(valeur('retenue.internat')).toBe('hors_de_la_retenue');
    expect(valeur('retenue.reprise')).toBe('hors_de_la_retenue');
    expect(valeur('retenue.lycee_quinze_premiers_jours')).toBe('quinze_premiers_jours_retenus');
  });

  test('the dated switches are told, and flag their dossiers', () => {
    const interrupteurs = LECTURES.filter(({ interrupteur }) => interrupteur);
    expect(interrupteurs.map(({ id }) => id).sort()).toEqual([
      'bareme_cellule_12300',
      'ressources_demande_de_l_annee_suivante',
      'retenue.internat',
      'retenue.lycee_quinze_premiers_jours',
      'retenue.reprise',
      'type_bourse_plafond_echelon_3',
    ]);
    for (const { interrupteur, drapeau } of interrupteurs) {
      expect(drapeau).toMatch(/^[a-z0-9_]+$/);
      expect(jour(interrupteur?.du ?? '').toString()).toBe(interrupteur?.du);
    }
  });

  test('every chapter has a title and rules', () => {
    for (const { titre, regles } of CHAPITRES) expect([titre, regles.length > 0]).toEqual([titre, true]);
  });

  test('docs/lectures.md is the page that the code gives', async () => {
    expect(readFileSync('docs/lectures.md', 'utf8')).toBe(await pageDesLectures());
  });
});
