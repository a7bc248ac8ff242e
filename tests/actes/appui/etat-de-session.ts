/**
 * What a statement would leave on its connection after its transaction. Behind a pooler the next transaction, somebody
 * else's, has that connection: nothing may wait there.
 */

const FAUTES: readonly [RegExp, string][] = [
  [
    /(?:^|[;`'"(]|\bPERFORM\b|\bEXECUTE\b)\s*SET\s+(?!LOCAL\b|CONSTRAINTS\b|TRANSACTION\b)\w/i,
    'SET sans LOCAL',
  ],
  [/\bpg_(?:try_)?advisory_(?:lock|unlock)/i, 'verrou de session'],
  [/(?:^|[;`'"])\s*(?:UN)?LISTEN\s+\w/i, 'LISTEN'],
  [/(?:^|[;`'"])\s*(?:PREPARE\s+\w+\s*(?:\(|AS\b)|DEALLOCATE\s+\w)/i, 'énoncé préparé par SQL'],
  [/(?:^|[;`'"])\s*(?:DISCARD|RESET)\s+\w/i, 'DISCARD ou RESET'],
  [/\bCREATE\s+(?:GLOBAL\s+|LOCAL\s+)?TEMP(?:ORARY)?\s/i, 'table temporaire'],
  [/\bCURSOR\s+WITH\s+HOLD\b/i, 'curseur gardé'],
  [/\bSET\s+SESSION\b|\bSESSION\s+AUTHORIZATION\b/i, 'SET SESSION'],
];

/** The last argument of each call of set_config in a text: « true » keeps what it sets in its transaction. */
function porteesDesReglages(texte: string): string[] {
  return [...texte.matchAll(/\bset_config\s*\(/gi)].map(({ index, 0: debut }) => {
    let profondeur = 1;
    let dernier = '';
    for (const signe of texte.slice(index + debut.length)) {
      if (signe === '(') profondeur++;
      else if (signe === ')' && --profondeur === 0) break;
      dernier = signe === ',' && profondeur === 1 ? '' : dernier + signe;
    }
    return dernier.trim();
  });
}

/** What a text of SQL, or of a module that holds some, would leave behind it; none when it leaves nothing. */
export const laisseDansLaSession = (texte: string): string[] => [
  ...FAUTES.flatMap(([faute, nom]) => (faute.test(texte) ? [nom] : [])),
  ...(porteesDesReglages(texte).every((portee) => portee === 'true') ? [] : ['set_config pour la session']),
];
