import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { compteDEmploi } from '#lib/droit/argent/emploi.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { jour } from '#lib/droit/date.ts';
import {
  echeanceAccuseDEnregistrement,
  echeanceAccuseDeReception,
  echeancePropositions,
  echeanceSilenceSurLaDemande,
} from '#lib/droit/delais/administration.ts';
import { echeanceEntreeEnFormation } from '#lib/droit/delais/famille.ts';
import { prochaineEcheance, type Suivi } from '#lib/droit/delais/prochaine.ts';
import { ETATS } from '#lib/droit/etats.ts';

describe('délais de l’administration', () => {
  test.each([
    ['2026-10-15', '2026-10-23'],
    ['2025-10-16', '2025-10-24'],
    ['2024-11-15', '2024-11-23'],
  ])('delai.propositions: closing on %s, eight days later is %s, Saturday or not', (cloture, attendue) => {
    expect(echeancePropositions(jour(cloture)).echeance?.toString()).toBe(attendue);
  });

  test.each([
    ['2026-10-15', 'metropole', '2026-10-16'],
    ['2026-10-09', 'metropole', '2026-10-12'],
    ['2026-10-08', 'metropole', '2026-10-09'],
    ['2026-10-08', 'saint_barthelemy', '2026-10-12'],
  ] as const)(
    'delai.accuse_d_enregistrement: online on %s in %s, at the latest %s',
    (recu, territoire, attendue) => {
      expect(echeanceAccuseDEnregistrement(jour(recu), territoire).echeance?.toString()).toBe(attendue);
    },
  );

  test('delai.accuse_de_reception: seven days', () => {
    expect(echeanceAccuseDeReception(jour('2026-10-15')).echeance?.toString()).toBe('2026-10-22');
  });

  test('delai.silence_sur_la_demande: two months after a complete demande', () => {
    expect(echeanceSilenceSurLaDemande(jour('2026-10-15')).echeance?.toString()).toBe('2026-12-15');
  });

  test('delai.silence_sur_la_demande: refuses to run while pieces are missing', () => {
    expect(echeanceSilenceSurLaDemande(null).echeance).toBeNull();
  });

  test('delai.paiement_par_mandataire: one month', () => {
    const limite = (recuLe: string) =>
      compteDEmploi({ recu: 100, recuLe: jour(recuLe), faits: [] }, jour(recuLe)).limite;
    expect(limite('2026-12-31').toString()).toBe('2027-01-31');
    expect(limite('2027-01-31').toString()).toBe('2027-02-28');
  });
});

describe('prochaine échéance d’un dossier', () => {
  const suivi = (valeurs: Partial<Suivi>): Suivi => ({
    etat: 'deposee',
    type: 'college',
    rentree: rentree(2026),
    territoire: 'metropole',
    campagne: campagneDe(rentree(2026)),
    derogation: null,
    propositionAttendue: false,
    demandeComplete: 'rien_de_depose',
    etude: false,
    demandeDePiecesRecue: null,
    avisAttendu: false,
    decisionRecue: null,
    surRecours: false,
    recours: null,
    observations: null,
    reponseAuTribunal: null,
    ...valeurs,
  });
  const quand = (valeurs: Partial<Suivi>) => {
    const delai = prochaineEcheance(suivi(valeurs));
    return delai && [delai.id, delai.echeance?.toString() ?? null];
  };

  test('brouillon: the closing of the campaign, or the dérogation', () => {
    expect(quand({ etat: 'brouillon' })).toEqual(['delai.campagne', '2026-10-15']);
    const derogation = echeanceEntreeEnFormation(jour('2026-12-01'), 'metropole');
    expect(quand({ etat: 'brouillon', derogation })).toEqual(['delai.entree_en_formation', '2027-01-04']);
  });

  test('refuses: no deadline without a known campaign', () => {
    expect(quand({ etat: 'brouillon', campagne: null })).toBeNull();
  });

  test.each(['deposee', 'en_instruction'] as const)(
    '%s in collège privé: the proposals come first',
    (etat) => {
      const commun = { etat, demandeComplete: jour('2026-10-01') };
      expect(quand({ ...commun, propositionAttendue: true })).toEqual(['delai.propositions', '2026-10-23']);
      expect(quand(commun)).toEqual(['delai.silence_sur_la_demande', '2026-12-01']);
    },
  );

  test('collège privé: an early demande may reach silence before the proposals', () => {
    expect(
      quand({ etat: 'deposee', propositionAttendue: true, demandeComplete: jour('2026-08-20') }),
    ).toEqual(['delai.silence_sur_la_demande', '2026-10-20']);
  });

  test.each([
    ['2026-09-20', 'delai.silence_sur_la_demande', '2026-11-20'],
    ['2026-11-10', 'delai.reponse_a_l_etude', '2026-12-31'],
    ['2026-12-31', 'delai.reponse_a_l_etude', '2026-12-31'],
    // Made or completed after the trimestre: nothing was promised for it.
    ['2027-01-01', 'delai.silence_sur_la_demande', '2027-03-01'],
  ])(
    'an étude of %s is answered by the end of the first trimestre, unless silence comes first',
    (le, id, echeance) => {
      expect(quand({ etat: 'proposee', etude: true, demandeComplete: jour(le) })).toEqual([id, echeance]);
    },
  );

  test('refuses: a demande that was filed is promised nothing, nor an étude that waits for its pieces', () => {
    expect(quand({ etat: 'proposee', demandeComplete: jour('2026-11-10') })?.[0]).toBe(
      'delai.silence_sur_la_demande',
    );
    expect(quand({ etat: 'en_instruction', etude: true, demandeComplete: null })?.[1]).toBeNull();
  });

  test('proposee: silence alone runs', () => {
    expect(quand({ etat: 'proposee', demandeComplete: jour('2026-10-01') })).toEqual([
      'delai.silence_sur_la_demande',
      '2026-12-01',
    ]);
  });

  test('étude automatique: nothing was filed, no silence runs', () => {
    expect(quand({ etat: 'en_instruction' })).toBeNull();
  });

  test('incomplete: the fifteen days, or the end of the year for the avis d’impôt', () => {
    const commun = { etat: 'incomplete', demandeDePiecesRecue: jour('2026-11-02') } as const;
    expect(quand(commun)).toEqual(['delai.pieces', '2026-11-17']);
    expect(quand({ ...commun, avisAttendu: true })).toEqual(['delai.avis_impot', '2027-08-31']);
    expect(quand({ etat: 'incomplete' })).toEqual(['delai.pieces', null]);
  });

  test.each(['notifiee', 'irrecevable'] as const)('%s: the appeal that fits the bourse', (etat) => {
    const decisionRecue = jour('2026-11-02');
    expect(quand({ etat, decisionRecue })).toEqual(['delai.gracieux_ou_hierarchique', '2027-01-04']);
    expect(quand({ etat, decisionRecue, type: 'lycee' })).toEqual(['delai.rapo', '2026-11-18']);
    expect(quand({ etat, decisionRecue, type: 'lycee', surRecours: true })).toEqual([
      'delai.tribunal',
      '2027-01-04',
    ]);
    expect(quand({ etat, type: 'lycee' })).toEqual(['delai.rapo', null]);
  });

  test('the day that the tribunal set comes before the delay in which a family may contest', () => {
    const decisionRecue = jour('2026-11-02');
    const reponseAuTribunal = jour('2027-02-01');
    expect(quand({ etat: 'notifiee', decisionRecue, reponseAuTribunal })).toEqual([
      'delai.du_juge',
      '2027-02-01',
    ]);
  });

  test('refuses: the day of the tribunal hides what falls due before it', () => {
    const recours = { genre: 'rapo', recuLe: jour('2026-11-18') } as const;
    const commun = { etat: 'notifiee', recours } as const;
    expect(quand({ ...commun, reponseAuTribunal: jour('2027-01-19') })?.[0]).toBe('delai.reponse_rapo');
    expect(quand({ ...commun, reponseAuTribunal: jour('2027-01-17') })?.[0]).toBe('delai.du_juge');
    const aLEtude = { etat: 'en_instruction', demandeComplete: jour('2026-10-01') } as const;
    expect(quand({ ...aLEtude, reponseAuTribunal: jour('2026-12-02') })?.[0]).toBe(
      'delai.silence_sur_la_demande',
    );
  });

  test('a recours waits for its answer, whatever the decision that it contests', () => {
    const recuLe = jour('2026-11-18');
    expect(quand({ etat: 'notifiee', recours: { genre: 'rapo', recuLe } })).toEqual([
      'delai.reponse_rapo',
      '2027-01-18',
    ]);
    expect(quand({ etat: 'irrecevable', recours: { genre: 'gracieux_ou_hierarchique', recuLe } })).toEqual([
      'delai.reponse_recours_administratif',
      '2027-01-18',
    ]);
  });

  test('refuses: a decided or abandoned dossier carries no deadline', () => {
    expect(quand({ etat: 'decidee' })).toBeNull();
    expect(quand({ etat: 'desistee' })).toBeNull();
  });

  test('every state of the procedure answers', () => {
    for (const etat of ETATS) expect(() => prochaineEcheance(suivi({ etat }))).not.toThrow();
  });
});
