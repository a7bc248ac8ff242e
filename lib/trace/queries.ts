import type { Scope } from '#lib/droit/habilitation/scopes.ts';
import { enPortee, exigerDpo, type Portee, tient } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { VolumeSignale } from './faits.ts';

/** A call that found a pupil: who, what for, on which ground, and what was opened. */
export interface AppelVu {
  id: string;
  instant: Date;
  organisme: string;
  projet: string | null;
  cadre: string | null;
  /** Of the DPO of the body: to whom one objects. */
  courriel: string | null;
  scopes: Scope[];
}

/** Calls that a page shows, the last first; older ones are asked of the DPO. */
const MONTRES = 200;
const VOLUMES_MONTRES = 20;
const COLONNES = Prisma.sql`id, instant, organisme, projet, cadre, courriel, scopes`;

/** Who asked about a pupil, for a family; nothing of a pupil who is not linked to it. */
export const appelsSurMonEnfant = (portee: Portee, eleveId: string): Promise<AppelVu[]> =>
  enPortee(
    portee,
    (tx) =>
      tx.$queryRaw<
        AppelVu[]
      >`SELECT ${COLONNES} FROM appels_sur_mon_enfant(${eleveId}::uuid, ${MONTRES}::int)`,
  );

/** Who asked about the pupil of this dossier, for the DPO. Throws Refus introuvable to anybody else. */
export async function appelsDuDossier(portee: Portee, numero: string | undefined): Promise<AppelVu[]> {
  exigerDpo(portee);
  if (!numero) return [];
  return enPortee(
    portee,
    (tx) => tx.$queryRaw<AppelVu[]>`SELECT ${COLONNES} FROM appels_du_dossier(${numero}, ${MONTRES}::int)`,
  );
}

/** The last tokens that called too much. Throws Refus introuvable to who neither protects the data, watches nor grants. */
export async function volumesSignales(portee: Portee): Promise<VolumeSignale[]> {
  if (!tient(portee, 'dpo', 'administrateur', 'instructeur_habilitations'))
    throw new Refus('introuvable', 'Cette page n’existe pas.');
  return enPortee(
    portee,
    (tx) =>
      tx.$queryRaw<
        VolumeSignale[]
      >`SELECT id, instant, organisme, habilitation, jeton, appels, habituels, ouvert FROM volumes_signales(${VOLUMES_MONTRES}::int)`,
  );
}

/** What a body asked on one day, by one token and one form of the interface. */
export interface AppelsDUnJour {
  jour: Date;
  organisme: string | null;
  habilitation: number;
  jeton: string;
  porte: string;
  appels: number;
  trouves: number;
}

/** What the body of this SIRET asked, the last days first, for the DPO. Throws Refus introuvable to anybody else. */
export async function appelsDeLOrganisme(portee: Portee, siret: string): Promise<AppelsDUnJour[]> {
  exigerDpo(portee);
  return enPortee(
    portee,
    (tx) =>
      tx.$queryRaw<
        AppelsDUnJour[]
      >`SELECT jour, organisme, habilitation, jeton, porte, appels, trouves FROM appels_de_l_organisme(${siret}, ${MONTRES}::int)`,
  );
}
