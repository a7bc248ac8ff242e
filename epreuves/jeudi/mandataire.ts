/**
 * A proxy before several processes of the site, as one would stand in production: in turn to those that are in service, which
 * it empties before they are replaced.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { setTimeout } from 'node:timers/promises';

interface Cible {
  port: number;
  enService: boolean;
  enCours: number;
}

export interface Mandataire {
  /** Takes a process out of service, and waits until it serves nobody. */
  retirer(port: number): Promise<void>;
  /** Puts a process in service once it says that it is ready. */
  remettre(port: number): Promise<void>;
  fermer(): Promise<void>;
}

async function attendreQuIlSoitPret(port: number): Promise<void> {
  for (;;) {
    const reponse = await fetch(`http://127.0.0.1:${port}/api/sante/pret`).catch(() => null);
    await reponse?.arrayBuffer();
    if (reponse?.ok) return;
    await setTimeout(100);
  }
}

/** Listens on a port for the processes that listen on others. */
export async function ouvrirMandataire(ecoute: number, ports: readonly number[]): Promise<Mandataire> {
  const cibles: Cible[] = ports.map((port) => ({ port, enService: false, enCours: 0 }));
  let tour = 0;
  const serveur = http.createServer((demande, reponse) => {
    const enService = cibles.filter((cible) => cible.enService);
    const cible = enService[tour++ % enService.length];
    if (!cible) {
      reponse.writeHead(503).end();
      return;
    }
    cible.enCours++;
    reponse.once('close', () => {
      cible.enCours--;
    });
    const qui = demande.socket.remoteAddress ?? '';
    const passee = http.request(
      {
        ...{ host: '127.0.0.1', port: cible.port, method: demande.method, path: demande.url, agent: false },
        headers: { ...demande.headers, 'x-forwarded-for': qui, connection: 'close' },
      },
      (recue) => {
        reponse.writeHead(recue.statusCode ?? 502, recue.headers);
        recue.pipe(reponse);
      },
    );
    passee.once('error', () => {
      if (!reponse.headersSent) reponse.writeHead(502);
      reponse.end();
    });
    demande.pipe(passee);
  });
  const cibleDe = (port: number): Cible => cibles.find((cible) => cible.port === port) as Cible;
  const mandataire: Mandataire = {
    async retirer(port) {
      const cible = cibleDe(port);
      cible.enService = false;
      while (cible.enCours > 0) await setTimeout(20);
    },
    async remettre(port) {
      await attendreQuIlSoitPret(port);
      cibleDe(port).enService = true;
    },
    async fermer() {
      serveur.closeAllConnections();
      await new Promise((suite) => serveur.close(suite));
    },
  };
  await new Promise<void>((suite) => serveur.listen(ecoute, suite));
  await Promise.all(ports.map(mandataire.remettre));
  return mandataire;
}

/**
 * What a version does when it takes the place of another: each process in turn is emptied, stopped, and put back in service once
 * the one that `demarrer` starts on its port is ready.
 */
export async function remplacerUnAUn(
  sites: Map<number, ChildProcess>,
  devant: Mandataire,
  demarrer: (port: number) => Promise<ChildProcess>,
): Promise<void> {
  for (const [port, ancien] of sites) {
    await devant.retirer(port);
    ancien.kill('SIGTERM');
    if (ancien.exitCode === null && ancien.signalCode === null) await once(ancien, 'exit');
    sites.set(port, await demarrer(port));
    await devant.remettre(port);
  }
}
