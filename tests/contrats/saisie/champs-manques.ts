/** Every fact that a rule of the law can miss, read from its sources. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Folders of the law that judge a demande: what is missed there is asked of a dossier. */
const JUGES = ['demandeur', 'eleve', 'ressources'];

/** Held by the base of pupils, whose columns are never empty, or by the campaign that the administrateur sets. */
export const FAITS_DE_LA_BASE = ['eleve.naissance', 'eleve.entree', 'eleve.terminale', 'rentree'];

const sources = JUGES.flatMap((dossier) =>
  readdirSync(`lib/droit/${dossier}`).map((nom) =>
    readFileSync(path.join('lib/droit', dossier, nom), 'utf8'),
  ),
);

/** The sources of a folder, as one text. */
export const lireTout = (dossier: string): string =>
  readdirSync(dossier, { recursive: true })
    .filter((nom) => /\.tsx?$/.test(String(nom)))
    .map((nom) => readFileSync(path.join(dossier, String(nom)), 'utf8'))
    .join('\n');

/** Every path that a rule names when it misses a fact, read from the sources of the law. */
export const champsManques = (): string[] => {
  const ecrits = sources.flatMap((texte) =>
    [...texte.matchAll(/'((?:eleve|demandeur|foyer)\.[\w.]+)'/g)].map(([, champ]) => champ as string),
  );
  const autonome = sources.flatMap((texte) =>
    [...texte.matchAll(/condition\(\s*R\.\w+,\s*'(\w+)'/g)].map(([, champ]) => `demandeur.autonome.${champ}`),
  );
  const foyers = [
    'foyer.avisEtranger',
    'foyer.concubin.avisEtranger',
    'foyer.avis',
    'foyer.concubin.avis',
    'foyer.revenusBruts',
    'foyer.concubin.revenusBruts',
  ];
  return [...new Set([...ecrits, ...autonome, ...foyers, 'rentree'])].sort();
};
