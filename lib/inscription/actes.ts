/**
 * Writes in the records what the school base says: pupils, stays, responsables, links, and the keys under which the base knows
 * them. Sets of rows; done twice it changes nothing.
 */

import type { RegimeTenu } from '#lib/droit/argent/regimes.ts';
import { champsDe } from '#lib/eleve/faits.ts';
import { Rattachements } from '#lib/lien/ecritures.ts';
import type { Base } from '#lib/lien/queries.ts';
import { differences } from '#lib/personne/faits.ts';
import { champsDeLaScolarite, regimesApres, relireRegimes } from '#lib/scolarite/faits.ts';
import { inserer, modifier, poser, type Rangee } from '#lib/technique/ensembles.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { fusionner, identiteDite, type ScolariteDite, scolariteDite } from './faits.ts';
import { type AInscrire, type Connus, chargerConnus, type EleveConnu } from './queries.ts';

/** By which export, and what the corrections that it makes say of it. */
export interface Origine {
  base: Base;
  /** As a clock of Paris showed, without zone. */
  exporteLe: Date;
  motivation: string;
  auteurId: string | null;
  auteurNom: string;
  jour: Date;
}

/** Rows to write, by table; what is new apart from what changes. */
interface Rangees {
  eleves: Rangee[];
  elevesChanges: Rangee[];
  scolarites: Rangee[];
  scolaritesChangees: Rangee[];
  cles: Rangee[];
  corrections: Rangee[];
}

/** Who was written: pupils whose dossiers are to be read again, since something that they rest on changed. */
export interface Inscrits {
  eleveIds: string[];
  corriges: string[];
}

/** Writes these pupils in the caller's transaction. */
export async function inscrire(
  tx: Transaction,
  origine: Origine,
  lignes: readonly AInscrire[],
): Promise<Inscrits> {
  const inscription = new Inscription(origine, await chargerConnus(tx, origine.base, lignes));
  for (const ligne of lignes) inscription.prendre(ligne);
  const { rangees: r, rattachements: p } = inscription;
  // A pupil is seen by way of a schooling, a responsable by way of a link: each is written before it can be read.
  await inserer(tx, 'eleve', r.eleves);
  await modifier(tx, 'eleve', r.elevesChanges);
  await inserer(tx, 'scolarite', r.scolarites);
  await modifier(tx, 'scolarite', r.scolaritesChangees);
  await inserer(tx, 'responsable', p.nouveaux);
  await poser(tx, 'lien', [...p.liens.values()], ['eleve_id', 'responsable_id']);
  await modifier(tx, 'responsable', [...p.changes.values()]);
  const cle = ['source', 'uai', 'rentree', 'cle'];
  await poser(tx, 'eleve_de_base', r.cles, cle);
  await poser(tx, 'responsable_de_base', [...p.cles.values()], cle);
  await inserer(tx, 'correction_eleve', r.corrections);
  await inserer(tx, 'correction_responsable', p.corrections);
  return inscription.inscrits;
}

/** Marks as absent the pupils that the base names no more: nothing of them changes. */
export const noterAbsents = (tx: Transaction, { base, exporteLe }: Origine, cles: readonly string[]) =>
  tx.eleveDeBase.updateMany({
    where: { ...base, cle: { in: [...cles] }, absentDepuis: null },
    data: { absentDepuis: exporteLe },
  });

const different = (a: object, b: object): boolean => JSON.stringify(a) !== JSON.stringify(b);
const iso = (jour: Date | null): string | null => jour?.toISOString().slice(0, 10) ?? null;

const identiteDe = (eleve: EleveConnu): ReturnType<typeof identiteDite> => {
  const { ine, nom, nomUsage, prenom, prenoms, sexe, naissance } = eleve;
  const { paysNaissance, departementNaissance, communeNaissance, villeNaissance } = eleve;
  const nee = { paysNaissance, departementNaissance, communeNaissance, villeNaissance };
  return { ine, nom, nomUsage, prenom, prenoms, sexe: sexe as 'M' | 'F', naissance, ...nee };
};

class Inscription {
  readonly rangees: Rangees = {
    eleves: [],
    elevesChanges: [],
    scolarites: [],
    scolaritesChangees: [],
    cles: [],
    corrections: [],
  };
  readonly rattachements: Rattachements;
  readonly inscrits: Inscrits = { eleveIds: [], corriges: [] };
  readonly #origine: Origine;
  readonly #connus: Connus;

  constructor(origine: Origine, connus: Connus) {
    this.#origine = origine;
    this.#connus = connus;
    const { base, exporteLe } = origine;
    this.rattachements = new Rattachements(
      { base, exporteLe, signature: this.#signe() },
      connus.responsables,
    );
  }

  prendre(ligne: AInscrire): void {
    const connu = ligne.eleveId ? (this.#connus.eleves.get(ligne.eleveId) ?? null) : null;
    const eleveId = connu?.id ?? crypto.randomUUID();
    const avant = this.#connus.dits.get(ligne.cle) ?? null;
    const identite = this.#identite(ligne, connu);
    const sejour = this.#sejour(ligne, connu);
    if (!connu) this.rangees.eleves.push({ id: eleveId, ...identite });
    else if (different(identite, identiteDe(connu)))
      this.rangees.elevesChanges.push({ id: eleveId, ...identite });
    const { id: scolariteId, ancien, tenus, ...scolarite } = sejour;
    const regimes = ancien ? this.#regimes(ancien, tenus, scolarite.apres) : tenus;
    const { uai, rentree } = this.#origine.base;
    if (!ancien)
      this.rangees.scolarites.push({ id: scolariteId, eleveId, uai, rentree, ...scolarite.apres, regimes });
    else if (different(scolarite.apres, ancien))
      this.rangees.scolaritesChangees.push({ id: scolariteId, ...scolarite.apres, regimes });
    if (connu && ancien)
      this.#corriger(
        connu,
        scolariteId,
        identite,
        { ...ancien, regimes: tenus },
        { ...scolarite.apres, regimes },
      );
    const responsables = ligne.dit.responsables ?? avant?.responsables;
    if (ligne.dit.responsables)
      this.rattachements.lier(eleveId, connu?.liens ?? [], ligne.dit.responsables, avant?.responsables ?? []);
    this.rangees.cles.push({
      ...this.#origine.base,
      cle: ligne.cle,
      eleveId,
      scolariteId,
      dit: { ...ligne.dit, ...(responsables ? { responsables } : {}) },
      exporteLe: this.#origine.exporteLe,
      absentDepuis: null,
    });
    this.inscrits.eleveIds.push(eleveId);
  }

  #identite({ cle, dit, sansIne }: AInscrire, connu: EleveConnu | null) {
    const apres = identiteDite(dit);
    const porteur = this.#connus.ines.get(apres.ine ?? '');
    // Never two bearers of one INE, and none is taken away because a file says nothing of it.
    const ine = sansIne || (porteur && porteur !== connu?.id) ? null : apres.ine;
    if (!connu) return { ...apres, ine };
    const avant = this.#connus.dits.get(cle);
    const corriges = connu.corrections.flatMap((correction) => Object.keys(correction.apres as object));
    const fusion = fusionner(identiteDe(connu), {
      avant: avant ? identiteDite(avant) : null,
      apres,
      corriges,
    });
    return { ...fusion, ine: corriges.includes('ine') ? connu.ine : (ine ?? connu.ine) };
  }

  /** The stay that the base speaks of: the one that is open or entered the same day, unless the pupil left and came back since. */
  #sejour({ cle, dit }: AInscrire, connu: EleveConnu | null) {
    const lire = (dit_: typeof dit) =>
      scolariteDite(dit_, this.#origine.base.rentree, this.#connus.formations.get(dit_.eleve.mef));
    const apres = lire(dit);
    const sejours = connu?.scolarites ?? [];
    const vise =
      sejours.find(({ entreeLe }) => iso(entreeLe) === apres.entreeLe) ??
      sejours.findLast(({ sortieLe }) => !sortieLe) ??
      sejours.findLast(({ sortieLe }) => apres.entreeLe <= (iso(sortieLe) ?? ''));
    if (!vise) return { id: crypto.randomUUID(), ancien: null, apres, tenus: [] };
    const ancien: ScolariteDite = {
      classe: vise.classe,
      mef: vise.mef ?? '',
      libelleMef: vise.libelleMef,
      niveau: vise.niveau,
      terminale: vise.terminale,
      dispositif: vise.dispositif as ScolariteDite['dispositif'],
      regime: vise.regime,
      codeRegime: vise.codeRegime ?? '',
      statut: vise.statut,
      entreeLe: iso(vise.entreeLe) ?? '',
      sortieLe: iso(vise.sortieLe),
      motifSortie: vise.motifSortie,
      uaiAnDernier: vise.uaiAnDernier,
    };
    const avant = this.#connus.dits.get(cle);
    const corriges = (connu?.corrections ?? []).flatMap((correction) =>
      Object.keys(correction.apres as object),
    );
    const fusion = fusionner(
      { ...ancien },
      { avant: avant ? { ...lire(avant) } : null, apres: { ...apres }, corriges },
    );
    // Who lodged elsewhere (code 5) and no more does is what the base now says, whatever convention was shown.
    const regime = ancien.codeRegime === '5' && fusion.codeRegime !== '5' ? apres.regime : fusion.regime;
    return { id: vise.id, ancien, apres: { ...fusion, regime }, tenus: relireRegimes(vise.regimes) };
  }

  /** The base gives no day: the change is of the day of its export (reading internat.jour_du_changement). */
  #regimes(ancien: ScolariteDite, tenus: readonly RegimeTenu[], apres: ScolariteDite): RegimeTenu[] {
    if (ancien.regime === apres.regime) return [...tenus];
    const { regime, entreeLe } = apres;
    const { rentree } = this.#origine.base;
    return regimesApres(
      { tenus, avant: ancien.regime, entreeLe, rentree, etats: this.#connus.etats },
      { regime, du: iso(this.#origine.exporteLe) ?? entreeLe },
    );
  }

  #corriger(
    connu: EleveConnu,
    scolariteId: string,
    identite: ReturnType<typeof identiteDite>,
    ancien: ScolariteDite & { regimes: readonly RegimeTenu[] },
    apres: ScolariteDite & { regimes: readonly RegimeTenu[] },
  ): void {
    const change = differences(
      { ...champsDe(connu), ...champsDeLaScolarite(ancien) },
      { ...champsDe({ ...connu, ...identite }), ...champsDeLaScolarite(apres) },
    );
    if (change)
      this.rangees.corrections.push({
        id: crypto.randomUUID(),
        eleveId: connu.id,
        scolariteId,
        ...change,
        ...this.#signe(),
      });
    if (change || different(ancien, apres)) this.inscrits.corriges.push(connu.id);
  }

  #signe() {
    const { motivation, auteurId, auteurNom, jour } = this.#origine;
    return { motivation, auteurId, auteurNom, jour: iso(jour) };
  }
}
