/** Which lines a decision may hold, drawn from many situations, and the sentences kept for them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { rentree } from '#lib/droit/annee.ts';
import { primesDuBoursier } from '#lib/droit/argent/primes.ts';
import { jour } from '#lib/droit/date.ts';
import { examiner } from '#lib/droit/examen.ts';
import { lireTrace, redigerLigne } from '#lib/droit/rediger.ts';
import type { Ligne } from '#lib/droit/regle.ts';
import type { FaitsDesPrimes } from '#lib/droit/situation.ts';
import { lyceen } from './foyers.ts';
import { PARTIES } from './recueil/cas.ts';
import { situations } from './situations.ts';

export const PHRASES = 'tests/droit/phrases-gardees.jsonl';

/** A line as a decision stored it, and what it said. */
export interface PhraseGardee {
  ligne: Ligne;
  article: string;
  texte: string;
}

export const phrasesGardees = (): PhraseGardee[] =>
  readFileSync(PHRASES, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((ligne) => JSON.parse(ligne));

/** Lines that are told by the same sentence: same rule, same outcome, same names of values. */
const sorte = ({ regle, issue, valeurs }: Ligne): string =>
  [regle, issue, ...Object.keys(valeurs).sort()].join(' ');

function phraseDe(ligne: Ligne): Omit<PhraseGardee, 'ligne'> {
  const { article, texte } = redigerLigne(ligne);
  return { article, texte };
}

/** What an attribution keeps of the primes (C. IV.C): granted, refused, or kept back by what nobody told. */
function lignesDesPrimes(): Ligne[] {
  const [du, au] = [jour('2026-01-15'), jour('2026-09-01')];
  const cap = { prepare: 'cap', formation: '50022138', premiereAnnee: true } as const;
  const faits: readonly FaitsDesPrimes[] = [
    {},
    { ...cap, mentionBrevet: 'bien', equipementDejaPercue: false },
    { prepare: 'cap', formation: '50033401', libelleFormation: 'GESTION', premiereAnnee: false },
    { prepare: 'aucun', mentionBrevet: 'aucune', equipementDejaPercue: true },
    { interruption: du, reprise: au, diplomeAuRncp: true },
    { interruption: au, reprise: au, diplomeAuRncp: false },
    { interruption: du, reprise: au, diplomeAuRncp: true, ficheFavorable: true },
    { interruption: du, reprise: au, diplomeAuRncp: true, ficheFavorable: false },
    { reprise: au },
  ];
  return faits.flatMap((primes) =>
    (['interne', 'externe'] as const).flatMap(
      (regime) => primesDuBoursier({ ...lyceen, regime, primes }, 'lycee', rentree(2026), 3).trace,
    ),
  );
}

/** One sentence for each sort of line that no kept one tells. */
export function phrasesQuiManquent(gardees: readonly PhraseGardee[]): PhraseGardee[] {
  const connues = new Set(gardees.map(({ ligne }) => sorte(ligne)));
  const jugees = [
    ...PARTIES.flatMap(({ cas }) => cas.map(({ situation }) => situation)),
    ...fc.sample(situations, { numRuns: 20_000, seed: 2026 }),
  ];
  const manquent: PhraseGardee[] = [];
  for (const ligne of [...jugees.flatMap((situation) => examiner(situation).trace), ...lignesDesPrimes()]) {
    if (connues.has(sorte(ligne))) continue;
    connues.add(sorte(ligne));
    const [stockee] = lireTrace(JSON.parse(JSON.stringify([ligne])));
    if (stockee) manquent.push({ ligne: stockee, ...phraseDe(stockee) });
  }
  return manquent;
}
