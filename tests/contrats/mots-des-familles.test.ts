/** Families read where their demande stands in their own words, on every page that is theirs. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { EtatDeDemande } from '#components/etat-de-demande.tsx';
import { ETATS, LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { type Position, suiteDuDossier } from '#lib/droit/parcours/suite.ts';
import { lireLaPage } from '#tests/rendu.ts';

const RACINE = path.resolve(import.meta.dirname, '../..');
/** What is written for agents: their words for a state, for who holds a dossier, and the badge that says them. */
const MOTS_DES_AGENTS = /\b(LIBELLES_ETATS|LIBELLES_DETENTEURS|direSuivi|direAFaire|direDrapeau|EtatBadge)\b/;

/** The modules of the house that a file imports, as paths. */
const importes = (fichier: string): string[] =>
  [...readFileSync(path.join(RACINE, fichier), 'utf8').matchAll(/from '([#.][^']+)'/g)].flatMap(
    ([, nom = '']) => {
      const vise = nom.startsWith('#') ? nom.slice(1) : path.join(path.dirname(fichier), nom);
      return /^(app|components)\//.test(vise) && /\.tsx?$/.test(vise) ? [vise] : [];
    },
  );

/** Pages of families, and all that they are made of. */
function pagesDesFamilles(): Set<string> {
  const vues = new Set<string>();
  const aVoir = globSync('app/{(famille),(public)}/**/*.{ts,tsx}', { cwd: RACINE });
  for (let fichier = aVoir.pop(); fichier; fichier = aVoir.pop()) {
    if (vues.has(fichier)) continue;
    vues.add(fichier);
    aVoir.push(...importes(fichier));
  }
  return vues;
}

const POSITION: Omit<Position, 'etat'> = {
  branche: 'lycee_public',
  horsDelai: false,
  notifiee: true,
  accordee: true,
  avisAttendu: false,
  rejeteeLe: null,
  recours: null,
  retrait: null,
  aVerifier: false,
};
const LIEUX = { etablissement: 'le lycée', service: 'le service académique des bourses' };

const dit = (position: Position): string =>
  lireLaPage(createElement(EtatDeDemande, { position, suite: suiteDuDossier(position, LIEUX) }))
    .replaceAll(/<[^>]+>/g, '')
    .toLowerCase();

describe('a page of a family', () => {
  const pages = pagesDesFamilles();

  test('the walk finds them: the card, the dossier, the follow-up by a code, and what they import', () => {
    for (const page of [
      'app/(famille)/famille/carte-demande.tsx',
      'app/(famille)/famille/dossiers/[id]/page.tsx',
      'app/(public)/lettre/suivi/page.tsx',
      'components/etat-de-demande.tsx',
    ])
      expect([...pages]).toContain(page);
  });

  test('refuses: a word of the agents, taken from their table', () => {
    const fautifs = [...pages].filter(
      (page) =>
        page !== 'components/etat-badge.tsx' &&
        MOTS_DES_AGENTS.test(readFileSync(path.join(RACINE, page), 'utf8')),
    );
    expect(fautifs).toEqual([]);
  });

  test.each(ETATS)('%s is said in a word that is not the agents’', (etat) => {
    const texte = dit({ ...POSITION, etat });
    expect(texte).not.toBe('');
    expect(texte).not.toContain(LIBELLES_ETATS[etat]);
  });

  test('a refusal, a silence and pieces awaited are told as what they are', () => {
    expect(dit({ ...POSITION, etat: 'notifiee', accordee: false })).toBe('bourse refusée');
    expect(dit({ ...POSITION, etat: 'incomplete' })).toBe('pièces attendues de votre part');
  });

  test('refuses: to tell a decision before it has left', () => {
    expect(dit({ ...POSITION, etat: 'irrecevable', notifiee: false })).toBe('décision prise');
  });
});
