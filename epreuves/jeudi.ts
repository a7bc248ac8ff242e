/** The third Thursday of September, or the closing of a trimestre: everybody at once, on generated data, for a set time. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { jetonEnSql } from '#monde/jetons.ts';
import { buildPages, ROOT } from '#scripts/construction.ts';
import { gatherImage, PAGES } from '#scripts/image.ts';
import { Panne } from '#scripts/panne.ts';
import { freePort } from '#scripts/postgres.ts';
import { interroger } from './jeudi/api.ts';
import { type Mandataire, ouvrirMandataire, remplacerUnAUn } from './jeudi/mandataire.ts';
import { ecrirePassages, erreursDe, jouer, reunir } from './jeudi/passage.ts';
import type { Rapport } from './jeudi/poste.ts';
import { type Equipe, estUnProfil, PROFILS } from './jeudi/profils.ts';
import { observer, premiereSaturee } from './jeudi/ressources.ts';
import { ouvrirPile, tuer } from './pannes/pile.ts';

export const titre =
  'Le troisième jeudi de septembre : des familles déposent, des chefs décident, des pages s’ouvrent, l’API répond, des courriers partent, pendant qu’une version du site remplace l’autre. « jeudi trimestre » : des chefs certifient la présence et figent leurs états, le service lit l’assistant, des familles regardent.';

const ArgumentsSchema = z.tuple([
  z.coerce.number().int().min(5).max(3_600).default(60),
  z.coerce.number().int().min(400).max(2_000_000).default(10_000),
  z.coerce.number().int().min(1).max(16).default(2),
  z.coerce.number().int().min(1).max(64).default(4),
]);

/** Tokens of the interface: enough for none to pass its quota. */
const JETONS = 500;

/** What each statement at work in the base waits for, nothing for one that runs. */
const ATTENTES = `SELECT coalesce(string_agg(coalesce(wait_event_type, ''), ','), '-') FROM pg_stat_activity
  WHERE state = 'active' AND backend_type = 'client backend' AND pid <> pg_backend_pid()`;

/** Starts a process of people; gives what became of their work once it was told to stop. */
function ouvrirPoste(equipe: Equipe): { processus: ChildProcess; rapport: Promise<Rapport> } {
  const processus = fork(path.join(import.meta.dirname, 'jeudi/poste.ts'), { execArgv: ['--no-warnings'] });
  processus.send(equipe);
  const rapport = Promise.race([
    once(processus, 'message').then(([passages]) => passages as Rapport),
    once(processus, 'exit').then(() => Promise.reject(new Panne('Un poste s’est arrêté avant la fin.'))),
  ]);
  return { processus, rapport };
}

/**
 * @param args « trimestre » or nothing, then seconds (60), dossiers (10 000), processes of people, and of the site (2), people of each kind at once in each (4)
 * @throws {Panne} when something failed, or the arguments are no numbers
 */
export async function run(args: string[]): Promise<void> {
  const [premier, ...autres] = args;
  const nomDeProfil = estUnProfil(premier) ? premier : 'jeudi';
  const profil = PROFILS[nomDeProfil];
  const nombres = estUnProfil(premier) ? autres : args;
  const lus = ArgumentsSchema.safeParse([0, 1, 2, 3].map((rang) => nombres[rang]));
  if (!lus.success)
    throw new Panne(
      'Usage : npm run epreuve -- jeudi [trimestre] [SECONDES [DOSSIERS [PROCESSUS [PERSONNES]]]]',
    );
  const [secondes, dossiers, processus, personnes] = lus.data;
  await buildPages(PAGES, path.join(ROOT, '.rapports'), 'standalone');
  const image = await mkdtemp(path.join(tmpdir(), 'bourses-image-'));
  const pile = await ouvrirPile();
  const sites = new Map<number, ChildProcess>();
  const lances: ChildProcess[] = [];
  let devant: Mandataire | undefined;
  try {
    await gatherImage(image);
    await pile.executer(`INSERT INTO horloge (id, jour) VALUES (1, '${profil.jour}')`);
    const siens = await profil.planter(pile.executer, { dossiers, processus, secondes });
    const emis = Array.from({ length: profil.api ? JETONS : 0 }, () => jetonEnSql());
    await pile.executer(emis.map(({ sql }) => sql).join('\n'));
    const worker = await pile.demarrerWorker();
    const demarrer = (port: number) => pile.demarrerSite(image, port);
    for (let rang = 0; rang < processus; rang++) {
      const port = await freePort();
      sites.set(port, await demarrer(port));
    }
    const site = new URL(pile.env.NEXTAUTH_URL ?? '');
    devant = await ouvrirMandataire(Number(site.port), [...sites.keys()]);
    const produits = () => pile.compter(`SELECT count(*) FROM courrier WHERE etat = 'produit'`);
    const octets = () => pile.compter('SELECT pg_database_size(current_database())');
    const [avant, taille] = [await produits(), await octets()];

    let ouvert = true;
    const debut = performance.now();
    const postes = Array.from({ length: processus }, (_, rang) =>
      ouvrirPoste({
        ...{ profil: nomDeProfil, personnes },
        de: siens.premier + rang * siens.chacun,
        a: siens.premier + (rang + 1) * siens.chacun,
      }),
    );
    lances.push(...postes.map((poste) => poste.processus));
    const demandes = jouer(
      [
        ...(await profil.pages(site.origin, personnes)),
        ...(profil.api
          ? [
              interroger(
                site.origin,
                personnes,
                emis.map(({ jeton }) => jeton.texte),
              ),
            ]
          : []),
      ],
      () => ouvert,
    );
    const pid = (un: ChildProcess): number[] => (un.pid ? [un.pid] : []);
    const consommation = observer(
      {
        'la base': pile.processusDeLaBase,
        'le site': () => [...sites.values()].flatMap(pid),
        'les familles et les chefs': () => postes.flatMap((poste) => pid(poste.processus)),
        'l’épreuve elle-même': () => [process.pid],
        'l’ouvrier': () => pid(worker),
      },
      async () => (await pile.lire(ATTENTES)).split(',').filter((attente) => attente !== '-'),
      () => !ouvert,
    );
    await setTimeout((secondes * 1_000) / 2);
    const remplacement = remplacerUnAUn(sites, devant, demarrer);
    await Promise.all([remplacement, setTimeout((secondes * 1_000) / 2)]);
    ouvert = false;
    for (const poste of postes) poste.processus.send('finir');
    const passages = reunir(
      [...(await Promise.all(postes.map(({ rapport }) => rapport))), await demandes].flat(),
    );
    const vue = await consommation;
    const duree = (performance.now() - debut) / 1_000;
    const partis = (await produits()) - avant;
    const restent = await pile.compter(`SELECT count(*) FROM courrier WHERE etat = 'a_produire'`);
    const deposes = passages[0]?.durees.length ?? 0;
    console.log(
      `${Math.round(duree)} s, ${dossiers} dossiers, ${processus} processus du site, remplacés un à un à mi-temps, ${personnes} personnes de chaque sorte :`,
    );
    console.log(ecrirePassages(passages, duree));
    console.log(
      `Courriers produits : ${partis}, ${(partis / duree).toFixed(1)} par seconde ; ${restent} attendent encore.`,
    );
    console.log(
      `La base a grossi de ${Math.round(((await octets()) - taille) / 1_024 / Math.max(deposes, 1))} Ko par ${profil.unite}.`,
    );
    for (const [nom, coeurs] of Object.entries(vue.groupes))
      console.log(`${nom} : ${coeurs.toFixed(2)} cœur`);
    console.log(`Première ressource saturée : ${premiereSaturee(vue)}`);
    if (erreursDe(passages) > 0) throw new Panne(`${erreursDe(passages)} demandes ont échoué.`);
  } finally {
    await devant?.fermer();
    for (const lance of [...lances, ...sites.values()])
      if (lance.exitCode === null && lance.signalCode === null) await tuer(lance);
    await pile.fermer();
    await rm(image, { recursive: true, force: true });
  }
}
