import { describe, expect, test } from 'vitest';
import { faitsDuGuide, QUESTIONS_A_FAITS } from '#lib/droit/guide/faits.ts';
import { ARBRE } from '#lib/droit/guide/guide.ts';

describe('what the answers of the guide establish', () => {
  test('no answer establishes nothing', () => {
    expect(faitsDuGuide({})).toEqual({ demandeur: {}, eleve: {}, foyer: {} });
  });

  test('a third person with a foreign delegation, validated by the consulat', () => {
    const { demandeur } = faitsDuGuide({
      demandeur: 'autre_personne',
      preuve: 'delegation_etranger',
      consulat: 'oui',
    });
    expect(demandeur).toEqual({ justificatifCharge: 'delegation_etranger', attestationConsulat: true });
  });

  test('the facts of a pupil alone add up along the path', () => {
    const { demandeur } = faitsDuGuide({
      demandeur: 'eleve',
      age: 'majeur',
      etranger_isole: 'oui',
      charge_etranger: 'heberge',
      delegation_etranger_isole: 'oui_plus',
      contrat: 'oui',
      avis_eleve: 'declaration',
    });
    expect(demandeur.autonome).toEqual({
      etrangerIsole: true,
      chargeDePersonne: true,
      surAvisDUnTiers: false,
      surAttestationCafDUnTiers: false,
      ancienDelegataire: true,
      delegataireAssumeEncoreLaCharge: false,
      contratJeuneMajeur: true,
      avisPropre: true,
    });
  });

  test('a tiers digne de confiance: the allocation answered last settles the placement', () => {
    const chemin = { demandeur: 'autre_personne', preuve: 'tiers_digne_de_confiance' };
    expect(faitsDuGuide({ ...chemin, tiers_allocation: 'non' }).eleve.ase).toMatchObject({
      allocationVersee: false,
      chez: 'tiers_digne_de_confiance',
    });
  });

  test('refuses: an answer off the path, or one that the guide does not offer', () => {
    expect(faitsDuGuide({ demandeur: 'parent', consulat: 'oui' }).demandeur).toEqual({});
    expect(faitsDuGuide({ demandeur: 'inventé' })).toEqual(faitsDuGuide({}));
  });

  test('every question of the tree keeps being one: no fact hangs on a question that is gone', () => {
    for (const [question, reponses] of QUESTIONS_A_FAITS) {
      const noeud = ARBRE[question];
      expect(noeud?.genre, question).toBe('question');
      const offertes = noeud?.genre === 'question' ? noeud.reponses.map(({ valeur }) => valeur) : [];
      for (const reponse of reponses) expect(offertes, `${question}.${reponse}`).toContain(reponse);
    }
  });
});
