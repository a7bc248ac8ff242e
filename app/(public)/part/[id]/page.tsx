import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { Alerte } from '#components/alerte.tsx';
import { anneeDesRevenus, rentreeDu } from '#lib/droit/annee.ts';
import { NOTICE_DE_LA_PART } from '#lib/droit/consentement/part.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { Formulaire } from './formulaire.tsx';

export const metadata: Metadata = {
  title: 'Vos revenus pour une demande de bourse',
  robots: { index: false },
};

const FAITS: ReadonlyMap<string, string> = new Map([
  [
    'impots',
    'Votre réponse est enregistrée : les impôts sont interrogés. S’ils ne donnent pas vos chiffres, un courriel vous le dit. Vous pouvez fermer cette page.',
  ],
  [
    'chiffres',
    'Vos chiffres sont enregistrés. Votre avis d’impôt reste demandé : vous pouvez le remettre vous-même à l’établissement de l’enfant. Vous pouvez fermer cette page.',
  ],
  [
    'refus',
    'Votre réponse est enregistrée : rien ne sera demandé aux impôts à votre sujet. Vous pouvez fermer cette page.',
  ],
]);

/** Where a concubin gives their own incomes, without any account. Nobody is named: who opens the link by mistake learns nothing. */
export default async function PartPage({ params, searchParams }: PageProps<'/part/[id]'>) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const fait = FAITS.get(String((await searchParams).fait));
  return (
    <div className="texte">
      <h1>Vos revenus pour une demande de bourse</h1>
      {fait ? (
        <Alerte ton="succes">{fait}</Alerte>
      ) : (
        <>
          {NOTICE_DE_LA_PART.map((texte) => (
            <p key={texte}>{texte}</p>
          ))}
          <Formulaire partId={id} annee={anneeDesRevenus(rentreeDu(await aujourdHui()))} />
        </>
      )}
    </div>
  );
}
