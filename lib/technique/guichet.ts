import { Refus } from './refus.ts';

/** How much of one kind of costly work is done, and waits, at the same time. */
export interface Bornes {
  /** Works done at once. */
  places: number;
  /** Works of one person, done or waiting: one more is refused. */
  parPersonne: number;
  /** Works of everybody that wait: one more is refused. */
  attente: number;
}

interface EnAttente {
  personne: string;
  appeler: () => void;
}

/** A counter where costly works wait their turn. Nobody is served twice at once, so nobody can hold every place. */
export class Guichet {
  readonly #bornes: Bornes;
  readonly #servis = new Set<string>();
  readonly #attente: EnAttente[] = [];

  constructor(bornes: Bornes) {
    this.#bornes = bornes;
  }

  /** Does the work when its turn comes. Throws Refus impossible at once when the person, or everybody, waits too much. */
  async servir<T>(personne: string, travail: () => Promise<T>): Promise<T> {
    const siens = this.#attente.filter((attente) => attente.personne === personne).length;
    if (siens + Number(this.#servis.has(personne)) >= this.#bornes.parPersonne)
      throw new Refus(
        'impossible',
        'Vos envois précédents sont encore à l’examen. Attendez qu’ils se terminent, puis recommencez.',
      );
    if (this.#attente.length >= this.#bornes.attente)
      throw new Refus(
        'impossible',
        'Trop de fichiers arrivent en ce moment. Rien n’est enregistré : recommencez dans quelques minutes.',
      );
    await new Promise<void>((appeler) => {
      this.#attente.push({ personne, appeler });
      this.#appeler();
    });
    try {
      return await travail();
    } finally {
      this.#servis.delete(personne);
      this.#appeler();
    }
  }

  /** Serves those who can be, first come first served. */
  #appeler(): void {
    while (this.#servis.size < this.#bornes.places) {
      const rang = this.#attente.findIndex(({ personne }) => !this.#servis.has(personne));
      const [suivant] = rang === -1 ? [] : this.#attente.splice(rang, 1);
      if (!suivant) return;
      this.#servis.add(suivant.personne);
      suivant.appeler();
    }
  }
}
