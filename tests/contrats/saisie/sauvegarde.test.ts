import { describe, expect, test } from 'vitest';
import {
  direSauvegarde,
  ecarts,
  ecrireCopie,
  lireCopie,
  memesValeurs,
  type Sauvegarde,
  suivre,
} from '#components/saisie/sauvegarde.ts';

const DEBUT: Sauvegarde = { revision: 3, statut: 'enregistre', modifications: 0, heure: null };
const modifie = (etat: Sauvegarde, modifications: number) =>
  suivre(etat, { genre: 'modifie', modifications });

describe('where the draft stands', () => {
  test('a change waits, leaves, and is said saved with its hour', () => {
    const envoye = suivre(modifie(DEBUT, 1), { genre: 'envoi' });
    expect(direSauvegarde(envoye)).toBe('Enregistrement…');
    const garde = suivre(envoye, { genre: 'enregistre', revision: 4, heure: '10:42', modifications: 0 });
    expect(garde.revision).toBe(4);
    expect(direSauvegarde(garde)).toBe('Brouillon enregistré à 10:42');
  });

  test('refuses to say saved what was typed while the save was under way', () => {
    const envoye = suivre(modifie(DEBUT, 1), { genre: 'envoi' });
    const garde = suivre(envoye, { genre: 'enregistre', revision: 4, heure: '10:42', modifications: 2 });
    expect(garde.statut).toBe('a_envoyer');
  });

  test('without connection, says how many answers are kept on this machine, and keeps counting', () => {
    const coupe = suivre(suivre(modifie(DEBUT, 2), { genre: 'envoi' }), { genre: 'injoignable' });
    expect(direSauvegarde(modifie(coupe, 3))).toContain(
      'Hors connexion, 3 modifications gardées sur ce poste',
    );
  });

  test('refuses: any save by itself after a conflict, until a person chooses', () => {
    const conflit = suivre(modifie(DEBUT, 1), { genre: 'conflit' });
    expect(suivre(conflit, { genre: 'envoi' }).statut).toBe('conflit');
    expect(
      suivre(conflit, { genre: 'enregistre', revision: 9, heure: null, modifications: 0 }).revision,
    ).toBe(3);
    const choisi = suivre(conflit, { genre: 'tranche', revision: 5 });
    expect(choisi).toMatchObject({ statut: 'a_envoyer', revision: 5 });
  });

  test('counts fields, not keys pressed', () => {
    expect(ecarts({ a: '1', b: '' }, { a: '12', b: '', c: '3' })).toBe(2);
  });
});

describe('the copy kept on this machine', () => {
  test('refuses: any tax number, of the demandeur or of the concubin', () => {
    const texte = ecrireCopie({
      revision: 1,
      modifications: 2,
      valeurs: {
        'demandeur.nom': 'Dupré',
        'demandeur.numeroFiscal': '1234567890123',
        'concubin.numeroFiscal': '2234567890123',
      },
    });
    expect(texte).not.toContain('234567890123');
    expect(lireCopie(texte)?.valeurs).toEqual({ 'demandeur.nom': 'Dupré' });
  });

  test.each([null, '', '{', '[]', '{"revision":"3"}', '{"revision":1,"valeurs":null}'])(
    'refuses: %s is no copy of ours',
    (texte) => expect(lireCopie(texte)).toBeNull(),
  );

  test('an answer lost on its way is recognised; another answer is not', () => {
    const mienne = { 'demandeur.nom': 'Dupré', 'demandeur.nomUsage': '', 'demandeur.numeroFiscal': '1' };
    expect(memesValeurs({ 'demandeur.nom': 'Dupré' }, mienne)).toBe(true);
    expect(memesValeurs({ 'demandeur.nom': 'Dupond' }, mienne)).toBe(false);
    expect(memesValeurs({ ...mienne, 'ressources.avis.rfr': '9000' }, mienne)).toBe(false);
  });
});
