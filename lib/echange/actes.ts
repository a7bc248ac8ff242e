/** Calls to other services: their trace, and the turns that all processes share. */
import { SansFondement, type Service, type Tour, type Tracer } from '#lib/connecteurs/echange.ts';
import { ouvrirDgfip } from '#lib/connecteurs/impots/dgfip.ts';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { ouvrirQuotient, type SourceFamiliale } from '#lib/connecteurs/quotient/quotient.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { grouper } from '#lib/technique/grouper.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';

/** Why somebody's data are asked for. Same words as the CHECK of `echange`. */
export type Finalite = 'etude_automatique' | 'demande_en_ligne' | 'charge_de_l_eleve';

/**
 * What founds a call: a demande filed and not decided; a consent that stands, with the concubin's where there is one; or what a
 * family asked for: its figures while it writes its demande online, what its caisse knows when the attestation lacks.
 */
export type Fondement = { dossierId: string } | { consentementId: string } | { recuperationId: string };

type Annonce = { service: Service; finalite: Finalite } & Fondement;

const enSysteme = async <T>(travail: (tx: Transaction) => Promise<T>): Promise<T> =>
  enPortee(porteeSysteme(await aujourdHui()), travail, 'acte');

/** Each announced call with its number, or null where nothing founds it: the base judges it again. */
const annoncer = grouper(async (annonces: readonly Annonce[]): Promise<(string | null)[]> => {
  const lignes = annonces.map((annonce) => ({ id: crypto.randomUUID(), ...annonce }));
  const tracees = await enSysteme(
    (tx) => tx.$queryRaw<{ id: string }[]>`
      INSERT INTO echange (id, service, finalite, dossier_id, consentement_id, recuperation_id)
      SELECT v.id, v.service, v.finalite, v."dossierId", v."consentementId", v."recuperationId"
      FROM jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb)
        AS v (id uuid, service text, finalite text, "dossierId" uuid, "consentementId" uuid, "recuperationId" uuid)
      WHERE appel_fonde(v."dossierId", v."consentementId") OR recuperation_fonde(v."recuperationId")
      RETURNING id`,
  );
  const ids = new Set(tracees.map(({ id }) => id));
  return lignes.map(({ id }) => (ids.has(id) ? id : null));
});

/** Traces the calls made on a ground, before each leaves. */
export const tracerPour =
  (finalite: Finalite, fondement: Fondement): Tracer =>
  async (service) => {
    const correlation = await annoncer({ service, finalite, ...fondement });
    if (!correlation) throw new SansFondement('ni demande en cours ni consentement ne fonde cet appel');
    return correlation;
  };

/** Sources that bear so many calls a minute, as the table `cadence` says. */
export type Source = 'dgfip' | 'quotient';

/** The turns of a source, taken by groups: all processes together stay below what it bears. */
export function ouvrirTours(source: Source): Tour {
  const prendre = grouper(async (appels: readonly undefined[]): Promise<number[]> => {
    const [pris] = await enSysteme(
      (tx) => tx.$queryRaw<{ attente: number; pas: number }[]>`
        SELECT attente_ms AS attente, pas_ms AS pas FROM prendre_des_tours(${source}, ${appels.length}::int)`,
    );
    if (!pris) throw new RangeError(`aucun tour pour ${source}`);
    return appels.map((_, rang) => pris.attente + rang * pris.pas);
  });
  return () => prendre(undefined);
}

const ouvertes = new Map<number, SourceFiscale>();

/** The tax administration for a rentrée, at the pace that all processes share; null where none is configured. */
export function sourceFiscale(annee: number): SourceFiscale | null {
  const { impots } = configuration();
  if (!impots) return null;
  const ouverte =
    ouvertes.get(annee) ??
    ouvrirDgfip({ ...impots, anneeDeSfip: anneeDesRevenus(rentree(annee)), tour: ouvrirTours('dgfip') });
  ouvertes.set(annee, ouverte);
  return ouverte;
}

/** The caisses, at the pace that all processes share; null where none is configured. */
export function sourceFamiliale(): SourceFamiliale | null {
  const { quotient } = configuration();
  return quotient ? ouvrirQuotient({ ...quotient, tour: ouvrirTours('quotient') }) : null;
}

/** The answer of a source; null once nothing founds the call any more. Without a source, none can be had. */
export async function demanderSiFonde<Source, Reponse>(
  source: Source | null,
  appeler: (source: Source) => Promise<Reponse>,
): Promise<Reponse | { genre: 'indisponible' } | null> {
  if (!source) return { genre: 'indisponible' };
  try {
    return await appeler(source);
  } catch (erreur) {
    if (erreur instanceof SansFondement) return null;
    throw erreur;
  }
}
