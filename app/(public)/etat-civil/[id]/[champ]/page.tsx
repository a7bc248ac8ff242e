import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { identifiant } from '#app/introuvable.ts';
import { Alerte } from '#components/alerte.tsx';
import { CHAMPS_DEMANDES } from '#lib/droit/etude/question.ts';
import { ChampDemandeSchema } from '#lib/question/schema.ts';
import { Formulaire } from './formulaire.tsx';

export const metadata: Metadata = {
  title: 'Une précision sur votre état civil',
  robots: { index: false },
};

/** Where a person answers one question, without any account. Nobody is named, and nothing kept is shown. */
export default async function QuestionPage({ params, searchParams }: PageProps<'/etat-civil/[id]/[champ]'>) {
  const lus = await params;
  const id = identifiant(lus.id);
  const champ = ChampDemandeSchema.safeParse(lus.champ);
  if (!champ.success) notFound();
  const fait = (await searchParams).fait === 'oui';
  return (
    <div className="texte">
      <h1>Une précision sur votre état civil</h1>
      {fait ? (
        <Alerte ton="succes">
          Votre réponse est enregistrée : votre droit à la bourse va être étudié de nouveau. Vous pouvez
          fermer cette page.
        </Alerte>
      ) : (
        <>
          <p>
            Indiquez {CHAMPS_DEMANDES[champ.data]}, comme sur votre acte de naissance. Rien d’autre n’est
            demandé.
          </p>
          <Formulaire questionId={id} champ={champ.data} />
        </>
      )}
    </div>
  );
}
