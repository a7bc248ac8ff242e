/**
 * Writes the dated table of communes (`lib/droit/lieux/communes.json`) from the vintages of the open data set
 * `@etalab/decoupage-administratif` (COG of INSEE, Licence Ouverte), which a yearly update unpacks by hand:
 * `npm pack @etalab/decoupage-administratif@VERSION`, one folder a vintage, then
 * `node scripts/communes.ts HISTORIQUE 2021=FOLDER 2022=FOLDER …` (`HISTORIQUE` is the folder of 0.8.0, the last one that
 * tells each change with its day, from 1943 to 1 January 2019). Afterwards a change is dated at 1 January of the vintage
 * that first shows it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Version {
  type: string;
  code: string;
  nom: string;
  dateDebut?: string;
  dateFin?: string;
}
interface Periode {
  nom: string;
  debut: string;
  fin: string;
}
/** Communes of Guadeloupe that became collectivities (loi organique 2007-223, at the first session of their councils). */
const COLLECTIVITES = { '97123': '97701', '97127': '97801' };
const COLLECTIVITES_LE = '2007-07-15';
const KEPT = ['commune-actuelle', 'arrondissement-municipal'];
const OUTPUT = 'lib/droit/lieux/communes.json';

const read = (folder: string, name: string): Version[] =>
  JSON.parse(readFileSync(path.join(folder, 'data', name), 'utf8'));

/** Periods of each code that the history tells. */
function historyOf(folder: string): Map<string, Periode[]> {
  const periods = new Map<string, Periode[]>();
  for (const { type, code, nom, dateDebut = '', dateFin = '' } of read(folder, 'historique-communes.json'))
    if (type === 'COM')
      periods.set(code, [...(periods.get(code) ?? []), { nom, debut: dateDebut, fin: dateFin }]);
  return periods;
}

/** Ends and opens periods so that those open are those of this vintage. */
function apply(periods: Map<string, Periode[]>, folder: string, year: string, first: boolean): void {
  const day = `${year}-01-01`;
  const now = new Map(
    read(folder, 'communes.json').flatMap(({ type, code, nom }) =>
      KEPT.includes(type) ? [[code, nom]] : [],
    ),
  );
  for (const [code, told] of periods)
    for (const period of told) if (period.fin === '' && now.get(code) !== period.nom) period.fin = day;
  for (const [code, nom] of now) {
    const told = periods.get(code) ?? [];
    if (told.some(({ fin }) => fin === '')) continue;
    // The history leaves out arrondissements and collectivities: of these, the first vintage knows no beginning.
    periods.set(code, [
      ...told,
      { nom, debut: first && told.length === 0 && horsHistoire(code) ? '' : day, fin: '' },
    ]);
  }
}

const horsHistoire = (code: string): boolean => /^(97[5-8]|98|751|132|6938)/.test(code);

/** One line a period: end of the code, name, and the days when it began and no longer was, when there are. */
function write(periods: Map<string, Periode[]>): void {
  const byDepartement: Record<string, string[]> = {};
  for (const code of [...periods.keys()].sort()) {
    const departement = code >= '97' ? code.slice(0, 3) : code.slice(0, 2);
    const lines = joined(periods.get(code) ?? []).map(({ nom, debut, fin }) =>
      [code.slice(departement.length), nom, debut, fin].join('|').replace(/\|+$/, ''),
    );
    byDepartement[departement] = [...(byDepartement[departement] ?? []), ...lines];
  }
  const texts = Object.entries(byDepartement).map(([departement, lines]) => [departement, lines.join('\n')]);
  writeFileSync(OUTPUT, `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`);
}

/** Periods of one code that follow each other under one name are one. */
function joined(periods: Periode[]): Periode[] {
  const out: Periode[] = [];
  for (const period of periods.toSorted((a, b) => (a.debut < b.debut ? -1 : 1))) {
    const last = out.at(-1);
    if (last && last.nom === period.nom && last.fin === period.debut) last.fin = period.fin;
    else out.push({ ...period });
  }
  return out;
}

/** What neither the history nor a vintage tells of the overseas. */
function collectivites(periods: Map<string, Periode[]>): void {
  for (const [ancien, code] of Object.entries(COLLECTIVITES))
    for (const period of periods.get(code) ?? []) {
      periods.set(ancien, [{ ...period, fin: COLLECTIVITES_LE }]);
      period.debut = COLLECTIVITES_LE;
    }
}

const [history, ...vintages] = process.argv.slice(2);
if (!history || vintages.length === 0) throw new Error('HISTORIQUE 2021=FOLDER 2022=FOLDER …');
const periods = historyOf(history);
vintages.forEach((vintage, rank) => {
  const [year = '', folder = ''] = vintage.split('=');
  apply(periods, folder, year, rank === 0);
});
collectivites(periods);
write(periods);
