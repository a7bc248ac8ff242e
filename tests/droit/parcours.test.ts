import { describe, expect, it } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { ETATS } from '#lib/droit/etats.ts';
import { etapesVecues, type FaitDuJournal } from '#lib/droit/parcours/etapes.ts';
import { etatConnuDeLaFamille, type Position, suiteDuDossier } from '#lib/droit/parcours/suite.ts';
import { ACTES } from '#lib/droit/procedure.ts';

const LIEUX = { etablissement: 'collège Jean-Moulin', service: 'service des bourses de Lille' };

const fait = (
  rang: number,
  acte: FaitDuJournal['acte'],
  role: FaitDuJournal['role'],
  contenu: FaitDuJournal['contenu'] = {},
): FaitDuJournal => ({ rang, acte, role, jour: jour('2026-10-01').add({ days: rang }), contenu });

const titres = (...faits: FaitDuJournal[]) => etapesVecues(faits, LIEUX).map(({ titre }) => titre);

describe('what happened, told to a family', () => {
  it('says what was filed, by which place, and when the form was received', () => {
    const [etape] = etapesVecues(
      [fait(1, 'enregistrer_reception', 'secretariat', { recuLe: '2026-09-10' })],
      LIEUX,
    );
    expect(etape).toEqual({
      rang: 1,
      titre: 'Votre demande est enregistrée',
      jour: jour('2026-10-02'),
      qui: 'collège Jean-Moulin',
      detail: 'Formulaire reçu le jeudi 10 septembre 2026.',
    });
  });

  it('says that the form came after the closing date', () => {
    const [etape] = etapesVecues(
      [fait(1, 'enregistrer_reception', 'secretariat', { recuLe: '2026-11-10', horsDelai: true })],
      LIEUX,
    );
    expect(etape?.detail).toBe('Formulaire reçu le mardi 10 novembre 2026, après la clôture de la campagne.');
  });

  it('names the pieces asked, and the one received', () => {
    const [demande, recue] = etapesVecues(
      [
        fait(1, 'demander_pieces', 'gestionnaire_sab', { pieces: ['rib', 'attestation_caf'] }),
        fait(2, 'recevoir_piece', 'famille', { code: 'rib' }),
      ],
      LIEUX,
    );
    expect(demande?.detail).toContain('Relevé d’identité bancaire ; Attestation de paiement');
    expect(demande?.qui).toBe('service des bourses de Lille');
    expect(recue).toMatchObject({ titre: 'Pièce reçue : Relevé d’identité bancaire', qui: 'vous' });
  });

  it('reads the journal in its order, however it comes', () => {
    expect(
      titres(fait(2, 'instruire', 'chef_etablissement'), fait(1, 'enregistrer_reception', 'secretariat')),
    ).toEqual(['Votre demande est enregistrée', 'L’étude de votre demande a commencé']);
  });

  it('says the échelon once the decision is notified', () => {
    expect(
      titres(
        fait(1, 'attribuer', 'chef_etablissement', { genre: 'attribution', echelon: 3 }),
        fait(2, 'notifier', 'systeme'),
      ),
    ).toEqual(['Bourse attribuée, échelon 3', 'Le courrier de la décision vous est envoyé']);
  });

  it.each([
    'attribuer',
    'refuser',
    'refuser_incompletude',
    'refuser_avis_tardif',
    'refuser_hors_delai',
    'declarer_irrecevable',
  ] as const)('does not say what « %s » decides before the letter has left', (acte) => {
    const [etape] = etapesVecues([fait(4, acte, 'responsable_sab', { echelon: 5 })], LIEUX);
    expect(etape?.titre).toBe('Une décision est prise');
    expect(JSON.stringify(etape)).not.toMatch(/refus|échelon|irrecevable/i);
  });

  it('a decision called back before its letter left is never told, though the next one is', () => {
    const dits = titres(
      fait(1, 'attribuer', 'chef_etablissement', { echelon: 3 }),
      fait(2, 'rattraper_decision', 'chef_etablissement'),
      fait(3, 'refuser', 'chef_etablissement'),
      fait(4, 'notifier', 'systeme'),
    );
    expect(dits[0]).toBe('Une décision est prise');
    expect(dits[2]).toBe('Bourse refusée');
    expect(dits.join()).not.toContain('échelon');
  });

  it('a later decision stays unsaid although an earlier one was notified', () => {
    expect(
      titres(
        fait(1, 'refuser', 'chef_etablissement'),
        fait(2, 'notifier', 'systeme'),
        fait(3, 'attribuer', 'chef_etablissement', { echelon: 2 }),
      ).at(-1),
    ).toBe('Une décision est prise');
  });

  it('tells nothing of what a proposal proposes', () => {
    const recit = JSON.stringify(
      etapesVecues([fait(1, 'proposer', 'chef_etablissement', { genre: 'sans_droit' })], LIEUX),
    );
    expect(recit).not.toContain('sans_droit');
  });

  it('tells no written reason meant for the file', () => {
    const recit = JSON.stringify(
      etapesVecues(
        [fait(1, 'admettre_hors_delai', 'chef_etablissement', { motivation: 'hospitalisation' })],
        LIEUX,
      ),
    );
    expect(recit).not.toContain('hospitalisation');
  });

  it('says nothing of the scans that an agent joins: the piece was received, and told, before', () => {
    expect(
      titres(
        fait(1, 'enregistrer_reception', 'secretariat'),
        fait(2, 'joindre_fichiers', 'secretariat', { code: 'avis_impot', fichiers: 2 }),
        fait(3, 'instruire', 'chef_etablissement'),
      ),
    ).toEqual(['Votre demande est enregistrée', 'L’étude de votre demande a commencé']);
  });

  it('says nothing of the second reading of a decision: it is not known before it leaves', () => {
    expect(
      titres(
        fait(1, 'enregistrer_reception', 'secretariat'),
        fait(2, 'renvoyer_decision', 'delegue_recteur'),
        fait(3, 'confirmer_decision', 'delegue_recteur'),
      ),
    ).toEqual(['Votre demande est enregistrée']);
  });

  const TUS: readonly string[] = [
    'joindre_fichiers',
    'confirmer_decision',
    'renvoyer_decision',
    'solliciter_avis',
    'verser_avis',
  ];
  const racontes = ACTES.filter((acte) => !TUS.includes(acte));
  it.each(racontes)('has words for « %s », without the words of the code', (acte) => {
    const [etape] = etapesVecues([fait(1, acte, 'secretariat')], LIEUX);
    expect(etape?.titre).toMatch(/^\p{Lu}/u);
    expect(etape?.titre).not.toContain('_');
  });
});

const POSITION: Position = {
  etat: 'deposee',
  branche: 'college_public',
  horsDelai: false,
  notifiee: false,
  accordee: null,
  avisAttendu: false,
  rejeteeLe: null,
  recours: null,
  retrait: null,
  aVerifier: false,
};
const suite = (position: Partial<Position>) => suiteDuDossier({ ...POSITION, ...position }, LIEUX);

describe('what comes next, told to a family', () => {
  it('refuses: to say that nothing is to be done once silence has rejected the demande', () => {
    for (const etat of ['deposee', 'en_instruction', 'proposee'] as const) {
      const { phrase, titre } = suite({
        etat,
        branche: 'lycee_public',
        rejeteeLe: jour('2026-11-03'),
        recours: null,
      });
      expect(titre).toBe('Pas de réponse dans le délai');
      expect(phrase).toContain('réputée rejetée depuis le mardi 3 novembre 2026');
      expect(phrase).toContain('contester');
      expect(phrase).not.toContain('rien à faire');
    }
  });

  it('a public collège holds what was filed', () => {
    expect(suite({})).toMatchObject({
      detenteur: 'etablissement',
      phrase: 'Collège Jean-Moulin doit étudier votre demande. Vous n’avez rien à faire.',
    });
  });

  it('the service académique holds a lycée’s demande', () => {
    expect(suite({ branche: 'lycee_public' }).phrase).toContain('Service des bourses de Lille doit étudier');
  });

  it('a private collège sends the demande on, and does not decide', () => {
    const { phrase } = suite({ branche: 'college_prive' });
    expect(phrase).toContain('prépare l’envoi');
    expect(phrase).toContain('qui décidera');
  });

  it('a late demande is not said to be under study', () => {
    expect(suite({ horsDelai: true }).phrase).toContain('après la clôture');
  });

  it('an incomplete dossier is in the family’s hands', () => {
    expect(suite({ etat: 'incomplete' })).toMatchObject({ detenteur: 'famille' });
    expect(suite({ etat: 'incomplete' }).phrase).toContain('C’est à vous');
  });

  it.each(['en_instruction', 'proposee'] as const)(
    'pieces sent are not yet looked at: « %s » says so',
    (etat) => {
      expect(suite({ etat, aVerifier: true }).phrase).toMatch(/Vos pièces sont arrivées.*doit les regarder/);
      expect(suite({ etat, aVerifier: true }).phrase).not.toContain('rien à faire');
    },
  );

  it('an avis announced is awaited by who asked for it', () => {
    expect(suite({ etat: 'incomplete', branche: 'lycee_public', avisAttendu: true }).phrase).toContain(
      'Service des bourses de Lille attend votre avis',
    );
  });

  it('an irrecevabilité is hidden until it is notified', () => {
    expect(etatConnuDeLaFamille({ etat: 'irrecevable', notifiee: false })).toBe('decidee');
    expect(etatConnuDeLaFamille({ etat: 'irrecevable', notifiee: true })).toBe('irrecevable');
    expect(suite({ etat: 'irrecevable' }).titre).toBe('Décision prise');
  });

  it('a decision that has not left is neither granted nor refused', () => {
    const recit = JSON.stringify(suite({ etat: 'decidee', accordee: false }));
    expect(recit).not.toMatch(/refus|accord/);
  });

  it('a refusal says that it can be contested, a grant does not promise a sum', () => {
    expect(suite({ etat: 'notifiee', accordee: false, notifiee: true }).phrase).toContain('contester');
    expect(suite({ etat: 'notifiee', accordee: true, notifiee: true }).phrase).not.toMatch(/\d/);
  });

  it('a withdrawal under way asks the family for its observations, and decides nothing', () => {
    const position = { etat: 'notifiee', accordee: true, notifiee: true } as const;
    const { phrase, titre } = suite({ ...position, retrait: 'a_entendre' });
    expect(titre).toBe('Vos observations attendues');
    expect(phrase).toMatch(/Rien n’est décidé/);
    expect(suite({ ...position, branche: 'college_prive', retrait: 'entendue' }).phrase).toMatch(
      /^Service des bourses/,
    );
    expect(suite({ ...position, retrait: 'renonciation' }).phrase).toMatch(
      /^Vous avez renoncé à la bourse\. Collège/,
    );
  });

  it('refuses: to leave a family without the fonds sociaux once its bourse has ended (C. V.B)', () => {
    expect(suite({ etat: 'retiree', notifiee: true }).phrase).toMatch(
      /pas examinée de nouveau.*fonds sociaux/,
    );
    expect(suite({ etat: 'retiree', notifiee: false }).titre).toBe('Décision prise');
  });

  it.each(['retiree', 'desistee', 'irrecevable'] as const)('nothing follows « %s »', (etat) => {
    expect(suite({ etat, notifiee: true }).ensuite).toEqual([]);
  });

  it.each(ETATS)('has whole sentences for « %s »', (etat) => {
    expect(suite({ etat }).phrase).toMatch(/^\p{Lu}.*\.$/u);
  });
});
