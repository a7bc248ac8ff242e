import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { BRANCHES } from '#lib/droit/competence.ts';
import { apres, avant, jour, minuteDeParis } from '#lib/droit/date.ts';
import type { Depot } from '#lib/droit/recevabilite/depot.ts';
import { type DemandeDeposee, horsDelaiDans, recevabilite } from '#lib/droit/recevabilite/recevabilite.ts';
import { REGLES_RECEVABILITE } from '#lib/droit/recevabilite/recevabilite-regles.ts';
import type { Trace } from '#lib/droit/regle.ts';

const papier = (recuLe: string, cachetLe?: string): Depot => ({
  canal: 'papier',
  recuLe: jour(recuLe),
  ...(cachetLe && { cachetLe: jour(cachetLe) }),
});
const enLigne = (minute: string): Depot => ({ canal: 'en_ligne', minute: minuteDeParis(minute) });

const demande = (valeurs: Partial<DemandeDeposee> = {}): DemandeDeposee => ({
  rentree: rentree(2026),
  branche: 'college_public',
  territoire: 'metropole',
  depot: papier('2026-10-15'),
  complete: true,
  ...valeurs,
});

const dire = (trace: Trace): string[] =>
  trace.map((ligne) => {
    const regle = REGLES_RECEVABILITE[ligne.regle as keyof typeof REGLES_RECEVABILITE];
    return regle.dire(ligne);
  });

/** "recevable campagne 2026-09-01", "refus <rule>", "manque <champ>", "humain <rule>". */
function verdict(valeurs: Partial<DemandeDeposee>): string {
  const r = recevabilite(demande(valeurs));
  for (const phrase of dire(r.trace)) expect(phrase).toMatch(/^[A-ZÀÉ].*[.?]$/u);
  switch (r.genre) {
    case 'droit':
      return `recevable ${r.droit.fondement} ${r.droit.effet}`;
    case 'sans_droit':
      return `refus ${[r.motif, ...r.autres].map((m) => m.regle).join(' ')}`;
    case 'incalculable':
      return `manque ${r.manques.map((m) => m.champ).join(' ')}`;
    case 'humain':
      return `humain ${r.questions.map((q) => q.regle).join(' ')}`;
  }
}

const HORS_DELAI = 'refus recevabilite.hors_delai';

describe('date de dépôt', () => {
  test('recevabilite.depot_en_ligne: the last minute of the closing day in Paris is in time', () => {
    expect(verdict({ depot: enLigne('2026-10-15T23:59') })).toBe('recevable campagne 2026-10-15');
  });

  test('recevabilite.depot_en_ligne: refuses the minute after', () => {
    expect(verdict({ depot: enLigne('2026-10-16T00:00') })).toBe(HORS_DELAI);
  });

  test.each([
    ['guadeloupe', '2026-10-16T05:59', 'recevable campagne 2026-10-15'],
    ['guadeloupe', '2026-10-16T06:00', HORS_DELAI],
    ['guyane', '2026-10-16T04:59', 'recevable campagne 2026-10-15'],
    ['guyane', '2026-10-16T05:00', HORS_DELAI],
    ['reunion', '2026-10-15T23:59', 'recevable campagne 2026-10-15'],
    ['reunion', '2026-10-16T00:00', HORS_DELAI],
    ['mayotte', '2026-10-15T23:30', 'recevable campagne 2026-10-15'],
  ] as const)(
    '%s at %s of Paris: the closing day ends at the later midnight',
    (territoire, minute, attendu) => {
      expect(verdict({ territoire, depot: enLigne(minute) })).toBe(attendu);
    },
  );

  test('refuses: telling a late and incomplete demande that it stays receivable', () => {
    const tardive = recevabilite(demande({ depot: papier('2026-10-16'), complete: false }));
    expect(tardive.trace.map(({ regle }) => regle)).not.toContain('recevabilite.depot_incomplet');
    const enTemps = recevabilite(demande({ complete: false }));
    expect(enTemps.trace.map(({ regle }) => regle)).toContain('recevabilite.depot_incomplet');
  });

  test('the hour told is that of the place which dates the deposit', () => {
    const { trace } = recevabilite(demande({ territoire: 'martinique', depot: enLigne('2026-10-16T03:00') }));
    expect(dire(trace).join(' ')).toContain('15/10/2026 à 21 h 00, heure de l’établissement');
  });

  test('recevabilite.depot_papier: the day of arrival, in hand', () => {
    expect(verdict({ depot: papier('2026-10-15') })).toBe('recevable campagne 2026-10-15');
    expect(verdict({ depot: papier('2026-10-16') })).toBe(HORS_DELAI);
  });

  test('recevabilite.depot_papier: the postmark of the closing day counts, that of the day after refuses', () => {
    expect(verdict({ depot: papier('2026-10-19', '2026-10-15') })).toBe('recevable campagne 2026-10-15');
    expect(verdict({ depot: papier('2026-10-19', '2026-10-16') })).toBe(HORS_DELAI);
  });

  test('recevabilite.depot_papier: a postmark after the arrival proves nothing', () => {
    expect(verdict({ depot: papier('2026-10-15', '2026-10-20') })).toBe('recevable campagne 2026-10-15');
  });

  test('recevabilite.depot_automatique: a consent is a deposit, and a late one is refused', () => {
    expect(verdict({ depot: { canal: 'etude_automatique', consentiLe: jour('2026-06-20') } })).toBe(
      'recevable campagne 2026-09-01',
    );
    expect(verdict({ depot: { canal: 'etude_automatique', consentiLe: jour('2026-10-16') } })).toBe(
      HORS_DELAI,
    );
  });

  test('recevabilite.avant_ouverture: an early demande is kept and counts from 1 September', () => {
    expect(verdict({ depot: papier('2026-08-31') })).toBe('recevable campagne 2026-09-01');
    expect(verdict({ depot: papier('2026-09-01') })).toBe('recevable campagne 2026-09-01');
    expect(verdict({ depot: papier('2026-09-02') })).toBe('recevable campagne 2026-09-02');
    const tot = recevabilite(demande({ depot: papier('2026-08-31') }));
    const premierJour = recevabilite(demande({ depot: papier('2026-09-01') }));
    expect(tot.trace.map((l) => l.regle)).toContain('recevabilite.avant_ouverture');
    expect(premierJour.trace.map((l) => l.regle)).not.toContain('recevabilite.avant_ouverture');
  });

  test('recevabilite.depot_incomplet: missing pieces do not close the door', () => {
    const r = recevabilite(demande({ complete: false }));
    expect(r.genre).toBe('droit');
    expect(dire(r.trace)).toContain(
      'Des pièces manquent : la demande reste recevable, les pièces seront demandées à la famille.',
    );
  });
});

describe('campagne (recevabilite.campagne)', () => {
  test('the CNED has its own closing day', () => {
    expect(verdict({ branche: 'cned', depot: papier('2026-10-30') })).toBe('recevable campagne 2026-10-30');
    expect(verdict({ branche: 'cned', depot: papier('2026-10-31') })).toBe(HORS_DELAI);
  });

  test('cannot judge a CNED year without annexe, nor a year before 2019', () => {
    expect(verdict({ branche: 'cned', rentree: rentree(2027), depot: papier('2027-10-01') })).toBe(
      'manque campagne.cloture',
    );
    expect(verdict({ rentree: rentree(2018), depot: papier('2018-10-01') })).toBe('manque campagne.cloture');
  });

  test('the prolonged campaign of 2024', () => {
    const en2024 = { rentree: rentree(2024) };
    expect(verdict({ ...en2024, depot: papier('2024-11-15') })).toBe('recevable campagne 2024-11-15');
    expect(verdict({ ...en2024, depot: papier('2024-11-16') })).toBe(HORS_DELAI);
  });

  const clotureReglee = {
    rentree: 2026,
    reseau: 'general',
    cloture: '2026-10-20',
    genre: 'prolongee',
    source: 'arrêté fictif',
  } as const;

  test('a prolongation entered by an administrator opens the door until its day, and not the day after', () => {
    const depose = (le: string) => verdict({ depot: papier(le), clotureReglee });
    expect(depose('2026-10-20')).toBe('recevable campagne 2026-10-20');
    expect(depose('2026-10-21')).toBe(HORS_DELAI);
    expect(verdict({ depot: papier('2026-10-20') })).toBe(HORS_DELAI);
  });

  test.each([
    ['of another year', { rentree: 2025 }],
    ['of the other network', { reseau: 'cned' }],
    ['that comes before the texts', { cloture: '2026-10-14' }],
  ] as const)('refuses: a closing day on record %s changes nothing', (_, ecart) => {
    const reglee = { ...clotureReglee, ...ecart };
    expect(verdict({ depot: papier('2026-10-15'), clotureReglee: reglee })).toBe(
      'recevable campagne 2026-10-15',
    );
    expect(verdict({ depot: papier('2026-10-16'), clotureReglee: reglee })).toBe(HORS_DELAI);
  });
});

describe('dérogations', () => {
  test.each(['mlds', 'retour_en_formation'] as const)(
    'recevabilite.entree_en_formation, %s: within a month of the entry, and not the day after',
    (dispositif) => {
      const entree = jour('2026-11-16');
      const naissance = jour('2008-03-10');
      expect(verdict({ dispositif, entree, naissance, depot: papier('2026-12-16') })).toBe(
        'recevable entree_en_formation 2026-12-16',
      );
      expect(verdict({ dispositif, entree, naissance, depot: papier('2026-12-17') })).toBe(HORS_DELAI);
    },
  );

  test.each([
    ['on the eve of 16', '2010-11-17', HORS_DELAI],
    ['on the day of 16', '2010-11-16', 'recevable entree_en_formation 2026-12-16'],
    ['on the eve of 26', '2000-11-17', 'recevable entree_en_formation 2026-12-16'],
    ['on the day of 26', '2000-11-16', HORS_DELAI],
  ])('recevabilite.entree_en_formation: a return to school entered %s', (_, ne, attendu) => {
    const cas = { dispositif: 'retour_en_formation', entree: jour('2026-11-16') } as const;
    expect(verdict({ ...cas, naissance: jour(ne), depot: papier('2026-12-16') })).toBe(attendu);
    expect(verdict({ ...cas, naissance: jour(ne), depot: papier('2026-10-15') })).toBe(
      'recevable campagne 2026-10-15',
    );
  });

  test('a MLDS has no age; a return to school out of age is told why, and asks for a birth that lacks', () => {
    const entree = jour('2026-11-16');
    const depot = papier('2026-12-16');
    expect(verdict({ dispositif: 'mlds', entree, naissance: jour('2011-01-01'), depot })).toContain(
      'recevable',
    );
    const cas = { dispositif: 'retour_en_formation', entree, depot } as const;
    expect(verdict(cas)).toBe('manque eleve.naissance');
    const { trace } = recevabilite(demande({ ...cas, naissance: jour('2011-01-01') }));
    expect(dire(trace).join(' ')).toContain('15 ans révolus');
  });

  test('recevabilite.entree_en_formation: during the campaign the entry does not matter', () => {
    expect(verdict({ dispositif: 'mlds', depot: papier('2026-10-15') })).toBe(
      'recevable campagne 2026-10-15',
    );
  });

  test('recevabilite.entree_en_formation: asks for the day of entry', () => {
    expect(verdict({ dispositif: 'mlds', depot: papier('2026-12-16') })).toBe('manque eleve.entree');
  });

  test.each(['avenirpro', 'prepa_seconde', 'tous_droits_ouverts'] as const)(
    'refuses: %s has no dérogation',
    (dispositif) => {
      const entree = jour('2026-12-01');
      expect(verdict({ dispositif, entree, depot: papier('2026-12-16') })).toBe(HORS_DELAI);
    },
  );

  test('recevabilite.protection_temporaire: all the school year, and not after it', () => {
    const protegee = { protectionTemporaire: true };
    expect(verdict({ ...protegee, depot: papier('2027-08-31') })).toBe(
      'recevable protection_temporaire 2027-08-31',
    );
    expect(verdict({ ...protegee, depot: papier('2027-09-01') })).toBe(HORS_DELAI);
    expect(verdict({ protectionTemporaire: false, depot: papier('2027-05-01') })).toBe(HORS_DELAI);
  });

  test('recevabilite.changement_de_personne: two months on paper, and not the day after', () => {
    const changementDePersonne = { survenuLe: jour('2027-01-11') };
    expect(verdict({ changementDePersonne, depot: papier('2027-03-11') })).toBe(
      'recevable changement_de_personne 2027-03-11',
    );
    expect(verdict({ changementDePersonne, depot: papier('2027-03-12') })).toBe(HORS_DELAI);
  });

  test('recevabilite.changement_de_personne: refuses online, and before the event', () => {
    const changementDePersonne = { survenuLe: jour('2027-01-11') };
    expect(verdict({ changementDePersonne, depot: enLigne('2027-02-01T10:00') })).toBe(HORS_DELAI);
    expect(verdict({ changementDePersonne, depot: papier('2027-01-10') })).toBe(HORS_DELAI);
    expect(verdict({ changementDePersonne: {}, depot: papier('2027-02-01') })).toBe(
      'manque changementDePersonne.survenuLe',
    );
  });
});

describe('hors délai (recevabilite.hors_delai)', () => {
  const ACTES = {
    college_public: { acte: 'refuser_hors_delai', autorite: 'chef_etablissement' },
    college_prive: { acte: 'declarer_irrecevable', autorite: 'dasen' },
    lycee_public: { acte: 'declarer_irrecevable', autorite: 'dasen' },
    lycee_prive: { acte: 'declarer_irrecevable', autorite: 'dasen' },
    cned: { acte: 'declarer_irrecevable', autorite: 'dasen' },
  } as const;

  test.each(BRANCHES)('in %s, who pronounces it and how', (branche) => {
    expect(horsDelaiDans(branche)).toEqual(ACTES[branche]);
    const r = recevabilite(demande({ branche, depot: papier('2026-12-01') }));
    expect(r.genre === 'sans_droit' && r.motif.valeurs).toMatchObject(ACTES[branche]);
  });

  test('says it in plain French', () => {
    const { trace } = recevabilite(demande({ depot: papier('2026-12-01') }));
    expect(dire(trace).at(-1)).toBe(
      'La demande, déposée le 01/12/2026, est hors délai : le chef d’établissement signe un refus hors délai.',
    );
  });

  const tardive = { depot: papier('2026-10-16') };

  test('recevabilite.retard_admis: a motivated decision admits it', () => {
    const admission = { motif: 'retard_raisonnable', motivation: 'Hospitalisation de la mère.' } as const;
    expect(verdict({ ...tardive, admission })).toBe('recevable retard_admis 2026-10-16');
  });

  test('recevabilite.retard_admis: refuses an admission without reason', () => {
    const admission = { motif: 'retard_raisonnable', motivation: '  ' } as const;
    expect(verdict({ ...tardive, admission })).toBe(HORS_DELAI);
  });

  test('recevabilite.droit_a_l_erreur: refuses it as the only ground', () => {
    const admission = { motif: 'droit_a_l_erreur', motivation: 'Erreur de bonne foi.' } as const;
    expect(verdict({ ...tardive, admission })).toBe(HORS_DELAI);
    const { trace } = recevabilite(demande({ ...tardive, admission }));
    expect(trace.map((l) => l.regle)).toContain('recevabilite.droit_a_l_erreur');
  });
});

describe('une seule demande par élève', () => {
  test('recevabilite.demande_unique: refuses a second one by the same person', () => {
    expect(verdict({ autreDemande: { de: 'meme_personne' } })).toBe('refus recevabilite.demande_unique');
  });

  test('recevabilite.residence_alternee: refuses both parents until they agree, by who decides in the branch', () => {
    const autreDemande = { de: 'autre_parent', residenceAlternee: true } as const;
    expect(verdict({ autreDemande })).toBe('refus recevabilite.residence_alternee');
    const auCollege = recevabilite(demande({ autreDemande }));
    const auLycee = recevabilite(demande({ autreDemande, branche: 'lycee_public' }));
    expect(auCollege.genre === 'sans_droit' && auCollege.motif.valeurs.autorite).toBe('chef_etablissement');
    expect(auLycee.genre === 'sans_droit' && auLycee.motif.valeurs.autorite).toBe('dasen');
  });

  test('once one of the two is withdrawn, the other goes on', () => {
    expect(verdict({})).toBe('recevable campagne 2026-10-15');
  });

  test('asks whether the residence is alternate, and leaves other pairs to a person', () => {
    expect(verdict({ autreDemande: { de: 'autre_parent' } })).toBe('manque autreDemande.residenceAlternee');
    expect(verdict({ autreDemande: { de: 'autre_parent', residenceAlternee: false } })).toBe(
      'humain recevabilite.demande_unique',
    );
    expect(verdict({ autreDemande: { de: 'autre_personne' } })).toBe('humain recevabilite.demande_unique');
  });

  test('refuses: two reasons, the first in legal order then the lateness', () => {
    expect(verdict({ autreDemande: { de: 'meme_personne' }, depot: papier('2026-12-01') })).toBe(
      'refus recevabilite.demande_unique recevabilite.hors_delai',
    );
  });

  test('refuses: lateness is sure even when the residence is unknown', () => {
    expect(verdict({ autreDemande: { de: 'autre_parent' }, depot: papier('2026-12-01') })).toBe(HORS_DELAI);
  });

  test('a new person in charge may ask while the first bourse stands', () => {
    expect(
      verdict({
        autreDemande: { de: 'autre_personne' },
        changementDePersonne: { survenuLe: jour('2027-01-11') },
        depot: papier('2027-02-01'),
      }),
    ).toBe('recevable changement_de_personne 2027-02-01');
  });
});

describe('propriétés', () => {
  const unJour = fc.integer({ min: -60, max: 420 }).map((n) => jour('2026-09-01').add({ days: n }));

  test('without dérogation, received exactly up to the closing day, in every branch but the CNED', () => {
    const branche = fc.constantFrom(...BRANCHES.filter((b) => b !== 'cned'));
    fc.assert(
      fc.property(unJour, branche, (recuLe, b) => {
        const r = recevabilite(demande({ branche: b, depot: { canal: 'papier', recuLe } }));
        expect(r.genre).toBe(apres(recuLe, jour('2026-10-15')) ? 'sans_droit' : 'droit');
        if (r.genre === 'droit') expect(avant(r.droit.effet, jour('2026-09-01'))).toBe(false);
      }),
    );
  });

  test('equal inputs give equal traces, and every line belongs to a rule', () => {
    fc.assert(
      fc.property(unJour, fc.boolean(), fc.boolean(), (recuLe, complete, protectionTemporaire) => {
        const d = demande({ depot: { canal: 'papier', recuLe }, complete, protectionTemporaire });
        expect(recevabilite(d)).toEqual(recevabilite(d));
        expect(dire(recevabilite(d).trace).length).toBeGreaterThan(2);
      }),
    );
  });
});
