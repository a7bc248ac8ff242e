/** Requests for an habilitation in the synthetic world, brought where they are told by the acts of each side. */

import { confirmerBoite } from '#lib/boite/actes.ts';
import type { Jour } from '#lib/droit/date.ts';
import { verificationsDe } from '#lib/droit/habilitation/fondements.ts';
import { accorder, commencerPour, deposer, enregistrerPartie } from '#lib/habilitation/actes.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { accordDe, PARTIES, type Partie, type Saisie, scopesDe } from '#lib/habilitation/schema.ts';
import { emettreJeton } from '#lib/jeton/actes.ts';
import { codeDeBoite } from '#lib/technique/code-de-boite.ts';
import { enPortee, type Portee, porteeDAgent, porteeDeRepresentant } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { compte } from './comptes.ts';
import { ORGANISMES } from './organismes.ts';

const contact = (qui: string, nom: string, fonction: string) => ({
  [`${qui}.prenom`]: 'Camille',
  [`${qui}.nom`]: nom,
  [`${qui}.fonction`]: fonction,
  [`${qui}.courriel`]: `${qui}@vallon-sur-deule.example`,
  [`${qui}.telephone`]: '03 20 00 00 00',
});

export const REPONSES: Record<Partie, Record<string, string>> = {
  projet: {
    intitule: 'Aide communale à la rentrée',
    description:
      'La commune verse 60 euros à chaque collégien boursier qui y habite. Le portail vérifie la bourse au moment de la demande, sans papier.',
    volumetrie: '400',
  },
  cadre: {
    fondement: 'deliberation',
    nature: 'Délibération n° 2026-41 du 12 mai 2026 créant une aide à la rentrée.',
    url: 'https://vallon-sur-deule.example/deliberations/2026-41',
  },
  donnees: {
    'scope.men_statut_boursier': 'oui',
    'raison.men_statut_boursier': 'L’aide est réservée aux boursiers.',
    'scope.men_echelon_bourse': 'oui',
    'raison.men_echelon_bourse': 'Le montant de l’aide suit l’échelon.',
    destinataires: '26599991200016',
  },
  conservation: { destinataire: 'Les agents du service scolaire', duree: '12' },
  contacts: {
    ...contact('responsable', 'Lambert', 'Directrice générale des services'),
    ...contact('dpo', 'Vidal', 'Délégué à la protection des données'),
    ...contact('technique', 'Morel', 'Responsable informatique'),
  },
};

/** Who signs in for a body of the demonstration; the base knows that person from then on. */
export async function representantDe(cle: string, jour: Jour): Promise<Portee> {
  const { sub, siret = '', prenom, nom, email } = compte(cle);
  await prisma().$executeRaw`SELECT accueillir_representant(${sub}, ${siret}, ${prenom}, ${nom}, ${email})`;
  const portee = await porteeDeRepresentant(sub, siret, jour);
  if (!portee) throw new Error(`représentant inconnu : ${cle}`);
  return portee;
}

/** Each contact of a request answers from its mailbox. */
export async function repondreDesBoites(moi: Portee, habilitationId: string): Promise<void> {
  const boites = await enPortee(moi, (tx) =>
    tx.boiteDeContact.findMany({ where: { habilitationId, confirmeeLe: null } }),
  );
  for (const { id } of boites) await confirmerBoite(codeDeBoite(id), moi.jour);
}

/** A request of the commune of the demonstration, as far as it is told; gives its id. */
export async function raconterHabilitation(
  jusque: 'brouillon' | 'deposee' | 'accordee',
  jour: Jour,
): Promise<string> {
  const moi = await representantDe('mairie', jour);
  const instructrice = await porteeDAgent(compte('instructrice').sub, jour);
  if (!instructrice) throw new Error('personne n’instruit les habilitations');
  const id = await commencerPour(moi, ORGANISMES[0]);
  const cible = async () => ({ id, version: (await lireHabilitation(moi, id)).version });
  for (const partie of Object.keys(REPONSES) as Partie[])
    await enregistrerPartie(
      moi,
      await cible(),
      partie,
      PARTIES[partie].parse(REPONSES[partie]) as NonNullable<Saisie[Partie]>,
    );
  await repondreDesBoites(moi, id);
  if (jusque === 'brouillon') return id;
  await deposer(moi, await cible());
  if (jusque === 'deposee') return id;
  const { saisie, version } = await lireHabilitation(moi, id);
  const vu = Object.fromEntries(
    verificationsDe('production', scopesDe(saisie)).map((verification) => [
      verification,
      'Vu dans l’annuaire et la délibération.',
    ]),
  );
  await accorder(instructrice, accordDe('production', saisie).parse({ id, version, ...vu }));
  await emettreJeton(moi, {
    habilitationId: id,
    nom: 'Portail famille',
    environnement: 'essai',
    scopes: ['men_statut_boursier'],
    adresses: [],
  });
  return id;
}
