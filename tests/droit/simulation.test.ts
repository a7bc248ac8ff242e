import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { jour } from '#lib/droit/date.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { type Estimation, estimer, totalAnnuel } from '#lib/droit/simulation/estimer.ts';
import { type CodeLieu, LIEUX } from '#lib/droit/simulation/lieux.ts';
import { CAS, type ReponsesSimulation } from '#lib/droit/simulation/reponses.ts';
import { adresseDeSimulation, ELEVES_MAXIMUM, lireSimulation } from '#lib/simulation/schema.ts';

const ANNEE = rentree(2026);
const JOUR = jour('2026-10-05');
const SIMPLE = {
  voir: '1',
  n: '1',
  qui: 'parent',
  residence: 'france',
  foyer: 'seul',
  avis: 'francais',
  rfr: '18 488',
  enfants: '1',
  lieu_1: 'college_public',
  regime_1: 'externe',
};
type Parametres = Record<string, string | string[]>;

const MOMENT = { rentree: ANNEE, jour: JOUR };
const lire = (ecarts: Parametres = {}, leJour = JOUR) =>
  lireSimulation({ ...SIMPLE, ...ecarts }, { rentree: ANNEE, jour: leJour });
const erreurs = (ecarts: Parametres): string[] => Object.keys(lire(ecarts).erreurs);

function estimations(ecarts: Parametres = {}, leJour = JOUR): readonly Estimation[] {
  const { reponses, erreurs: fautes } = lire(ecarts, leJour);
  if (!reponses) throw new Error(JSON.stringify(fautes));
  return estimer(reponses, leJour);
}
function estimation(ecarts: Parametres = {}, leJour = JOUR): Estimation {
  const [premiere] = estimations(ecarts, leJour);
  if (!premiere) throw new Error('aucune estimation');
  return premiere;
}
const droitDe = ({ resultat }: Estimation) => (resultat.genre === 'droit' ? resultat.droit : null);
const motifs = ({ resultat }: Estimation): string[] =>
  resultat.genre === 'sans_droit' ? [resultat.motif, ...resultat.autres].map((m) => m.regle) : [];

describe('an estimate', () => {
  test('on the ceiling gives the échelon; the distance to what follows is told both ways', () => {
    const estimee = estimation();
    expect(droitDe(estimee)).toMatchObject({ type: 'college', echelon: 1, annuel: 12_000 });
    expect(estimee.distances).toEqual({ avantDeDescendre: 0, avantDeMonter: 8_495 });
  });

  test('one euro above is a refusal, with the euro that is too much', () => {
    const estimee = estimation({ rfr: '18489' });
    expect(motifs(estimee)).toEqual(['bareme_plafond_depasse']);
    expect(estimee.distances).toEqual({ avantDeDescendre: null, avantDeMonter: 1 });
    expect(estimee.suite).toBeNull();
    expect(estimee.primes).toEqual([]);
  });

  test('the highest échelon has nothing above it', () => {
    expect(estimation({ rfr: '0' }).distances.avantDeMonter).toBeNull();
  });

  test('several children: each its bourse, and the sum of all', () => {
    const toutes = estimations({
      n: '3',
      enfants: '3',
      lieu_2: 'lycee_pro_public',
      regime_2: 'interne',
      lieu_3: 'post_bac',
      regime_3: 'externe',
    });
    expect(toutes.map((e) => e.resultat.genre)).toEqual(['droit', 'droit', 'sans_droit']);
    expect(totalAnnuel(toutes)).toBe(12_000 + 73_200);
    expect(totalAnnuel(toutes.slice(2))).toBeNull();
  });

  test('concubins: both incomes and both households’ children', () => {
    const droit = droitDe(estimation({ foyer: 'concubinage', rfr: '9000', rfr2: '8000', enfants2: '1' }));
    expect(droit).toMatchObject({ ressources: 17_000, enfants: 2 });
  });

  test('spouses with two avis are counted as concubins are, and told as spouses', () => {
    const ecarts = { foyer: 'epoux', rfr: '9000', rfr2: '9488', enfants2: '0' };
    const estimee = estimation(ecarts);
    expect(droitDe(estimee)).toMatchObject({ ressources: 18_488, enfants: 1 });
    expect(estimee.resultat.trace.map((l) => l.regle)).toContain('ressources_epoux_deux_avis');
    expect(motifs(estimation({ ...ecarts, rfr2: '9489' }))).toEqual(['bareme_plafond_depasse']);
  });

  test('an income of this year that fell changes nothing, and points to the fonds social', () => {
    expect(droitDe(estimation({ baisse: 'oui' }))).toEqual(droitDe(estimation()));
    expect(estimation({ baisse: 'oui' }).fondsSocial).toBe(true);
    expect(estimation().fondsSocial).toBe(false);
  });

  test('without any avis nor paper, no right, and the fonds social', () => {
    const estimee = estimation({ avis: 'aucun', preuve: 'aucun' });
    expect(motifs(estimee)).toEqual(['ressources_fonds_social']);
    expect(estimee.fondsSocial).toBe(true);
  });

  test('gross income of a new arrival counts nine tenths', () => {
    expect(droitDe(estimation({ avis: 'aucun', preuve: 'pays_origine', brut: '10000' }))?.ressources).toBe(
      9_000,
    );
  });

  test.each([
    ['10000,55', 9_000],
    ['10 000,56', 9_001],
  ])('the cents of a gross income count until the tenth is taken off: %s', (brut, ressources) => {
    expect(droitDe(estimation({ avis: 'aucun', preuve: 'pays_origine', brut }))?.ressources).toBe(ressources);
  });

  const COUPLE = { foyer: 'concubinage', rfr: '8000', enfants2: '0' };

  test('the other person may have a foreign avis, or none and a gross income', () => {
    const etranger = estimation({ ...COUPLE, avis2: 'etranger', rfr2: '1000' });
    expect(droitDe(etranger)?.ressources).toBe(9_000);
    const brut = estimation({ ...COUPLE, avis2: 'aucun', preuve2: 'bulletins_salaire', brut2: '1 000' });
    expect(droitDe(brut)?.ressources).toBe(8_900);
    // A link of before has no such answer.
    expect(droitDe(estimation({ ...COUPLE, rfr2: '1000' }))?.ressources).toBe(9_000);
  });

  test('foreign income that the French avis does not hold is added to it', () => {
    expect(droitDe(estimation({ rfr: '8000', etranger: 'oui', etranger_rfr: '500' }))?.ressources).toBe(
      8_500,
    );
    expect(droitDe(estimation({ rfr: '8000', etranger_rfr: '500' }))?.ressources).toBe(8_000);
  });

  test('an amount of another currency is told with its rate, and goes to an agent', () => {
    const francs = '10 000 CHF à 1,05';
    const cas = [
      [{ avis: 'etranger', rfr: '10500', conversion: francs }, 10_500],
      [{ ...COUPLE, avis2: 'etranger', rfr2: '1000', conversion2: francs }, 9_000],
      [{ rfr: '8000', etranger: 'oui', etranger_rfr: '500', etranger_conversion: francs }, 8_500],
    ] as const;
    for (const [saisie, ressources] of cas) {
      const estimee = estimation(saisie);
      expect(droitDe(estimee)).toMatchObject({ ressources, drapeaux: ['monnaie_convertie'] });
      expect(JSON.stringify(redigerTrace(estimee.resultat.trace))).toContain(francs);
    }
  });

  test('refuses: a currency that no letter can print; one typed beside a French avis counts for nothing', () => {
    expect(erreurs({ avis: 'etranger', rfr: '10500', conversion: '10 000 元' })).toEqual(['conversion']);
    expect(droitDe(estimation({ rfr: '8000', conversion: 'x', conversion2: 'x' }))?.drapeaux).toEqual([]);
    expect(droitDe(estimation({ rfr: '8000', etranger_conversion: 'x' }))?.drapeaux).toEqual([]);
  });

  test('refuses: no avis of the other person and not a word on what proves the income', () => {
    expect(erreurs({ ...COUPLE, avis2: 'aucun' })).toEqual(['preuve2', 'brut2']);
  });

  test('a separation told with one’s own share counts that share, and goes to an agent', () => {
    const droit = droitDe(
      estimation({
        rfr: '40000',
        changement: 'divorce_ou_separation',
        changement_le: '10/03/2026',
        part: '9000',
        part_enfants: '1',
      }),
    );
    expect(droit).toMatchObject({ ressources: 9_000, drapeaux: ['revenu_isole'] });
  });

  test.each([
    ['changement_le', '06/10/2026', 'dans le futur'],
    ['changement_le', '10/03/2046', 'dans le futur'],
    ['changement_le', '10/03/1996', 'trop ancien'],
    ['naissance_1', '14/03/1951', '75 ans'],
    ['naissance_1', '14/03/2026', 'vérifiez l’année'],
    ['entree_1', '05/01/2046', 'après la fin de l’année scolaire'],
    ['entree_1', '05/01/2016', 'trop ancien'],
  ])('refuses: a day that no life holds, by its field: %s, %s', (champ, dit, raison) => {
    const cas = { changement: 'deces', changement_le: '10/03/2026', cas_1: 'mlds', [champ]: dit };
    expect(Object.entries(lire(cas).erreurs)).toEqual([[champ, expect.stringContaining(raison)]]);
  });

  test('a change of today and a training of last year are taken', () => {
    expect(erreurs({ changement: 'deces', changement_le: '05/10/2026' })).toEqual([]);
    expect(erreurs({ cas_1: 'mlds', entree_1: '01/03/2026', naissance_1: '14/03/2012' })).toEqual([]);
  });

  test('after a separation, an avis of one’s own is taken as it is', () => {
    const changement = { changement: 'divorce_ou_separation', changement_le: '10/03/2026', avis_seul: 'oui' };
    expect(droitDe(estimation(changement))).toMatchObject({ ressources: 18_488, drapeaux: [] });
  });

  test('a death in the year of the avis: own share and second avis, or nothing is guessed', () => {
    const deces = { changement: 'deces', changement_le: '10/03/2025', part: '9000', part_enfants: '1' };
    expect(estimation(deces).resultat.genre).toBe('incalculable');
    expect(droitDe(estimation({ ...deces, second: '9488' }))?.ressources).toBe(18_488);
    expect(motifs(estimation({ ...deces, second: '9489' }))).toEqual(['bareme_plafond_depasse']);
  });

  test('refuses to guess the share of a separation', () => {
    const { resultat } = estimation({ changement: 'divorce_ou_separation', changement_le: '10/03/2026' });
    expect(resultat.genre).toBe('incalculable');
  });

  test('a return to school out of age is bound by the campaign, one of age is not', () => {
    const retour = {
      lieu_1: 'lycee_public',
      cas_1: 'retour_en_formation',
      affectation_1: 'oui',
      entree_1: '02/11/2026',
    };
    const suite = (ne: string) => estimation({ ...retour, naissance_1: ne }, jour('2026-11-10')).suite;
    expect(suite('01/11/2000')).toMatchObject({ periode: 'apres' });
    expect(suite('03/11/2000')).toMatchObject({ periode: null });
    expect(suite('03/11/2000')?.delai).toContain('retour en formation');
  });

  test('a separation told after the closing day no longer counts', () => {
    const tard = {
      rfr: '40000',
      changement: 'divorce_ou_separation',
      changement_le: '10/03/2026',
      part: '9000',
      part_enfants: '1',
    };
    expect(estimation(tard, jour('2026-10-16')).resultat.genre).toBe('sans_droit');
  });

  test('a placed pupil of terminale has the statut and no amount', () => {
    const estimee = estimation({ lieu_1: 'lycee_public', cas_1: 'placement_paye', terminale_1: 'oui' });
    expect(estimee).toMatchObject({ statutDeDroit: true, primes: [], suite: null });
  });

  test('a placement without allowance is for a person to decide', () => {
    expect(estimation({ cas_1: 'placement_sans_allocation' }).resultat.genre).toBe('humain');
  });

  test('an adult alone with an own avis has a right; on somebody’s avis, none, and the fonds social', () => {
    const seul = { qui: 'eleve', lieu_1: 'lycee_public', naissance_1: '10/03/2008', rfr: '0', enfants: '0' };
    expect(droitDe(estimation(seul))?.echelon).toBe(6);
    const surAvis = estimation({ ...seul, suravis: 'oui' });
    expect(surAvis.resultat.genre).toBe('sans_droit');
    expect(surAvis.fondsSocial).toBe(true);
  });

  test.each([
    ['apprentissage', 'statut_scolaire'],
    ['post_bac', 'niveau_second_degre'],
    ['hors_contrat', 'hors_contrat_habilite'],
  ])('refuses: %s', (lieu, regle) => {
    const estimee = estimation({ lieu_1: lieu });
    expect(motifs(estimee)).toContain(regle);
    expect(estimee.suite).toBeNull();
  });

  test.each(['mlds_prolongee', 'cap_plus_long', 'bachelier'])('refuses in lycée: %s', (cas) => {
    expect(estimation({ lieu_1: 'lycee_pro_public', cas_1: cas }).resultat.genre).toBe('sans_droit');
  });

  test.each(['mlds', 'cap_un_an', 'cap_vers_bac_pro', 'bachelier_un_an', 'protection_temporaire'])(
    'keeps the right in lycée: %s',
    (cas) => {
      const estimee = estimation({ lieu_1: 'lycee_pro_public', cas_1: cas, entree_1: '01/10/2026' });
      expect(estimee.resultat.genre, JSON.stringify(estimee.resultat)).toBe('droit');
    },
  );
});

describe('primes that may come', () => {
  const codes = (ecarts: Parametres, prevues = false) =>
    estimation(ecarts).primes.flatMap(({ code, prevue }) => (!prevues || prevue ? [code] : []));

  test('the four of the lycée, with their amounts', () => {
    const { primes } = estimation({
      lieu_1: 'lycee_pro_public',
      rfr: '14816',
      regime_1: 'interne',
      reprise_1: 'oui',
    });
    expect(primes.map(({ code, annuel }) => [code, annuel])).toEqual([
      ['internat', 46_500],
      ['merite', 64_200],
      ['equipement', 34_171],
      ['reprise', 60_000],
    ]);
  });

  test('refuses those of the lycée to a collégien', () => {
    const tout = { merite_1: 'oui', equipement_1: 'oui', reprise_1: 'oui', regime_1: 'interne' };
    for (const lieu of ['college_public', 'troisieme_en_lycee', 'erea_college'])
      expect(codes({ ...tout, lieu_1: lieu }), lieu).toEqual(['internat']);
  });

  test.each(['externe', 'demi_pensionnaire'])('refuses the prime d’internat to who is %s', (regime) => {
    expect(codes({ regime_1: regime })).toEqual([]);
    expect(codes({ lieu_1: 'lycee_public', regime_1: regime })).toEqual(['merite', 'equipement']);
  });

  test.each(['mlds', 'avenirpro', 'bachelier_un_an'])(
    'refuses mérite and équipement to who prepares no diploma: %s',
    (cas) => {
      const dit = {
        lieu_1: 'lycee_pro_public',
        cas_1: cas,
        entree_1: '01/09/2026',
        naissance_1: '12/03/2009',
        merite_1: 'oui',
      };
      expect(codes(dit)).toEqual([]);
      expect(codes({ ...dit, cas_1: 'retour_en_formation', affectation_1: 'oui' })).toContain('merite');
    },
  );

  test('refuses the prime de reprise to who told no return', () => {
    expect(codes({ lieu_1: 'lycee_pro_public' })).not.toContain('reprise');
    expect(codes({ lieu_1: 'lycee_pro_public', reprise_1: 'oui' })).toContain('reprise');
  });

  test('only what was answered is said to come', () => {
    expect(codes({ lieu_1: 'lycee_public' }, true)).toEqual([]);
    expect(codes({ lieu_1: 'lycee_public', regime_1: 'interne', merite_1: 'oui' }, true)).toEqual([
      'internat',
      'merite',
    ]);
  });

  test('refuses to invent primes for a year whose annexes were not read', () => {
    const { reponses } = lireSimulation(SIMPLE, { rentree: rentree(2025), jour: jour('2025-10-01') });
    const [premiere] = estimer(reponses as ReponsesSimulation, jour('2025-10-01'));
    expect(premiere?.primes).toEqual([]);
  });
});

describe('what to do next', () => {
  const suite = (ecarts: Parametres, leJour: string) => estimation(ecarts, jour(leJour)).suite;

  test('the last days are counted, the closing day included', () => {
    expect(suite({}, '2026-10-05')?.delai).toContain('10 jours');
    expect(suite({}, '2026-10-15')?.delai).toContain('Dernier jour');
  });

  test('refuses to promise anything after the closing day', () => {
    expect(suite({}, '2026-10-16')?.delai).toContain('close');
  });

  test.each([
    ['2026-08-31', 'avant'],
    ['2026-09-01', 'pendant'],
    ['2026-10-15', 'pendant'],
    ['2026-10-16', 'apres'],
  ])('on %s the campaign is told as « %s »', (leJour, periode) => {
    expect(suite({}, leJour)?.periode).toBe(periode);
  });

  test('refuses: no period binds who may ask all year', () => {
    expect(suite({ cas_1: 'protection_temporaire' }, '2027-03-01')?.periode).toBeNull();
  });

  test('the CNED has a closing day of its own', () => {
    const cned = { lieu_1: 'cned_lycee', reglementee_1: 'oui' };
    expect(suite(cned, '2026-10-16')?.delai).toContain('14 jours');
    expect(suite(cned, '2026-10-16')?.depot).toContain('Finistère');
  });

  test('protection temporaire has no closing day', () => {
    expect(suite({ cas_1: 'protection_temporaire' }, '2027-03-01')?.delai).toContain('sans date limite');
  });

  test.each(Object.keys(LIEUX) as CodeLieu[])(
    'says where to ask, or that nothing can be asked: %s',
    (lieu) => {
      const estimee = estimation({
        lieu_1: lieu,
        reglementee_1: 'oui',
        dasen_1: 'oui',
        naissance_1: '10/12/2011',
      });
      expect(estimee.suite === null).toBe(estimee.resultat.genre === 'sans_droit');
    },
  );
});

describe('the answers of an address', () => {
  test('nothing is judged before it is asked', () => {
    expect(lireSimulation({}, MOMENT)).toEqual({ saisie: {}, nombre: 1, reponses: null, erreurs: {} });
  });

  test.each([
    ['a negative income', { rfr: '-5' }, 'rfr'],
    ['cents', { rfr: '18488,50' }, 'rfr'],
    ['a word', { rfr: 'beaucoup' }, 'rfr'],
    ['an income of nine digits', { rfr: '999999999' }, 'rfr'],
    ['no income', { rfr: '' }, 'rfr'],
    ['a number of children out of measure', { enfants: '26' }, 'enfants'],
    ['half a child', { enfants: '1,5' }, 'enfants'],
    ['no household', { foyer: '' }, 'foyer'],
    ['an unknown place', { lieu_1: 'universite' }, 'lieu_1'],
    ['a name of every object', { lieu_1: 'constructor' }, 'lieu_1'],
    ['no régime', { regime_1: '' }, 'regime_1'],
    ['an impossible day', { naissance_1: '31/02/2010' }, 'naissance_1'],
    ['a concubin without income', { foyer: 'concubinage' }, 'rfr2'],
    ['a spouse without income', { foyer: 'epoux' }, 'rfr2'],
    [
      'a second avis that is no amount',
      { changement: 'deces', changement_le: '10/03/2025', second: 'x' },
      'second',
    ],
    ['a change without its day', { changement: 'deces' }, 'changement_le'],
    ['another person without a word on the charge', { qui: 'autre' }, 'charge'],
    ['no avis and not a word on what proves the income', { avis: 'aucun' }, 'preuve'],
  ])('refuses: %s, beside its field', (_, ecarts, champ) => {
    expect(erreurs(ecarts)).toEqual(expect.arrayContaining([champ]));
    expect(lire(ecarts).reponses).toBeNull();
  });

  test('every wrong field is told at once, and nothing typed is lost', () => {
    const lu = lire({ rfr: 'x', enfants: 'y', lieu_1: '' });
    expect(Object.keys(lu.erreurs)).toEqual(['rfr', 'enfants', 'lieu_1']);
    expect(lu.saisie).toMatchObject({ rfr: 'x', enfants: 'y', foyer: 'seul' });
  });

  test('adding a child judges nothing and loses nothing', () => {
    const { voir: _, ...sans } = SIMPLE;
    const lu = lireSimulation({ ...sans, n: ['1', '2'], rfr: 'x' }, MOMENT);
    expect(lu).toMatchObject({ nombre: 2, erreurs: {}, saisie: { rfr: 'x', lieu_1: 'college_public' } });
  });

  test('taking a child away moves those after it', () => {
    const lu = lire({ n: '3', retirer: '2', lieu_2: 'erea', lieu_3: 'lycee_public', regime_3: 'interne' });
    expect(lu.nombre).toBe(2);
    expect(lu.saisie).toMatchObject({
      lieu_1: 'college_public',
      lieu_2: 'lycee_public',
      regime_2: 'interne',
    });
    expect(lu.saisie).not.toHaveProperty('lieu_3');
  });

  test('refuses to take away the only child, and more children than a form may hold', () => {
    expect(lire({ retirer: '1' }).nombre).toBe(1);
    expect(lire({ n: '5000' }).nombre).toBe(ELEVES_MAXIMUM);
    expect(lire({ n: 'beaucoup' }).nombre).toBe(1);
  });

  test('the shared link gives the same answers again', () => {
    const lu = lire({ n: '2', lieu_2: 'cned_segpa', regime_2: 'externe', merite_1: '' });
    const adresse = adresseDeSimulation(lu);
    expect(adresse).not.toContain('merite_1');
    const relu = lireSimulation(Object.fromEntries(new URL(adresse, 'http://x').searchParams), MOMENT);
    expect(relu.reponses).toEqual(lu.reponses);
  });

  test('whatever an address holds, an answer or errors come back, told in French', () => {
    const noms = [
      ...Object.keys(SIMPLE),
      'cas_1',
      'retirer',
      'charge',
      'preuve',
      'brut',
      'rfr2',
      'avis2',
      'brut2',
      'etranger_rfr',
      'etranger_conversion',
      'conversion',
      'conversion2',
      'changement',
      'changement_le',
      'suravis',
    ];
    const valeurs = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'oui',
        '0',
        '12000',
        '15/09/2026',
        'autre',
        'aucun',
        'eleve',
        ...Object.keys(CAS),
        ...Object.keys(LIEUX),
      ),
      fc.array(fc.string(), { maxLength: 2 }),
    );
    const ecarts = fc.dictionary(fc.constantFrom(...noms, '__proto__', 'x'), valeurs, { maxKeys: 6 });
    fc.assert(
      fc.property(ecarts, (hasard) => {
        const { reponses, erreurs: fautes } = lireSimulation({ ...SIMPLE, ...hasard }, MOMENT);
        for (const estimee of reponses ? estimer(reponses, JOUR) : [])
          for (const { texte } of redigerTrace(estimee.resultat.trace))
            expect(texte).not.toMatch(/undefined|NaN/);
        for (const message of Object.values(fautes))
          expect(message).not.toMatch(/Invalid|expected|undefined/);
      }),
      { numRuns: 400 },
    );
  });
});
