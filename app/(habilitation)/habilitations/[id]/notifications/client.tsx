'use client';

import { SecretMontre, useSecret } from '#app/(habilitation)/habilitations/secret.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { fermerClient, ouvrirClient } from '#lib/client/actions.ts';

/** Gives the identifier and the secret of a software that reads the requests of the body, once. */
export function OuvrirUnLogiciel({ id, remplace }: { id: string; remplace: boolean }) {
  const { etat, envoyer, occupe } = useSecret(ouvrirClient);
  return (
    <>
      <SecretMontre
        etat={etat}
        titre="Voici l’identifiant et le secret : copiez-les maintenant"
        suite="Le secret ne sera plus montré, et personne ne peut le relire ; celui d’avant, s’il y en a un, ne lit plus rien."
      />
      <form action={envoyer}>
        <input type="hidden" name="id" value={id} />
        <button type="submit" className="fr-btn fr-btn--secondary" disabled={occupe}>
          {remplace ? 'Remplacer l’identifiant et le secret' : 'Obtenir un identifiant et un secret'}
        </button>
      </form>
    </>
  );
}

/** Closes it at once. */
export function FermerLeLogiciel({ id }: { id: string }) {
  return (
    <FormulaireActe acte={fermerClient}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="fr-btn fr-btn--tertiary">
        Retirer l’accès de ce logiciel
      </button>
    </FormulaireActe>
  );
}
