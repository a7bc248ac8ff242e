import { describe, expect, test } from 'vitest';
import { attendReponse, champVoisin, entreePasse } from '#components/saisie/clavier.ts';
import { reponsesDeLaPersonne } from '#components/saisie/contexte.ts';
import { cleFiscaleDouteuse } from '#components/saisie/numero-fiscal.tsx';
import { lireEnDirect } from '#lib/demande/faits.ts';
import { COMPLET, CONTEXTE } from './contexte.ts';

describe('the entry read as it is typed', () => {
  test('a whole form gives the échelon, nothing that lacks, and is in time', () => {
    const { erreurs, examen, manquantes, depot } = lireEnDirect(COMPLET, CONTEXTE);
    expect(erreurs).toEqual({});
    expect(examen).toMatchObject({ genre: 'droit', droit: { echelon: 2 } });
    expect(manquantes).toEqual([]);
    expect(depot?.genre).toBe('droit');
  });

  test('refuses: resources above the ceiling, with the reason', () => {
    const { examen } = lireEnDirect({ ...COMPLET, 'ressources.avis.rfr': '99 000' }, CONTEXTE);
    expect(examen).toMatchObject({ genre: 'sans_droit' });
  });

  test('refuses to compute without the avis: it lacks, and the deposit is incomplete', () => {
    const { 'piece.avis_impot': _, ...sans } = COMPLET;
    const lu = lireEnDirect({ ...sans, 'ressources.avis.rfr': '', 'ressources.avis.enfants': '' }, CONTEXTE);
    expect(lu.examen?.genre).toBe('incalculable');
    expect(lu.manquantes.map(({ code }) => code)).toEqual(['avis_impot']);
    expect(lu.erreurs).toEqual({});
  });

  test('an income half typed is not known yet, rather than wrong elsewhere', () => {
    const { erreurs, examen } = lireEnDirect({ ...COMPLET, 'ressources.avis.rfr': '90x' }, CONTEXTE);
    expect(examen?.genre).toBe('incalculable');
    expect(Object.keys(erreurs)).toEqual(['ressources.avis.rfr']);
  });

  test('refuses: the day after the closing day; the postmark of the closing day saves it', () => {
    const tard = { ...COMPLET, 'reception.recuLe': '16/10/2026' };
    const plusTard = { ...CONTEXTE, jour: '2026-11-01' };
    expect(lireEnDirect(tard, plusTard).depot).toMatchObject({
      genre: 'sans_droit',
      motif: { valeurs: { acte: 'refuser_hors_delai' } },
    });
    const poste = { ...tard, 'reception.cachetPostalLe': '15/10/2026' };
    expect(lireEnDirect(poste, plusTard).depot?.genre).toBe('droit');
  });

  test('the charge taken over opens two months, to the day; refuses: the day after, and a day to come', () => {
    const lire = (recuLe: string, repriseLe: string) =>
      lireEnDirect(
        { ...COMPLET, 'reception.recuLe': recuLe, 'demandeur.priseEnChargeLe': repriseLe },
        { ...CONTEXTE, jour: '2026-12-01' },
      );
    const aTemps = lire('09/11/2026', '09/09/2026');
    expect(aTemps.depot).toMatchObject({ genre: 'droit', droit: { fondement: 'changement_de_personne' } });
    expect(aTemps.manquantes.map(({ code }) => code)).toEqual(['document_charge']);
    expect(lire('10/11/2026', '09/09/2026').depot?.genre).toBe('sans_droit');
    expect(lire('09/11/2026', '10/11/2026').depot?.genre).toBe('sans_droit');
    const illisible = lire('09/11/2026', '31/09/2026');
    expect(illisible.depot?.genre).toBe('sans_droit');
    expect(Object.keys(illisible.erreurs)).toEqual(['demandeur.priseEnChargeLe']);
  });

  describe('a concubin newly arrived, without any avis', () => {
    const COUPLE = {
      ...COMPLET,
      'demandeur.situation': 'concubinage',
      'concubin.lien': 'autre',
      'concubin.nom': 'Petit',
      'concubin.prenom': 'Sam',
      'ressources.revenusBrutsConcubin.annee': '2025',
      'ressources.revenusBrutsConcubin.brut': '10 000',
      'ressources.revenusBrutsConcubin.enfants': '1',
      'ressources.revenusBrutsConcubin.justificatif': 'bulletins_salaire',
    };
    const lire = (plus: Record<string, string>) => lireEnDirect({ ...COUPLE, ...plus }, CONTEXTE);

    test('counts for nine tenths, with the children; the proof stands for the avis', () => {
      const { erreurs, examen, pieces } = lire({});
      expect(erreurs).toEqual({});
      expect(examen?.trace).toContainEqual(
        expect.objectContaining({
          regle: 'ressources_concubin',
          valeurs: { demandeur: 9_000, concubin: 9_000, total: 18_000 },
        }),
      );
      const codes = pieces.map(({ code }) => code);
      expect(codes).toContain('justificatif_revenus_pays_origine');
      expect(codes).not.toContain('avis_impot_concubin');
    });

    test('refuses to compute: no proof at all, or of another year', () => {
      const sansPreuve = lire({ 'ressources.revenusBrutsConcubin.justificatif': 'aucun' });
      expect(sansPreuve.examen).toMatchObject({
        genre: 'incalculable',
        manques: [{ champ: 'foyer.concubin.revenusBruts.justificatif' }],
      });
      const autreAnnee = lire({ 'ressources.revenusBrutsConcubin.annee': '2026' });
      expect(autreAnnee.examen?.genre).toBe('incalculable');
    });

    test('refuses: an income without its proof chosen, or above what an avis can print', () => {
      const enTrop = { 'ressources.revenusBrutsConcubin.brut': '10 000 000' };
      expect(Object.keys(lire(enTrop).erreurs)).toEqual(['ressources.revenusBrutsConcubin.brut']);
      const sans = lire({ 'ressources.revenusBrutsConcubin.justificatif': '' });
      expect(sans.erreurs).toEqual({});
      expect(sans.examen).toMatchObject({
        genre: 'incalculable',
        manques: [{ champ: 'foyer.concubin.revenusBruts.justificatif' }],
      });
    });

    test('leaves it out once the concubinage is over', () => {
      expect(lire({ 'demandeur.situation': 'parent_isole' }).examen).toMatchObject({
        genre: 'droit',
        droit: { echelon: 2 },
      });
    });
  });

  test('refuses: a day of reception to come', () => {
    const { erreurs } = lireEnDirect({ ...COMPLET, 'reception.recuLe': '02/10/2026' }, CONTEXTE);
    expect(Object.keys(erreurs)).toEqual(['reception.recuLe']);
  });

  test('an unsigned form keeps nothing from being recorded, and is told among the pieces to ask', () => {
    const { 'reception.signe': _, ...sans } = COMPLET;
    const { erreurs, manquantes, depot } = lireEnDirect(sans, CONTEXTE);
    expect(erreurs).toEqual({});
    expect(manquantes.map(({ code }) => code)).toEqual(['formulaire_signe']);
    expect(depot?.trace.map(({ regle }) => regle)).toContain('recevabilite.depot_incomplet');
  });

  test.each([
    ['1', null],
    ['2', { nommees: 3, surAvis: 2 }],
    ['0', null],
  ])('%s other dependants beside the two children of the avis', (nombre, doute) => {
    const lu = lireEnDirect({ ...COMPLET, 'personnes.nombre': nombre }, CONTEXTE);
    expect(lu.chargesEnDoute).toEqual(doute);
  });

  test('a household not told is asked for, and nothing is guessed from it', () => {
    const { examen } = lireEnDirect({ ...COMPLET, 'demandeur.situation': '' }, CONTEXTE);
    expect(examen).toMatchObject({ genre: 'incalculable', manques: [{ champ: 'foyer.situation' }] });
  });

  test.each(['survenuLe', 'signaleLe'])('a change of the family without its %s waits for it', (jour) => {
    const changement = {
      'ressources.changement.genre': 'divorce_ou_separation',
      'ressources.changement.survenuLe': '10/05/2026',
      'ressources.changement.signaleLe': '01/10/2026',
    };
    const { erreurs, examen } = lireEnDirect(
      { ...COMPLET, ...changement, [`ressources.changement.${jour}`]: '' },
      CONTEXTE,
    );
    expect(erreurs).toEqual({});
    expect(examen).toMatchObject({ manques: [{ champ: `foyer.changement.${jour}` }] });
  });

  test('the charge is established by the avis or by a paper, never presumed', () => {
    const { 'ressources.eleveSurAvis': _, ...sans } = COMPLET;
    expect(lireEnDirect(sans, CONTEXTE).examen?.genre).toBe('incalculable');
    expect(lireEnDirect({ ...sans, 'piece.attestation_caf': 'oui' }, CONTEXTE).examen?.genre).toBe('droit');
  });

  test('an answer of the guide closes the right: the département pays for the pupil', () => {
    const guide = {
      'guide.demandeur': 'parent',
      'guide.protection': 'placement',
      'guide.placement': 'effectif_et_paye',
    };
    expect(lireEnDirect({ ...COMPLET, ...guide }, CONTEXTE).examen?.genre).toBe('sans_droit');
    expect(lireEnDirect({ ...COMPLET, ...guide, 'guide.protection': 'aucune' }, CONTEXTE).examen?.genre).toBe(
      'droit',
    );
  });

  test('refuses to conclude: the demandeur lives abroad, and its nationality is asked for', () => {
    const lu = lireEnDirect({ ...COMPLET, 'demandeur.resideEnFrance': 'non' }, CONTEXTE);
    expect(lu.examen).toMatchObject({
      genre: 'incalculable',
      manques: [{ champ: 'demandeur.ressortissantUe' }],
    });
  });

  test('before who asks is known, asks for no piece and computes nothing', () => {
    const lu = lireEnDirect({}, CONTEXTE);
    expect(lu.examen).toBeNull();
    expect(lu.pieces).toEqual([]);
    expect(lu.erreurs['demandeur.lien']).toBeDefined();
  });
});

describe('the keyboard', () => {
  test('Enter goes to the next field, Shift and Enter back, and stays at the ends', () => {
    expect(champVoisin(['a', 'b'], 'a', 1)).toBe('b');
    expect(champVoisin(['a', 'b'], 'b', -1)).toBe('a');
    expect(champVoisin(['a', 'b'], 'b', 1)).toBeNull();
    expect(champVoisin(['a', 'b'], 'z', 1)).toBeNull();
  });

  test('passes over what is already answered, and back over nothing', () => {
    const vide = (champ: string) => champ === 'c';
    expect(champVoisin(['a', 'b', 'c'], 'a', 1, vide)).toBe('c');
    expect(champVoisin(['a', 'b', 'c'], 'c', -1, vide)).toBe('b');
    expect(champVoisin(['a', 'b'], 'a', 1, vide)).toBeNull();
  });

  test.each([
    ['an empty text', { tagName: 'INPUT', name: 'demandeur.nom', type: 'text', value: '' }, true],
    [
      'a text that the base knows',
      { tagName: 'INPUT', name: 'demandeur.nom', type: 'text', value: 'Roux' },
      false,
    ],
    ['a list not chosen', { tagName: 'SELECT', name: 'demandeur.situation', value: '' }, true],
    [
      'a box not ticked',
      { tagName: 'INPUT', name: 'reception.signe', type: 'checkbox', value: 'oui', checked: false },
      true,
    ],
    [
      'a box ticked',
      { tagName: 'INPUT', name: 'reception.signe', type: 'checkbox', value: 'oui', checked: true },
      false,
    ],
    [
      'the day of reception, even proposed',
      { tagName: 'INPUT', name: 'reception.recuLe', type: 'text', value: '12/10/2026' },
      true,
    ],
    [
      'what is out of the ordinary',
      { tagName: 'INPUT', name: 'demandeur.pays', type: 'text', value: '' },
      false,
    ],
    ['the button that ends', { tagName: 'BUTTON', name: 'intention', value: 'reception' }, true],
  ])('%s stops Enter or not', (_, champ, attendu) => {
    expect(attendReponse(champ)).toBe(attendu);
  });

  test('refuses to take Enter from a text of several lines or from the button', () => {
    expect(entreePasse({ tagName: 'TEXTAREA', value: 'Vu.' })).toBe(false);
    expect(entreePasse({ tagName: 'TEXTAREA', value: '' })).toBe(true);
    expect(entreePasse({ tagName: 'BUTTON', type: 'submit' })).toBe(false);
    expect(entreePasse({ tagName: 'INPUT', type: 'checkbox' })).toBe(true);
  });

  test('a tax number without the usual key is pointed out; a short one is left alone', () => {
    expect(cleFiscaleDouteuse('1234567890123')).toBe(true);
    expect(cleFiscaleDouteuse(`1234567890${String(1234567890 % 511).padStart(3, '0')}`)).toBe(false);
    expect(cleFiscaleDouteuse('12345')).toBe(false);
  });
});

describe('a person of the base, chosen or left', () => {
  const vide = { sansPrenom: '', nomUsage: '', prenomUsage: '', complement: '', pays: '', telephone: '' };
  const personne = {
    ...vide,
    id: 'p1',
    lien: 'mere',
    civilite: 'Mme',
    nom: 'Roux',
    prenom: 'Élise',
    adresse: '3 rue Foch',
    codePostal: '59000',
    commune: 'Lille',
    courriel: 'elise@famille.example',
  };

  test('fills the fields when chosen', () => {
    const lues = reponsesDeLaPersonne([personne], { choisie: 'p1', valeurs: {} });
    expect(lues).toMatchObject({ 'demandeur.nom': 'Roux', 'demandeur.commune': 'Lille' });
    expect(lues).not.toHaveProperty('demandeur.id');
  });

  test('takes back what it filled when another is chosen, never what was typed', () => {
    const valeurs = { 'demandeur.nom': 'Roux', 'demandeur.prenom': 'Paul', 'demandeur.commune': 'Lille' };
    const lues = reponsesDeLaPersonne([personne], { choisie: '', quittee: 'p1', valeurs });
    expect(lues).toMatchObject({ 'demandeur.nom': '', 'demandeur.commune': '' });
    expect(lues).not.toHaveProperty('demandeur.prenom');
  });

  test('refuses: a person who is not of the pupil fills nothing', () => {
    expect(reponsesDeLaPersonne([personne], { choisie: 'p2', valeurs: {} })).toEqual({});
  });
});
