/**
 * Writes docs/registre-des-traitements.md, the register of the processings of personal data (RGPD, art. 30), with the columns
 * of each from the schema. `--verifier` writes nothing and fails when the page is stale, or when a table serves no
 * processing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { direConservation, genreDeConservation, genresDeLaTable } from '#lib/conservation/faits.ts';
import { TABLES, TRAITEMENTS } from '#lib/donnees/faits.ts';
import {
  CONSERVATIONS,
  type GenreDeConservation,
  SUSPENSIONS,
} from '#lib/droit/conservation/conservation.ts';
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

for (const [table, siennes] of colonnes)
  for (const colonne of siennes.filter((nom) => !genreDeConservation(table, nom)))
    throw new Error(`${table}.${colonne} has no duration: name its table in lib/conservation/faits.ts.`);

const lister = (cle: string): string =>
  (TABLES[cle] ?? [])
    .map(
      (table) => `| ${table} | ${colonnes.get(table)?.join(', ')} | ${genresDeLaTable(table).join(', ')} |`,
    )
    .join('\n');

const genres = Object.keys(CONSERVATIONS) as GenreDeConservation[];
const causes = Object.entries(SUSPENSIONS);
const durees = genres
  .map((genre) => {
    const { quoi, suspendu, source } = CONSERVATIONS[genre];
    const retenu = suspendu.length === causes.length ? 'chacune des causes ci-dessous' : suspendu.join(', ');
    return `| ${genre} | ${quoi} | ${direConservation(genre)} | ${retenu || 'rien'} | ${source} |`;
  })
  .join('\n');

const fiches = TRAITEMENTS.map(
  ({ cle, pourquoi, donnees, base, destinataires, duree }) => `## ${pourquoi}

- **Données** : ${donnees}
- **Fondement** : ${base}
- **Destinataires** : ${destinataires}
- **Durée** : ${duree}
${TABLES[cle] ? `\n| table | colonnes | durée |\n|---|---|---|\n${lister(cle)}\n` : ''}`,
);

ecrireOuVerifier(
  'docs/registre-des-traitements.md',
  'node scripts/registre-des-traitements.ts',
  `# Registre des traitements

Page écrite par \`node scripts/registre-des-traitements.ts\` : ce que dit la page « Données personnelles » du site, et les colonnes du schéma que chaque traitement remplit. Responsable : le ministère chargé de l’éducation nationale. Une table sans traitement fait échouer la vérification.

${fiches.join('\n')}
## Ce qui ne dit rien de personne

| table | colonnes | durée |
|---|---|---|
${lister('personne')}

## Combien de temps

La dernière colonne des tableaux ci-dessus nomme une de ces durées (\`lib/droit/conservation\`). Ce qui est échu part par lots visés par deux personnes ([protection des données](protection-des-donnees.md)), ou chaque nuit pour les traces et les marqueurs.

| durée | ce que c’est | jusqu’à quand, et après | ce qui la retient | source |
|---|---|---|---|---|
${durees}

Ce qui retient la fin d’une durée :

| cause | ce que c’est |
|---|---|
${causes.map((cause) => `| ${cause.join(' | ')} |`).join('\n')}
`,
);
