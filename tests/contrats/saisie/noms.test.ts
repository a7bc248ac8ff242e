/** Names that a civil registry knows, as they are typed and pasted; and what is no name. */
import { describe, expect, test } from 'vitest';
import { DemandeSchema } from '#lib/demande/schema.ts';
import { EleveSchema } from '#lib/eleve/schema.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { COMPLET } from './contexte.ts';

const ELEVE = {
  nom: 'Dupré',
  prenom: 'Zoé',
  sexe: 'F',
  naissance: '12/03/2014',
  uai: '0590001A',
  classe: '5A',
  regime: 'externe',
  entreeLe: '01/09/2026',
};
const eleve = (ecarts: Record<string, string>) => EleveSchema.safeParse({ ...ELEVE, ...ecarts });
const demande = (ecarts: Record<string, string>) =>
  DemandeSchema.safeParse(saisieDuFormulaire({ ...COMPLET, ...ecarts }));

describe('a name of the registry is taken', () => {
  test.each([
    ['of one letter', 'O'],
    ['with particles', 'de La Tour d’Auvergne'],
    ['foreign particles', 'van der Bèrg-El Haddad Ben Ali'],
    ['two hyphens, for two names that do not join', 'Martin--Durand'],
    ['a roman number', 'Dos Santos III'],
    ['an initial', 'Jean-M. Dupont'],
    ['who says to be so named', 'Ahmadzai se disant Ahmadi'],
    ['the same in brackets', 'X (se disant Ahmadi)'],
    ['a typewriter apostrophe', "N'Diaye"],
    ['a printer’s', 'N’Diaye'],
    ['an opening one', 'N‘Diaye'],
    ['a modifier letter', 'Nʼguessan'],
    ['an ʻokina', 'Teʻura'],
    ['a grave accent for it', 'N`Diaye'],
    ['an acute accent for it', 'N´Diaye'],
    ['a hyphen that does not break', 'Anne‑Marie'],
    ['Polish', 'Łukasik'],
    ['Vietnamese', 'Nguyễn Thị Ánh'],
    ['Turkish', 'İğdır'],
    ['a click of Southern Africa written in letters', 'Xhosa-Gcaleka'],
    ['a middle dot', 'Marcel·lí'],
    ['two hundred characters', 'Wijesundara '.repeat(16).trim()],
  ])('%s: « %s »', (_, nom) => {
    const lu = eleve({ nom, prenomUsage: nom });
    expect(lu.data).toMatchObject({ nom, prenomUsage: nom });
    expect(demande({ 'demandeur.nom': nom }).data?.demandeur).toMatchObject({ nom });
  });

  test.each([
    ['one glyph for two letters', 'Caﬃeri', 'Caffieri'],
    ['one glyph for a number', 'Santos Ⅲ', 'Santos III'],
    ['full width', 'Ｄｕｐｏｎｔ', 'Dupont'],
    ['the sign minus', 'Anne−Marie', 'Anne-Marie'],
    ['a soft hyphen and wide spaces', 'Du\u00adpont\u2003Roy', 'Dupont Roy'],
    ['a letter and its mark apart', 'Noe\u0301', 'Noé'],
  ])('pasted with %s', (_, colle, nom) => expect(eleve({ nom: colle }).data).toMatchObject({ nom }));

  test('alone, for who has no first name or no family name, once a box says so', () => {
    expect(eleve({ nom: 'Suharto', prenom: '', sansPrenom: 'oui' }).data).toMatchObject({
      nom: 'Suharto',
      prenom: '',
    });
    expect(
      demande({ 'demandeur.nom': 'Suharto', 'demandeur.prenom': '', 'demandeur.sansPrenom': 'oui' }).data
        ?.demandeur,
    ).toMatchObject({ nom: 'Suharto', prenom: '' });
  });

  test('a concubin with one name keeps it, and the box that says so', () => {
    const lue = demande({
      'demandeur.situation': 'concubinage',
      'concubin.nom': 'Suharto',
      'concubin.sansPrenom': 'oui',
    });
    expect(lue.data?.concubin).toEqual({ nom: 'Suharto', sansPrenom: true });
  });

  test('refuses: a concubin whose first name is written, and said not to be', () => {
    const { error } = demande({
      'demandeur.situation': 'concubinage',
      'concubin.nom': 'Morel',
      'concubin.prenom': 'Lucie',
      'concubin.sansPrenom': 'oui',
    });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['concubin.prenom']);
  });
});

describe('refuses, naming the field, the sign and the way out', () => {
  test.each([
    ['Иванов', /Nom de naissance : « И » n’est pas une lettre latine.*passeport ou le titre de séjour/],
    ['Παπαδόπουλος', /« Π » n’est pas une lettre latine/],
    ['Дupont', /« Д » n’est pas une lettre latine/],
    ['王', /« 王 » ne peut pas être imprimé.*lettres latines/],
    ['محمد', /« م » ne peut pas être imprimé/],
    ['Louis 14', /sans chiffre.*« III »/],
    ['Dup@nt', /« @ » n’est pas un signe de l’état civil/],
    ['<b>Dupont</b>', /« < » n’est pas un signe/],
    ['Dupont;Roy', /« ; » n’est pas un signe/],
    ['-', /écrivez au moins une lettre/],
    ['...', /écrivez au moins une lettre/],
    ['?', /n’est pas un signe/],
    ['SNP', /« SNP » dit qu’il n’y en a pas.*N’a pas de prénom/],
    ['sans prénom', /dit qu’il n’y en a pas/],
    ['a'.repeat(201), /200 caractères au plus/],
  ])('« %s »', (nom, raison) => {
    const champs = { nom: 'nom', nomUsage: 'nomUsage', prenom: 'prenom', prenomUsage: 'prenomUsage' };
    for (const champ of Object.keys(champs)) {
      const issue = eleve({ [champ]: nom }).error?.issues[0];
      expect(issue?.path).toEqual([champ]);
      if (champ === 'nom') expect(issue?.message).toMatch(raison);
    }
    const issue = demande({ 'demandeur.nom': nom }).error?.issues[0];
    expect([issue?.path.join('.'), issue?.message]).toEqual(['demandeur.nom', expect.stringMatching(raison)]);
    for (const champ of ['demandeur.prenomUsage', 'demandeur.nomUsage'])
      expect(demande({ [champ]: nom }).error?.issues[0]?.path.join('.')).toBe(champ);
  });
});
