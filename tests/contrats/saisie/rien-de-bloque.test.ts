/** Nothing is stuck: what a rule can miss has its question, its field on a screen, and a piece of the list. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { PartieDemandeur } from '#components/saisie/partie-demandeur.tsx';
import { PartiePieces, PartieReception } from '#components/saisie/partie-fin.tsx';
import { PartieConcubin, PartiePersonnes, PartieScolarite } from '#components/saisie/partie-foyer.tsx';
import { PartieRessources } from '#components/saisie/partie-ressources.tsx';
import { lireEnDirect } from '#lib/demande/faits.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { ARBRE } from '#lib/droit/guide/guide.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { QUESTIONS, questionsDe } from '#lib/droit/questions/questions.ts';
import { nomDuFait, valeursDuBrouillon } from '#lib/saisie/faits.ts';
import { FAMILLES } from '#monde/familles.ts';
import { formulaire } from '#monde/formulaire.ts';
import { FOYERS } from '#monde/population.ts';
import { COMPLET, CONTEXTE } from './contexte.ts';

/** Folders of the law that judge a demande: what is missed there is asked of a dossier. */
const JUGES = ['demandeur', 'eleve', 'ressources'];

/** Held by the base of pupils, whose columns are never empty, or by the campaign that the administrateur sets. */
const FAITS_DE_LA_BASE = ['eleve.naissance', 'eleve.entree', 'eleve.terminale', 'rentree'];

const sources = JUGES.flatMap((dossier) =>
  readdirSync(`lib/droit/${dossier}`).map((nom) =>
    readFileSync(path.join('lib/droit', dossier, nom), 'utf8'),
  ),
);

/** Every path that a rule names when it misses a fact, read from the sources of the law. */
const champsManques = (): string[] => {
  const ecrits = sources.flatMap((texte) =>
    [...texte.matchAll(/'((?:eleve|demandeur|foyer)\.[\w.]+)'/g)].map(([, champ]) => champ as string),
  );
  const autonome = sources.flatMap((texte) =>
    [...texte.matchAll(/condition\(\s*R\.\w+,\s*'(\w+)'/g)].map(([, champ]) => `demandeur.autonome.${champ}`),
  );
  const foyers = ['foyer.avis', 'foyer.concubin.avis', 'foyer.revenusBruts', 'foyer.concubin.revenusBruts'];
  return [...new Set([...ecrits, ...autonome, ...foyers, 'rentree'])].sort();
};

describe('each fact that a rule can miss', () => {
  test('the walk finds them all: more than thirty, in every part of the situation', () => {
    const champs = champsManques();
    expect(champs.length).toBeGreaterThan(25);
    for (const debut of ['eleve.', 'demandeur.', 'demandeur.autonome.', 'foyer.'])
      expect(champs.some((champ) => champ.startsWith(debut))).toBe(true);
  });

  test.each(champsManques())('%s is asked, or held by the base', (champ) => {
    const questions = questionsDe(champ);
    if (FAITS_DE_LA_BASE.includes(champ)) expect(questions).toEqual([]);
    else expect(questions, champ).not.toEqual([]);
  });

  test('a question names pieces of the list, or is the office’s own to know', () => {
    const sansPiece = Object.entries(QUESTIONS).filter(([, { pieces }]) => pieces.length === 0);
    for (const [champ] of sansPiece) expect(champ).toMatch(/^eleve\./);
    for (const { pieces } of Object.values(QUESTIONS))
      for (const code of pieces) expect(PIECES).toHaveProperty(code);
  });
});

/** The whole entry for these answers, as it is shown. */
function htmlDe(valeurs: Valeurs, lieu = CONTEXTE): string {
  const champ = (nom: string) => ({ nom, defaultValue: valeurs[nom] ?? '' });
  const contexte = {
    ...lieu,
    dossierId: '',
    numero: '',
    eleve: { nomComplet: '', ine: null, naissance: '' },
    classe: { nom: '', libelleMef: null, etablissement: '' },
    personnes: [],
    doublons: [],
    numerosConnus: { demandeur: false, concubin: false },
  };
  const { pieces, questions, manquees } = lireEnDirect(valeurs, lieu);
  const parties = [
    createElement(PartieDemandeur, { champ, valeurs, contexte, version: 0 }),
    createElement(PartieConcubin, { champ, valeurs, contexte }),
    createElement(PartiePersonnes, { champ, valeurs }),
    createElement(PartieScolarite, { champ, valeurs, contexte }),
    createElement(PartieRessources, { champ, valeurs, questions, manque: manquees }),
    createElement(PartiePieces, { champ, valeurs, pieces }),
    createElement(PartieReception, { champ }),
  ];
  return renderToStaticMarkup(createElement('form', null, ...parties));
}

/** The names of the fields that the entry shows for these answers. */
const champsMontres = (valeurs: Valeurs, lieu = CONTEXTE): string[] =>
  [...htmlDe(valeurs, lieu).matchAll(/name="([^"]+)"/g)].map(([, nom]) => nom as string);

describe('on the screen of the paper form', () => {
  test.each(Object.keys(QUESTIONS))('%s has its field as soon as it is answered or missed', (champ) => {
    const nom = nomDuFait(champ);
    const valeurs = {
      ...COMPLET,
      'demandeur.situation': 'concubinage',
      'ressources.changement.genre': 'deces',
    };
    expect(champsMontres({ ...valeurs, [nom]: 'oui' })).toContain(nom);
  });

  test('refuses to close the door: a fact that is missed shows its field', () => {
    const valeurs = { ...COMPLET, 'demandeur.resideEnFrance': '' };
    expect(champsMontres(valeurs)).toContain('precisions.resideEnFrance');
    expect(champsMontres(COMPLET)).not.toContain('precisions.resideEnFrance');
    const tante = champsMontres({ ...COMPLET, 'demandeur.lien': 'autre_personne_en_charge' });
    expect(tante).toContain('precisions.justificatifCharge');
  });
});

describe('the lines of annexe 3 on the schooling', () => {
  const SCOLARITE = { 'scolarite.poursuite': 'cned' };

  test('are asked of a lycéen alone, the opinion of the DASEN of a pupil of the CNED’s collège alone', () => {
    const noms = (ecart: Partial<typeof CONTEXTE>) => champsMontres(COMPLET, { ...CONTEXTE, ...ecart });
    const cned = { ...CONTEXTE.scolarite, etablissement: { type: 'cned', secteur: 'public' } } as const;
    expect(noms({ typeBourse: 'lycee' })).toContain('scolarite.poursuite');
    expect(noms({ typeBourse: 'lycee' })).not.toContain('scolarite.avisDasenLe');
    expect(noms({})).not.toContain('scolarite.poursuite');
    expect(noms({ scolarite: cned })).toContain('scolarite.avisDasenLe');
  });

  test('refuses to let pass: a pupil who goes on at the CNED, when the base says a lycée', () => {
    const lycee = { ...CONTEXTE, typeBourse: 'lycee' as const };
    expect(htmlDe({ ...COMPLET, ...SCOLARITE }, lycee)).toContain('poursuit au CNED');
    expect(htmlDe({ ...COMPLET, 'scolarite.poursuite': 'lycee' }, lycee)).not.toContain('n’est pas celle');
    const cned = { ...CONTEXTE.scolarite, etablissement: { type: 'cned', secteur: 'public' } } as const;
    expect(htmlDe({ ...COMPLET, ...SCOLARITE }, { ...lycee, scolarite: cned })).not.toContain(
      'n’est pas celle',
    );
  });
});

describe('the families of the world', () => {
  test.each(Object.keys(FAMILLES))('« %s » says nothing that no screen can give', (cle) => {
    const foyer = FOYERS.find(({ famille }) => famille === cle);
    if (!foyer) throw new Error(`famille absente : ${cle}`);
    const valeurs = valeursDuBrouillon(formulaire(foyer, { recuLe: '2026-10-01' }));
    const montres = champsMontres(valeurs);
    const dits = Object.keys(valeurs).filter((nom) => !nom.startsWith('guide.'));
    expect(dits.filter((nom) => !montres.includes(nom))).toEqual([]);
    const guide = Object.keys(valeurs).filter((nom) => nom.startsWith('guide.'));
    for (const nom of guide) expect(ARBRE).toHaveProperty(nom.slice('guide.'.length));
  });
});
