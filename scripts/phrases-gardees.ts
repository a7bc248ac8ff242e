/** Adds to the kept sentences those of rules that a decision may hold since. Never changes nor takes away one. */
import { appendFileSync } from 'node:fs';
import { PHRASES, phrasesGardees, phrasesQuiManquent } from '#tests/droit/phrases-gardees.ts';

for (const phrase of phrasesQuiManquent(phrasesGardees()))
  appendFileSync(PHRASES, `${JSON.stringify(phrase)}\n`);
