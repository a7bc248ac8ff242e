import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { partagerChangementDeCharge, REGLES_CHANGEMENT_CHARGE } from '#lib/droit/argent/changement-charge.ts';
import {
  direMontant,
  ligneDeLaDuree,
  partsDuDroit,
  periodeDuDroit,
  REGLES_DUREE,
} from '#lib/droit/argent/duree.ts';
import { effetExclusion, REGLES_EXCLUSION } from '#lib/droit/argent/exclusion.ts';
import { ajouterParts, PARTS_NULLES, type Parts, somme } from '#lib/droit/argent/montants.ts';
import {
  arretDuVersement,
  ligneDuPassage,
  partagerTransfert,
  passageDeLaTrace,
  REGLES_TRANSFERT,
  sansLesJoursManques,
} from '#lib/droit/argent/transfert.ts';
import { partsEgales } from '#lib/droit/argent/trimestres.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { centimes, euros } from '#lib/droit/montant.ts';
import { naissance } from '#lib/droit/naissance.ts';
import type { Regle, Trace } from '#lib/droit/regle.ts';
import {
  ailleursDeLaTrace,
  debutApresAilleurs,
  ligneDAilleurs,
  sortieDAilleurs,
} from '#lib/droit/transfert/ailleurs.ts';
import { departDeLaTrace, ligneDuDepart, REGLES_DU_DEPART } from '#lib/droit/transfert/depart.ts';
import { estUneFin, FINS_DE_SCOLARITE, REGLES_DE_LA_FIN } from '#lib/droit/transfert/fin-de-scolarite.ts';
import {
  debutDuRetour,
  joursAilleurs,
  ligneDuRetour,
  REGLES_DU_RETOUR,
  retourDeLaTrace,
} from '#lib/droit/transfert/retour.ts';

const ANNEE = { rentree: jour('2026-09-01'), fin: jour('2027-07-03') };
const PARTS = partsEgales(euros(1071));
const dire = (regles: Record<string, Regle>, trace: Trace) =>
  trace.map((ligne) => regles[ligne.regle]?.dire(ligne)).join(' ');

const unJour = fc.integer({ min: -40, max: 360 }).map((n) => ANNEE.rentree.add({ days: n }));
const desParts = fc
  .tuple(fc.nat(200_000), fc.nat(200_000), fc.nat(200_000))
  .map(([a, b, c]): Parts => [centimes(a), centimes(b), centimes(c)]);
const type = fc.constantFrom('college' as const, 'lycee' as const);
const total = (liste: readonly Parts[]) => liste.reduce(ajouterParts, PARTS_NULLES);

describe('transfert.college', () => {
  const partager = (...sorties: string[]) =>
    partagerTransfert({ type: 'college', annee: ANNEE, parts: PARTS, sorties: sorties.map(jour) });

  test.each([
    ['2026-09-01', 1],
    ['2026-12-31', 1],
    ['2027-01-01', 2],
    ['2027-03-31', 2],
    ['2027-04-01', 3],
  ])('an exit on %s leaves %i whole trimestre(s) to the origin', (sortie, n) => {
    const [origine, accueil] = partager(sortie).valeur;
    expect(origine?.filter((part) => part > 0)).toHaveLength(n);
    expect(accueil?.filter((part) => part > 0)).toHaveLength(3 - n);
  });

  test('an exit before the rentrée leaves nothing to the origin', () => {
    expect(partager('2026-08-31').valeur).toEqual([PARTS_NULLES, PARTS]);
  });

  test('an exit after the end of the year leaves nothing to the host', () => {
    expect(partager('2027-07-10').valeur).toEqual([PARTS, PARTS_NULLES]);
  });

  test('two exits in one trimestre: the établissement in between is paid nothing', () => {
    const [, entreDeux, dernier] = partager('2026-10-05', '2026-11-20').valeur;
    expect(entreDeux).toEqual(PARTS_NULLES);
    expect(dernier).toEqual([0, 35_700, 35_700]);
  });

  test('no exit: the only établissement is due the whole year', () => {
    expect(partager()).toEqual({ valeur: [PARTS], trace: [] });
  });

  test('the trace says the trimestre and the article', () => {
    expect(dire(REGLES_TRANSFERT, partager('2027-01-15').trace)).toContain('le trimestre 2 en entier');
    expect(dire(REGLES_TRANSFERT, partager('2027-08-15').trace)).toContain('hors de l’année scolaire');
    expect(REGLES_TRANSFERT['transfert.college'].source.article).toContain('V.A');
  });
});

describe('transfert.lycee', () => {
  const partager = (...sorties: string[]) =>
    partagerTransfert({ type: 'lycee', annee: ANNEE, parts: PARTS, sorties: sorties.map(jour) });

  test('45 days out of 120, brought back to 90, pay 45/120 of the part', () => {
    const [origine, accueil] = partager('2026-10-15').valeur;
    expect(origine).toEqual([Math.round((35_700 / 90) * ((45 * 90) / 120)), 0, 0]);
    expect(accueil).toEqual([22_312, 35_700, 35_700]);
  });

  test('in the second trimestre days count as they are', () => {
    expect(partager('2027-01-30').valeur[0]).toEqual([35_700, 11_900, 0]);
  });

  test('the first day of school is one day at the origin, the eve is none', () => {
    expect(somme(partager('2026-09-01').valeur[0] ?? PARTS_NULLES)).toBe(298);
    expect(partager('2026-08-31').valeur[0]).toEqual(PARTS_NULLES);
  });

  test('on 31 December the host takes nothing of the first trimestre', () => {
    expect(partager('2026-12-31').valeur[1]).toEqual([0, 35_700, 35_700]);
  });

  test('exits given out of order are put in order, nothing is negative', () => {
    expect(partager('2027-02-10', '2026-10-15').valeur).toEqual(partager('2026-10-15', '2027-02-10').valeur);
  });

  test('the trace gives the days', () => {
    expect(dire(REGLES_TRANSFERT, partager('2026-10-15').trace)).toContain('45 jours sur 120');
  });
});

describe('transfert.arret', () => {
  test.each([
    ['lycee', '2026-10-31', '2026-10-31'],
    ['college', '2026-10-31', '2026-12-31'],
    ['college', '2027-01-01', '2027-03-31'],
    ['college', '2027-04-01', '2027-07-03'],
    // Before the rentrée no trimestre is paid.
    ['college', '2026-08-20', '2026-08-20'],
  ] as const)('%s left on %s: the origin pays up to %s', (deType, sortie, arret) => {
    const { valeur, trace } = arretDuVersement({ type: deType, annee: ANNEE, sortie: jour(sortie) });
    expect(valeur.toString()).toBe(arret);
    expect(dire(REGLES_TRANSFERT, trace)).toContain(jour(arret).toLocaleString('fr-FR'));
  });

  // From one type to the other, the trimestre of the exit stays whole at the origin (reading transfert.college_vers_lycee).
  test.each([
    ['lycee', '2026-10-31', '2026-12-31'],
    ['lycee', '2026-12-31', '2026-12-31'],
    ['college', '2027-01-04', '2027-03-31'],
  ] as const)(
    'transfert.passage: a %s left on %s for the other type pays up to %s',
    (deType, sortie, arret) => {
      const cas = { type: deType, annee: ANNEE, sortie: jour(sortie), passage: true };
      expect(arretDuVersement(cas).valeur.toString()).toBe(arret);
    },
  );

  test.each([
    ['lycee', 'du collège au lycée', 'Le collège verse sa bourse jusqu’au 31/12/2026, la bourse de lycée'],
    ['college', 'du lycée au collège', 'Le lycée verse sa bourse jusqu’au 31/12/2026, la bourse de collège'],
  ] as const)('toward a %s, the family reads which bourse stops and which begins', (vers, sens, suite) => {
    const trace = [ligneDuPassage({ vers, sortie: jour('2026-10-31'), arret: jour('2026-12-31') })];
    expect(passageDeLaTrace(trace)).toContain(sens);
    expect(passageDeLaTrace(trace)).toContain(suite);
    expect(passageDeLaTrace([])).toBeUndefined();
  });

  test.each([
    // Sixteen on 1 November: still bound to be schooled the day before, no more that day.
    ['lycee', '2026-10-31', '2010-11-01', '2026-12-31', true],
    ['lycee', '2026-11-01', '2010-11-01', '2026-11-01', false],
    ['lycee', '2027-03-31', '2011-05-02', '2027-03-31', true],
    ['college', '2026-10-31', '2009-05-02', '2026-12-31', false],
  ] as const)('excluded of a %s on %s, born on %s: paid there up to %s', (deType, leJour, ne, arret, dit) => {
    const cas = { type: deType, annee: ANNEE, sortie: jour(leJour) };
    const { valeur, trace } = arretDuVersement({ ...cas, exclu: naissance(ne) });
    expect(valeur.toString()).toBe(arret);
    expect(dire(REGLES_TRANSFERT, trace).includes('avant seize ans (C. VII.A)')).toBe(dit);
    // The parts that this day makes are those of the rule of exclusions.
    const [maintenu, suite] = partagerTransfert({ ...cas, parts: PARTS, sorties: [valeur] }).valeur;
    const effet = effetExclusion({ ...cas, parts: PARTS, naissance: naissance(ne) });
    expect(effet).toMatchObject({ droit: { maintenu, suite } });
  });

  test('refuses: a day after the last one that the parts pay to the origin', () => {
    fc.assert(
      fc.property(type, unJour, (t, sortie) => {
        const arret = arretDuVersement({ type: t, annee: ANNEE, sortie }).valeur;
        const partager = (jusqu: Jour) =>
          partagerTransfert({ type: t, annee: ANNEE, parts: PARTS, sorties: [jusqu] }).valeur;
        expect(partager(arret)).toEqual(partager(sortie));
      }),
    );
  });
});

// From the first school day missed to the eve of the entry, by days, nobody pays; holidays before it are the host's.
describe('transfert.jours_sans_ecole', () => {
  const perdu = (trace: Trace) =>
    trace
      .filter(({ regle }) => regle === 'transfert.jours_sans_ecole')
      .reduce((n, { valeurs }) => n + Number(valeurs.perdu), 0);
  const partager = (du: string | null, plus: Partial<Parameters<typeof partagerTransfert>[0]> = {}) =>
    partagerTransfert({
      ...{ type: 'lycee', annee: ANNEE, parts: PARTS, sorties: [jour('2026-10-16')], ...plus },
      manques: du ? [{ du: jour(du), au: jour('2026-11-15') }] : [],
    });

  // Left on 16 October, in on 16 November: 46 days of 120, then 29 days between.
  test.each([
    [null, 22_015, 0],
    ['2026-11-16', 22_015, 0],
    ['2026-11-15', 21_717, 298],
    ['2026-11-02', 17_850, 4165],
    ['2026-10-17', 13_387, 8628],
  ])('missed from %s: the host pays %i, nobody pays %i, and all make the trimestre', (du, accueil, rien) => {
    const { valeur, trace } = partager(du);
    expect(valeur.map(([t1]) => t1)).toEqual([13_685, accueil]);
    expect(perdu(trace)).toBe(rien);
    expect(13_685 + accueil + rien).toBe(35_700);
    expect(
      somme(sansLesJoursManques(ANNEE, PARTS, du ? [{ du: jour(du), au: jour('2026-11-15') }] : [])),
    ).toBe(107_100 - rien);
  });

  test('says which days and what they were worth; nothing is counted in a collège, nor in what is kept whole', () => {
    expect(dire(REGLES_TRANSFERT, partager('2026-11-02').trace)).toMatch(
      /Du 02\/11\/2026 au 15\/11\/2026.*41,65\s€, ne sont dus par aucun des deux/,
    );
    const college = partager('2026-11-02', { type: 'college' });
    expect(total(college.valeur)).toEqual(PARTS);
    // Excluded before sixteen: its trimestre stays whole (C. VII.A).
    const exclu = partager('2026-11-02', { sorties: [jour('2026-12-31')] });
    expect(total(exclu.valeur)).toEqual(PARTS);
    expect(perdu(college.trace) + perdu(exclu.trace)).toBe(0);
  });

  test('over any exits and days missed: the shares and what is due by nobody make the whole, none negative', () => {
    fc.assert(
      fc.property(
        desParts,
        fc.array(unJour, { minLength: 1, maxLength: 4 }),
        unJour,
        unJour,
        (parts, sorties, a, b) => {
          const [du, au] = a.since(b).days > 0 ? [b, a] : [a, b];
          const cas = { type: 'lycee' as const, annee: ANNEE, parts, sorties, manques: [{ du, au }] };
          const { valeur, trace } = partagerTransfert(cas);
          expect(somme(total(valeur)) + perdu(trace)).toBe(somme(parts));
          expect(Math.min(...valeur.flat())).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('every transfer', () => {
  test('its parts add up to the whole to the cent, none is negative, equal inputs give equal traces', () => {
    fc.assert(
      fc.property(type, desParts, fc.array(unJour, { maxLength: 4 }), (t, parts, sorties) => {
        const cas = { type: t, annee: ANNEE, parts, sorties };
        const { valeur, trace } = partagerTransfert(cas);
        expect(valeur).toHaveLength(sorties.length + 1);
        expect(total(valeur)).toEqual(parts);
        expect(Math.min(...valeur.flat())).toBeGreaterThanOrEqual(0);
        expect(partagerTransfert(cas).trace).toEqual(trace);
      }),
    );
  });
});

describe('exclusion définitive', () => {
  const exclure = (t: 'college' | 'lycee', sortie: string, naissance?: string) =>
    effetExclusion({
      type: t,
      annee: ANNEE,
      parts: PARTS,
      sortie: jour(sortie),
      ...(naissance ? { naissance: jour(naissance) } : {}),
    });

  test('exclusion.college: the trimestre stays whole, whatever the age', () => {
    const r = exclure('college', '2026-10-02');
    expect(r).toMatchObject({ genre: 'droit', droit: { maintenu: [35_700, 0, 0] } });
    expect(dire(REGLES_EXCLUSION, r.trace)).toContain('au collège');
    expect(r.trace[0]?.regle).toBe('exclusion.college');
  });

  test('exclusion.lycee_obligation_scolaire: the eve of the sixteenth birthday keeps the trimestre', () => {
    const r = exclure('lycee', '2026-10-02', '2010-10-03');
    expect(r).toMatchObject({ genre: 'droit', droit: { maintenu: [35_700, 0, 0] } });
    expect(r.trace[0]?.regle).toBe('exclusion.lycee_obligation_scolaire');
    expect(dire(REGLES_EXCLUSION, r.trace)).toContain('pas seize ans');
  });

  test('exclusion.lycee: on the day of sixteen the bourse stops at the exit', () => {
    const r = exclure('lycee', '2026-10-02', '2010-10-02');
    expect(r).toMatchObject({ genre: 'droit', droit: { maintenu: [9520, 0, 0] } });
    expect(r.trace[0]?.regle).toBe('exclusion.lycee');
    expect(dire(REGLES_EXCLUSION, r.trace)).toContain('s’arrête ce jour-là');
  });

  test('nothing is computed for a lycéen whose birth date is unknown', () => {
    const r = exclure('lycee', '2026-10-02');
    expect(r).toMatchObject({ genre: 'incalculable', manques: [{ champ: 'eleve.naissance' }] });
    expect(dire(REGLES_EXCLUSION, r.trace)).toContain('il manque');
  });

  test('what is kept and what may follow make the year', () => {
    fc.assert(
      fc.property(type, desParts, unJour, (t, parts, sortie) => {
        const r = effetExclusion({ type: t, annee: ANNEE, parts, sortie, naissance: jour('2010-12-01') });
        if (r.genre !== 'droit') throw new Error(r.genre);
        expect(ajouterParts(r.droit.maintenu, r.droit.suite)).toEqual(parts);
      }),
    );
  });
});

describe('changement de personne en charge', () => {
  const changer = (retrait: string, chargeDepuis: string, depot: string, nouveau: Parts = PARTS) =>
    partagerChangementDeCharge({
      annee: ANNEE,
      ancien: PARTS,
      nouveau,
      retrait: jour(retrait),
      chargeDepuis: jour(chargeDepuis),
      depot: jour(depot),
    });

  test('charge.lendemain_du_retrait: the new right starts the day after, for whoever has the charge then', () => {
    const { valeur, trace } = changer('2026-11-15', '2026-11-16', '2026-12-10');
    expect(valeur.effet.toString()).toBe('2026-11-16');
    expect(trace[0]).toMatchObject({ regle: 'charge.lendemain_du_retrait', issue: 'appliquee' });
    expect(somme(valeur.ancien) + somme(valeur.nouveau)).toBe(107_100);
  });

  test('charge.jour_du_depot: one day without the charge, and the right waits for the demande', () => {
    const { valeur, trace } = changer('2026-11-15', '2026-11-17', '2026-12-10');
    expect(valeur.effet.toString()).toBe('2026-12-10');
    expect(trace.map((l) => `${l.regle} ${l.issue}`)).toEqual([
      'charge.lendemain_du_retrait ecartee',
      'charge.jour_du_depot appliquee',
      'charge.partage appliquee',
    ]);
    expect(somme(valeur.ancien) + somme(valeur.nouveau)).toBeLessThan(107_100);
    expect(dire(REGLES_CHANGEMENT_CHARGE, trace)).toContain('jour du dépôt');
  });

  test.each([
    ['deposit, then retrait, then charge', '2026-11-01', '2026-11-20', '2026-11-20', 'a pris la charge'],
    ['charge after the deposit', '2026-11-18', '2026-11-20', '2026-11-20', 'a pris la charge'],
    ['charge on the day of deposit', '2026-11-20', '2026-11-20', '2026-11-20', 'jour du dépôt'],
    ['charge before the deposit', '2026-12-10', '2026-11-17', '2026-12-10', 'jour du dépôt'],
  ])('%s: the right runs never before the charge nor the retrait', (_, depot, charge, effet, dit) => {
    const { valeur, trace } = changer('2026-11-15', charge, depot);
    expect(valeur.effet.toString()).toBe(effet);
    expect(dire(REGLES_CHANGEMENT_CHARGE, trace)).toContain(dit);
  });

  test('charge.partage: a retrait on 31 December gives the first person nothing of the second trimestre', () => {
    const { valeur } = changer('2026-12-31', '2026-12-01', '2027-01-05', partsEgales(euros(504)));
    expect(valeur.ancien).toEqual([35_700, 0, 0]);
    expect(valeur.nouveau).toEqual([0, 16_800, 16_800]);
  });

  test('with equal amounts the two parts always make the whole', () => {
    fc.assert(
      fc.property(desParts, unJour, (parts, retrait: Jour) => {
        const { valeur } = partagerChangementDeCharge({
          annee: ANNEE,
          ancien: parts,
          nouveau: parts,
          retrait,
          chargeDepuis: retrait,
          depot: retrait.add({ days: 10 }),
        });
        expect(ajouterParts(valeur.ancien, valeur.nouveau)).toEqual(parts);
      }),
    );
  });
});

describe('right for a part of the year', () => {
  const R2026 = rentree(2026);
  const payer = (entree: string | undefined, fin: string | undefined, regle = 'mlds') => {
    const limites = fin ? [{ regle, jusquAu: jour(fin) }] : [{ regle }];
    const eleve = entree ? { entree: jour(entree) } : {};
    const periode = periodeDuDroit(R2026, eleve, limites);
    return periode && { periode, ...partsDuDroit(R2026, euros(1071), periode) };
  };
  const phrase = (r: ReturnType<typeof payer>) => {
    const ligne = r && ligneDeLaDuree(r.periode, r);
    return ligne && dire(REGLES_DUREE, [ligne]);
  };

  test('duree.mlds: only the days of the training, both ends included', () => {
    const r = payer('2026-11-01', '2026-11-30');
    expect(r).toMatchObject({ entier: false, trimestres: [8925, 0, 0], total: 8925, jours: 30 });
    expect(phrase(r)).toContain('décrochage scolaire, du 01/11/2026 au 30/11/2026');
  });

  test.each([
    ['a training that ended before the rentrée', '2026-06-01', '2026-08-31'],
    ['dates in the wrong order', '2026-12-01', '2026-11-30'],
  ])('refuses: %s leaves no day of right', (_, entree, fin) => {
    expect(payer(entree, fin)).toBeNull();
  });

  test('duree.retour_en_formation: from the return to the end of the year', () => {
    const eleve = { entree: jour('2027-01-01'), dispositif: 'retour_en_formation' as const };
    const periode = periodeDuDroit(R2026, eleve, []);
    expect(periode).toMatchObject({ regle: 'duree.retour_en_formation' });
    expect(periode && partsDuDroit(R2026, euros(1071), periode).trimestres).toEqual([0, 35_700, 35_700]);
  });

  test('duree.avenirpro: four months from the entry', () => {
    const r = payer('2026-09-01', '2026-12-31', 'avenirpro');
    expect(r).toMatchObject({ trimestres: [35_700, 0, 0], jours: 120 });
    expect(phrase(r)).toContain('AvenirPro +');
  });

  test('is said with its own days and what a whole year is worth; a whole one by the year alone', () => {
    const court = payer('2026-09-01', '2026-12-31', 'avenirpro');
    const dite = (montant: string) => montant.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(dite(direMontant(euros(1071), court))).toBe(
      '357 € du 01/09/2026 au 31/12/2026 (120 jours sur 300 ; 1 071 € pour une année entière)',
    );
    const bornes = { du: jour('2026-09-30'), au: jour('2027-08-31') };
    expect(dite(direMontant(euros(1071), partsDuDroit(R2026, euros(1071), bornes)))).toBe('1 071 € par an');
    const lendemain = partsDuDroit(R2026, euros(1071), { ...bornes, du: jour('2026-10-01') });
    expect(dite(direMontant(euros(1071), lendemain))).toContain('du 01/10/2026');
    expect(dite(direMontant(euros(1071), null))).toBe('1 071 € par an');
  });

  test('duree.avant_quinze_ans: the fifteenth birthday is the last day paid', () => {
    const r = payer(undefined, '2026-10-15', 'cfa_avant_15_ans');
    expect(r).toMatchObject({ trimestres: [13_388, 0, 0], total: 13_388, jours: 45 });
    expect(phrase(r)).toContain('quinzième anniversaire');
  });

  test.each([
    ['2026-09-30', true, 107_100],
    ['2026-10-01', false, 98_175],
  ])('duree.entree: a pupil in since %s, nothing else shortening: whole year %s', (entree, entier, total) => {
    expect(payer(entree, undefined)).toMatchObject({ entier, total });
  });

  test('the whole year says nothing of any days', () => {
    expect(phrase(payer('2026-09-01', undefined))).toBeNull();
    expect(payer(undefined, '2027-08-31')).toMatchObject({ entier: true, total: 107_100, jours: 300 });
  });

  test('the earliest end is the one that counts', () => {
    const limites = [
      { regle: 'mlds', jusquAu: jour('2027-03-01') },
      { regle: 'cfa_avant_15_ans', jusquAu: jour('2026-10-15') },
    ];
    expect(periodeDuDroit(R2026, {}, limites)).toMatchObject({ regle: 'duree.avant_quinze_ans' });
  });

  test('days never pay more than the year, whatever they are', () => {
    fc.assert(
      fc.property(unJour, unJour, (a, b) => {
        const { total, trimestres } = partsDuDroit(R2026, euros(1071), { du: a, au: b });
        expect(total).toBeLessThanOrEqual(107_100);
        for (const part of trimestres) expect(part).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('transfert.ailleurs: a bourse that another authority attributed', () => {
  test.each([
    ['lycee', '2026-10-30', '2026-10-31'],
    ['lycee', '2026-12-31', '2027-01-01'],
    ['college', '2026-10-02', '2027-01-01'],
    ['college', '2027-01-01', '2027-04-01'],
    ['college', '2027-04-01', undefined],
  ] as const)('%s, out on %s: paid here from %s at the soonest', (type, sortie, debut) => {
    expect(debutApresAilleurs(type, ANNEE, jour(sortie))?.toString()).toBe(debut);
  });

  test('says who decided, when, and until when the origin pays', () => {
    const trace = [
      ligneDAilleurs({
        service: 'la DRAAF de Normandie',
        decideeLe: jour('2026-09-25'),
        sortieLe: jour('2026-10-30'),
      }),
    ];
    expect(ailleursDeLaTrace(trace)).toMatch(
      /attribuée le vendredi 25 septembre 2026 par la DRAAF de Normandie.*vendredi 30 octobre 2026\.$/,
    );
    expect(sortieDAilleurs(trace)?.toString()).toBe('2026-10-30');
    expect(ailleursDeLaTrace([])).toBeUndefined();
    expect(sortieDAilleurs([])).toBeNull();
  });
});

describe('transfert.depart: a boursier who leaves the base', () => {
  const DEPART = {
    etablissement: 'Lycée agricole des Marais',
    commune: 'Saint-Omer',
    reseau: 'agriculture',
    sortieLe: jour('2026-10-30'),
    arretLe: jour('2026-10-30'),
    exclusion: false,
  } as const;

  test('keeps the place, the exit and the last day paid, and reads them back', () => {
    for (const depart of [DEPART, { ...DEPART, arretLe: jour('2026-12-31'), exclusion: true }])
      expect(departDeLaTrace([ligneDuDepart(depart)])).toEqual(depart);
    expect(departDeLaTrace([])).toBeNull();
  });

  test('keeps why the pupil goes on nowhere, and a reason it does not know is no reason', () => {
    const { sortieLe, arretLe, exclusion } = DEPART;
    for (const fin of FINS_DE_SCOLARITE) {
      const sansSuite = { fin, sortieLe, arretLe, exclusion };
      const ligne = ligneDuDepart(sansSuite);
      expect(ligne.regle).toBe('transfert.fin_de_scolarite');
      expect(departDeLaTrace([ligne])).toEqual(sansSuite);
      expect(dire(REGLES_DE_LA_FIN, [ligne])).toMatch(/versée jusqu’au vendredi 30 octobre 2026\.$/);
    }
    expect(estUneFin('agriculture')).toBe(false);
    expect(estUneFin(undefined)).toBe(false);
  });

  test.each([
    ['agriculture', /« Lycée agricole des Marais », Saint-Omer.*vendredi 30 octobre 2026\..*est de droit/],
    ['autre_ministere', /La suite dépend du service des bourses/],
    ['etranger', /ne suivent pas l’élève/],
  ] as const)('says what comes next, %s', (reseau, suite) => {
    expect(dire(REGLES_DU_DEPART, [ligneDuDepart({ ...DEPART, reseau })])).toMatch(suite);
  });
});

describe('transfert.retour: a boursier who comes back to the base', () => {
  const tenant = (arretLe: string, reseau: 'agriculture' | 'etranger') => ({
    sortieLe: jour('2026-10-16'),
    arretLe: jour(arretLe),
    reseau,
  });
  test.each([
    ['lycee', 'agriculture', '2026-10-16', '2026-12-01', '2026-12-01'],
    ['lycee', 'etranger', '2026-10-16', '2026-10-17', '2026-10-17'],
    ['college', 'agriculture', '2026-12-31', '2027-02-02', '2027-04-01'],
    // The trimestre of the exit from there is that of the departure: what follows is due here.
    ['college', 'agriculture', '2026-12-31', '2026-11-23', '2027-01-01'],
    ['college', 'etranger', '2026-12-31', '2027-02-02', '2027-02-02'],
    ['college', 'etranger', '2026-12-31', '2026-11-23', '2027-01-01'],
  ] as const)('%s, %s, paid up to %s, back on %s: from %s', (type, reseau, arret, retour, debut) => {
    expect(debutDuRetour(type, rentree(2026), tenant(arret, reseau), jour(retour))?.toString()).toBe(debut);
  });

  test('refuses: nothing of the year is left, and no days between for who is back in September', () => {
    expect(
      debutDuRetour('college', rentree(2026), tenant('2026-12-31', 'agriculture'), jour('2027-04-02')),
    ).toBe(null);
    const entre = (arretLe: string, debutLe: string) =>
      joursAilleurs({ arretLe: jour(arretLe), debutLe: jour(debutLe) }, rentree(2026));
    expect(entre('2026-09-10', '2026-09-30')).toBe(null);
    expect(entre('2026-12-31', '2027-01-01')).toBe(null);
    expect(entre('2026-09-10', '2026-10-01')).toEqual({ du: jour('2026-09-11'), au: jour('2026-09-30') });
  });

  test('the line of a decision says the return, and is read back', () => {
    const retour = { retourLe: jour('2026-11-28'), debutLe: jour('2026-12-01'), arretLe: jour('2026-10-31') };
    expect(retourDeLaTrace([ligneDuRetour(retour)])).toEqual(retour);
    expect(retourDeLaTrace([])).toBe(null);
    expect(REGLES_DU_RETOUR['transfert.retour'].dire(ligneDuRetour(retour))).toMatch(/sans nouvelle demande/);
  });
});
