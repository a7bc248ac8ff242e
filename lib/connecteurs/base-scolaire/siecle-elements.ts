/** An XML of Siècle read element by element, never as a whole: what one record needs, and no more. */
import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import { Decodeur } from './siecle-decodage.ts';
import type { MotifSiecle } from './siecle-motifs.ts';

/** One element, with what is under it. */
export interface Element {
  nom: string;
  attributs: Record<string, string>;
  texte: string;
  enfants: Element[];
}

/** What a file tells on its way: its parameters, then its records, each with the block where it stands. */
export type Evenement = { racine: string; parametres: Element } | { bloc: string; element: Element };

/** The text of the first child of this name; undefined when absent. */
export const texteDe = (element: Element, nom: string): string | undefined =>
  element.enfants.find((enfant) => enfant.nom === nom)?.texte;

/** Root, DONNEES, a block, a record. */
const PROFONDEUR = 4;
/** Characters and elements of one record: the longest that was seen takes a hundredth of it. */
const TEXTE_MAX = 100_000;
const ENFANTS_MAX = 5_000;

export class FichierIllisible extends Error {
  readonly motif: MotifSiecle;
  readonly ligne: number | undefined;
  constructor(motif: MotifSiecle, ligne?: number) {
    super(motif);
    this.motif = motif;
    this.ligne = ligne;
  }
}

/** Reads a file to its end. Throws FichierIllisible where it cannot be trusted: nothing of it may then be kept. */
export async function* lireElements(octets: AsyncIterable<Uint8Array>): AsyncGenerator<Evenement> {
  const lecture = new Lecture();
  let decodeur: Decodeur | undefined;
  try {
    for await (const morceau of octets) {
      decodeur ??= new Decodeur(morceau);
      yield* lecture.suivre(decodeur.lire(morceau));
    }
    if (!decodeur) throw 'vide';
    if (decodeur.reenregistre()) throw 'utf8';
    yield* lecture.finir();
  } catch (motif) {
    throw typeof motif === 'string' ? new FichierIllisible(motif as MotifSiecle, lecture.ligne) : motif;
  }
}

class Lecture {
  readonly #xml = new SaxesParser();
  readonly #chemin: Element[] = [];
  #evenements: Evenement[] = [];
  #parametree = false;
  #texte = 0;
  #enfants = 0;

  constructor() {
    const refuser = (motif: MotifSiecle) => () => {
      throw motif;
    };
    this.#xml.on('doctype', refuser('dtd'));
    this.#xml.on('error', refuser('mal_forme'));
    this.#xml.on('opentag', ({ name, attributes }) =>
      this.#ouvrir(name, attributes as Record<string, SaxesAttributePlain | string>),
    );
    this.#xml.on('text', (texte) => this.#ecrire(texte));
    this.#xml.on('cdata', (texte) => this.#ecrire(texte));
    this.#xml.on('closetag', () => this.#fermer());
  }

  get ligne(): number | undefined {
    return this.#xml.line > 1 ? this.#xml.line : undefined;
  }

  suivre(texte: string): Evenement[] {
    this.#xml.write(texte);
    const lus = this.#evenements;
    this.#evenements = [];
    return lus;
  }

  finir(): Evenement[] {
    this.#xml.close();
    if (!this.#parametree) throw 'parametres' satisfies MotifSiecle;
    return this.#evenements;
  }

  #ouvrir(nom: string, lus: Record<string, SaxesAttributePlain | string>): void {
    const element: Element = { nom, attributs: lus as Record<string, string>, texte: '', enfants: [] };
    const rang = this.#chemin.push(element);
    if (rang === 2 && nom === 'DONNEES' && !this.#parametree) throw 'parametres' satisfies MotifSiecle;
    if (rang === 2 || rang === PROFONDEUR) {
      this.#texte = 0;
      this.#enfants = 0;
    } else if (this.#retenu(rang)) {
      if (++this.#enfants > ENFANTS_MAX) throw 'demesure' satisfies MotifSiecle;
      this.#chemin.at(-2)?.enfants.push(element);
    }
  }

  /** Whether an element of this depth is under a record, or under the parameters. */
  #retenu(rang: number): boolean {
    return rang > PROFONDEUR || (rang > 2 && this.#chemin[1]?.nom === 'PARAMETRES');
  }

  #ecrire(texte: string): void {
    if (this.#chemin.length < 3) return;
    this.#texte += texte.length;
    if (this.#texte > TEXTE_MAX && texte.trim() !== '') throw 'demesure' satisfies MotifSiecle;
    const element = this.#chemin.at(-1);
    if (element && this.#retenu(this.#chemin.length)) element.texte += texte;
  }

  #fermer(): void {
    const rang = this.#chemin.length;
    const element = this.#chemin.pop() as Element;
    if (rang === 2 && element.nom === 'PARAMETRES' && !this.#parametree) {
      this.#parametree = true;
      this.#evenements.push({ racine: this.#chemin[0]?.nom ?? '', parametres: element });
    }
    if (rang === PROFONDEUR && this.#chemin[1]?.nom === 'DONNEES')
      this.#evenements.push({ bloc: this.#chemin[2]?.nom ?? '', element });
  }
}
