import type { Metadata } from 'next';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { INSTANT } from '#components/instant.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { clientEnService } from '#lib/client/faits.ts';
import { actesOuverts } from '#lib/droit/habilitation/cycle.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import { type EnvoiVu, webhookDe } from '#lib/webhook/queries.ts';
import { FermerLeLogiciel, OuvrirUnLogiciel } from './client.tsx';
import { Essayer, Regler, Rejouer } from './formulaires.tsx';

export const metadata: Metadata = { title: 'Notifications' };

const FAITS = new Map([
  ['essai', 'L’essai part dans la minute : rechargez la page pour voir ce qu’il devient.'],
  ['ferme', 'Le logiciel ne lit plus vos demandes.'],
  ['rejeu', 'L’envoi repart dans la minute, à l’identique.'],
]);

const sortDe = ({ livreLe, statut, tentatives }: EnvoiVu): string =>
  livreLe
    ? `livré le ${INSTANT.format(livreLe)}`
    : tentatives === 0
      ? 'en attente'
      : `refusé : ${statut ?? 'sans réponse'}`;

const colonnes = (id: string): Colonne<EnvoiVu>[] => [
  { cle: 'evenement', titre: 'Événement', rendre: ({ acte }) => <code>{acte}</code> },
  { cle: 'le', titre: 'Le', rendre: ({ creeLe }) => INSTANT.format(creeLe) },
  { cle: 'sort', titre: 'Envoi', rendre: sortDe },
  { cle: 'essais', titre: 'Essais', nombre: true, rendre: ({ tentatives }) => tentatives },
  {
    cle: 'rejouer',
    titre: 'Refaire',
    rendre: (envoi) => <Rejouer id={id} envoi={{ id: envoi.id, acte: envoi.acte }} />,
  },
];

/** Where the events of a request are told to the body's own software, and how each delivery went. */
export default async function NotificationsPage({
  params,
  searchParams,
}: PageProps<'/habilitations/[id]/notifications'>) {
  const portee = await exigerRepresentant();
  const lue = await lireHabilitation(portee, identifiant((await params).id)).catch(pageIntrouvable);
  const { id, numero } = lue;
  const webhook = await webhookDe(portee, id);
  const ouverts = actesOuverts(lue, 'representant');
  const client = lue.octroyee ? clientEnService(lue.evenements) : null;
  const fait = FAITS.get(String((await searchParams).fait));
  return (
    <>
      <FilAriane
        liens={[
          { href: '/habilitations', libelle: 'Mes habilitations' },
          { href: `/habilitations/${id}`, libelle: `D${numero}` },
        ]}
        ici="Notifications"
      />
      <TitrePage
        titre={`Notifications de D${numero}`}
        phrase="Votre logiciel apprend ce qui arrive à la demande : accord, révocation, fin d’un jeton. Rien n’y est jamais dit d’un élève."
      />
      {fait ? (
        <Alerte ton="succes" annoncer>
          {fait}
        </Alerte>
      ) : null}
      {webhook?.suspenduLe ? (
        <Alerte ton="attention" titre="Les envois sont suspendus">
          Cinq de suite ont échoué. Enregistrez de nouveau l’adresse une fois votre serveur réparé, puis
          refaites ceux qui manquent.
        </Alerte>
      ) : null}
      {ouverts.includes('regler_webhook') ? (
        <Regler id={id} adresse={webhook?.adresse ?? ''} />
      ) : (
        <p>Les notifications se règlent une fois la demande accordée.</p>
      )}
      {webhook ? (
        <>
          {webhook.suspenduLe ? null : <Essayer id={id} />}
          <Tableau
            legende="Derniers envois"
            total={webhook.envois.length}
            unite="envoi"
            colonnes={colonnes(id)}
            lignes={webhook.envois}
            cle={(envoi) => envoi.id}
            vide={<p>Rien n’est encore parti.</p>}
          />
        </>
      ) : null}
      {ouverts.includes('ouvrir_client') ? (
        <section className="fr-mt-4w">
          <h2 className="fr-h4">Lire vos demandes par un logiciel</h2>
          <p>
            Le logiciel de votre organisme lit toutes ses demandes, ce qui est accordé et ces envois, sans
            jamais rien lire d’un élève. <a href="/documentation#demandes">Comment l’appeler</a>
          </p>
          <OuvrirUnLogiciel id={id} remplace={client !== null} />
          {client ? (
            <>
              <p>
                Ouvert le {INSTANT.format(client.instant)} par {client.auteurNom} : <code>{client.id}</code>
              </p>
              <FermerLeLogiciel id={id} />
            </>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
