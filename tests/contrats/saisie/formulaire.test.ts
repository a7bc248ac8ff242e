import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lireEnDirect } from '#lib/demande/faits.ts';
import { DemandeSchema, type Valeurs } from '#lib/demande/schema.ts';
import { nombreDePersonnes, saisieDuFormulaire, valeursDuBrouillon } from '#lib/saisie/faits.ts';
import { COMPLET, CONTEXTE } from './contexte.ts';

const lire = (valeurs: Valeurs) => DemandeSchema.parse(saisieDuFormulaire(valeurs));

describe('the flat form read as a demande', () => {
  test('a whole form passes the schema, with the signed form among the pieces', () => {
    const lu = lire(COMPLET);
    expect(lu.ressources.avis).toEqual({ annee: 2025, rfr: 9_000, enfants: 2 });
    expect(lu.piecesRecues).toEqual(['formulaire_signe', 'avis_impot']);
  });

  test('an avis of which only the year was proposed is absent, not wrong', () => {
    const lu = lire({ ...COMPLET, 'ressources.avis.rfr': '', 'ressources.avis.enfants': '' });
    expect(lu.ressources.avis).toBeUndefined();
  });

  test('an avis begun and not finished is kept as it is typed', () => {
    const lu = lire({ ...COMPLET, 'ressources.avis.enfants': '' });
    expect(lu.ressources.avis).toEqual({ annee: 2025, rfr: 9_000 });
  });

  test('the rubrics of the paper are all kept: signer, day, observations, address of the concubin', () => {
    const lu = lire({
      ...COMPLET,
      'reception.signataire': 'mere',
      'reception.signeLe': '28/09/2026',
      'reception.observations': 'Classe vérifiée.',
      'demandeur.situation': 'concubinage',
      'concubin.nom': 'Petit',
      'concubin.adresse': '3 rue Haute',
      'concubin.codePostal': '59100',
      'concubin.commune': 'Roubaix',
    });
    expect(lu.reception).toMatchObject({
      signataire: 'mere',
      signeLe: '2026-09-28',
      observations: 'Classe vérifiée.',
    });
    expect(lu.concubin).toMatchObject({ adresse: '3 rue Haute', codePostal: '59100', commune: 'Roubaix' });
  });

  test('the pupil, who files and the day are enough; the whole form is then a piece that lacks', () => {
    const lu = lire({
      'demandeur.lien': 'mere',
      'demandeur.nom': 'Dupré',
      'demandeur.prenom': 'Élodie',
      'reception.recuLe': '15/10/2026',
    });
    expect(lu.reception).toEqual({ recuLe: '2026-10-15', signe: false });
    expect(lu.piecesRecues).toEqual([]);
  });

  test.each(['demandeur.lien', 'demandeur.nom', 'demandeur.prenom', 'reception.recuLe'])(
    'refuses: a deposit without %s',
    (nom) => {
      const { [nom]: _, ...sans } = COMPLET;
      const lu = DemandeSchema.safeParse(saisieDuFormulaire(sans));
      expect(lu.error?.issues.map(({ path }) => path.join('.'))).toEqual([nom]);
    },
  );

  test.each([
    'demandeur.civilite',
    'demandeur.adresse',
    'demandeur.codePostal',
    'demandeur.commune',
    'demandeur.situation',
    'reception.signe',
  ])('a form without %s is received, and is not the whole signed form', (nom) => {
    expect(lire({ ...COMPLET, [nom]: '' }).piecesRecues).toEqual(['avis_impot']);
  });

  test('refuses: what is typed and cannot be read, on a form half filled too', () => {
    const { erreurs } = lireEnDirect({ ...COMPLET, 'demandeur.codePostal': '5900' }, CONTEXTE);
    expect(Object.keys(erreurs)).toEqual(['demandeur.codePostal']);
  });

  test.each(['9 000 €', '9.000', '9000,00', '9\u202f000'])('reads an RFR written « %s »', (rfr) => {
    expect(lire({ ...COMPLET, 'ressources.avis.rfr': rfr }).ressources.avis?.rfr).toBe(9_000);
  });

  test.each([
    ['ressources.avis.rfr', '1e4', 'Revenu fiscal de référence : écrivez seulement des chiffres.'],
    ['ressources.avis.rfr', '0x10', 'Revenu fiscal de référence : écrivez seulement des chiffres.'],
    ['ressources.avis.rfr', '-1', 'Revenu fiscal de référence : ne peut pas être négatif.'],
    [
      'ressources.avis.rfr',
      '9000,50',
      'Revenu fiscal de référence : écrivez un nombre entier, sans centimes.',
    ],
    ['ressources.avis.enfants', '0b11', 'Enfants à charge : écrivez seulement des chiffres.'],
    ['ressources.avis.annee', '25', 'Année des revenus : vérifiez l’année.'],
    ['ressources.avis.annee', '1900', 'Année des revenus : vérifiez l’année.'],
    ['reception.recuLe', '12/10/1026', '« 12/10/1026 » : vérifiez l’année.'],
  ])('refuses: %s « %s »', (champ, valeur, message) => {
    const lu = DemandeSchema.safeParse(saisieDuFormulaire({ ...COMPLET, [champ]: valeur }));
    expect(lu.error?.issues.map((faute) => [faute.path.join('.'), faute.message])).toEqual([
      [champ, message],
    ]);
  });

  test.each([
    ['11 000,55', 11_000.55],
    ['11000.5 €', 11_000.5],
    ['11 000', 11_000],
  ])('reads a gross income written « %s », cents kept (C. III.C.2)', (brut, euros) => {
    const lu = lire({ ...COMPLET, 'ressources.revenusBruts.brut': brut });
    expect(lu.ressources.revenusBruts?.brut).toBe(euros);
  });

  test('refuses: a gross income of three decimals', () => {
    const { erreurs } = lireEnDirect({ ...COMPLET, 'ressources.revenusBruts.brut': '11000,555' }, CONTEXTE);
    expect(Object.keys(erreurs)).toEqual(['ressources.revenusBruts.brut']);
  });

  test('cleans what is pasted before it is judged', () => {
    const { demandeur } = lire({
      ...COMPLET,
      'demandeur.nom': '\ufeffDu\u00a0pre\u0301\u200b ',
      'demandeur.codePostal': '59\u00a0000',
      'demandeur.telephone': '\u202a+32 65 12 34 56\u202c',
    });
    expect([demandeur.nom, demandeur.codePostal, demandeur.telephone]).toEqual([
      'Du pré',
      '59000',
      '+32 65 12 34 56',
    ]);
  });

  test('a person of one name only, who lives abroad', () => {
    const valeurs = {
      ...COMPLET,
      'demandeur.nom': 'Đặng Łukasik Œdipe',
      'demandeur.prenom': '',
      'demandeur.sansPrenom': 'oui',
      'demandeur.codePostal': 'b-7000',
      'demandeur.commune': 'Mons',
      'demandeur.pays': 'Belgique',
      'demandeur.resideEnFrance': 'non',
    };
    expect(lire(valeurs).demandeur).toMatchObject({ prenom: '', codePostal: 'B-7000', pays: 'Belgique' });
    expect(lireEnDirect(valeurs, CONTEXTE).erreurs).toEqual({});
  });

  test.each([
    ['demandeur.nom', 'Núñez 🎓', /^Nom de naissance : « 🎓 » ne peut pas être imprimé/],
    ['demandeur.prenom', 'אב', /^Prénom : « א » ne peut pas être imprimé/],
    ['demandeur.commune', '里尔', /^Commune : « 里 »/],
    ['demandeur.prenom', '', /N’a pas de prénom/],
    ['demandeur.telephone', 'abc', /^Téléphone : un seul numéro/],
    ['demandeur.telephone', '06 12 34 56 78 / 07 12 34 56 78', /^Téléphone : un seul numéro/],
    ['demandeur.codePostal', '7000', /^Code postal : cinq chiffres/],
    ['demandeur.codePostal', '00000', /^Code postal : cinq chiffres/],
    ['demandeur.resideEnFrance', 'non', /^Pays : à remplir/],
    ['reception.cachetPostalLe', '02/10/2026', /postérieur à la réception/],
    ['reception.recuLe', '12/10/2016', /vérifiez l’année/],
    ['ressources.avis.annee', '2030', /vérifiez l’année/],
  ])('refuses beside the form: %s « %s »', (champ, valeur, message) => {
    const { erreurs } = lireEnDirect({ ...COMPLET, [champ]: valeur }, CONTEXTE);
    const la = champ === 'demandeur.resideEnFrance' ? 'demandeur.pays' : champ;
    expect(erreurs).toEqual({ [la]: expect.stringMatching(message) });
  });

  test('leaves the concubin out once the situation is no longer a concubinage', () => {
    const valeurs = {
      ...COMPLET,
      'concubin.lien': 'autre',
      'concubin.nom': 'Petit',
      'concubin.prenom': 'Sam',
      'ressources.avisConcubin.annee': '2025',
      'ressources.avisConcubin.rfr': '5000',
      'ressources.avisConcubin.enfants': '0',
    };
    const seul = lire(valeurs);
    expect([seul.concubin, seul.ressources.avisConcubin]).toEqual([undefined, undefined]);
    const couple = lire({ ...valeurs, 'demandeur.situation': 'concubinage' });
    expect([couple.concubin?.nom, couple.ressources.avisConcubin?.rfr]).toEqual(['Petit', 5_000]);
  });

  test('an unticked residence says nothing yet, and the form stays unsigned', () => {
    const { 'demandeur.resideEnFrance': _, 'reception.signe': _s, ...reste } = COMPLET;
    const lu = lire(reste);
    expect(lu.demandeur.resideEnFrance).toBeUndefined();
    expect(lu.reception.signe).toBe(false);
    expect(lu.piecesRecues).not.toContain('formulaire_signe');
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

  test('a yes, a no, and nothing said are three answers', () => {
    const dit = (boursier: string) =>
      lire({ ...COMPLET, 'ressources.residenceAlternee': boursier }).ressources.residenceAlternee;
    expect([dit('oui'), dit('non'), dit('')]).toEqual([true, false, undefined]);
  });

  test('refuses: a yes or no that says something else', () => {
    const saisie = saisieDuFormulaire({ ...COMPLET, 'ressources.residenceAlternee': 'peut-être' });
    expect(DemandeSchema.safeParse(saisie).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'ressources.residenceAlternee',
    ]);
  });

  test('refuses: a charge that no paper establishes, slipped in by a request', () => {
    expect(lire({ ...COMPLET, 'precisions.chargeEtablie': 'oui' }).precisions?.chargeEtablie).toBeUndefined();
    expect(lire({ ...COMPLET, 'precisions.chargeEtablie': 'non' }).precisions?.chargeEtablie).toBe(false);
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
