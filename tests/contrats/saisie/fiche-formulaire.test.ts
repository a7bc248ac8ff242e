/** What the paper says besides the income is read again on the page of the dossier. */
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { FicheFormulaire } from '#app/(agent)/agent/dossiers/[id]/fiche-formulaire.tsx';
import { DemandeSchema, type Valeurs } from '#lib/demande/schema.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { lireLaPage } from '#tests/rendu.ts';
import { COMPLET } from './contexte.ts';

/** The words of the fiche, without its tags. */
function lue(valeurs: Valeurs): string {
  const demande = DemandeSchema.parse(saisieDuFormulaire({ ...COMPLET, ...valeurs }));
  return lireLaPage(createElement(FicheFormulaire, { demande })).replace(/<[^>]+>/g, '|');
}

test('who signed and when, and what the chef observed', () => {
  const texte = lue({
    'reception.signataire': 'autre_personne_en_charge',
    'reception.signeLe': '28/09/2026',
    'reception.observations': 'Classe changée en cours de semaine.',
  });
  expect(texte).toContain('signé par une autre personne en charge');
  expect(texte).toContain('lundi 28 septembre 2026');
  expect(texte).toContain('Classe changée en cours de semaine.');
});

test('refuses to invent: a form without signature, date nor observation says so, or nothing', () => {
  const texte = lue({ 'reception.signe': '' });
  expect(texte).toContain('non signé');
  for (const nom of ['Signé le', 'Observations', 'Poursuit', 'À vérifier', 'Autres personnes'])
    expect(texte).not.toContain(nom);
});

test('where the schooling goes on, the opinion for the CNED, the dates of the couple', () => {
  const texte = lue({
    'scolarite.poursuite': 'cned',
    'scolarite.avisDasenLe': '01/07/2026',
    'demandeur.situation': 'concubinage',
    'ressources.concubinage.depuisLe': '02/09/2026',
  });
  for (const dit of ['CNED', 'mercredi 1er juillet 2026', 'mercredi 2 septembre 2026'])
    expect(texte).toContain(dit);
});

const ENFANT = {
  'personnesACharge.0.nomPrenom': 'Lou Dupré',
  'personnesACharge.0.etablissement': 'apprentie boulangère',
  'personnesACharge.0.boursier': 'non',
};

test('each dependant with the établissement or the profession, and no doubt when the avis counts as many', () => {
  const texte = lue({ 'personnes.nombre': '1', ...ENFANT });
  expect(texte).toContain('Lou Dupré, apprentie boulangère');
  expect(texte).not.toContain('boursier');
  expect(texte).not.toContain('À vérifier');
});

test('one more on the form than on the avis is to be looked at', () => {
  const texte = lue({ 'personnes.nombre': '2', ...ENFANT });
  expect(texte).toContain('3 personnes à charge avec l’élève, l’avis en compte 2');
  expect(texte).toContain('sans nom, établissement ou profession non indiqués');
});
