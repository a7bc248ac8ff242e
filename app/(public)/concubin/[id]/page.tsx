import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { Alerte } from '#components/alerte.tsx';
import { NOTICE_DU_CONCUBIN } from '#lib/droit/consentement/textes.ts';
import { Formulaire } from './formulaire.tsx';

export const metadata: Metadata = {
  title: 'Votre accord pour une demande de bourse',
  robots: { index: false },
};

const FAITS: ReadonlyMap<string, string> = new Map([
  ['oui', 'Votre accord est enregistré. Vous pouvez fermer cette page.'],
  ['non', 'Votre refus est enregistré : rien ne sera demandé à votre sujet. Vous pouvez fermer cette page.'],
]);

/** Where a concubin answers, without any account. Nobody is named: who opens the link by mistake learns nothing. */
export default async function ConcubinPage({ params, searchParams }: PageProps<'/concubin/[id]'>) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const fait = FAITS.get(String((await searchParams).fait));
  return (
    <div className="texte">
      <h1>Votre accord pour une demande de bourse</h1>
      {fait ? (
        <Alerte ton="succes">{fait}</Alerte>
      ) : (
        <>
          {NOTICE_DU_CONCUBIN.map((texte) => (
            <p key={texte}>{texte}</p>
          ))}
          <Formulaire invitationId={id} />
        </>
      )}
    </div>
  );
}
