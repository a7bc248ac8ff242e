import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partagerChangementDeCharge, REGLES_CHANGEMENT_CHARGE } from '#lib/droit/argent/changement-charge.ts';
import { limiterALaDuree, REGLES_DUREE } from '#lib/droit/argent/duree.ts';
import { effetExclusion, REGLES_EXCLUSION } from '#lib/droit/argent/exclusion.ts';
import { ajouterParts, PARTS_NULLES, type Parts, somme } from '#lib/droit/argent/montants.ts';
import { partagerTransfert, REGLES_TRANSFERT } from '#lib/droit/argent/transfert.ts';
import { partsEgales } from '#lib/droit/argent/trimestres.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { centimes, euros } from '#lib/droit/montant.ts';
import type { Regle, Trace } from '#lib/droit/regle.ts';

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
  const limiter = (motif: Parameters<typeof limiterALaDuree>[0]['motif'], dates: Record<string, string>) =>
    limiterALaDuree({
      motif,
      annee: ANNEE,
      parts: PARTS,
      ...Object.fromEntries(Object.entries(dates).map(([k, v]) => [k, jour(v)])),
    });

  test('duree.mlds: only the days of the training, both ends included', () => {
    expect(limiter('mlds', { debut: '2026-11-01', fin: '2026-11-30' })).toMatchObject({
      genre: 'droit',
      droit: { parts: [8925, 0, 0] },
    });
  });

  test('duree.mlds: a training that ended before the rentrée is due nothing', () => {
    const r = limiter('mlds', { debut: '2026-06-01', fin: '2026-08-31' });
    expect(r).toMatchObject({ genre: 'sans_droit', motif: { regle: 'duree.mlds' } });
    expect(dire(REGLES_DUREE, r.trace)).toContain('rien n’est dû');
  });

  test('duree.mlds: dates in the wrong order are due nothing', () => {
    expect(limiter('mlds', { debut: '2026-12-01', fin: '2026-11-30' }).genre).toBe('sans_droit');
  });

  test('duree.retour_en_formation: from the return to the end of the year', () => {
    expect(limiter('retour_en_formation', { debut: '2027-01-01' })).toMatchObject({
      genre: 'droit',
      droit: { parts: [0, 35_700, 35_700] },
    });
  });

  test('duree.retour_en_formation: without the day of return it is asked for', () => {
    expect(limiter('retour_en_formation', {})).toMatchObject({
      genre: 'incalculable',
      manques: [{ champ: 'eleve.entree' }],
    });
  });

  test('duree.avenirpro: never more than four months from the entry', () => {
    const quatreMois = limiter('avenirpro', { debut: '2026-09-01' });
    expect(quatreMois).toMatchObject({ genre: 'droit', droit: { parts: [35_700, 0, 0] } });
    expect(limiter('avenirpro', { debut: '2026-09-01', fin: '2027-03-01' })).toEqual(quatreMois);
    expect(limiter('avenirpro', { debut: '2026-09-01', fin: '2026-09-30' })).toMatchObject({
      droit: { parts: [8925, 0, 0], drapeaux: ['avenirpro_quatre_mois'] },
    });
  });

  test('duree.avant_quinze_ans: the fifteenth birthday is the last day', () => {
    const r = limiter('avant_quinze_ans', { naissance: '2011-10-15' });
    expect(r).toMatchObject({ genre: 'droit', droit: { parts: [13_388, 0, 0] } });
    expect(r.trace[0]?.valeurs.fin).toBe('2026-10-15');
  });

  test('duree.avant_quinze_ans: fifteen before the rentrée is due nothing; an unknown birth is asked for', () => {
    expect(limiter('avant_quinze_ans', { naissance: '2011-08-31' }).genre).toBe('sans_droit');
    expect(limiter('avant_quinze_ans', {}).genre).toBe('incalculable');
  });
});
