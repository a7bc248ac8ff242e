/** A decision cites the articles of its own level, and hides no line that refused something. */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { primesDuBoursier } from '#lib/droit/argent/primes.ts';
import { articleDuType, typeDeLaTrace } from '#lib/droit/article.ts';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { jour } from '#lib/droit/date.ts';
import { examiner } from '#lib/droit/examen.ts';
import { type DemandeDeposee, recevabilite } from '#lib/droit/recevabilite/recevabilite.ts';
import { redigerMotifs, redigerTrace, redigerTraceStockee } from '#lib/droit/rediger.ts';
import { REGLES } from '#lib/droit/registre.ts';
import type { Trace } from '#lib/droit/regle.ts';
import { avis, demandePour, lyceen } from './foyers.ts';
import { auCollege, auLycee, manque, refus, seul } from './situations.ts';

describe('the article of the type of bourse', () => {
  test.each([
    ['annexes 6 et 7 ; D. 531-5, D. 531-20', 'college', 'annexe 6 ; D. 531-5'],
    ['annexes 6 et 7 ; D. 531-5, D. 531-20', 'lycee', 'annexe 7 ; D. 531-20'],
    ['annexes 6 et 7 ; D. 531-7, D. 531-29 ; C. VII.B', 'lycee', 'annexe 7 ; D. 531-29 ; C. VII.B'],
    [
      'C. III.D.3.a ; L. 228-3 CASF ; D. 531-4, R. 531-19',
      'college',
      'C. III.D.3.a ; L. 228-3 CASF ; D. 531-4',
    ],
    ['C. II.C.1 ; D. 531-6, D. 531-24', 'lycee', 'C. II.C.1 ; D. 531-24'],
    ['C. III.A', 'college', 'C. III.A'],
    ['D. 531-12', 'college', 'D. 531-12'],
    ['R. 531-13 à D. 531-17', 'lycee', 'R. 531-13 à D. 531-17'],
  ] as const)('%s in %s: %s', (article, type, attendu) => {
    expect(articleDuType(article, type)).toBe(attendu);
  });

  test('a reference that names only the other type, or no known type, stays whole', () => {
    expect(articleDuType('D. 531-20', 'college')).toBe('D. 531-20');
    expect(articleDuType('annexes 6 et 7 ; D. 531-5, D. 531-20', null)).toBe(
      'annexes 6 et 7 ; D. 531-5, D. 531-20',
    );
  });

  const trop = (type: 'college' | 'lycee') =>
    calculerDroit(demandePour(type, { situation: 'parent_isole', avis: avis(90_000, 1) }));

  test.each([
    ['college', /annexe 6/, /annexe 7|annexes|531-(1[3-9]|[2-9]\d)/],
    ['lycee', /annexe 7/, /annexe 6|annexes|531-(\d|1[0-2])(?!\d)/],
  ] as const)('refuses: a motive and a trace of %s that cite the other level', (type, sien, autre) => {
    const r = trop(type);
    if (r.genre !== 'sans_droit') throw new Error(r.genre);
    expect(typeDeLaTrace(r.trace)).toBe(type);
    const [motif] = redigerMotifs([r.motif], type);
    expect(motif?.article).toMatch(sien);
    const calcul = redigerTrace(r.trace).filter(({ regle }) => /^(bareme|ressources|charges)_/.test(regle));
    for (const dite of [motif, ...calcul]) expect(dite?.article).not.toMatch(autre);
    expect(redigerTraceStockee(JSON.parse(JSON.stringify(r.trace)))).toEqual(redigerTrace(r.trace));
  });

  test('no rule is left without any article, whatever the type', () => {
    for (const { source } of REGLES)
      for (const type of ['college', 'lycee'] as const)
        expect(articleDuType(source.article, type)).not.toBe('');
  });
});

describe('a trace closed before it came to the type of bourse', () => {
  const autre = { college: /[RD]\. 531-(1[3-9]|[2-9]\d)/, lycee: /[RD]\. 531-(\d|1[0-2])(?!\d)/ } as const;
  const ase = { mesure: 'placement', effectif: true, allocationVersee: true } as const;
  const FERMES = [
    ['a placed pupil of collège', 'college', auCollege({ eleve: { ase } })],
    ['a placed pupil of lycée', 'lycee', auLycee({ eleve: { ase } })],
    ['an apprentice', 'lycee', auLycee({ eleve: { statut: 'apprenti' } })],
    ['a collège without charge', 'college', auCollege({ demandeur: { chargeEtablie: false } })],
    ['a pupil out of the second degré', 'lycee', auLycee({ eleve: { niveau: 'post_bac' } })],
  ] as const;

  test.each(FERMES)('refuses: %s, and cites the articles of its own level', (_, type, situation) => {
    const r = examiner(situation);
    if (r.genre !== 'sans_droit') throw new Error(r.genre);
    const dites = [...redigerMotifs([r.motif, ...r.autres], type), ...redigerTrace(r.trace, type)];
    for (const { regle, article } of dites)
      if (!regle.startsWith('type_bourse_')) expect(article).not.toMatch(autre[type]);
    expect(redigerTraceStockee(JSON.parse(JSON.stringify(r.trace)), type)).toEqual(
      redigerTrace(r.trace, type),
    );
  });
});

/** Whether a line set aside is shown unasked on a family's page; undefined when there is none. */
const sortDe = (trace: Trace, regle: string): boolean | undefined =>
  redigerTrace(trace).find((l) => l.regle === regle && l.issue === 'ecartee')?.compte;

describe('an unknown fact is told as unknown', () => {
  const phrase = (trace: Trace, regle: string) => redigerTrace(trace).find((l) => l.regle === regle)?.texte;

  test.each([
    ['exclusion_diplome_niveau_3', auLycee(), 'n’est signalé'],
    ['exclusion_bachelier', auLycee({ eleve: { parcours: { diplomeObtenu: 'niveau_3' } } }), 'n’est signalé'],
    ['exclusion_bachelier', auLycee({ eleve: { parcours: { diplomeObtenu: 'aucun' } } }), 'n’a pas'],
    [
      'exclusion_diplome_niveau_3',
      auLycee({ eleve: { parcours: { diplomeObtenu: 'baccalaureat' } } }),
      'signalé',
    ],
    ['exclusion_mlds_trois_trimestres', auLycee(), 'n’est signalé'],
    ['exclusion_formation_sans_agrement', auLycee(), 'n’est signalé'],
    ['ase_placement', auCollege(), 'n’est signalé'],
  ] as const)('%s: « %s »', (regle, situation, dit) => {
    expect(phrase(examiner(situation).trace, regle)?.replaceAll("'", '’')).toContain(dit);
  });

  test('refuses nobody on an emancipation that nobody told, and refuses a minor who is not emancipated', () => {
    const mineur = (emancipe?: boolean) =>
      examiner(
        seul(
          {},
          { eleve: { naissance: jour('2010-03-10'), ...(emancipe === undefined ? {} : { emancipe }) } },
        ),
      );
    expect(manque(mineur())).toEqual(['eleve.emancipe']);
    expect(refus(mineur(false))).toEqual(['demandeur_majeur']);
    expect(refus(mineur(true))).toEqual([]);
  });

  test('a stay to the end of September that is still to come is not told as a fact', () => {
    const eleve = {
      ...lyceen,
      primes: { prepare: 'cap', formation: '50022138', premiereAnnee: true },
    } as const;
    const { trace } = primesDuBoursier(eleve, 'lycee', rentree(2026), 3);
    expect(phrase(trace, 'equipement.presence_fin_septembre')).toContain('n’est signalée');
  });
});

describe('lines that a family’s page shows unasked', () => {
  const depot = (cas: Partial<DemandeDeposee>): Trace =>
    recevabilite({
      rentree: rentree(2026),
      branche: 'college_public',
      territoire: 'metropole',
      depot: { canal: 'papier', recuLe: jour('2026-12-20') },
      complete: true,
      ...cas,
    }).trace;

  test.each([
    ['recevabilite.campagne', {}, true],
    ['recevabilite.entree_en_formation', {}, false],
    ['recevabilite.entree_en_formation', { dispositif: 'mlds', entree: jour('2026-11-02') }, true],
    ['recevabilite.protection_temporaire', {}, false],
    ['recevabilite.protection_temporaire', { protectionTemporaire: false }, false],
    ['recevabilite.changement_de_personne', {}, false],
    [
      'recevabilite.changement_de_personne',
      { changementDePersonne: { survenuLe: jour('2026-09-02') } },
      true,
    ],
    ['recevabilite.retard_admis', {}, false],
  ] as const)('%s after the closing, told %o: shown is %s', (regle, cas, montree) => {
    expect(sortDe(depot(cas), regle)).toBe(montree);
  });

  test('a return to school out of age, and a statut lost by a majority before the year', () => {
    const vieux = { dispositif: 'retour_en_formation', naissance: jour('1998-01-01') } as const;
    expect(sortDe(examiner(auLycee({ eleve: vieux })).trace, 'retour_en_formation')).toBe(true);
    const ase = { mesure: 'placement', cesseALaMajorite: true } as const;
    const statut = (eleve: object) => examiner(auLycee({ eleve: { ase, ...eleve } })).trace;
    const regle = 'statut_boursier_ase_terminale';
    expect(sortDe(statut({ terminale: true, naissance: jour('2008-08-31') }), regle)).toBe(true);
    expect(sortDe(statut({ terminale: false }), regle)).toBe(false);
  });

  const tardive = calculerDroit(
    demandePour('college', {
      situation: 'parent_isole',
      avis: avis(5_000, 1),
      perteDeRevenusRecente: true,
      changement: {
        genre: 'divorce_ou_separation',
        survenuLe: jour('2026-10-16'),
        signaleLe: jour('2026-10-16'),
      },
    }),
  );
  const ligne = (regle: string) => redigerTrace(tardive.trace).find((l) => l.regle === regle);

  test.each(['ressources_changement_periode', 'ressources_perte_de_revenus', 'bareme_echelon_superieur'])(
    'refuses: hiding %s, which set aside what the family put forward',
    (regle) => {
      expect(ligne(regle)).toMatchObject({ issue: 'ecartee', compte: true });
    },
  );

  test('what concerns nobody here stays folded', () => {
    const r = calculerDroit(
      demandePour('college', { situation: 'parent_isole', avis: avis(0, 1), concubin: { avis: avis(1, 1) } }),
    );
    expect(redigerTrace(r.trace).find((l) => l.regle === 'ressources_concubin')).toMatchObject({
      compte: false,
    });
  });
});
