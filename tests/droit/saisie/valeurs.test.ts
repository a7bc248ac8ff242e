import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nombreDePersonnes, saisieDuFormulaire, valeursDuBrouillon } from '#components/saisie/valeurs.ts';
import { DemandeSchema } from '#lib/demande/schema.ts';
import { COMPLET } from './contexte.ts';

describe('the flat form read as a demande', () => {
  test('a whole form passes the schema, with the signed form among the pieces', () => {
    const lu = DemandeSchema.parse(saisieDuFormulaire(COMPLET));
    expect(lu.ressources.avis).toEqual({ annee: 2025, rfr: 9_000, enfants: 2 });
    expect(lu.piecesRecues).toEqual(['formulaire_signe', 'avis_impot']);
  });

  test('an avis of which only the year was proposed is absent, not wrong', () => {
    const saisie = saisieDuFormulaire({
      ...COMPLET,
      'ressources.avis.rfr': '',
      'ressources.avis.enfants': '',
    });
    expect(saisie.ressources?.avis).toBeUndefined();
  });

  test('refuses: an avis begun and not finished', () => {
    const lu = DemandeSchema.safeParse(saisieDuFormulaire({ ...COMPLET, 'ressources.avis.enfants': '' }));
    expect(lu.error?.issues.map(({ path }) => path.join('.'))).toEqual(['ressources.avis.enfants']);
  });

  test('leaves the concubin out once the situation is no longer a concubinage', () => {
    const valeurs = { ...COMPLET, 'concubin.nom': 'Petit', 'ressources.avisConcubin.rfr': '5000' };
    expect(saisieDuFormulaire(valeurs).concubin).toBeUndefined();
    expect(saisieDuFormulaire(valeurs).ressources?.avisConcubin).toBeUndefined();
    expect(saisieDuFormulaire({ ...valeurs, 'demandeur.situation': 'concubinage' }).concubin).toEqual({
      nom: 'Petit',
    });
  });

  test('an unticked residence says no, and the form stays unsigned', () => {
    const { 'demandeur.resideEnFrance': _, 'reception.signe': _s, ...reste } = COMPLET;
    const saisie = saisieDuFormulaire(reste);
    expect(saisie.demandeur.resideEnFrance).toBe(false);
    expect(saisie.reception.signe).toBe(false);
    expect(saisie.piecesRecues).not.toContain('formulaire_signe');
  });

  test('refuses: more persons than the form can hold, or a number that is none', () => {
    expect(nombreDePersonnes({ 'personnes.nombre': '999' })).toBe(20);
    expect(nombreDePersonnes({ 'personnes.nombre': '-3' })).toBe(0);
    expect(nombreDePersonnes({ 'personnes.nombre': 'deux' })).toBe(0);
  });

  test('rows asked for and still empty survive a save, so that they show without script', () => {
    const saisie = saisieDuFormulaire({ ...COMPLET, 'personnes.nombre': '2' });
    expect(valeursDuBrouillon(saisie)['personnes.nombre']).toBe('2');
  });

  test('refuses: a field name that aims at the prototype', () => {
    const hostiles = JSON.parse('{"demandeur.__proto__.pollue":"oui","ressources.constructor.x":"1"}');
    saisieDuFormulaire({ ...COMPLET, ...hostiles });
    expect(({} as { pollue?: string }).pollue).toBeUndefined();
    expect((Object as unknown as { x?: string }).x).toBeUndefined();
  });

  test('what was typed comes back from the draft, whatever was typed', () => {
    const noms = Object.keys(COMPLET).filter((nom) => !/signe|reside|eleveSurAvis|piece\.|avis\./.test(nom));
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: noms.length }),
        (textes) => {
          const valeurs = {
            ...COMPLET,
            ...Object.fromEntries(noms.map((nom, rang) => [nom, textes[rang] ?? ''])),
          };
          const rendues = valeursDuBrouillon(saisieDuFormulaire(valeurs));
          for (const nom of noms) expect(rendues[nom]).toBe(valeurs[nom]?.trim() ? valeurs[nom] : undefined);
        },
      ),
    );
  });
});
