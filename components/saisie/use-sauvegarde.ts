'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Valeurs } from '#lib/demande/schema.ts';
import {
  cleDeCopie,
  type Evenement,
  ecarts,
  ecrireCopie,
  estArretee,
  lireCopie,
  memesValeurs,
  type Sauvegarde,
  suivre,
} from './sauvegarde.ts';

const ATTENTE_MS = 600;
const REPRISE_MS = 5_000;

interface Reponse {
  revision: number;
  heure?: string;
  valeurs?: Valeurs;
}

interface Depart {
  dossierId: string;
  /** Where the draft is kept. */
  adresse: string;
  revision: number;
  /** The answers as the fields hold them. */
  lire: () => Valeurs;
  /** Puts answers back into the fields. */
  restaurer: (valeurs: Valeurs) => void;
}

/**
 * Keeps the draft: at each change a copy on this machine, then, once the fingers rest, on the server; sent again by
 * itself when the connection comes back. Stops and asks when somebody else saved in between.
 */
export function useSauvegarde({ dossierId, adresse, revision, lire, restaurer }: Depart) {
  const [etat, setEtat] = useState<Sauvegarde>({
    revision,
    statut: 'enregistre',
    modifications: 0,
    heure: null,
  });
  const [distante, setDistante] = useState<Reponse | null>(null);
  const courant = useRef(etat);
  const dernieres = useRef<Valeurs>({});
  const confirmees = useRef<Valeurs>({});
  const minuterie = useRef<ReturnType<typeof setTimeout>>(undefined);
  const envoi = useRef<Promise<boolean> | null>(null);

  const emettre = useCallback((evenement: Evenement) => {
    courant.current = suivre(courant.current, evenement);
    setEtat(courant.current);
  }, []);

  const copier = useCallback(() => {
    const { modifications, revision: tenue } = courant.current;
    try {
      if (modifications === 0) localStorage.removeItem(cleDeCopie(dossierId));
      else
        localStorage.setItem(
          cleDeCopie(dossierId),
          ecrireCopie({ revision: tenue, modifications, valeurs: dernieres.current }),
        );
    } catch {
      // Storage full or forbidden: the server still keeps the draft.
    }
  }, [dossierId]);

  const envoyer = useCallback(async (): Promise<boolean> => {
    clearTimeout(minuterie.current);
    if (envoi.current) await envoi.current;
    if (estArretee(courant.current)) return false;
    if (courant.current.modifications === 0) return true;
    const envoyees = dernieres.current;
    emettre({ genre: 'envoi' });
    envoi.current = deposerBrouillon(adresse, courant.current.revision, envoyees).then((suite) => {
      const perdue =
        suite.genre === 'conflit' && suite.reponse.valeurs && memesValeurs(suite.reponse.valeurs, envoyees);
      if (suite.genre === 'enregistre' || perdue) {
        confirmees.current = envoyees;
        const { revision: nouvelle, heure = null } = suite.reponse;
        const modifications = ecarts(envoyees, dernieres.current);
        emettre({ genre: 'enregistre', revision: nouvelle, heure, modifications });
      } else {
        if (suite.genre === 'conflit') setDistante(suite.reponse);
        emettre({ genre: suite.genre });
      }
      copier();
      return courant.current.statut === 'enregistre' || courant.current.statut === 'a_envoyer';
    });
    const fait = await envoi.current;
    envoi.current = null;
    if (courant.current.modifications > 0 && !estArretee(courant.current))
      minuterie.current = setTimeout(envoyer, fait ? ATTENTE_MS : REPRISE_MS);
    return fait && courant.current.modifications === 0;
  }, [copier, adresse, emettre]);

  const modifier = useCallback(
    (lues: Valeurs) => {
      dernieres.current = lues;
      emettre({ genre: 'modifie', modifications: ecarts(confirmees.current, lues) });
      copier();
      clearTimeout(minuterie.current);
      minuterie.current = setTimeout(envoyer, ATTENTE_MS);
    },
    [copier, emettre, envoyer],
  );

  /** Settles a conflict: one's own answers replace the others', or give way to them. */
  const trancher = (garder: 'les_miennes' | 'les_autres') => {
    if (!distante?.valeurs) return;
    emettre({ genre: 'tranche', revision: distante.revision });
    if (garder === 'les_autres') {
      dernieres.current = distante.valeurs;
      restaurer(distante.valeurs);
    }
    setDistante(null);
    void envoyer();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what this machine kept is looked at once, on arrival
  useEffect(() => {
    const valeurs = lire();
    confirmees.current = valeurs;
    dernieres.current = valeurs;
    const copie = lireCopie(localStorage.getItem(cleDeCopie(dossierId)));
    if (!copie || memesValeurs(copie.valeurs, valeurs)) return copier();
    dernieres.current = copie.valeurs;
    restaurer(copie.valeurs);
    emettre({ genre: 'modifie', modifications: ecarts(valeurs, copie.valeurs) });
    if (copie.revision === revision) void envoyer();
    else {
      setDistante({ revision, valeurs });
      emettre({ genre: 'conflit' });
    }
  }, []);

  useEffect(() => {
    const partir = () => {
      if (document.visibilityState === 'hidden') void envoyer();
    };
    const revenir = () => void envoyer();
    document.addEventListener('visibilitychange', partir);
    window.addEventListener('online', revenir);
    return () => {
      document.removeEventListener('visibilitychange', partir);
      window.removeEventListener('online', revenir);
      clearTimeout(minuterie.current);
    };
  }, [envoyer]);

  /** The recording saved the draft too: the next save starts from there. */
  const suivreRevision = (nouvelle: number) =>
    emettre({ genre: 'enregistre', revision: nouvelle, heure: courant.current.heure, modifications: 0 });

  /** The revision as last confirmed, ahead of what the page has drawn yet. */
  const revisionTenue = () => courant.current.revision;

  return { etat, modifier, envoyer, trancher, suivreRevision, revisionTenue };
}

type Suite =
  | { genre: 'enregistre' | 'conflit'; reponse: Reponse }
  | { genre: 'disparu' | 'deconnecte' | 'injoignable' };

const STATUTS: Record<number, 'disparu' | 'deconnecte'> = { 404: 'disparu', 401: 'deconnecte' };

async function deposerBrouillon(adresse: string, revision: number, valeurs: Valeurs): Promise<Suite> {
  try {
    const reponse = await fetch(adresse, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ revision, valeurs }),
      // A tab being closed still lets the save leave.
      keepalive: true,
    });
    if (reponse.ok) return { genre: 'enregistre', reponse: await reponse.json() };
    if (reponse.status === 409) return { genre: 'conflit', reponse: await reponse.json() };
    return { genre: STATUTS[reponse.status] ?? 'injoignable' };
  } catch {
    return { genre: 'injoignable' };
  }
}
