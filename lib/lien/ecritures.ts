/** The responsables of pupils and their links, as the school base says them: rows to write, no I/O. */
import {
  fusionner,
  lienDit,
  memesNoms,
  type ResponsableDit,
  responsableDit,
} from '#lib/inscription/faits.ts';
import { differences } from '#lib/personne/faits.ts';
import type { Rangee } from '#lib/technique/ensembles.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Base, CleConnue } from './queries.ts';

type LienConnu = Prisma.LienGetPayload<{ include: { responsable: true } }>;

/** By which export, and how what it changes is signed. */
export interface Signee {
  base: Base;
  /** As a clock of Paris showed, without zone. */
  exporteLe: Date;
  signature: Rangee;
}

export class Rattachements {
  readonly nouveaux: Rangee[] = [];
  readonly changes = new Map<string, Rangee>();
  readonly liens = new Map<string, Rangee>();
  readonly cles = new Map<string, Rangee>();
  readonly corrections: Rangee[] = [];
  readonly #origine: Signee;
  readonly #connus: ReadonlyMap<string, CleConnue>;
  /** Responsables met in this set, by key: brothers and sisters have the same. */
  readonly #rencontres = new Map<string, string>();

  constructor(origine: Signee, connus: ReadonlyMap<string, CleConnue>) {
    this.#origine = origine;
    this.#connus = connus;
  }

  /** The links of a pupil: those that the base says, and those that it says no more. */
  lier(
    eleveId: string,
    siens: readonly LienConnu[],
    dits: readonly ResponsableDit[],
    avant: readonly ResponsableDit[],
  ): void {
    const tenus = new Set<string>();
    // Two keys of one person: the link of the highest responsibility is kept.
    for (const dit of dits.toSorted((a, b) => a.lien.niveau.localeCompare(b.lien.niveau))) {
      const responsableId = this.#responsable(dit, siens);
      if (tenus.has(responsableId)) continue;
      tenus.add(responsableId);
      const ancien = siens.find((lien) => lien.responsableId === responsableId);
      const apres = lienDit(dit);
      const dAvant = avant.find(({ cle }) => cle === dit.cle);
      const lien = ancien
        ? fusionner(ancienLien(ancien), { avant: dAvant && ancien.parente ? lienDit(dAvant) : null, apres })
        : apres;
      this.#poser(eleveId, responsableId, lien, null);
    }
    for (const lien of siens)
      if (lien.parente && !lien.absentDepuis && !tenus.has(lien.responsableId))
        this.#poser(eleveId, lien.responsableId, ancienLien(lien), this.#origine.exporteLe);
  }

  #poser(eleveId: string, responsableId: string, lien: Rangee, absentDepuis: Date | null): void {
    this.liens.set(`${eleveId}/${responsableId}`, { eleveId, responsableId, ...lien, absentDepuis });
  }

  /** The record of a responsable: under its key, else among those of the pupil who bear the same names, else a new one. */
  #responsable(dit: ResponsableDit, siens: readonly LienConnu[]): string {
    const rencontre = this.#rencontres.get(dit.cle);
    if (rencontre) return rencontre;
    const connue = this.#connus.get(dit.cle);
    const apres = responsableDit(dit);
    const semblables = siens
      .filter(({ parente }) => !parente)
      .filter(
        ({ responsable: r }) => memesNoms(r, apres) || memesNoms({ ...r, nom: r.nomUsage ?? r.nom }, apres),
      );
    const tenu = connue?.responsable ?? (semblables.length === 1 ? semblables[0]?.responsable : undefined);
    const id = tenu?.id ?? crypto.randomUUID();
    this.#rencontres.set(dit.cle, id);
    if (tenu) this.#changer(tenu, connue?.dit ?? null, apres);
    else this.nouveaux.push({ id, ...apres });
    const { lien: _, ...gardee } = dit;
    this.cles.set(dit.cle, { ...this.#origine.base, cle: dit.cle, responsableId: id, dit: gardee });
    return id;
  }

  /** What a family typed of itself is newer than the first word of the base: only what is missing is then filled. */
  #changer(
    tenu: CleConnue['responsable'],
    avant: ResponsableDit | null,
    apres: ReturnType<typeof responsableDit>,
  ): void {
    const actuel = Object.fromEntries(
      Object.keys(apres).map((champ) => [champ, tenu[champ as keyof typeof apres]]),
    ) as typeof apres;
    const fusion = fusionner(actuel, { avant: avant && responsableDit(avant), apres, garder: true });
    const change = differences(actuel, fusion);
    if (!change) return;
    this.changes.set(tenu.id, { id: tenu.id, ...fusion });
    this.corrections.push({
      id: crypto.randomUUID(),
      responsableId: tenu.id,
      ...change,
      ...this.#origine.signature,
    });
  }
}

/** A link as it stands, in the columns that the base says. */
function ancienLien(ancien: LienConnu): ReturnType<typeof lienDit> {
  const { lien, legal, paieLesFrais, parente, niveau, percoitLesAides, hebergeEleve, prioritaire } = ancien;
  const dit = { lien, legal, paieLesFrais, parente, niveau, percoitLesAides, hebergeEleve, prioritaire };
  return dit as ReturnType<typeof lienDit>;
}
