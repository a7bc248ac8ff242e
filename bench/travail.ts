/**
 * What PostgreSQL really did for a read of the application: its own account (auto_explain) of each statement that the
 * application's connection ran, statements inside functions included, under the person's row-level security.
 */
import pg from 'pg';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import type { Executer } from '#monde/copie.ts';
import { WEB } from '#scripts/roles.ts';

/** Rows read from tables and indexes, kept or thrown away, and pages of 8 kB looked at. */
export interface Travail {
  lignes: number;
  pages: number;
}

interface Noeud {
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Noeud[];
}

const ecartees = (noeud: Noeud): number =>
  (noeud['Rows Removed by Filter'] ?? 0) + (noeud['Rows Removed by Index Recheck'] ?? 0);

function lignesLues(noeud: Noeud): number {
  const lit = noeud['Relation Name'] !== undefined || noeud['Index Name'] !== undefined;
  const ici = lit ? (noeud['Actual Rows'] + ecartees(noeud)) * noeud['Actual Loops'] : 0;
  return (noeud.Plans ?? []).reduce((total, sous) => total + lignesLues(sous), ici);
}

const REGLAGES = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
};

const regler = (reglage: string): string =>
  `DO $$ BEGIN EXECUTE format('ALTER ROLE ${WEB} IN DATABASE %I ${reglage.replaceAll("'", "''")}', current_database()); END $$`;

/** What the connections of the application have sent, and what PostgreSQL has said of it. */
class Ecoute {
  readonly envoyees = new Set<string>();
  comptes: { texte: string; plan: Noeud }[] = [];

  brancher(client: pg.Client): void {
    client.on('notice', ({ message = '' }) => {
      const debut = message.indexOf('{');
      if (!message.includes('plan:') || debut < 0) return;
      const { 'Query Text': texte, Plan: plan } = JSON.parse(message.slice(debut));
      this.comptes.push({ texte, plan });
    });
    const envoyer = client.query.bind(client) as (...envoi: unknown[]) => unknown;
    client.query = ((...envoi: unknown[]) => {
      const [requete] = envoi as [string | { text?: string }];
      this.envoyees.add((typeof requete === 'string' ? requete : requete.text) ?? '');
      return envoyer(...envoi);
    }) as never;
  }

  /** The work of a read, once what a first time costs (catalogs, plans of functions) is paid. */
  async travailDe(lecture: () => Promise<unknown>): Promise<Travail> {
    await lecture();
    this.comptes = [];
    await lecture();
    if (this.comptes.length === 0) throw new Error('aucune requête n’a été vue');
    // A function's pages are counted by the statement that calls it; its rows are not.
    const dites = this.comptes.filter(({ texte }) => this.envoyees.has(texte));
    return {
      lignes: Math.round(this.comptes.reduce((total, { plan }) => total + lignesLues(plan), 0)),
      pages: dites.reduce(
        (total, { plan }) => total + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
        0,
      ),
    };
  }
}

/** Runs `mesurer` while each connection of this process tells what was read for each of its statements. */
export async function avecLeTravail(
  executer: Executer,
  mesurer: (travailDe: (lecture: () => Promise<unknown>) => Promise<Travail>) => Promise<void>,
): Promise<void> {
  const ecoute = new Ecoute();
  const connecter = pg.Client.prototype.connect;
  pg.Client.prototype.connect = function (this: pg.Client, ...args: unknown[]) {
    ecoute.brancher(this);
    return (connecter as (...args: unknown[]) => unknown).apply(this, args);
  } as never;
  try {
    for (const [nom, valeur] of Object.entries(REGLAGES)) await executer(regler(`SET ${nom} = '${valeur}'`));
    await fermerPrisma();
    await mesurer((lecture) => ecoute.travailDe(lecture));
  } finally {
    pg.Client.prototype.connect = connecter;
    await executer(regler('RESET ALL'));
    await fermerPrisma();
  }
}
