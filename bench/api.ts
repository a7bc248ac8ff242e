/**
 * Bench of the interface for administrations: whole calls (token, quota, search, law, trace) through HTTP, in a base that grows,
 * beside a route of the same server that answers without reading anything.
 */
import { planterFoule, raconterLesModeles } from '#monde/foule.ts';
import { COMMUNE, jetonEnSql } from '#monde/jetons.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { withClient } from '#scripts/postgres.ts';
import { type BaseDeBench, ouvrirBase } from './base.ts';
import { centile, type Mesure, mediane, type Options } from './mesure.ts';
import { ouvrirSite } from './site.ts';

const JETONS = 32;
/** Callers at once: all that the server bears, then half of them. */
const PLEIN = 16;
const DEMI = 8;
/** Calls of a round. */
const APPELS = 1_600;
const UNE = 1_000;

interface Tour {
  /** Calls a second. */
  debit: number;
  p99: number;
}

async function faireUnTour(deFront: number, appeler: (rang: number) => Promise<void>): Promise<Tour> {
  const durees: number[] = [];
  let lances = 0;
  const debut = performance.now();
  await Promise.all(
    Array.from({ length: deFront }, async () => {
      while (lances < APPELS) {
        const rang = lances++;
        const depart = performance.now();
        await appeler(rang);
        durees.push(performance.now() - depart);
      }
    }),
  );
  return { debit: (APPELS * 1_000) / (performance.now() - debut), p99: centile(durees, 99) };
}

/** Addresses that find a pupil each, drawn over the whole base; the interface reads the letters of a civil registry alone. */
async function adressesDe({ adminUrl }: BaseDeBench): Promise<string[]> {
  const { rows } = await withClient(adminUrl, (client) =>
    client.query(`SELECT e.nom, e.prenom, e.sexe, e.naissance, s.uai FROM eleve e TABLESAMPLE SYSTEM (20) JOIN scolarite s ON s.eleve_id = e.id
      WHERE length(e.naissance) = 10 AND s.rentree = 2026 AND sans_accent(e.nom || e.prenom) ~ '^[a-z’'' -]+$' LIMIT ${APPELS}`),
  );
  return rows.map(({ nom, prenom, sexe, naissance, uai }) => {
    const [annee = '', mois = '', jour = ''] = naissance.split('-');
    return `/v5/men/scolarites/identite?${new URLSearchParams([
      ...[
        ['recipient', COMMUNE],
        ['nomNaissance', nom],
        ['prenoms[]', prenom],
        ['sexeEtatCivil', sexe],
      ],
      ...[
        ['anneeDateNaissance', annee],
        ['moisDateNaissance', mois],
        ['jourDateNaissance', jour],
      ],
      ...[
        ['anneeScolaire', '2026'],
        ['codeEtablissement', uai],
      ],
    ])}`;
  });
}

/** Calls a second against a bare route, and the 99th centile against that of half the load. */
export async function mesurer({ tailles, tours }: Options): Promise<Mesure[]> {
  const base = await ouvrirBase({ production: true });
  try {
    await planterReferentiel();
    const emis = Array.from({ length: JETONS }, () => jetonEnSql());
    await base.executer(emis.map(({ sql }) => sql).join('\n'));
    // What a round calls is not held back: the count is done, its limit is not what is measured.
    await base.executer(
      'ALTER TABLE jeton_api DROP CONSTRAINT jeton_api_par_minute; UPDATE jeton_api SET par_minute = 1000000',
    );
    const modeles = await raconterLesModeles();
    const site = await ouvrirSite();
    try {
      const mesures: Mesure[] = [];
      let deja = 0;
      for (const taille of tailles) {
        await planterFoule(base.executer, modeles, { de: deja + 1, a: taille }, UNE);
        deja = taille;
        // As a base is once its rows are settled: autovacuum would come in the middle of a round.
        await base.executer('VACUUM (ANALYZE)');
        const adresses = await adressesDe(base);
        const lire = async (adresse: string, jeton: string) => {
          const reponse = await fetch(site.url + adresse, { headers: { authorization: `Bearer ${jeton}` } });
          await reponse.arrayBuffer();
          // Two drawn pupils may share a name and a birth: that is an answer too.
          if (![200, 404, 409].includes(reponse.status)) throw new Error(`${adresse} : ${reponse.status}`);
        };
        const jeton = (rang: number) => emis[rang % JETONS]?.jeton.texte ?? '';
        const appeler = (rang: number) => lire(adresses[rang % adresses.length] ?? '', jeton(rang));
        const nu = () => lire('/api/pings', '');
        const releves = { plein: [] as Tour[], demi: [] as Tour[], nus: [] as Tour[] };
        for (let tour = 0; tour <= tours; tour++) {
          const lus = {
            plein: await faireUnTour(PLEIN, appeler),
            nus: await faireUnTour(PLEIN, nu),
            demi: await faireUnTour(DEMI, appeler),
          };
          if (tour === 0) continue;
          releves.plein.push(lus.plein);
          releves.nus.push(lus.nus);
          releves.demi.push(lus.demi);
        }
        const debit = (de: Tour[]) => mediane(de.map((tour) => tour.debit));
        const p99 = (de: Tour[]) => mediane(de.map((tour) => tour.p99));
        mesures.push(
          {
            nom: `appels par seconde, ${taille} élèves`,
            valeur: debit(releves.plein),
            unite: '/s',
            reference: { nom: 'route nue', valeur: debit(releves.nus) },
            objectif: { sens: 'au_moins', valeur: 0.5 * debit(releves.nus) },
          },
          {
            nom: `p99 à pleine charge, ${taille} élèves`,
            valeur: p99(releves.plein),
            unite: 'ms',
            reference: { nom: 'à demi-charge', valeur: p99(releves.demi) },
            objectif: { sens: 'au_plus', valeur: 3 * p99(releves.demi) },
          },
        );
      }
      return mesures;
    } finally {
      await site.fermer();
    }
  } finally {
    await base.fermer();
  }
}
