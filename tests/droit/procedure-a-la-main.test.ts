/** The product's tables against those written by hand from the circulaire: every cell, both ways. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import {
  BRANCHES as BRANCHES_DU_PRODUIT,
  type Branche,
  COMPETENCES,
  competents,
  payeurDe,
  propositionAttendue,
  ROLES as ROLES_DU_PRODUIT,
  reseauDe,
  signeEnSonNom,
  TACHES as TACHES_DU_PRODUIT,
} from '#lib/droit/competence.ts';
import { jour } from '#lib/droit/date.ts';
import { prochaineEcheance } from '#lib/droit/delais/prochaine.ts';
import {
  ETATS_CLOS,
  ETATS as ETATS_DU_PRODUIT,
  ETATS_OUVERTS,
  type Etat,
  etatDeProcedure,
} from '#lib/droit/etats.ts';
import { arrivee, detenteur, rolesPour } from '#lib/droit/evaluation.ts';
import { GENRES_DE_DECISION } from '#lib/droit/ligne-de-procedure.ts';
import { ACTES as ACTES_DU_PRODUIT, type Acte, ligne } from '#lib/droit/procedure.ts';
import { ACTES, rolesDe } from './a-la-main/actes.ts';
import { AUTORITES, BRANCHES, ROLES, TACHES } from './a-la-main/competence.ts';
import { DETENTEURS, ETATS, SUITES } from './a-la-main/etats.ts';
import { FAITS } from './a-la-main/faits.ts';

const trie = <T>(valeurs: readonly T[]): T[] => [...valeurs].sort();
const actes = Object.keys(ACTES) as Acte[];

test('the same words on both sides: none forgotten, none more', () => {
  expect(trie(BRANCHES_DU_PRODUIT)).toEqual(trie(BRANCHES));
  expect(trie(ROLES_DU_PRODUIT)).toEqual(trie(ROLES));
  expect(trie(ETATS_DU_PRODUIT)).toEqual(trie(ETATS));
  expect(trie(ACTES_DU_PRODUIT)).toEqual(trie(actes));
  expect(trie(TACHES_DU_PRODUIT)).toEqual(trie(Object.keys(TACHES.cned)));
  const decidees = new Set(actes.flatMap((acte) => ACTES[acte].decision ?? []));
  expect(trie(GENRES_DE_DECISION)).toEqual(trie([...decidees]));
});

describe.each(BRANCHES)('%s', (branche) => {
  test.each(Object.entries(TACHES[branche]))('%s is entrusted to whom the text says', (tache, roles) => {
    expect(trie(competents(branche, tache as keyof typeof COMPETENCES.cned.taches))).toEqual(trie(roles));
  });

  test.each(actes)('« %s » is done by whom the text says, and by nobody else', (acte) => {
    expect(trie(rolesPour(acte, branche)), ACTES[acte].texte).toEqual(trie(rolesDe(acte, branche)));
  });

  test('signs, answers a late demande, pays and closes as the text says', () => {
    expect({
      signeEnSonNom: signeEnSonNom(branche),
      tardive: COMPETENCES[branche].horsDelai,
      payeur: payeurDe(branche),
      reseau: reseauDe(branche),
    }).toEqual(AUTORITES[branche]);
    expect(propositionAttendue(branche)).toBe(branche === 'college_prive');
  });

  test.each(ETATS)('a dossier « %s » is held by whom the text says', (etat) => {
    expect(detenteur(etat, branche, false)).toBe(DETENTEURS[etat][branche]);
  });
});

describe.each(actes)('%s', (acte) => {
  const { texte, vers, par: _, ...reste } = ACTES[acte];

  test('starts from the states of the text, and from no other', () => {
    expect(trie(ligne(acte).de), texte).toEqual(trie(Object.keys(vers)));
  });

  test('leads where the text says', () => {
    for (const [de, attendu] of Object.entries(vers) as [Etat, Etat][])
      expect(
        arrivee(acte, () => ({ ...FAITS, etat: de })),
        `${de}, ${texte}`,
      ).toBe(attendu);
  });

  test('has the conditions, the form, the record, the decision, the letter and the article of the text', () => {
    const { gardes, saisie, ecrit, decision, courrier, article } = ligne(acte);
    expect({
      gardes: trie(gardes),
      saisie: trie(saisie),
      ecrit,
      decision,
      courrier,
      article,
    }).toEqual({
      ecrit: undefined,
      decision: undefined,
      courrier: undefined,
      ...reste,
      gardes: trie(reste.gardes),
      saisie: trie(reste.saisie),
    });
  });
});

describe('what follows from a state', () => {
  test.each(ETATS)('%s', (etat) => {
    const { ouvert, decide, contestable, clos } = etatDeProcedure(etat);
    expect({ ouvert, decide, contestable, clos }).toEqual({
      ouvert: SUITES.ouverts.includes(etat),
      decide: SUITES.decides.includes(etat),
      contestable: SUITES.contestables.includes(etat),
      clos: SUITES.clos.includes(etat),
    });
  });

  test('the lists that SQL and the filters read', () => {
    expect(trie(ETATS_OUVERTS)).toEqual(trie(SUITES.ouverts));
    expect(trie(ETATS_CLOS)).toEqual(trie(SUITES.clos));
  });
});

/**
 * C. III.C : 15 jours depuis la demande de pièces reçue, ou la fin de l'année pour l'avis annoncé. C. IV.B : huit jours
 * après la clôture pour les propositions ; recours gracieux ou hiérarchique dans les deux mois au collège, recours
 * préalable dans les quinze jours au lycée. Annexe 1 : 15 octobre, et 30 octobre au Cned. CRPA L. 231-4 : deux mois de silence rejettent. Monday 2 November 2026.
 */
const ECHEANCES: Record<Etat, Partial<Record<Branche, [article: string, jour: string] | null>>> = {
  brouillon: {
    college_public: ['C. I.A ; D. 530-1 ; annexe 1', '2026-10-15'],
    lycee_prive: ['C. I.A ; D. 530-1 ; annexe 1', '2026-10-15'],
    cned: ['C. I.A ; D. 530-1 ; annexe 1', '2026-10-30'],
  },
  deposee: {
    college_public: ['CRPA L. 231-4, L. 114-5', '2026-12-01'],
    college_prive: ['C. IV.B, collège, 2', '2026-10-23'],
    lycee_public: ['CRPA L. 231-4, L. 114-5', '2026-12-01'],
  },
  incomplete: {
    college_public: ['C. III.C', '2026-11-17'],
    college_prive: ['C. III.C', '2026-11-17'],
    lycee_prive: ['C. III.C', '2026-11-17'],
  },
  en_instruction: {
    college_public: ['CRPA L. 231-4, L. 114-5', '2026-12-01'],
    college_prive: ['C. IV.B, collège, 2', '2026-10-23'],
  },
  proposee: { college_prive: ['CRPA L. 231-4, L. 114-5', '2026-12-01'] },
  decidee: { college_public: null, college_prive: null, lycee_public: null },
  notifiee: {
    college_public: ['C. IV.B', '2027-01-04'],
    college_prive: ['C. IV.B', '2027-01-04'],
    lycee_public: ['C. IV.B, lycée ; R. 531-25', '2026-11-18'],
    lycee_prive: ['C. IV.B, lycée ; R. 531-25', '2026-11-18'],
  },
  retiree: {
    college_public: ['C. IV.B', '2027-01-04'],
    lycee_public: ['C. IV.B, lycée ; R. 531-25', '2026-11-18'],
  },
  desistee: { college_public: null, lycee_prive: null },
  irrecevable: {
    college_prive: ['C. IV.B', '2027-01-04'],
    lycee_public: ['C. IV.B, lycée ; R. 531-25', '2026-11-18'],
  },
};

describe.each(ETATS)('the deadline of a dossier « %s »', (etat) => {
  test.each(Object.entries(ECHEANCES[etat]))('%s', (branche, attendu) => {
    const lu = prochaineEcheance({
      etat,
      type: branche.startsWith('lycee') ? 'lycee' : 'college',
      rentree: rentree(2026),
      territoire: 'metropole',
      campagne: campagneDe(rentree(2026), reseauDe(branche as Branche)),
      derogation: null,
      propositionAttendue: propositionAttendue(branche as Branche) && etat !== 'proposee',
      demandeComplete: jour('2026-10-01'),
      etude: false,
      demandeDePiecesRecue: jour('2026-11-02'),
      avisAttendu: false,
      decisionRecue: jour('2026-11-02'),
      surRecours: false,
      recours: null,
      observations: null,
      reponseAuTribunal: null,
    });
    expect(lu && [lu.article, lu.echeance?.toString()]).toEqual(attendu);
  });
});

describe('the order of the lines says nothing', () => {
  afterEach(() => {
    vi.doUnmock('#lib/droit/procedure.ts');
    vi.doUnmock('#lib/droit/etats.ts');
    vi.resetModules();
  });

  test('read from the last line to the first, the holders are the same', async () => {
    vi.resetModules();
    vi.doMock('#lib/droit/procedure.ts', async (lire) => {
      const table = await lire<typeof import('#lib/droit/procedure.ts')>();
      return { ...table, ACTES: table.ACTES.toReversed() };
    });
    vi.doMock('#lib/droit/etats.ts', async (lire) => {
      const table = await lire<typeof import('#lib/droit/etats.ts')>();
      return { ...table, ETATS: table.ETATS.toReversed() };
    });
    const retournee = await import('#lib/droit/evaluation.ts');
    const { ACTES: lus } = await import('#lib/droit/procedure.ts');
    expect(lus[0]).toBe(ACTES_DU_PRODUIT.at(-1));
    for (const etat of ETATS)
      for (const branche of BRANCHES)
        expect(retournee.detenteur(etat, branche, false), `${etat}, ${branche}`).toBe(
          DETENTEURS[etat][branche],
        );
  });

  test('whoever is entrusted with a task that holds a dossier is of one house', () => {
    const MAISONS = [
      ['secretariat', 'secretaire_general', 'chef_etablissement'],
      ['gestionnaire_sab', 'responsable_sab', 'delegue_recteur'],
    ];
    for (const branche of BRANCHES)
      for (const tache of ['saisir', 'proposer', 'instruire', 'decider'] as const) {
        const roles = competents(branche, tache);
        expect(
          MAISONS.some((maison) => roles.every((role) => maison.includes(role))),
          `${tache}, ${branche}`,
        ).toBe(true);
      }
  });
});
