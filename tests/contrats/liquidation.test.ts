/** Whatever happens to a boursier, in whatever order, the entries of its places make exactly what is due, each with its reason. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { articleDe, CAUSES, LIBELLES_CAUSES } from '#lib/droit/argent/causes.ts';
import { sommesDuBoursier } from '#lib/etat-de-paiement/faits.ts';
import { type BoursierLu, lignesDuBoursier } from '#lib/liquidation/faits.ts';

const ANNEE = rentree(2026);
const LIEUX = ['0590001A', '0590002B', '0590003C'];

const montant = fc.integer({ min: 3, max: 150_000 });
const leJour = fc
  .integer({ min: 0, max: 330 })
  .map((n) => new Date(Date.UTC(2026, 8, 1 + n)).toISOString().slice(0, 10));
const absences = fc
  .uniqueArray(fc.integer({ min: 0, max: 290 }), { minLength: 16, maxLength: 60 })
  .map((rangs) =>
    rangs
      .toSorted((a, b) => a - b)
      .flatMap((n) =>
        (['matin', 'apres_midi'] as const).map((demiJournee) => ({
          jour: new Date(Date.UTC(2026, 8, 1 + n)).toISOString().slice(0, 10),
          demiJournee,
        })),
      ),
  );

/** What may happen between two states: each act changes rights, and never touches money. */
const acte = fc.oneof(
  fc.record({
    genre: fc.constant('decider' as const),
    annuel: montant,
    echelon: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ genre: fc.constant('completer' as const), annuel: montant }),
  fc.record({ genre: fc.constant('finir' as const), au: leJour, sansSuite: fc.boolean() }),
  fc.record({ genre: fc.constant('refuser' as const) }),
  fc.record({ genre: fc.constant('partir' as const), sortie: leJour }),
  fc.record({
    genre: fc.constant('retenir' as const),
    absences,
    constateLe: fc.option(leJour, { nil: null }),
  }),
  fc.record({ genre: fc.constant('rendre' as const) }),
  fc.record({ genre: fc.constant('suspendre' as const), au: leJour }),
  fc.record({ genre: fc.constant('reprendre' as const), du: leJour }),
  fc.record({ genre: fc.constant('quitter_la_base' as const), sortie: leJour }),
  fc.record({ genre: fc.constant('revenir' as const), du: leJour }),
  fc.record({ genre: fc.constant('venir_d_ailleurs' as const), annuel: montant, du: leJour }),
  fc.record({ genre: fc.constant('confirmer_reprise' as const), reprise: leJour }),
  fc.record({ genre: fc.constant('figer' as const), trimestre: fc.constantFrom(1, 2, 3), lieu: fc.nat(2) }),
);
type Acte = typeof acte extends fc.Arbitrary<infer A> ? A : never;

interface Monde {
  lu: BoursierLu;
  lignes: Record<string, BoursierLu['lignes']>;
  dettes: Record<string, number>;
  verse: number;
  inscrit: number;
  decisions: number;
}

const nouveau = (typeBourse: 'college' | 'lycee'): Monde => ({
  lu: {
    ...{
      dossierId: 'd',
      typeBourse,
      lieux: [LIEUX[0] ?? ''],
      sorties: [],
      manques: null,
      sejours: null,
      reprise: null,
      droits: [],
      retenue: null,
    },
    ...{ decision: null, lignes: [] },
  },
  ...{ lignes: {}, dettes: {}, verse: 0, inscrit: 0, decisions: 0 },
});

const droit = (
  composante: 'bourse' | 'merite' | 'equipement',
  annuel: number,
  decision: string,
  echelon = 1,
) => ({
  ...{
    composante,
    annuel,
    echelon,
    decision,
    du: '2026-09-01',
    au: '2027-08-31',
    finSansSuite: false,
    enSuite: false,
  },
});

/** Last day of the trimestre of a day; a collège pays it whole (C. V.A). */
const finDuTrimestre = (le: string): string => {
  if (le <= '2026-12-31') return '2026-12-31';
  return le <= '2027-03-31' ? '2027-03-31' : '2027-08-31';
};

/** The day some days after another, or before it. */
const voisin = (le: string, jours: number): string =>
  new Date(new Date(`${le}T00:00:00Z`).getTime() + jours * 86_400_000).toISOString().slice(0, 10);

/** Days of months of thirty from the rentrée to a day of the first two trimestres, this one included. */
const jours360 = (le: string): number => {
  const [, mois = 0, jour = 0] = le.split('-').map(Number);
  // The last day of February is its thirtieth.
  return ((mois + 3) % 12) * 30 + (mois === 2 && jour === 28 ? 30 : Math.min(jour, 30));
};

/** Freezes a state of a place; its entries become what the next one starts from. */
function figer(monde: Monde, lieu: string, trimestre: 1 | 2 | 3): void {
  const etat = { uai: lieu, annee: ANNEE, trimestre };
  const vu = { ...monde.lu, lignes: monde.lignes[lieu] ?? [] };
  const lignes = lignesDuBoursier(etat, vu);
  for (const ligne of lignes) {
    expect(ligne.du).toBeGreaterThanOrEqual(0);
    expect(ligne.du).not.toBe(ligne.deja);
    expect([CAUSES.includes(ligne.cause), ligne.article.trim() !== '', ligne.trace.length > 0]).toEqual([
      true,
      true,
      true,
    ]);
    const derniere = vu.lignes.find(
      (l) => l.composante === ligne.composante && l.trimestre === ligne.trimestre,
    );
    expect([ligne.rang, ligne.deja]).toEqual([(derniere?.rang ?? 0) + 1, derniere?.du ?? 0]);
    const { composante, rang, du, echelon, fondement } = ligne;
    vu.lignes = [
      ...vu.lignes.filter((l) => l !== derniere),
      { composante, trimestre: ligne.trimestre, rang, du, echelon, fondement },
    ];
  }
  const cles = lignes.map(({ composante, trimestre: t, cause }) => `${composante} ${t} ${cause}`);
  expect(new Set(cles).size).toBe(cles.length);
  // Played again, it writes nothing.
  expect(lignesDuBoursier(etat, vu)).toEqual([]);
  monde.lignes[lieu] = vu.lignes;
  if (lignes.length === 0) return;
  const sommes = sommesDuBoursier(lignes, { dette: monde.dettes[lieu] ?? 0, frais: 0, sansDeduction: null });
  expect(sommes.aVerser).toBeGreaterThanOrEqual(0);
  monde.dettes[lieu] = sommes.detteApres;
  monde.verse += sommes.aVerser;
  monde.inscrit += lignes.reduce((n, { du, deja }) => n + du - deja, 0);
}

function vivre(monde: Monde, fait: Acte): void {
  const { lu } = monde;
  const decision = `decision ${monde.decisions++}`;
  switch (fait.genre) {
    case 'decider':
      lu.droits = [droit('bourse', fait.annuel, decision, fait.echelon)];
      lu.decision = { id: decision, cause: 'decision' };
      return;
    case 'completer':
      if (lu.droits.length === 1)
        lu.droits = [
          ...lu.droits,
          droit('merite', fait.annuel, decision),
          droit('equipement', 34_171, decision),
        ];
      return;
    case 'finir':
      lu.droits = lu.droits.map((d) => ({ ...d, au: fait.au, finSansSuite: fait.sansSuite }));
      lu.decision = { id: decision, cause: 'retrait' };
      return;
    case 'refuser':
      lu.droits = [];
      lu.decision = { id: decision, cause: 'rectification' };
      return;
    case 'partir':
      if (lu.lieux.length < LIEUX.length && (lu.sorties.at(-1) ?? '') < fait.sortie) {
        lu.lieux = LIEUX.slice(0, lu.lieux.length + 1);
        lu.sorties = [...lu.sorties, fait.sortie];
      }
      return;
    case 'retenir':
      lu.retenue = { absences: fait.absences, constateLe: fait.constateLe };
      return;
    case 'rendre':
      lu.retenue = { absences: [], constateLe: null };
      return;
    case 'suspendre':
      lu.droits = lu.droits.map((d) =>
        d.composante === 'merite' && d.du <= fait.au && fait.au < d.au ? { ...d, au: fait.au } : d,
      );
      lu.decision = { id: decision, cause: 'decision' };
      return;
    case 'reprendre': {
      const dernier = lu.droits.findLast(({ composante }) => composante === 'merite');
      if (!dernier || dernier.au >= fait.du) return;
      lu.droits = [...lu.droits, { ...dernier, du: fait.du, au: '2027-08-31' }];
      lu.decision = { id: decision, cause: 'decision' };
      return;
    }
    case 'quitter_la_base': {
      const arret = lu.typeBourse === 'college' ? finDuTrimestre(fait.sortie) : fait.sortie;
      lu.droits = lu.droits
        .filter(({ du }) => du <= arret)
        .map((d) => ({
          ...d,
          au: [d.au, arret].toSorted()[0] ?? arret,
          finSansSuite: false,
          enSuite: false,
        }));
      lu.decision = { id: decision, cause: 'transfert' };
      return;
    }
    case 'revenir': {
      const fin = lu.droits
        .map(({ au }) => au)
        .toSorted()
        .at(-1);
      if (!fin || fait.du <= fin) return;
      // Back in September, the year is whole.
      const entiere = fait.du <= '2026-09-30';
      lu.droits = lu.droits.flatMap((d) => {
        if (d.au !== fin) return [d];
        if (entiere || d.composante === 'equipement') return [{ ...d, au: '2027-08-31' }];
        return [d, { ...d, du: fait.du, au: '2027-08-31' }];
      });
      lu.decision = { id: decision, cause: 'transfert' };
      return;
    }
    case 'venir_d_ailleurs':
      lu.droits = [{ ...droit('bourse', fait.annuel, decision), du: fait.du }];
      lu.decision = { id: decision, cause: 'decision' };
      return;
    case 'confirmer_reprise':
      if (lu.typeBourse === 'lycee') lu.reprise = { interruption: '2026-01-15', reprise: fait.reprise };
      return;
    case 'figer':
      figer(monde, LIEUX[fait.lieu] ?? '', fait.trimestre as 1 | 2 | 3);
  }
}

describe('the entries', () => {
  test.each(['college', 'lycee'] as const)('of a %s make what is due, after any acts and states', (type) => {
    fc.assert(
      fc.property(fc.array(acte, { maxLength: 25 }), montant, (actes, annuel) => {
        const monde = nouveau(type);
        vivre(monde, { genre: 'decider', annuel, echelon: 1 });
        for (const fait of actes) vivre(monde, fait);
        for (const lieu of LIEUX) figer(monde, lieu, 3);
        const du = Object.values(monde.lignes)
          .flat()
          .reduce((n, ligne) => n + ligne.du, 0);
        const dette = Object.values(monde.dettes).reduce((n, d) => n + d, 0);
        expect(monde.inscrit).toBe(du);
        expect(monde.verse - dette).toBe(du);
        // Nothing is lost nor paid twice between places: a right of a whole year that nothing retains is due whole.
        const entiers = monde.lu.droits.every((d) => d.du === '2026-09-01' && d.au === '2027-08-31');
        if (!monde.lu.retenue?.absences.length && !monde.lu.reprise && entiers)
          expect(du).toBe(monde.lu.droits.reduce((n, d) => n + d.annuel, 0));
      }),
      { numRuns: 300 },
    );
  });

  // C. V.A: the days out of the base are due by nobody here. A year of 324 € has 0,90 € a day, then 1,20 €; a trimestre 108 €.
  test('of a boursier who leaves the base and comes back, once or more, whatever was signed in between', () => {
    const enDeuxTrimestres = fc.integer({ min: 0, max: 205 }).map((n) => {
      const le = new Date(Date.UTC(2026, 8, 1 + n));
      // The ends of months, which count apart, are no day of exit here.
      return le.getUTCDate() > 28 ? `${le.toISOString().slice(0, 8)}28` : le.toISOString().slice(0, 10);
    });
    const sejours = fc
      .uniqueArray(enDeuxTrimestres, { minLength: 2, maxLength: 6 })
      .map((jours) => jours.toSorted())
      .map((jours) => jours.slice(0, jours.length - (jours.length % 2)));
    const valeur = (n: number) => Math.min(n, 120) * 90 + Math.max(0, n - 120) * 120;
    fc.assert(
      fc.property(
        fc.constantFrom('college', 'lycee'),
        sejours,
        fc.array(fc.boolean()),
        (type, jours, figes) => {
          const monde = nouveau(type as 'college' | 'lycee');
          vivre(monde, { genre: 'decider', annuel: 32_400, echelon: 1 });
          let ici = 0;
          let depuis = 0;
          let dernier = '';
          jours.forEach((le, rang) => {
            if (rang % 2 === 0) {
              vivre(monde, { genre: 'quitter_la_base', sortie: le });
              dernier = type === 'college' ? finDuTrimestre(le) : le;
              ici +=
                valeur(type === 'college' ? (dernier === '2026-12-31' ? 120 : 210) : jours360(le)) -
                valeur(depuis);
            } else {
              // Before what is already paid here, nothing was left to take up.
              const du = le > dernier ? le : voisin(dernier, 1);
              vivre(monde, { genre: 'revenir', du });
              if (du <= '2026-09-30') ici = 0;
              depuis = du <= '2026-09-30' ? 0 : jours360(voisin(du, -1));
            }
            if (figes[rang]) figer(monde, LIEUX[0] ?? '', (1 + (rang % 3)) as 1 | 2 | 3);
          });
          figer(monde, LIEUX[0] ?? '', 3);
          // The last trimestre is whole for who is back.
          const du = ici + valeur(210) - valeur(depuis) + 10_800;
          expect(monde.inscrit).toBe(du);
          expect(monde.verse - (monde.dettes[LIEUX[0] ?? ''] ?? 0)).toBe(du);
        },
      ),
      { numRuns: 200 },
    );
  });

  // D. 531-40: a suspension is for the future, and never before what a signed state holds.
  test('of a bourse au mérite suspended and started again never take anything back', () => {
    const FINS = ['', '2026-12-31', '2027-03-31', '2027-08-31'];
    const suspendre = fc.record({ genre: fc.constant('suspendre' as const), au: leJour });
    const reprendre = fc.record({ genre: fc.constant('reprendre' as const), du: leJour });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(suspendre, reprendre, fc.constant('figer' as const)), { maxLength: 20 }),
        montant,
        (actes, annuel) => {
          const monde = nouveau('lycee');
          vivre(monde, { genre: 'decider', annuel, echelon: 1 });
          vivre(monde, { genre: 'completer', annuel });
          const lieu = LIEUX[0] ?? '';
          let fige = 0;
          for (const fait of actes) {
            if (fait === 'figer') {
              fige = Math.min(3, fige + 1);
              const avant = new Map(
                (monde.lignes[lieu] ?? []).map(({ composante, trimestre, du }) => [
                  `${composante} ${trimestre}`,
                  du,
                ]),
              );
              figer(monde, lieu, fige as 1 | 2 | 3);
              for (const { composante, trimestre, du } of monde.lignes[lieu] ?? [])
                expect(du).toBeGreaterThanOrEqual(avant.get(`${composante} ${trimestre}`) ?? 0);
            } else if (fait.genre === 'reprendre' || fait.au >= (FINS[fige] ?? '')) vivre(monde, fait);
          }
          expect(monde.dettes[lieu] ?? 0).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    [
      'fees above the bourse',
      { dette: 0, frais: 20_000, sansDeduction: null },
      { deduit: 17_500, aVerser: 0, detteApres: 0 },
    ],
    [
      'fees that tickets pay',
      { dette: 0, frais: 20_000, sansDeduction: 'tickets' },
      { deduit: 0, aVerser: 17_500, detteApres: 0 },
    ],
    [
      'a debt first, then the fees of what is left',
      { dette: 10_000, frais: 5_000, sansDeduction: null },
      { deduit: 5_000, aVerser: 2_500, detteApres: 0 },
    ],
    [
      'a debt above the bourse',
      { dette: 20_000, frais: 5_000, sansDeduction: null },
      { deduit: 0, aVerser: 0, detteApres: 2_500 },
    ],
  ])('of 175 €, less %s', (_, charges, attendu) => {
    const monde = nouveau('college');
    vivre(monde, { genre: 'decider', annuel: 52_500, echelon: 3 });
    const lignes = lignesDuBoursier({ uai: LIEUX[0] ?? '', annee: ANNEE, trimestre: 1 }, monde.lu);
    expect(sommesDuBoursier(lignes, charges)).toMatchObject(attendu);
  });

  test('refuses: to deduct fees or set a debt off from the prime d’équipement', () => {
    const monde = nouveau('lycee');
    vivre(monde, { genre: 'decider', annuel: 52_500, echelon: 3 });
    vivre(monde, { genre: 'completer', annuel: 3 });
    const lignes = lignesDuBoursier({ uai: LIEUX[0] ?? '', annee: ANNEE, trimestre: 1 }, monde.lu);
    const sommes = sommesDuBoursier(lignes, { dette: 900_000, frais: 900_000, sansDeduction: null });
    expect(sommes).toMatchObject({ equipement: 34_171, aVerser: 34_171, deduit: 0 });
  });

  test('each cause is told, with its article', () => {
    for (const cause of CAUSES) {
      expect(LIBELLES_CAUSES[cause].libelle).not.toBe('');
      expect(articleDe(cause, 'merite')).toMatch(/^C\. /);
    }
  });
});
