/**
 * Writes docs/registre-des-traitements.md, the register of the processings of personal data (RGPD, art. 30), with the columns
 * of each from the schema. `--verifier` writes nothing and fails when the page is stale, or when a table serves no
 * processing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { TABLES, TRAITEMENTS } from '#lib/donnees/faits.ts';
import { ecrireOuVerifier } from './page-generee.ts';

const SCHEMA = 'prisma/schema';

/** Columns of each table, in the order of the schema: a field whose type is another model is no column. */
function colonnesParTable(): Map<string, string[]> {
  const textes = readdirSync(SCHEMA).map((fichier) => readFileSync(`${SCHEMA}/${fichier}`, 'utf8'));
  const blocs = [...textes.join('\n').matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const modeles = new Set(blocs.map(([, nom]) => nom));
  return new Map(
    blocs.map(([, nom = '', corps = '']) => {
      const champs = [...corps.matchAll(/^ {2}(\w+) +(\w+)(.*)$/gm)].filter(
        ([, , type = '']) => !modeles.has(type),
      );
      const colonnes = champs.map(
        ([, champ = '', , reste = '']) => /@map\("([^"]+)"\)/.exec(reste)?.[1] ?? champ,
      );
      return [/@@map\("([^"]+)"\)/.exec(corps)?.[1] ?? nom.toLowerCase(), colonnes];
    }),
  );
}

const colonnes = colonnesParTable();
const rangees = Object.values(TABLES).flat();
for (const table of [...colonnes.keys()].filter((nom) => !rangees.includes(nom)))
  throw new Error(
    `${table} serves no processing: name it in lib/donnees/faits.ts, with its ground and its end.`,
  );
for (const table of rangees.filter((nom, rang) => !colonnes.has(nom) || rangees.indexOf(nom) !== rang))
  throw new Error(`${table} is no table of the schema, or serves two processings: lib/donnees/faits.ts.`);

const lister = (cle: string): string =>
  (TABLES[cle] ?? []).map((table) => `| ${table} | ${colonnes.get(table)?.join(', ')} |`).join('\n');

const fiches = TRAITEMENTS.map(
  ({ cle, pourquoi, donnees, base, destinataires, duree }) => `## ${pourquoi}

- **Données** : ${donnees}
- **Fondement** : ${base}
- **Destinataires** : ${destinataires}
- **Durée** : ${duree}
${TABLES[cle] ? `\n| table | colonnes |\n|---|---|\n${lister(cle)}\n` : ''}`,
);

ecrireOuVerifier(
  'docs/registre-des-traitements.md',
  'node scripts/registre-des-traitements.ts',
  `# Registre des traitements

Page écrite par \`node scripts/registre-des-traitements.ts\` : ce que dit la page « Données personnelles » du site, et les colonnes du schéma que chaque traitement remplit. Responsable : le ministère chargé de l’éducation nationale. Une table sans traitement fait échouer la vérification.

${fiches.join('\n')}
## Ce qui ne dit rien de personne

| table | colonnes |
|---|---|
${lister('personne')}
`,
);
