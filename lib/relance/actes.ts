import { smsPossibles } from '#lib/connecteurs/sms.ts';
import { composerInvitation, composerInvitationParSms } from '#lib/droit/courrier/lettre-invitation.ts';
import { JOURS_ENTRE_RELANCES, type MoyenDeRelance, RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee, tient } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTaches, enLots } from '#lib/technique/taches.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type ApercuDeRelance, direSansEffet, type PersonneARelancer } from './faits.ts';
import { type CampagneSituee, campagneDesEtablissements, sansDemande } from './queries.ts';
import type { RelancerSaisi } from './schema.ts';

/** What a reminder did: persons reached, and pupils of which nobody was. */
export interface Bilan {
  personnes: number;
  eleves: number;
  sansEffet: number;
}

/**
 * The persons in charge whom a means would reach now: each once by each, never two means within four days but for one that failed, by SMS with their word
 * alone, on the number of a mobile.
 */
const aRelancer = (
  portee: Portee,
  { etape, scolariteIds }: Pick<RelancerSaisi, 'etape' | 'scolariteIds'>,
  annee: number,
): Prisma.Sql => Prisma.sql`
  FROM scolarite s
  JOIN eleve e ON e.id = s.eleve_id
  JOIN lien l ON l.eleve_id = e.id AND l.legal
  JOIN responsable r ON r.id = l.responsable_id AND r.reunie_dans IS NULL
  WHERE s.id = ANY (${[...scolariteIds]}::uuid[]) AND ${sansDemande(portee, annee)}
    AND (${etape} <> 'courriel' OR r.courriel IS NOT NULL AND r.courriel_refuse_le IS NULL)
    AND (${etape} <> 'sms' OR numero_de_sms(r) IS NOT NULL AND accepte_les_sms(r.id))
    AND NOT EXISTS (SELECT 1 FROM relance x WHERE x.scolarite_id = s.id AND x.responsable_id = r.id
      AND (x.etape = ${etape}
        OR x.echec IS NULL AND x.jour > ${dateDe(portee.jour.subtract({ days: JOURS_ENTRE_RELANCES }))}::date))`;

/** The campaign in which families may be reminded. Throws Refus interdit to who reminds nobody, impossible between two campaigns. */
async function exigerDePouvoirRelancer(portee: Portee, etape: MoyenDeRelance): Promise<CampagneSituee> {
  if (portee.auteur.genre !== 'agent' || !tient(portee, ...RELANCEURS))
    throw new Refus('interdit', 'Relancer les familles revient à l’établissement.');
  if (etape === 'sms' && !smsPossibles())
    throw new Refus(
      'impossible',
      'Aucun opérateur n’envoie de SMS pour ce service : choisissez un autre moyen.',
      {
        champ: 'etape',
      },
    );
  const campagne = await campagneDesEtablissements(portee);
  if (!campagne)
    throw new Refus(
      'impossible',
      'Aucune campagne n’est ouverte : il n’est plus, ou pas encore, temps de demander.',
      { texte: 'C. II.A' },
    );
  return campagne;
}

/** Whom a reminder would reach, where, and what it says; nothing is written nor sent. Refused as `relancerFamilles`. */
export async function prevoirLesRelances(
  portee: Portee,
  saisi: Pick<RelancerSaisi, 'etape' | 'scolariteIds'>,
): Promise<ApercuDeRelance> {
  const { etape, scolariteIds } = saisi;
  const campagne = await exigerDePouvoirRelancer(portee, etape);
  return enPortee(portee, async (tx) => {
    const personnes = await tx.$queryRaw<PersonneARelancer[]>`
      SELECT s.id AS "scolariteId", e.nom || ' ' || e.prenom AS eleve, s.classe, r.prenom || ' ' || r.nom AS personne,
        CASE ${etape} WHEN 'courriel' THEN r.courriel WHEN 'sms' THEN numero_de_sms(r)
          ELSE concat_ws(', ', nullif(r.adresse, ''), nullif(concat_ws(' ', r.code_postal, r.commune), ' ')) END AS vers
      ${aRelancer(portee, saisi, campagne.rentree)} ORDER BY s.classe, e.nom, e.prenom, r.nom`;
    const [lieu] = await tx.etablissement.findMany({
      where: { scolarites: { some: { id: { in: [...scolariteIds] } } } },
      take: 1,
    });
    const faits = {
      etablissement: lieu?.nom ?? '',
      cloture: campagne.cloture,
      adresse: `${configuration().url}/demander`,
    };
    const courriel = composerInvitation(faits);
    const eleves = new Set(personnes.map(({ scolariteId }) => scolariteId)).size;
    return {
      ...{ etape, personnes },
      sansEffet: direSansEffet(etape, scolariteIds.length - eleves).trim() || null,
      message: {
        courriel: [
          courriel.sujet,
          ...courriel.paragraphes,
          `${courriel.lien?.texte} : ${courriel.lien?.adresse}`,
        ].join('\n'),
        sms: composerInvitationParSms(faits),
        courrier: LETTRE,
        recommande: LETTRE,
      }[etape],
    };
  });
}

const LETTRE =
  'La lettre « Invitation à demander la bourse » : elle dit qu’aucune demande n’est reçue, jusqu’à quel jour et comment demander. Elle s’imprime une fois les familles relancées.';

/**
 * Reminds the families of pupils that nothing is filed, by one means: each person in charge once by each, and never two means
 * within four days. Mails and SMS leave by the worker; letters are printed. Done again it reaches only those left. Throws Refus
 * interdit to who enters no demande, impossible between two campaigns.
 */
export async function relancerFamilles(
  portee: Portee,
  { etape, scolariteIds, numero }: Omit<RelancerSaisi, 'geste'>,
): Promise<Bilan> {
  const { auteur, jour } = portee;
  const campagne = await exigerDePouvoirRelancer(portee, etape);
  return enPortee(portee, async (tx) => {
    const faites = await tx.$queryRaw<{ id: string; scolariteId: string }[]>`
      INSERT INTO relance (id, scolarite_id, responsable_id, etape, jour, courriel, telephone, numero, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), s.id, r.id, ${etape}, ${dateDe(jour)}::date,
        CASE WHEN ${etape} = 'courriel' THEN r.courriel END, CASE WHEN ${etape} = 'sms' THEN numero_de_sms(r) END,
        ${numero}, ${auteur.id}::uuid, ${auteur.nom}
      ${aRelancer(portee, { etape, scolariteIds }, campagne.rentree)}
      ON CONFLICT (scolarite_id, responsable_id, etape) DO NOTHING
      RETURNING id, scolarite_id AS "scolariteId"`;
    const eleves = new Set(faites.map(({ scolariteId }) => scolariteId)).size;
    if (etape === 'courriel' || etape === 'sms')
      await ajouterTaches(
        tx,
        'envoyer_relances',
        enLots(faites.map(({ id }) => id)).map((relanceIds) => ({ relanceIds })),
      );
    return { personnes: faites.length, eleves, sansEffet: scolariteIds.length - eleves };
  });
}
