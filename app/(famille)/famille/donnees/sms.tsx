'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { direMesSms } from '#lib/radar/actions.ts';

/** Whether the person wants SMS: said now, withdrawn when it likes. */
export function MesSms({ accepte, numero }: { accepte: boolean; numero: string | null }) {
  return (
    <section aria-labelledby="sms">
      <h2 className="fr-h4" id="sms">
        SMS de l’établissement
      </h2>
      <p>
        {accepte
          ? 'L’établissement peut vous rappeler par SMS qu’une bourse peut être demandée, ou que des pièces manquent à votre demande. Vous pouvez retirer cet accord quand vous voulez.'
          : 'Aucun SMS ne vous est envoyé. L’établissement peut vous rappeler par ce moyen qu’une bourse peut être demandée, ou que des pièces manquent, si vous l’acceptez.'}{' '}
        {numero
          ? `Ils iraient au ${numero.replace(/(\d\d)(?=\d)/g, '$1 ')}.`
          : 'Aucun numéro de portable n’est connu : donnez-le au secrétariat.'}
      </p>
      <Formulaire
        key={String(accepte)}
        acte={direMesSms}
        prefixe="sms"
        caches={{ accepte: accepte ? 'non' : 'oui' }}
        boutons={[{ libelle: accepte ? 'Ne plus recevoir de SMS' : 'Accepter les SMS' }]}
      >
        {() => null}
      </Formulaire>
    </section>
  );
}
