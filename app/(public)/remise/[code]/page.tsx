import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Alerte } from '#components/alerte.tsx';
import { HEURES_D_UNE_REMISE } from '#lib/droit/habilitation/jeton.ts';
import { LIBELLES_SCOPES, type Scope } from '#lib/droit/habilitation/scopes.ts';
import { lireRemise } from '#lib/remise/queries.ts';
import { CodeDeRemiseSchema } from '#lib/remise/schema.ts';
import { Retirer } from './formulaire.tsx';

export const metadata: Metadata = {
  title: 'Recevoir un jeton',
  robots: { index: false },
  referrer: 'no-referrer',
};

/** Where the technical contact of an habilitation draws its token, without any account. Nothing is done by opening it. */
export default async function RemisePage({ params }: PageProps<'/remise/[code]'>) {
  const lu = CodeDeRemiseSchema.safeParse(await params);
  if (!lu.success) notFound();
  const remise = await lireRemise(lu.data.code);
  return (
    <div className="texte">
      <h1>Recevoir un jeton de l’API</h1>
      {remise === null ? (
        <Alerte ton="info">
          Ce lien n’ouvre rien : ouvrez-le depuis le courriel, ou demandez-en un autre à la personne de votre
          organisme qui suit la demande.
        </Alerte>
      ) : (
        <>
          <p>
            {remise.organisme} vous confie le jeton « {remise.contenu.nom} » ({remise.contenu.environnement})
            pour « {remise.intitule} », demande D{remise.numero}. Il ouvre :{' '}
            {remise.scopes.map((scope) => LIBELLES_SCOPES[scope as Scope]).join(', ')}.
          </p>
          <p>
            Le lien sert une fois, dans les {HEURES_D_UNE_REMISE} heures de son envoi. Ne pressez le bouton
            que lorsque vous pouvez ranger le jeton : il n’est montré qu’une fois.
          </p>
          <Retirer code={lu.data.code} ouverte={remise.etat === 'ouverte'} />
        </>
      )}
    </div>
  );
}
