/**
 * What PostgreSQL really did for a read of the application: its own account (auto_explain) of each statement that the
 * application's connection ran, statements inside functions included, under the person's row-level security.
 */
import pg from 'pg';
import { vi } from 'vitest';
import { prisma } from '#lib/technique/prisma.ts';
import { APP } from '#scripts/roles.ts';
import { lire } from './proprietaire.ts';

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

const ecartees = (noeud: Noeud) =>
  (noeud['Rows Removed by Filter'] ?? 0) + (noeud['Rows Removed by Index Recheck'] ?? 0);

function lignesLues(noeud: Noeud): number {
  const lit = noeud['Relation Name'] !== undefined || noeud['Index Name'] !== undefined;
  const ici = lit ? (noeud['Actual Rows'] + ecartees(noeud)) * noeud['Actual Loops'] : 0;
  return (noeud.Plans ?? []).reduce((total, sous) => total + lignesLues(sous), ici);
}

let comptes: { texte: string; plan: Noeud }[] = [];
const envoyees = new Set<string>();

/** From now on, each connection of the application tells the plan of what it runs, with what was really read. */
export async function compterLeTravail(): Promise<void> {
  const [base] = await lire<{ nom: string }>('SELECT current_database() AS nom');
  const reglages = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  };
  for (const [nom, valeur] of Object.entries(reglages))
    await lire(`ALTER ROLE ${APP} IN DATABASE ${base?.nom} SET ${nom} = '${valeur}'`);
  await prisma().$disconnect();
  const connecter = pg.Client.prototype.connect as (...args: unknown[]) => unknown;
  vi.spyOn(pg.Client.prototype, 'connect').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    this.on('notice', ({ message = '' }) => {
      const debut = message.indexOf('{');
      if (!message.includes('plan:') || debut < 0) return;
      const { 'Query Text': texte, Plan: plan } = JSON.parse(message.slice(debut));
      comptes.push({ texte, plan });
    });
    const envoyer = this.query.bind(this) as (...envoi: unknown[]) => unknown;
    this.query = ((...envoi: unknown[]) => {
      const [requete] = envoi as [string | { text?: string }];
      envoyees.add((typeof requete === 'string' ? requete : requete.text) ?? '');
      return envoyer(...envoi);
    }) as never;
    return connecter.apply(this, args);
  } as never);
}

/** The work of a read, once what a first time costs (catalogs, plans of functions) is paid. */
export async function travailDe(lecture: () => Promise<unknown>): Promise<Travail> {
  await lecture();
  comptes = [];
  await lecture();
  if (comptes.length === 0) throw new Error('aucune requête n’a été vue');
  // A function's pages are counted by the statement that calls it; its rows are not.
  const dites = comptes.filter(({ texte }) => envoyees.has(texte));
  return {
    lignes: Math.round(comptes.reduce((total, { plan }) => total + lignesLues(plan), 0)),
    pages: dites.reduce(
      (total, { plan }) => total + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
      0,
    ),
  };
}
