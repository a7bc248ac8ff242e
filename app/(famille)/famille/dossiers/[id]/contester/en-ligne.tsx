import { ecrireJour } from '#lib/droit/date.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import type { Contestable } from '#lib/famille/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Formulaire } from './formulaire.tsx';

/** Online, where the family is signed in: it is received at once. A recours that waits is told, and another may still be sent. */
export function EnLigne({ lue: { dossier } }: { lue: Contestable }) {
  const pendant = recoursPendant(dossier);
  return (
    <section aria-labelledby="en-ligne" className="volet">
      <h2 id="en-ligne" className="fr-h4">
        Contester en ligne
      </h2>
      {pendant ? (
        <p>
          Votre recours du {ecrireJour(jourDe(pendant.formeLe))} attend sa réponse. Vous pouvez en envoyer un
          autre si vous avez quelque chose à ajouter : les deux seront lus ensemble.
        </p>
      ) : (
        <p>
          Votre recours est reçu aujourd’hui même. Il est adressé à l’autorité qui doit y répondre, quel que
          soit le nom que vous lui donnez.
        </p>
      )}
      <Formulaire dossierId={dossier.id} version={dossier.version} />
    </section>
  );
}
