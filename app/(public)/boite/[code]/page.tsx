import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Alerte } from '#components/alerte.tsx';
import { boiteOuverte } from '#lib/boite/queries.ts';
import { ConfirmationSchema } from '#lib/boite/schema.ts';
import { direContacts } from '#lib/habilitation/faits.ts';
import { Confirmer } from './formulaire.tsx';

export const metadata: Metadata = {
  title: 'Confirmer votre adresse',
  robots: { index: false },
  referrer: 'no-referrer',
};

/** Where a contact of a request answers from its mailbox, without any account. Nothing is done by opening it. */
export default async function BoitePage({ params }: PageProps<'/boite/[code]'>) {
  const lu = ConfirmationSchema.safeParse(await params);
  if (!lu.success) notFound();
  const boite = await boiteOuverte(lu.data.code);
  return (
    <div className="texte">
      <h1>Confirmer votre adresse</h1>
      {boite === null ? (
        <Alerte ton="info">
          Ce lien n’ouvre plus rien : la demande nomme un autre contact, ou le lien est trop ancien.
          L’organisme peut vous en envoyer un autre depuis sa demande.
        </Alerte>
      ) : boite.confirmee ? (
        <Alerte ton="succes">L’adresse {boite.courriel} est confirmée. Vous pouvez fermer cette page.</Alerte>
      ) : (
        <>
          <p>
            {boite.organisme} demande à consulter des données sur des élèves{' '}
            {boite.intitule ? `pour « ${boite.intitule} » ` : ''}(demande D{boite.numero}). Cet organisme
            donne l’adresse {boite.courriel} comme celle de : {direContacts(boite.contacts)}.
          </p>
          <p>
            Confirmez si c’est bien vous. Sinon, fermez cette page et prévenez l’organisme : sans votre
            confirmation, la demande ne se dépose pas.
          </p>
          <Confirmer code={lu.data.code} />
        </>
      )}
    </div>
  );
}
